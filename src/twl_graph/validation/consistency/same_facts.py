"""Things of which the same is told under different names: probably one thing that two sources call differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from twl_graph.errors import Words
from twl_graph.namespaces import ID, SCHEMA, TWL, compact
from twl_graph.open_places import OPEN, OPEN_TEXT
from twl_graph.validation.consistency.naming import Naming, listed
from twl_graph.validation.consistency.statements import Statements, pairs, plain
from twl_graph.validation.finding import Finding
from twl_graph.validation.rules import SAME_FACTS
from twl_graph.validation.suggestion import Suggestion

_ORG: Final = "http://www.w3.org/ns/org#"
_POSSIBLY_SAME: Final = TWL + "possiblySameAs"
_DATE: Final = TWL + "date"
_SIGNS: Final = TWL + "signs"


class _Likeness(NamedTuple):
    """What makes two things of a class look like one.

    Attributes:
        kind: the class.
        same: all of these have the same values, and there are some.
        some: those of these that both have are the same, or as much of them as the shorter list tells. One is enough
            where both are of one day; within a month or year many things happen, so two must be, or what is signed.
        apart: where both have values of one of these and share none, they are two.
        dated: whether they have the same date, of the same precision; an agreement has that of its signing.
    """

    kind: str
    same: tuple[str, ...] = ()
    some: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    dated: bool = False


_LIKENESSES: Final = (
    # Two that sign different agreements, or are in different places, are two.
    _Likeness(
        TWL + "Event",
        some=(_SIGNS, SCHEMA + "about", TWL + "hasParticipant", TWL + "organizedBy"),
        apart=(SCHEMA + "location", TWL + "edition", TWL + "field"),
        dated=True,
    ),
    # The same parties may sign several on one day: then the fields are others.
    _Likeness(TWL + "Agreement", same=(TWL + "hasParty",), apart=(TWL + "field",), dated=True),
    # A holding is attested by one article, so two articles make two.
    _Likeness(
        TWL + "OfficeHolding",
        same=(_ORG + "member", TWL + "post"),
        apart=(_ORG + "organization", TWL + "attestedIn", TWL + "during"),
    ),
    _Likeness(
        TWL + "Figure",
        same=(TWL + "countOf", SCHEMA + "about", TWL + "approximation", SCHEMA + "minValue"),
        apart=(TWL + "asOf", TWL + "during", SCHEMA + "maxValue", SCHEMA + "location"),
    ),
)


def same_facts(statements: Statements, naming: Naming) -> Iterator[Finding]:
    """Yield a finding at each of two things of one kind of which the same is told, whatever they are called.

    They are no finding where the graph says of them that they are possibly the same.
    """
    for likeness in _LIKENESSES:
        for group in _candidates(statements, likeness):
            for one, other in pairs(group):
                shared = _shared(statements, likeness, one, other)
                if shared and not _possibly_same(statements, one, other) and statements.comparable(one, other):
                    yield _finding(statements, naming, likeness, one, other, shared)
                    yield _finding(statements, naming, likeness, other, one, shared)


def _candidates(statements: Statements, likeness: _Likeness) -> Iterator[set[str]]:
    """Yield the things of a class that agree in their date or in the first property that they must share."""
    groups: defaultdict[object, set[str]] = defaultdict(set)
    for thing in statements.things():
        if thing.startswith(ID) and statements.is_a(thing, likeness.kind):
            key = _dates(statements, thing) if likeness.dated else _values(statements, thing, likeness.same[0])
            if key:
                groups[key].add(thing)
    yield from groups.values()


def _values(statements: Statements, thing: str, predicate: str) -> frozenset[str]:
    """Return the values of one property; the open places of a draft are none."""
    return statements.values(thing, predicate) - {OPEN.value, OPEN_TEXT}


def _dates(statements: Statements, thing: str) -> frozenset[str]:
    """Return the date of an event, or of the signing of an agreement; as written, so that its precision counts."""
    return frozenset(quad.object.value for quad in _dating(statements, thing) if isinstance(quad.object, Literal)) - {
        OPEN_TEXT
    }


def _dating(statements: Statements, thing: str) -> list[Quad]:
    own = statements.of(thing, _DATE)
    if own:
        return own
    signings = (plain(quad.subject).value for quad in statements.inverse(_SIGNS).get(thing, ()))
    return [quad for signing in signings for quad in statements.of(signing, _DATE)]


def _shared(statements: Statements, likeness: _Likeness, one: str, other: str) -> tuple[str, ...]:
    """Return the properties by which two things look like one; none where they do not."""
    for each in likeness.apart:
        values, others = _values(statements, one, each), _values(statements, other, each)
        if values and others and values.isdisjoint(others):
            return ()
    for each in likeness.same:
        values = _values(statements, one, each)
        if not values or values != _values(statements, other, each):
            return ()
    return likeness.same or _some(statements, likeness, one, other)


def _some(statements: Statements, likeness: _Likeness, one: str, other: str) -> tuple[str, ...]:
    found: list[str] = []
    for each in likeness.some:
        values, others = _values(statements, one, each), _values(statements, other, each)
        if values and others:
            if not (values <= others or values >= others):
                return ()
            found.append(each)
    of_one_day = all(len(date) == len("2017-03-23") for date in _dates(statements, one))
    return tuple(found) if of_one_day or len(found) > 1 or _SIGNS in found else ()


def _possibly_same(statements: Statements, one: str, other: str) -> bool:
    return other in statements.values(one, _POSSIBLY_SAME) or one in statements.values(other, _POSSIBLY_SAME)


def _finding(
    statements: Statements, naming: Naming, likeness: _Likeness, here: str, there: str, shared: tuple[str, ...]
) -> Finding:
    """Return the finding at one of the two; the other is what is known."""
    sides = tuple(quad for each in shared for quad in statements.of(there, each))
    told = [naming.of(each) for each in shared]
    if likeness.dated:
        dating = _dating(statements, there)
        sides = (*dating, *sides)
        told.insert(0, naming.of(_DATE))
    same = listed([Words(f"“{each.zh}”", f"“{each.en}”") for each in told])
    thing, known, places = naming.of(here), naming.with_iri(there), naming.places(sides)
    message = Words(
        f"{thing.zh}与{known.zh}是同类事物，{same.zh}也相同，见 {places.zh}。",
        f"{thing.en} is of the same kind as {known.en} and has the same {same.en}: see {places.en}.",
    )
    short, own = compact(there), compact(here)
    suggestion = Suggestion(
        Words(
            f"若是同一事物，改用 {short}，新的名称写作它的别名；若拿不准，写明二者可能相同。",
            f"If they are one thing, use {short} and make the new name its alias; if you cannot tell, say that they "
            "are possibly the same.",
        ),
        instead=NamedNode(there),
        patch=f"{own} twl:possiblySameAs {short} .",
    )
    return SAME_FACTS.finding(NamedNode(here), None, None, message, suggestion=suggestion, sides=sides)

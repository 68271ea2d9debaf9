"""Things of which the same is told under different names: probably one thing that two sources call differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Final, NamedTuple

from pyoxigraph import NamedNode, Quad

from twl_graph.errors import Words
from twl_graph.namespaces import ID, TWL, compact
from twl_graph.validation.consistency.naming import Naming, listed
from twl_graph.validation.consistency.statements import Statements
from twl_graph.validation.finding import Finding
from twl_graph.validation.rules import SAME_FACTS
from twl_graph.validation.suggestion import Suggestion

_SCHEMA: Final = "https://schema.org/"
_ORG: Final = "http://www.w3.org/ns/org#"
_POSSIBLY_SAME: Final = TWL + "possiblySameAs"
_DATE: Final = TWL + "date"
_SIGNS: Final = TWL + "signs"


class _Likeness(NamedTuple):
    """What makes two things of a class look like one.

    Attributes:
        kind: the class.
        same: all of these have the same values, and there are some.
        one_of: of these too, where one is given for both, the values are the same, and one is.
        apart: where both have values of one of these and share none, they are two.
        dated: whether they have the same date, of the same precision; an agreement has that of its signing.
    """

    kind: str
    same: tuple[str, ...]
    one_of: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    dated: bool = False


#: An event is the same where its day and what it is about or who is there are: two that sign different agreements, or
#: take place elsewhere, are two. An agreement is not told by its parties alone: the same three sign several on one day.
_LIKENESSES: Final = (
    _Likeness(
        TWL + "Event",
        same=(),
        one_of=(_SIGNS, _SCHEMA + "about", TWL + "hasParticipant", TWL + "organizedBy"),
        apart=(_SCHEMA + "location", TWL + "edition", TWL + "field"),
        dated=True,
    ),
    _Likeness(TWL + "Agreement", same=(TWL + "hasParty", TWL + "field"), dated=True),
    _Likeness(
        TWL + "OfficeHolding", same=(_ORG + "member", TWL + "post"), apart=(_ORG + "organization", TWL + "during")
    ),
    _Likeness(
        TWL + "Figure",
        same=(TWL + "countOf", _SCHEMA + "about", TWL + "approximation", _SCHEMA + "minValue"),
        one_of=(),
        apart=(TWL + "asOf", TWL + "during", _SCHEMA + "maxValue", _SCHEMA + "unitText", _SCHEMA + "location"),
    ),
)


def same_facts(statements: Statements, naming: Naming) -> Iterator[Finding]:
    """Yield a finding at each of two things of one kind of which the same is told, whatever they are called.

    They are no finding where the graph says of them that they are possibly the same.
    """
    for likeness in _LIKENESSES:
        for group in _candidates(statements, likeness):
            for one, other in combinations(sorted(group), 2):
                shared = _shared(statements, likeness, one, other)
                if shared and not _possibly_same(statements, one, other) and statements.comparable(one, other):
                    yield _finding(statements, naming, likeness, one, other, shared)
                    yield _finding(statements, naming, likeness, other, one, shared)


def _candidates(statements: Statements, likeness: _Likeness) -> Iterator[set[str]]:
    """Yield the things of a class that agree in their date or in the first property that they must share."""
    groups: defaultdict[object, set[str]] = defaultdict(set)
    for thing in statements.things():
        if thing.startswith(ID) and statements.is_a(thing, likeness.kind):
            key = _dates(statements, thing) if likeness.dated else statements.values(thing, likeness.same[0])
            if key:
                groups[key].add(thing)
    yield from groups.values()


def _dates(statements: Statements, thing: str) -> frozenset[str]:
    """Return the date of an event, or of the signing of an agreement; as written, so that its precision counts."""
    return frozenset(quad.object.value for quad in _dating(statements, thing) if not isinstance(quad.object, NamedNode))


def _dating(statements: Statements, thing: str) -> list[Quad]:
    own = statements.of(thing, _DATE)
    if own:
        return own
    signings = (quad.subject.value for quad in statements.inverse(_SIGNS).get(thing, ()))
    return [quad for signing in signings for quad in statements.of(signing, _DATE)]


def _shared(statements: Statements, likeness: _Likeness, one: str, other: str) -> tuple[str, ...]:
    """Return the properties by which two things look like one; none where they do not."""
    found: list[str] = []
    for each in likeness.same:
        values = statements.values(one, each)
        if not values or values != statements.values(other, each):
            return ()
        found.append(each)
    alike = 0
    for each in likeness.one_of:
        values, others = statements.values(one, each), statements.values(other, each)
        if values and others:
            if values != others:
                return ()
            alike += 1
            found.append(each)
    if likeness.one_of and not alike:
        return ()
    for each in likeness.apart:
        values, others = statements.values(one, each), statements.values(other, each)
        if values and others and values.isdisjoint(others):
            return ()
    return tuple(found)


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
        f"{thing.zh}与图中的{known.zh}属于同一类，{same.zh}也都相同，见 {places.zh}。",
        f"{thing.en} is of the same kind as {known.en} and has the same {same.en}, stated at {places.en}.",
    )
    short, own = compact(there), compact(here)
    suggestion = Suggestion(
        Words(
            f"是同一事物就改用 {short}，把新的名称写作它的别名；拿不准就写明二者可能相同。",
            f"If they are one thing, use {short} and make the new name its alias; if that is open, say that they are "
            "possibly the same.",
        ),
        instead=NamedNode(there),
        patch=f"{own} twl:possiblySameAs {short} .",
    )
    return SAME_FACTS.finding(NamedNode(here), None, None, message, suggestion=suggestion, sides=sides)

"""Things that go by the same name: probably one thing under two IRIs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from twl_graph.errors import Words
from twl_graph.namespaces import DCTERMS, ID, RDFS, SCHEMA, SKOS, TWL, compact
from twl_graph.validation.consistency.names import Name, alike, names
from twl_graph.validation.consistency.naming import Naming
from twl_graph.validation.consistency.statements import Statements, pairs, plain
from twl_graph.validation.finding import Finding
from twl_graph.validation.rules import SAME_NAME
from twl_graph.validation.suggestion import Suggestion

#: What is a name. `skos:hiddenLabel` is none here: it holds in one context only ("the three places").
_NAMING: Final = (RDFS + "label", SKOS + "altLabel", DCTERMS + "title", SCHEMA + "alternateName")
#: Whose labels are handles that the graph gives to what somebody said in one place: each text has its own.
_UNNAMED: Final = (TWL + "Statement", TWL + "Inference", TWL + "Span")
#: Whose names in other languages are transcribed: one spelling stands for many names in Chinese.
_TRANSCRIBED: Final = (TWL + "Person", TWL + "Place")
#: Where a thing lies or belongs.
_LIES_IN: Final = (TWL + "ofRegion", TWL + "inGrouping", SCHEMA + "containedInPlace")
#: What has a time of its own, and by which properties beside its date; a status has one, but that is not the thing's.
_TIMED: Final = {
    TWL + "Event": (TWL + "during",),
    TWL + "Period": (),
    TWL + "Figure": (TWL + "during", TWL + "asOf"),
}
_POSSIBLY_SAME: Final = TWL + "possiblySameAs"
_SIGNS: Final = TWL + "signs"


def same_names(statements: Statements, naming: Naming) -> Iterator[Finding]:
    """Yield a finding at each of two things with the same or nearly the same name.

    They are no finding where their classes part them, their years, editions or regions tell them apart, or the graph
    says of them that they are possibly the same.
    """
    called = _called(statements)
    known = names(called)
    together = [(called[name.text], called[name.text], name, name) for name in known.values()]
    together += [(called[name.text], called[other.text], name, other) for name, other in alike(known.values())]
    told: set[tuple[str, str]] = set()
    for ones, others, name, other in together:
        for pair in pairs([*ones, *others]):
            ends = [(ones.get(a), others.get(b)) for a, b in (pair, pair[::-1])]
            one, two = next(((one, two) for one, two in ends if one is not None and two is not None), (None, None))
            if one is None or two is None or pair in told or not _may_be_one(statements, pair, name, other):
                continue
            told.add(pair)
            yield _finding(naming, one, two)
            yield _finding(naming, two, one)


def _called(statements: Statements) -> dict[str, dict[str, Quad]]:
    """Return the things that go by each name, each with the statement that says so."""
    found: defaultdict[str, dict[str, Quad]] = defaultdict(dict)
    for thing in statements.things():
        if thing.startswith(ID) and not any(statements.is_a(thing, kind) for kind in _UNNAMED):
            for predicate in _NAMING:
                for quad in statements.of(thing, predicate):
                    if isinstance(quad.object, Literal):
                        found[quad.object.value].setdefault(thing, quad)
    return found


def _may_be_one(statements: Statements, pair: tuple[str, str], name: Name, other: Name) -> bool:
    one, two = pair
    if two in statements.values(one, _POSSIBLY_SAME) or one in statements.values(two, _POSSIBLY_SAME):
        return False
    transcribed = any(statements.is_a(each, kind) for each in pair for kind in _TRANSCRIBED)
    if name.same(other):
        if not (statements.comparable(one, two) or statements.siblings(one, two)):
            return False
        if transcribed and not name.is_chinese and _both_have_chinese(statements, pair):
            return False
    elif not statements.comparable(one, two):
        return False
    elif transcribed:
        if any(statements.is_a(each, TWL + "Person") for each in pair) or not name.same_place(other):
            return False
    elif not name.near(other) and not name.same_place(other):
        return False
    return not _told_apart(statements, one, two)


def _both_have_chinese(statements: Statements, pair: tuple[str, str]) -> bool:
    return all(
        any(isinstance(quad.object, Literal) and quad.object.language == "zh" for quad in statements.of(each, naming))
        for each in pair
        for naming in _NAMING[:1]
    )


def _told_apart(statements: Statements, one: str, other: str) -> bool:
    """Tell whether what is known of two things of one name shows that they are two."""
    if statements.values(one, _SIGNS) & statements.values(other, _SIGNS):
        return False  # an agreement is signed once: of two dates, one is wrong
    editions = statements.values(one, TWL + "edition"), statements.values(other, TWL + "edition")
    years = _years(statements, one), _years(statements, other)
    if any(a and b and a.isdisjoint(b) for a, b in (editions, years)):
        return True
    regions, others = _regions(statements, one), _regions(statements, other)
    if not regions or not others:
        return False
    return regions.isdisjoint(_around(statements, others)) and others.isdisjoint(_around(statements, regions))


def _regions(statements: Statements, thing: str) -> frozenset[str]:
    return frozenset[str]().union(*(statements.values(thing, each) for each in _LIES_IN))


def _around(statements: Statements, regions: frozenset[str]) -> set[str]:
    """Return regions and all that they lie in."""
    found, waiting = set(regions), list(regions)
    while waiting:
        for each in _regions(statements, waiting.pop()) - found:
            found.add(each)
            waiting.append(each)
    return found


def _years(statements: Statements, thing: str) -> frozenset[str]:
    """Return the years of an event, a period or a figure: what is of another year is another one."""
    relations = next((each for kind, each in _TIMED.items() if statements.is_a(thing, kind)), None)
    if relations is None:
        return frozenset()
    periods = (period for relation in relations for period in statements.values(thing, relation))
    days = [found for each in (thing, *periods) if (found := statements.days(each)) is not None]
    return frozenset(str(year) for each in days for year in range(int(each.earliest[:4]), int(each.latest[:4]) + 1))


def _finding(naming: Naming, here: Quad, there: Quad) -> Finding:
    """Return the finding at one of the two; the other is what is known."""
    node, other_node = plain(here.subject), plain(there.subject)
    known, place = naming.with_iri(other_node.value), naming.places([there])
    name, other = naming.value(here.object), naming.value(there.object)
    if name == other:
        message = Words(
            f"名称{name.zh}已属于{known.zh}，见 {place.zh}。",
            f"The name {name.en} is that of {known.en} already: see {place.en}.",
        )
    else:
        message = Words(
            f"名称{name.zh}与{known.zh}的名称{other.zh}几乎一样，见 {place.zh}。",
            f"The name {name.en} is nearly the same as {other.en}, the name of {known.en}: see {place.en}.",
        )
    short, own = compact(other_node.value), compact(node.value)
    suggestion = Suggestion(
        Words(
            f"若是同一事物，改用 {short}；若拿不准，写明二者可能相同；若不是，换一个能区分的名称。",
            f"If they are one thing, use {short}; if you cannot tell, say that they are possibly the same; if they are "
            "two, choose a name that tells them apart.",
        ),
        instead=NamedNode(other_node.value),
        patch=f"{own} twl:possiblySameAs {short} .",
    )
    return SAME_NAME.finding(
        node,
        here.predicate.value,
        plain(here.object),
        message,
        suggestion=suggestion,
        sides=(there,),
    )

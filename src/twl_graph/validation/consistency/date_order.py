"""Dates that cannot all be right: an end before its beginning, a step before the one that it follows.

Only what the ontology says implies an order: `twl:follows` ("the earlier step"), `twl:carriesOut` of an agreement,
`twl:resultsFrom`, a status with its time, and the article that tells of an event. Dates are compared by their bounds:
2017 and 2017-02 are in any order, so they are no finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from twl_graph.dates import bounds
from twl_graph.errors import Words
from twl_graph.namespaces import CONCEPT, DCTERMS, SCHEMA, TWL, compact
from twl_graph.validation.consistency.naming import Naming
from twl_graph.validation.consistency.single_values import stated
from twl_graph.validation.consistency.statements import Days, Statements, plain
from twl_graph.validation.finding import Finding
from twl_graph.validation.rules import DATES_IN_ORDER
from twl_graph.validation.suggestion import Suggestion

_DATE: Final = TWL + "date"
_STATUS: Final = TWL + "status"
_PUBLISHED: Final = SCHEMA + "datePublished"
_DONE: Final = CONCEPT + "done"
_BEGUN: Final = (_DONE, CONCEPT + "under-way")
_TO_COME: Final = (CONCEPT + "planned", CONCEPT + "imminent")

_COMPARE: Final = Suggestion(
    Words("请对照两处原文，改正其中的日期或关系。", "Compare the sources, and mend the date or the relation.")
)


class _Dated(NamedTuple):
    """When something is, and the statements that say so."""

    days: Days
    quads: tuple[Quad, ...]


def date_order(statements: Statements, naming: Naming) -> Iterator[Finding]:
    """Yield a finding for each pair of dates that are surely out of order."""
    for check in (_periods, _steps, _outside_period, _against_status, _after_article):
        yield from check(statements, naming)


def _periods(statements: Statements, naming: Naming) -> Iterator[Finding]:
    """A period that ends before it begins."""
    for thing, ends in statements.with_property(TWL + "ends"):
        begins = statements.of(thing, TWL + "begins")
        for first in begins:
            for last in ends:
                start, end = _days_of(first), _days_of(last)
                if start is not None and end is not None and end.surely_before(start):
                    name = naming.of(thing)
                    one, other = naming.with_places(last.object, [last]), naming.with_places(first.object, [first])
                    message = Words(
                        f"{name.zh}的结束早于开始：{one.zh}早于 {other.zh}。",
                        f"{name.en} ends in {one.en}, before it begins in {other.en}.",
                    )
                    yield _finding(last, message, (first, last))


def _steps(statements: Statements, naming: Naming) -> Iterator[Finding]:
    """What follows, carries out or results from something that is later."""
    relations: tuple[tuple[str, Callable[[Statements, str], _Dated | None]], ...] = (
        (TWL + "follows", _happens),
        (TWL + "carriesOut", _signed),
        (TWL + "resultsFrom", _exists),
    )
    for relation, earlier in relations:
        for thing, quads in statements.with_property(relation):
            for other, same in stated(quads).items():
                here, there = _happens(statements, thing), earlier(statements, other.value)
                if here is not None and there is not None and here.days.surely_before(there.days):
                    yield _out_of_order(naming, same, here, there)


def _out_of_order(naming: Naming, quads: list[Quad], here: _Dated, there: _Dated) -> Finding:
    quad = quads[0]
    name, other, relation = (naming.of(plain(term).value) for term in (quad.subject, quad.object, quad.predicate))
    when, then = _told(naming, here), _told(naming, there)
    message = Words(
        f"{name.zh}“{relation.zh}”{other.zh}，但后者更晚：{when.zh}早于 {then.zh}。",
        f"{name.en} “{relation.en}” {other.en}, but that is later: {then.en} is after {when.en}.",
    )
    return _finding(quad, message, (*quads, *here.quads, *there.quads))


def _outside_period(statements: Statements, naming: Naming) -> Iterator[Finding]:
    """An event on a day outside the period during which it is said to take place."""
    for thing, quads in statements.with_property(TWL + "during"):
        own = _own(statements, thing)
        for quad in quads:
            around = plain(quad.object).value
            period = statements.days(around)
            if own is None or period is None or not (own.days.surely_before(period) or period.surely_before(own.days)):
                continue
            dating = statements.dating(around)
            name, period_words = naming.of(thing), naming.with_places(quad.object, [quad, *dating])
            when = _told(naming, own)
            message = Words(
                f"{name.zh}的日期是 {when.zh}，不在所说的期间之内：{period_words.zh}。",
                f"{name.en} is dated {when.en}, outside the period during which it is said to be: {period_words.en}.",
            )
            yield _finding(quad, message, (quad, *own.quads, *dating))


def _against_status(statements: Statements, naming: Naming) -> Iterator[Finding]:
    """An event that is done before its date, or still to come after it."""
    for thing, quads in statements.with_property(_STATUS):
        own = _own(statements, thing)
        period = _as_of(statements, thing)
        if own is None or period is None or len(stated(quads)) > 1:
            continue
        status = plain(quads[0].object)
        too_early = status.value == _DONE and period.days.surely_before(own.days)
        too_late = status.value in _TO_COME and own.days.surely_before(period.days)
        if too_early or too_late:
            name, state = naming.of(thing), naming.with_places(status, quads)
            when, then = _told(naming, own), _told(naming, period)
            message = Words(
                f"{name.zh}的日期是 {when.zh}，状态却是{state.zh}，截至 {then.zh}。",
                f"{name.en} is dated {when.en}, but its status is {state.en} as of {then.en}.",
            )
            yield _finding(quads[0], message, (*quads, *own.quads, *period.quads))


def _after_article(statements: Statements, naming: Naming) -> Iterator[Finding]:
    """An event dated after the article that tells of it as of any other, with no status that says it is to come."""
    for thing, quads in statements.with_property(_DATE):
        if not statements.is_a(thing, TWL + "Event") or statements.values(thing, _STATUS):
            continue
        for quad in quads:
            source = quad.graph_name.value.partition("#")[0] if isinstance(quad.graph_name, NamedNode) else ""
            written, own = _written(statements, source), _days_of(quad)
            if written is None or own is None or not written.days.surely_before(own):
                continue
            name, date = naming.of(thing), naming.with_places(quad.object, [quad])
            article, when = naming.of(source), _told(naming, written)
            message = Words(
                f"{name.zh}的日期是 {date.zh}，晚于讲述它的“{article.zh}”，即 {when.zh}，又没有状态说明它尚未发生。",
                f"{name.en} is dated {date.en}, later than “{article.en}” of {when.en}, which tells of it, and no "
                "status says that it is still to come.",
            )
            words = Words(
                "请核对年份；若是计划中的事，请写明状态（twl:status）和截至何时（twl:asOf）。",
                "Check the year; if it is planned, give its status (twl:status) and as of when (twl:asOf).",
            )
            patch = f"{compact(thing)} twl:status concept:planned ;\n    twl:asOf … ."
            yield _finding(quad, message, (quad, *written.quads), Suggestion(words, patch=patch))


def _own(statements: Statements, thing: str) -> _Dated | None:
    """When a thing takes place, by its own date."""
    days = statements.days(thing)
    return None if days is None else _Dated(days, statements.dating(thing))


def _as_of(statements: Statements, thing: str) -> _Dated | None:
    """As of when the status of a thing holds, where one time is given."""
    return _by_period(statements, thing, TWL + "asOf")


def _by_period(statements: Statements, thing: str, relation: str) -> _Dated | None:
    periods = stated(statements.of(thing, relation))
    if len(periods) != 1:
        return None
    period, quads = next(iter(periods.items()))
    days = statements.days(period.value)
    return None if days is None else _Dated(days, (*quads, *statements.dating(period.value)))


def _happens(statements: Statements, thing: str) -> _Dated | None:
    """When a thing takes place: by its date, by its period, or by when it is said to be under way or done."""
    found = _own(statements, thing) or _by_period(statements, thing, TWL + "during")
    if found is None and statements.values(thing, _STATUS) and statements.values(thing, _STATUS) <= set(_BEGUN):
        found = _as_of(statements, thing)
    return found


def _signed(statements: Statements, thing: str) -> _Dated | None:
    """When an agreement is signed; None for documents that are not, and for more than one signing."""
    signings = stated(statements.inverse(TWL + "signs").get(thing, ()), inverse=True)
    if len(signings) != 1:
        return None
    signing, quads = next(iter(signings.items()))
    own = _own(statements, signing.value)
    return None if own is None else _Dated(own.days, (*quads, *own.quads))


def _exists(statements: Statements, thing: str) -> _Dated | None:
    """When what brought an effect about took place: an event by its date, an agreement by its signing."""
    return _own(statements, thing) or _signed(statements, thing)


def _written(statements: Statements, source: str) -> _Dated | None:
    """When an article was published, or else the time that it is known to be of."""
    for quad in statements.of(source, _PUBLISHED):
        days = _days_of(quad)
        if days is not None:
            return _Dated(days, (quad,))
    return _by_period(statements, source, DCTERMS + "temporal")


def _days_of(quad: Quad) -> Days | None:
    if not isinstance(quad.object, Literal):
        return None
    found = bounds(quad.object.value, quad.object.datatype.value)
    return None if found is None else Days(found[0].isoformat(), found[1].isoformat())


def _told(naming: Naming, dated: _Dated) -> Words:
    """Say when, as it is written, and where that is stated."""
    literals = [quad for quad in dated.quads if not isinstance(quad.object, NamedNode)]
    values = list(dict.fromkeys(naming.value(quad.object).en for quad in literals))
    first, last = dated.days
    when = values[0] if len(values) == 1 else f"{first}–{last}" if first != last else first
    places = naming.places(literals or dated.quads)
    return Words(f"{when}（{places.zh}）", f"{when} ({places.en})")


def _finding(quad: Quad, message: Words, sides: tuple[Quad, ...], suggestion: Suggestion = _COMPARE) -> Finding:
    subject, value = plain(quad.subject), plain(quad.object)
    return DATES_IN_ORDER.finding(
        subject, quad.predicate.value, value, message, suggestion=suggestion, sides=tuple(dict.fromkeys(sides))
    )

"""A second status of a thing: one that goes back behind what is known, or one that moves on and is a fact of its own.

The graph keeps one status for a thing, with the time as of which it holds: what the source says when it is written.
What happened to the thing afterwards is an event about it (as the opening of the bridge is, which the article calls
imminent), so that both stay true.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from pyoxigraph import NamedNode, Quad

from twl_graph.errors import Words
from twl_graph.namespaces import CONCEPT, TWL, compact
from twl_graph.validation.consistency.naming import Naming, listed
from twl_graph.validation.consistency.single_values import stated
from twl_graph.validation.consistency.statements import Days, Statements
from twl_graph.validation.finding import Finding
from twl_graph.validation.rules import SINGLE_VALUE, STATUS_FORWARD
from twl_graph.validation.suggestion import Suggestion

if TYPE_CHECKING:
    from twl_graph.validation.finding import Term

_STATUS: Final = TWL + "status"
_AS_OF: Final = TWL + "asOf"
#: The steps in their order. That something is agreed does not say whether it has begun: it stands in no order.
_STEPS: Final = tuple(CONCEPT + name for name in ("planned", "imminent", "under-way", "done"))


class _Known(NamedTuple):
    """One status of a thing: the statements of it, the periods as of which it holds, and the days of those."""

    status: Term
    quads: list[Quad]
    periods: list[Quad]
    days: Days | None

    @property
    def step(self) -> int | None:
        return _STEPS.index(self.status.value) if self.status.value in _STEPS else None


def statuses(statements: Statements, naming: Naming) -> Iterator[Finding]:
    """Yield one finding for each thing of which several statuses are stated."""
    for thing, quads in statements.with_property(_STATUS):
        by_status = stated(quads)
        if len(by_status) > 1:
            known = [_known(statements, thing, status, of_status) for status, of_status in by_status.items()]
            yield _finding(naming, thing, sorted(known, key=_by_time))


def _known(statements: Statements, thing: str, status: Term, quads: list[Quad]) -> _Known:
    """Return a status with its time, which stands in the same block as it does."""
    blocks = {quad.graph_name for quad in quads}
    periods = [quad for quad in statements.of(thing, _AS_OF) if quad.graph_name in blocks]
    days = [statements.days(quad.object.value) for quad in periods if isinstance(quad.object, NamedNode)]
    return _Known(status, quads, periods, days[0] if len(set(days)) == 1 else None)


def _by_time(known: _Known) -> tuple[str, str]:
    return known.days or ("", "")


def _finding(naming: Naming, thing: str, known: list[_Known]) -> Finding:
    owner, given = naming.of(thing), listed([_told(naming, each) for each in known])
    sides = tuple(quad for each in known for quad in (*each.quads, *each.periods))
    back = _backward(known)
    if back is not None:
        earlier, later = naming.value(back[0].status), naming.value(back[1].status)
        message = Words(
            f"{owner.zh}的状态从“{earlier.zh}”倒退到“{later.zh}”：{given.zh}。",
            f"The status of {owner.en} goes back from “{earlier.en}” to “{later.en}”: {given.en}.",
        )
        words = Words(
            "请核对两处的时间；若是后来又有新的打算，请把它写成另一项举措。",
            "Check the time of both; if there is a new intention, write it as an action of its own.",
        )
        return STATUS_FORWARD.finding(
            NamedNode(thing), _STATUS, back[1].status, message, suggestion=Suggestion(words), sides=sides
        )
    message = Words(
        f"{owner.zh}只能有一个状态，却写了 {len(known)} 个：{given.zh}。",
        f"{owner.en} may have one status only, but {len(known)} are stated: {given.en}.",
    )
    return SINGLE_VALUE.finding(
        NamedNode(thing), _STATUS, None, message, suggestion=_suggestion(naming, thing, known), sides=sides
    )


def _backward(known: list[_Known]) -> tuple[_Known, _Known] | None:
    """Return two statuses, of which the later is an earlier step; None where none surely is."""
    for one in known:
        for other in known:
            if one.days is None or other.days is None or one.step is None or other.step is None:
                continue
            if one.days.surely_before(other.days) and other.step < one.step:
                return one, other
    return None


def _told(naming: Naming, known: _Known) -> Words:
    status, places = naming.value(known.status), naming.places(known.quads)
    if not known.periods:
        return Words(f"“{status.zh}”（{places.zh}）", f"“{status.en}” ({places.en})")
    period = listed([naming.value(value) for value in stated(known.periods)])
    return Words(f"“{status.zh}”（截至{period.zh}，{places.zh}）", f"“{status.en}” (as of {period.en}, {places.en})")


def _suggestion(naming: Naming, thing: str, known: list[_Known]) -> Suggestion:
    """Say how to record a status that moves on; where the times or steps do not tell, to compare the two."""
    first, last = known[0], known[-1]
    moves_on = (
        first.days is not None
        and last.days is not None
        and first.days.surely_before(last.days)
        and first.step is not None
        and last.step is not None
    )
    if not moves_on:
        words = Words(
            "请对照两处原文，只留对的一个，并写明截至何时。",
            "Compare the sources, keep the one that is right, and say as of when.",
        )
        return Suggestion(words)
    status, since = naming.value(last.status), naming.value(first.status)
    words = Words(
        f"这是进展，不是更正：已知的“{since.zh}”保留，后来的“{status.zh}”写成关于它的另一个事件。",
        f"It moves on: keep “{since.en}” as it is, and write “{status.en}” as the status of an event about it.",
    )
    periods = [quad.object for quad in last.periods]
    as_of = compact(periods[0].value) if periods and isinstance(periods[0], NamedNode) else "…"
    patch = (
        f"id:… a twl:Event ;\n    schema:about {compact(thing)} ;\n"
        f"    twl:asOf {as_of} ;\n    twl:status {compact(last.status.value)} ."
    )
    return Suggestion(words, patch=patch)

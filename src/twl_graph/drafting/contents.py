"""What a text holds, clause by clause: known names, times, quantities, titles and quoted names."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from twl_graph.drafting.clauses import clauses
from twl_graph.drafting.dates import Dated, Moment, dates
from twl_graph.drafting.known_names import KnownNames, Mention
from twl_graph.drafting.quantities import Quantity, quantities
from twl_graph.drafting.quoted import Quoted, quoted
from twl_graph.spans import Span

_P = TypeVar("_P", Dated, Quantity, Quoted)


@dataclass
class Clause:
    """A clause and what was found in it, each in the order of the text. The places count over the whole text.

    Attributes:
        span: where it stands.
        mentions: the known names.
        times: the dates and periods.
        quantities: the quantities, those in dates, titles and quoted names left out.
        quoted: the titles and quoted names that are no known names.
    """

    span: Span
    mentions: list[Mention] = field(default_factory=list)
    times: list[Dated] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    quoted: list[Quoted] = field(default_factory=list)


def contents_of(text: str, names: KnownNames, dated: Moment | None = None) -> list[Clause]:
    """Return the clauses of a text with what they hold.

    Args:
        text: the whole text.
        names: the known names.
        dated: when it was written, for what is relative to that; None where that is not known.
    """
    found = [Clause(span, _mentions(text, span, names)) for span in clauses(text)]
    times, marked = dates(text, dated), quoted(text)
    apart = [(time.start, time.end) for time in times] + [(name.start, name.end) for name in marked]
    for clause, time in _placed(found, times):
        clause.times.append(time)
    for clause, quantity in _placed(found, quantities(text, apart)):
        clause.quantities.append(quantity)
    for clause, name in _placed(found, marked):
        if not names.named(name.words):
            clause.quoted.append(name)
    return found


def _mentions(text: str, span: Span, names: KnownNames) -> list[Mention]:
    """Return the known names within one clause."""
    return [
        Mention(span.start + start, span.start + end, iris)
        for start, end, iris in names.mentions(text[span.start : span.end])
    ]


def _placed(found: Sequence[Clause], things: Iterable[_P]) -> Iterable[tuple[Clause, _P]]:
    """Yield each thing that lies within one clause, with that clause."""
    starts = [clause.span.start for clause in found]
    for thing in things:
        at = bisect_right(starts, thing.start) - 1
        if at >= 0 and thing.end <= found[at].span.end:
            yield found[at], thing

"""Whether a date is the one that the words say: written in its span, or worked out from words such as "last August".

A stated date is looked for in the text, where that is at hand; the year may stand earlier in the paragraph. What words
such as 去年8月 mean depends only on when their text was written, which the graph says (`dcterms:temporal`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox

from twl_graph.dates import Year, YearMonth, bounds
from twl_graph.errors import Words
from twl_graph.namespaces import CONCEPT, DCTERMS, TWL, XSD
from twl_graph.spans import SourceSpan, source_span_of
from twl_graph.validation.finding import Finding
from twl_graph.validation.known_texts import KnownTexts
from twl_graph.validation.rules import WORDS_IN_SPAN
from twl_graph.validation.suggestion import Suggestion

if TYPE_CHECKING:
    from twl_graph.drafting.dates import Moment
    from twl_graph.knowledge import Knowledge

_DATE, _BEGINS, _ENDS = TWL + "date", TWL + "begins", TWL + "ends"
_DATES: Final = (_DATE, _BEGINS, _ENDS)
_BASIS: Final = TWL + "dateBasis"
_RESOLVED: Final = TWL + "resolvedFrom"
_STATED: Final = CONCEPT + "date-stated"
_TEMPORAL: Final = DCTERMS + "temporal"
_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_MONTH: Final = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b", re.IGNORECASE)
#: When a text was written, first and last.
_WRITTEN: Final = ((_DATE, _BEGINS, TWL + "earliest"), (_DATE, _ENDS, TWL + "latest"))


class _Written(NamedTuple):
    """A date as a span has it: the years that it may be of, and its month and day where they are written."""

    years: frozenset[int]
    month: int | None
    day: int | None

    def says(self, literal: ox.Literal) -> bool:
        """Tell whether it is the date of a literal, or a more precise one within that."""
        year, month, day = _parts(literal)
        return year in self.years and month in (None, self.month) and day in (None, self.day)


def date_findings(knowledge: Knowledge, texts: Mapping[str, str]) -> Iterator[Finding]:
    """Find the dates that are not those of their words.

    Args:
        knowledge: the graph.
        texts: the texts at hand, by the IRI of the source; without its text only the words are read that the graph
            has (`twl:resolvedFrom`).
    """
    check = _Dates(knowledge, texts)
    for source in knowledge.sources:
        for quad in source.quads:
            if quad.predicate.value not in _DATES or not isinstance(quad.object, ox.Literal):
                continue
            place = source_span_of(getattr(quad.graph_name, "value", ""))
            if place is not None and bounds(quad.object.value, quad.object.datatype.value) is not None:
                yield from check.of(quad, quad.object, place)


class _Dates:
    def __init__(self, knowledge: Knowledge, texts: Mapping[str, str]) -> None:
        self._knowledge, self._texts = knowledge, texts
        self._known = KnownTexts(knowledge)
        #: What is said of each thing: the bases of its dates, and the words that they are worked out from.
        self._bases: dict[object, set[str]] = defaultdict(set)
        self._words: dict[object, set[str]] = defaultdict(set)
        for quad in knowledge.quads:
            if quad.predicate.value == _BASIS:
                self._bases[quad.subject].add(str(getattr(quad.object, "value", "")))
            elif quad.predicate.value == _RESOLVED:
                self._words[quad.subject].add(str(getattr(quad.object, "value", "")))

    def of(self, quad: ox.Quad, literal: ox.Literal, place: SourceSpan) -> Iterator[Finding]:
        """Find whether a date is not the one of its words."""
        words = self._words.get(quad.subject, set())
        if words:
            meant = [self._meant(each, quad.predicate.value, place) for each in sorted(words)]
            found = [moment for moment in meant if moment is not None]
            if len(found) == len(words) and not any(_within(moment, literal) for moment in found):
                yield _resolved_otherwise(quad, sorted(words)[0], found[0])
        elif self._bases.get(quad.subject) == {_STATED} and place.source in self._texts:
            written = self._written(place)
            if not any(one.says(literal) for one in written):
                yield self._not_written(quad, place)

    def _meant(self, words: str, predicate: str, place: SourceSpan) -> Moment | None:
        """Return the date that words mean in a text; None where they say no single one by themselves."""
        from twl_graph.drafting.dates import dates  # only where something is worked out

        found = dates(words, self._written_on.get(place.source))
        if len(found) != 1 or found[0].basis != "date-resolved" or found[0].wording != words.strip():
            return None
        return found[0].last if predicate == _ENDS else found[0].first

    @cached_property
    def _written_on(self) -> dict[str, Moment]:
        """When each text was written, as exactly as it is known."""
        written: dict[object, set[str]] = defaultdict(set)
        for quad in self._knowledge.quads:
            if quad.predicate.value == _TEMPORAL:
                written[quad.object].add(str(getattr(quad.subject, "value", "")))
        days: dict[str, list[tuple[date | None, date | None]]] = defaultdict(list)
        for quad in self._knowledge.quads if written else ():
            value = quad.object
            if quad.subject not in written or not isinstance(value, ox.Literal):
                continue
            first, last = bounds(value.value, value.datatype.value) or (None, None)
            starts, ends = (quad.predicate.value in names for names in _WRITTEN)
            for source in written[quad.subject]:
                days[source].append((first if starts else None, last if ends else None))
        found = {}
        for source, pairs in days.items():
            starting, ending = [one for one, _ in pairs if one], [one for _, one in pairs if one]
            moment = _moment_between(max(starting), min(ending)) if starting and ending else None
            if moment is not None:
                found[source] = moment
        return found

    def _written(self, place: SourceSpan) -> list[_Written]:
        """Return the dates that a span has; one without a year may be of any that its paragraph has named by then."""
        from twl_graph.drafting.time_words import spans_of_years, time_words

        span, text = place.span, self._texts[place.source]
        around = [one.start for one in self._known.paragraphs.get(place.source, []) if span in one]
        start = around[0] if around else 0
        before = text[start : span.end]
        named = {match.start(): int(match[0]) for match in spans_of_years(before)}
        found = [_Written(frozenset((year,)), None, None) for at, year in named.items() if start + at >= span.start]
        told = set(named.values())
        for one in time_words(before):
            own = {year for year in (one.year, one.last_year) if year is not None}
            told |= own
            if start + one.end > span.start:
                found += [_Written(frozenset(own or told), one.month, day) for day in {one.day, one.last_day}]
        if not any(one.month for one in found):  # in June: no date by itself, but the month of one
            months = (_MONTHS.index(match[0].casefold()) + 1 for match in _MONTH.finditer(text[span.start : span.end]))
            found += [_Written(frozenset(told), month, None) for month in months]
        return found

    def _not_written(self, quad: ox.Quad, place: SourceSpan) -> Finding:
        """Say that a span does not write a date, and what it writes."""
        from twl_graph.drafting.dates import dates

        start, end = place.span.start, place.span.end
        found = list(dict.fromkeys(each.wording for each in dates(self._texts[place.source][start:end])))
        message = Words(
            f"{place.span.fragment} 这段文字里没有这个日期。",
            f"The words of {place.span.fragment} do not have this date.",
        )
        suggestion = Words(
            "改为写有这个日期的文段；推算或推断的日期，dateBasis 写 date-resolved 或 date-inferred。",
            "Choose a span that writes it; a date that is worked out or inferred has the dateBasis date-resolved or "
            "date-inferred.",
        )
        if found:
            suggestion = Words(f"那里写的是{'、'.join(found)}。", f"There it says {', '.join(found)}.")
        return _finding(quad, message, Suggestion(suggestion))


def _parts(literal: ox.Literal) -> tuple[int, int | None, int | None]:
    """Return year, month and day of a date, as exactly as it is given."""
    year, *rest = literal.value.split("-")
    month, day = [*(int(part) for part in rest), None, None][:2]
    return int(year), month, day


def _moment_between(first: date, last: date) -> Moment | None:
    """Return what two days have in common: the day, the month or the year; None for less."""
    if first == last:
        return first
    if first.year != last.year:
        return None
    return YearMonth(first.year, first.month) if first.month == last.month else Year(first.year)


def _within(moment: Moment, literal: ox.Literal) -> bool:
    """Tell whether a date lies in that of a literal, which may be less precise."""
    known = bounds(literal.value, literal.datatype.value)
    first, last = (moment, moment) if isinstance(moment, date) else (moment.earliest, moment.latest)
    return known is None or (known[0] <= first and last <= known[1])


def _resolved_otherwise(quad: ox.Quad, words: str, moment: Moment) -> Finding:
    datatype = XSD + "date" if isinstance(moment, date) else moment.datatype
    value = ox.Literal(str(moment), datatype=ox.NamedNode(datatype))
    message = Words(
        f"按文章的写作时间，“{words}”是 {value.value}。",
        f'By when the article was written, "{words}" is {value.value}.',
    )
    suggestion = Words(
        f"改为 {value.value}；若写作时间不对，改来源的 dcterms:temporal。",
        f"Write {value.value}, or mend the source's dcterms:temporal if that is wrong.",
    )
    return _finding(quad, message, Suggestion(suggestion, value))


def _finding(quad: ox.Quad, message: Words, suggestion: Suggestion) -> Finding:
    assert not isinstance(quad.subject, ox.Triple)
    assert not isinstance(quad.object, ox.Triple)
    return WORDS_IN_SPAN.finding(quad.subject, quad.predicate.value, quad.object, message, suggestion=suggestion)

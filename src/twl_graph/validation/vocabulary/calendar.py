"""What to write for a date that the calendar does not have: a month that is too great, a day that its month lacks."""

from __future__ import annotations

from typing import Final

from pyoxigraph import Literal, NamedNode

from twl_graph.dates import last_day
from twl_graph.errors import Words
from twl_graph.namespaces import XSD
from twl_graph.validation.suggestion import Suggestion
from twl_graph.validation.vocabulary.mended_literals import parts_of_date

_DATES: Final = frozenset(XSD + name for name in ("date", "gYearMonth", "gYear"))


def in_calendar(literal: Literal) -> Suggestion | None:
    """Return what to write instead of a date whose parts are readable and that does not exist; None for others."""
    parts = parts_of_date(literal.value) if literal.datatype.value in _DATES else None
    if parts is None or parts.year == 0 or parts.month is None:
        return None
    year, month, day = parts.year, parts.month, parts.day
    if not 1 <= month <= 12:
        if day is not None and 1 <= day <= 12 < month <= last_day(year, day):
            swapped = _typed(f"{year:04}-{day:02}-{month:02}", "date")
            return Suggestion(Words(f"是不是 {_said(swapped)}？", f"Did you mean {_said(swapped)}?"), swapped)
        only = _typed(f"{year:04}", "gYear")
        words = Words(
            f"月份是 01 至 12；若只知道年份，请写 {_said(only)}。",
            f"Months are 01 to 12; where only the year is known, write {_said(only)}.",
        )
        return Suggestion(words)
    if day is None or 1 <= day <= last_day(year, month):
        return None
    only = _typed(f"{year:04}-{month:02}", "gYearMonth")
    last = _typed(f"{year:04}-{month:02}-{last_day(year, month):02}", "date")
    words = Words(
        f"这个月有 {last_day(year, month)} 天；若只知道年月，请写 {_said(only)}；若指最后一天，请写 {_said(last)}。",
        f"That month has {last_day(year, month)} days: where only the month is known, write {_said(only)}; if its last "
        f"day is meant, write {_said(last)}.",
    )
    return Suggestion(words)


def _typed(lexical: str, name: str) -> Literal:
    return Literal(lexical, datatype=NamedNode(XSD + name))


def _said(literal: Literal) -> str:
    return f'"{literal.value}"^^xsd:{literal.datatype.value.removeprefix(XSD)}'

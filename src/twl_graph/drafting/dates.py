"""Dates of a text with the precision that they have, and those that are relative to its own date worked out from it."""

import re
from datetime import date, timedelta
from typing import Final, NamedTuple

from twl_graph.dates import PartialDate, Year, YearMonth
from twl_graph.drafting.time_words import TimeWords, time_words
from twl_graph.errors import UsageError, Words

Moment = date | PartialDate

_SENTENCE_END: Final = re.compile(r"[。！？；!?;\n]")
#: What stands between the two ends of a period.
_JOINS: Final = re.compile(r"\s*(?:-|–|—+|~|～|至|到|to|until|till)\s*", re.IGNORECASE)
_DATED: Final = (
    re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", re.ASCII),
    re.compile(r"([0-9]{4})\s?年(?:\s?([0-9]{1,2})\s?月(?:\s?([0-9]{1,2})\s?[日号])?)?", re.ASCII),
)


class Dated(NamedTuple):
    """A time that a text names.

    Attributes:
        start, end: where it stands, in code points.
        wording: its words.
        first, last: when it begins and ends, as exactly as is said; the same for a single date. None where that is
            open: it depends on a date that is not known.
        basis: the name of the concept that says where the date comes from: date-stated, date-resolved, date-inferred.
        period: whether it is a period with two ends.
        now: whether it is the time of the text itself and nothing more.
    """

    start: int
    end: int
    wording: str
    first: Moment | None
    last: Moment | None
    basis: str
    period: bool = False
    now: bool = False


def dated_of(text: str) -> Moment:
    """Return the date that a person gives as 2018, 2018-01 or 2018-01-18, or as 2018年, 2018年1月 or 2018年1月18日.

    Raises:
        UsageError: it is none.
    """
    plain = text.strip()
    match = next(filter(None, (form.fullmatch(plain) for form in _DATED)), None)
    try:
        if match is not None:
            return _moment(int(match[1]), *(int(part) if part else None for part in match.groups()[1:]))
    except ValueError:  # month 13, day 30 of February, year 0
        pass
    reason = Words(
        f"“{text}”不是日期；请写成 2018、2018-01 或 2018-01-18，也可写成 2018 年 1 月 18 日",
        f'"{text}" is no date; write 2018, 2018-01 or 2018-01-18',
    )
    raise UsageError(reason)


def dates(text: str, dated: Moment | None = None) -> list[Dated]:
    """Return the times that a text names, in its order.

    Args:
        text: the whole text.
        dated: when it was written, for what is relative to that; None where that is not known.
    """
    found: list[Dated] = []
    for words in time_words(text):
        before = found[-1] if found and not _SENTENCE_END.search(text, found[-1].end, words.start) else None
        one = _read(text, words, dated, before)
        if before is not None and _can_join(before, one) and _JOINS.fullmatch(text, before.end, one.start):
            basis = "date-stated" if (before.basis, one.basis) == ("date-stated", "date-stated") else "date-resolved"
            if one.first is not None and words.year is None and words.years is None and before.basis == "date-stated":
                basis = "date-stated"  # 2017年3月至5月: the year is said once for both
            wording = text[before.start : one.end]
            found[-1] = Dated(before.start, one.end, wording, before.first, one.last, basis, period=True)
            continue
        found.append(one)
    return found


def _can_join(before: Dated, one: Dated) -> bool:
    """Tell whether two times next to each other may be the ends of a period: single dates in order, or open ones."""
    if before.period or one.period or before.now or one.now:
        return False
    return before.first is None or one.first is None or _first_day(before.first) <= _first_day(one.first)


def _read(text: str, words: TimeWords, dated: Moment | None, before: Dated | None) -> Dated:
    """Return what words of time mean, in a text of that date, behind another time in the same sentence."""
    start, end = words.start, words.end
    wording = text[start:end]
    try:
        first, last, basis = _resolved(words, dated, before)
    except (ValueError, OverflowError):  # 2月30日, or beyond the years 1 to 9999
        first = last = None
        basis = "date-resolved"
    only_now = words.now and words.year is None and words.years is None
    ranged = words.last_year is not None or words.last_day is not None
    period = ranged or words.length is not None or (words.now and not only_now)
    return Dated(start, end, wording, first, last, basis, period, only_now)


def _resolved(words: TimeWords, dated: Moment | None, before: Dated | None) -> tuple[Moment | None, Moment | None, str]:
    """Return when something begins and ends, and on what basis. Raises ValueError for what is no day."""
    if words.last_year is not None:
        return Year(words.year or 0), Year(words.last_year), "date-stated"
    if words.vague or words.length is not None or words.days is not None or words.months is not None:
        return *_relative(words, dated), "date-resolved"
    if words.now and (words.year, words.years) == (None, None):
        return dated, dated, "date-resolved"
    year, basis = _which_year(words, dated, before)
    if year is None:
        return None, None, basis
    only = _moment(year, words.month, words.day)
    if words.last_day is not None:
        return only, _moment(year, words.month, words.last_day), basis
    if words.now:  # 去年至今: its end is as exact as its beginning
        until = Year(_year(dated)) if dated is not None and words.month is None else dated
        return only, until, "date-resolved"
    return only, only, basis


def _relative(words: TimeWords, dated: Moment | None) -> tuple[Moment | None, Moment | None]:
    """Return when something begins and ends that lies so many years, months or days from the date of the text."""
    if words.length is not None and dated is not None:
        return Year(_year(dated) - words.length), Year(_year(dated))
    moment: Moment | None = None
    if words.days is not None and isinstance(dated, date):
        moment = dated + timedelta(days=words.days)
    elif words.months is not None:
        moment = _months_away(dated, words.months, words.day)
    return moment, moment


def _which_year(words: TimeWords, dated: Moment | None, before: Dated | None) -> tuple[int | None, str]:
    """Return the year that is meant, and on what basis: said, worked out, or inferred from the date of the text."""
    if words.year is not None:
        return words.year, "date-stated"
    of_text = _year(dated) if dated is not None else None
    if words.years is not None:
        of_text = None if words.either and not _is_only(words, dated) else of_text
        return (None if of_text is None else of_text + words.years), "date-resolved"
    last = before.last if before is not None and not before.now else None
    if words.same_year is not None:
        return (_year(last) + words.same_year if last is not None else None), "date-resolved"
    if before is not None and not before.now and not before.period:  # 去年8月份…，9月份: the year goes on
        return (_year(last) if last is not None else None), "date-resolved"
    return _inferred_year(words.month, dated), "date-inferred"


def _is_only(words: TimeWords, dated: Moment | None) -> bool:
    """Tell whether "last August" can only be that of last year, and "next March" only that of next year."""
    if dated is None or isinstance(dated, Year) or words.month is None or words.years is None:
        return False
    return (words.month - _first_day(dated).month) * words.years <= 0


def _inferred_year(month: int | None, dated: Moment | None) -> int | None:
    """Return the year of a month without one: the last such month that is not after the text."""
    if month is None or dated is None or isinstance(dated, Year):
        return None
    written = _first_day(dated)
    return written.year if month <= written.month else written.year - 1


def _months_away(dated: Moment | None, months: int, day: int | None) -> Moment | None:
    if dated is None or isinstance(dated, Year):
        return None
    first = _first_day(dated)
    count = first.year * 12 + first.month - 1 + months
    return _moment(count // 12, count % 12 + 1, day)


def _moment(year: int, month: int | None = None, day: int | None = None) -> Moment:
    """Return a date as exactly as it is given. Raises ValueError for what the calendar does not have."""
    if month is None:
        return Year(year)
    return YearMonth(year, month) if day is None else date(year, month, day)


def _first_day(moment: Moment) -> date:
    return moment if isinstance(moment, date) else moment.earliest


def _year(moment: Moment) -> int:
    return _first_day(moment).year

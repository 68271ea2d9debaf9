"""The times that a free wording mentions: years, months and days, as a person writes them in Chinese or English.

Each is a period from its first to its last day (both included), and may be meant as a bound: what is asked for then
begins or ends with it.
"""

import calendar
import re
import unicodedata
from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from twl_graph.questions.parameters import Parameter

_MONTHS: Final = [name.casefold() for name in calendar.month_name[1:]]
_MONTH: Final = "(?P<word>" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS) + ")"
_NUMBER: Final = "(?P<month>1[0-2]|0?[1-9])"
_DAY: Final = "(?P<day>3[01]|[12][0-9]|0?[1-9])"
_YEAR: Final = "(?P<year>(?:19|20)[0-9]{2})"
_ORDINAL: Final = "(?:st|nd|rd|th)?"
#: How a day, a month or a year is written; the most exact way first.
_WRITTEN: Final = tuple(
    re.compile(rf"(?<![0-9a-z]){pattern}(?![0-9])")
    for pattern in (
        rf"{_YEAR}\s*[-/.年]\s*{_NUMBER}\s*[-/.月]\s*{_DAY}\s*[日号]?",
        rf"{_DAY}{_ORDINAL}\s+{_MONTH}\s*,?\s*{_YEAR}",
        rf"{_MONTH}\s+{_DAY}{_ORDINAL}\s*,?\s*{_YEAR}",
        rf"{_MONTH}\s*,?\s*{_YEAR}",
        rf"{_YEAR}\s*[-年]\s*{_NUMBER}\s*[月]?",
        rf"{_YEAR}\s*[年]?",
    )
)


def _last(english: str, others: str) -> re.Pattern[str]:
    """Find one of these words at the end of a text; the English ones as whole words."""
    return re.compile(rf"(?:\b(?:{'|'.join(english.split())})|{'|'.join(others.split())})\s*$")


def _first(others: str) -> re.Pattern[str]:
    """Find one of these words at the start of a text."""
    return re.compile(rf"\s*(?:{'|'.join(others.split())})")


_SINCE: Final = _last("since after from between", "自从 自 从")
_UNTIL: Final = _last("before until till by", "截至 截止")
_TO: Final = _last("to until till", "到 至 - \u2013 \u2014 ~")
_AND: Final = _last("and", "和 与 及")
#: Bounds that are not part of what is asked for.
_BEFORE: Final = re.compile("before|之前|以前|前")
_AFTER: Final = re.compile("after|之后|以后|后")
_SINCE_BEHIND: Final = _first("之后 以后 以来 起 后")
_UNTIL_BEHIND: Final = _first("之前 以前 前 为止")


class Period(NamedTuple):
    """A time that a text mentions."""

    first: date
    last: date
    #: Whether it is a bound of what is asked for: the lower one, the upper one.
    since: bool = False
    until: bool = False

    @property
    def is_year(self) -> bool:
        """Whether it is a year that is given without a month."""
        return (self.first.month, self.first.day, self.last.month, self.last.day) == (1, 1, 12, 31)


def periods(text: str) -> tuple[list[Period], str]:
    """Return the times that a text mentions, in its order, and the rest of the text."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    found: list[Period] = []
    cut: list[tuple[int, int]] = []
    for match in _matches(folded):
        period = _period(match.groupdict())
        if period is None:
            continue
        before, behind = folded[: match.start()], folded[match.end() :]
        since = _SINCE.search(before)
        until = _UNTIL.search(before) or (_range(before, found) if found else None)
        since_behind, until_behind = _SINCE_BEHIND.match(behind), _UNTIL_BEHIND.match(behind)
        found.append(_bounded(period, since or since_behind, until or until_behind))
        follows = since_behind or until_behind
        leads = since or until
        cut.append((leads.start() if leads else match.start(), match.end() + (follows.end() if follows else 0)))
    for start, end in reversed(cut):
        folded = f"{folded[:start]} {folded[end:]}"
    return found, folded


def _bounded(period: Period, since: re.Match[str] | None, until: re.Match[str] | None) -> Period:
    """Return the period as the bound that the words around it make it; before and after leave it out."""
    if until is not None and _BEFORE.search(until[0]):
        day = period.first - timedelta(days=1)
        return Period(day, day, until=True)
    if since is not None and _AFTER.search(since[0]):
        day = period.last + timedelta(days=1)
        return Period(day, day, since=True)
    return period._replace(since=since is not None, until=until is not None)


def _matches(text: str) -> list[re.Match[str]]:
    """Return the times in the order of the text; where one could be read in several ways, the most exact counts."""
    found: list[re.Match[str]] = []
    for pattern in _WRITTEN:
        for match in pattern.finditer(text):
            if all(match.end() <= other.start() or other.end() <= match.start() for other in found):
                found.append(match)
    return sorted(found, key=lambda match: match.start())


def _range(before: str, found: list[Period]) -> re.Match[str] | None:
    """Find what makes a range of the time before and the next one, and mark the one before as the lower bound."""
    joined = _TO.search(before) or (_AND.search(before) if found[-1].since else None)
    if joined:
        found[-1] = found[-1]._replace(since=True)
    return joined


def _period(parts: Mapping[str, str | None]) -> Period | None:
    """Return the period of a match; None for a day that its month does not have."""
    year, word, number, day = (parts.get(name) for name in ("year", "word", "month", "day"))
    assert year is not None  # every way of writing has one
    month = int(number or 0)
    if word:
        month = next(at for at, name in enumerate(_MONTHS, start=1) if name.startswith(word[:3]))
    if not month:
        return Period(date(int(year), 1, 1), date(int(year), 12, 31))
    last = calendar.monthrange(int(year), month)[1]
    if day is None:
        return Period(date(int(year), month, 1), date(int(year), month, last))
    if int(day) > last:
        return None
    only = date(int(year), month, int(day))
    return Period(only, only)


def in_parameters(times: list[Period], params: Mapping[str, "Parameter"]) -> dict[str, str]:
    """Return what the times are as values of a question's parameters; empty where it takes none, or not these.

    A year fills a parameter for years. Anything fills a pair of days, of which one must not come before the other; an
    upper bound that is not a day counts from its first day where it is said to end there.
    """
    from twl_graph.questions.parameters import Kind

    if not times:
        return {}
    first, last = times[0], times[-1]
    years = [param.name for param in params.values() if param.kind is Kind.YEAR]
    if years and first.first.year == last.last.year and not (first.since or last.until):
        return {years[0]: str(first.first.year)}
    pairs = [(p.not_before, p.name) for p in params.values() if p.kind is Kind.DATE and p.not_before is not None]
    if not pairs:
        return {}
    lower, upper = pairs[0]
    alone = first is last
    found = {} if alone and first.until else {lower: first.first.isoformat()}
    if not last.since:
        found[upper] = (last.first if alone and last.until else last.last).isoformat()
    return {} if lower in found and upper in found and found[upper] < found[lower] else found

"""Dates of any precision: the first and the last day that one may mean, and years and months as values.

``rdflib`` compares ``xsd:gYear`` and ``xsd:gYearMonth`` wrongly without a word, so queries sort and filter by these
bounds, which are plain ``xsd:date``.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Final, TypeGuard

from twl_graph.namespaces import XSD

#: The datatypes that a date of the graph may have (XML Schema 1.1 Part 2, sections 3.3.9 to 3.3.11), and their forms.
_FORMS: Final = {
    XSD + "date": re.compile(r"(\d{4})-(\d\d)-(\d\d)\Z", re.ASCII),
    XSD + "gYearMonth": re.compile(r"(\d{4})-(\d\d)\Z", re.ASCII),
    XSD + "gYear": re.compile(r"(\d{4})\Z", re.ASCII),
}


def bounds(lexical: str, datatype: str) -> tuple[date, date] | None:
    """Return the earliest and the latest day (both included) that the literal may mean.

    None for another datatype and for what is no day of the calendar in canonical form, years 0001 to 9999 without a
    time zone: the shapes object to those.

    >>> bounds("2016-02", XSD + "gYearMonth")
    (datetime.date(2016, 2, 1), datetime.date(2016, 2, 29))
    """
    form = _FORMS.get(datatype)
    match = form.match(lexical) if form else None
    if match is None:
        return None
    year, *rest = (int(part) for part in match.groups())
    try:
        if not rest:
            return date(year, 1, 1), date(year, 12, 31)
        if len(rest) == 1:
            return date(year, rest[0], 1), date(year, rest[0], last_day(year, rest[0]))
        day = date(year, *rest)
    except ValueError:  # month 13, day 30 of February, year 0
        return None
    return day, day


def last_day(year: int, month: int) -> int:
    """Return the number of days of a month. (Importing calendar would cost each question 3 ms.)"""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


class PartialDate:
    """A date whose day is not stated: a `Year` or a `YearMonth`. `str()` gives its lexical form.

    It lies before another date, a day included, where all its days do, and after it likewise. Where that is open, as
    between 2017 and 2017-02, comparing raises TypeError; `earliest` and `latest` can always be compared.
    """

    __slots__ = ()
    #: The IRI of its XML Schema datatype.
    datatype: ClassVar[str]

    @property
    def earliest(self) -> date:
        """The first day that it may mean."""
        return _days(self)[0]

    @property
    def latest(self) -> date:
        """The last day that it may mean."""
        return _days(self)[1]

    def __lt__(self, other: object) -> bool:
        if not _is_comparable(other):
            return NotImplemented
        first, last = _days(other)
        return self != other and self._decided(other, self.latest < first, self.earliest >= last)

    def __le__(self, other: object) -> bool:
        if not _is_comparable(other):
            return NotImplemented
        first, last = _days(other)
        return self == other or self._decided(other, self.latest <= first, self.earliest > last)

    def __gt__(self, other: object) -> bool:
        if not _is_comparable(other):
            return NotImplemented
        first, last = _days(other)
        return self != other and self._decided(other, self.earliest > last, self.latest <= first)

    def __ge__(self, other: object) -> bool:
        if not _is_comparable(other):
            return NotImplemented
        first, last = _days(other)
        return self == other or self._decided(other, self.earliest >= last, self.latest < first)

    def _decided(self, other: object, surely: bool, surely_not: bool) -> bool:
        if surely == surely_not:
            raise TypeError(f"{self!s} and {other!s} overlap: compare their earliest or their latest days")
        return surely


@dataclass(frozen=True, slots=True, repr=False)
class Year(PartialDate):
    """A year of which no more is stated: `Year(2017)`. Raises ValueError for a year outside 1 to 9999."""

    datatype: ClassVar[str] = XSD + "gYear"
    year: int

    def __post_init__(self) -> None:
        date(self.year, 1, 1)

    def __str__(self) -> str:
        return f"{self.year:04}"

    def __repr__(self) -> str:
        return f"Year({self.year})"


@dataclass(frozen=True, slots=True, repr=False)
class YearMonth(PartialDate):
    """A month of a year: `YearMonth(2017, 2)`. Raises ValueError for a year outside 1 to 9999 or no such month."""

    datatype: ClassVar[str] = XSD + "gYearMonth"
    year: int
    month: int

    def __post_init__(self) -> None:
        date(self.year, self.month, 1)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    def __repr__(self) -> str:
        return f"YearMonth({self.year}, {self.month})"


def _is_comparable(value: object) -> TypeGuard[PartialDate | date]:
    return isinstance(value, PartialDate | date) and not isinstance(value, datetime)


def _days(value: PartialDate | date) -> tuple[date, date]:
    """Return the first and the last day that a date may mean."""
    if isinstance(value, date):
        return value, value
    found = bounds(str(value), value.datatype)
    assert found is not None  # it was made of a day of the calendar
    return found

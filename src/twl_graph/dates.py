"""The first and the last day that a date of any precision may mean.

``rdflib`` compares ``xsd:gYear`` and ``xsd:gYearMonth`` wrongly without a word, so queries sort and filter by these
bounds, which are plain ``xsd:date``.
"""

import re
from datetime import date
from typing import Final

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
            return date(year, rest[0], 1), date(year, rest[0], _last_day(year, rest[0]))
        day = date(year, *rest)
    except ValueError:  # month 13, day 30 of February, year 0
        return None
    return day, day


def _last_day(year: int, month: int) -> int:
    """Return the number of days of a month. (Importing calendar would cost each question 3 ms.)"""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31

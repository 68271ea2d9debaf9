"""The first and last day that a date of any precision may mean."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twl_graph.dates import bounds
from twl_graph.namespaces import XSD

DAY, MONTH, YEAR = XSD + "date", XSD + "gYearMonth", XSD + "gYear"
_days = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))


@given(_days)
def test_a_day_is_its_own_first_and_last(day: date) -> None:
    assert bounds(day.isoformat(), DAY) == (day, day)


@given(_days)
def test_a_month_runs_from_its_first_to_the_day_before_the_next(day: date) -> None:
    first, last = bounds(day.isoformat()[:7], MONTH) or (date.min, date.min)
    assert first == day.replace(day=1)
    assert (last.year, last.month) == (day.year, day.month)
    assert last == date.max or (last + timedelta(days=1)).day == 1


@given(_days)
def test_a_year_runs_from_new_year_to_its_last_day(day: date) -> None:
    assert bounds(day.isoformat()[:4], YEAR) == (date(day.year, 1, 1), date(day.year, 12, 31))


@given(_days)
def test_a_wider_date_holds_every_narrower_one(day: date) -> None:
    ranges = [bounds(day.isoformat()[:cut], kind) for cut, kind in ((10, DAY), (7, MONTH), (4, YEAR))]
    (a, b), (c, d), (e, f) = (known or (date.min, date.max) for known in ranges)
    assert e <= c <= a <= b <= d <= f


@pytest.mark.parametrize(("year", "last"), [(1900, 28), (2000, 29), (2016, 29), (2017, 28), (2100, 28)])
def test_february_ends_as_the_calendar_says(year: int, last: int) -> None:
    assert bounds(f"{year}-02", MONTH) == (date(year, 2, 1), date(year, 2, last))


@pytest.mark.parametrize(
    ("lexical", "datatype"),
    [
        ("2017-02-30", DAY),
        ("2017-13", MONTH),
        ("2017-00", MONTH),
        ("0000", YEAR),
        ("-0044", YEAR),
        ("12017", YEAR),
        ("2017Z", YEAR),
        ("2017-02+08:00", MONTH),
        ("２０１７", YEAR),
        ("2017\n", YEAR),
        ("2017-02", DAY),
        ("2017-02-01", XSD + "dateTime"),
        ("2017", XSD + "string"),
    ],
)
def test_what_is_no_plain_day_of_the_calendar_has_no_bounds(lexical: str, datatype: str) -> None:
    assert bounds(lexical, datatype) is None

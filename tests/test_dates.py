"""Dates of any precision: the first and last day that one may mean, and years and months as values."""

import operator
import pickle
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twl_graph.dates import PartialDate, Year, YearMonth, bounds
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


_partial = st.one_of(
    st.builds(Year, st.integers(1, 9999)), st.builds(YearMonth, st.integers(1, 9999), st.integers(1, 12))
)
_near = st.one_of(  # often overlapping, often equal
    st.builds(Year, st.integers(2016, 2018)), st.builds(YearMonth, st.integers(2016, 2018), st.integers(1, 12))
)
_near_days = _near.flatmap(lambda value: st.sampled_from([value.earliest, value.latest]))
_ORDERS: tuple[Callable[[Any, Any], Any], ...] = (operator.lt, operator.le, operator.gt, operator.ge)


def ends(value: PartialDate | date) -> tuple[date, date]:
    """The first and the last day that a date may mean."""
    return (value, value) if isinstance(value, date) else (value.earliest, value.latest)


def test_a_year_and_a_month_are_written_as_in_xml_schema_and_know_their_bounds() -> None:
    assert (str(Year(2017)), str(YearMonth(2017, 2)), str(Year(618))) == ("2017", "2017-02", "0618")
    assert (repr(Year(2017)), repr(YearMonth(2017, 2))) == ("Year(2017)", "YearMonth(2017, 2)")
    assert (YearMonth(2016, 2).earliest, YearMonth(2016, 2).latest) == (date(2016, 2, 1), date(2016, 2, 29))
    assert (Year(2017).earliest, Year(2017).latest) == (date(2017, 1, 1), date(2017, 12, 31))


@given(_partial)
def test_equal_years_and_months_are_one_value_that_never_changes(value: Year | YearMonth) -> None:
    again = pickle.loads(pickle.dumps(value))
    assert again == value
    assert len({value, again}) == 1
    assert value <= again
    assert not value < again
    with pytest.raises((AttributeError, TypeError)):
        value.year = 1  # type: ignore[misc]
    assert value != value.earliest


@given(_near, st.one_of(_near, _near_days))
def test_what_comes_first_is_told_where_all_days_agree_and_nowhere_else(
    one: Year | YearMonth, other: Year | YearMonth | date
) -> None:
    """The reference: compare the first and the last day of the one with those of the other, which are the extremes."""
    for order in _ORDERS:
        if one == other:
            told = {order in (operator.le, operator.ge)}
        else:
            told = {order(mine, theirs) for mine in ends(one) for theirs in ends(other)}
        assert _compared(order, one, other) == (told.pop() if len(told) == 1 else None)


def _compared(order: Callable[[Any, Any], Any], one: object, other: object) -> bool | None:
    """None where the comparison is refused."""
    try:
        return bool(order(one, other))
    except TypeError:
        return None


def test_a_day_on_the_left_is_compared_alike_and_an_open_order_says_what_to_compare() -> None:
    assert date(2017, 12, 31) < Year(2018)
    assert not date(2017, 12, 31) > YearMonth(2018, 1)
    with pytest.raises(TypeError, match=r"^2017 and 2017-02 overlap: compare their earliest or their latest days$"):
        _ = Year(2017) < YearMonth(2017, 2)
    with pytest.raises(TypeError):
        _ = date(2017, 2, 1) < YearMonth(2017, 2)


@pytest.mark.parametrize("other", [2018, "2018", None, datetime(2018, 1, 1)])
def test_what_is_no_date_is_compared_with_none(other: object) -> None:
    assert Year(2017) != other
    for order in _ORDERS:
        assert _compared(order, Year(2017), other) is None


@pytest.mark.parametrize(
    "make", [lambda: Year(0), lambda: Year(10_000), lambda: YearMonth(2017, 13), lambda: YearMonth(2017, 0)]
)
def test_what_is_not_in_the_calendar_is_no_value(make: Callable[[], PartialDate]) -> None:
    with pytest.raises(ValueError, match=r"year|month"):
        make()

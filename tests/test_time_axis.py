"""An axis of time is in proportion, and its ticks are months and years."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twl_graph.pictures.svg import NOTE, measure
from twl_graph.pictures.time_axis import Axis, axis

DAYS = st.integers(min_value=date.min.toordinal(), max_value=date.max.toordinal())


def between(first: str, last: str) -> Axis:
    return axis(date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal() + 1, 32, 608)


def labels(scale: Axis) -> list[str]:
    return [tick.label for tick in scale.ticks if tick.label]


@pytest.mark.parametrize(
    ("first", "last", "begins", "ends", "labelled"),
    [
        ("2017-01-01", "2019-03-29", "2017-01-01", "2019-04-01", ["2017", "2018", "2019"]),
        ("2017-08-15", "2017-08-15", "2017-08-01", "2017-09-01", ["2017-08", "2017-09"]),
        ("2017-02-01", "2017-11-30", "2017-02-01", "2017-12-01", [f"2017-{month:02}" for month in range(3, 12, 2)]),
        ("1949-10-01", "2018-01-18", "1949-01-01", "2019-01-01", [f"{year}" for year in range(1950, 2011, 10)]),
    ],
)
def test_it_begins_and_ends_with_a_month_or_year_and_labels_those_that_find_room(
    first: str, last: str, begins: str, ends: str, labelled: list[str]
) -> None:
    scale = between(first, last)
    assert labels(scale) == labelled
    assert scale.first <= date.fromisoformat(first).toordinal()
    assert scale.last > date.fromisoformat(last).toordinal()
    assert (scale.first, scale.last) == (
        date.fromisoformat(begins).toordinal(),
        date.fromisoformat(ends).toordinal(),
    )


def test_a_year_takes_its_share_of_the_length() -> None:
    scale = between("2017-01-01", "2019-12-31")
    starts = [scale.x(date(year, 1, 1).toordinal()) for year in (2017, 2018, 2019, 2020)]
    assert starts[0] == 32
    assert starts[3] == pytest.approx(608)
    assert [round(b - a, 3) for a, b in pairwise(starts)] == [192.0] * 3
    leap = between("2016-01-01", "2017-12-31")
    assert leap.x(date(2017, 1, 1).toordinal()) == pytest.approx(32 + 576 * 366 / 731)


@given(DAYS, DAYS)
def test_any_days_of_the_calendar_find_their_place_and_no_label_lies_over_another(one: int, other: int) -> None:
    first, last = sorted((one, other))
    scale = axis(first, last + 1, 32, 608)
    assert 32 <= scale.x(first) < scale.x(last + 1) <= 608 + 1e-6
    days = [tick.day for tick in scale.ticks]
    assert days == sorted(set(days))
    assert (days[0], days[-1]) == (scale.first, scale.last)
    assert labels(scale)
    ends = [
        (scale.x(tick.day) - measure(tick.label, NOTE) / 2, scale.x(tick.day) + measure(tick.label, NOTE) / 2)
        for tick in scale.ticks
        if tick.label
    ]
    assert all(right < left for (_, right), (left, _) in pairwise(ends))
    assert ends[0][0] >= 0
    assert ends[-1][1] <= 640

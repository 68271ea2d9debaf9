"""Years, months and days of a free wording are periods, and fill the parameters for times."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twl_graph.errors import Words
from twl_graph.questions.parameters import Kind, Parameter
from twl_graph.wordings.periods import Period, in_parameters, periods

YEAR = Period(date(2017, 1, 1), date(2017, 12, 31))
AUGUST = Period(date(2017, 8, 1), date(2017, 8, 31))
DAY = Period(date(2017, 3, 23), date(2017, 3, 23))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2017年签了什么", YEAR),
        ("signed in 2017?", YEAR),
        ("２０１７ 年", YEAR),
        ("2017年8月", AUGUST),
        ("2017 年 08 月份", AUGUST),
        ("2017-08", AUGUST),
        ("August 2017", AUGUST),
        ("in Aug, 2017", AUGUST),
        ("2017年3月23日", DAY),
        ("2017-03-23", DAY),
        ("2017/3/23", DAY),
        ("2017.3.23", DAY),
        ("on 23 March 2017", DAY),
        ("on March 23rd, 2017", DAY),
    ],
)
def test_a_time_is_read_as_people_write_it(text: str, period: Period) -> None:
    found, rest = periods(text)
    assert found == [period]
    assert not any(character.isdigit() for character in rest)
    assert period.is_year is (period is YEAR)


@pytest.mark.parametrize("text", ["12017年", "20175", "2017-02-30x", "x2017", "8月", "第30条", "1850年", "2017-02-31"])
def test_what_is_no_time_is_left_alone(text: str) -> None:
    found, _ = periods(text)
    assert all(period.is_year or period.first.day == 1 for period in found)
    if text in ("12017年", "20175", "x2017", "8月", "第30条", "1850年"):
        assert (found, periods(text)[1]) == ([], text)


@pytest.mark.parametrize(
    ("text", "bounds", "rest"),
    [
        ("2017年8月之后有什么", [Period(date(2017, 9, 1), date(2017, 9, 1), since=True)], "有什么"),
        ("since August 2017", [AUGUST._replace(since=True)], ""),
        ("自2017年以来", [YEAR._replace(since=True)], ""),
        ("2017年3月23日以前", [Period(date(2017, 3, 22), date(2017, 3, 22), until=True)], ""),
        ("events before 2017-03-23", [Period(date(2017, 3, 22), date(2017, 3, 22), until=True)], "events"),
        ("从2017年3月23日到2017年8月", [DAY._replace(since=True), AUGUST._replace(until=True)], ""),
        ("between 2017-03-23 and 2017-08", [DAY._replace(since=True), AUGUST._replace(until=True)], ""),
        ("2017-03-23 to 2017-08", [DAY._replace(since=True), AUGUST._replace(until=True)], ""),
        ("2017年3月23日和2017年8月", [DAY, AUGUST], "和"),
        ("to 2017", [YEAR], "to"),
    ],
)
def test_a_time_may_be_a_bound(text: str, bounds: list[Period], rest: str) -> None:
    found, left = periods(text)
    assert found == bounds
    assert left.strip() == rest


@given(st.text(alphabet="2017-年月日之后before to123 /", max_size=40))
def test_any_text_has_its_times_in_order(text: str) -> None:
    found, _ = periods(text)
    assert all(period.first <= period.last for period in found)


def parameters(*kinds: Kind) -> dict[str, Parameter]:
    described = Words("甲", "a")
    made = [Parameter(f"p{number}", kind, described) for number, kind in enumerate(kinds)]
    if kinds.count(Kind.DATE) == 2:
        made[-1] = made[-1]._replace(not_before="p0")
    return {param.name: param for param in made}


@pytest.mark.parametrize(
    ("text", "kinds", "filled"),
    [
        ("2017", [Kind.YEAR], {"p0": "2017"}),
        ("2017-08", [Kind.YEAR], {"p0": "2017"}),
        ("since 2017", [Kind.YEAR], {}),
        ("2017 to 2018", [Kind.YEAR], {}),
        ("2017", [Kind.DATE, Kind.DATE], {"p0": "2017-01-01", "p1": "2017-12-31"}),
        ("2017年8月", [Kind.DATE, Kind.DATE], {"p0": "2017-08-01", "p1": "2017-08-31"}),
        ("since 2017-08", [Kind.DATE, Kind.DATE], {"p0": "2017-08-01"}),
        ("before 2017-08", [Kind.DATE, Kind.DATE], {"p1": "2017-07-31"}),
        ("from 2018 to 2017", [Kind.DATE, Kind.DATE], {}),
        ("from 2017-03-23 to 2017-08", [Kind.DATE, Kind.DATE], {"p0": "2017-03-23", "p1": "2017-08-31"}),
        ("2017", [Kind.DATE], {}),
        ("2017", [Kind.TEXT, Kind.INTEGER], {}),
        ("no time", [Kind.YEAR], {}),
    ],
)
def test_times_fill_a_year_or_a_pair_of_days(text: str, kinds: list[Kind], filled: dict[str, str]) -> None:
    assert in_parameters(periods(text)[0], parameters(*kinds)) == filled

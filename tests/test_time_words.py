"""Times of a text have the precision that they are given with, and relative ones follow from the date of the text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twl_graph.drafting.dates import Dated, dated_of, dates
from twl_graph.errors import UsageError


def one(text: str, dated: str | None = "2018-01-20") -> Dated:
    (found,) = dates(text, dated_of(dated) if dated else None)
    return found


@pytest.mark.parametrize(
    ("text", "wording", "value"),
    [
        ("2017年2月签约", "2017年2月", "2017-02"),
        ("于２０１７年３月２３日举行", "２０１７年３月２３日", "2017-03-23"),
        ("二〇一七年三月二十三日", "二〇一七年三月二十三日", "2017-03-23"),
        ("2017年开工", "2017年", "2017"),
        ("2017年底完工", "2017年底", "2017"),
        ("2017首届大赛", "2017", "2017"),
        ("2018-01-18 发布", "2018-01-18", "2018-01-18"),
        ("2018/1/5", "2018/1/5", "2018-01-05"),
        ("in February 2017", "February 2017", "2017-02"),
        ("on 18 January 2018,", "18 January 2018", "2018-01-18"),
        ("January 18th, 2018", "January 18th, 2018", "2018-01-18"),
        ("Sept. 2017", "Sept. 2017", "2017-09"),
        ("in 2017 it", "2017", "2017"),
    ],
)
def test_a_date_that_is_stated_needs_no_date_of_the_text(text: str, wording: str, value: str) -> None:
    found = one(text, None)
    assert (found.wording, str(found.first), str(found.last), found.basis) == (wording, value, value, "date-stated")
    assert (found.start, found.end) == (text.index(wording), text.index(wording) + len(wording))
    assert not found.period


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("去年", "2017"), ("前年", "2016"), ("今年", "2018"), ("明年", "2019"), ("去年8月份", "2017-08"),
        ("去年年初", "2017"),        ("今年1月18日", "2018-01-18"), ("上个月", "2017-12"), ("本月5日", "2018-01-05"),
        ("昨天", "2018-01-19"),        ("年底", "2018"),        ("last year", "2017"), ("last August", "2017-08"),
        ("this month", "2018-01"),         ("yesterday", "2018-01-19"),
    ],
)  # fmt: skip
def test_a_relative_time_is_worked_out_from_the_date_of_the_text_and_else_open(text: str, value: str) -> None:
    assert (str(one(text).first), one(text).basis) == (value, "date-resolved")
    assert (one(text, None).first, one(text, None).basis) == (None, "date-resolved")


def test_a_month_without_a_year_is_the_last_one_before_the_text() -> None:
    assert (str(one("1月18日").first), one("1月18日").basis) == ("2018-01-18", "date-inferred")
    assert str(one("12月5日").first) == "2017-12-05"
    assert one("12月5日", "2018").first is None, "of a text that is dated to the year it may be either"


def test_a_month_takes_the_year_that_its_sentence_told_before_it() -> None:
    first, second = dates("去年8月份开赛，9月份签约", dated_of("2018-01"))
    assert (str(second.first), second.basis) == ("2017-09", "date-resolved")
    assert str(dates("去年8月份开赛。9月份签约", dated_of("2018-11"))[1].first) == "2018-09"
    assert str(dates("2016年10月动工，次年3月完工")[1].first) == "2017-03"
    assert first.first is not None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2017—2020", "2017", "2020"), ("2017年至2020年", "2017", "2020"), ("2017年3月至5月", "2017-03", "2017-05"),
        ("2018年1月18日-20日", "2018-01-18", "2018-01-20"), ("去年至今", "2017", "2018"), ("一年来", "2017", "2018"),
        ("近三年来", "2015", "2018"), ("2017–2020", "2017", "2020"), ("over the past two years", "2016", "2018"),
    ],
)  # fmt: skip
def test_a_period_has_two_ends(text: str, first: str, last: str) -> None:
    assert one(text).period
    assert (one(text).wording in text, str(one(text).first), str(one(text).last)) == (True, first, last)


def test_the_time_of_the_text_is_told_apart_and_vague_times_stay_open() -> None:
    assert one("截至目前").now
    assert one("currently").now
    assert one("日前").first is None
    assert not one("日前").now


@pytest.mark.parametrize("text", ["2017年2月30日", "2月30日"])
def test_a_day_that_no_calendar_has_stays_open(text: str) -> None:
    assert one(text).first is None


@pytest.mark.parametrize("text", ["2017个", "三农", "第三次", "12017年", "room 2017", "may come", "march on", "30日内"])
def test_what_is_no_time_is_not_found(text: str) -> None:
    assert dates(text, dated_of("2018-01")) == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2019", "2019"),
        ("2019-05", "2019-05"),
        ("2019年", "2019"),
        ("2019年5月", "2019-05"),
        (" 2019 年 5 月 ", "2019-05"),
        ("2019年5月3日", "2019-05-03"),
        ("2019年5月3号", "2019-05-03"),
    ],
)
def test_the_date_of_a_text_may_be_given_in_chinese(text: str, meant: str) -> None:
    assert str(dated_of(text)) == meant


@pytest.mark.parametrize(
    "text", ["", "18", "2018-1", "2018-13", "2018-02-30", "0000", "2018-01-18T10:00", "去年", "２０１８"]
)
def test_the_date_of_a_text_is_a_year_a_month_or_a_day(text: str) -> None:
    with pytest.raises(UsageError, match=r"2018, 2018-01 or 2018-01-18"):
        dated_of(text)


PIECES = "去年 今年 2017年 2017 — 至 3月 十二 31日 二〇一七年 目前 次年 last May 5 9999 年来 以来 ， 。 January"
WRITTEN = st.lists(st.sampled_from(PIECES.split()) | st.text(max_size=3)).map("".join)


@given(WRITTEN, st.sampled_from([None, "2018", "2018-01", "2018-01-20", "0001", "9999-12-31"]))
def test_times_stand_where_they_say_in_order_and_never_overlap(text: str, dated: str | None) -> None:
    found = dates(text, dated_of(dated) if dated else None)
    assert all(text[time.start : time.end] == time.wording for time in found)
    assert all(before.end <= after.start for before, after in pairwise(found))

"""Numbers are read as they are written, in either language and either kind of digits."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twl_graph.drafting.numerals import chinese_number, english_number, year_number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("30", 30), ("3,500", 3500), ("3.5万", 35000), ("1亿2000万", 120_000_000), ("三万亿", 3 * 10**12),
        ("千亿", 10**11), ("百万", 10**6), ("二十一", 21), ("十", 10), ("一百零五", 105), ("两千", 2000), ("〇", 0),
    ],
)  # fmt: skip
def test_a_chinese_number_is_read(written: str, number: int) -> None:
    assert chinese_number(written) == number


@pytest.mark.parametrize(
    ("written", "number"),
    [("30", 30), ("5,000", 5000), ("twenty-one", 21), ("Twelve", 12), ("2 million", 2 * 10**6), ("3 hundred", 300)],
)
def test_an_english_number_is_read(written: str, number: int) -> None:
    assert english_number(written) == number


@pytest.mark.parametrize("written", ["", "甲", "3甲", "first", "a few"])
def test_what_is_no_number_is_none(written: str) -> None:
    assert chinese_number(written) is None
    assert english_number(written) is None


@given(st.integers(0, 10**12))
def test_digits_are_their_number_with_or_without_commas(number: int) -> None:
    assert chinese_number(str(number)) == chinese_number(f"{number:,}") == Decimal(number)
    assert english_number(f"{number:,}") == number


@pytest.mark.parametrize(
    ("written", "year"), [("2017", 2017), ("二〇一七", 2017), ("一九四九", 1949), ("二零二零", 2020)]
)
def test_a_year_is_four_digits_of_either_kind(written: str, year: int) -> None:
    assert year_number(written) == year
    assert year_number(written[:3]) is None
    assert year_number("0000") is None

"""Text is measured, filled and wrapped in columns of a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twl_graph.widths import pad, width, wrap


@pytest.mark.parametrize(("text", "columns"), [("", 0), ("abc", 3), ("通武廊", 6), ("“通”", 4), ("á", 1), ("ｆ", 2)])
def test_a_chinese_character_takes_two_columns_and_a_combining_mark_none(text: str, columns: int) -> None:
    assert width(text) == columns


def test_filling_makes_chinese_and_english_equally_wide() -> None:
    assert width(pad("廊坊", 10)) == width(pad("Langfang", 10)) == 10
    assert pad("too long", 3) == "too long"


def test_lines_break_at_spaces_and_between_chinese_characters() -> None:
    assert wrap("one two three", 7) == ["one two", "three"]
    assert wrap("通武廊协同发展", 6) == ["通武廊", "协同发", "展"]
    assert wrap("", 10) == [""]


def test_a_line_never_starts_with_closing_punctuation() -> None:
    assert wrap("通武廊，协同", 8) == ["通武廊，", "协同"]
    assert wrap("通州、武清", 4) == ["通", "州、", "武清"]


def test_a_word_longer_than_the_line_is_cut() -> None:
    assert wrap("abcdefgh ij", 3) == ["abc", "def", "gh", "ij"]


@given(st.text(alphabet="ab 通武，。é\u0301", max_size=40), st.integers(min_value=4, max_value=20))
def test_wrapping_loses_nothing_and_keeps_to_the_width(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line) <= columns for line in lines)


def test_an_opening_bracket_stands_with_what_it_opens() -> None:
    assert wrap("缔约方（concept:transport）", 8) == ["缔约方", "（concep", "t:transp", "ort）"]
    assert wrap("某某某《协议》", 8) == ["某某某", "《协议》"]

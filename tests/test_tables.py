"""Tables stay in their columns, whatever the script."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twl_graph.tables import draw, harmless
from twl_graph.widths import width as columns

ROWS = [["通州区", "1"], ["Tongzhou", "12"]]


def test_columns_are_aligned_across_scripts() -> None:
    assert draw(["地区", "n"], ROWS, right=[False, True], within=None) == (
        "地区       n\n--------  --\n通州区     1\nTongzhou  12\n"
    )


def test_a_table_without_rows_is_its_header() -> None:
    assert draw(["a", "b"], [], right=[False, False], within=None) == "a  b\n-  -\n"


def test_a_table_that_is_too_wide_wraps_its_widest_cells() -> None:
    drawn = draw(["n", "text"], [["1", "推进通武廊战略合作发展框架协议"]], right=[True, False], within=15)
    assert drawn == "n  text\n-  ------------\n1  推进通武廊战\n   略合作发展框\n   架协议\n"


def test_words_are_kept_whole_where_there_is_a_blank() -> None:
    assert draw(["t"], [["one two three"]], right=[False], within=8) == "t\n--------\none two\nthree\n"


def test_a_record_writes_the_colon_of_its_heading_s_script() -> None:
    drawn = draw(["名称", "kind"], [["推进通武廊战略合作", "Memorandum"]], right=[False, False], within=16)
    assert drawn == "名称：推进通武廊\n  战略合作\nkind: Memorandum\n"


def test_a_word_is_never_cut_where_a_wider_column_can_give_way() -> None:
    row = ["Memorandum of Cooperation on Scientific and Technological Innovation", "cooperation"]
    drawn = draw(["title", "kind"], [row], right=[False, False], within=30)
    assert drawn.count("cooperation\n") == 1
    assert "Technological" in drawn
    assert all(columns(line) <= 30 for line in drawn.split("\n"))


def test_a_table_that_cannot_fit_without_cutting_words_becomes_records() -> None:
    rows = [["cooperation", "Technological", "a line that goes on"], ["institution", "", "x"]]
    assert draw(["a", "b", "c"], rows, right=[False] * 3, within=20) == (
        "a: cooperation\nb: Technological\nc: a line that goes\n  on\n\na: institution\nc: x\n"
    )


@given(
    st.lists(st.tuples(st.text(max_size=30), st.text(max_size=30)), max_size=4),
    st.integers(min_value=18, max_value=60),
)
def test_no_line_is_wider_than_asked_and_nothing_is_lost(rows: list[tuple[str, str]], width: int) -> None:
    shown = [[harmless(cell) for cell in row] for row in rows]
    drawn = draw(["a", "b"], shown, right=[False, False], within=width)
    assert all(columns(line) <= width for line in drawn.split("\n"))
    assert Counter(c for row in shown for cell in row for c in cell if not c.isspace()) <= Counter(drawn)


@pytest.mark.parametrize(("text", "shown"), [("a\x1b[31m", "a\\x1b[31m"), ("x\u202ey", "x\\u202ey"), ("a\nb", "a\\nb")])
def test_nothing_in_a_cell_acts_on_the_terminal(text: str, shown: str) -> None:
    assert harmless(text) == shown


def test_ordinary_text_is_left_alone() -> None:
    assert harmless("“通武廊” — Láng 👩‍🏫") == "“通武廊” — Láng 👩‍🏫"


def test_a_row_that_would_be_too_tall_to_be_read_across_becomes_a_record() -> None:
    long, word = "one two three four five six seven eight nine ten eleven twelve", "x" * 60
    drawn = draw(["text", "word"], [[long, word]], right=[False, False], within=70)
    assert drawn == f"text: {long}\nword: {word}\n"
    assert draw(["text", "word"], [["one two", word]], right=[False, False], within=70).startswith("text     word\n")


def test_lines_below_a_row_stand_under_it_in_a_table_and_in_records() -> None:
    rows = [["a", "b"], ["c", "d"]]
    table = draw(["x", "y"], rows, right=[False, False], within=None, below=[["  one", "  two"], []])
    assert table == "x  y\n-  -\na  b\n  one\n  two\nc  d\n"
    records = draw(["x", "y"], [["a" * 9, "b" * 9]], right=[False, False], within=12, below=[["  one"]])
    assert records == f"x: {'a' * 9}\ny: {'b' * 9}\n  one\n"

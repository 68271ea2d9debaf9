"""Facts stand in a table, or set in below their property where the terminal is narrow."""

from twl_graph.portrait.fact_table import Row, fact_table, indented

HEADER = Row("property", "value", "evidence")
ROWS = [Row("connects", "Sanhe", "p8:1,2"), Row("connects", "Tongzhou District", "p8:1,2"), Row("carries", "Road", "")]


def test_a_property_is_named_once_and_its_values_are_aligned() -> None:
    assert fact_table(HEADER, ROWS, 80).splitlines() == [
        "property  value              evidence",
        "--------  -----------------  --------",
        "connects  Sanhe              p8:1,2",
        "          Tongzhou District  p8:1,2",
        "carries   Road",
    ]


def test_where_it_would_cut_words_each_value_is_set_in_below_its_property() -> None:
    assert fact_table(HEADER, ROWS, 20).splitlines() == [
        "connects",
        "  Sanhe  p8:1,2",
        "  Tongzhou District",
        "    p8:1,2",
        "carries",
        "  Road",
    ]


def test_control_characters_are_written_out() -> None:
    assert "\x1b" not in fact_table(HEADER, [Row("a\x1b", "b\x1b", "c\x1b")], 80)


def test_an_empty_text_takes_no_line() -> None:
    assert indented("", 20, 4) == []
    assert indented("one two", 8, 4) == ["    one", "    two"]

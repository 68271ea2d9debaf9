"""A place is shown as its line with a mark under the very term, whatever the line holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twl_graph.excerpt import excerpt, line_at
from twl_graph.place import Place
from twl_graph.widths import width


def shown(text: str, term: str) -> list[str]:
    """The two lines for the first occurrence of a term."""
    start = text.index(term)
    before = text[:start].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return list(excerpt(text, Place(len(before), len(before[-1]) + 1, start, start + len(term))))


@pytest.mark.parametrize(
    ("text", "term", "lines"),
    [
        ("a b c .", "b", ["    1 | a b c .", "      |   ^"]),
        ("x\n  twl:p id:y ;\nz", "id:y", ["    2 |   twl:p id:y ;", "      |         ^^^^"]),
        ('"通州区" "武清"@zh .', '"武清"@zh', ['    1 | "通州区" "武清"@zh .', "      |          ^^^^^^^^^"]),
        ("a\tb c", "b", ["    1 | a    b c", "      |      ^"]),
        ('a "one\ntwo" .', '"one\ntwo"', ['    1 | a "one', "      |   ^^^^"]),
        ("a\r\nb c\r\nd", "c", ["    2 | b c", "      |   ^"]),
        ("a\x1b[2J b", "b", ["    1 | a\\x1b[2J b", "      |          ^"]),
        ("a \u202eb\u202c c", "c", ["    1 | a \\u202eb\\u202c c", "      |                 ^"]),
        ("a", "a", ["    1 | a", "      | ^"]),
    ],
    ids=["plain", "second-line", "wide", "tab", "several-lines", "line-ends", "control", "direction", "all"],
)
def test_a_line_is_shown_with_its_mark(text: str, term: str, lines: list[str]) -> None:
    assert shown(text, term) == lines


def test_a_long_line_is_cut_on_both_sides_of_the_mark() -> None:
    line, mark = shown("x" * 100 + " id:here " + "y" * 100, "id:here")
    assert line.startswith("    1 | …" + "x" * 20)
    assert line.endswith("y…")
    assert mark.count("^") == len("id:here")
    assert line[mark.index("^") :].startswith("id:here ")


def test_a_long_term_is_cut_and_marked_to_its_cut() -> None:
    line, mark = shown(f'a "{"长" * 200}" .', f'"{"长" * 200}"')
    assert line.endswith("长…")
    assert width(line) == width(mark) <= 80


@given(
    before=st.text(max_size=120), term=st.text(min_size=1, max_size=120), after=st.text(max_size=120), line=st.text()
)
def test_no_excerpt_is_wider_than_a_terminal_and_the_mark_is_under_the_term(
    before: str, term: str, after: str, line: str
) -> None:
    head = "".join(character for character in before if character not in "\r\n")
    text = "first\n" + head + term + after
    start = len("first\n" + head)
    told = list(excerpt(text, Place(2, len(head) + 1, start, start + len(term))))
    assert len(told) == 2
    assert all(width(each) <= 80 for each in told)
    assert told[1].endswith("^")
    assert "\x1b" not in "".join(told)


@pytest.mark.parametrize(
    ("text", "line", "column", "lines"),
    [
        ("a\n通 “州” .\n", 2, 3, ["    2 | 通 “州” .", "      |    ^"]),
        ("a .\r\nb c\r\n", 2, 4, ["    2 | b c", "      |    ^"]),
        ("a", 1, 2, ["    1 | a", "      |  ^"]),
        ("a", 1, 3, []),
        ("a\n", 4, 1, []),
    ],
)
def test_a_place_of_a_parser_is_marked_in_its_line(text: str, line: int, column: int, lines: list[str]) -> None:
    assert line_at(text, line, column) == lines

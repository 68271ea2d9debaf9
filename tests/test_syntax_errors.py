"""What is said of a faulty file: more of it in the tests of reading."""

from twl_graph.syntax_errors import _Lines, place_of


def test_a_parser_is_handed_no_more_than_it_asks_for_and_no_more_than_a_line() -> None:
    lines = _Lines(b"abcde\nfg\n")
    pieces = []
    while piece := lines.read(4):
        pieces.append((piece, lines.taken))
    assert pieces == [(b"abcd", 1), (b"e\n", 1), (b"fg\n", 2)]
    assert (lines.read(4), lines.taken) == (b"", 2)


def test_a_reader_that_names_no_size_gets_the_line() -> None:
    assert _Lines(b"abcde\nfg").read() == b"abcde\n"


def test_places_are_counted_from_one_in_characters() -> None:
    assert [place_of("通\n武廊".encode(), offset) for offset in (0, 3, 4, 7)] == [(1, 1), (1, 2), (2, 1), (2, 2)]

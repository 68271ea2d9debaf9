"""SPARQL text falls into the tokens the engine sees, and what could be read two ways is refused."""

from contextlib import suppress
from time import perf_counter

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twl_graph.sparql.tokens import Kind, SparqlSyntaxError, place, tokenize


def kinds(text: str) -> list[tuple[str, str]]:
    return [(token.kind.value, token.text) for token in tokenize(text)]


def test_each_kind_of_token_is_told_apart() -> None:
    assert kinds("SELECT ?s $t { x:a <http://e/> 'v'@en-GB , 1.5e3 _:b ; ^^ # gone\n}") == [
        ("word", "SELECT"),
        ("variable", "?s"),
        ("variable", "$t"),
        ("mark", "{"),
        ("prefixed name", "x:a"),
        ("IRI", "<http://e/>"),
        ("string", "'v'"),
        ("language tag", "@en-GB"),
        ("mark", ","),
        ("number", "1.5e3"),
        ("blank node", "_:b"),
        ("mark", ";"),
        ("mark", "^^"),
        ("mark", "}"),
    ]


@pytest.mark.parametrize(
    "string",
    ['"a # b"', "'<x>'", '"""two\nlines "quoted" here"""', "'''it's'''", r'"\" \\ \u901a \U0001F600"', '""', "''"],
)
def test_a_string_is_one_token_whatever_it_holds(string: str) -> None:
    assert kinds(f"({string})") == [("mark", "("), ("string", string), ("mark", ")")]


def test_a_comparison_without_blanks_is_not_taken_for_an_iri() -> None:
    assert ("mark", "<") in kinds("?a<?b && ?c>?d")


def test_a_dot_at_the_end_of_a_name_ends_the_triple() -> None:
    assert kinds("x:a.b.") == [("prefixed name", "x:a.b"), ("mark", ".")]


@pytest.mark.parametrize(
    "text",
    [
        "?a<'>') SERVICE x:y {} #'",  # a string for the engine, an IRI for the longest match
        "?a<?b#>'''\n) SERVICE x:y {} #'''",  # a comment for the engine
        '?a<?b#>"""\n) SERVICE x:y {} #"""',
    ],
)
def test_text_that_the_engine_could_read_otherwise_is_refused(text: str) -> None:
    with pytest.raises(SparqlSyntaxError, match="could mean"):
        tokenize(text)


@pytest.mark.parametrize("text", ["'never closed", '"bad \\q escape"', "'''\\ud800'''", '"line\nbreak"'])
def test_a_string_that_is_none_is_refused_where_it_starts(text: str) -> None:
    with pytest.raises(SparqlSyntaxError, match="does not end") as caught:
        tokenize("SELECT " + text)
    assert (caught.value.line, caught.value.column) == (1, 8)


@pytest.mark.parametrize("text", ["ASK { ?s ?p '\udcff' }", "# \ud83d"])
def test_half_a_character_is_refused_even_in_strings_and_comments(text: str) -> None:
    with pytest.raises(SparqlSyntaxError, match="this is no UTF-8 text"):
        tokenize(text)


@pytest.mark.parametrize("text", ["\\u0053ERVICE", "SELECT \\U00000053", "?\\u0053"])
def test_escapes_outside_strings_and_iris_are_refused(text: str) -> None:
    with pytest.raises(SparqlSyntaxError):
        tokenize(text)


def test_full_width_punctuation_is_named_with_what_to_write() -> None:
    with pytest.raises(SparqlSyntaxError) as caught:
        tokenize("SELECT ?s （")
    assert "write ( instead" in caught.value.said("en")
    assert "改用半角的 (" in caught.value.said("zh")


def test_the_caret_stands_under_the_place_even_after_wide_characters() -> None:
    with pytest.raises(SparqlSyntaxError) as caught:
        tokenize("# first\n'通州' ~ \x01")
    assert caught.value.line == 2
    assert caught.value.excerpt == "  '通州' ~ \x01\n           ^"
    assert "U+0001" in caught.value.said("en")


def test_places_count_lines_of_every_kind() -> None:
    assert place("a\r\nb\rc\nd", 7) == (4, 1, "d")
    assert place("", 0) == (1, 1, "")


@given(st.text())
def test_any_text_is_split_or_refused_and_nothing_else(text: str) -> None:
    try:
        tokens = tokenize(text)
    except SparqlSyntaxError:
        return
    assert all(text[token.start : token.end] == token.text for token in tokens)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_the_engine_writes_for_a_literal_is_one_string(value: str) -> None:
    [token] = tokenize(str(ox.Literal(value)))
    assert token.kind is Kind.STRING


SLOW = ["a." * 50_000, "a-" * 50_000, "?a <#a> " * 12_000, "<a" * 50_000, "1." * 50_000, "@a-" * 33_000]


@pytest.mark.parametrize("text", [*SLOW, '"""' + '""a' * 30_000])
def test_no_text_takes_long_to_read(text: str) -> None:
    start = perf_counter()
    with suppress(SparqlSyntaxError):
        tokenize(text)
    assert perf_counter() - start < 5  # seconds; what is quadratic takes thirty


def test_of_a_long_line_only_the_part_around_the_place_is_shown() -> None:
    with pytest.raises(SparqlSyntaxError) as caught:
        tokenize("?a " * 1_000 + "~ \x01" + " ?b" * 1_000)
    line, caret = caught.value.excerpt.split("\n")
    assert len(line) < 130
    assert line.startswith("  …")
    assert line.endswith("…")
    assert line[caret.index("^")] == "\x01"

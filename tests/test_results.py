"""Answers are written for people and for machines."""

import io
import json
import subprocess
import sys
import xml.etree.ElementTree as ET

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.query import Result

from twl_graph.engine import Boolean, Solutions, Triples
from twl_graph.errors import UnsupportedFeature, UsageError, Words
from twl_graph.namespaces import ID, TWL, XSD
from twl_graph.results import ANSWERS, default_format, format_for, write
from twl_graph.sparql.sealing import Form

MONTH = ox.Literal("2017-02", datatype=ox.NamedNode(XSD + "gYearMonth"))
ANSWER = Solutions(
    ("thing", "name", "date", "n"),
    (
        (ox.NamedNode(ID + "langfang"), ox.Literal("廊坊市", language="zh"), None, ox.Literal(5)),
        (ox.NamedNode("http://example.com/xy"), ox.Literal('a|"b"'), MONTH, ox.Literal(12)),
    ),
)
ASKED = (rdflib.Variable("a"), rdflib.Variable("b"))
TERMS = st.one_of(
    st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Co", "Cn"])).map(ox.Literal),
    st.sampled_from([None, MONTH, ox.NamedNode(ID + "langfang"), ox.Literal("x", language="zh-latn-pinyin")]),
    st.integers().map(ox.Literal),
    st.just(ox.Literal("007", datatype=ox.NamedNode(XSD + "integer"))),
)


def written(answer: Solutions | Boolean, name: str, lang: str = "en", titles: dict[str, Words] | None = None) -> str:
    return write(answer, ANSWERS[name], lang=lang, titles=titles).decode()


def test_a_table_shows_curies_and_texts_and_aligns_numbers_to_the_right() -> None:
    assert written(ANSWER, "table") == (
        "thing                    name    date      n\n"
        "-----------------------  ------  -------  --\n"
        "id:langfang              廊坊市            5\n"
        '<http://example.com/xy>  a|"b"   2017-02  12\n'
    )


@pytest.mark.parametrize(
    ("number", "en", "zh"),
    [("100000000000", "100,000,000,000", "1000亿"), ("30000", "30,000", "3万"), ("12345", "12,345", "12,345")],
)
def test_a_large_number_is_grouped_for_people_and_left_alone_for_machines(number: str, en: str, zh: str) -> None:
    answer = Solutions(("n",), ((ox.Literal(number, datatype=ox.NamedNode(XSD + "integer")),),))
    assert [written(answer, "table", lang).split()[-1] for lang in ("en", "zh")] == [en, zh]
    assert written(answer, "csv").split()[-1] == number


def test_a_year_is_not_grouped_and_a_span_goes_by_its_positions() -> None:
    span = ox.NamedNode("https://w3id.org/twl-graph/article/tongwulang#char=2691,2718")
    shown = written(Solutions(("year", "at"), ((ox.Literal(2017), span),)), "table")
    assert shown.split("\n")[2].split() == ["2017", "char=2691,2718"]


def test_headings_come_in_the_language_that_is_asked_for() -> None:
    titles = {"name": Words("名称", "name")}
    assert written(ANSWER, "table", lang="zh", titles=titles).split("\n")[0].split() == ["thing", "名称", "date", "n"]
    assert "名称 / name" in written(ANSWER, "table", lang="both", titles=titles)


def test_markdown_escapes_what_would_be_markup() -> None:
    answer = Solutions(("a",), ((ox.Literal("x|y\n<b>*[1]*</b>&"),),))
    assert written(answer, "md") == "| a |\n| --- |\n| x\\|y\\\\n&lt;b&gt;\\*\\[1\\]\\*&lt;/b&gt;&amp; |\n"


@pytest.mark.parametrize(("lang", "yes", "no"), [("en", "yes\n", "no\n"), ("zh", "是\n", "否\n")])
def test_ask_is_answered_in_words_for_people(lang: str, yes: str, no: str) -> None:
    for name in ("table", "md"):
        assert written(Boolean(True), name, lang=lang) == yes
        assert written(Boolean(False), name, lang=lang) == no


def test_ask_is_answered_in_the_w3c_formats_for_machines() -> None:
    assert json.loads(written(Boolean(True), "json")) == {"head": {}, "boolean": True}
    root = ET.fromstring(written(Boolean(False), "xml"))
    assert root.findtext("{http://www.w3.org/2005/sparql-results#}boolean") == "false"


def test_csv_and_tsv_are_those_of_the_w3c() -> None:
    assert written(ANSWER, "csv") == (
        "thing,name,date,n\r\n"
        "https://w3id.org/twl-graph/id/langfang,廊坊市,,5\r\n"
        'http://example.com/xy,"a|""b""",2017-02,12\r\n'
    )
    assert written(ANSWER, "tsv") == (
        "?thing\t?name\t?date\t?n\n"
        '<https://w3id.org/twl-graph/id/langfang>\t"廊坊市"@zh\t\t5\n'
        '<http://example.com/xy>\t"a|\\"b\\""\t"2017-02"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>\t12\n'
    )


@pytest.mark.parametrize("name", ["json", "xml"])
@given(rows=st.lists(st.tuples(TERMS, TERMS), max_size=4))
def test_what_is_written_is_read_back_term_for_term_by_another_library(
    name: str, rows: list[tuple[ox.Literal | None, ox.Literal | None]]
) -> None:
    text = write(Solutions(("a", "b"), tuple(rows)), ANSWERS[name])
    normalized, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    try:
        result = Result.parse(io.BytesIO(text), format=name)
    finally:
        rdflib.NORMALIZE_LITERALS = normalized
    back = [tuple(None if term is None else _plain(term) for term in map(row.get, ASKED)) for row in result.bindings]
    assert back == [tuple(None if term is None else _plain_ox(term) for term in row) for row in rows]


def _plain(term: object) -> tuple[str, str | None, str | None]:
    if isinstance(term, rdflib.Literal):
        return str(term), term.language, None if term.datatype is None else str(term.datatype)
    return str(term), None, None


def _plain_ox(term: object) -> tuple[str, str | None, str | None]:
    if isinstance(term, ox.Literal):
        plain = term.language is not None or term.datatype.value == XSD + "string"
        return term.value, term.language, None if plain else term.datatype.value
    assert isinstance(term, ox.NamedNode)
    return term.value, None, None


def test_a_character_that_xml_cannot_write_is_refused_by_name() -> None:
    answer = Solutions(("a",), ((ox.Literal("bell \x07"),),))
    with pytest.raises(UnsupportedFeature, match=r"U\+0007.*use json or tsv"):
        write(answer, ANSWERS["xml"])
    assert json.loads(write(answer, ANSWERS["json"]))["results"]["bindings"][0]["a"]["value"] == "bell \x07"


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        (".CSV", "csv"),
        ("application/sparql-results+json", "json"),
        ("markdown", "md"),
        ("text/csv; charset=utf-8", "csv"),
    ],
)
def test_formats_go_by_name_extension_and_media_type(asked: str, name: str) -> None:
    assert format_for(Form.SELECT, asked).name == name


def test_xml_means_results_for_select_and_rdf_for_construct() -> None:
    assert format_for(Form.SELECT, "xml").name == "xml"
    assert format_for(Form.CONSTRUCT, "xml").name == "rdfxml"
    assert (default_format(Form.ASK).name, default_format(Form.DESCRIBE).name) == ("table", "turtle")


@pytest.mark.parametrize(
    ("form", "asked", "said"),
    [
        (Form.SELECT, "cvs", "Did you mean csv?"),
        (Form.SELECT, "turtle", "SELECT gives rows or a yes or no, which turtle cannot hold"),
        (Form.CONSTRUCT, "csv", "CONSTRUCT gives triples, which csv cannot hold"),
        (Form.CONSTRUCT, "turtel", "Did you mean turtle?"),
    ],
)
def test_a_format_that_is_unknown_or_unfit_is_answered_with_those_that_fit(form: Form, asked: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        format_for(form, asked)
    assert said in str(caught.value)


@pytest.mark.parametrize("name", ["turtle", "trig", "ntriples", "nquads", "rdfxml", "jsonld"])
def test_triples_are_written_in_every_rdf_format_and_the_same_in_any_order(name: str) -> None:
    subject, predicate = ox.NamedNode(ID + "langfang"), ox.NamedNode(TWL + "adjoins")
    built = [ox.Triple(subject, predicate, ox.NamedNode(ID + place)) for place in ("wuqing", "tongzhou")]
    syntax = format_for(Form.CONSTRUCT, name)
    forwards, backwards = (write(Triples(tuple(order)), syntax) for order in (built, built[::-1]))
    assert forwards == backwards
    if name != "jsonld":  # read through its published context, which is remote
        parsed = ox.parse(forwards, ox.RdfFormat.from_media_type(syntax.media_type))
        assert {quad.triple for quad in parsed} == set(built)


def test_writing_a_table_imports_no_heavy_library() -> None:
    code = "import sys, twl_graph.results; print(sorted({'rdflib', 'pyshacl', 'rich', 'yaml'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"

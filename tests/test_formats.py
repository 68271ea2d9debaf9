"""What is written in an RDF format and read back is the same graph, term for term."""

from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from twl_graph.blank_nodes import canonical
from twl_graph.errors import UnsupportedFeature, UsageError
from twl_graph.formats import FORMATS, Format, format_named, write
from twl_graph.namespaces import RDF, RDFS, SKOS, TWL, XSD

EX = "http://example.org/"
OX_FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}
RDFLIB_FORMATS = dict(zip(OX_FORMATS, ("turtle", "trig", "nt", "nquads", "xml", "json-ld"), strict=True))

XML_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\ufffe\uffff", min_codepoint=32))
ODD_TEXT = st.one_of(
    XML_TEXT, st.sampled_from(["", " ", "\r\n", "\t", "]]>", "<&>\"'", "@zh", "\\", "通武廊", "\u2028"])
)
LEXICAL = st.sampled_from(
    ["01", "+5", "5", "-0", "1.10", "true", "TRUE", "1", "2017-02", "2017-13", "none", " 5 ", "1e0"]
)
DATATYPE = st.sampled_from(
    ["integer", "int", "nonNegativeInteger", "decimal", "double", "boolean", "date", "gYearMonth", "gYear", "dateTime"]
)
LITERAL = st.one_of(
    st.builds(ox.Literal, ODD_TEXT),
    st.builds(
        lambda text, tag: ox.Literal(text, language=tag), ODD_TEXT, st.sampled_from(["zh", "en", "zh-latn-pinyin"])
    ),
    st.builds(lambda text, name: ox.Literal(text, datatype=ox.NamedNode(XSD + name)), LEXICAL, DATATYPE),
    st.builds(lambda text: ox.Literal(text, datatype=ox.NamedNode(EX + "odd")), ODD_TEXT),
)
THING = st.sampled_from(
    [EX + name for name in ("a", "b", "c#d", "e/f.g", "%E9%80%9A", "通州", "q?x=1&y=2", "a'b", "..")]
)
PREDICATE = st.sampled_from(
    [EX + name for name in ("p", "1p", "地")]
    + [TWL + name for name in ("date", "hasParty", "paragraphNumber", "pinyin")]
    + [RDFS + "label", RDF + "type", RDF + "value", SKOS + "altLabel"]
)
BLANK = st.sampled_from([ox.BlankNode(name) for name in ("x", "y", "z")])
NODE = st.one_of(THING.map(ox.NamedNode), BLANK)
GRAPH = st.one_of(st.just(ox.DefaultGraph()), st.sampled_from([ox.NamedNode(EX + "#char=0,4"), ox.NamedNode(EX + "g")]))
QUADS = st.sets(st.builds(ox.Quad, NODE, PREDICATE.map(ox.NamedNode), st.one_of(NODE, LITERAL), GRAPH), max_size=12)


def read_with_pyoxigraph(content: bytes, syntax: Format) -> set[ox.Quad]:
    return canonical(ox.parse(content, format=OX_FORMATS[syntax.name], base_iri="http://base.example/"))


def read_with_rdflib(content: bytes, syntax: Format) -> set[ox.Quad]:
    """Read with rdflib, told to leave literals alone, and hand the terms over as they are."""
    dataset = rdflib.Dataset()
    normalizing, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    try:
        dataset.parse(data=content, format=RDFLIB_FORMATS[syntax.name])
        return canonical(ox.Quad(*(as_ox(term) for term in quad)) for quad in dataset.quads())
    finally:
        rdflib.NORMALIZE_LITERALS = normalizing


def as_ox(term: Any) -> Any:
    if isinstance(term, rdflib.Literal):
        datatype = ox.NamedNode(str(term.datatype)) if term.datatype and not term.language else None
        return ox.Literal(str(term), language=term.language, datatype=datatype)
    if isinstance(term, rdflib.BNode):
        return ox.BlankNode("b" + "".join(c for c in term if c.isalnum()))
    return ox.DefaultGraph() if term in (None, rdflib.URIRef("urn:x-rdflib:default")) else ox.NamedNode(str(term))


def held_by(syntax: Format, quads: Iterable[ox.Quad]) -> set[ox.Quad]:
    return canonical(q for q in quads if syntax.holds_graphs or isinstance(q.graph_name, ox.DefaultGraph))


@pytest.mark.parametrize("name", FORMATS)
@settings(deadline=None, max_examples=150)
@given(quads=QUADS)
def test_a_graph_read_back_by_pyoxigraph_is_the_same_term_for_term(name: str, quads: set[ox.Quad]) -> None:
    syntax = FORMATS[name]
    assert read_with_pyoxigraph(write(quads, syntax), syntax) == held_by(syntax, quads)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # its own parsers use what it deprecates
@pytest.mark.parametrize("name", FORMATS)
@settings(deadline=None, max_examples=80)
@given(quads=QUADS)
def test_a_graph_read_back_by_rdflib_is_the_same_term_for_term(name: str, quads: set[ox.Quad]) -> None:
    syntax = FORMATS[name]
    assert read_with_rdflib(write(quads, syntax), syntax) == held_by(syntax, quads)


@settings(deadline=None, max_examples=80)
@given(quads=QUADS)
def test_jsonld_with_evidence_carries_the_named_graphs_too(quads: set[ox.Quad]) -> None:
    content = write(quads, FORMATS["jsonld"], evidence=True)
    assert read_with_pyoxigraph(content, FORMATS["jsonld"]) == canonical(quads)


@pytest.mark.parametrize("name", FORMATS)
@settings(deadline=None, max_examples=40)
@given(quads=QUADS, labels=st.permutations("xyz"))
def test_the_bytes_depend_neither_on_order_nor_on_blank_node_labels(
    name: str, quads: set[ox.Quad], labels: list[str]
) -> None:
    renamed = dict(zip("xyz", labels, strict=True))

    def rename(term: Any) -> Any:
        return ox.BlankNode("n" + renamed[term.value]) if isinstance(term, ox.BlankNode) else term

    again = [ox.Quad(rename(q.subject), q.predicate, rename(q.object), q.graph_name) for q in sorted(quads, key=str)]
    assert write(again[::-1], FORMATS[name]) == write(quads, FORMATS[name])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("turtle", "turtle"),
        ("ttl", "turtle"),
        (".ttl", "turtle"),
        ("text/turtle; charset=utf-8", "turtle"),
        ("TriG", "trig"),
        ("nt", "ntriples"),
        ("nq", "nquads"),
        ("xml", "rdfxml"),
        ("application/rdf+xml", "rdfxml"),
        ("json-ld", "jsonld"),
        ("application/ld+json", "jsonld"),
    ],
)
def test_a_format_answers_to_its_name_extension_and_media_type(text: str, name: str) -> None:
    assert format_named(text).name == name


def test_an_unknown_format_is_answered_with_the_nearest_one() -> None:
    with pytest.raises(UsageError, match="Did you mean turtle") as caught:
        format_named("turtel")
    assert "你是不是要用：turtle" in caught.value.said("zh")


def test_canonical_labels_leave_literals_as_written() -> None:
    odd = ox.Quad(ox.BlankNode("x"), ox.NamedNode(EX + "p"), ox.Literal("007", datatype=ox.NamedNode(XSD + "int")))
    assert {q.object for q in canonical([odd])} == {odd.object}


def test_jsonld_refuses_an_iri_whose_scheme_is_a_prefix_of_the_context() -> None:
    quad = ox.Quad(ox.NamedNode("concept:x"), ox.NamedNode(EX + "p"), ox.Literal("v"))
    with pytest.raises(UnsupportedFeature, match="<concept:x>"):
        write([quad], FORMATS["jsonld"])

"""The graph in rdflib's terms, one for one."""

import pyoxigraph as ox
import pytest
from rdflib import BNode, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from twl_graph.namespaces import TWL, XSD
from twl_graph.rdflib_terms import dataset_of, graph_of, to_rdflib


@pytest.mark.parametrize(
    ("lexical", "datatype"),
    [("01", "integer"), ("none", "boolean"), ("1_000", "integer"), (" 5 ", "int"), ("24", "gYear")],
)
def test_a_lexical_form_is_not_normalised(lexical: str, datatype: str) -> None:
    term = to_rdflib(ox.Literal(lexical, datatype=ox.NamedNode(XSD + datatype)))
    assert isinstance(term, Literal)
    assert (str(term), term.datatype) == (lexical, URIRef(XSD + datatype))


def test_a_plain_string_has_no_datatype_and_a_language_is_kept() -> None:
    plain, tagged = to_rdflib(ox.Literal("a")), to_rdflib(ox.Literal("甲", language="zh"))
    assert (plain, tagged) == (Literal("a"), Literal("甲", lang="zh"))


def test_iris_and_blank_nodes_keep_their_names() -> None:
    assert to_rdflib(ox.NamedNode("http://e/a")) == URIRef("http://e/a")
    assert to_rdflib(ox.BlankNode("b1")) == BNode("b1")


def test_a_triple_term_is_refused() -> None:
    fact = ox.Triple(ox.NamedNode("http://e/a"), ox.NamedNode("http://e/a"), ox.NamedNode("http://e/a"))
    with pytest.raises(ValueError, match="Unexpected term"):
        to_rdflib(fact)


def test_an_ill_typed_literal_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    to_rdflib(ox.Literal("2017-02-30", datatype=ox.NamedNode(XSD + "date")))
    assert capfd.readouterr() == ("", "")


def test_graph_and_dataset_know_the_projects_prefixes() -> None:
    node = ox.NamedNode(TWL + "a")
    graph = graph_of([ox.Triple(node, node, node)])
    dataset = dataset_of([ox.Quad(node, node, node, node)], [ox.Triple(node, node, node)])
    assert graph.qname(TWL + "a") == dataset.qname(TWL + "a") == "twl:a"
    named = [dataset.graph(name) for name in (DATASET_DEFAULT_GRAPH_ID, URIRef(TWL + "a"))]
    assert [len(one) for one in (graph, *named)] == [1, 1, 1]

"""Shapes without an IRI get one that tells where they stand."""

from rdflib import BNode, Graph, URIRef
from rdflib.namespace import SH

from twl_graph.namespaces import SH as SHACL
from twl_graph.namespaces import SHAPE
from twl_graph.validation.unnamed import names, renamed

HEAD = f"@prefix ex: <http://example.com/> . @prefix sh: <{SHACL}> . @prefix shape: <{SHAPE}> .\n"


def graph(text: str) -> Graph:
    return Graph().parse(data=HEAD + text, format="turtle")


def test_a_shape_inside_another_is_called_after_it_and_its_property() -> None:
    rules = graph("shape:A sh:targetNode ex:a ; sh:property [ sh:path ex:p ; sh:node [ sh:class ex:C ] ] .")
    assert sorted(names(rules).values()) == [URIRef(SHAPE + "A-p"), URIRef(SHAPE + "A-p-part")]


def test_a_name_that_is_taken_gets_a_number() -> None:
    rules = graph(
        """shape:A sh:targetNode ex:a ; sh:property shape:A-p , [ sh:path ex:p ; sh:minCount 1 ] .
        shape:A-p sh:path ex:p . [] sh:targetNode ex:a ; sh:closed true ."""
    )
    assert sorted(names(rules).values()) == [URIRef(SHAPE + "A-p-2"), URIRef(SHAPE + "unnamed")]


def test_a_graph_whose_shapes_all_have_iris_stays_as_it_is() -> None:
    rules = graph("shape:A sh:targetNode ex:a ; sh:in ( 1 2 ) .")
    assert names(rules) == {}
    assert renamed(rules, {}) is rules


def test_only_shapes_are_renamed_and_nothing_else_is_lost() -> None:
    rules = graph("shape:A sh:targetNode ex:a ; sh:property [ sh:path ( ex:p ex:q ) ; sh:in ( 1 2 ) ] .")
    given = renamed(rules, names(rules))
    assert len(given) == len(rules)
    assert given.value(URIRef(SHAPE + "A"), SH.property) == URIRef(SHAPE + "A-part")
    assert isinstance(given.value(URIRef(SHAPE + "A-part"), SH["in"]), BNode)

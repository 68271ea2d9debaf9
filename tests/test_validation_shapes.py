"""What the shapes look at, what they say, and how their paths read."""

import pytest
from rdflib import Graph, URIRef

from twl_graph.namespaces import SH, SHAPE
from twl_graph.validation.shapes import Shapes

HEAD = f"@prefix ex: <http://example.com/> . @prefix sh: <{SH}> . @prefix shape: <{SHAPE}> .\n"
EX = "http://example.com/"


def read(text: str) -> Shapes:
    return Shapes(Graph().parse(data=HEAD + text, format="turtle"))


def graph(text: str) -> Graph:
    return Graph().parse(data=HEAD + text, format="turtle")


@pytest.mark.parametrize(
    ("target", "nodes"),
    [
        ("sh:targetClass ex:Place", {"city", "river"}),
        ("sh:targetClass ex:River", {"river"}),
        ("sh:targetSubjectsOf ex:near", {"city"}),
        ("sh:targetObjectsOf ex:near", {"river"}),
        ("sh:targetNode ex:nowhere", {"nowhere"}),
        ("sh:targetClass ex:River ; sh:targetNode ex:city", {"city", "river"}),
    ],
)
def test_a_target_finds_its_nodes_and_those_of_subclasses(target: str, nodes: set[str]) -> None:
    data = graph(
        """@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        ex:Water rdfs:subClassOf ex:Place . ex:River rdfs:subClassOf ex:Water .
        ex:city a ex:Place ; ex:near ex:river . ex:river a ex:River ."""
    )
    found = read(f"shape:A a sh:NodeShape ; {target} .").focus_nodes(data)
    assert found == {URIRef(SHAPE + "A"): {URIRef(EX + node) for node in nodes}}


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("ex:p", "http://example.com/p"),
        ("[ sh:inversePath ex:p ]", "^<http://example.com/p>"),
        ("( ex:p ex:q )", "<http://example.com/p>/<http://example.com/q>"),
        ("[ sh:alternativePath ( ex:p ex:q ) ]", "(<http://example.com/p>|<http://example.com/q>)"),
        ("[ sh:oneOrMorePath ex:p ]", "<http://example.com/p>+"),
        ("( [ sh:zeroOrMorePath ex:p ] [ sh:zeroOrOnePath ex:q ] )", "<http://example.com/p>*/<http://example.com/q>?"),
    ],
)
def test_a_path_reads_as_sparql_writes_it(path: str, words: str) -> None:
    shapes = read(f"shape:A a sh:PropertyShape ; sh:targetNode ex:a ; sh:path {path} .")
    node = shapes.graph.value(URIRef(SHAPE + "A"), URIRef(SH + "path"))
    assert node is not None
    assert shapes.path_text(node) == words


def test_a_shape_speaks_both_languages_and_falls_back_on_its_name() -> None:
    shapes = read(
        """shape:A a sh:NodeShape ; sh:targetNode ex:a ; sh:name "甲"@zh , "first"@en ; sh:message "甲须如此。"@zh .
        shape:B a sh:NodeShape ; sh:targetNode ex:a ."""
    )
    assert shapes.message(URIRef(SHAPE + "A")) == ("甲须如此。", "first")
    assert shapes.name(URIRef(SHAPE + "A")) == ("甲", "first")
    assert shapes.message(URIRef(SHAPE + "B")) == ("shape:B", "shape:B")


def test_a_part_holds_a_shape_and_what_it_uses_and_nothing_else() -> None:
    shapes = read(
        """shape:A a sh:NodeShape ; sh:targetNode ex:a ; sh:or ( shape:B ) . shape:B a sh:NodeShape ; sh:not shape:C .
        shape:C a sh:NodeShape ; sh:class ex:Thing . shape:D a sh:NodeShape ; sh:targetNode ex:a ."""
    )
    part = shapes.part([URIRef(SHAPE + "A")])
    names = {str(shape).removeprefix(SHAPE) for shape in part.graph.subjects() if str(shape).startswith(SHAPE)}
    assert names == {"A", "B", "C"}

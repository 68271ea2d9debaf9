"""What a shape takes as a value is read from the shapes graph, with examples from the graph that is checked."""

import pyoxigraph as ox
import pytest
from rdflib import Graph, URIRef

from twl_graph.namespaces import ID, TWL, prefixes
from twl_graph.validation.expectation import Expectation
from twl_graph.validation.labels import Labels

HEAD = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in prefixes().items())
DATA = f"""{HEAD}
twl:City rdfs:subClassOf twl:Region . twl:Region rdfs:label "地区"@zh , "region"@en .
id:a a twl:City ; rdfs:label "甲"@zh , "A"@en . id:b a twl:Region ; rdfs:label "乙"@zh , "B"@en .
id:c a twl:Region . id:x twl:near id:b . id:y twl:near id:b , id:c ."""


def expected(constraint: str) -> Expectation:
    shapes = Graph().parse(data=f"{HEAD} shape:s sh:path twl:near ; {constraint} .", format="turtle")
    store = ox.Store()
    store.load(DATA.encode(), ox.RdfFormat.TURTLE)
    data = Graph().parse(data=DATA, format="turtle")
    return Expectation(shapes, URIRef(prefixes()["shape"] + "s"), data, Labels(store))


def test_things_of_a_kind_are_named_the_most_used_first_and_those_of_kinds_below_too() -> None:
    of_kind = expected("sh:class twl:Region")
    assert of_kind.kinds == [ox.NamedNode(TWL + "Region")]
    assert of_kind.instances == [ox.NamedNode(ID + name) for name in ("b", "c", "a")]
    assert of_kind.words is not None
    assert of_kind.words.en.startswith("region (twl:Region)")
    assert of_kind.words.en.index("id:b") < of_kind.words.en.index("id:c")
    assert "乙（id:b）" in of_kind.words.zh


def test_a_list_is_named_and_the_only_value_of_one_is_what_to_write() -> None:
    listed = expected("sh:in ( id:a id:b )")
    assert listed.listed == [ox.NamedNode(ID + "a"), ox.NamedNode(ID + "b")]
    assert listed.words is not None
    assert "id:a" in listed.words.en
    assert listed.patch == "…"
    assert expected("sh:in ( id:a )").patch == "id:a"
    assert expected("sh:in ( 'x' )").listed == [ox.Literal("x")]


@pytest.mark.parametrize(
    ("constraint", "patch", "words"),
    [
        ('sh:languageIn ( "zh" "en" )', '"…"@zh , "…"@en', "@zh or @en"),
        ("sh:datatype xsd:gYear", '"…"^^xsd:gYear', '"2017"^^xsd:gYear'),
        ("sh:datatype xsd:integer", "…", "30"),
        ("sh:or ( [ sh:datatype xsd:date ] [ sh:datatype xsd:gYear ] )", '"…"^^xsd:date', '"2017"^^xsd:gYear'),
        ("sh:minCount 1", "…", None),
    ],
)
def test_a_missing_value_has_its_form(constraint: str, patch: str, words: str | None) -> None:
    found = expected(constraint)
    assert found.patch == patch
    assert (found.words is None) if words is None else (found.words is not None and words in found.words.en)


def test_the_shapes_that_it_combines_speak_for_it() -> None:
    found = expected("sh:or ( [ sh:class twl:Region ] [ sh:class twl:City ] )")
    assert len(found.members) == 2
    assert {kind.value for kind in found.kinds} == {TWL + "Region", TWL + "City"}
    assert expected("sh:maxLength 5").parameter(URIRef(prefixes()["sh"] + "maxLength")) == "5"
    assert expected("sh:maxLength 5").members == []


def test_steps_are_those_of_a_sequence_and_of_no_other_path() -> None:
    near = URIRef(TWL + "near")
    assert expected("sh:maxCount 1").path_steps == [near]
    shapes = Graph().parse(
        data=f"{HEAD} shape:s sh:path ( twl:near twl:in ) . shape:i sh:path [ sh:inversePath twl:in ] ."
    )
    labels = Labels(ox.Store())
    two = Expectation(shapes, URIRef(prefixes()["shape"] + "s"), Graph(), labels)
    assert two.path_steps == [near, URIRef(TWL + "in")]
    inverse = Expectation(shapes, URIRef(prefixes()["shape"] + "i"), Graph(), labels)
    assert inverse.path_steps == []

"""Values in JSON-LD look the way a program expects them, and stay the terms they were."""

import json
from typing import Any

import pyoxigraph as ox
import pytest

from twl_graph.context import Context
from twl_graph.errors import UnsupportedFeature
from twl_graph.jsonld import write_jsonld
from twl_graph.namespaces import RDF, XSD

EX = "http://example.org/"
CONTEXT = Context(
    {
        "@version": 1.1,
        "id": "@id",
        "type": "@type",
        "ex": EX,
        "xsd": XSD,
        "City": "ex:City",
        "label": {"@id": "ex:label", "@container": "@language"},
        "names": {"@id": "ex:names", "@container": ["@language", "@set"]},
        "near": {"@id": "ex:near", "@type": "@id", "@container": "@set"},
        "in": {"@id": "ex:in", "@type": "@id"},
        "day": {"@id": "ex:date", "@type": "xsd:date"},
        "month": {"@id": "ex:date", "@type": "xsd:gYearMonth"},
        "count": {"@id": "ex:count", "@type": "xsd:positiveInteger"},
        "plain": "ex:plain",
    }
)


def literal(text: str, datatype: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + datatype))


def told(predicate: str, *values: ox.NamedNode | ox.BlankNode | ox.Literal) -> dict[str, Any]:
    """Write values of one property, and give what its thing holds beside its identifier; read back, it is the same."""
    quads = {ox.Quad(ox.NamedNode(EX + "s"), ox.NamedNode(predicate), value) for value in values}
    text = write_jsonld(quads, CONTEXT)
    assert set(ox.parse(text, format=ox.RdfFormat.JSON_LD)) == quads
    (node,) = json.loads(text)["@graph"]
    assert node.pop("id") == EX + "s"
    assert isinstance(node, dict)
    return node


def test_texts_stand_under_their_language() -> None:
    zh, en = ox.Literal("廊坊", language="zh"), ox.Literal("Langfang", language="en")
    assert told(EX + "label", zh, en) == {"label": {"zh": "廊坊", "en": "Langfang"}}
    assert told(EX + "names", zh) == {"names": {"zh": ["廊坊"]}}


def test_a_text_without_a_language_stays_out_of_the_language_map() -> None:
    assert told(EX + "label", ox.Literal("x")) == {"ex:label": "x"}


def test_things_are_identifiers_and_always_an_array_where_there_may_be_several() -> None:
    assert told(EX + "near", ox.NamedNode(EX + "t")) == {"near": [EX + "t"]}
    assert told(EX + "in", ox.NamedNode(EX + "t")) == {"in": EX + "t"}
    assert told(EX + "plain", ox.NamedNode(EX + "t")) == {"plain": {"id": EX + "t"}}


def test_a_date_stands_under_the_name_of_its_precision() -> None:
    assert told(EX + "date", literal("2017-02-03", "date")) == {"day": "2017-02-03"}
    assert told(EX + "date", literal("2017-02", "gYearMonth")) == {"month": "2017-02"}
    assert told(EX + "date", literal("2017", "gYear")) == {"day": {"@type": "xsd:gYear", "@value": "2017"}}


def test_canonical_integers_and_booleans_are_json_numbers_and_booleans() -> None:
    assert told(EX + "count", literal("30", "positiveInteger")) == {"count": 30}
    assert told(EX + "plain", literal("-7", "integer")) == {"plain": -7}
    assert told(EX + "plain", literal("true", "boolean")) == {"plain": True}


@pytest.mark.parametrize(
    ("text", "datatype"),
    [
        *((text, "integer") for text in ("030", "+3", "-0", "9007199254740993")),
        *(("1", "boolean"), ("1.0", "decimal"), ("1E0", "double"), ("5", "int")),
    ],
)
def test_what_a_json_number_would_change_stays_a_string_with_its_datatype(text: str, datatype: str) -> None:
    assert told(EX + "plain", literal(text, datatype)) == {"plain": {"@type": f"xsd:{datatype}", "@value": text}}


def test_a_class_goes_by_its_plain_name_and_a_class_without_one_by_its_iri() -> None:
    assert told(RDF + "type", ox.NamedNode(EX + "City")) == {"type": "City"}
    assert told(RDF + "type", ox.NamedNode("http://other.example/x")) == {"type": "http://other.example/x"}


def test_keys_stand_in_one_order_what_it_is_first() -> None:
    subject = ox.NamedNode(EX + "s")
    values: dict[str, ox.NamedNode | ox.Literal] = {
        "in": ox.NamedNode(EX + "t"),
        "label": ox.Literal("x", language="en"),
        "count": ox.Literal("y"),
    }
    quads = [ox.Quad(subject, ox.NamedNode(EX + name), value) for name, value in values.items()]
    quads.append(ox.Quad(subject, ox.NamedNode(RDF + "type"), ox.NamedNode(EX + "City")))
    (node,) = json.loads(write_jsonld(quads, CONTEXT))["@graph"]
    assert list(node) == ["id", "type", "label", "count", "in"]


def test_terms_of_rdf_1_2_are_refused_by_name() -> None:
    directed = ox.Literal("v", language="ar", direction=ox.BaseDirection.RTL)
    with pytest.raises(UnsupportedFeature, match=r"RDF 1\.2"):
        told(EX + "plain", directed)
    quoted = ox.Triple(ox.NamedNode(EX + "s"), ox.NamedNode(EX + "p"), ox.Literal("v"))
    with pytest.raises(UnsupportedFeature, match=r"RDF 1\.2"):
        write_jsonld([ox.Quad(ox.NamedNode(EX + "s"), ox.NamedNode(EX + "p"), quoted)], CONTEXT)

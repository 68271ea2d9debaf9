"""A frame is plain nested JSON, and still says nothing but what the graph says."""

import json
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings

from tests.test_formats import QUADS
from twl_graph.blank_nodes import canonical
from twl_graph.context import published_context
from twl_graph.entities import classes
from twl_graph.frames import Frames
from twl_graph.knowledge import Knowledge
from twl_graph.namespaces import ARTICLE, CONCEPT, ID, RDF, TWL

DATA = b"""
@prefix id: <https://w3id.org/twl-graph/id/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix twl: <https://w3id.org/twl-graph/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
twl:Memorandum rdfs:subClassOf twl:Agreement . twl:Signing rdfs:subClassOf twl:Event .
id:pact a twl:Memorandum ; rdfs:label "\xe5\xa4\x87\xe5\xbf\x98\xe5\xbd\x95"@zh , "Pact"@en ;
  twl:hasParty id:east , id:west .
id:west a twl:District ; rdfs:label "West"@en ; twl:adjoins id:east .
id:east a twl:District .
id:signing a twl:Signing ; twl:signs id:pact ; twl:date "2017-02"^^xsd:gYearMonth .
"""


def frames(data: bytes = DATA) -> Frames:
    return Frames([quad.triple for quad in ox.parse(data, format=ox.RdfFormat.TURTLE)], published_context())


@pytest.fixture(scope="module")
def bundled() -> set[ox.Triple]:
    return Knowledge.read().triples()


def framed(class_iri: str) -> list[dict[str, Any]]:
    found = json.loads(frames().of_class(class_iri))["@graph"]
    assert isinstance(found, list)
    return found


def test_an_agreement_stands_with_its_parties_and_its_signing_nested_in_it() -> None:
    assert framed(TWL + "Agreement") == [
        {
            "id": ID + "pact",
            "type": "Memorandum",
            "label": {"zh": "备忘录", "en": "Pact"},
            "parties": [
                {"id": ID + "east", "type": "District"},
                {"id": ID + "west", "type": "District", "label": {"en": "West"}},
            ],
            "signing": {"id": ID + "signing", "type": "Signing", "dateMonth": "2017-02"},
        }
    ]


def test_an_event_stands_with_what_it_is_about_by_name_only() -> None:
    (signing,) = framed(TWL + "Event")
    assert signing["signs"] == [
        {"id": ID + "pact", "type": "Memorandum", "label": {"zh": "备忘录", "en": "Pact"}},
    ]


def test_a_class_without_instances_gives_an_empty_list() -> None:
    assert framed(TWL + "Hospital") == []


def test_things_that_mention_each_other_do_not_nest_for_ever() -> None:
    prefix = b"@prefix twl: <https://w3id.org/twl-graph/ontology#> . @prefix id: <https://w3id.org/twl-graph/id/> . "
    loop = frames(prefix + b"id:a a twl:Event ; twl:follows id:b , id:a . id:b a twl:Event ; twl:follows id:a .")
    assert loop.of_class(TWL + "Event").count('"follows"') <= 6


def test_a_cycle_of_subclasses_is_walked_once() -> None:
    prefix = b"@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix e: <http://example.org/> . "
    cyclic = frames(prefix + b"e:A rdfs:subClassOf e:B . e:B rdfs:subClassOf e:A . e:x a e:B .")
    assert "http://example.org/x" in cyclic.of_class("http://example.org/A")


def test_every_class_of_the_bundled_graph_frames_to_a_part_of_the_graph(bundled: set[ox.Triple]) -> None:
    held = {q.triple for q in canonical(ox.Quad(t.subject, t.predicate, t.object) for t in bundled)}
    over = Frames(held, published_context())
    for class_iri in sorted(classes(Knowledge.read())):
        read = {quad.triple for quad in ox.parse(over.of_class(class_iri), format=ox.RdfFormat.JSON_LD)}
        assert {t for t in read if not any(isinstance(n, ox.BlankNode) for n in (t.subject, t.object))} <= held


@settings(deadline=None, max_examples=100)
@given(quads=QUADS)
def test_a_frame_over_any_graph_says_nothing_that_the_graph_does_not(quads: set[ox.Quad]) -> None:
    kind = ox.NamedNode("http://example.org/a")
    typed = {
        ox.Triple(q.subject, ox.NamedNode(RDF + "type"), kind) for q in quads if isinstance(q.subject, ox.NamedNode)
    }
    graph = typed | {
        quad.triple for quad in quads if not any(isinstance(node, ox.BlankNode) for node in (quad.subject, quad.object))
    }
    read = {
        quad.triple
        for quad in ox.parse(Frames(graph, published_context()).of_class(kind.value), format=ox.RdfFormat.JSON_LD)
    }
    assert typed <= read <= graph


def test_every_property_of_the_bundled_facts_has_a_plain_name(bundled: set[ox.Triple]) -> None:
    context = published_context()
    things = (ID, CONCEPT, ARTICLE)
    own = {
        triple.predicate.value
        for triple in bundled
        if isinstance(triple.subject, ox.NamedNode) and triple.subject.value.startswith(things)
    }
    unnamed = {iri for iri in own if not context.forward(iri) and not iri.endswith("#type")}
    assert unnamed == set(), "name them in twl_graph.plain_names"


def test_a_property_with_one_value_never_has_two_in_the_bundled_graph(bundled: set[ox.Triple]) -> None:
    context = published_context()
    seen: set[tuple[object, str]] = set()
    for triple in bundled:
        terms = context.forward(triple.predicate.value)
        if terms and terms[0].type == "@id" and not terms[0].as_set:
            key = (triple.subject, triple.predicate.value)
            assert key not in seen, f"{triple.subject} has two: take {triple.predicate} out of vocabulary._ONE_VALUE"
            seen.add(key)


def test_the_same_frame_is_the_same_text_whatever_the_order_of_the_triples(bundled: set[ox.Triple]) -> None:
    context = published_context()
    one, other = Frames(bundled, context), Frames(sorted(bundled, key=str, reverse=True), context)
    assert one.of_class(TWL + "Agreement") == other.of_class(TWL + "Agreement")


def test_a_text_is_one_string_a_language_and_only_aliases_and_the_like_are_arrays(bundled: set[ox.Triple]) -> None:
    context = published_context()
    assert {
        term.name for t in bundled for term in context.forward(t.predicate.value) if term.by_language & term.as_set
    } == {
        "altLabel",
        "hiddenLabel",
        "keyword",
    }
    inferences = json.loads(Frames(bundled, context).of_class(TWL + "Inference"))["@graph"]
    assert {type(one["reason"]["en"]) for one in inferences} == {str}


def test_a_text_has_one_value_a_language_in_the_bundled_graph(bundled: set[ox.Triple]) -> None:
    context = published_context()
    seen: set[tuple[object, str, str]] = set()
    for triple in bundled:
        term = next((term for term in context.forward(triple.predicate.value) if term.by_language), None)
        if term and not term.as_set and isinstance(triple.object, ox.Literal) and triple.object.language:
            key = (triple.subject, triple.predicate.value, triple.object.language)
            assert key not in seen, f"{triple.subject} has two: write {term.name} as texts in the vocabulary"
            seen.add(key)


def test_the_data_stands_before_the_context() -> None:
    assert list(json.loads(frames().of_class(TWL + "Agreement"))) == ["@graph", "@context"]

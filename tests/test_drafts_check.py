"""Every place that a draft has left open is found, and the marks of open places in the ontology are none."""

import pyoxigraph as ox
import pytest

from tests.bundled import knowledge
from tests.new_facts import given
from twl_graph.knowledge import Knowledge, Source
from twl_graph.namespaces import ARTICLE, CONCEPT, GRAPH, ID, prefixes
from twl_graph.open_places import OPEN, OPEN_TEXT
from twl_graph.validation.drafts import draft_findings
from twl_graph.validation.finding import Finding, Part

HEAD = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in prefixes().items())


def found(text: str) -> list[Finding]:
    return list(draft_findings(Knowledge([given(HEAD + text).source])))


def test_nothing_is_open_in_the_bundled_graph_though_it_lists_the_mark() -> None:
    assert any(quad.subject == OPEN for quad in knowledge().quads)
    assert list(draft_findings(knowledge())) == []


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("id:x twl:field concept:to-be-completed .", OPEN),
        ('id:x rdfs:label "…"@zh .', ox.Literal(OPEN_TEXT, language="zh")),
        ('id:x rdfs:label " … " .', ox.Literal(" … ")),
        ('id:x twl:date "…"^^xsd:gYear .', ox.Literal(OPEN_TEXT, datatype=ox.NamedNode(prefixes()["xsd"] + "gYear"))),
        ("id:x a concept:to-be-completed .", OPEN),
        ('id:x rdfs:label "\\u2026" .', ox.Literal(OPEN_TEXT)),
    ],
)
def test_an_open_value_is_found_with_its_statement(fact: str, value: ox.NamedNode | ox.Literal) -> None:
    (one,) = found(fact)
    assert (one.rule.rpartition("#")[2], one.node, one.value) == ("completed", ox.NamedNode(ID + "x"), value)
    assert one.part is Part.OBJECT
    assert one.suggestion is not None
    assert not one.suggestion.safe


def test_an_escaped_mark_is_found_in_a_file_of_the_graph_too() -> None:
    text = HEAD + 'id:x rdfs:label "\\u2026" .'
    source = Source("old.ttl", text.encode(), ox.RdfFormat.TURTLE, ox.NamedNode(GRAPH + "old"))
    assert len(list(draft_findings(Knowledge([source])))) == 1


@pytest.mark.parametrize(
    "fact",
    [
        'id:x rdfs:label "and so on…" .',
        'concept:to-be-completed skos:prefLabel "待填"@zh .',
        "concept:drafting skos:hasTopConcept concept:to-be-completed .",
        "id:not-to-be-completed twl:near id:x .",
    ],
)
def test_what_only_looks_open_is_none(fact: str) -> None:
    assert found(fact) == []


def test_a_clause_whose_facts_are_still_to_be_written_is_told_as_one() -> None:
    (one,) = found(f"<{ARTICLE}#char=0,5> schema:mentions concept:to-be-completed , id:x .")
    assert one.message.en == "The facts of this clause are still to be written."
    assert one.message.zh == "这个分句的事实待写。"


def test_a_thing_and_a_file_with_the_name_of_the_template_are_told_once_each() -> None:
    block = f"<{GRAPH}to-be-completed> {{ <{GRAPH}to-be-completed> a void:Dataset . "
    two = found(f"{block} id:to-be-completed-2 a twl:Region ; twl:near id:x . }}")
    assert [(str(one.node), one.part) for one in two] == [
        (f"<{GRAPH}to-be-completed>", Part.SUBJECT),
        (f"<{ID}to-be-completed-2>", Part.SUBJECT),
    ]
    assert two[0].message != two[1].message
    assert CONCEPT in str(OPEN)

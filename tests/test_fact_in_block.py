"""In a file with blocks of an article's spans, its facts stand in them."""

import pyoxigraph as ox
import pytest

from tests.bundled import knowledge
from twl_graph.knowledge import Knowledge, Source
from twl_graph.namespaces import ARTICLES, GRAPH, ID, prefixes
from twl_graph.validation.fact_in_block import unplaced_findings
from twl_graph.validation.finding import Finding, Severity

HEAD = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in prefixes().items())
RIVER = ARTICLES + "river"
HEADER = f"<{GRAPH}river> a void:Dataset ; prov:wasDerivedFrom <{RIVER}> ."
REGISTERED = f"<{RIVER}> a schema:NewsArticle ; twl:length 30 . <{RIVER}#char=0,30> a twl:Paragraph ."
BLOCK = f"<{RIVER}#char=3,9> {{ id:boat a twl:Event }}"


def found(beside: str, header: str = HEADER, block: str = BLOCK) -> list[Finding]:
    text = f"{HEAD}<{GRAPH}river> {{ {header} {REGISTERED} {beside} }}\n{block}"
    return list(unplaced_findings(Knowledge([Source("river.trig", text.encode(), ox.RdfFormat.TRIG, None)])))


def test_a_fact_outside_every_block_is_told_thing_by_thing() -> None:
    one, two = found("id:ford a twl:Event ; twl:date '2017'^^xsd:gYear . id:mill twl:near id:ford .")
    assert (one.node, two.node) == (ox.NamedNode(ID + "ford"), ox.NamedNode(ID + "mill"))
    assert (one.rule.rpartition("#")[2], one.severity) == ("fact-in-block", Severity.WARNING)
    assert one.message.en.startswith("These 2 facts stand in no block: they count as said by the file")
    assert two.message.en.startswith("This fact stands in no block: it counts as said by the file")
    assert two.suggestion is not None
    assert "<…#char=START,END> { … }" in two.suggestion.words.en


@pytest.mark.parametrize(
    "beside",
    [
        'id:ford rdfs:label "浅滩"@zh ; skos:note "注"@zh .',
        f"<{RIVER}> dcterms:temporal id:then . id:then a twl:Period ; twl:begins '2017'^^xsd:gYear .",
        f"<{RIVER}#char=3,5> a twl:RhetoricalSpan .",
        "id:g a twl:Inference ; twl:inferenceAbout id:boat ; twl:inferredProperty twl:near . id:boat twl:near id:x .",
    ],
    ids=["names-and-notes", "when-it-was-written", "rhetoric", "what-is-inferred"],
)
def test_what_no_span_has_to_say_may_stand_beside_the_blocks(beside: str) -> None:
    assert found(beside) == []


def test_what_is_inferred_of_one_property_leaves_the_others() -> None:
    guess = "id:guess a twl:Inference ; twl:inferenceAbout id:boat ; twl:inferredProperty twl:near ."
    assert len(found(f"{guess} id:boat twl:crosses id:x .")) == 1


def test_a_file_without_blocks_or_of_other_sources_too_may_say_what_it_likes() -> None:
    fact = "id:ford a twl:Event ."
    assert found(fact, block="") == []
    assert found(fact, HEADER.replace(" .", " , <https://e/page> .")) == []
    assert len(found(fact)) == 1


def test_the_bundled_graph_has_every_fact_of_the_article_in_a_block() -> None:
    assert list(unplaced_findings(knowledge())) == []

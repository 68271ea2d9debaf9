"""The figures of a graph are what one counts by hand."""

import json
from collections.abc import Callable

import pyoxigraph as ox
import pytest

from tests.conftest import Outcome
from twl_graph.knowledge import Knowledge, Source
from twl_graph.namespaces import TWL, expand
from twl_graph.stats import Paragraph, figures, to_text
from twl_graph.widths import width

DATA = """
@base <https://w3id.org/twl-graph/article/tongwulang> .
@prefix id: <https://w3id.org/twl-graph/id/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix twl: <https://w3id.org/twl-graph/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
<#char=0,4> { id:west a twl:District . id:pact twl:hasParty id:west . }
<#char=2,8> { id:pact twl:hasParty id:west , id:east . }
<#char=12,14> { id:east a twl:District . id:pact twl:hasParty id:east . }
<https://w3id.org/twl-graph/graph/source> {
  <> twl:length 20 .
  <#char=0,10> a twl:Paragraph ; twl:paragraphNumber 1 . <#char=11,20> a twl:Paragraph ; twl:paragraphNumber 2 .
  <#char=6,10> a twl:RhetoricalSpan . id:west rdfs:label "West"@en ; a twl:District . twl:District a owl:Class .
}
"""


@pytest.fixture(scope="module")
def towns() -> Knowledge:
    return Knowledge([Source("towns.trig", DATA.encode(), ox.RdfFormat.TRIG, None)])


def test_facts_are_told_apart_by_where_they_are_stated(towns: Knowledge) -> None:
    counted = figures(towns)
    # That the west is a party stands in two spans that overlap: it is said once.
    assert (counted.evidenced, counted.corroborated, counted.editorial) == (4, 1, 8)
    assert counted.evidenced + counted.editorial + counted.computed == counted.triples == len(towns.triples())


def test_characters_are_counted_once_and_rhetoric_only_where_no_fact_is(towns: Knowledge) -> None:
    counted = figures(towns)
    assert (counted.characters, counted.covered, counted.rhetorical) == (20, 10, 2)
    assert (counted.blocks, counted.median_span, counted.longest_span) == (3, 4, 6)
    assert counted.paragraphs == (Paragraph(1, 10, 2, 3, 8), Paragraph(2, 9, 1, 2, 2))


def test_things_are_counted_by_class_and_facts_by_property(towns: Knowledge) -> None:
    counted = figures(towns)
    assert (counted.things, counted.classes_declared) == (3, 1)
    assert counted.classes == {TWL + "District": 2}
    assert list(counted.properties.values()) == [2, 2, 1]
    assert counted.to_json()["classes"] == {"twl:District": 2}


def test_the_bundled_graph_is_mostly_evidenced_and_covers_the_article() -> None:
    counted = figures(Knowledge.read())
    assert counted.evidenced > 1000
    assert counted.blocks > 200
    assert len(counted.paragraphs) == 19
    assert all(paragraph.facts for paragraph in counted.paragraphs)
    assert counted.rhetorical < 0.15 * counted.characters
    assert counted.classes[expand("skos:Concept")] == counted.concepts


@pytest.mark.parametrize("lang", ["zh", "en", "both"])
def test_the_tables_fit_80_columns_and_name_every_class(lang: str) -> None:
    knowledge = Knowledge.read()
    counted = figures(knowledge)
    text = to_text(counted, knowledge, lang)
    assert max(map(width, text.splitlines())) <= 80
    assert f"{counted.triples:,}" in text
    assert sum(text.count(f"skos:Concept{end}") for end in ")）") == 1


def test_the_verb_counts_for_people_and_for_programs(twl: Callable[..., Outcome]) -> None:
    assert twl("stats", "--lang", "zh").out.startswith("图谱")
    told = json.loads(twl("stats", "-f", "json").out)
    assert told["triples"] == len(Knowledge.read().triples())
    assert told["paragraphs"][0]["number"] == 1


def test_every_share_in_a_table_is_of_the_whole_that_its_heading_names(towns: Knowledge) -> None:
    counted = figures(towns)
    lines = to_text(counted, towns, "en").splitlines()
    assert lines[0].split() == ["the", "graph", "count", "of", "the", "facts"]
    rows = {line[:22].strip(): line.split()[-2:] for line in lines[2:7]}
    assert rows["of these more than once"[:22].strip()] == ["1", f"{1 / counted.triples:.1%}"]

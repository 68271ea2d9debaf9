"""What is known of a thing is shown so that it can be read, in 80 columns, in both languages."""

import json
from collections.abc import Callable

import pyoxigraph as ox
import pytest

from tests.conftest import Outcome
from twl_graph.entities import describe, resolve
from twl_graph.knowledge import Knowledge, Source
from twl_graph.namespaces import ARTICLE, ID
from twl_graph.portrait import to_json, to_quads, to_text
from twl_graph.widths import width

DATA = """
@base <https://w3id.org/twl-graph/article/tongwulang> .
@prefix id: <https://w3id.org/twl-graph/id/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix twl: <https://w3id.org/twl-graph/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<#char=8,12> { id:pact twl:hasParty id:west . id:pact rdfs:label "协议"@zh ; twl:date "2017-02"^^xsd:gYearMonth . }
<#char=0,4> { id:pact twl:hasParty id:east . id:west rdfs:label "西区"@zh . id:photo schema:about id:pact . }
<#char=20,24> { id:pact twl:hasParty id:east . }
<https://w3id.org/twl-graph/graph/names> {
  id:pact rdfs:label "Pact"@en . id:west rdfs:label "West"@en . twl:hasParty rdfs:label "缔约方"@zh , "party"@en .
}
"""


@pytest.fixture(scope="module")
def pact() -> Knowledge:
    return Knowledge([Source("pact.trig", DATA.encode(), ox.RdfFormat.TRIG, None)])


def test_facts_stand_by_property_in_the_order_of_the_article_with_their_spans(pact: Knowledge) -> None:
    lines = to_text(describe(pact, ID + "pact"), "en").splitlines()
    assert lines[:3] == ["Pact", "id:pact", ""]
    assert [line.split() for line in lines[3:]] == [
        ["property", "value", "evidence"],
        lines[4].split(),
        ["name", "协议", "@zh", "8,12"],
        ["Pact", "@en", "names"],
        ["twl:date", "2017-02", "8,12"],
        ["twl:earliest", "2017-02-01", "computed"],
        ["party", "id:east", "0,4", "20,24"],
        ["West", "8,12"],
        ["twl:latest", "2017-02-28", "computed"],
        [],
        ["←", "property", "thing", "evidence"],
        lines[14].split(),
        ["←", "about", "id:photo", "0,4"],
    ]


def test_the_language_chooses_the_names(pact: Knowledge) -> None:
    description = describe(pact, ID + "pact")
    assert "缔约方" in to_text(description, "zh")
    assert "西区" in to_text(description, "zh")
    assert "缔约方 / party" in to_text(description, "both")


@pytest.mark.parametrize("lang", ["zh", "en", "both"])
@pytest.mark.parametrize("columns", [60, 80, 120])
def test_every_thing_of_the_bundled_graph_fits_the_terminal(lang: str, columns: int) -> None:
    knowledge = Knowledge.read()
    for name in ("tongwulang", "framework-agreement", "feng-shaohui", "figure-agreements", "statement-chen-effect"):
        for line in to_text(describe(knowledge, ID + name), lang, columns).splitlines():
            assert width(line) <= columns, line


def test_a_label_cannot_act_on_the_terminal() -> None:
    data = '<http://e/s> <http://www.w3.org/2000/01/rdf-schema#label> "\\u001B[2Jx"@en .'
    hostile = Knowledge([Source("x.ttl", data.encode(), ox.RdfFormat.TURTLE, ox.NamedNode("http://e/g"))])
    assert "\x1b" not in to_text(describe(hostile, "http://e/s"), "en")


def test_json_has_every_fact_with_names_spans_and_graphs(pact: Knowledge) -> None:
    told = to_json(describe(pact, ID + "pact"))
    assert told["label"] == {"zh": "协议", "en": "Pact"}
    (west,) = [fact for fact in told["facts"] if fact["value"]["value"] == ID + "west"]
    assert west == {
        "property": "https://w3id.org/twl-graph/ontology#hasParty",
        "label": {"zh": "缔约方", "en": "party"},
        "value": {"type": "uri", "value": ID + "west", "label": {"zh": "西区", "en": "West"}},
        "spans": ["char=8,12"],
        "graphs": [ARTICLE + "#char=8,12"],
    }
    assert [fact["thing"]["value"] for fact in told["mentions"]] == [ID + "photo"]


def test_a_span_is_called_by_its_positions_and_shown_with_the_facts_it_states(pact: Knowledge) -> None:
    span = describe(pact, resolve(pact, "char=20,24"))
    assert [fact.triple.object for fact in span.stated] == [ox.NamedNode(ID + "east")]
    assert to_text(span, "en").splitlines()[-1].split() == ["Pact", "party", "id:east"]
    (stated,) = to_json(span)["stated"]
    assert (stated["thing"]["value"], stated["value"]["value"]) == (ID + "pact", ID + "east")


def test_the_quads_hold_each_fact_in_the_default_graph_and_in_its_evidence(pact: Knowledge) -> None:
    quads = to_quads(describe(pact, ID + "west"))
    graphs = {str(quad.graph_name) for quad in quads if str(quad.predicate).endswith("hasParty>")}
    assert graphs == {"DEFAULT", f"<{ARTICLE}#char=8,12>"}


def test_the_verb_shows_a_thing_by_name_in_the_format_asked_for(twl: Callable[..., Outcome]) -> None:
    shown = twl("show", "冯韶慧", "--lang", "zh")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("冯韶慧\nid:feng-shaohui\n")
    assert json.loads(twl("show", "id:feng-shaohui", "-f", "json").out)["curie"] == "id:feng-shaohui"
    assert "id:feng-shaohui" in twl("show", "Feng Shaohui", "-f", "ttl").out


def test_the_verb_says_what_it_does_not_find(twl: Callable[..., Outcome]) -> None:
    missed = twl("show", "Feng Shaohu")
    assert (missed.code, missed.out) == (4, "")
    assert missed.err.startswith('No thing "Feng Shaohu". Did you mean Feng Shaohui')
    assert twl("show", "通武廊", "-f", "nonsense").code == 2

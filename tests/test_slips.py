"""Slips in good SPARQL are named before the query runs."""

import pytest

from twl_graph.engine import Engine
from twl_graph.knowledge import Knowledge
from twl_graph.namespaces import TWL
from twl_graph.slips import slips


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(Knowledge.read())


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT ?x { ?x twl:wordng ?y }", ["The graph does not know twl:wordng. Did you mean twl:wording?"]),
        ("SELECT ?x { ?x twl:wording ?y ; rdfs:labl ?z }", []),
        (f"PREFIX t: <{TWL}> ASK {{ ?x t:nearr ?y }}", ["The graph does not know t:nearr."]),
        ("PREFIX twl: <http://example.com/> ASK { ?x twl:anything ?y }", []),
        ("SELECT ?x，?y { ?x rdfs:label ?y }", ["the full-width ， counts as a part of the name ?x，; write ,"]),
        ("SELECT ?y { ?x rdfs:label ?y。}", ["the full-width 。 counts as a part of the name ?y。; write ."]),
        (
            "SELECT (COUNT(?a) AS ?n) { ?a a twl:Agreement }",
            ["twl:Agreement itself has 1, and classes below it 12 more; to ask for all, write "
             "a/rdfs:subClassOf* twl:Agreement"],
        ),
        ("SELECT ?a { ?a a/rdfs:subClassOf* twl:Agreement }", []),
        ("SELECT ?a { ?a a twl:Memorandum }", []),
        ("SELECT ?a { ?a rdfs:subClassOf twl:Agreement }", []),
    ],
)  # fmt: skip
def test_a_slip_is_named_with_what_was_meant(engine: Engine, query: str, said: list[str]) -> None:
    found = slips(engine.seal(query), engine.knowledge)
    assert [words.en.partition(" Did")[0] if "t:nearr" in words.en else words.en for words in found] == said
    assert all(words.zh for words in found)

"""Where the graph holds one side of a contradiction, the advice can be followed and names the file of that side."""

from functools import cache

import pyoxigraph as ox

from tests import bundled
from tests.new_facts import given
from twl_graph.namespaces import GRAPH, ID, RDF, prefixes
from twl_graph.validation.finding import Finding, Part
from twl_graph.validation.judging import Judgement
from twl_graph.validation.rules import DISJOINT_CLASSES, SAME_NAME, SINGLE_VALUE, Rule
from twl_graph.validation.state import State
from twl_graph.validation.suggestion import Suggestion

HEAD = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in prefixes().items())
SIGNING = "data/article/p14.trig"


@cache
def state() -> State:
    return State(bundled.knowledge())


def found(rule: Rule, facts: str) -> list[Finding]:
    """What a rule finds in new facts, placed and with advice."""
    file = given(f"{HEAD}<{GRAPH}new> {{\n{facts} }}\n")
    return [one for one in Judgement(state(), [file]).without_shapes.introduced if one.rule == rule.iri]


def only(rule: Rule, facts: str) -> tuple[Finding, Suggestion]:
    (one,) = found(rule, facts)
    assert one.suggestion is not None
    return one, one.suggestion


def test_a_more_exact_date_of_a_known_thing_is_left_out_or_the_graph_is_mended_first() -> None:
    _, said = only(SINGLE_VALUE, 'id:signing-direct-settlement twl:date "2017-05-12"^^xsd:date .')
    assert said.instead is None
    assert said.words.en == (
        "The graph has “2017” (data/article/p14.trig), which a new file cannot change: leave “2017-05-12” out, or "
        "state it of an event of your own; to make the graph more exact, first mend the date in data/article/p14.trig."
    )
    assert "图谱已写 “2017”（data/article/p14.trig），新文件改不了它" in said.words.zh


def test_a_less_exact_date_of_a_known_thing_is_taken_out() -> None:
    _, said = only(SINGLE_VALUE, 'id:signing-framework-agreement twl:date "2017"^^xsd:gYear .')
    assert said.words.en.startswith("The graph's “2017-02” (data/article/p")
    assert said.words.en.endswith("take out the new “2017”.")


def test_of_a_value_that_contradicts_the_advice_names_the_file_of_the_known_one() -> None:
    _, said = only(SINGLE_VALUE, 'id:signing-direct-settlement twl:date "2018"^^xsd:gYear .')
    assert "“2017”" in said.words.en
    assert f"first mend {SIGNING}" in said.words.en
    assert f"先在 {SIGNING} 里改掉已知的" in said.words.zh


def test_a_second_signing_is_the_known_one_at_the_name_that_was_made_for_it() -> None:
    facts = 'id:x a twl:Signing ;\n twl:date "2019"^^xsd:gYear ; twl:signs id:direct-settlement-agreement .'
    one, said = only(SINGLE_VALUE, facts)
    assert said.instead == ox.NamedNode(ID + "signing-direct-settlement")
    assert said.words.en == (
        "Make no id:x of your own: use id:signing-direct-settlement, which the graph has already "
        "(data/article/p14.trig)."
    )
    assert one.part is Part.SUBJECT
    assert one.place is not None
    assert (one.place.column, one.place.end - one.place.start) == (1, len("id:x"))


def test_a_second_signing_of_the_same_name_is_a_duplicate_whatever_its_date() -> None:
    facts = (
        'id:x a twl:Signing ; rdfs:label "签署医保直接结算服务协议"@zh ; twl:date "2019"^^xsd:gYear ; '
        "twl:signs id:direct-settlement-agreement ."
    )
    assert ID + "x" in {one.node.value for one in found(SAME_NAME, facts)}


def test_two_new_signings_of_one_agreement_are_written_under_one_name() -> None:
    facts = "id:p a twl:Agreement . id:x a twl:Signing ; twl:signs id:p . id:y a twl:Signing ; twl:signs id:p ."
    one, said = only(SINGLE_VALUE, facts)
    assert said.words.en == "Keep one IRI, such as id:x, and state the other facts of that one."
    assert said.instead is None
    assert one.part is Part.OBJECT


def test_a_second_name_becomes_an_alias_with_the_very_line_to_write() -> None:
    _, said = only(SINGLE_VALUE, 'id:langfang rdfs:label "廊坊城"@zh .')
    assert said.patch == 'id:langfang skos:altLabel "廊坊城"@zh .'
    assert "data/" in said.words.en


def test_a_kind_that_the_known_one_excludes_is_told_with_the_file_of_that() -> None:
    one, said = only(DISJOINT_CLASSES, "id:feng-shaohui a twl:District .")
    assert one.path == RDF + "type"
    assert "data/" in said.words.zh


def test_two_names_for_one_thing_stand_at_the_new_thing_and_not_where_the_other_is_named() -> None:
    facts = 'id:xuyin-road-bridge skos:altLabel "燕潮大桥"@zh .\nid:new a twl:Bridge ;\n rdfs:label "燕潮大桥"@zh .'
    file = given(f"{HEAD}<{GRAPH}new> {{\n{facts} }}\n")
    (told,) = (one for one in Judgement(state(), [file]).early_problems if one.rule == SAME_NAME.iri)
    assert told.node == ox.NamedNode(ID + "new")
    assert told.place is not None
    assert file.text.splitlines()[told.place.line - 1] == ' rdfs:label "燕潮大桥"@zh . }'

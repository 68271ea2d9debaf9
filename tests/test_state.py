"""What a change introduces and resolves is what two full reports differ in, whatever is added and taken away."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from tests import bundled
from tests.fact_cases import cases
from tests.headers import HEADER, TRIAL
from tests.new_facts import given
from tests.small_checkout import small_checkout
from twl_graph.errors import Words
from twl_graph.knowledge import Knowledge, Source
from twl_graph.namespaces import ARTICLE, ARTICLES, ID, SHAPE, prefixes
from twl_graph.new_file import NewFile
from twl_graph.validation.finding import Finding
from twl_graph.validation.judging import Judgement
from twl_graph.validation.shapes import Shapes
from twl_graph.validation.state import State

HEAD = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in prefixes().items())

#: New facts, right ones and wrong ones, for the bundled graph.
FACTS = (
    'id:langfang skos:altLabel "廊"@zh .',
    'id:wuqing rdfs:comment "a note"@en .',
    'id:langfang rdfs:label "Lang Fang"@en .',
    'id:langfang twl:isoCode "HE" .',
    'id:langfang twl:isoCode "CN-XX" .',
    "id:langfang twl:isoCod id:wuqing .",
    "id:trial-pact a twl:CooperationAgrement .",
    'id:trial-pact a twl:CooperationAgreement ; rdfs:label "试验协议"@zh , "trial pact"@en ; twl:hasParty id:wuqin .',
    "id:trial-pact twl:hasParty id:langfang , id:tongzhou ; twl:field concept:education .",
    "id:trial-pact twl:field concept:eduction , concept:to-be-completed .",
    'id:second-wuqing a twl:Region ; rdfs:label "武清"@zh .',
    "id:hebei schema:containedInPlace id:langfang .",
    "id:langfang a twl:Person .",
    """id:trial-period a twl:Period ; rdfs:label "倒置"@zh , "reversed"@en ; twl:dateBasis concept:date-stated ;
        twl:begins "2018"^^xsd:gYear ; twl:ends "2017"^^xsd:gYear .""",
    'id:trial-period twl:begins "01"^^xsd:integer .',
    'id:Trial_Thing a twl:Region ; rdfs:label "Trial thing" .',
    'id:to-be-completed-1 a twl:Region ; rdfs:label "…"@zh .',
    'id:stray rdfs:comment "nobody looks"@EN .',
    "concept:education skos:broader concept:nothing .",
)
#: Where they stand: the file's own graph, spans of the article that are right, across a break, beyond the end, of a
#: text that nobody has registered, and a graph without header.
GRAPHS = (TRIAL, *(f"{ARTICLE}#char={span}" for span in ("0,9", "120,130", "5000,6000", "x")))
GRAPHS += (f"{ARTICLES}nowhere#char=0,5", "https://w3id.org/twl-graph/graph/headless")

#: The same for the small graph, with which something is wrong already.
SMALL_FACTS = (
    'id:a rdfs:label "甲地"@zh .',
    'id:a rdfs:label "甲区"@zh .',
    "id:a a twl:Agreement .",
    "id:pact twl:hasParty id:c , id:d .",
    'id:pact twl:date "2018-02"^^xsd:gYearMonth .',
    'id:second a twl:Region ; rdfs:label "乙区"@zh .',
    'id:stay twl:ends "2015"^^xsd:gYear .',
    "id:c a twl:Town ; twl:count 1 , 02 .",
    "twl:Town a owl:Class . twl:Region a owl:Class . twl:hasParty a owl:ObjectProperty .",
    "concept:connective a skos:Concept . id:c twl:field concept:to-be-completed .",
)
SMALL_SHAPES = f"""{HEAD}
shape:party a sh:PropertyShape ; sh:targetClass twl:Agreement ; sh:path twl:hasParty ; sh:minCount 2 ; sh:maxCount 3 ;
    sh:class twl:Region ; sh:message "有两三方。"@zh , "There are two or three parties."@en .
shape:label a sh:PropertyShape ; sh:targetSubjectsOf rdfs:label ; sh:path rdfs:label ; sh:uniqueLang true ;
    sh:message "每种语言一个名称。"@zh , "One name in each language."@en .
shape:named a sh:PropertyShape ; sh:targetObjectsOf twl:hasParty ;
    sh:path ( [ sh:inversePath twl:hasParty ] twl:date ) ; sh:maxCount 1 ;
    sh:message "一方一日。"@zh , "A party has one date."@en .
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return Knowledge.read(small_checkout(tmp_path_factory.mktemp("small")))


@cache
def small_shapes() -> Shapes:
    source = Source("small.ttl", SMALL_SHAPES.encode(), ox.RdfFormat.TURTLE, None)
    from twl_graph.validation.shapes import _united

    return Shapes(_united([source]))


Edit = tuple[str, tuple[int, ...]]
Addition = tuple[str, bool, tuple[str, ...]]


def additions(facts: Sequence[str]) -> st.SearchStrategy[Addition]:
    """A graph, whether the file has a header, and a few facts."""
    some = st.lists(st.sampled_from(facts), min_size=1, max_size=4, unique=True).map(tuple)
    return st.tuples(st.sampled_from(GRAPHS), st.booleans(), some)


def edits(knowledge: Knowledge) -> st.SearchStrategy[Edit]:
    """A file of the graph, and a few of its statements to take away, by number."""
    numbers = st.lists(st.integers(0, 10_000), max_size=6).map(tuple)
    return st.tuples(st.sampled_from([source.name for source in knowledge.sources if "data" in source.name]), numbers)


def added_text(addition: Addition) -> str:
    graph, headed, facts = addition
    header = f"<{TRIAL}> {{ {HEADER} }}\n" if headed else ""
    return f"{HEAD}{header}<{graph}> {{ {' '.join(facts)} }}\n"


def left_text(knowledge: Knowledge, edit: Edit) -> str:
    """A file of the graph without some of its statements, as N-Quads."""
    (source,) = (source for source in knowledge.sources if source.name == edit[0])
    gone = {number % len(source.quads) for number in edit[1]}
    kept = [quad for number, quad in enumerate(source.quads) if number not in gone]
    return (ox.serialize(kept, format=ox.RdfFormat.N_QUADS) or b"").decode()


def change(knowledge: Knowledge, edit: Edit | None, addition: Addition | None) -> tuple[list[NewFile], list[Source]]:
    """The new files of a change, and by another way the files of the graph that it makes."""
    new, after = [], [source for source in knowledge.sources if edit is None or source.name != edit[0]]
    if edit is not None and (left := left_text(knowledge, edit)):
        new.append(given(left, "left.nq"))
        after.append(Source("left.nq", left.encode(), ox.RdfFormat.N_QUADS, None))
    if addition is not None:
        new.append(given(added_text(addition)))
        after.append(Source("new.trig", added_text(addition).encode(), ox.RdfFormat.TRIG, None))
    return new, after


def full(sources: Sequence[Source], knowledge: Knowledge, shapes: Shapes | None) -> frozenset[Finding]:
    """Everything that is found in a graph that is read anew."""
    state = State(Knowledge(list(sources), folder=knowledge.folder))
    return state.without_shapes | (state.by_shapes(shapes) if shapes is not None else frozenset())


def unworded(findings: Iterable[Finding]) -> set[Finding]:
    """Findings without their messages: what is told to a person also says what is wrong with the value."""
    return {replace(one, message=Words("", "")) for one in findings}


def require_difference(
    knowledge: Knowledge, edit: Edit | None, addition: Addition | None, shapes: Shapes | None
) -> None:
    new, after = change(knowledge, edit, addition)
    judged = Judgement(knowledge, new, without=() if edit is None else (edit[0],), shapes=shapes)
    told = judged.without_shapes
    if shapes is not None:
        told |= judged.by_shapes
    was, is_now = full(knowledge.sources, knowledge, shapes), full(after, knowledge, shapes)
    doubts = {one for one in told.introduced if one.rule in (SHAPE + "matched-target", SHAPE + "clear-shape")}
    assert unworded(told.introduced - doubts) == unworded(is_now - was)
    assert told.resolved == was - is_now
    assert told.standing == was & is_now
    names = {source.name for source in after}
    lost = {(one.rule, str(one.node), one.source) for one in told.introduced if one.source not in names}
    assert lost == set(), "every finding stands in a file"
    new_names = {file.name for file in new}
    assert all(one.place is None or one.source in new_names for one in told.introduced)


@settings(max_examples=60)
@drawn(data=st.data())
def test_in_a_small_graph_with_faults_the_change_is_the_difference(small: Knowledge, data: st.DataObject) -> None:
    edit = data.draw(st.none() | edits(small))
    addition = data.draw(additions(SMALL_FACTS) if edit is None else st.none() | additions(SMALL_FACTS))
    require_difference(small, edit, addition, small_shapes())


@settings(max_examples=12)
@drawn(data=st.data())
def test_in_the_bundled_graph_without_shapes_the_change_is_the_difference(data: st.DataObject) -> None:
    edit = data.draw(st.none() | edits(bundled.knowledge()))
    addition = data.draw(additions(FACTS) if edit is None else st.none() | additions(FACTS))
    require_difference(bundled.knowledge(), edit, addition, None)


@pytest.mark.slow
@settings(max_examples=15)
@drawn(data=st.data())
def test_in_the_bundled_graph_with_its_shapes_the_change_is_the_difference(data: st.DataObject) -> None:
    edit = data.draw(st.none() | edits(bundled.knowledge()))
    addition = data.draw(additions(FACTS) if edit is None else st.none() | additions(FACTS))
    require_difference(bundled.knowledge(), edit, addition, Shapes.bundled())


# What was wrong before


def with_wrong_ones() -> Knowledge:
    """The bundled graph, to which all the wrong files of the tests have been added."""
    wrong = [given(case.text, case.path.name).source for case in cases("wrong")]
    return Knowledge([*bundled.knowledge().sources, *wrong], folder=bundled.knowledge().folder)


def test_what_was_wrong_before_is_not_blamed_on_right_facts() -> None:
    before = with_wrong_ones()
    judged = Judgement(before, [given(case.text, case.path.name) for case in cases("right")])
    assert len(judged.without_shapes.standing) > 50
    assert [(one.source, one.rule) for one in judged.without_shapes.introduced] == []


def test_a_second_witness_of_an_old_contradiction_is_no_new_one() -> None:
    second = f'<{ID}hebei> <{prefixes()["twl"]}isoCode> "CN-XX"'
    old = given(f"{HEAD}<{ARTICLE}#char=0,9> {{ {second} }}", "old.trig")
    before = Knowledge([*bundled.knowledge().sources, old.source], folder=bundled.knowledge().folder)
    witness = given(f"{HEAD}<{ARTICLE}#char=0,12> {{ {second} }}", "witness.trig")
    assert State(before).without_shapes != State(bundled.knowledge()).without_shapes
    assert Judgement(before, [witness]).without_shapes.introduced == frozenset()
    third = given(f"{HEAD}<{ARTICLE}#char=0,12> {{ {second.replace('XX', 'YY')} }}", "third.trig")
    (finding,) = Judgement(before, [third]).without_shapes.introduced
    assert (finding.rule, finding.source) == (SHAPE + "single-value", "third.trig")


def test_a_text_at_hand_is_known_by_its_digest(small: Knowledge, tmp_path: Path) -> None:
    import hashlib

    text = (small_checkout(tmp_path) / "article.txt").read_text(encoding="utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    assert State(small, {digest: text}).texts == {ARTICLE: text}
    assert State(small, {"0" * 64: "另一篇"}).texts == State(small).texts == {}


def test_what_no_shape_looks_at_is_found_once_the_shapes_are_run(small: Knowledge) -> None:
    unseen = {str(one.node) for one in State(small).by_shapes(small_shapes()) if one.rule == SHAPE + "covered"}
    assert f"<{ID}stay>" in unseen
    assert f"<{ID}pact>" not in unseen

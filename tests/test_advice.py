"""What to write instead of what a shape found: what follows from its constraint, else what the shape itself says."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib.namespace import SH

from tests.small_vocabulary import HEAD, source
from twl_graph.errors import Words, sentence
from twl_graph.knowledge import Knowledge
from twl_graph.namespaces import ID
from twl_graph.validation.advice import Advice
from twl_graph.validation.checking import check
from twl_graph.validation.shapes import Shapes
from twl_graph.validation.state import State
from twl_graph.validation.suggestion import Suggestion

SHAPE = """
@prefix shape: <https://w3id.org/twl-graph/shape#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
<https://w3id.org/twl-graph/prefixes> sh:declare [ sh:prefix "twl" ;
    sh:namespace "https://w3id.org/twl-graph/ontology#"^^xsd:anyURI ] .
shape:follows a sh:PropertyShape ; sh:targetSubjectsOf twl:follows ; sh:path twl:follows ; sh:severity sh:Violation ;
    sh:name "继"@zh , "follows"@en ; sh:message "没有循环。"@zh , "There is no circle."@en ;
"""
CYCLE = """
    sh:description "删去 {$this} twl:follows {?value}。"@zh , "Take out {$this} twl:follows {?value}."@en ;
    sh:sparql shape:cycle .
shape:cycle a sh:SPARQLConstraint ; sh:prefixes <https://w3id.org/twl-graph/prefixes> ;
    sh:select "SELECT $this ?value WHERE { $this twl:follows ?value . ?value twl:follows $this }" .
"""
DESCRIBED = 'sh:description "写成小写。"@zh , "Write it in small letters."@en ; '


def advice(shape: str, facts: str, folder: Path) -> list[Suggestion | None]:
    file = folder / "shapes.ttl"
    file.write_text(HEAD + SHAPE + shape, "utf-8")
    shapes, state = Shapes.read([file]), State(Knowledge([source(HEAD + facts, "facts.ttl", ox.RdfFormat.TURTLE)]))
    found = sorted(check(state.graph, shapes), key=lambda one: one.sort_key)
    return [Advice(shapes, state).advised(one).suggestion for one in found]


def test_a_description_names_the_thing_and_the_value_that_were_found(tmp_path: Path) -> None:
    first, second = advice(CYCLE, "id:a twl:follows id:b . id:b twl:follows id:a .", tmp_path)
    assert first == Suggestion(Words("删去 id:a twl:follows id:b。", "Take out id:a twl:follows id:b."))
    assert second == Suggestion(Words("删去 id:b twl:follows id:a。", "Take out id:b twl:follows id:a."))


def test_what_the_shape_says_stands_where_nothing_follows_from_its_pattern(tmp_path: Path) -> None:
    shape = DESCRIBED + 'sh:pattern "^[a-z]+$" .'
    (said,) = advice(shape, 'id:a twl:follows "B2" .', tmp_path)
    assert said == Suggestion(Words("写成小写。", "Write it in small letters."))
    (meant,) = advice(shape, 'id:a twl:follows "BE" .', tmp_path)
    assert meant is not None
    assert meant.instead == ox.Literal("be"), "a term that follows says more"


def test_what_the_shape_says_hides_no_value_of_which_there_are_too_many(tmp_path: Path) -> None:
    (said,) = advice(DESCRIBED + "sh:maxCount 1 .", 'id:a twl:follows "b" , "c" .', tmp_path)
    assert said is not None
    assert said.words.en == 'Keep one of them: "b" or "c".'


def test_a_property_out_of_place_is_likened_to_one_of_like_name_only(tmp_path: Path) -> None:
    shape = """sh:minCount 0 . shape:thing a sh:NodeShape ; sh:targetNode id:a ; sh:closed true ;
        sh:name "事物"@zh , "thing"@en ; sh:message "只用这些。"@zh , "These only."@en ; sh:severity sh:Violation ;
        sh:property shape:follows ; sh:ignoredProperties ( twl:carriesOut twl:hasParticipant twl:aim ) ."""
    (party,) = advice(shape, "id:a twl:hasParty id:b .", tmp_path)
    assert party is not None
    assert "or use “twl:hasParticipant”" in party.words.en
    # Its first and last possible day are computed, and out of place with it.
    for other in advice(shape, 'id:a twl:date "2018"^^xsd:gYear .', tmp_path):
        assert other is not None
        assert "or use" not in other.words.en


@pytest.mark.parametrize("written", ['"2019-04-05Z"^^xsd:date', '"2019-04-05+08:00"^^xsd:date'])
def test_a_date_is_written_without_its_time_zone_and_stays_a_date(written: str, tmp_path: Path) -> None:
    shape = """sh:or ( shape:day shape:year ) .
        shape:day a sh:NodeShape ; sh:datatype xsd:date ; sh:pattern "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" ;
            sh:name "日"@zh , "day"@en ; sh:message "日。"@zh , "A day."@en ; sh:severity sh:Violation .
        shape:year a sh:NodeShape ; sh:datatype xsd:gYear ; sh:pattern "^[0-9]{4}$" ;
            sh:name "年"@zh , "year"@en ; sh:message "年。"@zh , "A year."@en ; sh:severity sh:Violation ."""
    (said,) = advice(shape, f"id:a twl:follows {written} .", tmp_path)
    assert said is not None
    date = ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")
    assert (said.instead, said.safe) == (ox.Literal("2019-04-05", datatype=date), False)


def test_a_name_that_is_not_in_latin_letters_is_not_respelled(tmp_path: Path) -> None:
    shape = DESCRIBED + f'sh:pattern "^{re.escape(ID)}[a-z-]*$" .'
    (said,) = advice(shape.replace("\\", "\\\\"), "id:a twl:follows id:云溪 .", tmp_path)
    assert said == Suggestion(Words("写成小写。", "Write it in small letters."))


def test_every_description_of_a_shape_is_a_sentence_in_both_languages() -> None:
    graph = Shapes.bundled().graph
    for shape in set(graph.subjects(SH.description)):
        said = {getattr(text, "language", ""): str(text) for text in graph.objects(shape, SH.description)}
        assert said.keys() == {"zh", "en"}, shape
        assert said["zh"][-1] == "。", shape
        assert re.fullmatch(r"[A-Z].*\.", said["en"]), shape
        assert {*re.findall(r"\{.*?\}", said["zh"] + said["en"])} <= {"{$this}", "{?value}"}, shape


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (Words("写", "write it"), Words("写。", "Write it.")),
        (Words("写。", "Write it."), Words("写。", "Write it.")),
        (Words("是吗？", "is it?"), Words("是吗？", "Is it?")),
        (Words("id:x 是新的", "id:x is new"), Words("id:x 是新的。", "id:x is new.")),
    ],
)
def test_a_sentence_has_its_capital_and_its_stop(said: Words, told: Words) -> None:
    assert sentence(said) == told


@pytest.mark.parametrize("path", ["rdfs:label", "dcterms:abstract", "dcterms:title", "dcterms:description"])
def test_of_two_languages_only_the_one_that_is_missing_is_asked_for(path: str, tmp_path: Path) -> None:
    shape = f"""sh:minCount 0 . shape:text a sh:PropertyShape ; sh:targetNode id:a ; sh:path {path} ; sh:minCount 2 ;
        sh:languageIn ( "zh" "en" ) ; sh:severity sh:Violation ;
        sh:name "文"@zh , "text"@en ; sh:message "两种语言。"@zh , "Two languages."@en ."""
    (english,) = advice(shape, f'id:a {path} "甲"@zh .', tmp_path)
    (chinese,) = advice(shape, f'id:a {path} "A"@en .', tmp_path)
    (both,) = advice(shape, "id:a twl:date 1 .", tmp_path)
    assert english is not None
    assert chinese is not None
    assert both is not None
    assert english.patch == f'id:a {path} "…"@en .'
    assert "英文" in english.words.zh
    assert "in English (@en)" in english.words.en
    assert chinese.patch == f'id:a {path} "…"@zh .'
    assert both.patch == f'id:a {path} "…"@zh , "…"@en .'

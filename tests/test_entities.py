"""A thing answers to its names, and everything known of it is told with its evidence."""

import pyoxigraph as ox
import pytest

from tests.bundled import knowledge
from twl_graph.entities import CLASS, all_names, classes, describe, is_known, names, resolve
from twl_graph.errors import Ambiguous, NotFound, UsageError, Words
from twl_graph.folding import fold
from twl_graph.knowledge import Knowledge, Source
from twl_graph.namespaces import ID, RDFS, TWL, expand
from twl_graph.spans import Span

DATA = """
@base <https://w3id.org/twl-graph/article/tongwulang> .
@prefix id: <https://w3id.org/twl-graph/id/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix twl: <https://w3id.org/twl-graph/ontology#> .
<#char=0,4> { id:west a twl:District ; rdfs:label "西区"@zh ; skos:altLabel "老城"@zh . id:pact twl:hasParty id:west . }
<#char=8,12> { id:east a twl:District ; rdfs:label "东区"@zh ; skos:altLabel "老城"@zh .
  id:pact twl:hasParty id:west , id:east . }
<https://w3id.org/twl-graph/graph/names> {
  id:west rdfs:label "West Town"@en ; twl:pinyin "Xī Qū"@zh-latn-pinyin . id:east rdfs:label "East Town"@en .
  twl:District a owl:Class ; rdfs:label "区"@zh , "district"@en .
}
"""


@pytest.fixture(scope="module")
def towns() -> Knowledge:
    return Knowledge([Source("towns.trig", DATA.encode(), ox.RdfFormat.TRIG, None)])


@pytest.mark.parametrize(
    "name",
    [
        "https://w3id.org/twl-graph/id/west",
        "<https://w3id.org/twl-graph/id/west>",
        "id:west",
        "西区",
        "West Town",
        " West Town ",
        "west",
        "west town",
        "ＷＥＳＴ－town",
        "“西区”",
        "xi qu",
    ],
)
def test_a_thing_answers_to_iri_curie_label_local_name_and_folded_name(towns: Knowledge, name: str) -> None:
    assert resolve(towns, name) == ID + "west"


def test_an_alias_of_two_things_is_ambiguous_and_lists_both(towns: Knowledge) -> None:
    with pytest.raises(Ambiguous) as caught:
        resolve(towns, "老城")
    assert caught.value.candidates == (
        "id:east  东区 / East Town (district)",
        "id:west  西区 / West Town (district)",
    )


def test_a_miss_suggests_the_nearest_names(towns: Knowledge) -> None:
    with pytest.raises(NotFound) as caught:
        resolve(towns, "Wets Town")
    assert caught.value.suggestions[0] == "West Town"
    with pytest.raises(NotFound, match="id:west"):
        resolve(towns, "id:wesst")


@pytest.mark.parametrize("name", ["??", "<not an iri>", "<>", "unknown:thing", "http://example.org/none", "\x00"])
def test_what_names_nothing_is_not_found(towns: Knowledge, name: str) -> None:
    with pytest.raises(NotFound):
        resolve(towns, name)


@pytest.mark.parametrize("name", ["", "   ", "\udcff", "西区\ud800"])
def test_no_name_and_no_text_are_wrong_usage(towns: Knowledge, name: str) -> None:
    with pytest.raises(UsageError):
        resolve(towns, name)


@pytest.mark.parametrize(("asked", "near"), [("陈萍", "陈平"), ("科学技术", "科技"), ("id:chen-pinn", "id:chen-ping")])
def test_a_miss_in_chinese_and_a_wrong_curie_are_answered_with_what_is_near(asked: str, near: str) -> None:
    with pytest.raises(NotFound) as caught:
        resolve(knowledge(), asked)
    assert near in "、".join(caught.value.suggestions)


def test_a_search_can_be_restricted(towns: Knowledge) -> None:
    assert classes(towns) >= {TWL + "District"}
    assert resolve(towns, "district", among=classes(towns), kind=CLASS) == TWL + "District"
    with pytest.raises(NotFound, match="No class"):
        resolve(towns, "西区", among=classes(towns), kind=CLASS)


@pytest.mark.parametrize(
    ("typed", "thing"),
    [
        ("langfang shi", "langfang"),
        ("láng fāng shì", "langfang"),
        ("lang2fang2shi4", "langfang"),
        ("tzq", "tongzhou"),
        ("twl", "tongwulang"),
        ("推進通武廊戰略合作發展框架協議", "framework-agreement"),
    ],
)
def test_failing_a_name_pinyin_initials_and_traditional_characters_will_do(typed: str, thing: str) -> None:
    assert resolve(knowledge(), typed) == ID + thing


def test_a_name_comes_before_initials() -> None:
    data = DATA + '<https://w3id.org/twl-graph/graph/more> { id:other rdfs:label "XQ"@en . }'
    assert resolve(Knowledge([Source("towns.trig", data.encode(), ox.RdfFormat.TRIG, None)]), "xq") == ID + "other"


def test_initials_of_several_are_ambiguous_unless_only_one_is_allowed() -> None:
    with pytest.raises(Ambiguous, match="twl:Organization"):
        resolve(knowledge(), "zz")
    assert resolve(knowledge(), "zz", among={TWL + "Organization", ID + "langfang"}) == TWL + "Organization"
    with pytest.raises(NotFound):
        resolve(knowledge(), "zz", among={ID + "langfang"})


def test_a_missing_language_is_stood_in_for(towns: Knowledge) -> None:
    assert names(towns, ID + "west") == Words("西区", "West Town")
    assert names(towns, ID + "pact") == Words("id:pact", "id:pact")


def test_folding_ignores_width_case_accents_spaces_and_punctuation() -> None:
    assert fold("《Tōng-Wǔ Láng》１") == fold("tongwulang1") == "tongwulang1"
    assert fold(fold("ß İ ﬁ")) == fold("ß İ ﬁ")


def test_a_description_tells_both_directions_with_the_spans_that_state_each_fact(towns: Knowledge) -> None:
    west = describe(towns, ID + "west")
    assert west.names == Words("西区", "West Town")
    (mention,) = west.mentions
    assert (mention.triple.subject, mention.spans) == (ox.NamedNode(ID + "pact"), (Span(0, 4), Span(8, 12)))
    english = next(fact for fact in west.facts if fact.triple.object == ox.Literal("West Town", language="en"))
    assert english.spans == ()
    assert english.graphs == ("https://w3id.org/twl-graph/graph/names",)
    assert west.called(ox.NamedNode(TWL + "District")) == Words("区", "district")


def test_a_property_is_known_by_its_use(towns: Knowledge) -> None:
    assert is_known(towns, TWL + "hasParty")
    assert is_known(towns, RDFS + "label")
    assert not is_known(towns, expand("rdfs:comment"))


def test_what_the_graph_does_not_know_cannot_be_described(towns: Knowledge) -> None:
    with pytest.raises(NotFound, match="id:nobody"):
        describe(towns, ID + "nobody")


def test_every_name_that_only_one_thing_of_the_bundled_graph_has_leads_to_it() -> None:
    knowledge = Knowledge.read()
    meant: dict[str, set[str]] = {}
    for name, iri in all_names(knowledge):
        meant.setdefault(name, set()).add(iri)
    own = {name: iris for name, iris in meant.items() if len(iris) == 1 and min(iris).startswith(ID)}
    assert len(own) > 200
    assert {name: {resolve(knowledge, name)} for name in own} == own

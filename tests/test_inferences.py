"""An inference touches the facts that it is about, by their evidence where several could be meant."""

import pyoxigraph as ox
import pytest

from tests.bundled import knowledge
from twl_graph.entities import describe
from twl_graph.errors import Words
from twl_graph.facts import Fact
from twl_graph.namespaces import ARTICLE, ID, TWL
from twl_graph.portrait.inferences import Inference, inferences, touching
from twl_graph.spans import SourceSpan, Span

GUESS = Inference(
    ID + "guess",
    Words("", ""),
    Words("", ""),
    frozenset({ID + "a"}),
    frozenset({TWL + "near"}),
    (SourceSpan(ARTICLE, Span(10, 20)),),
)


def fact(value: str, *spans: Span, subject: str = "a", predicate: str = "near") -> Fact:
    triple = ox.Triple(ox.NamedNode(ID + subject), ox.NamedNode(TWL + predicate), ox.NamedNode(ID + value))
    return Fact(triple, tuple(span.iri(ARTICLE) for span in spans))


def test_of_several_values_those_are_meant_whose_evidence_it_rests_on() -> None:
    stated, guessed = fact("b", Span(1, 5)), fact("c", Span(12, 15))
    assert [GUESS.touches(each, [stated, guessed]) for each in (stated, guessed)] == [False, True]


def test_where_none_rests_on_its_evidence_all_are_meant() -> None:
    facts = [fact("b", Span(1, 5)), fact("c")]
    assert [GUESS.touches(each, facts) for each in facts] == [True, True]


@pytest.mark.parametrize("other", [fact("b", Span(12, 15), subject="z"), fact("b", Span(12, 15), predicate="adjoins")])
def test_other_things_and_other_properties_are_not_touched(other: Fact) -> None:
    assert not GUESS.touches(other, [other])


def test_all_inferences_of_the_graph_are_read_with_their_reasons() -> None:
    found = {each.iri.removeprefix(ID): each for each in inferences(knowledge())}
    bridge = found["inference-bridge-named-after-road-and-river"]
    assert bridge.reason == Words(
        "文中没有明说；从桥名读出它承载徐尹路、跨越潮白河。", "Not said outright; read off the bridge's name."
    )
    assert bridge.properties == {TWL + "carries", TWL + "crosses"}
    assert bridge.places == (SourceSpan(ARTICLE, Span(1017, 1025)),)
    assert len(found) > 20
    assert all(each.reason.zh and each.reason.en and each.about for each in found.values())


def test_an_inference_shows_on_the_pages_of_both_ends() -> None:
    known = inferences(knowledge())
    for thing in ("langfang", "tongwulang"):
        description = describe(knowledge(), ID + thing)
        found = touching(known, description.iri, (*description.facts, *description.mentions))
        assert ID + "inference-members-of-tongwulang" in [inference.iri for inference, _ in found]

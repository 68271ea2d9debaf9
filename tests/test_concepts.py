"""The concepts and their schemes: what the house rules cannot say about them."""

from collections import defaultdict

from tests.bundled import ancestors, by_predicate, cycles, instances, name, pairs, short, stated
from twl_graph.namespaces import CONCEPT, SKOS


def schemes() -> dict[str, str]:
    return dict(pairs(SKOS + "inScheme"))


def test_no_concept_is_broader_than_itself() -> None:
    assert cycles(pairs(SKOS + "broader")) == []


def test_a_broader_concept_is_of_the_same_scheme() -> None:
    of = schemes()
    assert [pair for pair in sorted(pairs(SKOS + "broader")) if of[pair[0]] != of[pair[1]]] == []


def test_a_top_concept_has_nothing_above_it_and_is_of_the_scheme_it_tops() -> None:
    of, below = schemes(), {concept for concept, _ in pairs(SKOS + "broader")}
    for concept, scheme in pairs(SKOS + "topConceptOf"):
        assert of[concept] == scheme, concept
        assert concept not in below, concept


def test_no_two_concepts_of_a_scheme_share_a_name() -> None:
    of, called = schemes(), defaultdict(list)
    for triple in by_predicate()[SKOS + "prefLabel"]:
        called[of.get(name(triple.subject)), str(triple.object)].append(name(triple.subject))
    assert {said: who for said, who in called.items() if len(who) > 1} == {}


def test_every_concept_is_used_or_stands_above_one_that_is() -> None:
    used = {name(triple.object) for triple in stated("data")}
    above = ancestors(pairs(SKOS + "broader"))
    reached = used | {higher for concept in used for higher in above.get(concept, ())}
    idle = {concept for concept in instances(SKOS + "Concept") if concept.startswith(CONCEPT)} - reached
    marks = {concept for concept, scheme in schemes().items() if scheme == CONCEPT + "drafting"}
    # A source may be as exact in any of these ways; the present ones need some of them.
    degrees = {concept for concept, scheme in schemes().items() if scheme == CONCEPT + "approximations"}
    assert short(idle - marks - degrees) == []
    assert marks <= idle, "a draft is completed before it becomes part of the graph"


def test_there_are_two_schemes_of_fields_the_frameworks_own_with_eight_aspects() -> None:
    of = schemes()
    assert len([concept for concept, scheme in of.items() if scheme == CONCEPT + "framework-aspects"]) == 8
    assert len([concept for concept, scheme in of.items() if scheme == CONCEPT + "fields"]) > 8

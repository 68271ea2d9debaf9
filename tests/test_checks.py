"""The checks of ontology, concepts and facts are themselves checked: each fails when one wrong fact is added."""

from collections.abc import Callable, Iterator

import pyoxigraph as ox
import pytest

from tests import bundled, test_concepts, test_data, test_ontology, test_shape_coverage
from twl_graph.knowledge import Knowledge, Source
from twl_graph.namespaces import prefixes
from twl_graph.validation.shapes import Shapes

HEAD = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in prefixes().items())
CACHED = (bundled.triples, bundled.by_predicate, bundled.kinds)

#: A check, what it is called with, the folder that the wrong fact would stand in, and the wrong fact.
MUTANTS: list[tuple[Callable[..., None], tuple[object, ...], str, str]] = [
    (
        test_ontology.test_there_is_one_ontology_and_its_version_is_the_packages,
        (),
        "data",
        "<https://w3id.org/twl-graph/o2> a owl:Ontology .",
    ),
    (
        test_ontology.test_no_two_terms_share_a_label,
        (test_ontology.classes,),
        "ontology",
        'twl:Ferry a owl:Class ; rdfs:label "协议"@zh .',
    ),
    (
        test_ontology.test_no_two_terms_share_a_label,
        (test_ontology.properties,),
        "ontology",
        'twl:ferry a owl:ObjectProperty ; rdfs:label "领域"@zh .',
    ),
    (
        test_ontology.test_no_two_terms_share_a_definition,
        (),
        "ontology",
        'twl:F a owl:Class ; skos:definition "It is so."@en . twl:G a owl:Class ; skos:definition "It is so."@en .',
    ),
    (
        test_ontology.test_an_english_definition_is_long_enough_to_define,
        (),
        "ontology",
        'twl:F a owl:Class ; skos:definition "Short."@en .',
    ),
    (test_ontology.test_nothing_is_above_itself, ("subClassOf",), "ontology", "twl:Actor rdfs:subClassOf twl:Person ."),
    (
        test_ontology.test_nothing_is_above_itself,
        ("subPropertyOf",),
        "ontology",
        "schema:agent rdfs:subPropertyOf twl:performedBy .",
    ),
    (test_ontology.test_every_class_has_an_instance, (), "ontology", "twl:Ferry a owl:Class ."),
    (test_ontology.test_every_property_is_used, (), "ontology", "twl:ferry a owl:ObjectProperty ."),
    (test_ontology.test_no_class_is_an_individual_too, (), "ontology", "twl:Actor a twl:Person ."),
    (test_ontology.test_ranges_are_datatypes_that_reasoners_know, (), "ontology", "twl:date rdfs:range xsd:date ."),
    (test_ontology.test_files_describe_only_what_is_the_projects_own, (), "ontology", "schema:agent rdfs:label 'x' ."),
    (
        test_ontology.test_every_reused_term_exists_in_its_vocabulary,
        (),
        "data",
        "id:a <http://schema.org/about> id:b .",
    ),
    (test_ontology.test_every_reused_term_exists_in_its_vocabulary, (), "data", "id:a a schema:Statment ."),
    (
        test_ontology.test_the_whole_graph_has_no_contradiction,
        (),
        "data",
        "id:chen-ping a twl:Region . id:tongzhou a twl:Person .",
    ),
    (test_ontology.test_the_ontology_alone_has_no_contradiction, (), "ontology", "id:x a twl:Region , twl:Person ."),
    (
        test_concepts.test_no_concept_is_broader_than_itself,
        (),
        "data",
        "concept:transport skos:broader concept:bus-integration .",
    ),
    (
        test_concepts.test_a_broader_concept_is_of_the_same_scheme,
        (),
        "data",
        "concept:transport skos:broader concept:exact .",
    ),
    (
        test_concepts.test_a_top_concept_has_nothing_above_it_and_is_of_the_scheme_it_tops,
        (),
        "data",
        "concept:transport skos:broader concept:culture .",
    ),
    (
        test_concepts.test_no_two_concepts_of_a_scheme_share_a_name,
        (),
        "data",
        'concept:transport skos:prefLabel "文化"@zh .',
    ),
    (
        test_concepts.test_every_concept_is_used_or_stands_above_one_that_is,
        (),
        "ontology",
        "concept:ferries a skos:Concept ; skos:inScheme concept:fields .",
    ),
    (
        test_concepts.test_there_are_two_schemes_of_fields_the_frameworks_own_with_eight_aspects,
        (),
        "ontology",
        "concept:ferries a skos:Concept ; skos:inScheme concept:framework-aspects .",
    ),
    (test_data.test_literals_are_written_in_canonical_form, ("data/",), "data", 'id:a twl:length "01"^^xsd:integer .'),
    (test_data.test_there_are_no_blank_nodes_in_the_facts, (), "data", "id:a twl:length [] ."),
    (
        test_data.test_iris_are_ascii_and_text_is_composed,
        (),
        "data",
        "<https://w3id.org/twl-graph/id/通> twl:length 1 .",
    ),
    (test_data.test_iris_are_ascii_and_text_is_composed, (), "data", 'id:a rdfs:label "e\u0301" .'),
    (test_data.test_texts_are_in_the_three_languages_of_the_project, (), "data", 'id:a rdfs:label "x"@zh-hans .'),
    (test_data.test_chinese_names_have_han_characters_and_others_have_none, (), "data", 'id:a rdfs:label "x"@zh .'),
    (test_data.test_chinese_names_have_han_characters_and_others_have_none, (), "data", 'id:a rdfs:label "武"@en .'),
    (
        test_data.test_every_thing_has_its_pinyin_spelt_with_tone_marks,
        (),
        "data",
        'id:a twl:pinyin "Tongzhou"@zh-latn-pinyin .',
    ),
    (test_data.test_no_name_means_two_things, (), "data", 'id:a skos:altLabel "武清区"@zh .'),
    (
        test_data.test_identity_is_never_claimed_with_more_than_it_should,
        ("http://www.w3.org/2002/07/owl#sameAs",),
        "data",
        "id:a owl:sameAs id:b .",
    ),
    (
        test_data.test_no_two_things_are_the_same_thing_elsewhere,
        (),
        "data",
        "id:a schema:sameAs <http://example.org/Q1> . id:b schema:sameAs <http://example.org/Q1> .",
    ),
    (test_data.test_wikidata_links_are_items, (), "data", "id:a schema:sameAs <https://www.wikidata.org/wiki/Q1> ."),
    (
        test_data.test_private_persons_have_no_links_elsewhere,
        (),
        "data",
        "id:chen-ping schema:sameAs <http://x/> . id:a a twl:Person ; rdfs:seeAlso <http://x/> .",
    ),
    (
        test_data.test_a_division_code_begins_like_that_of_the_division_around_it,
        (),
        "data",
        'id:a twl:divisionCode "440100" ; schema:containedInPlace id:langfang .',
    ),
    (test_data.test_positions_lie_in_the_region, (), "data", 'id:a geo:asWKT "POINT(10.1 39.1)"^^geo:wktLiteral .'),
    (
        test_data.test_nothing_contains_or_follows_itself,
        ("https://schema.org/containedInPlace",),
        "data",
        "id:a schema:containedInPlace id:b . id:b schema:containedInPlace id:a .",
    ),
    (test_data.test_every_thing_is_linked_to_another, (), "data", "id:alone a twl:Aim ."),
    (test_data.test_everything_spoken_of_is_described, (), "data", "id:langfang twl:adjoins id:nowhere ."),
    (
        test_shape_coverage.test_every_thing_is_looked_at_by_some_shape,
        (Shapes.bundled(),),
        "data",
        "id:alone a schema:Thing .",
    ),
    (
        test_shape_coverage.test_every_property_of_the_facts_has_a_rule,
        (Shapes.bundled(),),
        "data",
        'id:langfang schema:telephone "1" .',
    ),
]


@pytest.fixture
def with_one_more_fact(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, str], None]]:
    """Make the checks see the bundled graph with one more file; afterwards everything is as before."""
    plain = bundled.knowledge()

    def add(folder: str, fact: str) -> None:
        more = Source(f"{folder}/mutant.ttl", (HEAD + fact).encode(), ox.RdfFormat.TURTLE, ox.NamedNode("x:mutant"))
        whole = Knowledge([*plain.sources, more])
        monkeypatch.setattr(bundled, "knowledge", lambda: whole)
        for cached in CACHED:
            cached.cache_clear()

    yield add
    for cached in CACHED:
        cached.cache_clear()


@pytest.mark.parametrize(
    ("check", "arguments", "folder", "fact"),
    MUTANTS,
    ids=[f"{check.__name__.removeprefix('test_')}-{number}" for number, (check, *_) in enumerate(MUTANTS)],
)
def test_a_check_fails_when_a_wrong_fact_is_added(
    check: Callable[..., None],
    arguments: tuple[object, ...],
    folder: str,
    fact: str,
    with_one_more_fact: Callable[[str, str], None],
) -> None:
    check(*arguments)
    with_one_more_fact(folder, fact)
    with pytest.raises(AssertionError):
        check(*arguments)

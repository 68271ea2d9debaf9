"""Terms of our own that nobody declared, which SHACL lets pass, are found, and the nearest right one is named."""

import pyoxigraph as ox
import pytest

from twl_graph.namespaces import CONCEPT, ID, RDF, SHAPE, TWL
from twl_graph.validation.finding import Finding, Severity
from twl_graph.validation.vocabulary import Vocabulary

HEAD = f"""
@prefix concept: <{CONCEPT}> . @prefix id: <{ID}> . @prefix twl: <{TWL}> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
DECLARED = """
twl:Agreement a owl:Class . twl:Figure a owl:Class .
twl:hasParty a owl:ObjectProperty . twl:date a owl:DatatypeProperty .
twl:inferredProperty a owl:AnnotationProperty . concept:fields a skos:ConceptScheme .
concept:education a skos:Concept ; skos:inScheme concept:fields .
"""


def quads(text: str) -> list[ox.Quad]:
    return list(ox.parse(HEAD + text, ox.RdfFormat.TURTLE))


def findings(text: str) -> list[Finding]:
    facts = quads(text)
    return list(Vocabulary([*quads(DECLARED), *facts]).findings(facts))


@pytest.mark.parametrize(
    ("text", "rule", "message"),
    [
        (
            "id:a a twl:Agrement .",
            "declared-class",
            "no class twl:Agrement is declared; did you mean twl:Agreement?",
        ),
        (
            "id:a twl:hasPartys id:b .",
            "declared-property",
            "no property twl:hasPartys is declared; did you mean twl:hasParty?",
        ),
        (
            "id:a twl:field concept:Education .",
            "declared-concept",
            "no concept concept:Education is declared; did you mean concept:education?",
        ),
        ("id:a a twl:Zeppelin .", "declared-class", "no class twl:Zeppelin is declared"),
        ("id:a a twl:hasParty .", "declared-class", "no class twl:hasParty is declared"),
    ],
)
def test_an_undeclared_term_is_a_violation_that_names_the_nearest(text: str, rule: str, message: str) -> None:
    found = {one.rule: one for one in findings(text)}
    one = found[SHAPE + rule]
    assert (one.message.en, one.severity, str(one.node)) == (message, Severity.VIOLATION, f"<{ID}a>")
    assert one.message.zh.startswith("没有声明过名为 ")


def test_declared_terms_and_terms_of_others_are_no_findings() -> None:
    assert findings("id:a a twl:Agreement ; twl:hasParty id:b ; <https://schema.org/abuot> concept:education .") == []


def test_a_file_may_bring_a_concept_of_its_own() -> None:
    assert findings("concept:ferries a skos:Concept ; skos:inScheme concept:fields .") == []


def test_a_concept_that_is_only_spoken_of_is_not_declared() -> None:
    (finding,) = findings("concept:ferries skos:inScheme concept:fields .")
    assert finding.value == ox.NamedNode(CONCEPT + "ferries")


def test_each_use_at_a_node_is_told_once() -> None:
    found = findings("id:a twl:hasPartys id:b , id:c . id:d twl:hasPartys id:b .")
    assert [str(one.node) for one in found] == [f"<{ID}a>", f"<{ID}d>"]


def test_the_path_of_a_wrong_class_is_its_type() -> None:
    (finding,) = findings("id:a a twl:Agrement .")
    assert (finding.path, finding.value) == (RDF + "type", ox.NamedNode(TWL + "Agrement"))

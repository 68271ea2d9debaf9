"""Terms of our own that nobody declared, which SHACL lets pass, are found, and the nearest right one is named."""

import pytest

from tests.small_vocabulary import finding, findings, instead, rule
from twl_graph.namespaces import CONCEPT, ID, RDF, TWL
from twl_graph.validation.finding import Part, Severity


@pytest.mark.parametrize(
    ("text", "expected", "message", "near", "safe"),
    [
        ("id:wuqing a twl:Agrement .", "declared-class", "No class twl:Agrement is declared.", "twl:Agreement", True),
        ("id:wuqing a twl:agreement .", "declared-class", "No class twl:agreement is declared.", "twl:Agreement", True),
        ("id:wuqing a twl:Regions .", "declared-class", "No class twl:Regions is declared.", "twl:Region", True),
        ("id:wuqing a twl:协议 .", "declared-class", f"No class <{TWL}协议> is declared.", "twl:Agreement", True),
        ("id:wuqing a twl:Zeppelin .", "declared-class", "No class twl:Zeppelin is declared.", "", False),
        (
            "id:wuqing twl:hasPartys id:hebei .",
            "declared-property",
            "No property twl:hasPartys is declared.",
            "twl:hasParty",
            True,
        ),
        (
            "id:wuqing twl:parties id:hebei .",
            "declared-property",
            "No property twl:parties is declared.",
            "twl:hasParty",
            False,
        ),
        (
            "id:wuqing twl:field concept:Education .",
            "declared-concept",
            "No concept concept:Education is declared.",
            "concept:education",
            True,
        ),
        (
            "id:wuqing twl:field concept:教育 .",
            "declared-concept",
            f"No concept <{CONCEPT}教育> is declared.",
            "concept:education",
            True,
        ),
        ("id:wuqing rdfs:seeAlso twl:Hebei .", "declared-class", "No class twl:Hebei is declared.", "", False),
    ],
)
def test_an_undeclared_term_is_a_violation_that_names_the_nearest(
    text: str, expected: str, message: str, near: str, safe: bool
) -> None:
    one = finding(text)
    assert (rule(one), one.message.en, one.severity) == (expected, message, Severity.VIOLATION)
    assert one.message.zh.startswith("没有声明过名为 ")
    assert instead(one) == (near, safe)


def test_a_term_of_another_kind_is_told_as_what_it_is() -> None:
    one = finding("id:wuqing a twl:hasParty .")
    assert one.message.zh == "缔约方（twl:hasParty）是属性，这里应是类。"
    one = finding("id:wuqing twl:Region id:hebei .")
    assert one.message.en == "region (twl:Region) is a class, not a property."
    one = finding("id:wuqing a id:hebei .")
    assert (rule(one), one.message.en) == ("declared-class", "No class id:hebei is declared.")


def test_a_property_is_pointed_at_and_a_class_and_a_concept_where_they_stand() -> None:
    one = finding("id:wuqing twl:hasPartys id:hebei .")
    assert (one.part, one.path, str(one.value)) == (Part.PREDICATE, TWL + "hasPartys", f"<{ID}hebei>")
    one = finding("id:wuqing a twl:Agrement .")
    assert (one.part, one.path, str(one.value)) == (Part.OBJECT, RDF + "type", f"<{TWL}Agrement>")
    one = finding("concept:ferries skos:inScheme concept:fields .")
    assert (one.part, one.path, str(one.node)) == (Part.SUBJECT, None, f"<{CONCEPT}ferries>")


def test_declared_terms_are_no_findings() -> None:
    assert findings("id:wuqing a twl:Agreement ; twl:hasParty id:hebei ; twl:field concept:education .") == []


def test_a_file_may_bring_a_concept_and_a_class_of_its_own() -> None:
    assert findings("concept:ferries a skos:Concept ; skos:inScheme concept:fields .") == []
    assert findings("twl:Ferry a owl:Class ; rdfs:subClassOf twl:Region . id:ferry a twl:Ferry .") == []


def test_each_use_at_a_node_is_told_once() -> None:
    found = findings("id:wuqing twl:hasPartys id:hebei , id:tongzhou . id:hebei twl:hasPartys id:wuqing .")
    assert [str(one.node) for one in found] == [f"<{ID}wuqing>", f"<{ID}hebei>"]


def test_the_message_of_a_finding_does_not_change_with_what_else_is_known() -> None:
    """What was found before must be the same finding after a nearer name has come."""
    one = finding("id:wuqing twl:hasPartys id:hebei .")
    found = findings("id:wuqing twl:hasPartys id:hebei . twl:hasPartyss a owl:ObjectProperty .")
    assert one in found


def test_a_thing_of_that_very_name_is_nearer_than_another_concept() -> None:
    assert instead(finding("id:new a twl:Region ; twl:field concept:wuqing .")) == ("id:wuqing", False)


def test_the_mark_of_an_open_place_is_no_class_that_nobody_declared() -> None:
    assert findings("id:new a concept:to-be-completed .") == []


def test_a_property_that_nobody_declared_is_told_once_for_all_its_values() -> None:
    one = finding("id:wuqing twl:hasPartys id:hebei , id:tongzhou .")
    assert str(one.value) == f"<{ID}hebei>"


def test_a_concept_is_looked_for_among_those_that_the_property_takes() -> None:
    status = """concept:statuses a skos:ConceptScheme ; skos:prefLabel "状态"@zh , "statuses"@en .
        concept:planned a skos:Concept ; skos:prefLabel "计划"@zh , "planned"@en ; skos:inScheme concept:statuses .
        id:hebei twl:field concept:education . """
    one = finding(status + "id:wuqing twl:field concept:planed .")
    assert one.suggestion is not None
    assert one.suggestion.instead is None
    assert one.suggestion.words.en == "Write a concept, such as education (concept:education)."
    meant = finding(status + "id:wuqing twl:field concept:educaton .")
    assert instead(meant) == ("concept:education", True)


@pytest.mark.parametrize(
    ("facts", "says"), [("id:new a twl:Zzz .", "a class"), ("id:wuqing twl:zzz 1 .", "a property")]
)
def test_where_no_declared_term_is_near_it_is_said_where_they_are_listed(facts: str, says: str) -> None:
    one = next(each for each in findings(facts) if rule(each).startswith("declared"))
    assert one.suggestion is not None
    assert one.suggestion.words.en.startswith(f"Use {says} that is declared: twl template")
    assert one.suggestion.instead is None

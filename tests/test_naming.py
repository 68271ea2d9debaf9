"""IRIs of ours are named by the rule, and nothing is described under an IRI of others."""

import pytest

from tests.small_vocabulary import finding, findings, instead, rule
from twl_graph.namespaces import BASE, ID
from twl_graph.validation.finding import Part


@pytest.mark.parametrize(
    ("written", "near", "safe"),
    [
        ("id:Tongzhou", "id:tongzhou", True),
        ("id:tong_zhou", "id:tongzhou", True),
        ("id:通州", "id:tongzhou", True),
        ("id:%E9%80%9A%E5%B7%9E", "id:tongzhou", True),
        ("id:New_Ferry", "id:new-ferry", False),
        ("id:ferry--line", "id:ferry-line", False),
        (f"<{BASE}tongzhou>", "id:tongzhou", True),
        (f"<{BASE}article/tongwulang#char=05,9>", f"<{BASE}article/tongwulang#char=5,9>", True),
        (f"<{BASE}article/tongwulang#p5>", "", False),
    ],
)
def test_a_misnamed_object_is_found_with_the_right_name(written: str, near: str, safe: bool) -> None:
    one = finding(f"id:wuqing twl:hasParty {written} .")
    assert (rule(one), str(one.node), one.part) == ("thing-name", f"<{ID}wuqing>", Part.OBJECT)
    assert instead(one) == (near, safe)


def test_a_full_width_mark_in_a_name_is_told_and_not_mended_unasked() -> None:
    one = finding("id:wuqing twl:hasParty id:tongzhou； .")
    assert "；" in one.message.zh
    assert "full-width ；" in one.message.en
    assert instead(one) == ("id:tongzhou", False)


def test_a_thing_with_a_bad_name_is_told_where_it_is_described_and_not_wherever_it_is_used() -> None:
    one = finding("id:NewFerry a twl:Region . id:wuqing twl:hasParty id:NewFerry .")
    assert (rule(one), str(one.node), one.part) == ("thing-name", f"<{ID}NewFerry>", Part.SUBJECT)
    assert instead(one) == ("id:new-ferry", False)


def test_a_new_thing_with_a_bad_name_keeps_it_mended_and_is_never_taken_for_a_known_one() -> None:
    one = finding("id:Tongzhou_District a twl:Region .")
    assert instead(one) == ("id:tongzhou-district", False)
    one = finding('id:通州 a twl:Region ; rdfs:label "通州新城"@zh .')
    assert (rule(one), instead(one)) == ("thing-name", ("", False))
    assert one.suggestion is not None
    assert "small letters, digits and hyphens" in one.suggestion.words.en


@pytest.mark.parametrize(
    ("written", "near", "safe"),
    [
        ("http://w3id.org/twl-graph/id/wuqing", "id:wuqing", True),
        ("https://w3id.org/twl-graph/things/wuqing", "id:wuqing", True),
        ("https://w3id.org/twl-graph/id/ferry", "", False),
    ],
)
def test_our_base_misspelt_is_a_wrong_namespace(written: str, near: str, safe: bool) -> None:
    one = finding(f"id:wuqing twl:hasParty <{written}> .")
    assert rule(one) == ("known-namespace" if near else "described-thing")
    assert instead(one) == (near, safe)


def test_a_thing_described_under_a_foreign_iri_gets_one_of_its_own() -> None:
    one = finding("<http://example.com/Ferry> a twl:Region .")
    assert (rule(one), one.part) == ("thing-name", Part.SUBJECT)
    assert one.suggestion is not None
    assert one.suggestion.patch == "id:ferry schema:sameAs <http://example.com/Ferry> ."


def test_a_thing_in_the_namespace_of_terms_is_found() -> None:
    one = finding("twl:NewFerry a twl:Region .")
    assert (rule(one), instead(one)) == ("thing-name", ("id:new-ferry", False))


def test_a_named_graph_is_named_by_the_rule_too() -> None:
    one = finding("graph:New_Facts { id:wuqing twl:hasParty id:hebei }")
    assert (rule(one), instead(one)) == ("thing-name", ("graph:new-facts", False))


@pytest.mark.parametrize(
    "text",
    [
        "id:line-2-of-2017 a twl:Region .",
        "id:3d-centre a twl:Region .",
        f"<{BASE}article/next-one> a schema:NewsArticle .",
        f"<{BASE}article/next-one#char=0,9> {{ id:wuqing twl:hasParty id:hebei }}",
        f"graph:next-facts {{ graph:next-facts a void:Dataset ; dcterms:isPartOf <{BASE}ontology> }}",
        "[] a twl:Region .",
    ],
)
def test_what_is_named_by_the_rule_is_no_finding(text: str) -> None:
    assert findings(text) == []

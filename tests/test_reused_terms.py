"""Terms of the reused vocabularies are those of the pinned lists; the vocabularies of others are not for our facts."""

import pytest

from tests.small_vocabulary import finding, findings, instead, rule
from twl_graph.validation.finding import Part


@pytest.mark.parametrize(
    ("text", "near", "safe"),
    [
        ("id:wuqing schema:abuot id:hebei .", "schema:about", True),
        ("id:wuqing a schema:Orgnization .", "schema:Organization", True),
        ("concept:education a skos:concept .", "skos:Concept", True),
        ("id:wuqing org:postsIn id:hebei .", "org:postIn", True),
        ("id:wuqing prov:qqqqqqqqq id:hebei .", "", False),
        ("id:new a schema:Region .", "twl:Region", False),  # the same name in another vocabulary
        ("id:wuqing org:hasParty id:hebei .", "twl:hasParty", False),
        ("id:wuqing twl:field sh:Violatoin .", "sh:Violation", True),
    ],
)
def test_a_term_that_its_vocabulary_does_not_have_names_the_nearest(text: str, near: str, safe: bool) -> None:
    one = finding(text)
    assert rule(one) == "known-term"
    assert "has no term" in one.message.en
    assert instead(one) == (near, safe)


def test_a_right_term_that_the_graph_has_not_used_before_is_no_finding() -> None:
    assert findings('id:wuqing schema:alternateName "W"@en ; rdf:_1 id:hebei ; prov:wasQuotedFrom id:hebei .') == []


@pytest.mark.parametrize(
    ("predicate", "near", "safe"),
    [
        ("http://schema.org/about", "schema:about", True),
        ("https://www.w3.org/ns/org#member", "org:member", True),
        ("http://www.w3.org/ns/org/member", "org:member", True),
        ("http://www.w3.org/ns/orgmember", "org:member", True),
        ("http://www.w3.org/2004/02/skos#note", "skos:note", True),
        ("http://w3id.org/twl-graph/ontology#hasParty", "twl:hasParty", True),
        ("https://w3id.org/twl-graph/ontology/hasParty", "twl:hasParty", True),
        ("https://w3id.org/TWL_graph/ontology#hasParty", "twl:hasParty", True),
        ("http://purl.org/dc/elements/1.1/title", "dcterms:title", False),  # its values are of another kind
        ("http://www.w3.org/2003/01/geo/wgs84_pos#lat", "", False),
        ("http://xmlns.com/foaf/0.1/name", "", False),
        ("http://example.com/hasParty", "twl:hasParty", False),
        ("http://example.com/zeppelin", "", False),
    ],
)
def test_a_property_of_a_wrong_namespace_names_the_right_one(predicate: str, near: str, safe: bool) -> None:
    one = finding(f"id:wuqing <{predicate}> id:hebei .")
    assert (rule(one), one.part, one.path) == ("known-namespace", Part.PREDICATE, predicate)
    assert instead(one) == (near, safe)


def test_a_vocabulary_that_is_not_used_says_what_is() -> None:
    one = finding('id:wuqing <http://xmlns.com/foaf/0.1/name> "W"@en .')
    assert "rdfs:label" in one.message.en
    assert "rdfs:label" in one.message.zh
    one = finding('id:wuqing <https://www.w3.org/2003/01/geo/wgs84_pos#lat> "1"^^xsd:decimal .')
    assert "geo:asWKT" in one.message.en


def test_a_class_of_a_wrong_namespace_is_found_and_an_object_elsewhere_is_free() -> None:
    one = finding("id:wuqing a <http://schema.org/Place> .")
    assert (rule(one), one.part, instead(one)) == ("known-namespace", Part.OBJECT, ("schema:Place", True))
    assert findings("id:wuqing schema:sameAs <http://example.com/wuqing> ; schema:url <http://schema.org/x> .") == []


def test_a_datatype_that_does_not_exist_is_found_with_the_whole_literal() -> None:
    one = finding('id:wuqing twl:date "05"^^xsd:intger .')
    assert rule(one) == "known-term"
    assert instead(one) == ('"5"^^<http://www.w3.org/2001/XMLSchema#integer>', True)
    assert instead(finding('id:wuqing twl:date "x"^^xsd:strng .')) == ('"x"', True)
    assert rule(finding('id:wuqing twl:date "x"^^<http://example.com/text> .')) == "known-namespace"
    assert rule(finding('id:wuqing twl:date "x"^^twl:Region .')) == "known-term"


def test_a_vocabulary_that_nobody_knows_is_told_which_are_used_here() -> None:
    one = finding("id:wuqing <http://example.com/zeppelin> id:hebei .")
    assert one.suggestion is not None
    assert "vocabularies that are used here, twl:, schema:" in one.suggestion.words.en

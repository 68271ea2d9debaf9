"""A thing that is spoken of and nowhere described is found, and the known thing that was meant is named."""

import pytest

from tests.small_vocabulary import finding, findings, instead, rule
from twl_graph.namespaces import ID, RDF, TWL
from twl_graph.validation.finding import Part


@pytest.mark.parametrize(
    ("name", "near", "safe"),
    [
        ("tongzou", "id:tongzhou", True),  # a letter left out of a long name
        ("tongzhou-district", "id:tongzhou", True),  # its English name
        ("hubei", "id:hebei", False),  # a letter may be all that tells one province from another
        ("zeppelin", "", False),
    ],
)
def test_an_object_that_is_described_nowhere_names_the_nearest_thing(name: str, near: str, safe: bool) -> None:
    one = finding(f"id:wuqing twl:hasParty id:{name} .")
    assert (rule(one), str(one.node), one.path, one.part) == (
        "described-thing",
        f"<{ID}wuqing>",
        TWL + "hasParty",
        Part.OBJECT,
    )
    assert one.message.en == f"id:{name} is described nowhere, in the graph or a file."
    assert instead(one) == (near, safe)


def test_a_concept_of_that_very_name_is_nearer_than_a_thing_whose_name_is_like_it() -> None:
    one = finding("id:education-bureau a twl:Region . id:wuqing twl:field id:education .")
    assert instead(one) == ("concept:education", False)


def test_another_number_is_another_thing() -> None:
    one = finding("id:agreement-2017 a twl:Agreement . id:wuqing twl:field id:agreement-2018 .")
    assert instead(one) == ("id:agreement-2017", False)


def test_a_thing_without_a_type_is_told_where_it_is_described_and_nowhere_else() -> None:
    one = finding('id:ferry rdfs:label "ferry"@en . id:wuqing twl:hasParty id:ferry .')
    assert (rule(one), str(one.node), one.path, one.part) == (
        "described-thing",
        f"<{ID}ferry>",
        RDF + "type",
        Part.SUBJECT,
    )
    assert one.suggestion is not None
    assert one.suggestion.patch == "id:ferry a twl:… ."


def test_an_article_that_nobody_registered_is_found_and_a_span_is_not() -> None:
    one = finding("id:wuqing dcterms:subject <https://w3id.org/twl-graph/article/other> .")
    assert rule(one) == "described-thing"
    assert findings("id:wuqing dcterms:subject <https://w3id.org/twl-graph/article/other#char=0,9> .") == []


def test_a_thing_that_the_file_itself_describes_is_no_finding() -> None:
    assert findings("id:ferry a twl:Region . id:wuqing twl:hasParty id:ferry .") == []


PARTIES = """twl:hasParty rdfs:range twl:Region . twl:City a owl:Class ; rdfs:subClassOf twl:Region ;
    rdfs:label "市"@zh , "city"@en . id:beijing a twl:City ; rdfs:label "北京市"@zh , "Beijing"@en .
    id:museum a twl:Agreement . id:fengyan a twl:City . id:fengran a twl:City .
    <https://w3id.org/twl-graph/article/ferries> a twl:Agreement . """


@pytest.mark.parametrize(
    ("name", "near", "safe"),
    [
        ("wuqin", "id:wuqing", True),
        ("beijin", "id:beijing", True),  # of a class below that of the range
        ("biejing", "id:beijing", True),  # two letters swapped
        ("beiking", "id:beijing", False),  # another letter may be another thing
        ("museu", "", False),  # near to a thing that is no region
        ("fengan", "id:fengran", False),  # two are near
        ("ferrie", "", False),
    ],
)
def test_a_thing_is_looked_for_among_those_of_the_right_kind(name: str, near: str, safe: bool) -> None:
    one = next(
        each for each in findings(f"{PARTIES} id:wuqing twl:hasParty id:{name} .") if rule(each) == "described-thing"
    )
    assert instead(one) == (near, safe)


def test_without_a_range_the_known_values_tell_the_kind_and_the_own_namespace_comes_first() -> None:
    known = """id:ferryline a twl:Figure . id:hebei schema:about id:ferryline .
        <https://w3id.org/twl-graph/article/ferrylin> a twl:Figure . id:ferrylinx a twl:Region . """
    one = finding(known + "id:wuqing schema:about id:ferrylin .")
    assert instead(one) == ("id:ferryline", True)


def test_what_is_near_to_nothing_is_to_be_described() -> None:
    one = finding("id:wuqing twl:hasParty id:zeppelin .")
    assert one.suggestion is not None
    assert one.suggestion.patch == "id:zeppelin a twl:… ."

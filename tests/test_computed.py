"""Facts that follow from the others."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.small_checkout import small_checkout
from twl_graph.computed import computed_facts
from twl_graph.knowledge import Knowledge
from twl_graph.namespaces import ARTICLE, COMPUTED, CONCEPT, DCTERMS, ID, OA, RDF, RDFS, TWL, XSD


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> list[ox.Quad]:
    return Knowledge.read(small_checkout(tmp_path_factory.mktemp("graph"))).computed


def values(facts: list[ox.Quad], subject: str, predicate: str) -> list[str]:
    wanted = ox.NamedNode(subject), ox.NamedNode(predicate)
    return sorted(getattr(fact.object, "value", "") for fact in facts if (fact.subject, fact.predicate) == wanted)


def test_a_date_has_its_bounds_as_days(facts: list[ox.Quad]) -> None:
    assert values(facts, ID + "pact", TWL + "earliest") == ["2017-02-01"]
    assert values(facts, ID + "pact", TWL + "latest") == ["2017-02-28"]


def test_a_period_is_bounded_by_its_two_ends(facts: list[ox.Quad]) -> None:
    assert values(facts, ID + "stay", TWL + "earliest") == ["2016-01-01"]
    assert values(facts, ID + "stay", TWL + "latest") == ["2017-02-28"]


def test_a_block_has_its_positions_and_its_paragraph(facts: list[ox.Quad]) -> None:
    span = ARTICLE + "#char=12,14"
    assert values(facts, span, RDF + "type") == [TWL + "Span"]
    assert (values(facts, span, TWL + "startPosition"), values(facts, span, TWL + "endPosition")) == (["12"], ["14"])
    assert values(facts, span, DCTERMS + "isPartOf") == [ARTICLE + "#char=9,15"]
    kinds = {fact.object.datatype.value for fact in facts if isinstance(fact.object, ox.Literal)
             and fact.predicate.value == TWL + "startPosition"}  # fmt: skip
    assert kinds == {XSD + "nonNegativeInteger"}


def test_rhetorical_spans_and_paragraphs_have_positions_too(facts: list[ox.Quad]) -> None:
    assert values(facts, ARTICLE + "#char=11,12", TWL + "startPosition") == ["11"]
    assert values(facts, ARTICLE + "#char=9,15", TWL + "endPosition") == ["15"]
    assert values(facts, ARTICLE + "#char=9,15", DCTERMS + "isPartOf") == []


def test_every_span_has_the_article_as_its_source(facts: list[ox.Quad]) -> None:
    assert values(facts, ARTICLE + "#char=12,14", OA + "hasSource") == [ARTICLE]


def test_what_is_said_within_a_statement_is_according_to_it() -> None:
    store = ox.Store()
    store.load(
        f"""PREFIX twl: <{TWL}> PREFIX id: <{ID}> BASE <{ARTICLE}>
        <#char=0,9> {{ id:words a twl:Statement . }}
        <#char=4,9> {{ id:count twl:wording "9" . }}
        <#char=8,12> {{ id:fair twl:wording "12" . }}""".encode(),
        format=ox.RdfFormat.TRIG,
    )
    facts = computed_facts(store)
    assert values(facts, ARTICLE + "#char=0,9", TWL + "accordingTo") == [ID + "words"]
    assert values(facts, ARTICLE + "#char=4,9", TWL + "accordingTo") == [ID + "words"]
    assert values(facts, ARTICLE + "#char=8,12", TWL + "accordingTo") == []


def test_a_preferred_label_and_a_documents_title_are_labels(facts: list[ox.Quad]) -> None:
    assert values(facts, CONCEPT + "trade", RDFS + "label") == ["trade", "贸易"]
    assert values(facts, ID + "pact", RDFS + "label") == ["甲乙协议"]


def test_all_stand_in_their_own_graph_each_once(facts: list[ox.Quad]) -> None:
    assert {fact.graph_name for fact in facts} == {ox.NamedNode(COMPUTED)}
    assert len(set(facts)) == len(facts)


@pytest.mark.parametrize(
    ("dates", "bounds"),
    [
        (('"2017"^^xsd:gYear', '"2017-02"^^xsd:gYearMonth'), ("2017-02-01", "2017-02-28")),
        (('"2016"^^xsd:gYear', '"2018"^^xsd:gYear'), ("2016-01-01", "2018-12-31")),
        (('"2017-02-30"^^xsd:date', '"2017"^^xsd:gYear'), ("2017-01-01", "2017-12-31")),
    ],
)
def test_two_dates_that_agree_narrow_the_bounds_and_two_that_do_not_widen_them(
    dates: tuple[str, str], bounds: tuple[str, str]
) -> None:
    for pair in (dates, dates[::-1]):
        store = ox.Store()
        text = f"@prefix xsd: <{XSD}> . <{COMPUTED}x> {{ <{ID}x> <{TWL}date> {pair[0]} , {pair[1]} }}"
        store.load(text.encode(), ox.RdfFormat.TRIG)
        facts = computed_facts(store)
        assert (values(facts, ID + "x", TWL + "earliest"), values(facts, ID + "x", TWL + "latest")) == (
            [bounds[0]],
            [bounds[1]],
        )


def test_a_span_across_paragraphs_is_part_of_none(tmp_path: Path) -> None:
    folder = small_checkout(tmp_path)
    extra = f"@base <{ARTICLE}> .\n<#char=7,10> {{ <{ID}x> <{ID}y> 1 }}"
    (folder / "data" / "article" / "p03.trig").write_text(extra)
    assert values(Knowledge.read(folder).computed, ARTICLE + "#char=7,10", DCTERMS + "isPartOf") == []


def test_the_spans_of_another_text_have_their_own_source_and_paragraphs() -> None:
    other = ARTICLE.rpartition("/")[0] + "/another-report"
    store = ox.Store()
    store.load(
        f"""PREFIX twl: <{TWL}> PREFIX id: <{ID}>
        <{ARTICLE}#char=0,9> {{ id:words a twl:Statement . <{ARTICLE}#char=0,20> a twl:Paragraph . }}
        <{other}#char=2,5> {{ id:count twl:wording "9" . <{other}#char=1,8> a twl:Paragraph . }}""".encode(),
        ox.RdfFormat.TRIG,
    )
    found = computed_facts(store)
    assert values(found, f"{other}#char=2,5", OA + "hasSource") == [other]
    assert values(found, f"{other}#char=2,5", DCTERMS + "isPartOf") == [f"{other}#char=1,8"]
    assert values(found, f"{ARTICLE}#char=0,9", DCTERMS + "isPartOf") == [f"{ARTICLE}#char=0,20"]
    assert values(found, f"{other}#char=2,5", TWL + "accordingTo") == []

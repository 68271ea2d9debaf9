"""Figures, dates and status in words, whatever of them is stated."""

import pyoxigraph as ox
import pytest

from twl_graph.entities import describe
from twl_graph.errors import Words
from twl_graph.knowledge import Knowledge, Source
from twl_graph.namespaces import CONCEPT, GRAPH, ID, RDFS, TWL, XSD
from twl_graph.portrait.plain_facts import PlainFact, plain_facts
from twl_graph.portrait.property_order import PropertyOrder

BOUNDS = {TWL + "earliest", TWL + "latest"}
HEAD = f"""@prefix concept: <{CONCEPT}> . @prefix id: <{ID}> . @prefix rdfs: <{RDFS}> . @prefix twl: <{TWL}> .
@prefix schema: <https://schema.org/> . @prefix xsd: <{XSD}> .
concept:more-than rdfs:label "多于"@zh , "more than"@en . concept:about rdfs:label "约"@zh , "about"@en .
concept:less-than rdfs:label "少于"@zh , "less than"@en .
concept:order-of-magnitude rdfs:label "数量级"@zh , "size"@en .
concept:date-resolved rdfs:label "换算"@zh , "resolved"@en . concept:done rdfs:label "已完成"@zh , "done"@en .
concept:planned rdfs:label "计划"@zh , "planned"@en .
id:then rdfs:label "当时"@zh , "time of signing"@en . id:y rdfs:label "2018年"@zh , "2018"@en .
"""


def told(statements: str) -> list[PlainFact]:
    """The lines that tell of `id:x`."""
    source = Source("x.ttl", (HEAD + f"id:x {statements} .").encode(), ox.RdfFormat.TURTLE, ox.NamedNode(GRAPH + "x"))
    knowledge = Knowledge([source])
    description = describe(knowledge, ID + "x")
    return plain_facts(description, description.facts, PropertyOrder.of(knowledge))


def values(statements: str) -> list[Words]:
    return [line.value for line in told(statements)]


@pytest.mark.parametrize(
    ("statements", "zh", "en"),
    [
        ("schema:minValue 30 ; twl:approximation concept:more-than", "多于 30", "more than 30"),
        ("schema:minValue 30 ; schema:maxValue 30 ; twl:approximation concept:exact", "30", "30"),
        ("schema:minValue 30 ; schema:maxValue 30", "30", "30"),
        ("schema:minValue 30 ; schema:maxValue 40", "30 至 40", "30 to 40"),
        ("schema:minValue 30", "不少于 30", "at least 30"),
        ("schema:maxValue 40", "不多于 40", "at most 40"),
        ("schema:maxValue 5000 ; twl:approximation concept:less-than", "少于 5000", "less than 5000"),
        ("schema:minValue 1.7 ; schema:maxValue 1.7 ; twl:approximation concept:about", "约 1.7", "about 1.7"),
        (
            "schema:minValue 12000000 ; twl:approximation concept:order-of-magnitude",
            "1200万（数量级）",
            "12,000,000 (size)",
        ),
        (
            "schema:minValue 3 ; twl:approximation concept:more-than ; twl:asOf id:then",
            "多于 3（截至当时）",
            "more than 3, as of the time of signing",
        ),
        ("schema:minValue 3 ; schema:maxValue 3 ; twl:asOf id:y", "3（截至 2018年）", "3, as of 2018"),
    ],
)
def test_a_figure_is_one_line(statements: str, zh: str, en: str) -> None:
    (line,) = told(statements)
    assert (line.label, line.value) == (Words("数值", "value"), Words(zh, en))
    assert len(line.facts) == statements.count(";") + 1


def test_figures_that_contradict_each_other_are_told_one_by_one() -> None:
    assert values("schema:minValue 3 , 4 ; schema:maxValue 9") == [Words("3", "3"), Words("4", "4"), Words("9", "9")]


def test_the_status_takes_the_as_of_before_a_figure_does() -> None:
    assert values("schema:minValue 3 ; twl:status concept:done ; twl:asOf id:then") == [
        Words("不少于 3", "at least 3"),
        Words("已完成（截至当时）", "done, as of the time of signing"),
    ]


def test_of_several_statuses_none_takes_the_as_of() -> None:
    lines = values("twl:status concept:done , concept:planned ; twl:asOf id:then")
    assert sorted(line.en for line in lines) == ["done", "planned", "time of signing"]


@pytest.mark.parametrize(
    ("statements", "en"),
    [
        ('twl:date "2017"^^xsd:gYear', ["2017 (year)"]),
        ('twl:date "2017-02"^^xsd:gYearMonth ; twl:dateBasis concept:date-resolved', ["2017-02 (month), resolved"]),
        (
            'twl:date "2017-02-03"^^xsd:date ; twl:dateBasis concept:date-resolved ; twl:resolvedFrom "前天"@zh',
            ["2017-02-03, resolved from 前天"],
        ),
        ('twl:date "2017"^^xsd:gYear , "2018"^^xsd:gYear', ["2017 (year)", "2018 (year)"]),
        ('twl:resolvedFrom "前天"@zh', ["前天 @zh"]),
    ],
)
def test_a_date_takes_its_basis_with_it(statements: str, en: list[str]) -> None:
    lines = [line for line in told(statements) if line.facts[0].triple.predicate.value not in BOUNDS]
    assert [line.value.en for line in lines] == en


def test_nothing_that_is_stated_is_left_untold() -> None:
    lines = told(
        'schema:minValue 3 ; twl:approximation concept:more-than ; schema:unitText "个"@zh ; twl:asOf id:then ; '
        'twl:status concept:done ; twl:date "2017"^^xsd:gYear ; twl:dateBasis concept:date-resolved ; rdfs:label "x"@en'
    )
    predicates = {fact.triple.predicate.value for line in lines for fact in line.facts}
    stated = {"minValue", "approximation", "unitText", "asOf", "status", "date", "dateBasis", "label"}
    assert {iri.rpartition("/")[2].rpartition("#")[2] for iri in predicates} == stated | {"earliest", "latest"}

"""A query without rows is told which part of it emptied the answer, and what is usually wrong with that."""

import pytest

from twl_graph.emptiness import Emptiness, once_only
from twl_graph.engine import Engine, Solutions
from twl_graph.knowledge import Knowledge


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(Knowledge.read())


def notes(engine: Engine, text: str) -> list[str]:
    query = engine.seal(text)
    answer = engine.answer(query)
    assert isinstance(answer, Solutions)
    assert answer.rows == ()
    found = Emptiness(engine, query).explained()
    assert all(note.zh and note.zh != note.en for note in found)
    return [note.en for note in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'SELECT ?x { ?x rdfs:label "廊坊市" }',
            ['line 1: nothing in the graph matches ?x rdfs:label "廊坊市"', 'the graph has it as "廊坊市"@zh'],
        ),
        (
            'SELECT ?x {\n  ?x a twl:Person ;\n    rdfs:label "冯绍慧"@zh }',
            ['line 3: nothing in the graph matches ?x rdfs:label "冯绍慧"@zh', 'Did you mean "冯韶慧"@zh?'],
        ),
        (
            'SELECT ?s { ?s twl:date "2017-02" }',
            [
                'line 1: nothing in the graph matches ?s twl:date "2017-02"',
                'the graph has it as "2017-02"^^xsd:gYearMonth',
            ],
        ),
        (
            "SELECT * { ?x twl:minValue 30 }",
            [
                "line 1: nothing in the graph matches ?x twl:minValue 30",
                "no fact has the property twl:minValue. Did you mean schema:minValue?",
            ],
        ),
        ("SELECT * { ?x schema:minValue 31 }", ["line 1: nothing in the graph matches ?x schema:minValue 31"]),
        (
            "SELECT ?a { ?a a twl:Platform }",
            ["line 1: nothing in the graph matches ?a a twl:Platform"],
        ),
        (
            "SELECT ?a { id:tongwulang twl:inGrouping ?a }",
            [
                "line 1: nothing in the graph matches id:tongwulang twl:inGrouping ?a",
                "the other way round it matches: ?a twl:inGrouping id:tongwulang",
            ],
        ),
        (
            "SELECT ?a ?d { ?a a twl:Memorandum ; twl:date ?d }",
            [
                "line 1: ?a twl:date ?d matches nothing together with what stands before it",
                "what ?a stands for so far has: rdfs:label, twl:hasParty, rdf:type, twl:field, "
                "dcterms:title, twl:carriesOut",
            ],
        ),
        (
            'SELECT ?e { ?e twl:date ?d FILTER(?d > "2025-01-01"^^xsd:gYear) FILTER(?d > "x") }',
            [
                'line 1: no solution passes FILTER(?d > "2025-01-01"^^xsd:gYear)',
            ],
        ),
        (
            'SELECT ?e { ?e twl:date ?d FILTER(DATATYPE(?d) != xsd:date) FILTER("2017-03-01"^^xsd:date < ?d) }',
            [
                'line 1: no solution passes FILTER("2017-03-01"^^xsd:date < ?d)',
                '?d is xsd:gYear, xsd:gYearMonth, such as "2017"^^xsd:gYear; it does not compare with '
                '"2017-03-01"^^xsd:date. The bounds of a date are twl:earliest and twl:latest (xsd:date)',
            ],
        ),
        (
            'SELECT ?e { ?e a twl:Person ; rdfs:label ?l FILTER(?l = "陈平") }',
            [
                'line 1: no solution passes FILTER(?l = "陈平")',
                '?l is rdf:langString, such as "陈平"@zh; it does not compare with "陈平". '
                "Write its language tag, or STR(?l)",
            ],
        ),
        (
            'SELECT ?e { ?e a twl:Person ; rdfs:label ?l FILTER(LANG(?l) = "zh-cn") }',
            ['line 1: no solution passes FILTER(LANG(?l) = "zh-cn")', "the language tags of ?l are en, zh"],
        ),
        (
            "SELECT ?e ?titel { ?e a twl:Bridge ; twl:hasParty ?title }",
            [
                "line 1: ?e twl:hasParty ?title matches nothing together with what stands before it",
                "what ?e stands for so far has: rdfs:label, skos:altLabel, twl:connects, rdf:type, twl:asOf, "
                "twl:carries, twl:crosses, twl:field…",
                "?titel occurs only once; did you mean ?title?",
            ],
        ),
        (
            "SELECT ?s { ?s twl:hasParty ?o } GROUP BY ?s HAVING(COUNT(*) > 100)",
            ["the pattern has solutions; HAVING leaves none"],
        ),
        ("SELECT ?s { ?s twl:hasParty ?o } OFFSET 1000", ["the pattern has solutions; OFFSET leaves none"]),
        (
            "SELECT ?x { GRAPH ?g { ?x twl:date ?d ; twl:earliest ?e } }",
            [
                "line 1: ?x twl:earliest ?e matches nothing together with what stands before it",
                "it does not stand in the same graph ?g: outside the GRAPH clause it matches",
            ],
        ),
        (
            "SELECT ?x { ?x a twl:Person MINUS { ?x a twl:Person } }",
            ["line 1: MINUS { ?x a twl:Person } takes every solution away"],
        ),
        (
            "SELECT ?x { { ?x a twl:Bridge } { ?x twl:crosses ?y . ?y a twl:Road } }",
            [
                "line 1: ?y a twl:Road matches nothing together with what stands before it",
                "what ?y stands for so far has: rdfs:label, geo:hasDefaultGeometry, rdf:type, "
                "skos:altLabel, schema:sameAs, twl:pinyin",
            ],
        ),
        (
            "SELECT ?x { { ?x twl:nothing ?y } UNION { ?x twl:none ?y } }",
            ["line 1: nothing in the graph matches { ?x twl:nothing ?y } UNION { ?x twl:none ?y }"],
        ),
    ],
)
def test_the_first_part_that_leaves_nothing_is_named_with_the_likely_cause(
    engine: Engine, text: str, expected: list[str]
) -> None:
    assert notes(engine, text) == expected


def test_an_optional_part_is_never_to_blame(engine: Engine) -> None:
    said = notes(engine, "SELECT ?x { ?x a twl:Bridge OPTIONAL { ?x twl:none ?y } ?x a twl:Road }")
    assert said[0] == "line 1: ?x a twl:Road matches nothing together with what stands before it"


def test_what_the_reader_does_not_know_is_left_unexplained(engine: Engine) -> None:
    assert notes(engine, "BASE <http://example.com/> SELECT ?x { ?x <a> ?y }") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT ?name { ?x rdfs:label ?nmae }", ["?name occurs only once; did you mean ?nmae?"]),
        ("SELECT ?x ?label { ?x rdfs:label ?label }", []),
        ("SELECT ?a { ?a ?b ?c }", []),
    ],
)
def test_a_variable_that_occurs_once_and_looks_like_another_is_a_slip(
    engine: Engine, text: str, said: list[str]
) -> None:
    assert [words.en for words in once_only(engine.seal(text))] == said

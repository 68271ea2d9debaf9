"""A query's pattern as a tree, and the tree as a query that asks for the same."""

import pytest

from tests.conftest import ROOT
from tests.small_graph import small_engine
from twl_graph.sparql.graph_patterns import (
    Bind,
    Filter,
    Group,
    InGraph,
    Minus,
    Optional,
    Select,
    SubSelect,
    Union,
    Values,
)
from twl_graph.sparql.paths import Choice, Inverse, Link, Otherwise, Path, Repetition, Steps
from twl_graph.sparql.pattern_reader import read_select
from twl_graph.sparql.triples_reader import UnreadPattern

EX = "http://example.com/"


def read(text: str) -> Select:
    return read_select(small_engine().seal("PREFIX ex: <http://example.com/> " + text), {})


def path(written: str) -> "Path":
    (pattern,) = read(f"SELECT * {{ ?s {written} ?o }}").where.elements
    return pattern.predicate  # type: ignore[union-attr,return-value]


A, B = Link(EX + "a"), Link(EX + "b")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ex:a", A),
        ("a", Link("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")),
        ("<http://example.com/a>", A),
        ("^ex:a", Inverse(A)),
        ("ex:a/ex:b", Steps((A, B))),
        ("ex:a/^ex:b|ex:b", Choice((Steps((A, Inverse(B))), B))),
        ("ex:a*", Repetition(A, 0, True)),
        ("(ex:a|ex:b)+", Repetition(Choice((A, B)), 1, True)),
        ("ex:a? /ex:b", Steps((Repetition(A, 0, False), B))),
        ("^(ex:a/ex:b)", Inverse(Steps((A, B)))),
        ("!ex:a", Otherwise(frozenset({A.iri}), None)),
        ("!(ex:a|^ex:b)", Otherwise(frozenset({A.iri}), frozenset({B.iri}))),
        ("!^ex:a", Otherwise(None, frozenset({A.iri}))),
        ("!()", Otherwise(frozenset(), None)),
    ],
)
def test_a_path_is_read_as_the_specification_groups_it(written: str, meant: Path) -> None:
    assert path(written) == meant


def test_every_clause_of_a_group_is_known_by_its_kind() -> None:
    where = read(
        "SELECT * { ?s ex:a ?o . OPTIONAL { ?o ex:b ?x } MINUS { ?s ex:b 1 } GRAPH ?g { ?s ?p ?o } "
        "{ ?s ex:a 1 } UNION { ?s ex:a 2 } { ?s ex:c ?c } BIND(1 + 1 AS ?two) VALUES (?v ?w) { (1 UNDEF) } "
        "FILTER(?v > 0) { SELECT ?n { ?n ex:a ?hidden } } }"
    ).where
    kinds = [type(element) for element in where.elements[1:]]
    assert kinds == [Optional, Minus, InGraph, Union, Group, Bind, Values, Filter, Group]
    inner = where.elements[-1]
    assert isinstance(inner, Group)
    assert isinstance(inner.elements[0], SubSelect)
    scope = [name for name in where.variables if not name.startswith("twl_")]
    assert scope == ["s", "o", "x", "g", "p", "c", "two", "v", "w", "n"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("SELECT ?s { ?s ex:a ?o }", None),
        ("SELECT (COUNT(*) AS ?n) { ?s ex:a ?o }", ()),
        ("SELECT ?s { ?s ex:a ?o } GROUP BY ?s ORDER BY ?s LIMIT 2", ("s",)),
        ("SELECT ?k { ?s ex:a ?o } GROUP BY (STR(?s) AS ?k) LANG(?o) (?o + 1) HAVING(COUNT(*) > 1)", ("k", None, None)),
        ("SELECT (1 AS ?x) { ?s ex:a ?o } HAVING(MAX(?o) > 1)", ()),
    ],
)
def test_what_a_query_groups_by_is_read_with_its_names(text: str, keys: "tuple[str | None, ...] | None") -> None:
    found = read(text).keys
    assert (None if found is None else tuple(key.name for key in found)) == keys


def test_columns_are_read_with_their_expressions_and_a_star_is_everything_in_scope() -> None:
    columns = read('SELECT DISTINCT ?s (CONCAT("(", STR(?o)) AS ?t) (SUM(?o) AS ?n) { ?s ex:a ?o }').columns
    assert columns is not None
    assert [(column.name, column.expression, column.aggregate) for column in columns] == [
        ("s", None, False),
        ("t", 'CONCAT("(", STR(?o))', False),
        ("n", "SUM(?o)", True),
    ]
    assert read("SELECT * { [] ex:a ?o OPTIONAL { ?o ex:b ?x } }").projected == ("o", "x")


@pytest.mark.parametrize(
    "group",
    [
        "?s ex:touches ?o",
        "?s ?p ?o ; ex:touches [] , _:b ; ex:signed ?d .",
        "[ ex:touches ?o ; ex:signed ?d ] ex:touches ?x",
        "[ ex:touches ?o ]",
        "[ ex:touches ?o ] FILTER(?o != ex:langfang)",
        '?s ex:n 1 , "a" ; ?p -1',
        '?s rdfs:label "通州区"@zh ; <http://e/#p> true OPTIONAL { ?s ex:signed "2017-02"^^xsd:gYearMonth }',
        "?s rdfs:label ?l FILTER(LANG(?l) = 'zh') # a comment with } and ?x\n ?s ex:touches ?o",
        "{ ?s ex:touches ?o } UNION { ?s ex:signed ?o } UNION { ?s ex:n ?o FILTER(?o > 1) }",
        "?s ex:touches ?o OPTIONAL { ?o ex:signed ?d OPTIONAL { ?o rdfs:label ?l } } MINUS { ?s ex:touches ex:wuqing }",
        "?s ex:touches ?o FILTER NOT EXISTS { ?o ex:touches ?x } FILTER(EXISTS { ?s ex:touches ?y } || false)",
        "VALUES ?s { ex:wuqing UNDEF } ?s (ex:touches|^ex:touches)+ ?o BIND(STR(?o) AS ?t)",
        "GRAPH ?g { ?s ex:touches ?o } ?o ex:touches ?z",
        "?s ex:touches ?o { SELECT ?o (COUNT(?x) AS ?n) { ?x ex:touches ?o } GROUP BY ?o ORDER BY ?n LIMIT 1 }",
    ],
)
def test_the_tree_written_as_a_query_has_the_same_solutions(group: str) -> None:
    engine = small_engine()
    known = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
    query = f"PREFIX ex: <{EX}> {known} SELECT DISTINCT * {{ {group} }}"
    tree = read_select(engine.seal(query), {})
    columns = " ".join(f"?{name}" for name in tree.projected) or "*"
    again = f"{tree.prologue} SELECT DISTINCT {columns} {{ {tree.where.text} }}"
    rows = [sorted(map(str, engine.query(text).rows)) for text in (query.replace("*", columns, 1), again)]  # type: ignore[union-attr]
    assert rows[0] == rows[1]


def test_the_ready_questions_are_all_understood() -> None:
    from twl_graph.namespaces import prefixes
    from twl_graph.questions import load, names

    for name in names(ROOT / "queries"):
        text = load(name).text
        read_select(small_engine().seal(text), prefixes())


@pytest.mark.parametrize("text", ["SELECT * { << ?s ex:a ?o >> ex:b ?x }", "SELECT * { ?s ex:a ?o {| ex:b 1 |} }"])
def test_what_the_reader_does_not_know_is_refused_by_name(text: str) -> None:
    with pytest.raises(UnreadPattern):
        read(text)

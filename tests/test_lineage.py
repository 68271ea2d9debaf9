"""Each row of an answer is led back to the triples that it rests on: all of them, and no others."""

from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.small_graph import DATA, small_engine
from twl_graph.engine import Boolean, Engine, Solutions
from twl_graph.errors import LimitReached, UnsupportedFeature
from twl_graph.evidence.doubts import ABSENCE
from twl_graph.evidence.lineage import Lineage, lineages
from twl_graph.knowledge import Knowledge
from twl_graph.questions import load, names

EX = "http://example.com/"
REST, FIRST = (f"http://www.w3.org/1999/02/22-rdf-syntax-ns#{name}" for name in ("rest", "first"))
CHAIN = """
@prefix ex: <http://example.com/> .
ex:a ex:next ex:b ; ex:name "a"@en , "甲"@zh . ex:b ex:next ex:c ; ex:name "b"@en . ex:c ex:next ex:a , ex:d .
ex:d ex:size 4 ; ex:name "d"@en . ex:b ex:size 2 ; ex:back ex:a .
ex:g { ex:a ex:next ex:b . ex:a ex:own ex:x }
ex:h { ex:a ex:next ex:b }
"""


def traced(text: str, data: str = CHAIN) -> tuple[Solutions, list[Lineage]]:
    engine = small_engine(data=data)
    query = engine.seal("PREFIX ex: <http://example.com/> " + text)
    answer = engine.answer(query)
    assert isinstance(answer, Solutions)
    return answer, lineages(engine, query, answer)


def short(lineage: Lineage) -> list[str]:
    """The triples as `a next b`, with `@g` where a graph was asked for, sorted."""

    def name(term: object) -> str:
        return str(getattr(term, "value", term)).removeprefix(EX)

    return sorted(
        " ".join(map(name, triple)) + (f" @{name(graph)}" if graph else "") for triple, graph in lineage.triples
    )


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("SELECT ?x { ex:a ex:next ?x }", [["a next b"]]),
        ("SELECT ?y { ex:a ex:next ?x . ?x ex:size ?y }", [["a next b", "b size 2"]]),
        ("SELECT ?p { ex:b ?p ex:a }", [["b back a"]]),
        ("SELECT ?x { ?x ex:size 4 }", [["d size 4"]]),
        ('SELECT ?x { ?x ex:name "甲"@zh }', [["a name 甲"]]),
        ("SELECT ?n { ?x ex:next [ ex:size 2 ; ex:name ?n ] }", [["a next b", "b name b", "b size 2"]]),
        ("SELECT ?x { _:b ex:size 4 . ?x ex:next _:b }", [["c next d", "d size 4"]]),
        ("SELECT ?x { ex:a ex:next/ex:next ?x }", [["a next b", "b next c"]]),
        ("SELECT ?x { ex:b ^ex:next ?x }", [["a next b"]]),
        ("SELECT ?x { ?x ex:size|ex:own 2 }", [["b size 2"]]),
        ("SELECT ?x { ex:b !(ex:next|ex:name|ex:size) ?x }", [["b back a"]]),
        ("SELECT ?x { ex:c !^ex:next ?x }", []),
        ("SELECT ?x { ex:c !(ex:none|^ex:none) ?x } ORDER BY ?x", [["c next a"], ["b next c"], ["c next d"]]),
        ("SELECT ?x { ex:a ex:next* ?x . ?x ex:size 2 }", [["a next b", "b size 2"]]),
        ("SELECT ?x { ex:b ex:next* ?x . ?x ex:size 2 }", [["b size 2"]]),
        ("SELECT ?s { ex:a ex:next+ ex:d . ex:d ex:size ?s }", [["a next b", "b next c", "c next d", "d size 4"]]),
        ("SELECT ?s { ex:d ^(ex:next+) ex:b . ex:d ex:size ?s }", [["b next c", "c next d", "d size 4"]]),
        ("SELECT ?s { ex:b (ex:next|^ex:next)? ex:a . ex:d ex:size ?s }", [["a next b", "d size 4"]]),
    ],
)
def test_a_pattern_leads_to_the_triples_that_it_matched(text: str, rows: list[list[str]]) -> None:
    _, found = traced(text)
    assert [short(lineage) for lineage in found] == rows
    assert not any(lineage.caveats for lineage in found)


def test_an_optional_part_counts_only_where_it_matched() -> None:
    answer, found = traced("SELECT ?x ?s { ex:c ex:next ?x OPTIONAL { ?x ex:size ?s } } ORDER BY ?x")
    assert [row[1] is None for row in answer.rows] == [True, False]
    assert [short(lineage) for lineage in found] == [["c next a"], ["c next d", "d size 4"]]


def test_an_optional_part_that_holds_for_other_rows_only_is_not_taken_for_this_one() -> None:
    _, found = traced(
        "SELECT ?x ?n { ?x ex:name ?n OPTIONAL { ex:b ex:size ?s FILTER(?x = ex:a && LANG(?n) = 'zh') } }"
    )
    assert sorted(map(short, found)) == [["a name a"], ["a name 甲", "b size 2"], ["b name b"], ["d name d"]]


def test_of_a_union_only_the_branch_that_matched_counts() -> None:
    _, found = traced("SELECT ?x { { ?x ex:size 2 } UNION { ?x ex:size 4 } UNION { ?x ex:own ?y } } ORDER BY ?x")
    assert [short(lineage) for lineage in found] == [["b size 2"], ["d size 4"]]


def test_a_row_that_two_branches_give_rests_on_both() -> None:
    _, found = traced("SELECT DISTINCT ?x { { ?x ex:size 2 } UNION { ?x ex:back ?y } }")
    assert [short(lineage) for lineage in found] == [["b back a", "b size 2"]]


def test_a_distinct_row_rests_on_everything_that_gives_it() -> None:
    _, found = traced("SELECT DISTINCT ?x { ?x ex:name ?n FILTER(?x = ex:a) }")
    assert [short(lineage) for lineage in found] == [["a name a", "a name 甲"]]


def test_values_filters_and_bind_choose_and_add_nothing() -> None:
    text = (
        'SELECT ?x ?n (STRLEN(?n) AS ?l) { VALUES ?x { ex:b ex:d } ?x ex:name ?n BIND(1 AS ?one) FILTER(?n != "d"@en) }'
    )
    answer, found = traced(text)
    assert len(answer.rows) == 1
    assert [short(lineage) for lineage in found] == [["b name b"]]


def test_a_values_clause_at_the_end_joins_the_pattern() -> None:
    _, found = traced("SELECT ?s { ?x ex:size ?s } VALUES ?x { ex:d }")
    assert [short(lineage) for lineage in found] == [["d size 4"]]


def test_a_group_rests_on_everything_that_is_in_it() -> None:
    answer, found = traced(
        "SELECT ?x (COUNT(?n) AS ?c) { ?x ex:name ?n } GROUP BY ?x HAVING(COUNT(?n) > 1) ORDER BY ?x"
    )
    assert len(answer.rows) == 1
    assert [short(lineage) for lineage in found] == [["a name a", "a name 甲"]]


def test_a_group_by_an_expression_is_found_by_its_name() -> None:
    text = "SELECT ?lang (COUNT(*) AS ?c) { ?x ex:name ?n } GROUP BY (LANG(?n) AS ?lang) ORDER BY ?lang"
    _, found = traced(text)
    assert [short(lineage) for lineage in found] == [["a name a", "b name b", "d name d"], ["a name 甲"]]
    assert not found[0].caveats


def test_a_count_of_everything_rests_on_everything_and_a_count_of_nothing_on_nothing() -> None:
    _, found = traced("SELECT (SUM(?s) AS ?all) { ?x ex:size ?s }")
    assert [short(lineage) for lineage in found] == [["b size 2", "d size 4"]]
    _, found = traced("SELECT (COUNT(*) AS ?c) { ?x ex:none ?s }")
    assert found == [Lineage(frozenset(), (ABSENCE,))]


def test_groups_that_no_column_tells_apart_are_listed_together_and_it_is_said() -> None:
    _, found = traced("SELECT (COUNT(*) AS ?c) { ?x ex:size ?s } GROUP BY ?x")
    assert [short(lineage) for lineage in found] == [["b size 2", "d size 4"]] * 2
    assert "listed together" in found[0].caveats[0].en


def test_a_graph_that_is_asked_for_is_the_one_that_counts() -> None:
    _, found = traced("SELECT ?g ?x { GRAPH ?g { ex:a ex:next ?x } } ORDER BY ?g")
    assert [short(lineage) for lineage in found] == [["a next b @g"], ["a next b @h"]]
    _, found = traced("SELECT ?x { GRAPH ex:h { ex:a ex:next ?y } ?y ex:size ?x }")
    assert [short(lineage) for lineage in found] == [["a next b @h", "b size 2"]]
    _, found = traced("SELECT ?x { GRAPH ex:g { ex:a ex:next|ex:own ?x } }")
    assert sorted(map(short, found)) == [["a next b @g"], ["a own x @g"]]


def test_a_sub_query_is_traced_like_the_query_around_it() -> None:
    text = "SELECT ?n ?c { ?x ex:name ?n { SELECT ?x (COUNT(?y) AS ?c) { ?x ex:next ?y } GROUP BY ?x } } ORDER BY ?n"
    _, found = traced(text)
    assert [short(lineage) for lineage in found] == [
        ["a name a", "a next b"],
        ["b name b", "b next c"],
        ["a name 甲", "a next b"],
    ]
    _, found = traced("SELECT ?x { GRAPH ex:g { { SELECT ?x { ?x ex:own ?y } } } }")
    assert [short(lineage) for lineage in found] == [["a own x @g"]]


@pytest.mark.parametrize(
    ("condition", "rows"),
    [
        ("EXISTS { ?x ex:size ?s }", [["b name b", "b size 2"], ["d name d", "d size 4"]]),
        ("EXISTS { ?x ex:size ?s FILTER(?s > 3 && ?x = ex:d) }", [["d name d", "d size 4"]]),
        ("EXISTS { ?x ex:size 4 } || EXISTS { ?x ex:back ex:a }", [["b back a", "b name b"], ["d name d", "d size 4"]]),
        ("EXISTS { ?x ex:size 2 } && (EXISTS { ?x ex:back ?y } || false)", [["b back a", "b name b", "b size 2"]]),
        ("?x = ex:d || EXISTS { ?x ex:size ?s }", [["b name b", "b size 2"], ["d name d"]]),
        ("EXISTS { { ?x ex:back ?y } UNION { ?x ex:size 4 } }", [["b back a", "b name b"], ["d name d", "d size 4"]]),
        ("EXISTS { GRAPH ?g { ?x ex:own ?y } }", [["a name a", "a own x @g"], ["a name 甲", "a own x @g"]]),
    ],
)
def test_what_exists_counts_where_a_row_would_not_pass_without_it(condition: str, rows: list[list[str]]) -> None:
    _, found = traced(f"SELECT ?x ?n {{ ?x ex:name ?n FILTER({condition}) }}")
    assert sorted(map(short, found)) == rows
    assert not any(lineage.caveats for lineage in found)


def test_what_exists_in_a_graph_is_looked_for_there() -> None:
    _, found = traced("SELECT ?x { GRAPH ?g { ?x ex:next ?y FILTER EXISTS { ?x ex:own ?z } } }")
    assert [short(lineage) for lineage in found] == [["a next b @g", "a own x @g"]]


def test_nested_groups_keep_their_own_filters() -> None:
    _, found = traced("SELECT ?x { { ?x ex:size ?s FILTER(?s > 2) } { ?x ex:name ?n } }")
    assert [short(lineage) for lineage in found] == [["d name d", "d size 4"]]


def test_a_list_in_a_pattern_leads_to_its_cells() -> None:
    data = "@prefix ex: <http://example.com/> . ex:s ex:list ( ex:a ex:b ) ."
    _, found = traced("SELECT ?x { ?x ex:list ( ex:a ?y ) }", data)
    assert len(found[0].triples) == 5


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT ?x { ?x ex:name ?n MINUS { ?x ex:size ?s } }", "rests on the absence of facts"),
        ("SELECT ?x { ?x ex:name ?n FILTER NOT EXISTS { ?x ex:size ?s } }", "rests on the absence of facts"),
        ("SELECT ?x { ?x ex:name ?n FILTER(?x = ex:none || NOT EXISTS { ?x ex:size ?s }) }", "rests on the absence"),
        ("SELECT ?x { ?x ex:name ?n FILTER(!EXISTS { ?x ex:size ?s }) }", "under a negation"),
        ("SELECT ?x { ?x ex:name ?n FILTER(IF(EXISTS { ?x ex:size ?s }, true, false)) }", "under a negation"),
        ("SELECT ?x { ?x ex:name ?n BIND(EXISTS { ?x ex:size ?s } AS ?e) FILTER(?e) }", "EXISTS stands under"),
        ("SELECT ?x (EXISTS { ?x ex:size ?s } AS ?e) { ?x ex:name ?n }", "EXISTS stands under"),
        ("SELECT ?x { ?x ex:name ?n } GROUP BY ?x HAVING(EXISTS { ?x ex:size ?s })", "EXISTS stands under"),
        ("SELECT ?x { ?x ex:name ?n OPTIONAL { ?x ex:none ?s } FILTER(!BOUND(?s)) }", "rests on the absence"),
        ("SELECT ?x FROM ex:g { ?x ex:own ?y }", "chooses its graphs with FROM"),
        ("SELECT (COUNT(*) AS ?n) { { SELECT ?x { ?x ex:name ?n } LIMIT 2 } }", "has LIMIT or OFFSET"),
        ("SELECT ?x { VALUES ?s { UNDEF } ?x ex:size 4 FILTER(!BOUND(?s)) }", ""),
        ("SELECT ?x { ?x ex:name ?n FILTER(?x = ex:a || NOT EXISTS { ?y ex:nothing ?s }) FILTER(?x = ex:a) }", ""),
        ("SELECT ?x { GRAPH ?g { { SELECT ?x { ?x ex:own ?y } } } }", "the engine does not tell which graph ?g"),
        ("SELECT ?x (RAND() AS ?r) { ?x ex:size 4 }", "another value each time"),
        ("SELECT ?twl_added_1 { ex:a ex:next ?twl_added_1 }", "cannot be traced: no variable may start with"),
        ("BASE <http://example.com/> SELECT ?x { <a> ex:next ?x }", "cannot be traced: the query uses BASE"),
        ("SELECT ?x { ex:a ex:next ?x LATERAL { ?x ex:next ?y } }", "cannot be traced: the query uses LATERAL"),
        ("SELECT ?x { <http://example.com/\\u0061> ex:next ?x }", ""),
    ],
)
def test_what_cannot_be_told_is_said(text: str, said: str) -> None:
    answer, found = traced(text)
    assert answer.rows
    assert all(any(said in caveat.en for caveat in lineage.caveats) for lineage in found) == bool(said)


def test_a_yes_rests_on_what_makes_it_true_and_a_no_on_nothing() -> None:
    engine = small_engine(data=CHAIN)
    for text, triples in (("ASK { ex:a ex:next ?x }", 1), ("ASK { ex:a ex:none ?x }", 0)):
        query = engine.seal("PREFIX ex: <http://example.com/> " + text)
        answer = engine.answer(query)
        assert isinstance(answer, Boolean)
        (found,) = lineages(engine, query, answer)
        assert len(found.triples) == triples


def test_triples_as_an_answer_have_no_lineage() -> None:
    engine = small_engine()
    query = engine.seal("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    with pytest.raises(UnsupportedFeature, match="evidence goes with SELECT and ASK"):
        lineages(engine, query, engine.answer(query))


def test_too_many_solutions_are_refused_and_not_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twl_graph.evidence.lineage.MAX_SOLUTIONS", 3)
    with pytest.raises(LimitReached):
        traced("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")


def test_what_exists_is_looked_for_beside_the_same_blank_node() -> None:
    data = "@prefix ex: <http://example.com/> . ex:s ex:list ( ex:a ex:b ) , ( ex:c ) ."
    _, found = traced(f"SELECT ?l {{ ex:s ex:list ?l FILTER EXISTS {{ ?l (<{REST}>/<{FIRST}>) ex:b }} }}", data)
    assert len(found[0].triples) == 3


def test_a_row_of_a_sub_query_that_leaves_something_unbound_is_no_part_of_another() -> None:
    text = "SELECT ?x ?s { { SELECT ?x ?s { { ?x ex:own ?y } UNION { ?x ex:size ?s } } } FILTER(BOUND(?s)) }"
    assert sorted(map(short, traced(text)[1])) == [["b size 2"], ["d size 4"]]


def test_a_query_of_as_many_steps_as_are_allowed_is_traced() -> None:
    text = "SELECT ?x { { ?x ex:size 4 } " + "UNION { ?x ex:none ?y } " * 300 + "}"
    assert [short(lineage) for lineage in traced(text)[1]] == [["d size 4"]]


def rerun(query_text: str, triples: "frozenset[tuple[ox.Triple, str | None]]") -> set[tuple[object, ...]]:
    """Ask the query of a graph that holds nothing but some triples."""
    store = ox.Store()
    for triple, graph in triples:
        store.add(ox.Quad(triple.subject, triple.predicate, triple.object))
        if graph is not None:
            store.add(ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(graph)))
    from twl_graph.namespaces import prefixes

    result = store.query(query_text, prefixes=prefixes())
    assert isinstance(result, ox.QuerySolutions)
    return {tuple(solution[variable.value] for variable in result.variables) for solution in result}


@pytest.mark.parametrize("name", names())
def test_a_graph_of_nothing_but_its_lineage_gives_the_row_of_a_question_again(name: str) -> None:
    engine = _bundled()
    query = engine.seal(load(name).text)
    answer = engine.answer(query)
    assert isinstance(answer, Solutions)
    for row, lineage in zip(answer.rows, lineages(engine, query, answer), strict=True):
        store = engine.knowledge.store  # whose integers have one datatype
        assert all(any(store.quads_for_pattern(*parts(triple), None)) for triple, _ in lineage.triples)
        assert row in rerun(query.text, lineage.triples)


def parts(triple: ox.Triple) -> tuple[Any, Any, Any]:
    return triple.subject, triple.predicate, triple.object


_ENGINE: list[Engine] = []


def _bundled() -> Engine:
    if not _ENGINE:
        _ENGINE.append(Engine(Knowledge.read(ROOT)))
    return _ENGINE[0]


nodes = st.sampled_from(["?x", "?y", "?z", "ex:a", "ex:b", "ex:c", "ex:d"])
links = st.sampled_from(["ex:next", "ex:name", "ex:size", "ex:back"])
paths = st.recursive(
    links,
    lambda inner: st.one_of(
        st.builds("({}/{})".format, inner, inner),
        st.builds("({}|{})".format, inner, inner),
        st.builds("^{}".format, links),
        st.builds("({})+".format, inner),
        # A path that may be empty matches any node of the graph, on the strength of no triple at all.
        st.builds("({}/({}){})".format, links, inner, st.sampled_from(["?", "*"])),
        st.builds("(({}){}/{})".format, inner, st.sampled_from(["?", "*"]), links),
        st.builds("!({}|^{})".format, links, links),
    ),
    max_leaves=4,
)
triples = st.builds("{} {} {} .".format, nodes, paths | st.just("?p"), nodes | st.just("?n"))
groups = st.recursive(
    st.lists(triples, min_size=1, max_size=3).map(" ".join),
    lambda inner: st.one_of(
        st.builds("{} OPTIONAL {{ {} }}".format, inner, inner),
        st.builds("{{ {} }} UNION {{ {} }}".format, inner, inner),
        st.builds("{} {{ {} }}".format, inner, inner),
        st.builds("{} FILTER(?x != ex:c || BOUND(?z))".format, inner),
        st.builds("{} FILTER(?x = ex:d || EXISTS {{ {} }})".format, inner, inner),
        st.builds("{} {{ SELECT ?x WHERE {{ {} }} }}".format, inner, inner),
    ),
    max_leaves=3,
)


@settings(max_examples=300)
@given(group=groups)
def test_whatever_the_pattern_its_lineage_alone_gives_the_row_again(group: str) -> None:
    engine = small_engine(data=CHAIN)
    query = engine.seal(f"PREFIX ex: <http://example.com/> SELECT * {{ {group} }} LIMIT 40")
    answer = engine.answer(query)
    assert isinstance(answer, Solutions)
    for row, lineage in zip(answer.rows[:10], lineages(engine, query, answer), strict=False):
        assert not lineage.caveats
        found = rerun(query.text.replace("LIMIT 40", ""), lineage.triples)
        assert any(set(filter(None, row)) == set(filter(None, other)) for other in found)


def test_the_small_graph_of_the_engine_is_traced_too() -> None:
    _, found = traced("SELECT ?x { ex:tongzhou ex:touches ?x } ORDER BY ?x", DATA)
    assert [short(lineage) for lineage in found] == [["tongzhou touches langfang"], ["tongzhou touches wuqing"]]

"""The engine answers SPARQL from the graph, whole or not at all."""

import subprocess
import sys

import pyoxigraph as ox
import pytest

from tests.small_graph import rows, small_engine
from twl_graph.engine import Boolean, Engine, Solutions, Triples
from twl_graph.errors import LimitReached, UnsupportedFeature
from twl_graph.knowledge import Knowledge
from twl_graph.limits import Limits
from twl_graph.sparql.tokens import SparqlSyntaxError


def test_select_gives_rows_of_terms_in_the_order_of_the_query() -> None:
    answer = small_engine().query(
        "SELECT ?s ?d { ?s rdfs:label ?l OPTIONAL { ?s <http://example.com/signed> ?d } FILTER(LANG(?l) = 'en') }"
        "ORDER BY ?s"
    )
    month = ox.Literal("2017-02", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#gYearMonth"))
    assert answer == Solutions(
        ("s", "d"),
        (
            (ox.NamedNode("http://example.com/langfang"), month),
            (ox.NamedNode("http://example.com/tongzhou"), None),
            (ox.NamedNode("http://example.com/wuqing"), None),
        ),
    )


def test_the_columns_of_select_star_stand_as_they_are_written() -> None:
    for query in ("SELECT * { ?s ?p ?o }", "SELECT DISTINCT * { ?s ?p ?o }"):
        answer = small_engine().query(query)
        assert isinstance(answer, Solutions)
        assert answer.variables == ("s", "p", "o")
        assert all(isinstance(row[1], ox.NamedNode) for row in answer.rows)


def test_ask_gives_a_truth_and_construct_gives_triples() -> None:
    engine = small_engine()
    assert engine.query("ASK { ?s rdfs:label '通州区'@zh }") == Boolean(True)
    assert engine.query("ASK { ?s rdfs:label '通州区' }") == Boolean(False)
    built = engine.query("CONSTRUCT { ?o ?p ?s } WHERE { ?s ?p ?o FILTER(isIRI(?o)) }")
    assert isinstance(built, Triples)
    assert len(built.triples) == 3


def test_the_project_prefixes_are_known_and_may_be_declared_otherwise() -> None:
    engine = small_engine()
    assert rows(engine, "SELECT ?s { ?s rdfs:label 'Wuqing'@en }") == [("http://example.com/wuqing",)]
    assert rows(engine, "PREFIX rdfs: <http://other/> SELECT ?s { ?s rdfs:label ?l }") == []


def test_prefixes_that_are_known_shift_no_line() -> None:
    with pytest.raises(SparqlSyntaxError) as caught:
        small_engine().query("SELECT ?s {\n ?s rdfs:label }")
    assert (caught.value.line, caught.value.column) == (2, 16)


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(rows=3), "more than 3 rows"),
        (Limits(bytes=50), "exceeds 50 bytes"),
        (Limits(seconds=0.0), "more than 0 s"),
    ],
)
@pytest.mark.parametrize("query", ["SELECT * { ?s ?p ?o }", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"])
def test_an_answer_beyond_a_limit_is_an_error_and_no_part_of_it_is_given(limits: Limits, said: str, query: str) -> None:
    with pytest.raises(LimitReached, match=said):
        small_engine(limits).query(query)


def test_an_answer_at_its_limit_is_whole() -> None:
    assert len(rows(small_engine(Limits(rows=3)), "SELECT * { ?s <http://example.com/touches> ?o }")) == 3


def test_a_function_that_nobody_defined_is_named() -> None:
    with pytest.raises(UnsupportedFeature, match=r"the engine cannot run this query: .*XMLSchema#foo"):
        small_engine().query("SELECT (xsd:foo(1) AS ?x) {}")


def test_the_bundled_graph_is_queried_without_rdflib_pyshacl_or_rich() -> None:
    code = (
        "import sys\n"
        "from twl_graph.engine import Engine\n"
        "from twl_graph.knowledge import Knowledge\n"
        "print(Engine(Knowledge.read()).query('ASK { ?s a twl:FrameworkAgreement }').value)\n"
        "print(sorted({'rdflib', 'pyshacl', 'rich'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n") == ["True", "[]", ""]


def test_the_default_graph_is_the_union_and_named_graphs_stand_beside_it() -> None:
    engine = Engine(Knowledge.read())
    beside = "ASK { GRAPH ?g { ?s a twl:FrameworkAgreement } ?s a twl:FrameworkAgreement }"
    assert engine.query(beside) == Boolean(True)

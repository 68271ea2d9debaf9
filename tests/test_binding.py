"""Terms go into a query as terms."""

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from tests.small_graph import small_engine
from twl_graph.engine import Boolean, Solutions, Triples
from twl_graph.errors import UsageError
from twl_graph.namespaces import prefixes
from twl_graph.sparql.binding import Bindable, bind, portable, slots
from twl_graph.sparql.sealing import SealedQuery, seal

LANGFANG = ox.NamedNode("http://example.com/langfang")
TOUCHES = "SELECT ?s WHERE { ?s <http://example.com/touches> ?o } ORDER BY ?s"


def sealed(text: str) -> SealedQuery:
    return seal(text, prefixes={}, has_graph=lambda iri: True)


def test_a_variable_is_bound_by_a_block_in_the_outermost_group() -> None:
    assert bind(sealed(TOUCHES), {"o": LANGFANG}).startswith(
        "SELECT ?s WHERE { VALUES (?o) { (<http://example.com/langfang>) }  ?s"
    )


def test_a_block_that_the_query_holds_for_the_variable_is_filled() -> None:
    text = "SELECT * { VALUES ?lang { 'en' } ?s ?p ?o FILTER(LANG(?o) = ?lang) }"
    assert bind(sealed(text), {"lang": ox.Literal("zh")}) == text.replace("{ 'en' }", '{ "zh" }')


def test_every_block_for_the_variable_is_filled_and_no_other() -> None:
    text = "SELECT * { { VALUES ?a { UNDEF } } UNION { VALUES ?a { UNDEF } VALUES ?b { 1 } } VALUES (?a ?c) { (1 2) } }"
    bound = bind(sealed(text), {"a": ox.Literal(7)})
    assert bound.count("<http://www.w3.org/2001/XMLSchema#integer>") == 2
    assert "VALUES ?b { 1 }" in bound
    assert [name for name, _, _ in slots(sealed(text))] == ["a", "a", "b"]


def test_binding_adds_no_line() -> None:
    text = "SELECT * {\n VALUES ?a {\n UNDEF\n }\n ?a ?p ?o\n}"
    assert bind(sealed(text), {"a": LANGFANG, "p": LANGFANG}).count("\n") == text.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        TOUCHES,
        "SELECT ?s { SELECT ?s ?o { ?s <http://example.com/touches> ?o } } ORDER BY ?s",
        "SELECT (COUNT(?s) AS ?n) ?s { ?s <http://example.com/touches> ?o } GROUP BY ?s ORDER BY ?s",
        "SELECT ?s { ?s <http://example.com/touches> ?o } ORDER BY ?s VALUES ?q { 1 }",
    ],
)
def test_a_bound_query_answers_the_same_on_both_engines(text: str) -> None:
    engine = small_engine()
    answer = engine.query(text, {"o": LANGFANG})
    assert isinstance(answer, Solutions)
    ours = [str(row[answer.variables.index("s")]) for row in answer.rows]
    graph = rdflib.Graph()
    defaults = engine.knowledge.store.quads_for_pattern(None, None, None, ox.DefaultGraph())
    graph.parse(data=ox.serialize((quad.triple for quad in defaults), format=ox.RdfFormat.N_TRIPLES), format="nt")
    theirs = [row["s"].n3() for row in graph.query(bind(sealed(text), {"o": LANGFANG}))]  # type: ignore[index,call-overload]
    assert ours == theirs == ["<http://example.com/tongzhou>", "<http://example.com/wuqing>"]


def test_a_portable_query_declares_each_prefix_once_and_keeps_its_text() -> None:
    text = "#+ summary: s\n#+ more\nSELECT ?s { ?s rdfs:label '''a\n#+ b''' ; rdfs:seeAlso twl:x }\n"
    query = seal(text, prefixes=prefixes(), has_graph=lambda iri: True)
    assert portable(query) == (
        "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n"
        "PREFIX twl: <https://w3id.org/twl-graph/ontology#>\n"
        "\n"
        "SELECT ?s { ?s rdfs:label '''a\n#+ b''' ; rdfs:seeAlso twl:x }\n"
    )
    declared = "PREFIX twl: <http://e/>\nASK { ?s twl:x ?o }\n"
    assert portable(seal(declared, prefixes=prefixes(), has_graph=lambda iri: True)) == declared
    assert "VALUES (?o) { (1) }" in portable(sealed(TOUCHES), {"o": ox.Literal(1)}).replace(
        '"1"^^<http://www.w3.org/2001/XMLSchema#integer>', "1"
    )


def test_braces_before_the_group_are_not_taken_for_it() -> None:
    text = "SELECT (EXISTS { ?x ?y ?z } AS ?e) { ?s ?p ?o }"
    assert bind(sealed(text), {"o": LANGFANG}).startswith("SELECT (EXISTS { ?x ?y ?z } AS ?e) { VALUES (?o)")


def test_ask_construct_and_describe_are_bound_too() -> None:
    engine = small_engine()
    binding: dict[str, Bindable] = {"o": LANGFANG}
    assert engine.query("ASK { ?s <http://example.com/signed> ?o }", binding) == Boolean(False)
    built = engine.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", binding)
    assert isinstance(built, Triples)
    assert {str(triple.object) for triple in built.triples} == {"<http://example.com/langfang>"}
    described = engine.query("DESCRIBE ?o WHERE { ?s ?p ?o }", binding)
    assert isinstance(described, Triples)
    assert {str(triple.subject) for triple in described.triples} == {"<http://example.com/langfang>"}


@pytest.mark.parametrize("text", ["CONSTRUCT WHERE { ?s ?p ?o }", "DESCRIBE ?o <http://e/>"])
def test_a_query_without_a_place_for_a_binding_says_so(text: str) -> None:
    with pytest.raises(UsageError, match="no WHERE"):
        bind(sealed(text), {"o": LANGFANG})


def test_a_binding_for_a_variable_that_is_not_there_is_refused() -> None:
    with pytest.raises(UsageError, match=r"no variable \?speaker"):
        bind(sealed(TOUCHES), {"speaker": LANGFANG})


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_whatever_a_literal_holds_it_stays_one_literal(value: str) -> None:
    answer = small_engine().query("SELECT ?v { BIND(1 AS ?one) }", {"v": ox.Literal(value)})
    assert isinstance(answer, Solutions)
    assert [row[0] for row in answer.rows] == [ox.Literal(value)]


def test_a_hostile_literal_matches_nothing() -> None:
    hostile = ox.Literal('" || true) . ?a <http://example.com/signed> ?secret . FILTER(?secret != "')
    answer = small_engine().query("SELECT ?s { ?s ?p ?o FILTER(?o = ?v) }", {"v": hostile})
    assert answer == Solutions(("s",), ())

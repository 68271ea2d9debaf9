"""Queries read the graph and nothing else."""

from collections.abc import Iterator
from contextlib import suppress

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.canary import Canary, canary
from tests.small_graph import rows, small_engine
from twl_graph.engine import Boolean
from twl_graph.errors import LimitReached, TwlError, UnsupportedFeature
from twl_graph.limits import Limits
from twl_graph.sparql.sealing import Form, seal
from twl_graph.sparql.tokens import SparqlSyntaxError


@pytest.fixture(scope="module")
def bird() -> Iterator[Canary]:
    with canary() as opened:
        yield opened


# Every spelling here makes the engine itself call out; {c} is the canary.
CALLS = [
    "ASK {{ SERVICE <{c}> {{ ?s ?p ?o }} }}",
    "ASK {{ service <{c}> {{ ?s ?p ?o }} }}",
    "ASK {{ SeRvIcE<{c}>{{ ?s ?p ?o }} }}",
    "ASK {{ SERVICE SILENT <{c}> {{ ?s ?p ?o }} }}",
    "ASK {{ SERVICESILENT<{c}> {{ ?s ?p ?o }} }}",
    "ASK {{ SERVICE # a comment\n <{c}> {{ ?s ?p ?o }} }}",
    "PREFIX c: <{c}> ASK {{ SERVICE c:x {{ ?s ?p ?o }} }}",
    "PREFIX c: <{c}> ASK {{ SERVICEc:x {{ ?s ?p ?o }} }}",
    "PREFIX c: <{c}> PREFIX SERVICEc: <http://e/> ASK {{ SERVICEc:x {{ ?s ?p ?o }} }}",
    "PREFIX c: <{c}> ASK {{ SERVICESILENTc:x {{ ?s ?p ?o }} }}",
    "ASK {{ ?s ?p ?o . SERVICE <{c}> {{ ?s ?p ?o }} }}",
    "ASK {{ ?s ?p trueSERVICE<{c}> {{ ?s ?p ?o }} }}",
    "ASK {{ ?s ?p ?o FILTER EXISTS {{ SERVICE <{c}> {{ ?s ?p ?o }} }} }}",
    "ASK {{ {{ SELECT * {{ SERVICE <{c}> {{ ?s ?p ?o }} }} }} }}",
    "ASK {{ ?s <http://e/#p> ?o . SERVICE <{c}> {{ ?s ?p ?o }} }}",
    "ASK {{ ?s ?p ?a, ?b FILTER(?a<'~>') SERVICE <{c}> {{ ?s ?p ?o }} #'\n }}",
    "ASK {{ ?s ?p ?a, ?b FILTER(?a<?b#>'''\n) SERVICE <{c}> {{ ?s ?p ?o }} #'''\n }}",
    'ASK {{ ?s ?p ?a, ?b FILTER(?a<?b#>"""\n) SERVICE <{c}> {{ ?s ?p ?o }} #"""\n }}',
]


@pytest.mark.parametrize("query", CALLS)
def test_every_spelling_of_service_is_refused_and_calls_nobody(query: str, bird: Canary) -> None:
    bird.calls.clear()
    with pytest.raises(TwlError):
        small_engine().query(query.format(c=bird.address))
    assert not bird.calls


@pytest.mark.parametrize("query", CALLS)
def test_each_of_those_spellings_does_call_out_when_nothing_stops_it(query: str, bird: Canary) -> None:
    bird.calls.clear()
    store = small_engine().knowledge.store
    with suppress(OSError):  # the canary hangs up without an answer
        store.query(query.format(c=bird.address))
    assert bird.calls


@pytest.mark.parametrize("query", ["ASK {{ \\u0053ERVICE <{c}> {{}} }}", "ASK {{ SERV\\u0049CE <{c}> {{}} }}"])
def test_an_escaped_service_is_refused_for_its_escape(query: str, bird: Canary) -> None:
    with pytest.raises(SparqlSyntaxError, match=r"no \\ escape"):
        small_engine().query(query.format(c=bird.address))


def test_a_service_whose_address_is_a_variable_is_refused() -> None:
    with pytest.raises(UnsupportedFeature, match="SERVICE"):
        small_engine().query("ASK { VALUES ?u { <http://127.0.0.1/> } SERVICE ?u { ?s ?p ?o } }")


def test_a_refusal_says_where_and_why_in_both_languages() -> None:
    with pytest.raises(UnsupportedFeature) as caught:
        small_engine().query("SELECT * {\n  SERVICE <http://e/> {} }", path="a.rq")
    assert caught.value.said("en").startswith("a.rq:2:3: SERVICE")
    assert "不访问网络" in caught.value.said("zh")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service ?p ?o }",
        "PREFIX x: <http://x/> SELECT * { ?s x:service ?o }",
        "PREFIX x: <http://x/> SELECT * { ?s x:SERVICE.y ?o }",
        "SELECT * { ?s ?p 'SERVICE <http://e/> {}' }",
        "SELECT * { ?s ?p '''INSERT DATA\nLOAD''' }",
        'SELECT * { ?s ?p "FROM <http://e/>" } # SERVICE <http://e/> {}',
        "SELECT * { ?s <http://service/SERVICE> ?o }",
        "SELECT * { ?s ?p ?o FILTER(?o <5) FILTER(5> ?o) }",
        "SELECT * { ?s <http://e/o'brien#x> ?o }",
        "SELECT * { ?s <urn:x:y#z> ?o }",
    ],
)
def test_queries_that_only_mention_the_words_run(query: str) -> None:
    small_engine().query(query)


@pytest.mark.parametrize("word", ["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"])
def test_every_form_of_update_is_recognised_as_one(word: str) -> None:
    with pytest.raises(
        UnsupportedFeature,
        match=r"(?s)is an update, not a query: a query does not change the graph.*change the files under data/",
    ):
        small_engine().query(f"PREFIX x: <http://x/>\n{word.lower()} x:a {{ x:b x:c x:d }}")


def test_an_update_after_a_query_is_recognised_too() -> None:
    with pytest.raises(UnsupportedFeature, match="1:17: INSERT"):
        small_engine().query("SELECT * { } ;  INSERT DATA { <http://a/> <http://b/> 1 }")


@pytest.mark.parametrize("clause", ["FROM <{c}x>", "FROM NAMED <{c}x>", "FROM <file:///etc/passwd>", "FROM <x>"])
def test_from_outside_the_graph_is_refused_and_fetches_nothing(clause: str, bird: Canary) -> None:
    bird.calls.clear()
    with pytest.raises(UnsupportedFeature, match="no named graph of this graph"):
        small_engine().query(f"SELECT * {clause.format(c=bird.address)} {{ ?s ?p ?o }}")
    assert not bird.calls


def test_from_a_graph_that_is_loaded_chooses_it() -> None:
    assert rows(small_engine(), "SELECT ?o FROM ex:block { ?s ?p ?o }") == [("http://example.com/wuqing",)]
    assert rows(small_engine(), "SELECT ?o FROM NAMED <http://example.com/block> { GRAPH ?g { ?s ?p ?o } }") == [
        ("http://example.com/wuqing",)
    ]


@pytest.mark.parametrize(("opening", "closing"), [("{", "}"), ("(", ")"), ("[", "]"), ("<<(", ")>>")])
def test_deep_nesting_is_refused_before_the_engine_dies_of_it(opening: str, closing: str) -> None:
    with pytest.raises(LimitReached, match="more than 100 levels"):
        small_engine().query("SELECT * WHERE " + opening * 5_000 + closing * 5_000)


@pytest.mark.parametrize("step", ["FILTER(?s = 1) ", "BIND(1 AS ?x) ", "MINUS { ?s ?p ?o } ", "FILTER(!!!!!!!1)"])
def test_long_chains_are_refused_before_the_engine_dies_of_them(step: str) -> None:
    with pytest.raises(LimitReached, match="more than 500 operators and clauses"):
        small_engine().query("SELECT * { " + step * 1_001 + "}")


@pytest.mark.parametrize(
    "query",
    [
        "ASK " + "{" * 100 + "}" * 100,
        "ASK { BIND(" + "STR(" * 98 + "1" + ")" * 98 + " AS ?x) }",
        "ASK {" + "FILTER EXISTS {" * 98 + "FILTER(" + "||".join(["?s"] * 300) + ")" + "}" * 99,
        "ASK {" + "FILTER NOT EXISTS {" * 98 + " ".join(f"BIND(1 AS ?x{n})" for n in range(300)) + "}" * 99,
    ],
)
def test_nesting_and_chains_at_the_caps_leave_the_process_alive(query: str) -> None:
    assert isinstance(small_engine().query(query), Boolean)


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(LimitReached, match="the limit is 10"):
        small_engine(Limits(characters=10)).query("SELECT * { ?s ?p ?o }")


def test_an_unknown_word_is_answered_with_the_nearest() -> None:
    with pytest.raises(SparqlSyntaxError, match="did you mean SELECT") as caught:
        small_engine().query("\n SELCT * {}")
    assert (caught.value.line, caught.value.column) == (2, 2)


def test_an_undeclared_prefix_is_answered_with_the_known_ones() -> None:
    with pytest.raises(SparqlSyntaxError, match="the prefix twll: is not declared") as caught:
        small_engine().query("SELECT * { ?s a twll:Agreement }")
    assert "did you mean twl:?" in str(caught.value)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT * { ?s ?p ?o", "this { is never closed"),
        ("SELECT * { ?s ?p ?o }}", "nothing was opened"),
        ("SELECT * { ?s ?p (1 }", "the ( of 1:18 is still open"),
    ],
)
def test_brackets_that_do_not_pair_are_named_with_their_place(query: str, said: str) -> None:
    with pytest.raises(SparqlSyntaxError) as caught:
        small_engine().query(query)
    assert said in str(caught.value)


@pytest.mark.parametrize("query", ["", "   # nothing\n", "PREFIX x: <http://x/>"])
def test_a_text_without_a_query_says_how_one_starts(query: str) -> None:
    with pytest.raises(SparqlSyntaxError, match="starts with SELECT, ASK, CONSTRUCT or DESCRIBE"):
        small_engine().query(query)


def test_the_form_of_a_query_is_known_without_running_it() -> None:
    sealed = seal("BASE <http://e/> construct { ?s ?p ?o } {}", prefixes={}, has_graph=lambda iri: False)
    assert sealed.form is Form.CONSTRUCT


FRAGMENTS = [
    *("SERVICE", "service ", "SERVICESILENT", "SERVICEc:", "SERVICE<{c}>", "<{c}>", "c:", "{{}}", "{{?s ?p ?o}}"),
    *("?s", "?p ", "?o ", "true", "a", "x:a", "x:a.", "x:", "_:b", "1", "1.", "1e5", ".", ";", ",", "<", "<?b#>"),
    *("<'>", "'", "'''", '"', '"""', "#", "\n", " ", "FILTER", "(", ")", "?", "*", "+", "/", "|", "^", "@en", "''"),
    *("\\u0053ERVICE", "\\'", "OPTIONAL", "UNION", "EXISTS", "&&", "IN", "<b:c#>", "<p:q>?", "-", "LATERAL", "GRAPH"),
]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=5), st.lists(st.sampled_from(FRAGMENTS), max_size=5))
def test_no_accepted_text_ever_calls_out(before: list[str], after: list[str]) -> None:
    with canary() as bird:
        body = f" ?s ?p ?o FILTER(?s<{''.join(before)}?o) {''.join(after)} SERVICE <{{c}}> {{{{ ?s ?p ?o }}}} "
        for query in (body, body.replace("SERVICE <{c}> {{ ?s ?p ?o }}", "")):
            try:
                small_engine().query(f"PREFIX c: <{bird.address}> ASK {{ {query.format(c=bird.address)} }}")
            except TwlError:
                continue
        assert not bird.calls


def test_a_fuzzer_would_notice_a_call(bird: Canary) -> None:
    bird.calls.clear()
    with pytest.raises(OSError):  # noqa: PT011 - the system words it
        ox.Store().query(f"ASK {{ SERVICE <{bird.address}> {{}} }}")
    assert bird.calls

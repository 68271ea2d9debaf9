"""A query that does not parse is shown with the place, the line, a caret and what to do."""

import pytest

from tests.small_graph import small_engine
from twl_graph.sparql.tokens import SparqlSyntaxError


@pytest.mark.parametrize(
    ("query", "line", "column", "said"),
    [
        ("SELECT * WHERE { ?s ?p }", 1, 24, "something is missing after ?p"),
        ("SELECT *\nWHERE { ?s rdfs:label ?o\n rdfs:comment ?c }", 3, 2, "look for a missing . or ; or , after ?o"),
        ("SELECT * { ?s ?p ?o FILTER ?o > 3 }", 1, 28, "put the condition in brackets: FILTER(…)"),
        ("SELECT * { ?s ?p ?o } LIMIT 3 ORDER BY ?s", 1, 31, "the order is GROUP BY"),
        ("SELECT { ?s ?p ?o }", 1, 8, "name variables after SELECT, or write *"),
        ("SELECT (COUNT(?s) ?n) { ?s ?p ?o }", 1, 19, "a name is given with AS: … AS ?n"),
        ("SELECT ?s ?z { ?s ?p ?o } GROUP BY ?z", 1, 36, "a variable that is not in GROUP BY"),
        ("SELECT ?s { VALUES (?a ?b) { (1) } }", 1, 34, "a value per variable"),
        ("SELECT ?s { ?s rdfs:label <廊坊> }", 1, 27, "no complete IRI"),
        ("SELECT * { ?s ?p ?o } ORDER BY", 1, 31, "the query ends too early"),
        ("SELECT * { ?s ?p ?o } LIMIT ", 1, 28, "add what should follow LIMIT"),
    ],
)
def test_a_mistake_is_pointed_at_and_explained(query: str, line: int, column: int, said: str) -> None:
    with pytest.raises(SparqlSyntaxError) as caught:
        small_engine().query(query, path="my.rq")
    error = caught.value
    assert (error.path, error.line, error.column) == ("my.rq", line, column)
    assert said in error.said("en")
    row, caret = error.excerpt.split("\n")
    assert row.strip() == query.split("\n")[line - 1].strip()
    assert caret.strip() == "^"


def test_both_languages_show_the_line_and_the_caret() -> None:
    with pytest.raises(SparqlSyntaxError) as caught:
        small_engine().query("SELECT { }")
    for lang in ("zh", "en"):
        assert "  SELECT { }\n         ^" in caught.value.said(lang)
    assert "SELECT 后写变量" in caught.value.said("zh")

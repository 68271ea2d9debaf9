"""What a query gives in Python reads as a table, keeps all its data, and tells what it is from."""

import copy
import os
import pickle
import shlex
from collections.abc import Callable
from datetime import date

import pyoxigraph as ox
import pytest

import twl_graph
from tests.conftest import Outcome
from twl_graph import questions
from twl_graph.dates import Year, YearMonth
from twl_graph.engine import Solutions
from twl_graph.errors import UnsupportedFeature, UsageError, Words
from twl_graph.graph import KnowledgeGraph
from twl_graph.namespaces import ID, TWL
from twl_graph.rows import SHOWN, ResultTriples, Row, Rows
from twl_graph.spans import Span
from twl_graph.values import Iri, Text

PARTIES = "id:framework-agreement twl:hasParty ?party"
#: A question for each of: hidden columns, joined columns, both, and parameters.
ASKED: list[tuple[str, dict[str, str | int]]] = [
    ("agreements", {}),
    ("agreement-parties", {}),
    ("figures", {}),
    ("statements-by-speaker", {"speaker": "陈平"}),
    ("agreements", {"year": 2018}),
]


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return twl_graph.open()


@pytest.fixture(autouse=True)
def without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)


def rows_of(graph: KnowledgeGraph, name: str, lang: str = "en", **params: str | int) -> Rows:
    asked = graph.ask(name, lang=lang, **params)
    assert isinstance(asked, Rows)
    return asked


def queried(graph: KnowledgeGraph, sparql: str, lang: str = "en") -> Rows:
    answer = graph.query(sparql, lang=lang)
    assert isinstance(answer, Rows)
    return answer


def numbered(count: int) -> Rows:
    """Rows that number themselves from 1."""
    return Rows(Solutions(("n",), tuple((ox.Literal(number),) for number in range(1, count + 1))))


@pytest.mark.parametrize(("name", "params"), ASKED)
@pytest.mark.parametrize("lang", ["zh", "en", "both"])
@pytest.mark.parametrize("columns", [None, "60"])
def test_printing_gives_the_table_of_twl_ask(
    graph: KnowledgeGraph,
    name: str,
    params: dict[str, str | int],
    lang: str,
    columns: str | None,
    twl: Callable[..., Outcome],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if columns is not None:
        monkeypatch.setenv("COLUMNS", columns)
    given = [part for key, value in params.items() for part in ("-p", f"{key}={value}")]
    assert f"{rows_of(graph, name, lang, **params)}\n" == twl("ask", name, *given, "--lang", lang).out


def test_an_answer_as_markdown_is_that_of_twl_ask_and_the_other_formats_carry_all_columns(
    graph: KnowledgeGraph, twl: Callable[..., Outcome]
) -> None:
    rows = rows_of(graph, "agreement-parties", "zh")
    assert rows.write("md").decode() == twl("ask", "agreement-parties", "-f", "md", "--lang", "zh").out
    assert (
        rows.write("csv").decode().split("\r\n")[0]
        == ",".join(rows.variables)
        == "agreement,title,signed,party,partyName,partyKind"
    )
    assert rows.write() == rows.write("tsv")
    with pytest.raises(UsageError):
        rows.write("turtle")


def test_what_is_shown_for_people_leaves_the_data_whole(graph: KnowledgeGraph) -> None:
    rows = rows_of(graph, "agreement-parties")
    assert ID not in str(rows)
    first: Row = rows[0]
    assert first["party"] == ox.NamedNode(ID + "beijing-medical-insurance-centre")
    assert [row["party"] for row in rows[:2]] == [first["party"], ox.NamedNode(ID + "yanda-hospital")]
    assert len(rows) == len(list(rows)) == 34


def test_rows_know_their_question_and_its_titles(graph: KnowledgeGraph) -> None:
    rows = rows_of(graph, "agreements", "zh", year=2018)
    assert rows.question == questions.load("agreements")
    assert rows.lang == "zh"
    assert rows.titles["signed"] == ("签署日期", "signed")
    other = queried(graph, f"SELECT * WHERE {{ {PARTIES} }}")
    assert (other.question, other.titles, other.lang) == (None, {}, "en")


def test_an_answer_can_be_cited_and_asked_for_again(graph: KnowledgeGraph, twl: Callable[..., Outcome]) -> None:
    rows = rows_of(graph, "agreements", "zh", year=2018)
    assert rows.citation is not None
    assert str(rows.citation).startswith(f"twl-graph {twl_graph.__version__}, question agreements (year=2018), graph ")
    assert rows.citation.graph == graph.knowledge.digest
    assert rows.citation.command is not None
    assert twl(*shlex.split(rows.citation.command)[1:]).out == f"{rows}\n"
    sparql = f"SELECT ?party WHERE {{ {PARTIES} }} ORDER BY ?party"
    cited = queried(graph, sparql).citation
    assert cited is not None
    assert cited.query == sparql
    assert cited.command is not None
    assert twl(*shlex.split(cited.command)[1:]).out == f"{queried(graph, sparql)}\n"


def test_values_are_python_values_and_no_date_is_padded(graph: KnowledgeGraph) -> None:
    rows = rows_of(graph, "agreements", "zh")
    values = rows.values()
    assert len(values) == len(rows)
    assert [row["signed"] for row in values[:5]] == [
        Year(2017),
        YearMonth(2017, 2),
        YearMonth(2017, 8),
        YearMonth(2017, 9),
        date(2018, 1, 18),
    ]
    assert values[5]["signed"] is None
    assert values[1]["earliest"] == date(2017, 2, 1)
    agreement, title = values[1]["agreement"], values[1]["title"]
    assert isinstance(agreement, Iri)
    assert agreement.curie == "id:framework-agreement"
    assert isinstance(title, Text)
    assert title.language == "zh"


@pytest.mark.parametrize("count", [0, 1, 2, SHOWN])
def test_a_prompt_shows_a_short_answer_whole_and_counts_it(count: int) -> None:
    lines = repr(numbered(count)).splitlines()
    assert [line.strip() for line in lines[2:-1]] == [str(number) for number in range(1, count + 1)]
    assert lines[-1] == f"{count} row{'' if count == 1 else 's'}"


@pytest.mark.parametrize("more", [1, 80])
def test_a_prompt_and_a_notebook_say_what_a_long_answer_leaves_out_and_printing_leaves_out_nothing(more: int) -> None:
    rows = numbered(SHOWN + more)
    shown, html = repr(rows), rows._repr_html_()
    assert [line.strip() for line in shown.splitlines()[2:-1]] == [str(number) for number in range(1, SHOWN + 1)]
    told = f"{SHOWN + more} rows; these are the first {SHOWN} rows, {more} more are not shown: print() shows all"
    assert shown.splitlines()[-1] == told
    assert told in html
    assert html.count("<tr>") == SHOWN + 1
    assert str(rows).splitlines()[-1].strip() == str(SHOWN + more)


def test_what_is_left_out_is_said_in_chinese_too(graph: KnowledgeGraph) -> None:
    rows = queried(graph, "SELECT ?s WHERE { ?s rdfs:label ?o } LIMIT 60", "zh")
    assert repr(rows).splitlines()[-1] == "共 60 行；以上是前 50 行，另有 10 行未显示，print() 可显示全部"


def test_rows_that_share_a_line_are_counted_twice_once_as_lines_and_once_as_data(graph: KnowledgeGraph) -> None:
    rows = rows_of(graph, "agreement-parties")
    assert repr(rows).splitlines()[-1] == "13 rows, into which 34 rows of data are joined"
    assert "13 行，由 34 行数据合并而成" in rows_of(graph, "agreement-parties", "zh")._repr_html_()


def test_a_notebook_shows_question_parameters_titles_and_citation_but_no_hidden_column(graph: KnowledgeGraph) -> None:
    html = rows_of(graph, "agreements", "zh", year=2018)._repr_html_()
    assert "文中有哪些协议，何时签的？（year=2018）" in html
    assert "签署日期" in html
    assert "最早" not in html
    assert "<a " not in html
    assert f"twl-graph {twl_graph.__version__}，问题 agreements（year=2018），图谱 sha256:" in html
    english = rows_of(graph, "agreements")._repr_html_()
    assert ">Which agreements are there, and when were they signed?<" in english
    both = rows_of(graph, "agreements", "both")._repr_html_()
    assert ">文中有哪些协议，何时签的？<" in both
    assert ">Which agreements are there, and when were they signed?<" in both


def test_a_cell_with_several_texts_of_one_language_still_says_which(graph: KnowledgeGraph) -> None:
    html = rows_of(graph, "agreement-parties", "zh")._repr_html_()
    (row,) = (line for line in html.splitlines() if "北京市医保中心、三河燕达医院" in line)
    assert row.count('<td lang="zh"') == 2


def test_no_rows_are_explained_where_the_question_explains_them(graph: KnowledgeGraph) -> None:
    question = questions.load("agreements")
    explained = question._replace(header=question.header._replace(empty=Words("没有", "none at all")))
    rows = Rows(Solutions(("title",), ()), question=explained)
    assert repr(rows).splitlines()[-1] == "none at all"
    assert "none at all" in rows._repr_html_()
    assert "0 rows" in rows_of(graph, "agreements", year=1999)._repr_html_()


def test_rows_and_triples_are_copied_and_stored_with_all_they_know(graph: KnowledgeGraph) -> None:
    rows = rows_of(graph, "agreements", "zh")
    triples = graph.query(f"CONSTRUCT WHERE {{ {PARTIES} }}", lang="zh")
    assert isinstance(triples, ResultTriples)
    for same, three in (copy.deepcopy((rows, triples)), pickle.loads(pickle.dumps((rows, triples)))):
        assert (str(same), same.citation, list(same)) == (str(rows), rows.citation, list(rows))
        assert (three, three.citation, three.lang) == (triples, triples.citation, "zh")


def test_built_triples_are_a_tuple_that_shows_as_a_table_and_prints_as_turtle(
    graph: KnowledgeGraph, twl: Callable[..., Outcome]
) -> None:
    sparql = f"CONSTRUCT WHERE {{ {PARTIES} }}"
    triples = graph.query(sparql)
    assert isinstance(triples, tuple)
    assert isinstance(triples, ResultTriples)
    assert len(triples) == 3
    assert f"{triples}\n" == twl("query", sparql).out
    assert [line.split() for line in repr(triples).splitlines()[2:]] == [
        *(["id:framework-agreement", "twl:hasParty", f"id:{name}"] for name in ("langfang", "tongzhou", "wuqing")),
        ["3", "triples"],
    ]
    html = triples._repr_html_()
    assert html.count("<tr>") == 4
    assert f'href="{ID}wuqing"' in html
    assert ", 3 triples; https://w3id.org/twl-graph/" in html
    assert triples.write("ntriples").count(b"\n") == 3


def test_many_triples_are_cut_and_counted_too(graph: KnowledgeGraph) -> None:
    triples = graph.query("CONSTRUCT { ?s rdfs:label ?o } WHERE { ?s rdfs:label ?o }", lang="zh")
    assert isinstance(triples, ResultTriples)
    more = len(triples) - SHOWN
    told = f"共 {len(triples)} 个三元组；以上是前 {SHOWN} 行，另有 {more} 行未显示，print() 可显示全部"
    assert repr(triples).splitlines()[-1] == told
    assert repr(triples).splitlines()[0].split() == ["主语", "谓语", "宾语"]


def test_a_table_fits_the_terminal_that_columns_tells(graph: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = rows_of(graph, "agreements")
    assert "COLUMNS" not in os.environ
    assert max(map(len, str(rows).splitlines())) > 100
    monkeypatch.setenv("COLUMNS", "70")
    assert max(map(len, str(rows).splitlines())) <= 70
    assert max(map(len, repr(rows).splitlines())) <= 70


def test_a_row_knows_its_evidence(graph: KnowledgeGraph) -> None:
    rows = rows_of(graph, "agreement-parties", agreement="推进通武廊战略合作发展框架协议")
    found = rows.evidence(0)
    assert Span(522, 554) in found.spans
    assert {fact.triple.predicate.value for fact in found.facts if Span(522, 554) in fact.spans} == {TWL + "hasParty"}
    with pytest.raises(IndexError):
        rows.evidence(3)
    bound = graph.query("SELECT ?x { ?a twl:hasParty ?x }", {"a": ox.NamedNode(ID + "framework-agreement")})
    assert isinstance(bound, Rows)
    assert bound.evidence(0).spans == (Span(522, 554),)


def test_rows_of_no_graph_and_stored_rows_have_the_evidence_that_was_asked_for(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnsupportedFeature, match="they have no evidence"):
        Rows(Solutions(("x",), ((None,),))).evidence(0)
    rows = rows_of(graph, "tourism-routes")
    with pytest.raises(UnsupportedFeature):
        pickle.loads(pickle.dumps(rows)).evidence(0)
    found = rows.evidence(0)
    assert pickle.loads(pickle.dumps(rows)).evidence(0) == found

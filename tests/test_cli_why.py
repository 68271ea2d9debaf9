"""`--why` shows beneath each row what it rests on; a query without rows is told why there are none."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Outcome

Twl = Callable[..., Outcome]
PARTIES = ("agreement-parties", "-p", "agreement=推进通武廊战略合作发展框架协议")


@pytest.fixture(autouse=True)
def no_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TWL_ARTICLE", raising=False)


def test_beneath_a_row_stand_the_spans_the_files_and_what_was_computed(twl: Twl) -> None:
    outcome = twl("ask", "agreements", "-p", "year=2018", "--why", "--lang", "zh")
    assert outcome.code == 0
    assert outcome.out.splitlines()[2:] == [
        "“通武廊”科技创新合作备忘录  备忘录  2018-01-18",
        "  p1:0,41 · 签署“通武廊”科技创新合作备忘录：日期（推断） 2018-01-18，签署文件 “通武廊”科技创新合作备忘录",
        "  p1:27,41 · “通武廊”科技创新合作备忘录：类 备忘录，名称 “通武廊”科技创新合作备忘录",
        "  [推算] · 签署“通武廊”科技创新合作备忘录：最早日期 2018-01-18，最晚日期 2018-01-18"
        " ← 日期（推断） 2018-01-18 (p1:0,41)",
        "  [ontology] · 名称与词汇 2 项",
    ]


def test_rows_that_share_a_line_have_their_evidence_together(twl: Twl) -> None:
    lines = twl("ask", *PARTIES, "--why").out.splitlines()
    assert lines[2].endswith("Langfang; Tongzhou District; Wuqing District")
    assert [line for line in lines if "has party Langfang and Tongzhou District and Wuqing District" in line] == [
        "  p4:522,554 · Framework Agreement on Advancing Tong-Wu-Lang Strategic Cooperation and Development: has party "
        "Langfang and Tongzhou District and Wuqing District"
    ]
    assert sum(line.startswith("  p4:514,554 ·") for line in lines) == 1


def test_in_both_languages_a_row_has_the_evidence_of_both(twl: Twl) -> None:
    both = twl("ask", "tourism-routes", "--why", "--lang", "both", "-f", "json").out
    found = json.loads(both)["evidence"][0]["facts"]
    labels = [fact["object"].get("xml:lang") for fact in found if fact["predicate"]["value"].endswith("#label")]
    assert sorted(labels) == ["en", "en", "zh", "zh"]


def test_json_has_an_array_with_one_entry_a_row(twl: Twl) -> None:
    answer = json.loads(twl("ask", *PARTIES, "--why", "-f", "json").out)
    assert len(answer["evidence"]) == len(answer["results"]["bindings"]) == 3
    assert {tuple(entry) for entry in answer["evidence"]} == {("facts", "caveats")}
    spans = [fact["spans"] for fact in answer["evidence"][0]["facts"] if fact["spans"]]
    assert ["char=522,554"] in spans


@pytest.mark.parametrize("syntax", ["csv", "tsv", "xml", "md"])
def test_every_other_format_has_a_column_more(twl: Twl, syntax: str) -> None:
    outcome = twl("query", "SELECT ?x { id:framework-agreement twl:hasParty ?x }", "--why", "-f", syntax)
    assert outcome.code == 0
    assert "evidence" in outcome.out
    assert outcome.out.count("char=522,554") == 3


def test_a_yes_has_its_evidence_in_a_table_and_in_json_and_nowhere_else(twl: Twl) -> None:
    ask = "ASK { id:tongwulang skos:altLabel ?name FILTER(STRSTARTS(?name, '小')) }"
    assert twl("query", ask, "--why").out == "yes\n  p1:111,125 · Tong-Wu-Lang: also called 小京津冀\n"
    assert json.loads(twl("query", ask, "--why", "-f", "json").out)["evidence"][0]["facts"][0]["spans"]
    refused = twl("query", ask, "--why", "-f", "csv")
    assert (refused.code, refused.out) == (3, "")
    assert "csv cannot hold the evidence of a yes or no: use table or json" in refused.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["query", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"], "evidence goes with SELECT and ASK"),
        (["ask", "timeline", "-f", "svg"], "svg cannot hold the evidence of a picture"),
    ],
)
def test_what_has_no_rows_has_no_evidence_and_says_so(twl: Twl, arguments: list[str], said: str) -> None:
    outcome = twl(*arguments, "--why")
    assert (outcome.code, outcome.out) == (3, "")
    assert said in outcome.err


def test_with_the_article_at_hand_the_very_words_are_shown(twl: Twl, article_file: Path) -> None:
    outcome = twl("ask", *PARTIES, "--why", "--article", article_file)
    text = article_file.read_text(encoding="utf-8")
    assert f"【{text[522:554]}】" in outcome.out
    assert "not the article" not in outcome.err


def test_a_wrong_article_is_refused_and_one_of_the_environment_is_left_aside(
    twl: Twl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("甲乙丙", encoding="utf-8")
    refused = twl("ask", *PARTIES, "--why", "--article", wrong)
    assert (refused.code, refused.out) == (2, "")
    monkeypatch.setenv("TWL_ARTICLE", str(wrong))
    kept = twl("ask", *PARTIES, "--why")
    assert kept.code == 0
    assert "p4:522,554 ·" in kept.out
    assert "not the article that this graph was made from" in kept.err


def test_the_evidence_keeps_within_the_terminal(twl: Twl, monkeypatch: pytest.MonkeyPatch) -> None:
    from twl_graph.widths import width

    monkeypatch.setenv("COLUMNS", "60")
    for lang in ("zh", "en"):
        assert max(map(width, twl("ask", "agreements", "--why", "--lang", lang).out.splitlines())) <= 60


def test_an_empty_answer_to_a_query_is_explained_below_it_and_unknown_terms_above(twl: Twl) -> None:
    outcome = twl("query", 'SELECT ?x { ?x twl:wordng "30余个" }')
    assert (outcome.code, outcome.out) == (0, "x\n-\n")
    lines = outcome.err.splitlines()
    assert [lines[0], *lines[3:]] == [
        "The graph does not know twl:wordng. Did you mean twl:wording?",
        'line 1: nothing in the graph matches ?x twl:wordng "30余个"',
        "no fact has the property twl:wordng. Did you mean twl:wording?",
    ]


def test_an_empty_answer_to_a_question_says_which_value_left_nothing(twl: Twl) -> None:
    outcome = twl("ask", "agreements", "-p", "year=2016")
    assert outcome.code == 0
    assert outcome.err.splitlines()[0] == "without year=2016 there are 13 rows"
    both = twl("ask", "timeline", "-p", "from=2030-01-01", "-p", "until=2031-01-01")
    assert both.err.splitlines()[0] == "without from=2030-01-01 there are 12 rows"


def test_quietly_only_rows_time_and_citation_are_left_out(twl: Twl) -> None:
    assert twl("query", "SELECT ?x { ?x a twl:Platform }", "-q").err.splitlines() == [
        "twl:Platform itself has 0, and classes below it 18 more; "
        "to ask for all, write a/rdfs:subClassOf* twl:Platform",
        "line 1: nothing in the graph matches ?x a twl:Platform",
    ]


def test_a_region_that_is_asked_for_is_told_what_its_grouping_did_and_the_other_way_round(twl: Twl) -> None:
    said = twl("ask", "actions-by-field", "-p", "actor=通州区", "--lang", "zh").err
    assert "以通武廊的名义另有 39 行：-p actor=id:tongwulang" in said
    parties = twl("ask", "agreement-parties", "-p", "party=通武廊", "--lang", "zh").err.splitlines()
    assert parties[1:4] == [
        "以廊坊市的名义另有 10 行：-p party=id:langfang",
        "以通州区的名义另有 10 行：-p party=id:tongzhou",
        "以武清区的名义另有 10 行：-p party=id:wuqing",
    ]
    assert "rows: -p" not in twl("ask", "agreement-parties", "-p", "party=三地法院").err


def test_a_parameter_with_a_usual_value_that_was_not_given_is_named(twl: Twl) -> None:
    assert twl("ask", "things-by-field", "-q").err == "field was not given: it is concept:transport\n"
    assert twl("ask", "things-by-field", "-p", "field=教育", "-q").err == ""

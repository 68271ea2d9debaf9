"""`twl ask` lists the ready questions and answers them."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, Outcome
from twl_graph import resources
from twl_graph.cli.question_help import explained
from twl_graph.cli.question_list import grouped
from twl_graph.graph_files import digest
from twl_graph.knowledge import Knowledge
from twl_graph.questions import load, load_all, names
from twl_graph.questions.topics import TOPICS
from twl_graph.widths import width

Twl = Callable[..., Outcome]
HEADER = "#+ summary: {zh: 问？, en: ask?}\n#+ description: {zh: 说, en: say}\n#+ topic: graph\n"
GRAPH = f"graph sha256:{digest(resources.root())[:12]}"


# --- the list -----------------------------------------------------------------------------------------------------


def test_without_a_name_the_questions_are_listed_by_topic_with_what_they_ask_and_take(twl: Twl) -> None:
    outcome = twl("ask")
    assert outcome.code == 0
    groups = [group.splitlines() for group in outcome.out.split("\n\n")]
    headings = [topic.en[0].upper() + topic.en[1:] for topic in TOPICS.values()]
    assert [group[0] for group in groups] == [each for each in headings if each in outcome.out]
    listed = [line.split()[0] for group in groups for line in group[1:] if re.match(r"  \S", line)]
    assert sorted(listed) == names()
    first = groups[0]
    assert first[0] == "Agreements and documents"
    at = next(number for number, line in enumerate(first) if line.startswith("  agreements "))
    assert first[at].endswith("Which agreements are there, and when were they signed?")
    assert first[at + 1].split() == ["-p", "year=…"]
    count, *hint = outcome.err.splitlines()
    assert count == f"{len(names())} questions"
    assert "  twl ask platforms -p place=Langfang" in hint
    assert twl("ask", "platforms", "-p", "place=Langfang").code == 0
    assert '  twl ask "What did Chen Ping say?"' in hint
    assert '  twl ask "陈平说了什么？"' in twl("ask", "--lang", "zh").err
    for sentence in ("What did Chen Ping say?", "陈平说了什么？"):
        assert twl("ask", sentence).code == 0


@pytest.mark.parametrize("lang", ["zh", "en", "both"])
@pytest.mark.parametrize("columns", [80, 40, 20])
def test_the_list_fits_the_terminal(lang: str, columns: int) -> None:
    shown = grouped(load_all()[0], lang, columns)
    assert max(width(line) for line in shown.splitlines()) <= max(columns, 2 + max(map(width, names())))
    words = "".join(shown.split())
    for question in load_all()[0]:
        for each in ("zh", "en") if lang == "both" else (lang,):
            assert "".join(question.header.summary.said(each).split()) in words


def test_the_list_speaks_the_language_that_is_asked_for(twl: Twl) -> None:
    assert "文中有哪些协议，何时签的？" in twl("ask", "--lang", "zh").out
    assert twl("ask", "--lang", "zh").out.startswith("协议与文件\n")
    both = twl("ask", "--lang", "both").out
    assert "谁说了什么？" in both
    assert "Who said what?" in both
    assert both.startswith("协议与文件 / Agreements and documents\n")


@pytest.mark.parametrize("syntax", ["json", "csv", "tsv", "xml"])
def test_for_machines_the_list_is_one_flat_table_with_a_column_for_the_topic(twl: Twl, syntax: str) -> None:
    outcome = twl("ask", "-f", syntax)
    assert outcome.err == ""
    if syntax == "json":
        parsed = json.loads(outcome.out)
        assert parsed["head"]["vars"] == ["topic", "name", "summary", "params"]
        listed = parsed["results"]["bindings"]
        assert sorted(row["name"]["value"] for row in listed) == names()
        assert all(row["topic"]["value"] == load(row["name"]["value"]).header.topic for row in listed)
    else:
        assert all(name in outcome.out for name in names())
        assert "organization" in TOPICS
        assert re.search(r"\bagreement\b", outcome.out)


def test_a_search_keeps_the_questions_that_speak_of_every_word_in_either_language(twl: Twl) -> None:
    found = twl("ask", "--search", "旅游 线路", "-f", "csv", "--lang", "en").out.splitlines()
    assert [line.split(",")[1] for line in found] == ["name", "tourism-routes"]
    assert twl("ask", "--search", "Tourism ROUTES", "-f", "csv").out.splitlines()[1:] == found[1:]
    alone = twl("ask", "--search", "speaker")
    assert "statements-by-speaker" in alone.out
    assert "tourism-routes" not in alone.out
    assert re.fullmatch(r"[1-9][0-9]* questions?\n", alone.err)
    assert twl("ask", "--search", "bicycle") == Outcome(4, "", 'No question "bicycle". twl ask lists them all.\n')


def test_a_broken_file_is_named_and_the_others_are_listed(
    twl: Twl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "good.rq").write_text(HEADER + "SELECT * { ?s ?p ?o }", encoding="utf-8")
    (tmp_path / "no-query.rq").write_text(HEADER + "SELECT * {\n  ?s ?p\n}", encoding="utf-8")
    (tmp_path / "no-header.rq").write_text(HEADER.replace("graph", "weather") + "SELECT * {}", encoding="utf-8")
    monkeypatch.setattr(resources, "queries", lambda: tmp_path)
    outcome = twl("ask")
    assert outcome.code == 2
    assert [line.split()[0] for line in outcome.out.splitlines()[1:]] == ["good"]
    assert "queries/no-query.rq:6:1: } cannot stand here" in outcome.err
    assert "queries/no-header.rq:3: there is no topic weather" in outcome.err
    assert twl("ask", "no-query", "-f", "csv").code == 2
    assert twl("ask", "good", "--limit", "100000", "-f", "csv").code == 0


# --- the help of a question ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [["platforms", "--help"], ["--help", "platforms"]])
def test_the_help_of_a_question_tells_what_it_answers_and_what_its_parameters_take(
    twl: Twl, arguments: list[str]
) -> None:
    english = twl("ask", *arguments)
    assert english.code == 0
    said = " ".join(english.out.split())
    assert said.startswith("Which platforms are there, where, and how far are they?")
    assert "command twl ask platforms [-p kind=…] [-p place=…] [-p status=…]" in said
    assert "topic platforms, routes and services tags platform, place, status" in said
    assert "[-p status=…] only those of this status Type: concept of statuses; optional" in said
    assert "It takes: agreed, done, imminent, planned, under way" in said
    chinese = "".join(twl("ask", *arguments, "--lang", "zh").out.split())
    assert "有哪些合作平台" in chinese
    assert "可用的值：已商定、已完成、即将、计划、进行中" in chinese
    assert "主题平台、线路与服务" in chinese


@pytest.mark.parametrize("lang", ["zh", "en", "both"])
def test_the_help_of_every_question_fits_a_terminal_of_80_columns(lang: str) -> None:
    knowledge = Knowledge.read()
    for question in load_all()[0]:
        lines = explained(question, knowledge, lang, 80).splitlines()
        assert max(map(width, lines)) <= 80
        assert all(f"-p {name}=…" in "\n".join(lines) for name in question.params)


def test_the_help_tells_defaults_bounds_values_and_what_is_required(
    twl: Twl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    params = """\
#+ params:
#+   least: {type: integer, minimum: 1, maximum: 9, description: {zh: 至少, en: at least so many}}
#+   most: {type: integer, notBefore: least, description: {zh: 至多, en: at most so many}}
#+   since: {type: year, minimum: 2000, required: true, description: {zh: 起, en: since this year}}
#+   word: {type: text, enumerate: [one, two], description: {zh: 词, en: a word}}
"""
    slots = "VALUES ?least { 3 } VALUES ?most { UNDEF } VALUES ?since { UNDEF } VALUES ?word { UNDEF }"
    (tmp_path / "mine.rq").write_text(f"{HEADER}{params}SELECT ?word {{ {slots} }}", encoding="utf-8")
    monkeypatch.setattr(resources, "queries", lambda: tmp_path)
    assert twl("ask", "mine", "--help").out.split("Parameters:\n")[1].splitlines()[:-2] == [
        "  [-p least=…]",
        "    at least so many",
        "    Type: a whole number from 1 to 9; by default 3",
        "  [-p most=…]",
        "    at most so many",
        "    Type: a whole number, such as 30; optional",
        "    Not before least",
        "  -p since=…",
        "    since this year",
        "    Type: a year of at least 2000; required",
        "  [-p word=…]",
        "    a word",
        "    Type: a text of 1 to 1000 characters; optional",
        "    It takes: one, two",
    ]
    assert "-p since=… (required)" in twl("ask").out
    assert "类型：1 至 9 的整数；默认 3" in twl("ask", "mine", "--help", "--lang", "zh").out


def test_the_help_of_a_question_that_there_is_not_names_the_nearest(twl: Twl) -> None:
    outcome = twl("ask", "platfrms", "--help")
    assert (outcome.code, outcome.out) == (4, "")
    assert "platforms" in outcome.err


# --- answers ------------------------------------------------------------------------------------------------------


def test_a_question_is_answered_under_headings_in_the_language(twl: Twl) -> None:
    outcome = twl("ask", "tourism-routes", "--lang", "zh")
    assert (outcome.code, outcome.out) == (
        0,
        "名称                推出者\n"
        "------------------  ------\n"
        "通武廊运河风情之旅  通武廊\n"
        "通武廊运河寻宝之旅  通武廊\n"
        "通武廊精品文化之旅  通武廊\n",
    )


@pytest.mark.parametrize("syntax", ["table", "csv", "tsv", "json", "xml", "md"])
def test_below_every_answer_stand_its_size_the_time_it_took_and_its_citation(twl: Twl, syntax: str) -> None:
    outcome = twl("ask", "agreements", "-p", "year=2018", "-f", syntax)
    size, citation = outcome.err.splitlines()
    assert re.fullmatch("1 row, [0-9]+ ms", size)
    assert citation.startswith("twl-graph 0.1.0, question agreements (year=2018), ")
    assert f", {GRAPH}, 1 row; https://w3id.org/twl-graph/" in citation
    quiet = twl("ask", "agreements", "-p", "year=2018", "-f", syntax, "--quiet")
    assert quiet == Outcome(0, outcome.out, "")
    chinese = twl("ask", "agreements", "-p", "year=2018", "-f", syntax, "--lang", "zh").err
    assert re.match("1 行，[0-9]+ 毫秒\ntwl-graph 0.1.0，问题 agreements（year=2018），图谱 sha256:", chinese)


def test_where_rows_share_one_in_the_table_both_numbers_are_told(twl: Twl) -> None:
    arguments = ("ask", "agreement-parties", "-p", "agreement=医保直接结算服务协议")
    table = twl(*arguments)
    assert len(table.out.splitlines()) == 3
    assert re.match("2 rows, joined into 1, [0-9]+ ms\n", table.err)
    assert ", 2 rows; " in table.err
    assert re.match("2 rows, [0-9]+ ms\n", twl(*arguments, "-f", "csv").err)


def test_no_rows_are_explained_where_the_header_does(twl: Twl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = "#+ empty: {zh: 什么也没有。, en: There is nothing.}\n"
    (tmp_path / "mine.rq").write_text(HEADER + empty + "SELECT ?s { ?s ?s ?s }", encoding="utf-8")
    (tmp_path / "yours.rq").write_text(
        HEADER + empty + "SELECT ?s { VALUES ?lang { 1 } BIND(1 AS ?s) }", encoding="utf-8"
    )
    monkeypatch.setattr(resources, "queries", lambda: tmp_path)
    outcome = twl("ask", "mine")
    assert (outcome.code, outcome.out) == (0, "s\n-\n")
    assert outcome.err.startswith("There is nothing.\n0 rows, ")
    assert twl("ask", "mine", "-f", "csv", "--lang", "zh").err.startswith("什么也没有。\n0 行，")
    assert twl("ask", "mine", "-q") == Outcome(0, "s\n-\n", "There is nothing.\n")
    assert "nothing" not in twl("ask", "yours").err


def test_machines_get_the_variables_and_typed_terms(twl: Twl) -> None:
    lines = twl("ask", "agreements", "-f", "tsv", "-p", "year=2018").out.splitlines()
    assert lines[0] == "?agreement\t?title\t?kind\t?signed\t?earliest\t?latest"
    assert lines[1].split("\t")[3] == '"2018-01-18"^^<http://www.w3.org/2001/XMLSchema#date>'


def test_in_both_languages_a_column_that_differs_becomes_two(twl: Twl) -> None:
    header, *rows = twl("ask", "tourism-routes", "--lang", "both", "-f", "csv").out.splitlines()
    assert header == "route,name_zh,name_en,offeredBy_zh,offeredBy_en"
    assert rows[0].endswith("通武廊运河风情之旅,Tong-Wu-Lang Canal Scenery Tour,通武廊,Tong-Wu-Lang")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["agrement"], 4, 'No question "agrement". Did you mean agreements'),
        (["agrement", "--lang", "zh"], 4, "没有名为“agrement”的问题。你是不是要用：agreements"),
        (["agreements", "year=2018"], 2, "Parameters are given with -p: -p year=2018"),
        (["who", "signed", "it"], 2, "Too many arguments: signed it. Put a sentence in quotes"),
        (["people", "--search", "x"], 2, "--search lists questions and takes no NAME"),
        (["--show-query"], 2, "Name the question first"),
        (["agreements", "-p", "year="], 2, "The parameter year has no value: write -p year=VALUE, or leave it out"),
        (["statements-by-speaker", "-p", "speaker= "], 2, "The parameter speaker has no value"),
        (["agreements", "-p", "year =1", "-p", "year=2"], 2, "The parameter year is given twice"),
        (["timeline", "-p", "from=2018-01-02", "-p", "until=2018-01-01"], 2, "must not come before from (2018-01-02)"),
        (["people", "-p", "x=1"], 2, "no parameter x. It has none."),
        (["agreements", "-p", "year"], 2, '-p takes name=value, not "year"'),
        (["agreements", "-p", "year=1", "-p", "year=2"], 2, "given twice"),
        (["agreements", "-p", "year=20"], 2, "a year of four digits"),
        (["platforms", "-p", "kind=合作协议"], 2, 'takes only: kind of platform; "合作协议" is: something else'),
        (["statements-by-speaker", "-p", "speaker=冯绍惠"], 4, 'The parameter speaker: no person "冯绍惠"'),
        ([""], 2, "Name the question"),
        (["-p", "year=2018"], 2, "Name the question first"),
        (["people", "-f", "turtle"], 2, "SELECT gives rows or a yes or no, which turtle cannot hold"),
        (["people", "--limit", "2"], 5, "more than 2 rows; none is shown"),
    ],
)
def test_what_goes_wrong_is_one_message_and_the_right_code(
    twl: Twl, arguments: list[str], code: int, said: str
) -> None:
    outcome = twl("ask", *arguments)
    assert (outcome.code, outcome.out) == (code, "")
    assert said in outcome.err
    assert "Traceback" not in outcome.err


def test_a_hostile_value_is_only_a_name_that_nothing_has(twl: Twl) -> None:
    outcome = twl("ask", "statements-by-speaker", "-p", "speaker=<x> } SERVICE <http://127.0.0.1/> { ?s ?p ?o")
    assert (outcome.code, outcome.out) == (4, "")


def test_what_was_typed_is_repeated_in_one_line_that_acts_on_no_terminal(twl: Twl) -> None:
    value = "a\nb\x1b[2J" + "x" * 5000
    error = twl("ask", "statements-by-speaker", "-p", f"speaker={value}").err
    assert error.startswith('The parameter speaker: no person "a b\\x1b[2Jxxxx')
    assert len(error.splitlines()) == 1
    assert len(error) < 400


# --- sentences ----------------------------------------------------------------------------------------------------


@pytest.fixture
def some(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with some of the questions, as the only ones that there are; it may be added to."""
    for name in ("agreement-parties", "agreements", "fields-of-agreement", "officeholders", "tourism-routes"):
        shutil.copy(ROOT / "queries" / f"{name}.rq", tmp_path)
    monkeypatch.setattr(resources, "queries", lambda: tmp_path)
    return tmp_path


@pytest.mark.usefixtures("some")
def test_a_sentence_is_answered_where_it_is_clear_and_the_commands_are_told(twl: Twl) -> None:
    outcome = twl("ask", "谁签署了框架协议？", "--lang", "zh")
    assert outcome.code == 0
    named = twl("ask", "agreement-parties", "-p", "agreement=推进通武廊战略合作发展框架协议", "--lang", "zh")
    assert outcome.out == named.out
    assert "廊坊市、通州区、武清区" in outcome.out
    said = outcome.err.splitlines()
    assert said[:4] == [
        "“谁签署了框架协议？”——按此作答：",
        "  twl ask agreement-parties -p agreement=推进通武廊战略合作发展框架协议",
        "    每份协议由哪些方签署？",
        "也可能是：",
    ]
    assert said[-1] == named.err.splitlines()[-1], "it is cited as the question that was answered"
    assert sum(line.startswith("  twl ask ") for line in said) == 3


@pytest.mark.usefixtures("some")
def test_the_command_that_is_told_can_be_copied(twl: Twl) -> None:
    outcome = twl("ask", "who signed the framework agreement", "-f", "csv")
    command = outcome.err.splitlines()[1].strip()
    assert command.startswith("twl ask agreement-parties -p 'agreement=Framework Agreement on ")
    copied = twl(*shlex.split(command)[1:], "-f", "csv")
    assert copied.out == outcome.out
    assert len(copied.out.splitlines()) == 4


def test_a_sentence_that_is_not_clear_gets_what_there_is_to_choose_from_and_no_answer(twl: Twl, some: Path) -> None:
    shutil.copy(some / "agreements.rq", some / "agreements-one.rq")
    (some / "agreements.rq").rename(some / "agreements-two.rq")
    outcome = twl("ask", "2018年签了什么协议？", "--lang", "zh")
    assert (outcome.code, outcome.out) == (4, "")
    assert outcome.err.splitlines()[:5] == [
        "“2018年签了什么协议？”可指 3 个问题，请选一个：",
        "  twl ask agreements-one -p year=2018",
        "    文中有哪些协议，何时签的？",
        "  twl ask agreements-two -p year=2018",
        "    文中有哪些协议，何时签的？",
    ]


@pytest.mark.usefixtures("some")
def test_where_one_question_is_near_and_not_near_enough_it_is_offered_alone(twl: Twl) -> None:
    outcome = twl("ask", "线路图下载", "--lang", "zh")
    assert (outcome.code, outcome.out) == (4, "")
    assert outcome.err.startswith("没有名为“线路图下载”的问题。你是不是要用：twl ask tourism-routes？")


@pytest.mark.parametrize("sentence", ["今天天气怎么样", "how do I cook rice?", "？", "xylophone"])
def test_a_sentence_about_something_else_is_told_so(twl: Twl, sentence: str) -> None:
    outcome = twl("ask", sentence)
    assert (outcome.code, outcome.out) == (4, "")
    assert outcome.err == (
        f'No ready question is like "{sentence}". Put it otherwise; twl ask lists them all, and twl show tells of one '
        "thing.\n"
    )


@pytest.mark.usefixtures("some")
def test_a_parameter_that_is_given_counts_more_than_what_a_sentence_names(twl: Twl) -> None:
    plain = twl("ask", "谁签署了框架协议", "-f", "csv", "-p", "agreement=医保直接结算服务协议")
    named = twl("ask", "agreement-parties", "-f", "csv", "-p", "agreement=医保直接结算服务协议")
    assert (plain.code, plain.out) == (0, named.out)
    assert twl("ask", "谁签署了框架协议", "-p", "nonsense=1").code == 4


def test_the_name_of_a_question_may_be_written_with_blanks(twl: Twl) -> None:
    assert twl("ask", "tourism routes", "-q") == twl("ask", "tourism-routes", "-q")


@pytest.mark.usefixtures("some")
def test_a_single_word_that_is_no_name_is_too_little_to_answer_and_gets_an_offer(twl: Twl) -> None:
    outcome = twl("ask", "mayor")
    assert (outcome.code, outcome.out) == (4, "")
    assert "twl ask officeholders" in outcome.err


def test_a_question_by_its_name_imports_nothing_that_understands_sentences() -> None:
    code = (
        "import sys; from twl_graph.cli import main; main(['ask', 'people', '-f', 'csv', '-q']);"
        "names = ('retrieval', 'mentions', 'periods', 'thesaurus', 'wordings', 'cli.sentence', 'cli.completion',"
        " 'cli.question_list', 'cli.question_help', 'permitted', 'entities');"
        "print(sorted(name for name in names if 'twl_graph.' + name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


# --- the query ----------------------------------------------------------------------------------------------------


def test_the_query_can_be_shown_and_asked_elsewhere(twl: Twl, tmp_path: Path) -> None:
    shown = twl("ask", "agreements", "-p", "year=2018", "--show-query")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("# Which agreements are there, and when were they signed?\nPREFIX ")
    assert "#+" not in shown.out
    file = tmp_path / "shown.rq"
    file.write_text(shown.out, encoding="utf-8")
    assert twl("query", "--file", file, "-f", "tsv").out == twl("ask", "agreements", "-p", "year=2018", "-f", "tsv").out
    assert twl("ask", "agreements", "--show-query", "-o", tmp_path / "o.rq").out == ""
    assert (tmp_path / "o.rq").read_text(encoding="utf-8").endswith("?agreement\n")
    both = twl("ask", "agreements", "--show-query", "--lang", "both")
    assert (both.code, both.out) == (2, "")
    assert "--lang zh or en" in both.err

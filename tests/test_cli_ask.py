"""`twl ask` lists the ready questions and answers them."""

import json
from collections.abc import Callable

import pytest

from tests.conftest import Outcome
from twl_graph.questions import names

Twl = Callable[..., Outcome]


def test_without_a_name_the_questions_are_listed_with_what_they_ask(twl: Twl) -> None:
    outcome = twl("ask")
    assert outcome.code == 0
    assert outcome.out.splitlines()[0].split() == ["name", "question", "parameters", "(?", "optional)"]
    assert [line.split()[0] for line in outcome.out.splitlines()[2:]] == names()
    assert "Which agreements were signed, and when?" in outcome.out
    count, hint = outcome.err.splitlines()
    assert count == f"{len(names())} rows"
    assert "twl ask platforms -p place=Langfang" in hint
    assert twl("ask", "platforms", "-p", "place=Langfang").code == 0


@pytest.mark.parametrize("arguments", [["platforms", "--help"], ["--help", "platforms"]])
def test_the_help_of_a_question_tells_what_it_answers_and_what_its_parameters_take(
    twl: Twl, arguments: list[str]
) -> None:
    english = twl("ask", *arguments)
    assert english.code == 0
    said = " ".join(english.out.split())
    assert said.startswith("Which platforms are there, where, and how far are they?")
    assert "-p status=… only those of this status." in said
    assert "It takes: agreed, done, imminent, planned, under way." in said
    chinese = "".join(twl("ask", *arguments, "--lang", "zh").out.split())
    assert "有哪些合作平台" in chinese
    assert "可用的值：已商定、已完成、即将、计划、进行中。" in chinese


def test_the_help_of_a_question_that_there_is_not_names_the_nearest(twl: Twl) -> None:
    outcome = twl("ask", "platfrms", "--help")
    assert (outcome.code, outcome.out) == (4, "")
    assert "platforms" in outcome.err


def test_the_list_speaks_the_language_that_is_asked_for(twl: Twl) -> None:
    assert "三地签了哪些协议，何时签的？" in twl("ask", "--lang", "zh").out
    both = twl("ask", "--lang", "both").out
    assert "谁说了什么？" in both
    assert "Who said what?" in both


def test_the_list_is_data_in_every_format(twl: Twl) -> None:
    listed = json.loads(twl("ask", "-f", "json").out)["results"]["bindings"]
    assert [row["name"]["value"] for row in listed] == names()


def test_a_question_is_answered_under_headings_in_the_language(twl: Twl) -> None:
    assert twl("ask", "tourism-routes", "--lang", "zh") == Outcome(
        0,
        "名称                推出者\n"
        "------------------  ------\n"
        "通武廊运河风情之旅  通武廊\n"
        "通武廊运河寻宝之旅  通武廊\n"
        "通武廊精品文化之旅  通武廊\n",
        "3 行\n",
    )


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


def test_a_name_like_no_question_is_told_how_to_find_them(twl: Twl) -> None:
    assert twl("ask", "zzzz") == Outcome(4, "", 'No question "zzzz". twl ask lists them all.\n')

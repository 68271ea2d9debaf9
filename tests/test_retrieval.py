"""Ready questions are ranked by what a wording shares with them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twl_graph.questions import load, load_all
from twl_graph.questions.header import Asked
from twl_graph.wordings.mentions import plain
from twl_graph.wordings.retrieval import Accounted, Index, stem, units

#: Some that will not become more, so that what is rare among them stays so.
NAMES = "agreement-parties agreements industry-clusters people platforms timeline tourism-routes"
QUESTIONS = [load(name) for name in NAMES.split()]
INDEX = Index(QUESTIONS)


def tokens(text: str) -> list[str]:
    return [token.replace("\x00", "~") for unit in units(plain(text)) for token in unit.tokens]


def best(text: str) -> str:
    return max(QUESTIONS, key=lambda question: INDEX.score(question.name, plain(text))).name


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("agreements", "agreement"),
        ("parties", "party"),
        ("signed", "sign"),
        ("signing", "sign"),
        ("meetings", "meet"),
        ("places", "plac"),
        ("place", "plac"),
        ("process", "process"),
        ("bus", "bus"),
        ("ring", "ring"),
    ],
)
def test_an_english_word_is_reduced_to_its_stem(word: str, expected: str) -> None:
    assert stem(word) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Who signed the agreements?", ["~who", "~sign", "~agreement"]),
        ("谁签署了哪些协议？", ["~who", "~sign", "~agreement"]),
        ("精品旧物", ["精品", "品旧", "旧物"]),
        ("how many people took part", ["~how-many", "~person", "~take-part"]),
        ("请问亭", ["亭"]),
        ("的了吗", []),
        ("tell me about all of them", []),
        ("", []),
    ],
)
def test_a_wording_is_taken_apart_into_terms_stems_and_pairs_of_characters(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


def test_a_question_fits_its_own_words_better_than_nearly_all_others_do() -> None:
    questions = load_all()[0]
    index = Index(questions)
    for question in questions:
        for text in question.header.summary:
            scores = {each.name: index.score(each.name, plain(text)) for each in questions}
            ahead = [name for name, score in scores.items() if score > scores[question.name]]
            assert len(ahead) <= 2, f"{text}: {ahead}"
            assert scores[question.name] > 0.35 or not units(plain(text))


def test_rare_words_count_more_than_common_ones() -> None:
    assert best("tourism routes in agreement") == "tourism-routes"
    assert best("旅游的协议线路") == "tourism-routes"


def test_a_misspelled_word_counts_as_the_one_it_is_most_like() -> None:
    assert best("industy clusterss") == "industry-clusters"
    assert INDEX.score("platforms", "plattforms") > 0.5
    assert INDEX.score("platforms", "uniforms") == 0


def test_a_question_is_found_by_how_else_people_ask_it() -> None:
    header = load("people").header
    plainly = load("people")._replace(header=header._replace(asked=Asked()))
    oddly = plainly._replace(
        name="odd", header=plainly.header._replace(asked=Asked(("甲乙丙丁",), ("zither players",)))
    )
    index = Index([plainly, oddly])
    for text in ("甲乙丙丁", "zither players"):
        assert index.score("odd", text) > 0.5
        assert index.score("people", text) == 0


def test_the_names_in_the_usual_answer_count_a_little() -> None:
    question = load("people")
    without, told = Index([question]), Index([question], {"people": ["zither"]})
    assert without.score("people", "zither") == 0
    assert 0 < told.score("people", "zither") < told.score("people", "people named")


def test_what_parameters_account_for_counts_for_the_question() -> None:
    without = INDEX.score("agreement-parties", "party")
    foreign = INDEX.score("agreement-parties", "party", [Accounted("xylophone", 0.0)])
    filled = INDEX.score("agreement-parties", "party", [Accounted("xylophone", 1.0)])
    assert foreign < without < filled


def test_a_short_name_that_a_parameter_takes_weighs_as_much_as_a_rare_word() -> None:
    scores = {name: INDEX.score("people", "人物", [Accounted(name, 1.0)]) for name in ("甲乙", "甲乙丙", "甲乙丙丁戊")}
    assert scores["甲乙"] == pytest.approx(scores["甲乙丙"])
    assert scores["甲乙"] < scores["甲乙丙丁戊"]


@given(st.text())
def test_a_score_lies_between_0_and_1(text: str) -> None:
    for question in QUESTIONS:
        assert 0 <= INDEX.score(question.name, plain(text)) <= 1


def test_nothing_shared_is_nothing() -> None:
    assert {INDEX.score(question.name, "xylophone") for question in QUESTIONS} == {0}
    assert {INDEX.score(question.name, "") for question in QUESTIONS} == {0}


def test_of_two_questions_that_both_fit_the_plainer_is_meant() -> None:
    plainer, other = (INDEX.score(name, "agreements") for name in ("agreements", "agreement-parties"))
    assert plainer > other > 0

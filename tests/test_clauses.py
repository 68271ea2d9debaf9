"""Clauses cover a text: every word is in one, and none is too long to be evidence."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twl_graph.drafting.clauses import LONGEST, clauses, is_punctuation
from twl_graph.evidence.article import lines

#: Texts of what clauses are cut at, and of what is not to be cut.
WRITTEN = st.text(
    st.sampled_from("东河区签约，。！？；：、“”《》（） ,.;!?\"'()\r\n\u3000\ufeffabcABC019%…—") | st.characters(),
    max_size=400,
)


def cut(text: str) -> list[str]:
    return [text[span.start : span.end] for span in clauses(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("东河区签约。西河区来了！", ["东河区签约", "西河区来了"]),
        ("东河区签约，西河区来了；两区同庆。", ["东河区签约，西河区来了", "两区同庆"]),
        ("他说：“来吧。”大家来了。", ["他说：“来吧。”", "大家来了"]),
        ("　　第一段。\r\n\r\n第二段", ["第一段", "第二段"]),
        ("\ufeff东河区签约。", ["东河区签约"]),
        ("Dr. Li of East Lake Co. came. He paid 3.5 yuan!", ["Dr. Li of East Lake Co. came", "He paid 3.5 yuan"]),
        ("《好吗？好。》出版了。", ["《好吗？好。》出版了"]),
        ("增长12.5%。", ["增长12.5%"]),
        ("……", []),
    ],
)
def test_a_text_is_cut_at_the_ends_of_sentences(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_a_long_sentence_is_cut_at_commas_into_pieces_as_long_as_may_be() -> None:
    text = "，".join(["东河区与西河区共同治理平河"] * 8) + "。"
    pieces = cut(text)
    assert [len(piece) for piece in pieces] == [55, 55]
    assert "，".join(pieces) == text[:-1]
    assert cut("1,000" * 40) == ["1,000" * 24, "1,000" * 16], "a comma between digits ends nothing"


def test_a_long_list_without_commas_is_cut_between_its_members() -> None:
    pieces = cut("签署" + "".join(f"《东河与西河两区第{number}号合作协议》" for number in range(9)))
    assert all(piece.endswith("》") and len(piece) <= LONGEST for piece in pieces)
    assert len(pieces) > 1


def test_an_english_sentence_is_cut_at_commas_only_beyond_a_hundred_and_twenty_letters() -> None:
    short = "East District signed, West District came, and both were glad"
    assert cut(short + ".") == [short]
    assert len(cut(", ".join([short] * 3) + ".")) > 1


@given(WRITTEN)
def test_every_character_that_says_something_is_in_exactly_one_clause(text: str) -> None:
    found = clauses(text)
    assert found == sorted(found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    outside = set(range(len(text))) - {place for span in found for place in range(span.start, span.end)}
    assert all(is_punctuation(text[place]) or text[place].isspace() for place in outside)


@given(WRITTEN)
def test_a_clause_lies_in_one_paragraph_and_is_short_and_trimmed(text: str) -> None:
    for span in clauses(text):
        assert sum(span in line for line in lines(text)) == 1
        assert len(span) <= LONGEST
        words = text[span.start : span.end]
        assert words == words.strip()
        assert words[-1] not in "，。；、,;"

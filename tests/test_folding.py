"""Names are compared by their letters and digits."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from twl_graph.folding import fold, folded, has_han, is_han

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXTS)
def test_what_is_left_is_letters_and_digits_and_folding_again_changes_nothing(text: str) -> None:
    assert {unicodedata.category(character)[0] for character in fold(text)} <= {"L", "N"}
    assert fold(fold(text)) == fold(text)


@given(st.lists(TEXTS, min_size=1))
def test_many_at_once_are_folded_as_each_alone(texts: list[str]) -> None:
    assert folded(texts) == [fold(text) for text in texts]


def test_a_line_end_in_a_name_is_no_new_name() -> None:
    assert folded(["a\nb", "c"]) == ["ab", "c"]


def test_chinese_characters_are_known() -> None:
    assert is_han("廊")
    assert not is_han("a")
    assert not is_han("《")
    assert has_han("2017年")
    assert not has_han("2017")

"""Numbers that a wording gives to a parameter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twl_graph.errors import Words
from twl_graph.questions.parameters import Kind, Parameter
from twl_graph.wordings.ordinals import ordinal

PARAGRAPH = Parameter("paragraph", Kind.INTEGER, Words("第几段", "number of the paragraph"), minimum=1, maximum=19)


@pytest.mark.parametrize(
    ("text", "value", "named"),
    [
        ("what does paragraph 9 state", 9, "paragraph 9"),
        ("第4段写了什么", 4, "第4段"),
        ("文章第九段", 9, "第九段"),
        ("第十段", 10, "第十段"),
        ("第十九段", 19, "第十九段"),
    ],
)
def test_a_number_beside_what_it_counts_is_read_in_both_languages(text: str, value: int, named: str) -> None:
    found = ordinal(text, PARAGRAPH)
    assert found is not None
    assert found.value == value
    assert text[found.start : found.end] == named


@pytest.mark.parametrize(
    "text", ["paragraph", "9", "第段", "第九届", "paragraph 20", "第二十段", "paragraph 0", "第十十段", "第一一段"]
)
def test_what_counts_nothing_or_lies_out_of_bounds_is_not_read(text: str) -> None:
    assert ordinal(text, PARAGRAPH) is None


@given(st.text(alphabet="第段一十九零 paragraph0123456789", max_size=20))
def test_no_text_gives_a_number_out_of_bounds(text: str) -> None:
    found = ordinal(text, PARAGRAPH)
    assert found is None or 1 <= found.value <= 19

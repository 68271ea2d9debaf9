"""Edits are counted as people make them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twl_graph.search.typos import edits, edits_within

WORDS = st.text("abcd廊坊", max_size=8)


@pytest.mark.parametrize(
    ("typed", "meant", "count"),
    [
        ("langfang", "langfang", 0),
        ("langfan", "langfang", 1),
        ("langgfang", "langfang", 1),
        ("lanhfang", "langfang", 1),
        ("lnagfang", "langfang", 1),
        ("lnagfagn", "langfang", 2),
        ("通武郎", "通武廊", 1),
        ("武通廊", "通武廊", 1),
        ("京津冀", "通武廊", None),
        ("", "ab", 2),
    ],
)
def test_the_edits_between_two_words(typed: str, meant: str, count: int | None) -> None:
    assert edits(typed, meant, 2) == count


@pytest.mark.parametrize(
    ("typed", "meant", "count"),
    [
        ("framwork", "culture framework agreement", 1),
        ("合做协", "科技合作协议", 1),
        ("bridge", "bridge", 0),
        ("xyz", "abc", None),
    ],
)
def test_the_edits_that_make_a_part(typed: str, meant: str, count: int | None) -> None:
    assert edits_within(typed, meant, 1) == count


@given(WORDS, WORDS)
def test_there_and_back_take_as_many(one: str, other: str) -> None:
    assert edits(one, other, 20) == edits(other, one, 20)


@given(WORDS, WORDS, st.integers(0, 4))
def test_a_bound_changes_nothing_but_what_lies_beyond_it(one: str, other: str, most: int) -> None:
    count = edits(one, other, 20)
    assert count is not None
    assert edits(one, other, most) == (count if count <= most else None)


@given(WORDS, WORDS, WORDS)
def test_a_part_takes_none(before: str, part: str, after: str) -> None:
    assert edits_within(part, before + part + after, 3) == 0

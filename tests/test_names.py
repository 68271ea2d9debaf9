"""When two names are nearly the same: a slip of the pen is, a number, a direction or another kind of place is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twl_graph.validation.consistency.names import Name, alike, names


def pair(one: str, other: str) -> tuple[Name, Name]:
    known = names([one, other])
    return known[one], known[other]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("区域合作框架协议", "区域合作框架协定"),
        ("区域合作框架协议", "区域合作的框架协议"),
        ("区域合作框架协议", "区域作合框架协议"),
        ("Regional agreement", "Regional agreements"),
        ("cooperation agreement on education", "the education cooperation agreement"),
    ],
)
def test_one_character_or_the_order_of_english_words_makes_no_new_name(one: str, other: str) -> None:
    first, second = pair(one, other)
    assert first.near(second)
    assert second.near(first)
    assert not first.same(second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("合作协议", "合作协定"),  # short: each character counts
        ("agreement", "agreements"),
        ("第一届职业技能大赛", "第二届职业技能大赛"),
        ("2017年职业技能大赛", "2018年职业技能大赛"),
        ("东部地区合作联盟", "西部地区合作联盟"),
        ("甲组足球联赛赛程", "乙组足球联赛赛程"),
        ("working group A", "working group B"),
        ("action plan part I", "action plan part II"),
        ("road from Langfang to Beijing", "road from Beijing to Langfang"),
        ("通州市人民医院", "通州区人民医院"),
        ("区域合作框架协议", "区域合作框架"),
    ],
)
def test_what_sets_things_of_one_kind_apart_makes_another_name(one: str, other: str) -> None:
    first, second = pair(one, other)
    assert not first.near(second)
    assert not first.same_place(second)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("武清", "武清区", True),
        ("廊坊市教育局", "廊坊教育局", True),
        ("香河镇", "香河县", False),
        ("武清区", "武清区", False),  # the same, not only the same place
        ("市区", "区", False),
    ],
)
def test_the_kind_of_a_place_may_be_left_out_but_not_changed(one: str, other: str, same: bool) -> None:
    assert Name(one, one).same_place(Name(other, other)) is same
    assert Name(other, other).same_place(Name(one, one)) is same


def test_width_case_quotation_marks_and_blanks_make_no_new_name() -> None:
    first, second = pair("《“通武廊”ＡＢ 协议》", "通武廊ab协议")
    assert first.same(second)


def test_what_has_no_letter_or_digit_is_no_name() -> None:
    assert names(["——", "", "甲"]).keys() == {"甲"}
    assert names([]) == {}


@given(st.text("abcd区合作协议", min_size=6, max_size=14), st.data())
def test_names_one_edit_apart_are_always_compared(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text) - 1))
    drawn = data.draw(st.sampled_from(["", "e", "e" + text[place]]))
    other = text[:place] + drawn + text[place + 1 :]
    first, second = pair(text, other)
    if first.near(second) or first.same(second) or first.same_place(second):
        assert {frozenset(each) for each in alike([first, second])} == {frozenset((first, second))}


@given(st.text("甲ab区合作协议1", max_size=12), st.text("甲ab区合作协议1", max_size=12))
def test_being_near_goes_both_ways(one: str, other: str) -> None:
    first, second = Name(one, one), Name(other, other)
    assert first.near(second) == second.near(first)
    assert first.same_place(second) == second.same_place(first)
    assert not first.near(first)

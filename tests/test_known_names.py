"""Known names are found in a text however it is set, the longest first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bundled import knowledge
from twl_graph.drafting.known_names import KnownNames, folded
from twl_graph.namespaces import ID

NAMES = KnownNames(
    [
        ("东河", ID + "east"),
        ("东河区", ID + "east"),
        ("East District", ID + "east"),
        ("东河区、西河区代表", ID + "group"),
        ("西河区", ID + "west"),
        ("“两河”合作协议", ID + "pact"),
        ("两河", ID + "both"),
        ("河区", ID + "part"),
        ("区治理", ID + "rule"),
        ("甲", ID + "short"),
        ("AB", ID + "short"),
        ("一体", ID + "one"),
        ("一体", ID + "other"),
    ],
    proper=[ID + "pact"],
)


def found(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], iri.removeprefix(ID)) for start, end, iris in NAMES.mentions(text) for iri in iris]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("东河区来了", [("东河区", "east"), ("河区", "part")]),
        ("EAST  DISTRICT came", [("EAST  DISTRICT", "east")]),
        ("Ｅａｓｔ District’s", [("Ｅａｓｔ District", "east")]),
        ("Northeast District", []),
        ("East Districts", []),
        ("《“两河”合作协议》", [("两河”合作协议", "pact")]),
        ("《两河合作协议》", [("两河合作协议", "pact")]),
        ("‘两河’各地", [("两河", "both")]),
        ("两。河", []),
        ("东河区治理", [("东河区", "east"), ("河区", "part")]),
        ("甲 AB", []),
        ("一体", [("一体", "one"), ("一体", "other")]),
    ],
)
def test_a_name_is_found_as_it_is_compared(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_what_stands_in_a_descriptive_name_is_found_too_and_what_stands_in_a_title_is_not() -> None:
    assert ("西河区", "west") in found("东河区、西河区代表")
    assert ("两河", "both") not in found("“两河”合作协议")


def test_the_names_of_the_graph_are_those_of_its_things() -> None:
    names = KnownNames.of(knowledge())
    text = "北京通州区与 Wuqing District 签署“通武廊”科技合作协议"
    things = {iri for mention in names.mentions(text) for iri in mention.iris}
    assert {ID + "tongzhou", ID + "wuqing", ID + "science-agreement"} <= things
    assert ID + "tongwulang" not in things, "it is part of the title"
    assert names.named("《“通武廊”科技合作协议》") == (ID + "science-agreement",)


def test_a_name_that_holds_only_in_context_is_looked_for_only_in_the_text_that_gave_it() -> None:
    text = "一年来三地落实框架协议"
    assert KnownNames.of(knowledge()).mentions(text) == []
    within = {iri for mention in KnownNames.of(knowledge(), in_context=True).mentions(text) for iri in mention.iris}
    assert within == {ID + "past-year", ID + "tongwulang", ID + "framework-agreement"}


@given(
    st.lists(st.sampled_from(["东河区", "East District", "两河", "，", " ", "“", "》", "x", "签署", "\n"])).map("".join)
)
def test_the_name_of_every_mention_stands_where_it_says(text: str) -> None:
    called = {folded(name).text for name in ("东河", "东河区", "East District", "西河区", "两河", "河区")}
    mentions = NAMES.mentions(text)
    for start, end, _ in mentions:
        assert folded(text[start:end]).text in called
    assert [mention.start for mention in mentions] == sorted(mention.start for mention in mentions)


@given(st.text())
def test_a_folded_text_knows_where_each_of_its_characters_stood(text: str) -> None:
    plain = folded(text)
    assert len(plain.text) == len(plain.places)
    assert list(plain.places) == sorted(plain.places)
    assert folded(plain.text).text == folded(folded(plain.text).text).text

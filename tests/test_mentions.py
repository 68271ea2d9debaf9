"""A free wording names things by any of their names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bundled import knowledge
from twl_graph.namespaces import CONCEPT, ID, TWL
from twl_graph.wordings.mentions import mentions, plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“通武廊” 科技 合作协议", "通武廊科技合作协议"),
        ("Tōng-Wǔ-Láng’s  Canal", "tong wu lang s canal"),
        ("ＡＢＣ１２ 廊坊 Langfang", "abc12廊坊langfang"),
        ("  。！ ", ""),
    ],
)
def test_plain_text_has_letters_and_digits_alone(text: str, expected: str) -> None:
    assert plain(text) == expected


@given(st.text())
def test_plain_text_is_plain_already(text: str) -> None:
    assert plain(plain(text)) == plain(text)


def named(text: str) -> list[tuple[str, set[str], bool]]:
    written = plain(text)
    return [(written[each.start : each.end], set(each.iris), each.whole) for each in mentions(written, knowledge())]


@pytest.mark.parametrize(
    ("text", "name", "iri"),
    [
        ("谁签署了框架协议？", "框架协议", ID + "framework-agreement"),
        ("who signed the Framework Agreement?", "framework agreement", ID + "framework-agreement"),
        ("廊坊有什么", "廊坊", ID + "langfang"),
        ("what of Langfang's plans", "langfang", ID + "langfang"),
        ("which hospitals are there", "hospitals", TWL + "Hospital"),
        ("旅游线路", "旅游", CONCEPT + "tourism"),
        ("正在推进的", "正在推进", CONCEPT + "under-way"),
        ("ongoing work", "ongoing", CONCEPT + "under-way"),
    ],
)
def test_a_thing_is_named_by_label_alias_plural_or_synonym(text: str, name: str, iri: str) -> None:
    assert any(found == name and iri in iris and whole for found, iris, whole in named(text))


def test_a_name_within_a_longer_word_is_none() -> None:
    assert "wuqing" in [name for name, _, _ in named("Wuqing District")]
    assert "wuqing" not in [name for name, _, _ in named("the Wuqinger")]
    assert named("cardinal discard") == []


def test_a_part_of_a_name_counts_where_it_is_most_of_it() -> None:
    assert ("燕达医院", {ID + "yanda-hospital"}, False) in named("燕达医院在哪里")
    parts = [
        name for name, iris, whole in named("科技合作协议是何时签的") if ID + "science-agreement" in iris and not whole
    ]
    assert parts == ["科技合作协议"]
    assert not [iris for name, iris, whole in named("京津冀协同发展") if ID + "inspection-memorandum" in iris]


def test_the_longest_come_first() -> None:
    sizes = [len(name) for name, _, _ in named("廊坊市教育局局长薛树林谈教育协同发展")]
    assert sizes == sorted(sizes, reverse=True)
    assert len(sizes) > 3

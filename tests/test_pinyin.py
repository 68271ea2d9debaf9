"""Chinese names are read as the graph says and, where it does not, as the dictionary does."""

import sys
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bundled import by_predicate, knowledge
from tests.conftest import ROOT
from twl_graph.entities import names
from twl_graph.errors import UnsupportedFeature
from twl_graph.folding import is_han
from twl_graph.namespaces import TWL
from twl_graph.search.pinyin import (
    CORRECTED,
    INSTALL,
    Readings,
    aligned,
    dictionary,
    initials,
    known,
    marked,
    phrases,
    syllables,
    toneless,
)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("lángfáng", ("láng", "fáng")),
        ("shìfànqū", ("shì", "fàn", "qū")),
        ("jiàoyùjú", ("jiào", "yù", "jú")),
        ("zhànlüè", ("zhàn", "lüè")),
        ("xī'ān", ("xī", "ān")),
        ("xiān", ("xiān",)),
        ("fāng'àn", ("fāng", "àn")),
        ("fāngàn", ("fān", "gàn")),
        ("èr", ("èr",)),
        ("tongwulang.ttl", ()),
    ],
)
def test_a_word_of_pinyin_falls_into_its_syllables(word: str, parts: tuple[str, ...]) -> None:
    assert syllables(word) == parts


def test_pinyin_lies_beside_the_characters_of_its_name() -> None:
    assert aligned("国家“千人计划”", "Guójiā Qiānrén Jìhuà") == [
        ("国家", ("guó", "jiā")),
        ("千人", ("qiān", "rén")),
        ("计划", ("jì", "huà")),
    ]
    assert aligned("通武廊", "Tōng-Wǔ-Láng") == [("通", ("tōng",)), ("武", ("wǔ",)), ("廊", ("láng",))]
    assert aligned("廊坊市", "Lángfáng") == []
    assert aligned("T恤", "T Xù") == []


def test_all_pinyin_of_the_graph_fits_the_name_that_it_is_given_for() -> None:
    told = by_predicate()[TWL + "pinyin"]
    assert len(told) > 40
    for triple in told:
        name = names(knowledge(), triple.subject.value).zh  # type: ignore[union-attr]
        assert aligned(name, triple.object.value), name  # type: ignore[union-attr]


def test_what_the_graph_says_of_a_word_holds_in_every_longer_name() -> None:
    usual = Readings({}, dictionary())
    assert usual.of("廊坊市教育局") == "láng fāng shì jiào yù jú"
    told = Readings(phrases([("廊坊市", "Lángfáng Shì")]), dictionary())
    assert told.of("廊坊市教育局") == "láng fáng shì jiào yù jú"
    assert told.of("武清、廊坊") == "wǔ qīng láng fáng"
    assert told.of("牌坊") == "pái fāng"


def test_a_single_character_says_nothing_of_other_names() -> None:
    assert phrases([("单平", "Shàn Píng")]) == {"单平": ("shàn", "píng")}


def test_of_two_readings_of_a_word_the_one_that_more_names_give_counts() -> None:
    told = [("燕郊", "Yànjiāo"), ("燕郊站", "Yānjiāo Zhàn"), ("燕郊镇", "Yānjiāo Zhèn")]
    assert phrases(told)["燕郊"] == ("yān", "jiāo")


def test_digits_and_latin_words_stand_in_the_reading_and_punctuation_does_not() -> None:
    read = Readings(CORRECTED, dictionary()).of
    assert read("2017首届大赛") == "2017 shǒu jiè dà sài"
    assert read("“1+1>2”的效应") == "1 1 2 de xiào yìng"
    assert read("GeoNames编号") == "geonames biān hào"
    assert read("ＡＢ卡") == "ab kǎ"
    assert read("Tong-Wu-Lang") is None


@pytest.mark.parametrize(
    ("name", "read"), [("进一步深入", "jìn yī bù shēn rù"), ("出处", "chū chù"), ("照片", "zhào piàn")]
)
def test_what_the_dictionary_misreads_is_corrected(name: str, read: str) -> None:
    assert Readings({}, dictionary()).of(name) != read
    assert Readings(CORRECTED, dictionary()).of(name) == read


def test_without_a_dictionary_characters_are_read_as_known_names_read_them() -> None:
    readings = Readings({}, known([("廊坊市", "láng fáng shì"), ("3号线", "3 hào xiàn"), ("分析", "fēn xī")]))
    assert readings.of("坊市") == "fáng shì"
    assert readings.of("2号") == "2 hào"
    assert readings.of("武清市") is None


def test_a_name_that_is_known_as_a_whole_keeps_its_reading() -> None:
    readings = Readings({}, known([("部分", "bù fèn"), ("分析", "fēn xī"), ("分工", "fēn gōng")]))
    assert readings.of("部分") == "bù fèn"
    assert readings.of("分") == "fēn"


def test_initials_are_first_letters_and_whole_numbers() -> None:
    assert initials("2017 shǒu jiè dà sài") == "2017sjds"
    assert initials("é fáng") == "ef"


def test_tones_and_the_umlaut_go() -> None:
    assert toneless("lǜ kǎ Lüè") == "lu ka lue"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("lang2 fang2", "láng fáng"),
        ("LANG2FANG2", "láng fáng"),
        ("lv4ka3", "lǜ kǎ"),
        ("lu:4", "lǜ"),
        ("hou4 gui4 liu2 shui3", "hòu guì liú shuǐ"),
        ("xue1 jiao4 yuan2", "xuē jiào yuán"),
        ("de5 le0", "de le"),
        ("lang2fang", None),
        ("langfang", None),
        ("2017", None),
        ("廊2", None),
    ],
)
def test_tones_in_digits_become_marks(typed: str, read: str | None) -> None:
    assert marked(typed) == read


@given(st.text())
def test_any_text_is_read_or_not_but_never_breaks(text: str) -> None:
    marked(text)
    read = Readings({}, known([("廊坊", "láng fáng")])).of(text)
    assert read is None or any(map(is_han, text))


def test_what_it_says_to_install_is_the_extra_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert INSTALL.split()[2:] == project["optional-dependencies"]["build"]
    assert "twl-graph[build]" in project["optional-dependencies"]["test"]


def test_without_pypinyin_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypinyin", None)
    with pytest.raises(UnsupportedFeature, match=r"pypinyin.*pip install opencc-py~="):
        dictionary()

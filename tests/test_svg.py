"""Pictures are well-formed XML, whatever their texts are, and texts fit into the room that is there for them."""

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawn import HOSTILE, SVG, parsed
from twl_graph.pictures import svg
from twl_graph.pictures.svg import Line

TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60))


def relative_luminance(colour: str) -> float:
    """The relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((relative_luminance(one), relative_luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@given(TEXTS)
def test_a_text_comes_back_as_it_was_with_blanks_run_together_and_escapes_for_what_xml_cannot_hold(text: str) -> None:
    shown = svg.clean(text)
    written = svg.element("text", {"note": shown}, svg.escape(shown) or " ")
    element = ET.fromstring(written)
    assert (element.text or "").strip() == shown
    assert element.get("note") == shown
    assert [child.tag for child in element] == []
    for character in "\n\t\x00\x07\u202e\ufffe":
        assert character not in written


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a \n\t b", "a b"), ("\x07", "\\x07"), ("\u202eabc", "\\u202eabc"), ("\ufffe", "\ufffd"), ("العربية", "العربية")],
)
def test_what_would_act_on_the_reader_is_shown_instead(text: str, shown: str) -> None:
    assert svg.clean(text) == shown


@pytest.mark.parametrize(
    ("value", "written"), [(1, "1"), (1.04, "1"), (1.05, "1.1"), (-0.04, "0"), (-2.5, "-2.5"), (640, "640")]
)
def test_lengths_are_rounded_to_a_tenth(value: float, written: str) -> None:
    assert svg.number(value) == written


def test_a_chinese_character_is_as_wide_as_it_is_high_and_a_latin_one_about_half() -> None:
    assert svg.measure("通武廊", 16) == 48
    assert svg.measure("“通”", 16) == 48  # in a Chinese font
    assert svg.measure("e\u0301", 10) == svg.measure("e", 10)
    assert 0.5 < svg.measure("Tong-Wu-Lang Framework Agreement", 1) / 32 < 0.65


@given(TEXTS.map(svg.clean), st.integers(min_value=40, max_value=500))
def test_a_text_is_broken_to_fit_and_loses_nothing(text: str, room: int) -> None:
    lines = svg.fit(text, 16, room)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(svg.measure(line, 16) <= room for line in lines)


def test_lines_are_of_about_the_same_length_and_no_word_is_cut_for_it() -> None:
    assert svg.fit("one two three four five six", 10, 120) == ["one two three", "four five six"]
    assert svg.fit("organisational support", 16, 150) == ["organisational", "support"]
    assert svg.fit("通武廊三地文化领域协同", 10, 100) == ["通武廊三地文", "化领域协同"]


def test_a_block_is_as_high_as_its_lines_and_names_the_language_of_those_in_another() -> None:
    block = svg.block([Line("框架协议", "zh"), Line("framework agreement", "en"), Line("", "en")], 10, 60)
    assert [line.text for line in block.lines] == ["框架协议", "framework", "agreement"]
    assert block.height == pytest.approx(3 * 10 * svg.LEADING)
    root = ET.fromstring(f"<g>{block.written(5, 100, 'zh', font_weight='bold')}</g>")
    assert [text.get("lang") for text in root] == [None, "en", "en"]
    assert [text.get("{http://www.w3.org/XML/1998/namespace}lang") for text in root] == [None, "en", "en"]
    assert [float(text.get("y", "")) for text in root] == [110, 123.2, 136.4]
    assert {text.get("font-weight") for text in root} == {"bold"}


@pytest.mark.parametrize(("lang", "first"), [("zh", "PingFang SC"), ("en", "Helvetica Neue")])
def test_a_document_says_its_language_title_and_description_and_needs_nothing_from_elsewhere(
    lang: str, first: str
) -> None:
    written = svg.document(120.04, "题 <b>", "说 & done", lang, ['<path d="M0 0H1"/>'])
    root = parsed(written)
    assert (root.tag, root.get("role"), root.get("lang")) == (SVG + "svg", "img", lang)
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == lang
    assert (root.get("viewBox"), root.get("width"), root.get("height")) == ("0 0 640 120", "640", "120")
    assert [child.tag.removeprefix(SVG) for child in root] == ["title", "desc", "rect", "path"]
    assert (root[0].text, root[1].text) == ("题 <b>", "说 & done")
    fonts = root.get("font-family", "")
    assert fonts.startswith(f"'{first}'")
    assert fonts.endswith(",sans-serif")
    assert {"'PingFang SC'", "'Microsoft YaHei'", "'Noto Sans CJK SC'"} <= set(fonts.split(","))
    assert re.findall(rb"(?:href|src|url|@import|http)[^\s\"]*", written) == [b"http://www.w3.org/2000/svg"]


def test_colours_have_enough_contrast_for_text_and_for_lines() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    for colour in (svg.INK, svg.MUTED):
        assert contrast(colour, svg.PAPER) >= 4.5

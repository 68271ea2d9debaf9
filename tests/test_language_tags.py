"""Texts are tagged zh, en or zh-latn-pinyin, each in its place; what else is written for these is known."""

import pytest

from tests.small_vocabulary import finding, findings, instead, rule


@pytest.mark.parametrize(
    ("written", "meant", "safe"),
    [
        ('"渡口"@cn', '"渡口"@zh', True),
        ('"渡口"@zh-CN', '"渡口"@zh', True),
        ('"渡口"@zh-Hans', '"渡口"@zh', True),
        ('"渡口"@chi', '"渡口"@zh', True),
        ('"渡口"@zh-TW', '"渡口"@zh', False),  # the characters are others too
        ('"ferry"@en-GB', '"ferry"@en', True),
        ('"ferry"@en-us', '"ferry"@en', True),
        ('"ferry"@eng', '"ferry"@en', True),
        ('"Fähre"@de', "", False),
        ('"dùkǒu"@zh-latn', '"dùkǒu"@zh-latn-pinyin', False),  # not the place of a pinyin
        ('"dùkǒu"@zh-latn-pinyin', "", False),
        ('"渡口"@zh-latn-pinyin', '"渡口"@zh', False),
        ('"渡口"', '"渡口"@zh', True),
        ('"ferry"', '"ferry"@en', True),
        ('"2017"', "", False),
        ('"渡口"@en', '"渡口"@zh', True),
    ],
)
def test_a_tag_off_the_list_names_the_one_that_is_meant(written: str, meant: str, safe: bool) -> None:
    one = finding(f"id:wuqing skos:altLabel {written} .")
    assert rule(one) == "language-tag"
    assert instead(one) == (meant, safe)


def test_pinyin_has_its_own_tag_and_its_own_property() -> None:
    assert findings('id:wuqing twl:pinyin "Wǔqīng"@zh-latn-pinyin .') == []
    assert instead(finding('id:wuqing twl:pinyin "Wǔqīng"@zh-latn .')) == ('"Wǔqīng"@zh-latn-pinyin', True)
    assert instead(finding('id:wuqing twl:pinyin "Wǔqīng" .')) == ('"Wǔqīng"@zh-latn-pinyin', True)


@pytest.mark.parametrize(
    "text",
    [
        'id:wuqing skos:altLabel "Wi-Fi"@zh , "武清 (Wuqing)"@en , "WQ"@en .',
        'id:wuqing schema:identifier "120114" ; void:uriSpace "https://w3id.org/twl-graph/id/" .',
    ],
)
def test_mixed_scripts_and_plain_identifiers_are_no_findings(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(
    ("texts", "meant", "safe"),
    [
        ('"渡口区"@en', '"渡口区"@zh', True),
        ('"Ferry District"@zh', '"Ferry District"@en', True),
        ('"渡口区"@zh , "Ferry"@zh', '"Ferry"@en', True),
        ('"渡口区"@zh , "渡区"@en', '"渡区"@zh', False),  # then there would be two in Chinese
        ('"Ferry District"@zh , "Ferry"@en', '"Ferry District"@en', False),
    ],
)
@pytest.mark.parametrize("path", ["rdfs:label", "dcterms:title", "dcterms:description", "dcterms:abstract"])
def test_a_text_under_the_tag_of_the_other_language_gets_its_own(path: str, texts: str, meant: str, safe: bool) -> None:
    one = finding(f"id:new a twl:Region ; {path} {texts} .")
    assert rule(one) == "language-tag"
    assert instead(one) == (meant, safe)


@pytest.mark.parametrize("text", ['rdfs:label "Wi-Fi"@zh', 'skos:altLabel "Ferry District"@zh', 'twl:wording "GDP"@zh'])
def test_letters_that_chinese_writes_too_are_no_findings(text: str) -> None:
    assert [one for one in findings(f"id:new a twl:Region ; {text} .") if rule(one) == "language-tag"] == []

"""What is to be mended in a torn file is named where it stands, in both languages, with a cure."""

import re

import pytest

from twl_graph.errors import UnreadableInput
from twl_graph.reading import parse, syntax_of

_PREFIX = "@prefix e: <http://e/> .\n"
_RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/">\n'


def refused(name: str, text: str) -> UnreadableInput:
    """What is said of a text that cannot be read."""
    with pytest.raises(UnreadableInput) as caught:
        parse(text.encode(), name, syntax_of(name))
    return caught.value


@pytest.mark.parametrize(
    ("name", "text", "mark"),
    [
        ("a.trig", _PREFIX + "e:g { e:a e:b e:c ， e:d . }", "，"),
        ("a.trig", _PREFIX + "e:g { e:a e:b e:c； e:d e:f . }", "；"),
        ("a.ttl", _PREFIX + "e:a e:b e:c；\n  e:d e:f .", "；"),
        ("a.ttl", _PREFIX + "e:a e:b e:c。\ne:d e:b e:f .", "。"),
        ("a.ttl", _PREFIX + "e:a e:b “养老” .", "“"),
        ("a.ttl", _PREFIX + '# 注释，照旧。\ne:x e:b "文字，照旧。" .\ne:a e:b “养老” .', "“"),
        ("a.ttl", _PREFIX + 'e:a e:b "养老” .', "”"),
        ("a.ttl", _PREFIX + 'e:a e:b "养老”@zh ; e:c "x" .\n', "”"),
        ("a.ttl", _PREFIX + 'e:a e:b "养老” ;\n e:c "x" .\n', "”"),
        ("a.ttl", _PREFIX + 'e:a e:b “养老"@zh .', "“"),
        ("a.trig", _PREFIX + "e:g { e：a e:b e:c . }", "："),
        ("a.trig", _PREFIX + "＜#char=1,2＞ { e:a e:b e:c . }", "＜"),
        ("a.ttl", _PREFIX + "e:a e:b （1 2） .", "（"),
        ("a.ttl", _PREFIX + 'e:a e:b "1"＾＾e:c .', "＾"),
        ("a.nt", "<http://e/a> <http://e/b> <http://e/c> 。\n", "。"),
        ("a.nt", "<http://e/a> <http://e/b> “c” .\n", "“"),
        ("a.nq", '<http://e/a> <http://e/b> "，" <http://e/g>。\n', "。"),
        ("a.jsonld", '{"@id": "http://e/，",\n “http://e/b”: "x"}', "“"),
        ("a.jsonld", '{"@id": "http://e/a"，\n "http://e/b": "x"}', "，"),
        ("a.jsonld", '{"@id"："http://e/a"}', "："),
        ("a.jsonld", '{"http://e/b": "武清”, "http://e/c": "x"}', "”"),
        ("a.jsonld", '{"http://e/武清": "武清", "http://e/c": “x"}', "“"),
        ("a.rdf", _RDF + "<rdf:Description rdf:about=“http://e/a”/></rdf:RDF>", "“"),
    ],
)
def test_a_full_width_mark_is_named_at_its_very_place(name: str, text: str, mark: str) -> None:
    error = refused(name, text)
    at = (
        text.rindex(mark) if mark in ("“", "，", "。") and text.count(mark) > 1 and "照旧" in text else text.index(mark)
    )
    if name != "a.rdf" and text.count(mark) > 1:
        at = next(found.start() for found in re.finditer(mark, text) if _outside(text, found.start()))
    before = text[:at]
    assert (error.line, error.column) == (before.count("\n") + 1, at - before.rfind("\n"))
    assert f"全角的 {mark} 应为半角的" in error.reason.zh
    assert f"the full-width {mark} should be" in error.reason.en
    assert error.hint.zh
    assert error.hint.en


def _outside(text: str, at: int) -> bool:
    """Whether a place is in no comment and no string."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return "#" not in line.split("<")[0] and line.count('"') % 2 == 0


@pytest.mark.parametrize("name", ["a.nt", "a.nq", "a.ttl", "a.trig"])
def test_a_missing_dot_is_told_where_the_statement_ends(name: str) -> None:
    line = "<http://e/a> <http://e/b> <http://e/c>"
    error = refused(name, f"{line} .\n{line}\n# a note\n{line} .\n")
    assert (error.line, error.column) == (2, len(line) + 1)
    assert "缺少句点" in error.reason.zh
    assert "lacks its dot" in error.reason.en


def test_a_missing_dot_inside_a_block_is_told_where_the_statement_ends() -> None:
    error = refused("a.trig", _PREFIX + "e:g {\n  e:a e:b e:c\n  e:d e:b e:c .\n}")
    assert (error.line, error.column) == (3, 14)


@pytest.mark.parametrize("graph", ["e:h", "GRAPH e:h"])
def test_a_block_that_is_not_closed_is_told_by_its_own_line(graph: str) -> None:
    error = refused("a.trig", _PREFIX + f"e:g {{\n  e:a e:b e:c .\n\n{graph} {{ e:a e:b e:c . }}\n")
    assert (error.line, error.column) == (3, 16)
    assert "第 2 行开始的块没有结束" in error.reason.zh
    assert "block that begins on line 2" in error.reason.en


def test_the_last_block_that_is_not_closed_is_told_too() -> None:
    error = refused("a.trig", _PREFIX + "e:g {\n  e:a e:b e:c .\n")
    assert (error.line, error.column) == (3, 16)
    assert "line 2" in error.reason.en


def test_a_block_in_turtle_is_told_to_want_another_name() -> None:
    assert ".trig" in refused("a.ttl", _PREFIX + "e:g { e:a e:b e:c . }").hint.en


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *(
            ("a.trig", _PREFIX + text)
            for text in (
                "e:g { e:a e:b e:c , e:d",
                'e:g { e:a e:b "x',
                'e:g { e:a e:b "x"@zh"y" . }',
                'e:g { e:a e:b "say "hi" you" . }',
                "e:g { e:a e:b . }",
                "e:g { e:a e:b [ e:c e:d . }",
                "e:g { e:a e:b (e:c . }",
                "e:g { e:a e:b foo . }",
                "e:g { e:a foo e:b . }",
                'e:g { "a" e:a e:b . }',
                "e:g { e:a e:b 2026-01-01 . }",
                "e:g { e:a e:b <http://e /x> . }",
                r'e:g { e:a e:b "a\d" . }',
                "e:g e:a e:b e:d .",
                "e:g { e:a e:b e:c . } }",
                "@prefix foo <http://e/> .",
                "@prefix foo: http://e/ .",
                "// note",
                'e:a e:b "x"@zh_CN .',
                'e:a e:b "x"@ zh .',
            )
        ),
        ("a.nt", "e:a e:b e:c ."),
        ("a.nt", '<http://e/a> a "d" .'),
        ("a.nt", "<http://e/a> <http://e/b> 1 ."),
        ("a.nt", '<http://e/a> <http://e/b> "d"'),
        ("a.nt", "<http://e/a> <http://e/b>\n <http://e/c> ."),
        ("a.nq", "<http://e/a> <http://e/b> <http://e/c> <http://e/g> <http://e/h> ."),
        *(
            ("a.jsonld", text)
            for text in (
                '{"a": "x",}',
                '["x",]',
                '{"a": "x" "b": "y"}',
                '["x" "y"]',
                "{'a': 1}",
                '{"a": x}',
                '{"a" "b"}',
                '{"a": }',
                '{"a": 1}}',
                r'{"a": "\d"}',
                '{"a": "x\n"}',
                "[",
                '{"http://e/a": {"@value": "x", "@language": "zh", "@type": "http://e/t"}}',
                '{"@id": 1}',
                '{"@context": {"a": 5}}',
            )
        ),
        ("a.rdf", _RDF + "<rdf:Description></rdf:RDF>"),
        ("a.rdf", _RDF + "<rdf:Description/>"),
        ("a.rdf", _RDF + "<rdf:Description rdf:about=a/></rdf:RDF>"),
        ("a.rdf", _RDF + "<rdf:Description>text</rdf:Description></rdf:RDF>"),
        ("a.rdf", _RDF + "<x:Description/></rdf:RDF>"),
        ("a.rdf", "text"),
    ],
)
def test_what_the_parser_says_most_often_is_said_in_both_languages_with_a_cure(name: str, text: str) -> None:
    error = refused(name, text)
    assert "syntax error" not in error.reason.en, "the parser's own words"
    assert re.search("[一-鿿]", error.reason.zh)
    assert re.search("[一-鿿]", error.hint.zh)
    assert error.hint.en
    assert not re.search("[一-鿿]", error.hint.en)
    assert "{0}" not in "".join((*error.reason, *error.hint))


@pytest.mark.parametrize("text", ['{"a": "x, y" ,\n}', '["x" ,\n ]'])
def test_a_comma_too_many_is_told_where_it_stands(text: str) -> None:
    error = refused("a.jsonld", text)
    assert (error.line, error.column) == (1, text.index(",\n") + 1)


def test_what_the_parser_repeats_is_cut_short() -> None:
    error = refused("a.ttl", _PREFIX + 'e:a "' + "x" * 500 + '" e:b .')
    assert len(error.reason.en) < 100

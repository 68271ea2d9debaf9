"""``twl source``: verify and show."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Outcome
from tests.small_checkout import TEXT, small_checkout
from twl_graph.namespaces import ARTICLE

Twl = Callable[..., Outcome]
DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TWL_ARTICLE", str(tmp_path / "article.txt"))
    return small_checkout(tmp_path)


def test_verify_prints_the_figures(twl: Twl, folder: Path) -> None:
    outcome = twl("source", "verify", "--data", folder)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines() == [
        "article: 15 characters",
        "paragraphs: 2",
        "fact spans: 5",
        "median span: 2 characters",
        "longest span: char=0,7",
        "characters in facts: 11 (73.3%)",
        "characters in rhetoric: 1 (6.7%)",
        "characters in punctuation: 3 (20.0%)",
        "characters not covered: 0",
        f"this is the article (SHA-256 {DIGEST}); all 6 spans are in place, every character is accounted for",
    ]
    chinese = twl("source", "verify", "--data", folder, "--lang", "zh").out.splitlines()[-1]
    assert chinese == f"确为该文章（SHA-256 {DIGEST}）；6 个文段全部在位，每一个字都有着落"


def test_verify_writes_to_a_file(twl: Twl, folder: Path) -> None:
    printed = twl("source", "verify", "--data", folder).out
    assert twl("source", "verify", "--data", folder, "-o", folder / "out.txt") == Outcome(0, "", "")
    assert (folder / "out.txt").read_text(encoding="utf-8") == printed


def test_verify_lists_what_is_not_covered_or_misplaced(twl: Twl, folder: Path) -> None:
    block = f"@base <{ARTICLE}> .\n<#char=6,10> {{ <http://e/x> <http://e/y> 1 }}"
    (folder / "data" / "article" / "p02.trig").write_text(block)
    outcome = twl("source", "verify", "--data", folder)
    assert outcome.code == 1
    assert outcome.err.splitlines() == [
        "char=6,10 does not lie inside one paragraph",
        "not covered: p2, char=10,11 市",
        "not covered: p2, char=12,14 来了",
    ]
    verdict = outcome.out.splitlines()[-1]
    assert verdict == f"this is the article (SHA-256 {DIGEST}), but 3 things do not fit; see above"


def test_show_prints_the_words_under_their_place(twl: Twl, folder: Path) -> None:
    outcome = twl("source", "show", "char=0,2", "p2", "--data", folder)
    assert (
        outcome.out
        == "paragraph 1, char=0,2, 2 characters\n甲区\n\nparagraph 2, char=9,15, 6 characters\n丙市也来了！\n"
    )
    chinese = twl("source", "show", "0,2", "--data", folder, "--lang", "zh")
    assert chinese.out == "第 1 段，char=0,2，2 字\n甲区\n"


def test_show_writes_to_a_file(twl: Twl, folder: Path) -> None:
    assert twl("source", "show", "p1", "--data", folder, "-o", folder / "out.txt") == Outcome(0, "", "")
    assert "甲区" in (folder / "out.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("action", [["verify"], ["show", "p1"]])
def test_a_file_that_is_not_the_article_shows_nothing(twl: Twl, folder: Path, action: list[str]) -> None:
    other = folder / "other.txt"
    other.write_text(TEXT + " ", encoding="utf-8")
    outcome = twl("source", *action, "--data", folder, "--article", other)
    assert (outcome.code, outcome.out) == (2, "")
    assert "not the article" in outcome.err
    assert "甲区" not in outcome.err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["show"], 2, "name a span"),
        (["verify", "p1"], 2, "takes none"),
        (["show", "p9"], 4, 'No paragraph "p9". Did you mean p2?'),
        (["show", "char=1,99"], 2, "beyond"),
        (["show", "first"], 2, "char=START,END"),
        (["show", "p1", "--article", "/nowhere.txt"], 2, "no such file"),
    ],
)
def test_what_cannot_be_shown_says_why(twl: Twl, folder: Path, arguments: list[str], code: int, words: str) -> None:
    outcome = twl("source", *arguments, "--data", folder)
    assert (outcome.code, outcome.out) == (code, "")
    assert words in outcome.err


def test_without_the_article_it_says_how_to_name_it(twl: Twl, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TWL_ARTICLE")
    outcome = twl("source", "verify", "--data", folder)
    assert outcome.code == 2
    assert "TWL_ARTICLE" in outcome.err

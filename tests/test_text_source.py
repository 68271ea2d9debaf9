"""A text becomes a source: its name, its language, its paragraphs, and whether the graph knows it."""

import hashlib
from pathlib import Path

import pytest

from tests.bundled import knowledge
from tests.small_checkout import TEXT, small_checkout
from twl_graph.drafting import text_source
from twl_graph.drafting.text_source import TextSource, source_of
from twl_graph.errors import LimitReached, UnreadableInput, UsageError
from twl_graph.knowledge import Knowledge
from twl_graph.spans import Span


def source(text: str = "东河区签约。", path: str = "river.txt", name: str | None = None) -> TextSource:
    return source_of(text.encode(), path, knowledge(), name)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a/River News 2018.txt", "river-news-2018"),
        ("Fête_du_Canal.TXT", "fete-du-canal"),
        ("廊坊2018.txt", "lang-fang-2018"),
        ("x" * 100 + ".txt", "x" * 60),
    ],
)
def test_a_source_is_named_after_its_file(path: str, name: str) -> None:
    assert source(path=path).name == name
    assert source(path=path).iri == f"https://w3id.org/twl-graph/article/{name}"
    assert source(path=path).graph == f"https://w3id.org/twl-graph/graph/{name}"


@pytest.mark.parametrize("path", ["<stdin>", "。.txt", "龘靐.txt"])
def test_a_file_whose_name_cannot_serve_is_named_after_its_digest(path: str) -> None:
    found = source(path=path)
    assert found.name == f"text-{hashlib.sha256('东河区签约。'.encode()).hexdigest()[:12]}"
    assert found.origin.en.startswith(
        "from the digest, since the file's name cannot serve; give a better one with --name"
    )


@pytest.mark.parametrize("name", ["", "Canal", "canal_report", "运河", "-a", "a--b", "a" * 61, "a b", "a\n"])
def test_a_name_that_cannot_stand_in_an_iri_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match=r"cannot be a name: use small letters, digits and hyphens"):
        source(name=name)


@pytest.mark.parametrize("name", ["tongwulang", "names", "computed"])
def test_a_name_that_something_else_has_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="choose another name with --name"):
        source(name=name)


def test_positions_and_digest_are_those_of_the_whole_file_as_it_is() -> None:
    content = "\ufeff东河区\r\n　\r\n\n西河区\r\n".encode()
    found = source_of(content, "river.txt", knowledge())
    assert found.digest == hashlib.sha256(content).hexdigest()
    assert found.paragraphs == [Span(1, 4), Span(10, 13)]
    assert [found.text[each.start : each.end] for each in found.paragraphs] == ["东河区", "西河区"]


@pytest.mark.parametrize(
    ("text", "language"), [("东河区签约。", "zh"), ("The 东河 District signed.", "zh"), ("It signed in 2017.", "en")]
)
def test_the_language_is_told_by_the_script(text: str, language: str) -> None:
    assert source(text).language == language
    assert source_of(text.encode(), "a.txt", knowledge(), language="en").language == "en"


def test_a_text_that_the_graph_knows_keeps_the_name_that_it_has(tmp_path: Path) -> None:
    known = source_of(TEXT.encode(), "other.txt", Knowledge.read(small_checkout(tmp_path)), "another")
    assert (known.known, known.name, known.origin.en) == (True, "tongwulang", "the graph already knows this text")
    assert not source().known


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is empty"),
        (b" \r\n", "it is empty"),
        ("\ufeff　".encode(), "there are no words in it"),
        ("。。！".encode(), "there are no words in it"),
        (b"\x00abc", "it holds a NUL byte"),
        (b"\xff\xfea\x00", "it is encoded in UTF-16"),
        (b"PK\x03\x04", "this is a zip archive"),
        ("东河".encode("gb18030"), "is not UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        source_of(content, "river.txt", knowledge())


def test_a_text_that_is_too_long_for_an_article_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_source, "MAX_CHARACTERS", 5)
    with pytest.raises(LimitReached, match="6 characters, more than the limit of 5; split it"):
        source()

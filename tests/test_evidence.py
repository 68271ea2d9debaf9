"""The article at hand: digest, spans, words, coverage."""

from pathlib import Path

import pytest

from tests.small_checkout import TEXT, small_checkout
from twl_graph.errors import NotFound, UnreadableInput, UsageError, WrongArticle
from twl_graph.evidence.article import Article, Spans, coverage, misplaced, open_article
from twl_graph.knowledge import Knowledge
from twl_graph.namespaces import ARTICLE, ID
from twl_graph.spans import Span


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_checkout(tmp_path)


def spans_of(folder: Path) -> Spans:
    return Spans(Knowledge.read(folder))


def test_the_words_of_a_span_are_those_of_the_file(folder: Path) -> None:
    article = open_article(folder / "article.txt", spans_of(folder))
    assert [article.words(span) for span in (Span(0, 2), Span(9, 11))] == ["甲区", "丙市"]


@pytest.mark.parametrize("other", [TEXT + "\n", TEXT.replace("\n", "\r\n"), "\ufeff" + TEXT, "x"])
def test_another_text_is_refused_and_nothing_of_it_is_shown(folder: Path, other: str) -> None:
    (folder / "other.txt").write_bytes(other.encode())
    with pytest.raises(WrongArticle) as refused:
        open_article(folder / "other.txt", spans_of(folder))
    assert "甲区" not in refused.value.said("both")
    assert spans_of(folder).digest in str(refused.value)


def test_a_missing_article_is_unreadable(folder: Path) -> None:
    with pytest.raises(UnreadableInput, match="no such file"):
        open_article(folder / "no.txt", spans_of(folder))


@pytest.mark.parametrize("name", ["char=9,11", "9,11", f"{ARTICLE}#char=9,11", "#char=9,11"])
def test_a_span_is_named_by_its_fragment_or_iri(folder: Path, name: str) -> None:
    assert spans_of(folder).named(name) == Span(9, 11)


def test_a_paragraph_is_named_by_its_number(folder: Path) -> None:
    spans = spans_of(folder)
    assert spans.named("p2") == Span(9, 15)
    assert (spans.paragraph_of(Span(9, 11)), spans.paragraph_of(Span(7, 10))) == (2, None)
    with pytest.raises(NotFound, match="p2"):
        spans.named("p3")
    with pytest.raises(UsageError, match="beyond"):
        spans.named("char=9,99")
    with pytest.raises(UsageError, match="char=START,END"):
        spans.named("x")


def test_every_character_is_accounted_for(folder: Path) -> None:
    account = coverage(Article(TEXT), spans_of(folder))
    assert (account.characters, account.fact, account.rhetorical, account.punctuation) == (15, 11, 1, 3)
    assert (account.blocks, account.median_span, account.longest_span) == (5, 2, Span(0, 7))
    assert account.uncovered == ()


def test_what_no_span_covers_is_listed_as_stretches(folder: Path) -> None:
    (folder / "data" / "article" / "p02.trig").unlink()
    assert coverage(Article(TEXT), spans_of(folder)).uncovered == (Span(9, 11), Span(12, 14))


def test_spans_that_fit_are_not_complained_of(folder: Path) -> None:
    assert misplaced(Article(TEXT), spans_of(folder)) == []


def test_a_span_across_paragraphs_or_beyond_the_text_is_misplaced(folder: Path) -> None:
    extra = f"@base <{ARTICLE}> .\n<#char=7,10> {{ <{ID}x> <{ID}y> 1 }}\n<#char=14,99> {{ <{ID}x> <{ID}y> 1 }}"
    (folder / "data" / "article" / "p03.trig").write_text(extra)
    assert [words.en for words in misplaced(Article(TEXT), spans_of(folder))] == [
        "char=7,10 does not lie inside one paragraph",
        "char=14,99 lies beyond the end of the text",
    ]


def test_paragraphs_and_length_must_be_those_of_the_text(folder: Path) -> None:
    assert [words.en for words in misplaced(Article(TEXT.replace("\n", "")), spans_of(folder))][:2] == [
        "the 2 paragraphs are not the article's 1 lines",
        "the length is 14, not 15",
    ]

"""The graph against the article itself; runs where ``TWL_ARTICLE`` names its file."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.conftest import ROOT
from twl_graph.evidence.article import Article, Coverage, Spans, coverage, misplaced, open_article
from twl_graph.knowledge import Knowledge
from twl_graph.namespaces import DCTERMS, RDFS, SKOS, TWL
from twl_graph.spans import Span

#: So many characters in a row are no accident.
SHARED = 20


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge.read()


@pytest.fixture(scope="module")
def spans(knowledge: Knowledge) -> Spans:
    return Spans(knowledge)


@pytest.fixture(scope="module")
def article(article_file: Path, spans: Spans) -> Article:
    return open_article(article_file, spans)


@pytest.fixture(scope="module")
def account(article: Article, spans: Spans) -> Coverage:
    return coverage(article, spans)


def test_every_span_fits_the_text(article: Article, spans: Spans) -> None:
    assert misplaced(article, spans) == []
    assert len(spans.paragraphs) == 19


def test_every_character_is_fact_rhetoric_or_punctuation(account: Coverage) -> None:
    assert account.uncovered == ()
    assert account.fact + account.rhetorical + account.punctuation == account.characters


def test_rhetoric_is_under_fifteen_percent(account: Coverage) -> None:
    assert account.rhetorical / account.characters < 0.15


def test_fact_spans_are_short(account: Coverage) -> None:
    assert account.blocks > 200
    assert account.median_span < 30


def test_no_span_is_longer_than_120(spans: Spans) -> None:
    assert [span.fragment for span in spans.blocks if len(span) > 120] == []


@pytest.mark.parametrize("pattern", [r"\d+(?:\.\d+)?", r"《[^》]+》"], ids=["figures", "titles"])
def test_every_figure_and_every_title_is_inside_a_fact_span(article: Article, spans: Spans, pattern: str) -> None:
    found = [Span(*match.span()) for match in re.finditer(pattern, article.text)]
    assert len(found) > 9
    assert [article.words(one) for one in found if not any(one in block for block in spans.blocks)] == []


def test_every_title_is_the_name_of_something(article: Article, knowledge: Knowledge) -> None:
    names = {
        quad.object.value
        for predicate in (DCTERMS + "title", RDFS + "label", SKOS + "altLabel", SKOS + "hiddenLabel")
        for quad in knowledge.store.quads_for_pattern(None, ox.NamedNode(predicate), None, ox.DefaultGraph())
        if isinstance(quad.object, ox.Literal)
    }
    titles = set(re.findall(r"《([^》]+)》", article.text))
    assert {title for title in titles if title not in names and f"《{title}》" not in names} == set()


def test_the_span_of_every_block_holds_the_name_it_gives(article: Article, spans: Spans, knowledge: Knowledge) -> None:
    """A Chinese alias stated in a block is a form of words that the article has, so it stands inside the span."""
    missing, seen = [], 0
    for span in spans.blocks:
        words = re.sub(r"[“”《》]", "", article.words(span))
        graph = ox.NamedNode(span.iri())
        for quad in knowledge.store.quads_for_pattern(None, ox.NamedNode(SKOS + "altLabel"), None, graph):
            assert isinstance(quad.object, ox.Literal)
            seen += 1
            if re.sub(r"[“”《》]", "", quad.object.value) not in words:
                missing.append((span.fragment, quad.object.value))
    assert missing == []
    assert seen > 20


def test_no_file_of_the_project_holds_the_articles_sentences(article: Article, knowledge: Knowledge) -> None:
    """Titles and names of any length are facts, not sentences; anything else of twenty characters is."""
    named = {
        quad.object.value
        for predicate in (DCTERMS + "title", RDFS + "label", SKOS + "altLabel")
        for quad in knowledge.store.quads_for_pattern(None, ox.NamedNode(predicate), None, ox.DefaultGraph())
        if isinstance(quad.object, ox.Literal)
    }
    pieces = {article.text[at : at + SHARED] for at in range(len(article.text) - SHARED + 1)}
    allowed = {piece for piece in pieces if any(piece in name for name in named)}
    folders = ("src", "ontology", "data", "queries", "tests", "bench", "docs", ".ci")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]
    files += [path for path in ROOT.iterdir() if path.is_file()]
    for path in files:
        if "__pycache__" not in path.parts:
            text = path.read_bytes().decode("utf-8", errors="replace")
            here = {text[at : at + SHARED] for at in range(len(text) - SHARED + 1)}
            assert not (here & pieces) - allowed, f"{path} shares a sentence with the article"


def test_names_that_excuse_a_shared_text_are_no_sentences(knowledge: Knowledge) -> None:
    longest = [
        quad.object.value
        for predicate in (RDFS + "label", SKOS + "altLabel", TWL + "asWritten")
        for quad in knowledge.store.quads_for_pattern(None, ox.NamedNode(predicate), None, ox.DefaultGraph())
        if isinstance(quad.object, ox.Literal) and quad.object.language == "zh" and len(quad.object.value) > 40
    ]
    assert longest == []

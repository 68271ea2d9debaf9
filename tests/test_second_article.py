"""A second article's words are read back as the first one's are: by its digest, its paragraphs and its spans."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Outcome
from tests.second_article import NEWS, with_second_article
from tests.small_checkout import TEXT
from twl_graph.entities import describe
from twl_graph.errors import WrongArticle
from twl_graph.evidence.article import Spans, open_article
from twl_graph.facts import fact
from twl_graph.graph import KnowledgeGraph
from twl_graph.knowledge import Knowledge
from twl_graph.namespaces import ARTICLE, ID, SKOS
from twl_graph.spans import SourceSpan, Span
from twl_graph.stats import figures

Twl = Callable[..., Outcome]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("TWL_ARTICLE", raising=False)
    return with_second_article(tmp_path)


def test_a_text_is_known_by_its_digest_whichever_article_it_is(folder: Path) -> None:
    spans = Spans(Knowledge.read(folder))
    assert open_article(folder / "news.txt", spans).source == NEWS
    assert open_article(folder / "article.txt", spans).source == ARTICLE
    assert list(spans.digests.values()) == [ARTICLE, NEWS]


def test_a_text_of_no_article_is_refused_with_the_digests_of_all(folder: Path) -> None:
    (folder / "other.txt").write_text("别的")
    spans = Spans(Knowledge.read(folder))
    with pytest.raises(WrongArticle) as refused:
        open_article(folder / "other.txt", spans)
    assert "not one of the articles that this graph is from" in refused.value.words.en
    assert all(digest in refused.value.words.zh for digest in spans.digests)


def test_each_article_has_spans_and_paragraphs_of_its_own(folder: Path) -> None:
    spans = Spans(Knowledge.read(folder))
    news = spans.of(NEWS)
    assert (news.length, news.blocks) == (15, [Span(0, 5), Span(7, 14)])
    assert news.paragraphs == {1: Span(0, 6), 2: Span(7, 15)}
    assert Span(7, 14) not in spans.blocks
    assert spans.paragraphs == {1: Span(0, 8), 2: Span(9, 15)}
    assert spans.place_of(SourceSpan(NEWS, Span(7, 14))) == "news p2:7,14"
    assert spans.place_of(SourceSpan(ARTICLE, Span(9, 11))) == "p2:9,11"


def test_source_verifies_and_shows_the_article_that_is_named(twl: Twl, folder: Path) -> None:
    verified = twl("source", "verify", "--article", folder / "news.txt", "--data", folder)
    assert verified.err == ""
    assert verified.out.splitlines()[:3] == ["article: 15 characters", "paragraphs: 2", "fact spans: 2"]
    assert "all 2 spans are in place" in verified.out
    shown = twl("source", "show", "p2", "7,9", "--article", folder / "news.txt", "--data", folder)
    assert shown.out.splitlines()[1::3] == ["丁市与甲区同行。", "丁市"]


def test_show_names_the_text_and_has_its_words_where_it_is_at_hand(twl: Twl, folder: Path) -> None:
    bare = twl("show", "丁市", "--data", folder, "--lang", "en").out
    assert "news p2:7,14" in bare
    assert "not from the article" not in bare
    assert 'paragraph 2, positions 7 to 14 of "some news"' in bare
    told = twl("show", "丁市", "--data", folder, "--lang", "zh", "--article", folder / "news.txt").out
    assert "news p2:7,14  丁市与甲区同行" in told


def test_the_place_that_is_shown_names_the_span_in_turn(twl: Twl, folder: Path) -> None:
    told = twl("show", "news p2:7,14", "--data", folder, "--lang", "en", "--article", folder / "news.txt").out
    assert told.splitlines()[:3] == ["some news char=7,14", f"<{NEWS}#char=7,14>", "paragraph 2, 7 characters"]
    assert "丁市与甲区同行" in told


def test_the_words_of_one_article_are_not_cut_from_another(twl: Twl, folder: Path) -> None:
    told = twl("show", "丁市", "--data", folder, "--lang", "zh", "--article", folder / "article.txt").out
    assert "原文" not in told
    assert TEXT[7:10] not in told
    assert "“一条消息”第 2 段，位置 7 至 14" in told


def test_both_articles_stand_in_the_evidence_of_a_fact_that_both_state(folder: Path) -> None:
    knowledge = Knowledge.read(folder)
    (kind,) = [f for f in describe(knowledge, ID + "a").facts if f.triple.predicate.value.endswith("#type")]
    assert kind.spans == (Span(0, 2), Span(9, 11))
    assert SourceSpan(NEWS, Span(0, 5)) in kind.places
    assert kind.files == ()
    assert fact(knowledge, kind.triple).places == kind.places


def test_the_json_of_a_thing_names_spans_of_another_text_by_their_iris(twl: Twl, folder: Path) -> None:
    told = json.loads(twl("show", "丁市", "-f", "json", "--data", folder, "--article", folder / "news.txt").out)
    assert told["words"] == {f"{NEWS}#char=7,14": "丁市与甲区同行"}
    assert told["sources"] == {}
    assert {span for each in told["facts"] for span in each["spans"]} == {f"{NEWS}#char=7,14"}


def test_an_answer_quotes_the_text_that_is_at_hand(twl: Twl, folder: Path) -> None:
    query = f"SELECT ?x {{ ?x twl:adjoins <{ID}a> }}"
    bare = twl("query", query, "--why", "--data", folder, "--lang", "zh").out
    assert "  news p2:7,14 · " in bare
    told = twl("query", query, "--why", "--data", folder, "--lang", "zh", "--article", folder / "news.txt").out
    assert "    【丁市与甲区同行】。" in told
    other = twl("query", query, "--why", "--data", folder, "--lang", "zh", "--article", folder / "article.txt").out
    assert "【" not in other, "the first article's words are not those of the second"


def test_the_python_interface_takes_the_text_of_any_article(folder: Path) -> None:
    told = KnowledgeGraph(folder).show("丁市", lang="zh", article=folder / "news.txt")
    assert "丁市与甲区同行" in told


def test_the_figures_count_what_either_article_states_and_measure_the_first(folder: Path) -> None:
    counted = figures(Knowledge.read(folder))
    assert counted.blocks == 7
    assert counted.longest_span == 7
    assert (counted.characters, counted.covered) == (15, 11)
    assert sum(paragraph.blocks for paragraph in counted.paragraphs) == 5


def test_what_was_there_before_is_compared_with_the_text_too_and_listed_without_a_file(twl: Twl, folder: Path) -> None:
    file = folder / "data" / "added" / "news.trig"
    file.write_text(
        file.read_text(encoding="utf-8").replace('rdfs:label "丁市"', 'skos:altLabel "戊市"'), encoding="utf-8"
    )
    (folder / "new.trig").write_text(f'<{NEWS}#char=0,2> {{ <{ID}a> <{SKOS}altLabel> "己区"@zh . }}', encoding="utf-8")

    def values(*arguments: object) -> list[str]:
        told = json.loads(twl("validate", *arguments, "--data", folder, "-f", "json").out)
        return [one["value"] for one in told["findings"] if one["rule"].endswith("words-in-span")]

    article = ("--article", folder / "news.txt")
    assert values() == []
    assert values(*article) == ['"戊市"@zh']
    assert values(folder / "new.trig", *article) == ['"己区"@zh']
    said = twl("validate", folder / "new.trig", *article, "--data", folder, "--lang", "en").out
    assert "leave out FILE and keep the other options, and they are listed" in " ".join(said.split())

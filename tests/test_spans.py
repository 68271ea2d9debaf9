"""Spans of the article as RFC 5147 fragments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twl_graph.errors import UsageError
from twl_graph.namespaces import ARTICLE
from twl_graph.spans import SourceSpan, Span, positions, source_span_of, span_of

_spans = st.builds(lambda start, more: Span(start, start + more), st.integers(0, 10**6), st.integers(1, 10**4))


@given(_spans)
def test_a_span_is_the_one_its_iri_names(span: Span) -> None:
    assert Span.from_fragment(span.fragment) == span == span_of(span.iri())
    assert span.iri() == f"{ARTICLE}#{span.fragment}"


@given(st.lists(_spans))
def test_spans_sort_as_they_stand_in_the_text(spans: list[Span]) -> None:
    assert sorted(spans) == sorted(spans, key=lambda span: (span.start, span.end))


def test_the_end_is_exclusive() -> None:
    assert len(Span(511, 554)) == 43
    assert Span(0, 3) in Span(0, 3)
    assert Span(2, 4) not in Span(0, 3)


@pytest.mark.parametrize(
    "fragment",
    ["char=5,5", "char=9,5", "char=-1,5", "char=05,9", "char=5", "line=1,2", "char=1,2;length=9", "char=１,2"],
)
def test_what_is_no_canonical_range_is_refused(fragment: str) -> None:
    with pytest.raises(UsageError, match="span"):
        Span.from_fragment(fragment)
    assert span_of(f"{ARTICLE}#{fragment}") is None


def test_a_position_in_two_spans_counts_once_and_ends_are_exclusive() -> None:
    assert positions([Span(1, 3), Span(2, 4)]) == {1, 2, 3}


def test_a_span_of_another_text_is_not_one_of_the_article() -> None:
    assert span_of("http://example.com/#char=1,2") is None
    assert span_of("http://example.com/#char=1,2", "http://example.com/") == Span(1, 2)


@pytest.mark.parametrize(
    "typed",
    ["char=511,554", "511,554", "char=511，554", "５１１，５５４", "ｃｈａｒ＝511，554", f"{ARTICLE}#char=511,554"],
)
def test_a_span_may_be_typed_with_a_chinese_input_method(typed: str) -> None:
    assert Span.typed(typed) == Span(511, 554)


def test_the_hint_in_chinese_teaches_a_form_that_is_right() -> None:
    with pytest.raises(UsageError) as caught:
        Span.typed("511-554")
    hint = caught.value.words.zh
    assert "char=起点,终点" in hint
    assert Span.typed(hint.rpartition("，如 ")[2]) == Span(0, 12)


@given(_spans)
def test_a_span_of_any_text_of_the_project_is_told_with_its_text(span: Span) -> None:
    other = ARTICLE.rpartition("/")[0] + "/another-report"
    found = source_span_of(span.iri(other))
    assert found == SourceSpan(other, span)
    assert found.iri == span.iri(other)
    assert span_of(span.iri(other)) is None


@pytest.mark.parametrize("iri", ["http://example.com/#char=1,2", ARTICLE, f"{ARTICLE}#char=2,1", f"{ARTICLE}#p1"])
def test_what_names_no_span_of_a_text_of_the_project_has_none(iri: str) -> None:
    assert source_span_of(iri) is None

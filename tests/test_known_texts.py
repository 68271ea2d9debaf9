"""What a graph knows of its texts: lengths, paragraphs, headers, and whether a span lies in one paragraph."""

import pyoxigraph as ox
import pytest

from twl_graph.knowledge import Knowledge, Source
from twl_graph.namespaces import ARTICLES, TWL, prefixes
from twl_graph.spans import SourceSpan, Span
from twl_graph.validation.known_texts import KnownTexts

HEAD = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in prefixes().items())
RIVER, ROAD = ARTICLES + "river", ARTICLES + "road"
FACTS = f"""<{RIVER}> twl:length 30 . <{ROAD}> twl:length "long" ; prov:wasDerivedFrom <http://e/page> .
<{RIVER}#char=11,20> a twl:Paragraph . <{RIVER}#char=0,10> a twl:Paragraph , twl:RhetoricalSpan .
<{RIVER}#char=21,30> a twl:RhetoricalSpan . <{RIVER}#x> a twl:Paragraph ."""


def known(facts: str) -> KnownTexts:
    text = f"{HEAD}<http://e/g> {{ {facts} }}"
    return KnownTexts(Knowledge([Source("a.trig", text.encode(), ox.RdfFormat.TRIG, None)]))


@pytest.fixture(scope="module")
def texts() -> KnownTexts:
    return known(FACTS)


def test_lengths_are_numbers_and_paragraphs_are_spans_in_their_order(texts: KnownTexts) -> None:
    assert texts.lengths == {RIVER: 30}
    assert texts.paragraphs == {RIVER: [Span(0, 10), Span(11, 20)]}
    assert texts.derived.keys() == {ROAD}
    assert {TWL + "Paragraph", TWL + "RhetoricalSpan"} <= texts.types[f"{RIVER}#char=0,10"]
    assert texts.types["http://e/unheard-of"] == set()


@pytest.mark.parametrize(
    ("source", "start", "end", "inside"),
    [
        (RIVER, 0, 10, True),
        (RIVER, 3, 5, True),
        (RIVER, 11, 20, True),
        (RIVER, 5, 11, False),
        (RIVER, 5, 15, False),
        (RIVER, 10, 12, False),
        (RIVER, 21, 25, False),
        (ROAD, 0, 5, False),
    ],
)
def test_a_span_lies_in_one_paragraph_or_not(
    texts: KnownTexts, source: str, start: int, end: int, inside: bool
) -> None:
    assert texts.in_one_paragraph(SourceSpan(source, Span(start, end))) is inside


@pytest.mark.parametrize(
    ("paragraphs", "overlapping"),
    [
        ([(0, 10), (10, 20), (21, 30)], []),
        ([(0, 10), (9, 20)], [((9, 20), (0, 10))]),
        ([(0, 30), (0, 10), (11, 20)], [((0, 30), (0, 10))]),
        ([(0, 30), (5, 6), (20, 40)], [((0, 30), (5, 6))]),
        ([(0, 10), (5, 15), (14, 40)], [((0, 10), (5, 15)), ((14, 40), (5, 15))]),
    ],
)
def test_of_paragraphs_that_overlap_the_longer_is_named_once(
    paragraphs: list[tuple[int, int]], overlapping: list[tuple[tuple[int, int], tuple[int, int]]]
) -> None:
    texts = known(" ".join(f"<{RIVER}#char={start},{end}> a twl:Paragraph ." for start, end in paragraphs))
    found = [((one.span.start, one.span.end), (two.span.start, two.span.end)) for one, two in texts.overlapping()]
    assert found == overlapping
    assert all(quad.subject == ox.NamedNode(place.iri) for place, quad in texts.declared_paragraphs.items())


def test_the_length_that_was_there_first_counts() -> None:
    assert known(f"<{RIVER}> twl:length 30 . <{RIVER}> twl:length 99 .").lengths == {RIVER: 30}


def test_a_span_lies_in_a_paragraph_even_where_a_shorter_one_begins_inside_it() -> None:
    texts = known(f"<{RIVER}#char=0,30> a twl:Paragraph . <{RIVER}#char=4,6> a twl:Paragraph .")
    assert texts.in_one_paragraph(SourceSpan(RIVER, Span(3, 12)))

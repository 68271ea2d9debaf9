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


@pytest.fixture(scope="module")
def texts() -> KnownTexts:
    text = f"{HEAD}<http://e/g> {{ {FACTS} }}"
    return KnownTexts(Knowledge([Source("a.trig", text.encode(), ox.RdfFormat.TRIG, None)]))


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

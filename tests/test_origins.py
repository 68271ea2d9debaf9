"""Where a fact stands is told in few characters."""

from tests.bundled import knowledge
from twl_graph.errors import Words
from twl_graph.facts import short_name
from twl_graph.namespaces import ARTICLE, BASE, COMPUTED, GRAPH
from twl_graph.portrait.origins import Origins, outside
from twl_graph.spans import SourceSpan, Span

ORIGINS = Origins(knowledge())
NAMES = GRAPH + "names"


def test_a_span_goes_by_its_paragraph_and_positions() -> None:
    assert ORIGINS.place(SourceSpan(ARTICLE, Span(1017, 1025))) == "p8:1017,1025"
    assert ORIGINS.place(SourceSpan(ARTICLE, Span(0, 3019))) == "0,3019"


def test_spans_come_in_the_order_of_the_text_and_too_many_are_counted() -> None:
    starts = [(1735, 1745), (6, 46), (2940, 2953), (135, 183), (514, 554)]
    spans = [SourceSpan(ARTICLE, Span(start, end)) for start, end in starts]
    assert ORIGINS.evidence(spans[:2], [NAMES]) == "p1:6,46 p12:1735,1745"
    assert ORIGINS.evidence(spans, []) == "p1:6,46 p2:135,183 p4:514,554 +2"


def test_a_fact_that_no_span_states_goes_by_its_file() -> None:
    assert ORIGINS.evidence([], [NAMES, COMPUTED]) == "[names] [computed]"
    assert outside([Span(1, 2).iri(ARTICLE), NAMES, NAMES]) == (NAMES,)
    assert short_name(BASE + "ontology") == "ontology"


def test_a_file_goes_by_its_title() -> None:
    assert ORIGINS.title(NAMES) == Words("名称", "Names")
    assert ORIGINS.title(BASE + "ontology").en == "Tong-Wu-Lang Knowledge Graph Ontology"
    assert ORIGINS.title(COMPUTED) == Words("由其他事实推算", "computed from the other facts")

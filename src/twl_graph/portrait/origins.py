"""Where facts come from: positions in the article, or files of the graph that say what the article does not."""

from functools import cached_property
from typing import TYPE_CHECKING

from twl_graph.entities import names
from twl_graph.errors import Words
from twl_graph.evidence.article import Spans
from twl_graph.facts import short_name
from twl_graph.namespaces import COMPUTED
from twl_graph.spans import SourceSpan, source_span_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twl_graph.knowledge import Knowledge

#: How many spans are named in a cell; the JSON has them all.
_SHOWN_SPANS = 3


class Origins:
    """The places of a graph's facts, as they are named in a portrait: `p8:1017,1025`, `[names]`."""

    def __init__(self, knowledge: "Knowledge") -> None:
        self._knowledge = knowledge

    @cached_property
    def _spans(self) -> Spans:
        return Spans(self._knowledge)

    def paragraph(self, place: SourceSpan) -> int | None:
        """Return the number of the paragraph that a span lies in, None where it lies in no single one."""
        return self._spans.of(place.source).paragraph_of(place.span)

    def place(self, place: SourceSpan) -> str:
        """Name a span by its paragraph and positions, `p8:1017,1025`; of another text after the name of that."""
        return self._spans.place_of(place)

    def evidence(self, spans: "Iterable[SourceSpan]", graphs: "Iterable[str]") -> str:
        """Name the spans that state something, as they stand in the text; without one, the files, in brackets."""
        places = [self.place(span) for span in sorted(spans)]
        if places:
            more = f" +{len(places) - _SHOWN_SPANS}" if len(places) > _SHOWN_SPANS else ""
            return " ".join(places[:_SHOWN_SPANS]) + more
        return " ".join(f"[{short_name(graph)}]" for graph in graphs)

    def title(self, graph: str) -> Words:
        """Say what a named graph that is no span holds: the title of its file."""
        if graph == COMPUTED:
            return Words("由其他事实推算", "computed from the other facts")
        return names(self._knowledge, graph)


def outside(graphs: "Iterable[str]") -> tuple[str, ...]:
    """Give the named graphs that are no spans of a text, sorted."""
    return tuple(sorted({graph for graph in graphs if source_span_of(graph) is None}))

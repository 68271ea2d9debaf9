"""Facts and where they come from: a triple, the named graphs that hold it, and what it was computed from."""

from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from twl_graph.namespaces import ARTICLE, BASE, COMPUTED, GRAPH
from twl_graph.spans import SourceSpan, Span, source_span_of

if TYPE_CHECKING:
    from twl_graph.knowledge import Knowledge


class Fact(NamedTuple):
    """One triple, with the named graphs that hold it.

    Attributes:
        triple: the triple.
        graphs: the IRIs of the graphs, sorted: spans of a text, files with sources of their own, or the graph of
            what is computed.
        computed_from: for a computed fact, the stated ones that it was computed from.
    """

    triple: ox.Triple
    graphs: tuple[str, ...]
    computed_from: tuple["Fact", ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """The spans of the article that state it, as they stand in the text."""
        return tuple(place.span for place in self.places if place.source == ARTICLE)

    @property
    def places(self) -> tuple[SourceSpan, ...]:
        """The spans of all texts that state it, text by text, as they stand in it."""
        return tuple(sorted(place for graph in self.graphs if (place := source_span_of(graph)) is not None))

    @property
    def files(self) -> tuple[str, ...]:
        """The IRIs of the graphs that hold it and are no spans."""
        return tuple(graph for graph in self.graphs if source_span_of(graph) is None)


def fact(knowledge: "Knowledge", triple: ox.Triple, graph: str | None = None) -> Fact:
    """Return a triple of the default graph, or of one named graph, as a fact, with what it was computed from."""
    graphs = knowledge.graphs_of(triple) if graph is None else (graph,)
    if graphs != (COMPUTED,):
        return Fact(triple, graphs)
    from twl_graph.computed import grounds

    return Fact(triple, graphs, tuple(fact(knowledge, ground) for ground in grounds(knowledge.stated, triple)))


def short_name(graph: str) -> str:
    """Name a file's graph as its file is called."""
    return graph.removeprefix(GRAPH).removeprefix(BASE)

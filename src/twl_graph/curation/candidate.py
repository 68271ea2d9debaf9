"""A new file on its way into the graph: as it was written, and as it would stand there."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import pyoxigraph as ox

from twl_graph.errors import UnreadableInput, Words
from twl_graph.knowledge import Source
from twl_graph.namespaces import BASE, PROV, RDF, VOID, prefixes
from twl_graph.new_file import NewFile
from twl_graph.spans import source_span_of
from twl_graph.turtle import comments, write_trig, write_turtle

_TYPE: Final = ox.NamedNode(RDF + "type")
_DATASET: Final = ox.NamedNode(VOID + "Dataset")
_DERIVED: Final = ox.NamedNode(PROV + "wasDerivedFrom")
#: Syntaxes whose comments begin with ``#``.
_HASHED: Final = (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG, ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS)


@dataclass(frozen=True)
class Candidate:
    """A new file with the name that it would get.

    Attributes:
        file: the file as written.
        name: what it will be called, without its ending.
    """

    file: NewFile
    name: str

    @cached_property
    def quads(self) -> list[ox.Quad]:
        """Its statements, in its order, with IRIs in the place of blank nodes."""
        return self.file.under(self.name)

    @cached_property
    def graphs(self) -> set[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]:
        """The named graphs that its statements stand in; the default graph is of no source."""
        return {quad.graph_name for quad in self.quads}

    @cached_property
    def accepted(self) -> Source:
        """The file in normal form, under the name that messages call it: Turtle for one graph of its own, else TriG.

        Raises:
            UnreadableInput: some of its facts stand in no graph with a source.
        """
        header, _ = self._comments
        stray = sum(isinstance(quad.graph_name, ox.DefaultGraph) for quad in self.quads)
        if stray:
            raise _without_source(self.file.name, stray)
        if (own := _own_graph(self.graphs)) is not None:
            text = write_turtle((quad.triple for quad in self.quads), prefixes(), own.value, header)
            made = Source(self.file.name, text.encode(), ox.RdfFormat.TURTLE, own)
        else:
            text = write_trig(self.quads, prefixes(), _article(self.graphs), header)
            made = Source(self.file.name, text.encode(), ox.RdfFormat.TRIG, None)
        if set(made.quads) != set(self.quads):
            raise AssertionError(f"the normal form of {self.file.name} would change its facts; it was not added")
        return made

    @property
    def file_name(self) -> str:
        """The name of the file it would be."""
        return f"{self.name}.{'ttl' if self.accepted.syntax == ox.RdfFormat.TURTLE else 'trig'}"

    @property
    def lost_comments(self) -> int:
        """The number of comments that the normal form has no place for: those below the top of the file."""
        return self._comments[1]

    @cached_property
    def _comments(self) -> tuple[list[str], int]:
        """The comment lines at the top, and the number of the other comments."""
        if self.file.syntax in _HASHED:
            header, below = comments(self.file.text)
            return header, len(below)
        return [], self.file.text.count("<!--") if self.file.syntax == ox.RdfFormat.RDF_XML else 0


def _own_graph(graphs: set[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]) -> ox.NamedNode | None:
    """Return the only graph, where it may be the base of a Turtle file: one of the project's that is no span."""
    if len(graphs) != 1:
        return None
    (graph,) = graphs
    fits = isinstance(graph, ox.NamedNode) and graph.value.startswith(BASE) and "#" not in graph.value
    return graph if fits and isinstance(graph, ox.NamedNode) else None


def _article(graphs: set[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]) -> str | None:
    """Return the one text whose spans name blocks, so that they read ``<#char=511,554>``; None where there are more."""
    spans = (source_span_of(graph.value) for graph in graphs if isinstance(graph, ox.NamedNode))
    articles = {span.source for span in spans if span is not None}
    return articles.pop() if len(articles) == 1 else None


def _without_source(name: str, count: int) -> UnreadableInput:
    reason = Words("其中 {0} 条事实没有注明出处", "facts without a source: {0}").formatted(count)
    hint = Words(
        "写进以文段命名的 TriG 块，如 <https://w3id.org/twl-graph/article/NAME#char=0,12> { … }；或在文件开头写 @base，"
        "并写明 <> a void:Dataset ; prov:wasDerivedFrom …",
        "put them in a TriG block that a span names, such as "
        "<https://w3id.org/twl-graph/article/NAME#char=0,12> { … }; or give @base at the top of the file, and write "
        "<> a void:Dataset ; prov:wasDerivedFrom …",
    )
    return UnreadableInput(name, None, None, reason, hint)

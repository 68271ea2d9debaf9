"""Where each term of a graph's stated facts is used: read once, asked by every check of the vocabulary."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, TypeAlias

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Triple

from twl_graph.namespaces import RDF

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twl_graph.knowledge import Source
    from twl_graph.validation.finding import Term

#: One statement, and the name of the file that holds it.
Use: TypeAlias = tuple[Quad, str]


def node_of(quad: Quad) -> Term:
    """Return what a statement is about."""
    assert not isinstance(quad.subject, Triple), "files with RDF 1.2 are refused when they are read"
    return quad.subject


class Usage:
    """The terms that some files use, each with the statements that do.

    A term is judged once, however often it is used; so a check costs what the number of terms is, not that of facts.

    Attributes:
        predicates, subjects, objects: by IRI, for each of the three places of a statement.
        literals: by the literal as it is written.
        graphs: the named graphs, each with its first statement.
        types: for each described IRI its types.
    """

    def __init__(self, sources: Iterable[Source]) -> None:
        self.sources: Final = tuple(sources)
        self.predicates: Final[defaultdict[str, list[Use]]] = defaultdict(list)
        self.subjects: Final[defaultdict[str, list[Use]]] = defaultdict(list)
        self.objects: Final[defaultdict[str, list[Use]]] = defaultdict(list)
        self.literals: Final[defaultdict[Literal, list[Use]]] = defaultdict(list)
        self.graphs: Final[dict[str, Use]] = {}
        self.types: Final[defaultdict[str, set[str]]] = defaultdict(set)
        for source in self.sources:
            self._read(source)
        for quad, _ in self.predicates.get(RDF + "type", ()):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                self.types[quad.subject.value].add(quad.object.value)

    def _read(self, source: Source) -> None:
        name, last = source.name, None
        for quad in source.quads:
            use, subject, value, graph = (quad, name), quad.subject, quad.object, quad.graph_name
            self.predicates[quad.predicate.value].append(use)
            if type(subject) is NamedNode:
                self.subjects[subject.value].append(use)
            if type(value) is NamedNode:
                self.objects[value.value].append(use)
            elif type(value) is Literal:
                self.literals[value].append(use)
            if graph != last:
                last = graph
                if not isinstance(graph, DefaultGraph):
                    self.graphs.setdefault(graph.value, use)

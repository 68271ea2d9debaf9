"""The shapes: read from `ontology/shapes/*.ttl`, checked before they are used, and asked which nodes they look at.

This module says *what* is to be checked and *where*; `checking` does it and `report` tells it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from rdflib import RDF, RDFS, Graph, URIRef
from rdflib.namespace import SH

from twl_graph import namespaces, reading, resources
from twl_graph.errors import Words
from twl_graph.validation import lint
from twl_graph.validation.terms import add_triples

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from rdflib.term import Node

#: The predicates by which a shape names its focus nodes (SHACL, section 2.1.3).
_TARGETS: Final = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
#: The postfix operator of each path that repeats (SHACL, section 2.3.1).
_REPEATS: Final = {SH.zeroOrMorePath: "*", SH.oneOrMorePath: "+", SH.zeroOrOnePath: "?"}


class Shapes:
    """A shapes graph that has passed the lint.

    `graph` is an rdflib graph whose literals are kept as written; treat it as read-only.

    Raises:
        ShapesInvalid: a graph that a SHACL engine would silently misread (`lint`).
    """

    def __init__(self, graph: Graph) -> None:
        faults = sorted(lint.faults(graph))
        if faults:
            raise lint.ShapesInvalid(faults)
        self.graph: Final = graph

    @classmethod
    @cache
    def bundled(cls) -> Shapes:
        """The project's own shapes, with the prefixes that their SPARQL constraints use; read once."""
        return cls.of(resources.ontology())

    @classmethod
    def of(cls, ontology: Traversable | Path) -> Shapes:
        """The shapes of an ``ontology/`` folder; raises what `read` raises, and OSError where there are none."""
        files = [file for file in ontology.joinpath("shapes").iterdir() if file.name.endswith(".ttl")]
        return cls.read([ontology.joinpath("prefixes.ttl"), *files])

    @classmethod
    def read(cls, files: Iterable[Traversable | Path]) -> Shapes:
        """Read shapes from files of any accepted format.

        Raises:
            UnreadableInput: a file does not parse.
            ShapesInvalid: the shapes do not pass the lint.
        """
        graph = Graph(bind_namespaces="none")
        for prefix, namespace in namespaces.prefixes().items():
            graph.bind(prefix, namespace)
        for file in sorted(files, key=lambda one: one.name):
            add_triples(graph, reading.parse_file(file))
        return cls(graph)

    def targeted(self) -> set[URIRef]:
        """The shapes that name their own focus nodes."""
        return {shape for target in _TARGETS for shape in self.graph.subjects(target) if isinstance(shape, URIRef)}

    def focus_nodes(self, data: Graph) -> dict[URIRef, set[Node]]:
        """The nodes of `data` that each targeted shape looks at (SHACL, section 2.1.3); subclasses count as their
        superclass.
        """
        return {shape: set(self._targets_of(shape, data)) for shape in sorted(self.targeted())}

    def _targets_of(self, shape: URIRef, data: Graph) -> Iterator[Node]:
        for wanted in self.graph.objects(shape, SH.targetClass):
            for kind in data.transitive_subjects(RDFS.subClassOf, wanted):
                yield from data.subjects(RDF.type, kind)
        yield from self.graph.objects(shape, SH.targetNode)
        for predicate in self.graph.objects(shape, SH.targetSubjectsOf):
            yield from data.subjects(predicate)
        for predicate in self.graph.objects(shape, SH.targetObjectsOf):
            yield from data.objects(None, predicate)

    def part(self, shapes: Iterable[URIRef]) -> Shapes:
        """The same shapes graph cut down to `shapes` and all that they mention: what a check of only these needs."""
        return Shapes(reachable(self.graph, shapes))

    def message(self, shape: URIRef) -> Words:
        """The rule that a shape states, as a sentence in each language; the shape's name, then its IRI, stand in for a
        missing one.
        """
        return self._words(shape, SH.message, SH.name)

    def name(self, shape: URIRef) -> Words:
        """The short name of a shape in each language, or its IRI."""
        return self._words(shape, SH.name)

    def title(self, rule: str) -> Words:
        """The short name of a shape that is given by its IRI."""
        return self.name(URIRef(rule))

    def _words(self, shape: URIRef, *predicates: URIRef) -> Words:
        found: dict[str, str] = {}
        for predicate in predicates:
            for literal in sorted(self.graph.objects(shape, predicate), key=str):
                found.setdefault(getattr(literal, "language", None) or "", str(literal))
        plain = found.get("", namespaces.compact(str(shape)))
        return Words(zh=found.get("zh", plain), en=found.get("en", plain))

    def path_text(self, path: Node) -> str:
        """A path in words of SPARQL 1.1 (section 9.1): one step is the bare IRI, a longer path has its IRIs in angle
        brackets.
        """
        return str(path) if isinstance(path, URIRef) else sparql_path(self.graph, path)


def reachable(graph: Graph, nodes: Iterable[Node]) -> Graph:
    """The triples of `graph` about `nodes`, and about all that those mention, and so on."""
    waiting: list[Node] = list(nodes)
    seen: set[Node] = set()
    found = Graph(bind_namespaces="none")
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            for triple in graph.triples((node, None, None)):
                found.add(triple)
                waiting.append(triple[2])
    return found


def sparql_path(graph: Graph, path: Node) -> str:
    """A path of the shapes graph in the syntax of SPARQL 1.1 (section 9.1), its IRIs in angle brackets."""
    if isinstance(path, URIRef):
        return f"<{path}>"
    if (inverse := graph.value(path, SH.inversePath)) is not None:
        return f"^{sparql_path(graph, inverse)}"
    for predicate, operator in _REPEATS.items():
        if (inner := graph.value(path, predicate)) is not None:
            return f"{sparql_path(graph, inner)}{operator}"
    if (choices := graph.value(path, SH.alternativePath)) is not None:
        return "(" + "|".join(sparql_path(graph, step) for step in graph.items(choices)) + ")"
    return "/".join(sparql_path(graph, step) for step in graph.items(path))

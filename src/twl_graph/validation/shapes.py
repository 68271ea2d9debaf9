"""The shapes: read from `ontology/shapes/*.ttl`, checked before they are used, and asked which nodes they look at.

This module says *what* is to be checked and *where*; `checking` does it and `report` tells it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rdflib import RDF, RDFS, Graph, URIRef
from rdflib.namespace import SH

from twl_graph import namespaces, reading, resources
from twl_graph.errors import Words
from twl_graph.knowledge import Source
from twl_graph.validation import lint
from twl_graph.validation.lint.structure import TARGETS
from twl_graph.validation.lint.vocabularies import Vocabularies
from twl_graph.validation.terms import add_triples, to_rdflib
from twl_graph.validation.unnamed import names, renamed

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from rdflib.term import Node

#: The postfix operator of each path that repeats (SHACL, section 2.3.1).
_REPEATS: Final = {SH.zeroOrMorePath: "*", SH.oneOrMorePath: "+", SH.zeroOrOnePath: "?"}


class Shapes:
    """A shapes graph that has passed the lint.

    `graph` is an rdflib graph whose literals are kept as written and whose shapes all have IRIs; treat it as read-only.
    `warnings` is what the lint has against it all the same. `added` are the shapes that were given beside the graph's
    own, each that has a target with its file.

    Args:
        graph: the shapes.
        sources: the files that they were read from.
        known: the terms that shapes may speak of; without them terms other than those of SHACL are not judged.
        extra: the files among `sources` that were given beside the graph's own.

    Raises:
        ShapesInvalid: a graph that a SHACL engine would silently misread (`lint`).
    """

    def __init__(
        self,
        graph: Graph,
        sources: Sequence[Source] = (),
        known: Vocabularies | None = None,
        extra: Sequence[Source] = (),
    ) -> None:
        self.warnings: Final = lint.inspect(graph, sources, known, extra)
        #: The IRIs that stand for shapes without one, by the blank nodes of the files.
        self.names: Final = names(graph)
        self.graph: Final = renamed(graph, self.names)
        given: dict[Node, str] = {}
        for source in extra:
            for subject in {to_rdflib(quad.subject) for quad in source.quads}:
                given[self.names.get(subject, subject)] = source.name
        self.added: Final = {shape: given[shape] for shape in self.targeted() if shape in given}

    @classmethod
    @cache
    def bundled(cls) -> Shapes:
        """The project's own shapes, with the prefixes that their SPARQL constraints use; read once."""
        return cls.of(resources.ontology())

    @classmethod
    def of(cls, ontology: Traversable | Path, extra: Iterable[str | Path] = ()) -> Shapes:
        """The shapes of an ``ontology/`` folder and those of further files; OSError where the folder has none.

        Raises:
            UnreadableInput: a file does not parse.
            ShapesInvalid: the shapes do not pass the lint, or two files describe one shape.
        """
        files = [file for file in ontology.joinpath("shapes").iterdir() if file.name.endswith(".ttl")]
        own = _sources([ontology.joinpath("prefixes.ttl"), *files])
        given = _sources(Path(file) for file in extra)
        return cls(_united([*own, *given]), [*own, *given], Vocabularies.of(ontology), given)

    @classmethod
    def read(cls, files: Iterable[Traversable | Path]) -> Shapes:
        """Read shapes from files of any accepted format; their terms are judged as far as they are of SHACL.

        Raises:
            UnreadableInput: a file does not parse.
            ShapesInvalid: the shapes do not pass the lint.
        """
        sources = _sources(files)
        return cls(_united(sources), sources)

    def targeted(self) -> set[URIRef]:
        """The shapes that name their own focus nodes."""
        return {shape for target in TARGETS for shape in self.graph.subjects(target) if isinstance(shape, URIRef)}

    def focus_nodes(self, data: Graph) -> dict[URIRef, set[Node]]:
        """The nodes of `data` that each targeted shape looks at (SHACL, section 2.1.3); subclasses count as their
        superclass.
        """
        return {shape: set(self._targets_of(shape, data)) for shape in sorted(self.targeted())}

    def _targets_of(self, shape: URIRef, data: Graph) -> Iterator[Node]:
        for predicate in TARGETS:
            for value in self.graph.objects(shape, predicate):
                yield from self.matched(predicate, value, data)

    @staticmethod
    def matched(predicate: URIRef, value: Node, data: Graph) -> Iterator[Node]:
        """The nodes that one target finds, such as `sh:targetClass` with a class."""
        if predicate == SH.targetClass:
            for kind in data.transitive_subjects(RDFS.subClassOf, value):
                yield from data.subjects(RDF.type, kind)
        elif predicate == SH.targetNode:
            yield value
        elif predicate == SH.targetSubjectsOf:
            yield from data.subjects(value)
        else:
            yield from data.objects(None, value)

    def part(self, shapes: Iterable[URIRef]) -> Shapes:
        """The same shapes graph cut down to `shapes` and all that they mention: what a check of only these needs."""
        return Shapes(reachable(self.graph, shapes))

    def message(self, shape: URIRef) -> Words:
        """The rule that a shape states, as a sentence in each language.

        Where one is missing, the shape's name stands in, then the sentence in the other language, then the IRI.
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
        plain = next((found[language] for language in ("", *sorted(found)) if language in found), None)
        plain = plain or namespaces.compact(str(shape))
        return Words(zh=found.get("zh", plain), en=found.get("en", plain))

    def path_text(self, path: Node) -> str:
        """A path in words of SPARQL 1.1 (section 9.1): one step is the bare IRI, a longer path has its IRIs in angle
        brackets.
        """
        return str(path) if isinstance(path, URIRef) else sparql_path(self.graph, path)


def _sources(files: Iterable[Traversable | Path]) -> list[Source]:
    """Files of any accepted format as sources, in the order of their names; ``-`` is standard input in TriG."""
    found = []
    for file in sorted(files, key=lambda one: one.name):
        name = reading.called(file)
        syntax = reading.syntax_of(name, "trig" if name == "<stdin>" else None)
        found.append(Source(name, reading.inspected(reading.read_bytes(file), name, syntax), syntax, None))
    return found


def _united(sources: Iterable[Source]) -> Graph:
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in namespaces.prefixes().items():
        graph.bind(prefix, namespace)
    for source in sources:
        add_triples(graph, source.quads)
    return graph


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

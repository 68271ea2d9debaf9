"""The shapes as they stand in their files, read without a SHACL engine."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from twl_graph import reading
from twl_graph.errors import Words
from twl_graph.namespaces import RDF, SH

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_FIRST: Final = ox.NamedNode(RDF + "first")
_REST: Final = ox.NamedNode(RDF + "rest")

Node = ox.NamedNode | ox.BlankNode
Term = ox.NamedNode | ox.Literal


class ShapeFiles:
    """The shapes of a graph.

    Args:
        ontology: the folder that holds `shapes/`.

    Raises:
        UnreadableInput: a shapes file cannot be read or parsed.
    """

    def __init__(self, ontology: Traversable) -> None:
        self._store: Final = ox.Store()
        for file in ontology.joinpath("shapes").iterdir():
            if file.name.endswith(".ttl"):
                self._store.extend(reading.parse_file(file))

    def target_classes(self) -> set[str]:
        """Return the classes that shapes are for, IRIs."""
        quads = self._store.quads_for_pattern(None, ox.NamedNode(SH + "targetClass"), None, None)
        return {quad.object.value for quad in quads if isinstance(quad.object, ox.NamedNode)}

    def targeting(self, name: str, iris: Collection[str]) -> list[Node]:
        """Return the shapes whose `sh:targetClass` or `sh:targetSubjectsOf` is one of some IRIs, in a fixed order."""
        predicate = ox.NamedNode(SH + name)
        quads = [q for iri in iris for q in self._store.quads_for_pattern(None, predicate, ox.NamedNode(iri), None)]
        return sorted({quad.subject for quad in quads if not isinstance(quad.subject, ox.Triple)}, key=str)

    def values(self, node: object, name: str) -> list[Node | ox.Literal]:
        """Return the values of a property of SHACL, given by its local name."""
        if not isinstance(node, ox.NamedNode | ox.BlankNode):
            return []
        quads = self._store.quads_for_pattern(node, ox.NamedNode(SH + name), None, None)
        return sorted((quad.object for quad in quads if not isinstance(quad.object, ox.Triple)), key=str)

    def iris(self, node: object, name: str) -> list[str]:
        """Return the values that are IRIs."""
        return [term.value for term in self.values(node, name) if isinstance(term, ox.NamedNode)]

    def count(self, node: object, name: str) -> int | None:
        """Return the number that stands there, or None."""
        return next((int(term.value) for term in self.values(node, name) if term.value.isdecimal()), None)

    def lists(self, node: object, name: str) -> list[list[Term]]:
        """Return the lists that stand there, each with its members."""
        return [list(self.members(head)) for head in self.values(node, name)]

    def members(self, head: object) -> Iterator[Term]:
        """Yield the members of a list; none of what is no list, and those of a circle once."""
        met: set[object] = set()
        while isinstance(head, ox.BlankNode) and head not in met:
            met.add(head)
            for quad in self._store.quads_for_pattern(head, _FIRST, None, None):
                if isinstance(quad.object, ox.NamedNode | ox.Literal):
                    yield quad.object
            head = next((quad.object for quad in self._store.quads_for_pattern(head, _REST, None, None)), None)

    def alternatives(self, node: object) -> list[list[Term]]:
        """Return the choices (`sh:or`, `sh:xone`), each with the shapes of which one has to hold."""
        return [*self.lists(node, "or"), *self.lists(node, "xone")]

    def message(self, node: object) -> Words | None:
        """Return the rule as a sentence, or None where it is not said in both languages."""
        said = {term.language: term.value for term in self.values(node, "message") if isinstance(term, ox.Literal)}
        return Words(said["zh"], said["en"]) if {"zh", "en"} <= said.keys() else None

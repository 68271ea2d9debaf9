"""Frames: one nested object for each agreement, person, …, for readers of JSON who know no RDF.

A thing stands with everything that is said of it. What has no life of its own (a signing, an office, a figure) is
nested in full where it belongs, also against the direction of its link; every other thing it mentions is nested with
its kind and names only. A framed document is JSON-LD, and what it says is a part of the graph: every triple in it is
one of the graph's. Written here rather than by a JSON-LD processor: the frame is a rule about the ontology, not a
document to be matched, and the processors would bring three packages for what is one page.
"""

from collections.abc import Iterable, Mapping
from typing import Final

import pyoxigraph as ox

from twl_graph.context import Context
from twl_graph.jsonld import Json, Node, document, in_order, node_object
from twl_graph.namespaces import RDF, RDFS, expand

#: Kinds of things that are told in full wherever they are mentioned.
_DETAILS: Final = ("twl:Figure", "twl:OfficeHolding", "twl:Period", "org:Post")
#: Kinds of things that are told in full only directly under the thing they belong to.
_DEPENDENT: Final = ("twl:Event", "twl:Enumeration", "twl:Statement", "twl:Inference", "schema:Photograph", *_DETAILS)

#: Incoming links that are nested: the reverse name in the context, and the kind of thing it is for (any, if None).
_INCOMING: Final[Mapping[str, str | None]] = {
    "actions": "twl:Action",
    "agreements": None,
    "aimOf": None,
    "builds": None,
    "carriedOutBy": None,
    "claims": None,
    "contains": None,
    "effects": None,
    "enumerations": "twl:Enumeration",
    "events": "twl:Event",
    "figures": "twl:Figure",
    "followedBy": None,
    "holders": None,
    "inferences": "twl:Inference",
    "listedIn": None,
    "memberRegions": None,
    "offices": "twl:OfficeHolding",
    "organizes": None,
    "parts": None,
    "photographs": "schema:Photograph",
    "posts": "org:Post",
    "receives": None,
    "signing": "twl:Signing",
    "statements": "twl:Statement",
    "statementsAbout": "twl:Statement",
    "takesPartIn": None,
}

#: How deep dependent things may stand in each other: an enumeration in an agreement, its total in the enumeration.
_DEPTH: Final = 3
_TYPE: Final = RDF + "type"
_SHORT: Final = frozenset((_TYPE, RDFS + "label"))


class Frames:
    """Nested objects over a set of triples; every triple of what it builds is one of them."""

    def __init__(self, triples: Iterable[ox.Triple], context: Context) -> None:
        self._context = context
        self._out: dict[Node, list[ox.Triple]] = {}
        self._in: dict[tuple[str, Node], list[Node]] = {}
        self._classes: dict[str, set[str]] = {}
        for triple in sorted(triples, key=str):
            subject, value = triple.subject, triple.object
            assert isinstance(subject, Node)
            self._out.setdefault(subject, []).append(triple)
            if isinstance(value, Node):
                self._in.setdefault((triple.predicate.value, value), []).append(subject)
        for (predicate, parent), children in self._in.items():
            if predicate == RDFS + "subClassOf":
                self._classes.setdefault(parent.value, set()).update(child.value for child in children)
        self._details, self._dependent = self._kinds(_DETAILS), self._kinds(_DEPENDENT)
        self._incoming = [
            (context.reverse(name), self._kinds([kind]) if kind else None) for name, kind in _INCOMING.items()
        ]

    def of_class(self, class_iri: str) -> str:
        """Write the JSON-LD document of every instance of a class or of its subclasses, by IRI."""
        wanted = self._with_subclasses(class_iri)
        things = {thing for kind in wanted for thing in self._in.get((_TYPE, ox.NamedNode(kind)), ())}
        return document([self.nested(thing) for thing in sorted(things, key=str)], self._context)

    def nested(self, thing: Node) -> Json:
        """Write one thing as a nested object: its facts, and the incoming links that have a name."""
        return self._told(thing, (), with_incoming=True)

    def _told(self, thing: Node, path: tuple[Node, ...], *, with_incoming: bool, through: str = "") -> Json:
        """Write a thing in full, inside the things of `path`; the link `through` which it was reached is left out."""
        here = (*path, thing)
        facts = [
            triple
            for triple in self._out.get(thing, ())
            if not (path and triple.predicate.value == through and triple.object == path[-1])
        ]
        node = node_object(thing, facts, self._context, lambda value: self._embedded(value, here))
        if not with_incoming:
            return node
        for term, kinds in self._incoming:
            found = [
                subject
                for subject in self._in.get((term.iri, thing), ())
                if subject not in here and (kinds is None or self._types(subject) & kinds)
            ]
            if found:
                nested = [self._reached(subject, here, term.iri) for subject in found]
                node[term.name] = nested if term.as_set or len(nested) > 1 else nested[0]
        return in_order(node)

    def _reached(self, thing: Node, path: tuple[Node, ...], through: str) -> Json:
        if self._types(thing) & self._dependent:
            return self._told(thing, path, with_incoming=False, through=through)
        return self._named(thing)

    def _embedded(self, value: Node, path: tuple[Node, ...]) -> Json:
        """Nest a mentioned thing: in full when it is dependent, else by its kind and names.

        Always an object, so that readers need not test for a bare identifier.
        """
        if value in path:
            return node_object(value, (), self._context)
        told = self._dependent if len(path) == 1 else self._details
        if len(path) < _DEPTH and self._types(value) & told:
            return self._told(value, path, with_incoming=False)
        return self._named(value)

    def _named(self, thing: Node) -> Json:
        facts = [triple for triple in self._out.get(thing, ()) if triple.predicate.value in _SHORT]
        return node_object(thing, facts, self._context)

    def _types(self, thing: Node) -> set[str]:
        return {
            triple.object.value
            for triple in self._out.get(thing, ())
            if triple.predicate.value == _TYPE and isinstance(triple.object, Node)
        }

    def _kinds(self, curies: Iterable[str]) -> set[str]:
        return {iri for curie in curies for iri in self._with_subclasses(expand(curie))}

    def _with_subclasses(self, class_iri: str) -> set[str]:
        """List a class and all that specialise it; a cycle of subclasses is walked once."""
        found, waiting = {class_iri}, [class_iri]
        while waiting:
            fresh = self._classes.get(waiting.pop(), set()) - found
            found |= fresh
            waiting.extend(fresh)
        return found

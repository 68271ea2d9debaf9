"""What a shape takes as a value: which kinds of things, which terms of a list, which datatypes and languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import RDF, RDFS, URIRef
from rdflib.namespace import SH as SHACL

from twl_graph.errors import Words
from twl_graph.namespaces import XSD, compact, prefixes
from twl_graph.turtle_terms import Terms
from twl_graph.validation.terms import from_rdflib

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

    from twl_graph.validation.labels import Labels

#: So many of the values that would be right are named.
_NAMED: Final = 5
#: How a literal of each datatype that dates and counts have is written.
_EXAMPLES: Final = {
    XSD + "date": "2017-03-23",
    XSD + "gYearMonth": "2017-02",
    XSD + "gYear": "2017",
    XSD + "integer": "30",
    XSD + "decimal": "1.7",
}
#: The constraints that combine shapes (SHACL, section 4.6).
_COMBINING: Final = (SHACL["or"], SHACL.xone, SHACL["and"])


class Expectation:
    """What one shape expects, read from the shapes graph.

    Args:
        shapes: the shapes graph.
        shape: the shape in it.
        data: the graph that is checked, for examples.
        labels: the names of its things.
    """

    def __init__(self, shapes: Graph, shape: Node, data: Graph, labels: Labels) -> None:
        self._shapes, self._shape, self._data, self._labels = shapes, shape, data, labels

    @cached_property
    def members(self) -> list[Node]:
        """The shapes of which it wants one, or all."""
        return [member for predicate in _COMBINING for member in self.items(predicate)]

    @cached_property
    def listed(self) -> list[ox.NamedNode | ox.Literal]:
        """The values that it lists (`sh:in`)."""
        terms = (from_rdflib(item) for item in self.items(SHACL["in"]))
        return [term for term in terms if not isinstance(term, ox.BlankNode)]

    @cached_property
    def kinds(self) -> list[ox.NamedNode]:
        """The classes of which a value may be (`sh:class`)."""
        return [ox.NamedNode(str(kind)) for kind in self._of_all(SHACL["class"])]

    @cached_property
    def datatypes(self) -> list[str]:
        """The datatypes that a value may have (`sh:datatype`)."""
        return [str(kind) for kind in self._of_all(SHACL.datatype)]

    @cached_property
    def languages(self) -> list[str]:
        """The languages that a value may have (`sh:languageIn`)."""
        return [str(item) for item in self.items(SHACL.languageIn)]

    @cached_property
    def instances(self) -> list[ox.NamedNode]:
        """The things of the graph that are of a right kind; those first that most often are values of the property."""
        found: set[str] = set()
        for kind in self.kinds:
            for below in self._data.transitive_subjects(RDFS.subClassOf, URIRef(kind.value)):
                found.update(str(node) for node in self._data.subjects(RDF.type, below) if isinstance(node, URIRef))
        path = self._shapes.value(self._shape, SHACL.path)
        used = Counter(map(str, self._data.objects(None, path))) if isinstance(path, URIRef) else Counter()
        return [ox.NamedNode(iri) for iri in sorted(found, key=lambda iri: (-used[iri], iri))]

    @cached_property
    def path_steps(self) -> list[URIRef]:
        """The steps of its path, each a property; none for a path of another form."""
        path = self._shapes.value(self._shape, SHACL.path)
        if isinstance(path, URIRef):
            return [path]
        steps = list(self._shapes.items(path)) if path is not None else []
        return [step for step in steps if isinstance(step, URIRef)] if all(isinstance(s, URIRef) for s in steps) else []

    def parameter(self, predicate: URIRef) -> str | None:
        """The value of one of its parameters, as text; None without it."""
        value = self._shapes.value(self._shape, predicate)
        return None if value is None else str(value)

    @cached_property
    def words(self) -> Words | None:
        """What it expects, as the end of a sentence; None where it says nothing of the value."""
        if self.listed:
            return self._named(self.listed)
        if self.kinds:
            kinds, some = [self._labels.of(kind) for kind in self.kinds], self._named(self.instances[:_NAMED])
            zh, en = "或".join(kind.zh for kind in kinds), " or ".join(kind.en for kind in kinds)
            return Words(f"{zh}，如{some.zh}", f"{en}, such as {some.en}") if some.en else Words(zh, en)
        if self.languages:
            tags = [f"@{language}" for language in self.languages]
            return Words(f"带 {'、'.join(tags)} 的文字", f"a text with {' or '.join(tags)}")
        if examples := self.examples:
            return Words(f"如 {'、'.join(examples)}", f"something like {' or '.join(examples)}")
        return None

    @property
    def examples(self) -> list[str]:
        """Literals of the right datatypes, as Turtle writes them."""
        terms = Terms(prefixes(), None)
        known = (kind for kind in self.datatypes if kind in _EXAMPLES)
        return [terms.term(ox.Literal(_EXAMPLES[kind], datatype=ox.NamedNode(kind))) for kind in known]

    @property
    def patch(self) -> str:
        """What a missing value would look like in Turtle: the one that is right, else an open place of that form."""
        if len(self.listed) == 1:
            return Terms(prefixes(), None).term(self.listed[0])
        if self.languages:
            return " , ".join(f'"…"@{language}' for language in self.languages)
        if self.datatypes and self.datatypes[0] != XSD + "integer":
            return f'"…"^^{compact(self.datatypes[0])}'
        return "…"

    def items(self, predicate: URIRef) -> list[Node]:
        """The members of the list that a parameter of the shape has; none where it has no list."""
        head = self._shapes.value(self._shape, predicate)
        return list(self._shapes.items(head)) if head is not None else []

    def _of_all(self, parameter: URIRef) -> Iterator[Node]:
        """The values of a parameter in the shape itself and in those that it combines."""
        for shape in (self._shape, *self.members):
            yield from self._shapes.objects(shape, parameter)

    def _named(self, terms: Iterable[ox.NamedNode | ox.Literal]) -> Words:
        named = [self._labels.of(term) for term in terms]
        return Words("、".join(one.zh for one in named), ", ".join(one.en for one in named))

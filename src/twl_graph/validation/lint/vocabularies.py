"""The terms that a graph's ontology declares or reuses: what a shape can speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from twl_graph import reading
from twl_graph.namespaces import CONCEPT, OWL, RDF, SKOS, TWL
from twl_graph.validation.vocabulary import pinned_terms

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

_TYPE: Final = RDF + "type"
#: The types that declare a term.
_DECLARING: Final = frozenset(
    (
        *(f"{OWL}{name}" for name in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")),
        *(SKOS + "Concept", SKOS + "ConceptScheme"),
    )
)


class Vocabularies(NamedTuple):
    """Known terms, by their IRIs.

    Attributes:
        terms: the declared classes, properties and concepts, and those that are reused from others.
        namespaces: the namespaces of which every known term is among them.
    """

    terms: frozenset[str]
    namespaces: frozenset[str]

    @classmethod
    def of(cls, ontology: Traversable | Path) -> Vocabularies:
        """Read what the ``.ttl`` files of an ``ontology/`` folder declare, and the pinned lists of reused terms.

        Raises:
            UnreadableInput: a file does not parse.
        """
        terms: set[str] = set()
        for file in sorted(ontology.iterdir(), key=lambda one: one.name):
            if file.name.endswith(".ttl"):
                for quad in reading.parse_file(file):
                    if quad.predicate.value == _TYPE and getattr(quad.object, "value", "") in _DECLARING:
                        terms.add(quad.subject.value)  # type: ignore[union-attr]  # no accepted file holds RDF 1.2
        namespaces = {TWL, CONCEPT}
        for namespace in pinned_terms.reused():
            namespaces.add(namespace)
            terms.update(pinned_terms.terms(namespace))
        return cls(frozenset(terms), frozenset(namespaces))

    def namespace_of(self, iri: str) -> str | None:
        """The known namespace that a term is written in; None where there is none."""
        return max((one for one in self.namespaces if iri.startswith(one)), key=len, default=None)

"""The terms that a graph's ontology declares or reuses: what a shape can speak of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from twl_graph import reading, resources
from twl_graph.namespaces import CONCEPT, RDF, SKOS, TWL

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

_OWL: Final = "http://www.w3.org/2002/07/owl#"
_TYPE: Final = RDF + "type"
#: The types that declare a term.
_DECLARING: Final = frozenset(
    (
        *(f"{_OWL}{name}" for name in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")),
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
        for namespace, names in _pinned(ontology):
            namespaces.add(namespace)
            terms.update(namespace + name for name in names)
        return cls(frozenset(terms), frozenset(namespaces))

    def namespace_of(self, iri: str) -> str | None:
        """The known namespace that a term is written in; None where there is none."""
        return max((one for one in self.namespaces if iri.startswith(one)), key=len, default=None)


def _pinned(ontology: Traversable | Path) -> Iterator[tuple[str, list[str]]]:
    """Each list of reused terms: the namespace in its second line, the names below; the bundled ones in default."""
    bundled = resources.ontology().joinpath("vocabularies")
    tried = (ontology.joinpath("vocabularies"), bundled, resources.root().joinpath("tests", "vocabularies"))
    folder = next((place for place in tried if place.is_dir()), None)
    for file in sorted(folder.iterdir(), key=lambda one: one.name) if folder is not None else ():
        if file.name.endswith(".txt"):
            lines = file.read_text(encoding="utf-8").splitlines()
            yield lines[1].removeprefix("# ").strip(), [line for line in lines if line and not line.startswith("#")]

"""Which known things a property takes: those of its range, else those of the kinds that its known values have.

A misspelt party is meant to be some party, however much its name looks like that of an article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from twl_graph.errors import Words, spaced
from twl_graph.namespaces import BASE, CONCEPT, RDFS, SKOS
from twl_graph.validation.suggestion import Suggestion

if TYPE_CHECKING:
    from twl_graph.validation.vocabulary.names import Names
    from twl_graph.validation.vocabulary.usage import Usage

#: So many of the concepts that would be right are named.
_NAMED: Final = 5
_RANGE: Final = RDFS + "range"
_BELOW: Final = RDFS + "subClassOf"
_SCHEME: Final = SKOS + "inScheme"


class RightKinds:
    """The known things among which the value of a property is looked for; each property is asked for once."""

    def __init__(self, usage: Usage) -> None:
        self._usage = usage
        self._things: Final[dict[str, frozenset[str]]] = {}
        self._concepts: Final[dict[str, tuple[str, ...]]] = {}

    def things(self, path: str) -> frozenset[str]:
        """Return the described things of ours that a property takes; none where nothing tells what it takes."""
        if path not in self._things:
            kinds = self._objects(path, _RANGE) or self._kinds_of_values(path)
            below = self._below(kinds)
            types = self._usage.types.items()
            self._things[path] = frozenset(
                iri for iri, own in types if iri.startswith(BASE) and not own.isdisjoint(below)
            )
        return self._things[path]

    def concepts(self, path: str) -> tuple[str, ...]:
        """Return the concepts of the schemes that a property's known values are of, those first that are used most."""
        if path not in self._concepts:
            used: dict[str, int] = {}
            for quad, _ in self._usage.predicates.get(path, ()):
                if isinstance(quad.object, NamedNode) and quad.object.value in self._usage.types:
                    used[quad.object.value] = used.get(quad.object.value, 0) + 1
            schemes = {
                scheme for value in used if value.startswith(CONCEPT) for scheme in self._objects(value, _SCHEME)
            }
            found = {
                quad.subject.value
                for quad, _ in self._usage.predicates.get(_SCHEME, ())
                if isinstance(quad.subject, NamedNode) and getattr(quad.object, "value", "") in schemes
            }
            self._concepts[path] = tuple(sorted(found, key=lambda iri: (-used.get(iri, 0), iri)))
        return self._concepts[path]

    def concepts_expected(self, path: str, names: Names) -> Suggestion | None:
        """Return which concepts a property takes, in words; None where it takes others, or nothing tells."""
        named = [names.of(iri) for iri in self.concepts(path)[:_NAMED]]
        if not named:
            return None
        zh, en = "、".join(each.zh for each in named), ", ".join(each.en for each in named)
        return Suggestion(Words(f"这里写概念，如{spaced(zh).rstrip()}。", f"Write a concept, such as {en}."))

    def _kinds_of_values(self, path: str) -> frozenset[str]:
        values = (quad.object for quad, _ in self._usage.predicates.get(path, ()))
        known = (self._usage.types.get(value.value, ()) for value in values if isinstance(value, NamedNode))
        return frozenset(kind for kinds in known for kind in kinds)

    def _objects(self, iri: str, predicate: str) -> frozenset[str]:
        uses = self._usage.subjects.get(iri, ())
        found = (quad.object for quad, _ in uses if quad.predicate.value == predicate)
        return frozenset(term.value for term in found if isinstance(term, NamedNode))

    def _below(self, kinds: frozenset[str]) -> frozenset[str]:
        """Return the classes and all below them."""
        found, waiting = set(kinds), list(kinds)
        while waiting:
            upper = waiting.pop()
            for quad, _ in self._usage.objects.get(upper, ()):
                lower = quad.subject.value if isinstance(quad.subject, NamedNode) else None
                if quad.predicate.value == _BELOW and lower is not None and lower not in found:
                    found.add(lower)
                    waiting.append(lower)
        return frozenset(found)

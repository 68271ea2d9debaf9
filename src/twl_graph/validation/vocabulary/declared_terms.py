"""Terms of the project's own namespaces that nobody declared: SHACL lets a misspelt class or property pass."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from pyoxigraph import NamedNode

from twl_graph.errors import Words
from twl_graph.namespaces import BASE, CONCEPT, OWL, RDF, RDFS, SCHEMA, SKOS, TWL
from twl_graph.open_places import OPEN
from twl_graph.validation.finding import Part
from twl_graph.validation.rules import DECLARED_CLASS, DECLARED_CONCEPT, DECLARED_PROPERTY, Rule
from twl_graph.validation.suggestion import Suggestion
from twl_graph.validation.vocabulary.names import local, written
from twl_graph.validation.vocabulary.nearness import Nearest
from twl_graph.validation.vocabulary.other_namespaces import asked, of_same_name
from twl_graph.validation.vocabulary.right_kinds import RightKinds
from twl_graph.validation.vocabulary.usage import node_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from twl_graph.validation.finding import Finding, Term
    from twl_graph.validation.vocabulary.names import Names
    from twl_graph.validation.vocabulary.usage import Usage

TYPE: Final = RDF + "type"


class Kind(NamedTuple):
    """A kind of term: the types that declare one, and how one that is not declared is told."""

    rule: Rule
    words: Words
    types: frozenset[str]


CLASS: Final = Kind(DECLARED_CLASS, Words("类", "class"), frozenset({OWL + "Class", RDFS + "Class"}))
PROPERTY: Final = Kind(
    DECLARED_PROPERTY,
    Words("属性", "property"),
    frozenset(OWL + name for name in ("ObjectProperty", "DatatypeProperty", "AnnotationProperty")) | {RDF + "Property"},
)
CONCEPT_KIND: Final = Kind(
    DECLARED_CONCEPT, Words("概念", "concept"), frozenset({SKOS + "Concept", SKOS + "ConceptScheme"})
)
_KINDS: Final = (CLASS, PROPERTY, CONCEPT_KIND)
#: What to do where no declared term is near.
_ELSEWHERE: Final = {
    CLASS: Words("改用已有的类：twl template 列出全部。", "Use a class that is declared: twl template lists them."),
    PROPERTY: Words(
        "改用已有的属性：twl template 加类名，列出这类事物的属性；没有合适的，就删去这一项。",
        "Use a property that is declared: twl template with the class lists them; if none fits, leave it out.",
    ),
}
#: Where the object is a class. Elsewhere an object that is a term may be a class or a property.
TO_CLASSES: Final = frozenset(
    {TYPE, RDFS + "subClassOf", RDFS + "domain", RDFS + "range", SCHEMA + "domainIncludes", SCHEMA + "rangeIncludes"}
)
_TO_PROPERTIES: Final = frozenset({RDFS + "subPropertyOf", RDF + "predicate", TWL + "inferredProperty"})


class DeclaredTerms:
    """The terms that a graph declares, by kind."""

    def __init__(self, usage: Usage, names: Names) -> None:
        self._usage, self._names = usage, names
        self._known: Final = {
            kind: {iri for iri, types in usage.types.items() if not types.isdisjoint(kind.types)} for kind in _KINDS
        }
        self._kinds: Final = RightKinds(usage)
        self._right: Final[dict[str, Nearest]] = {}
        self._nearest: Final = {kind: Nearest(known, names) for kind, known in self._known.items()}

    def declares(self, iri: str) -> bool:
        """Tell whether an IRI is a declared class, property, concept or scheme."""
        return any(iri in known for known in self._known.values())

    def of(self, kind: Kind) -> Set[str]:
        """Return the IRIs of the declared terms of a kind."""
        return self._known[kind]

    def findings(self) -> Iterator[Finding]:
        """Yield a violation for each undeclared term, at each node that it is said of."""
        for iri, uses in self._usage.predicates.items():
            if iri.startswith(TWL) and iri not in self._known[PROPERTY]:
                said = dict.fromkeys(node_of(quad) for quad, _ in uses)
                said |= {node_of(quad): quad.object for quad, _ in reversed(uses)}
                for node, value in said.items():
                    found = self._finding(PROPERTY, iri, node, iri, Part.PREDICATE)
                    yield replace(found, value=value)
        for iri, uses in self._usage.objects.items():
            if iri.startswith(BASE):
                for quad, _ in uses:
                    kind = self._wanted(iri, quad.predicate.value)
                    if kind is not None and iri not in self._known[kind] and iri != OPEN.value:
                        yield self._finding(kind, iri, node_of(quad), quad.predicate.value, Part.OBJECT)
        for iri in self._usage.subjects:
            # A type of its own makes a term of ours a thing under a wrong name: see `naming`.
            own = iri.startswith(CONCEPT) or (iri.startswith(TWL) and iri not in self._usage.types)
            if own and not self.declares(iri):
                yield self._finding(self._kind_of(iri), iri, NamedNode(iri), None, Part.SUBJECT)

    def _wanted(self, iri: str, predicate: str) -> Kind | None:
        """Return the kind that an object must be of; None where any will do and it is of one."""
        if predicate in TO_CLASSES:
            return CLASS
        if not iri.startswith((TWL, CONCEPT)):
            return None
        if iri.startswith(CONCEPT):
            return CONCEPT_KIND
        if predicate in _TO_PROPERTIES:
            return PROPERTY
        return None if self.declares(iri) else self._kind_of(iri)

    def _kind_of(self, iri: str) -> Kind:
        """Return the kind that a term's name is written like: classes begin with a capital."""
        if iri.startswith(CONCEPT):
            return CONCEPT_KIND
        return CLASS if local(iri)[:1].isupper() else PROPERTY

    def _finding(self, kind: Kind, iri: str, node: Term, path: str | None, part: Part) -> Finding:
        short, words = written(iri), kind.words
        zh, en = f"没有声明过名为 {short} 的{words.zh}。", f"No {words.en} {short} is declared."
        other = next((each for each in _KINDS if iri in self._known[each]), None)
        if other is not None:
            name = self._names.of(iri)
            zh, en = (
                f"{name.zh}是{other.words.zh}，这里应是{words.zh}。",
                f"{name.en} is a {other.words.en}, not a {words.en}.",
            )
        suggestion = None if other is not None else self.suggestion(kind, iri, path)
        if suggestion is None and kind is CONCEPT_KIND and path is not None:
            suggestion = self._kinds.concepts_expected(path, self._names)
        if suggestion is None and other is None and kind in _ELSEWHERE:
            suggestion = Suggestion(_ELSEWHERE[kind])
        return kind.rule.finding(node, path, NamedNode(iri), Words(zh, en), part=part, suggestion=suggestion)

    def suggestion(self, kind: Kind, iri: str, path: str | None = None) -> Suggestion | None:
        """Return the declared term of a kind that has the same name, else the nearest; None where none is near.

        Where a concept is looked for, a thing of that name will do: its property says whether it may stand there.
        """
        elsewhere = self._usage.types if kind is CONCEPT_KIND else self._known[kind]
        if same := of_same_name(iri, elsewhere, self._names):
            return same
        nearest = self._nearest[kind]
        if kind is CONCEPT_KIND and path is not None and (right := self._kinds.concepts(path)):
            if path not in self._right:
                self._right[path] = Nearest(right, self._names)
            nearest = self._right[path]
        near = nearest.to(iri)
        return None if near is None else asked(near.iri, self._names, safe=near.sure)

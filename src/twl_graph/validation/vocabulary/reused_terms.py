"""Terms of the reused vocabularies that do not exist, and terms of vocabularies that the graph does not use."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from pyoxigraph import NamedNode

from twl_graph.errors import Words, sentence
from twl_graph.namespaces import BASE, DCTERMS, PROV, RDFS, SCHEMA, TWL
from twl_graph.validation.finding import Part
from twl_graph.validation.rules import KNOWN_NAMESPACE, KNOWN_TERM, Rule
from twl_graph.validation.suggestion import Suggestion
from twl_graph.validation.vocabulary.declared_terms import CLASS, PROPERTY, TO_CLASSES
from twl_graph.validation.vocabulary.names import local, namespace, written
from twl_graph.validation.vocabulary.namespace_slips import repaired, slip_of
from twl_graph.validation.vocabulary.nearness import Nearest
from twl_graph.validation.vocabulary.other_namespaces import asked, of_same_name
from twl_graph.validation.vocabulary.pinned_terms import is_term, reused, terms
from twl_graph.validation.vocabulary.usage import node_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from twl_graph.validation.finding import Finding
    from twl_graph.validation.vocabulary.declared_terms import DeclaredTerms
    from twl_graph.validation.vocabulary.names import Names
    from twl_graph.validation.vocabulary.usage import Usage, Use

#: What leads to pages and things elsewhere: their IRIs are for others to make.
LINKS: Final = frozenset(
    (
        *(SCHEMA + name for name in ("sameAs", "url", "license", "image", "isBasedOn")),
        *(RDFS + "seeAlso", RDFS + "isDefinedBy", PROV + "wasDerivedFrom", PROV + "hadPrimarySource"),
        *(DCTERMS + name for name in ("source", "license", "conformsTo", "references", "language", "isPartOf")),
    )
)
#: The vocabularies that things are described with; the others are for files, shapes and terms.
_OF_THINGS: Final = ("twl", "schema", "org", "skos", "rdfs", "dcterms", "geo", "prov")
_OF_KIND: Final = {kind.words.en: kind for kind in (CLASS, PROPERTY)}
DATATYPE: Final = Words("数据类型", "datatype")
_TERM: Final = Words("术语", "term")


class Told(NamedTuple):
    """What is wrong with a term, wherever it is used."""

    rule: Rule
    message: Words
    suggestion: Suggestion | None


class ReusedTerms:
    """The check of everything that is not the project's own to define.

    `wrong` are, for each file, the namespaces whose prefix is told to be wrong there: one cause is told once.
    """

    def __init__(
        self, usage: Usage, names: Names, declared: DeclaredTerms, wrong: Mapping[str, tuple[str, ...]]
    ) -> None:
        self._usage, self._names, self._declared, self._wrong = usage, names, declared, wrong
        self._nearest: Final[dict[str, tuple[Nearest, Nearest]]] = {}

    def findings(self) -> Iterator[Finding]:
        """Yield a violation for each such term, at each node that it is said of."""
        for iri, uses in self._usage.predicates.items():
            if not iri.startswith(TWL):
                yield from self._found(iri, self.told(iri, PROPERTY.words), uses, Part.PREDICATE)
        for iri, uses in self._usage.objects.items():
            if not iri.startswith(BASE):
                of_class = [use for use in uses if use[0].predicate.value in TO_CLASSES]
                if of_class:
                    yield from self._found(iri, self.told(iri, CLASS.words), of_class, Part.OBJECT)
                # Elsewhere an object may be anything; in a reused namespace it is a term of that vocabulary.
                elif namespace(iri) in reused() and local(iri):
                    others = [use for use in uses if use[0].predicate.value not in LINKS]
                    if others:
                        yield from self._found(iri, self.told(iri, _TERM), others, Part.OBJECT)

    def _found(self, iri: str, told: Told | None, uses: Iterable[Use], part: Part) -> Iterator[Finding]:
        if told is None:
            return
        for quad, source in uses:
            if not self.is_excused(iri, source):
                path, node = quad.predicate.value, node_of(quad)
                more = {"part": part, "suggestion": told.suggestion}
                yield told.rule.finding(node, path, NamedNode(iri), told.message, **more)

    def is_excused(self, iri: str, source: str) -> bool:
        """Tell whether an IRI is wrong in a file only because its prefix is, which is told of the prefix."""
        return iri.startswith(self._wrong.get(source, ()))

    def told(self, iri: str, kind: Words) -> Told | None:
        """Return what is wrong with a term that is used as a class, property or datatype; None where nothing is."""
        space = namespace(iri)
        if space not in reused():
            return self._of_unknown_namespace(iri, kind)
        if is_term(iri, space):
            return None
        short, vocabulary = written(iri), f"{reused()[space]}:（<{space}>）"
        message = Words(
            f"词汇表 {vocabulary}中没有 {short}。",
            f"The vocabulary {reused()[space]}: (<{space}>) has no term {short}.",
        )
        return Told(KNOWN_TERM, message, self._of_same_name(iri, kind) or self._nearest_term(iri, space))

    def _of_same_name(self, iri: str, kind: Words) -> Suggestion | None:
        """Return the term of another vocabulary that has the same name, of the kind that is looked for."""
        own = _OF_KIND.get(kind.en)
        return None if own is None else of_same_name(iri, self._declared.of(own), self._names)

    def _of_unknown_namespace(self, iri: str, kind: Words) -> Told | None:
        short = written(iri)
        if kind == CLASS.words and iri.startswith(TWL):
            return None
        slip = slip_of(iri)
        if slip is None:
            own = _OF_KIND.get(kind.en)
            near = self._declared.suggestion(own, iri) if own is not None else None
            message = Words(
                f"{short} 不在本图谱所用的命名空间里，不能作{kind.zh}。",
                f"{short} is in no namespace that this graph uses, so it is no {kind.en} here.",
            )
            return Told(KNOWN_NAMESPACE, message, _used_here() if near is None else replace(near, safe=False))
        meant = repaired(iri, slip)
        message = slip.told(short)
        if meant is None:
            return Told(KNOWN_NAMESPACE, message, Suggestion(sentence(slip.hint)))
        name = self._names.of(meant)
        known = self._declared.declares(meant) if meant.startswith(BASE) else True
        words = slip.instead(meant, name)
        return Told(KNOWN_NAMESPACE, message, Suggestion(words, NamedNode(meant), safe=slip.same and known))

    def _nearest_term(self, iri: str, space: str) -> Suggestion | None:
        """Return the nearest term of a vocabulary: of those that the graph uses, else of all."""
        if space not in self._nearest:
            used = terms(space) & (self._usage.predicates.keys() | self._usage.objects.keys())
            self._nearest[space] = (Nearest(used, self._names), Nearest(terms(space), self._names))
        best = None
        for near in (each.to(iri) for each in self._nearest[space]):
            best = near if best is None or (near is not None and near.sure) else best
            if best is not None and best.sure:
                break
        return None if best is None else asked(best.iri, self._names, safe=best.sure)


def _used_here() -> Suggestion:
    """Say which vocabularies the graph uses for its things."""
    used = [f"{prefix}:" for prefix in _OF_THINGS]
    return Suggestion(
        Words(
            f"请用本图谱所用词汇表中的术语：{'、'.join(used)}；没有合适的，就删去这一项。",
            f"Use a term of the vocabularies that are used here, {', '.join(used)}, or take the statement out.",
        )
    )

"""Terms of the project's own namespaces that nobody declared: SHACL lets a misspelt term pass.

Each use of such a term is a finding that names the nearest declared one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, NamedTuple

from pyoxigraph import NamedNode, Quad, Triple

from twl_graph.errors import Words
from twl_graph.namespaces import CONCEPT, RDF, SHAPE, SKOS, TWL, compact
from twl_graph.validation.finding import Finding, Severity

if TYPE_CHECKING:
    from twl_graph.knowledge import Knowledge
    from twl_graph.validation.finding import Term

_OWL: Final = "http://www.w3.org/2002/07/owl#"
_TYPE: Final = RDF + "type"
#: The types that declare a term, and what the term then is.
_DECLARES: Final = {
    _OWL + "Class": "class",
    _OWL + "ObjectProperty": "property",
    _OWL + "DatatypeProperty": "property",
    _OWL + "AnnotationProperty": "property",
    SKOS + "Concept": "concept",
    SKOS + "ConceptScheme": "concept",
}
_KINDS: Final = {
    "class": Words("类", "class"),
    "property": Words("属性", "property"),
    "concept": Words("概念", "concept"),
}
#: How alike a known name must be to be offered, from 0 to 1 (`difflib`).
_ALIKE: Final = 0.6


class _Use(NamedTuple):
    """A term used where a term of one kind belongs: `node` is the subject it is said of, `path` the property that says
    it.
    """

    kind: str
    term: str
    node: Term
    path: str


class Vocabulary:
    """The terms that a set of facts declares, by kind."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._known: Final[dict[str, set[str]]] = {kind: set() for kind in _KINDS}
        for quad in quads:
            if (
                quad.predicate.value == _TYPE
                and isinstance(quad.subject, NamedNode)
                and isinstance(quad.object, NamedNode)
            ):
                kind = _DECLARES.get(quad.object.value)
                if kind is not None:
                    self._known[kind].add(quad.subject.value)

    def findings(self, quads: Iterable[Quad]) -> Iterator[Finding]:
        """A violation for each undeclared term that `quads` use, at the node it is said of."""
        for use in dict.fromkeys(use for quad in quads for use in _uses(quad)):
            if use.term not in self._known[use.kind]:
                yield self._finding(use)

    def nearest(self, kind: str, term: str) -> str | None:
        """The declared term of that kind whose name is most like `term`'s; None where none is near."""
        by_name: dict[str, str] = {}
        for known in sorted(self._known[kind]):
            by_name.setdefault(_name(known).lower(), known)
        near = get_close_matches(_name(term).lower(), list(by_name), n=1, cutoff=_ALIKE)
        return by_name[near[0]] if near else None

    def _finding(self, use: _Use) -> Finding:
        kind, short, near = _KINDS[use.kind], compact(use.term), self.nearest(use.kind, use.term)
        zh, en = f"没有声明过名为 {short} 的{kind.zh}", f"no {kind.en} {short} is declared"
        if near is not None:
            zh, en = f"{zh}；是不是 {compact(near)}？", f"{en}; did you mean {compact(near)}?"
        return Finding(
            severity=Severity.VIOLATION,
            rule=f"{SHAPE}declared-{use.kind}",
            component=SHAPE + "DeclaredTermConstraintComponent",
            node=use.node,
            path=use.path,
            value=NamedNode(use.term),
            message=Words(zh, en),
        )


def _uses(quad: Quad) -> Iterator[_Use]:
    """The places of a statement where a term of the project's own must be a declared one."""
    subject, predicate, value = quad.subject, quad.predicate.value, quad.object
    if isinstance(subject, Triple):  # RDF 1.2; no accepted file holds one
        return
    if predicate.startswith(TWL):
        yield _Use("property", predicate, subject, predicate)
    if isinstance(subject, NamedNode) and subject.value.startswith(CONCEPT):
        yield _Use("concept", subject.value, subject, predicate)
    if isinstance(value, NamedNode) and value.value.startswith(CONCEPT):
        yield _Use("concept", value.value, subject, predicate)
    if isinstance(value, NamedNode) and value.value.startswith(TWL) and predicate == _TYPE:
        yield _Use("class", value.value, subject, predicate)


def _name(iri: str) -> str:
    return iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :]


def vocabulary_findings(knowledge: Knowledge) -> Iterator[Finding]:
    """Find the undeclared terms that a graph uses."""
    quads = [quad for source in knowledge.sources for quad in source.quads]
    yield from Vocabulary(quads).findings(quads)

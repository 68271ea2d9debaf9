"""Things of two kinds that exclude each other: the ontology says which (OWL 2, section 9.1.3, DisjointClasses)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, Final

from pyoxigraph import BlankNode, NamedNode, Quad

from twl_graph.errors import Words
from twl_graph.namespaces import OWL, RDF, compact
from twl_graph.validation.consistency.naming import Naming
from twl_graph.validation.consistency.statements import Statements, plain
from twl_graph.validation.finding import Finding
from twl_graph.validation.rules import DISJOINT_CLASSES
from twl_graph.validation.suggestion import Suggestion

if TYPE_CHECKING:
    from twl_graph.knowledge import Knowledge

_TYPE: Final = RDF + "type"
_FIRST: Final = RDF + "first"
_REST: Final = RDF + "rest"
_MEMBERS: Final = OWL + "members"


def disjoint_groups(knowledge: Knowledge) -> list[frozenset[str]]:
    """Return the groups of classes of which a thing can be of one only (``owl:AllDisjointClasses``)."""
    said: dict[object, dict[str, object]] = {}
    heads: list[object] = []
    for quad in knowledge.quads:
        if quad.predicate.value in (_FIRST, _REST):
            said.setdefault(quad.subject, {})[quad.predicate.value] = quad.object
        elif quad.predicate.value == _MEMBERS:
            heads.append(quad.object)
    groups = []
    for head in heads:
        found, met = set[str](), set[object]()
        cell: object = head
        while isinstance(cell, BlankNode) and cell in said and cell not in met:  # a circle ends too
            met.add(cell)
            member = said[cell].get(_FIRST)
            if isinstance(member, NamedNode):
                found.add(member.value)
            cell = said[cell].get(_REST)
        groups.append(frozenset(found))
    return groups


def disjoint_classes(statements: Statements, naming: Naming, groups: list[frozenset[str]]) -> Iterator[Finding]:
    """Yield a finding for each two kinds of a thing that exclude each other."""
    for thing, types in statements.with_property(_TYPE):
        by_kind = {plain(quad.object).value: quad for quad in types}
        if len(by_kind) < 2:
            continue
        for one, other in combinations(by_kind, 2):
            if any(_apart(statements.above(one), statements.above(other), group) for group in groups):
                yield _finding(naming, thing, by_kind[one], by_kind[other])


def _apart(one: frozenset[str], other: frozenset[str], group: frozenset[str]) -> bool:
    return any(a != b for a in one & group for b in other & group)


def _finding(naming: Naming, thing: str, one: Quad, other: Quad) -> Finding:
    said = [naming.with_places(quad.object, [quad]) for quad in (one, other)]
    message = Words(
        f"一个事物不能既是{said[0].zh}又是{said[1].zh}。", f"A thing cannot be both {said[0].en} and {said[1].en}."
    )
    kinds = [compact(plain(quad.object).value) for quad in (one, other)]
    words = Words(f"只留一个：{'、'.join(kinds)}。", f"Keep one of them: {' or '.join(kinds)}.")
    return DISJOINT_CLASSES.finding(
        NamedNode(thing), _TYPE, None, message, suggestion=Suggestion(words), sides=(one, other)
    )

"""The values that parameters of constraints take: of one that is none, an engine may make nothing at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from rdflib import XSD, BNode, Literal, URIRef
from rdflib.namespace import SH

from twl_graph.errors import Words
from twl_graph.validation.lint.fault import Fault, at

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_COUNTS: Final = (*(SH.minCount, SH.maxCount, SH.minLength, SH.maxLength, SH.qualifiedMinCount, SH.qualifiedMaxCount),)
_SWITCHES: Final = (SH.closed, SH.uniqueLang, SH.qualifiedValueShapesDisjoint)
#: The parameters that a shape has once at most (SHACL, section 4).
_SINGLE: Final = (
    *(*_COUNTS, SH.closed, SH.uniqueLang, SH.datatype, SH.nodeKind, SH["in"], SH.languageIn, SH.ignoredProperties),
    *(SH.minExclusive, SH.minInclusive, SH.maxExclusive, SH.maxInclusive, SH.severity, SH.pattern, SH.flags),
)
_BOUNDS: Final = (SH.minExclusive, SH.minInclusive, SH.maxExclusive, SH.maxInclusive)
_SEVERITIES: Final = (SH.Info, SH.Warning, SH.Violation)
_NODE_KINDS: Final = (*(SH.IRI, SH.BlankNode, SH.Literal, SH.BlankNodeOrIRI, SH.BlankNodeOrLiteral, SH.IRIOrLiteral),)
_TERMS: Final = (
    *(SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH["class"], SH.datatype),
    *(SH.equals, SH.disjoint, SH.lessThan, SH.lessThanOrEquals),
)
_COUNT: Final = Words("应是不带引号的整数，如 1", "a whole number without quotes belongs here, such as 1")
_LITERAL: Final = Words("应是一个值，如数字或日期", "a value belongs here, such as a number or a date")
_SWITCH: Final = Words("应是 true 或 false，不带引号", "true or false belongs here, without quotes")
_TERM: Final = Words("应是一个 IRI", "an IRI belongs here")
_SEVERITY: Final = Words("应是 sh:Violation、sh:Warning 或 sh:Info", "sh:Violation, sh:Warning or sh:Info belongs here")
_NODE_KIND: Final = Words("应是 sh:IRI、sh:Literal 之类", "a kind of node such as sh:IRI or sh:Literal belongs here")


def faults(graph: Graph) -> Iterator[Fault]:
    """Values that are of the wrong kind, and parameters given twice, of which an engine takes one by chance."""
    for predicates, fits, reason in (
        (_COUNTS, _is_count, _COUNT),
        (_SWITCHES, _is_switch, _SWITCH),
        (_BOUNDS, lambda value: isinstance(value, Literal), _LITERAL),
        (_TERMS, lambda value: isinstance(value, URIRef), _TERM),
        ((SH.severity,), lambda value: value in _SEVERITIES, _SEVERITY),
        ((SH.nodeKind,), lambda value: value in _NODE_KINDS, _NODE_KIND),
        ((SH.targetNode,), lambda value: not isinstance(value, BNode), _TERM),
    ):
        for predicate in predicates:
            for triple in graph.triples((None, predicate, None)):
                if not fits(triple[2]):
                    yield at(triple, reason)
    for predicate in _SINGLE:
        for shape in set(graph.subjects(predicate)):
            given = sorted(graph.objects(shape, predicate), key=str)
            if len(given) > 1:
                name = f"sh:{predicate.removeprefix(str(SH))}"
                reason = Words(
                    f"有 {len(given)} 个 {name}，至多 1 个", f"{len(given)} {name} where there is one at most"
                )
                yield at((shape, predicate, given[1]), reason)


def _is_count(value: Node) -> bool:
    return (
        isinstance(value, Literal)
        and value.datatype == XSD.integer
        and re.fullmatch(r"\+?[0-9]{1,9}", str(value)) is not None
    )


def _is_switch(value: Node) -> bool:
    return isinstance(value, Literal) and value.datatype == XSD.boolean and str(value) in ("true", "false", "1", "0")

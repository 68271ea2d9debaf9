"""Faults of a shapes graph that a SHACL engine does not report: it would skip the rule and say "conforms".

A misspelt `sh:` term, a shape that nothing targets, a feature that is switched off (scripts, rules, imports): each
makes an engine check less than the author meant. So shapes are read by this list of what the engine really enforces,
and refused otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, NamedTuple

from rdflib import OWL, RDF, URIRef

from twl_graph import namespaces
from twl_graph.errors import UnreadableInput, Words
from twl_graph.namespaces import SH

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

#: What SHACL Core and SHACL-SPARQL define and the engine enforces (SHACL, sections 2 to 5 and 8).
ENFORCED: Final = frozenset(
    (
        *("NodeShape", "PropertyShape", "PropertyGroup", "PrefixDeclaration", "SPARQLConstraint"),
        *("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf"),
        *("path", "inversePath", "alternativePath", "zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath"),
        *("severity", "Info", "Warning", "Violation", "message", "name", "description", "order", "group"),
        *("class", "datatype", "nodeKind", "minCount", "maxCount"),
        *("IRI", "BlankNode", "Literal", "BlankNodeOrIRI", "BlankNodeOrLiteral", "IRIOrLiteral"),
        *("minExclusive", "minInclusive", "maxExclusive", "maxInclusive", "minLength", "maxLength"),
        *("pattern", "flags", "languageIn", "uniqueLang", "equals", "disjoint", "lessThan", "lessThanOrEquals"),
        *("not", "and", "or", "xone", "node", "property", "closed", "ignoredProperties", "hasValue", "in"),
        *("qualifiedValueShape", "qualifiedMinCount", "qualifiedMaxCount", "qualifiedValueShapesDisjoint"),
        *("sparql", "select", "prefixes", "declare", "prefix", "namespace"),
    )
)
_BY_SMALL_LETTERS: Final = {name.lower(): name for name in sorted(ENFORCED)}
#: The constraint parameters among them that make a shape of their subject (SHACL, section 2.1).
_REFERENCES: Final = ("property", "node", "not", "and", "or", "xone", "qualifiedValueShape")


class Fault(NamedTuple):
    """One thing wrong with a shapes graph: the shape or term, written short, and what is wrong with it."""

    subject: str
    reason: Words


class ShapesInvalid(UnreadableInput):
    """The shapes are not fit for use; `faults` lists all that is wrong with them."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults: Final = tuple(faults)
        zh, en = (
            "".join(f"\n  {fault.subject}: {fault.reason.said(lang)}" for fault in faults) for lang in ("zh", "en")
        )
        super().__init__("<shapes>", None, None, Words(f"形状图不能使用：{zh}", f"the shapes are not fit for use:{en}"))


def faults(graph: Graph) -> Iterator[Fault]:
    """Everything in a shapes graph that would make a check smaller than it looks, in no particular order."""
    yield from _unknown_terms(graph)
    yield from _imports(graph)
    yield from _idle_shapes(graph)


def _unknown_terms(graph: Graph) -> Iterator[Fault]:
    used = {term for triple in graph for term in triple[1:] if isinstance(term, URIRef) and term.startswith(SH)}
    for name in sorted(term.removeprefix(SH) for term in used):
        if name not in ENFORCED:
            near = get_close_matches(name.lower(), _BY_SMALL_LETTERS, n=1, cutoff=0.75)
            right = f"sh:{_BY_SMALL_LETTERS[near[0]]}" if near else ""
            yield Fault(
                f"sh:{name}",
                Words(
                    "不是这里会执行的 SHACL 术语" + (f"；是不是 {right}？" if right else ""),
                    "not a term of SHACL that is enforced here" + (f"; did you mean {right}?" if right else ""),
                ),
            )


def _imports(graph: Graph) -> Iterator[Fault]:
    for subject, imported in graph.subject_objects(OWL.imports):
        there = _short(imported)
        reason = Words(
            f"从不读取 owl:imports {there}：请直接给出文件",
            f"owl:imports {there} is never followed: give the file itself",
        )
        yield Fault(_short(subject), reason)


def _idle_shapes(graph: Graph) -> Iterator[Fault]:
    kinds = (URIRef(SH + "NodeShape"), URIRef(SH + "PropertyShape"))
    shapes = {shape for kind in kinds for shape in graph.subjects(RDF.type, kind)}
    if not shapes:
        yield Fault(
            "sh:NodeShape",
            Words("一个形状也没有，什么都不会检查", "there is no shape at all: nothing would be checked"),
        )
    targets = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")
    busy = {shape for name in targets for shape in graph.subjects(URIRef(SH + name))}
    for name in _REFERENCES:
        for value in graph.objects(None, URIRef(SH + name)):
            busy.update(graph.items(value) if (value, RDF.first, None) in graph else [value])
    for shape in shapes - busy:
        reason = Words(
            "没有目标，也没有别的形状用到它，什么都不会检查",
            "no target, and no other shape uses it: it would check nothing",
        )
        yield Fault(_short(shape), reason)


def _short(node: Node) -> str:
    return namespaces.compact(str(node)) if isinstance(node, URIRef) else str(node)

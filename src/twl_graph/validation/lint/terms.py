"""The terms of SHACL that the engine enforces; every other is refused by name, and so is what would be fetched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from rdflib import OWL, URIRef
from rdflib.namespace import SH as SHACL

from twl_graph.errors import Words, nearest
from twl_graph.namespaces import SH
from twl_graph.validation.lint.fault import Fault, at, short

if TYPE_CHECKING:
    from rdflib import Graph

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
#: The terms that would make an engine read another graph.
_REMOTE: Final = ("shapesGraph", "entailment", "suggestedShapesGraph")


def faults(graph: Graph) -> Iterator[Fault]:
    """Terms of SHACL that are misspelt or not enforced, and references to graphs that are not read."""
    yield from _unknown(graph)
    for triple in graph.triples((None, OWL.imports, None)):
        there = short(triple[2])
        reason = Words(
            f"从不读取 owl:imports {there}：请直接给出文件",
            f"owl:imports {there} is never followed: give the file itself",
        )
        yield at(triple, reason)
    for name in _REMOTE:
        for triple in graph.triples((None, URIRef(SH + name), None)):
            there = short(triple[2])
            reason = Words(f"从不读取 sh:{name} {there}", f"sh:{name} {there} is never read")
            yield at(triple, reason)
    for triple in graph.triples((None, SHACL.prefixes, None)):
        if (triple[2], SHACL.declare, None) not in graph:
            there = short(triple[2])
            reason = Words(
                f"{there} 没有在这里声明前缀，也不会去别处读取",
                f"{there} declares no prefix here, and nothing is read from elsewhere",
            )
            yield at(triple, reason)


def _unknown(graph: Graph) -> Iterator[Fault]:
    seen: set[URIRef] = set()
    for triple in sorted(graph, key=str):
        for term in triple[1:]:
            if not isinstance(term, URIRef) or term in seen or not term.startswith(SH):
                continue
            seen.add(term)
            name = term.removeprefix(SH)
            if name in ENFORCED or name in _REMOTE:
                continue
            near = nearest(name.lower(), _BY_SMALL_LETTERS, likeness=0.75)
            right = f"sh:{_BY_SMALL_LETTERS[near[0]]}" if near else ""
            reason = Words(
                "不是这里会执行的 SHACL 术语" + (f"；是不是 {right}？" if right else ""),
                "not a term of SHACL that is enforced here" + (f"; did you mean {right}?" if right else ""),
            )
            yield at(triple, reason, subject=f"sh:{name}")

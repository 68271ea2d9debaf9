"""Lists of a shapes graph (RDF Schema, section 5.2): a torn or circular one ends a check, or empties it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from rdflib import RDF
from rdflib.namespace import SH

from twl_graph.errors import Words
from twl_graph.validation.lint.fault import Fault, at

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

#: The predicates whose value is a list (SHACL, appendix A and section 2.3.1).
_LISTED: Final = (SH["and"], SH["or"], SH.xone, SH["in"], SH.languageIn, SH.ignoredProperties, SH.alternativePath)
#: Those that say nothing where the list is empty.
_VACANT: Final = (SH["and"], SH["or"], SH.xone, SH.alternativePath)


def items(graph: Graph, head: Node) -> list[Node]:
    """The items of a list, as far as it goes: what is torn or turns in a circle ends where it does."""
    found: list[Node] = []
    seen: set[Node] = set()
    cell: Node | None = head
    while cell is not None and cell != RDF.nil and cell not in seen:
        seen.add(cell)
        found.extend(sorted(graph.objects(cell, RDF.first), key=str))
        cell = graph.value(cell, RDF.rest, any=True)
    return found


def faults(graph: Graph) -> Iterator[Fault]:
    """Every value of a predicate that takes a list, and every path that is one, where the list is not whole."""
    for predicate in _LISTED:
        for triple in sorted(graph.triples((None, predicate, None)), key=str):
            reason = _broken(graph, triple[2])
            if reason is None and triple[2] == RDF.nil and predicate in _VACANT:
                reason = Words("列表是空的", "the list is empty")
            if reason is not None:
                yield at(triple, reason)
    for triple in sorted(graph.triples((None, SH.path, None)), key=str):
        if (triple[2], RDF.first, None) in graph or (triple[2], RDF.rest, None) in graph:
            reason = _broken(graph, triple[2])
            if reason is not None:
                yield at(triple, reason)


def _broken(graph: Graph, head: Node) -> Words | None:
    """What is wrong with a list; None where it is whole."""
    seen: set[Node] = set()
    cell = head
    while cell != RDF.nil:
        if cell in seen:
            return Words("列表绕成了圈，没有尽头", "the list turns in a circle and has no end")
        seen.add(cell)
        rests = list(graph.objects(cell, RDF.rest))
        firsts = list(graph.objects(cell, RDF.first))
        if not rests and not firsts:
            return Words("这里应是写在圆括号里的列表", "a list in brackets belongs here")
        for name, found in (("rdf:first", firsts), ("rdf:rest", rests)):
            if len(found) != 1:
                return Words(
                    f"列表断了：一节有 {len(found)} 个 {name}，应有 1 个",
                    f"the list is broken: a cell of it has {len(found)} {name}, not one",
                )
        cell = rests[0]
    return None

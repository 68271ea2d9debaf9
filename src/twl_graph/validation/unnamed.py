"""Names for shapes that have none: a finding is told by the IRI of its shape, and a blank node is no name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from rdflib import BNode, Graph, URIRef
from rdflib.namespace import SH

from twl_graph.namespaces import SHAPE
from twl_graph.validation.lint.structure import references, shapes

if TYPE_CHECKING:
    from rdflib.term import Node


def names(graph: Graph) -> dict[Node, URIRef]:
    """An IRI for each shape that is a blank node.

    A shape inside another is called after that one and the property it is about (`shape:Place-isoCode`), or after its
    number; equal graphs get equal names.
    """
    every = sorted(shapes(graph), key=str)
    taken = {str(term) for term in graph.all_nodes() if isinstance(term, URIRef)}
    found: dict[Node, URIRef] = {}
    inside = {other for shape in every for _, _, other in references(graph, shape)}
    waiting: list[Node] = [shape for shape in every if isinstance(shape, URIRef)]
    for shape in every:
        if isinstance(shape, BNode) and shape not in inside:
            found[shape] = _name(SHAPE + "unnamed", taken)
            waiting.append(shape)
    while waiting:
        shape = waiting.pop(0)
        for _, _, other in sorted(references(graph, shape), key=str):
            if isinstance(other, BNode) and other not in found:
                path = graph.value(other, SH.path, any=True)
                local = re.split("[/#]", str(path))[-1] if isinstance(path, URIRef) else ""
                found[other] = _name(f"{found.get(shape, shape)}-{local or 'part'}", taken)
                waiting.append(other)
    return found


def renamed(graph: Graph, given: Mapping[Node, URIRef]) -> Graph:
    """Return the graph with names for some of its nodes; the graph itself where there are none to give."""
    if not given:
        return graph
    result = Graph(bind_namespaces="none")
    for prefix, namespace in graph.namespaces():
        result.bind(prefix, namespace)
    for subject, predicate, value in graph:
        result.add((given.get(subject, subject), predicate, given.get(value, value)))
    return result


def _name(wanted: str, taken: set[str]) -> URIRef:
    """The IRI that is wanted, with a number where it is taken."""
    number, name = 1, wanted
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    taken.add(name)
    return URIRef(name)

"""Names for shapes that have none: a finding is told by the IRI of its shape, and a blank node is no name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import BNode, Graph, URIRef
from rdflib.namespace import SH

from twl_graph.namespaces import SHAPE
from twl_graph.validation.lint.structure import references, shapes

if TYPE_CHECKING:
    from rdflib.term import Node


def named(graph: Graph) -> Graph:
    """Return the shapes graph with an IRI for each shape that is a blank node.

    A shape inside another is called after that one and the property it is about (`shape:Place-isoCode`), or after its
    number; equal graphs get equal names. The graph itself is returned where every shape has an IRI.
    """
    blank = [shape for shape in sorted(shapes(graph), key=str) if isinstance(shape, BNode)]
    if not blank:
        return graph
    taken = {str(term) for term in graph.all_nodes() if isinstance(term, URIRef)}
    names: dict[Node, URIRef] = {}
    waiting: list[Node] = [shape for shape in sorted(shapes(graph), key=str) if isinstance(shape, URIRef)]
    while waiting or blank:
        if not waiting:  # inside no named shape, unless it stands inside another such
            inside = {other for shape in blank for _, _, other in references(graph, shape)}
            top = next((shape for shape in blank if shape not in inside and shape not in names), None)
            if top is None:
                break
            names[top] = _name(SHAPE + "unnamed", taken)
            waiting.append(top)
        shape = waiting.pop(0)
        for _, _, other in sorted(references(graph, shape), key=str):
            if isinstance(other, BNode) and other not in names:
                path = graph.value(other, SH.path, any=True)
                local = str(path).rstrip("/#").replace("#", "/").rpartition("/")[2] if isinstance(path, URIRef) else ""
                names[other] = _name(f"{names.get(shape, shape)}-{local or 'part'}", taken)
                waiting.append(other)
    renamed = Graph(bind_namespaces="none")
    for prefix, namespace in graph.namespaces():
        renamed.bind(prefix, namespace)
    for subject, predicate, value in graph:
        renamed.add((names.get(subject, subject), predicate, names.get(value, value)))
    return renamed


def _name(wanted: str, taken: set[str]) -> URIRef:
    """The IRI that is wanted, with a number where it is taken."""
    number, name = 1, wanted
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    taken.add(name)
    return URIRef(name)

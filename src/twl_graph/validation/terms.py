"""Terms between pyoxigraph, which reads and keeps them as written, and rdflib, which the engine of validation needs."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
from rdflib import BNode, Graph, Literal, URIRef

from twl_graph.rdflib_terms import to_rdflib
from twl_graph.validation.finding import Term

__all__ = ["add_triples", "from_rdflib", "to_rdflib"]


def add_triples(graph: Graph, statements: Iterable[ox.Quad | ox.Triple]) -> None:
    """Add statements to an rdflib graph, whatever their named graph, term for term.

    Raises:
        ValueError: one of them holds a triple term (RDF 1.2), which rdflib does not have.
    """
    for statement in statements:
        graph.add((to_rdflib(statement.subject), to_rdflib(statement.predicate), to_rdflib(statement.object)))


def from_rdflib(term: object) -> Term:
    """Return the pyoxigraph term that is the same term: IRI, label or lexical form, datatype and language.

    Raises:
        ValueError: it is no term of RDF 1.1.
    """
    if isinstance(term, URIRef):
        return ox.NamedNode(str(term))
    if isinstance(term, BNode):
        return ox.BlankNode(str(term))
    if isinstance(term, Literal):
        if term.language is not None:
            return ox.Literal(str(term), language=term.language)
        return ox.Literal(str(term), datatype=None if term.datatype is None else ox.NamedNode(str(term.datatype)))
    raise ValueError(f"Unexpected term: {term!r}")

"""The graph in rdflib's terms, one for one: the only place that turns pyoxigraph terms into rdflib's.

Literals are built with ``normalize=False``: rdflib would otherwise rewrite ``"01"^^xsd:integer`` as ``"1"``.
"""

import logging
from collections.abc import Iterable

import pyoxigraph as ox
from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from twl_graph.namespaces import XSD, prefixes

#: Plain strings have this datatype in RDF 1.1; rdflib writes it out unless it is left away.
_STRING = XSD + "string"

# rdflib prints a traceback for each literal that is ill typed ("2017-02-30"^^xsd:date); the shapes say it better.
logging.getLogger("rdflib.term").setLevel(logging.ERROR)


def to_rdflib(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> URIRef | BNode | Literal:
    """Return the rdflib term that is the same term: IRI, label or lexical form, datatype and language.

    Raises:
        ValueError: it is a triple term (RDF 1.2), which rdflib does not have.
    """
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if isinstance(term, ox.Literal):
        if term.language is not None:
            return Literal(term.value, lang=term.language)
        datatype = term.datatype.value
        return Literal(term.value, datatype=None if datatype == _STRING else URIRef(datatype), normalize=False)
    raise ValueError(f"Unexpected term: {term!r}")


def graph_of(triples: Iterable[ox.Triple]) -> Graph:
    """Return the triples as an rdflib Graph with the project's prefixes bound."""
    graph = Graph(bind_namespaces="none")
    _bind(graph)
    for triple in triples:
        graph.add((to_rdflib(triple.subject), to_rdflib(triple.predicate), to_rdflib(triple.object)))
    return graph


def dataset_of(quads: Iterable[ox.Quad], union: Iterable[ox.Triple]) -> Dataset:
    """Return an rdflib Dataset: the quads' named graphs, and the union as the default graph."""
    dataset = Dataset()
    _bind(dataset)
    default = dataset.graph(DATASET_DEFAULT_GRAPH_ID)
    for triple in union:
        default.add((to_rdflib(triple.subject), to_rdflib(triple.predicate), to_rdflib(triple.object)))
    for quad in quads:
        if not isinstance(quad.graph_name, ox.DefaultGraph):
            block = dataset.graph(to_rdflib(quad.graph_name))
            block.add((to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object)))
    return dataset


def _bind(graph: Graph) -> None:
    for prefix, namespace in prefixes().items():
        graph.bind(prefix, namespace, override=True, replace=True)

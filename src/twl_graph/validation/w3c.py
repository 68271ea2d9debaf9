"""The report as SHACL defines it (https://www.w3.org/TR/shacl/#validation-report), the same triples on every run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from rdflib import BNode, Graph, URIRef
from rdflib.namespace import SH as SHACL

from twl_graph.namespaces import RDF, SH, XSD, prefixes
from twl_graph.validation.terms import add_triples, from_rdflib

if TYPE_CHECKING:
    from twl_graph.validation.finding import Finding
    from twl_graph.validation.report import Report

_TYPE = NamedNode(RDF + "type")


def triples(report: Report) -> list[Triple]:
    """The report as triples, result after result; the blank nodes are `report`, `result1`, `result2` and so on."""
    root = BlankNode("report")
    whole = [
        Triple(root, _TYPE, _sh("ValidationReport")),
        Triple(root, _sh("conforms"), Literal(str(report.conforms).lower(), datatype=NamedNode(XSD + "boolean"))),
    ]
    for number, finding in enumerate(report.results, start=1):
        node = BlankNode(f"result{number}")
        whole.append(Triple(root, _sh("result"), node))
        whole.extend(_result(report, finding, node, f"path{number}n"))
    return whole


def graph(report: Report) -> Graph:
    """The report as an rdflib graph with the project's prefixes."""
    result = Graph(bind_namespaces="none")
    for prefix, namespace in prefixes().items():
        result.bind(prefix, namespace)
    add_triples(result, triples(report))
    return result


def _result(report: Report, finding: Finding, node: BlankNode, scope: str) -> Iterator[Triple]:
    yield Triple(node, _TYPE, _sh("ValidationResult"))
    yield Triple(node, _sh("resultSeverity"), NamedNode(finding.severity.iri))
    yield Triple(node, _sh("focusNode"), finding.node)
    if finding.path is not None and "<" not in finding.path:
        yield Triple(node, _sh("resultPath"), NamedNode(finding.path))
    elif finding.path is not None:
        yield from _long_path(report.shapes.graph, finding.rule, node, scope)
    if finding.value is not None:
        yield Triple(node, _sh("value"), finding.value)
    yield Triple(node, _sh("sourceShape"), NamedNode(finding.rule))
    yield Triple(node, _sh("sourceConstraintComponent"), NamedNode(finding.component))
    for lang, words in finding.message._asdict().items():
        yield Triple(node, _sh("resultMessage"), Literal(words, language=lang))


def _long_path(shapes: Graph, rule: str, node: BlankNode, scope: str) -> Iterator[Triple]:
    """A path of more than one step is a structure of blank nodes; it is copied from the shape under names of this
    result's own.
    """
    names: dict[BNode, BlankNode] = {}

    def renamed(term: object) -> NamedNode | BlankNode | Literal:
        if not isinstance(term, BNode):
            return from_rdflib(term)
        return names.setdefault(term, BlankNode(f"{scope}{len(names) + 1}"))

    start = shapes.value(URIRef(rule), SHACL.path)
    yield Triple(node, _sh("resultPath"), renamed(start))
    waiting = [start]
    while waiting:
        step = waiting.pop(0)
        for _, predicate, value in sorted(shapes.triples((step, None, None))):
            subject = renamed(step)
            assert not isinstance(subject, Literal)
            yield Triple(subject, NamedNode(str(predicate)), renamed(value))
            if isinstance(value, BNode):
                waiting.append(value)


def _sh(name: str) -> NamedNode:
    return NamedNode(SH + name)

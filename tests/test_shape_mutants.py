"""No constraint is idle: take any one out of the shapes, and some fixture is judged differently.

A mutant is the shapes graph without one triple that restricts something: a constraint parameter, a link from a shape
to its property shape, a target. It is killed by a fixture whose findings change.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pytest
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from tests.shape_cases import Case, cases, concerned, part, shape_iri, with_base
from twl_graph import resources
from twl_graph.errors import UnsupportedFeature
from twl_graph.namespaces import compact
from twl_graph.validation import checking
from twl_graph.validation.finding import Finding
from twl_graph.validation.shapes import Shapes, reachable

#: What a shape says that restricts nothing.
WORDS = {RDF.type, SH.path, SH.name, SH.message, SH.severity, SH.description, SH.order, SH.group, SH.flags}
KINDS = sorted(file.name.removesuffix(".ttl") for file in resources.ontology().joinpath("shapes").iterdir())


class Judged(NamedTuple):
    """A fixture as the whole shapes see it: the shapes that look at it and what they find."""

    case: Case
    shapes: frozenset[URIRef]
    findings: frozenset[Finding]


@cache
def bundled() -> Shapes:
    return Shapes.bundled()


@cache
def judged() -> list[Judged]:
    return [judge(case) for case in cases()]


def judge(case: Case) -> Judged:
    shapes = frozenset(concerned(case, bundled()))
    with with_base(case) as data:
        return Judged(case, shapes, frozenset(checking.check(data, part(bundled(), shapes))))


@cache
def within(shape: Node) -> frozenset[Node]:
    """A shape and every shape that it uses."""
    return frozenset(reachable(bundled().graph, [shape]).subjects())


def mutants(kind: str) -> Iterator[tuple[Node, Node, Node]]:
    """The restricting triples of the shapes that one file holds, in a fixed order."""
    text = resources.ontology().joinpath("shapes", f"{kind}.ttl").read_text(encoding="utf-8")
    for shape in sorted(shape_iri(curie) for curie in re.findall(r"^(shape:\S+)$", text, re.MULTILINE)):
        if (shape, RDF.type, SH.SPARQLConstraint) in bundled().graph:
            continue  # one whole with the shape that names it
        for triple in sorted(bundled().graph.triples((shape, None, None))):
            if triple[1] not in WORDS:
                yield triple


def killers(mutant: tuple[Node, Node, Node]) -> list[Judged]:
    """The fixtures that may notice, those that are about this very shape first."""
    shape, predicate, value = mutant
    near = [one for one in judged() if any(shape in within(root) for root in one.shapes)]

    def distance(one: Judged) -> int:
        if predicate == SH.ignoredProperties:  # without it, right facts fail
            return one.case.fails
        about = shape_iri(one.case.header["shape"]) if one.case.fails else None
        if about == (value if predicate == SH.property else shape):
            return 0
        return 1 if about is not None and (shape in within(about) or about in within(shape)) else 2

    return sorted(near, key=distance)


def notices(one: Judged, graph: Graph) -> bool:
    """Whether the fixture's findings change under the mutated shapes, or the engine refuses to run them."""
    roots = [root for root in one.shapes if any((root, target, None) in graph for target in TARGETS)]
    with with_base(one.case) as data:
        try:
            found = frozenset(checking.check(data, Shapes(reachable(graph, roots)))) if roots else frozenset()
        except UnsupportedFeature:
            return True
    return found != one.findings


TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_every_constraint_of_the_kind_is_missed_when_it_is_gone(kind: str) -> None:
    graph = Graph() + bundled().graph
    survivors = []
    for mutant in mutants(kind):
        graph.remove(mutant)
        try:
            if not any(notices(one, graph) for one in killers(mutant)):
                survivors.append(" ".join(compact(str(node)) if "://" in str(node) else str(node) for node in mutant))
        finally:
            graph.add(mutant)
    assert not survivors, "\n".join(survivors)

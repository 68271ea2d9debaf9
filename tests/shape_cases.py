"""The fixtures of the shapes, `tests/shapes/<kind>/{pass-*,fail-*}`: facts that say what they show and how they fail.

A fixture begins with `#` lines: first what it shows, then, for one that fails, `shape:`, `path:` and `node:` of its
one finding (`-` for no path), and `component:` where the shape has several constraints. It is checked by itself,
together with the ontology and the concepts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import pyoxigraph as ox
from rdflib import RDFS, Graph, URIRef
from rdflib.term import Node

from twl_graph import reading, resources
from twl_graph.computed import computed_facts
from twl_graph.namespaces import compact, expand
from twl_graph.validation import checking
from twl_graph.validation.finding import Finding
from twl_graph.validation.shapes import Shapes
from twl_graph.validation.terms import add_triples

FOLDER = Path(__file__).parent / "shapes"


@dataclass(frozen=True)
class Case:
    """One fixture."""

    path: Path

    @property
    def name(self) -> str:
        return f"{self.path.parent.name}/{self.path.stem}"

    @property
    def fails(self) -> bool:
        return self.path.stem.startswith("fail-")

    @cached_property
    def header(self) -> dict[str, str]:
        lines = re.findall(r"^# (.*)$", self.path.read_text(encoding="utf-8"), re.MULTILINE)
        told = dict(line.split(": ", 1) for line in lines[1:])
        return {"shows": lines[0], **told}

    @cached_property
    def quads(self) -> list[ox.Quad]:
        """The facts of the fixture, with what is computed for them as for the whole graph."""
        stated = reading.parse_file(self.path)
        return [*stated, *computed([*stated, *_ontology()])]

    @property
    def expected(self) -> set[tuple[str, str, str]]:
        """Shape, path and node of the findings that the header announces."""
        return {(self.header["shape"], self.header["path"], self.header["node"])} if self.fails else set()


@dataclass(frozen=True)
class Verdict:
    """What checking one fixture said: shape, path and node of each finding, the components, and whether anything was
    checked.
    """

    findings: frozenset[tuple[str, str, str]]
    components: frozenset[str]
    focus_nodes: int


def cases() -> list[Case]:
    return [Case(path) for path in sorted(FOLDER.glob("*/*")) if path.suffix in (".ttl", ".trig")]


@cache
def base() -> Graph:
    """The ontology and its concepts: what every fixture may mention without saying it."""
    graph = Graph(bind_namespaces="none")
    stated = [*_ontology(), *reading.parse_file(resources.ontology().joinpath("concepts.ttl"))]
    add_triples(graph, [*stated, *computed(stated)])
    return graph


def computed(stated: list[ox.Quad]) -> list[ox.Quad]:
    """What follows from the stated facts."""
    store = ox.Store()
    store.extend(stated)
    return computed_facts(store)


@cache
def _ontology() -> list[ox.Quad]:
    return reading.parse_file(resources.ontology().joinpath("twl.ttl"))


@contextmanager
def with_base(case: Case) -> Iterator[Graph]:
    """The base together with the facts of one fixture, for as long as the block lasts."""
    data, facts = base(), Graph()
    add_triples(facts, case.quads)
    new = [triple for triple in facts if triple not in data]
    try:
        for triple in new:
            data.add(triple)
        yield data
    finally:
        for triple in new:
            data.remove(triple)


def concerned(case: Case, shapes: Shapes) -> dict[URIRef, set[Node]]:
    """The targeted shapes that look at a node because of what the fixture says, with these nodes.

    Every other shape would look at the same nodes with the same facts as without the fixture.
    """
    facts = Graph()
    add_triples(facts, case.quads)
    for triple in _hierarchy():
        facts.add(triple)
    return {shape: nodes for shape, nodes in shapes.focus_nodes(facts).items() if nodes}


@cache
def _hierarchy() -> list[tuple[Node, Node, Node]]:
    return list(base().triples((None, RDFS.subClassOf, None)))


@cache
def part(shapes: Shapes, wanted: frozenset[URIRef]) -> Shapes:
    return shapes.part(wanted)


@cache
def wrong_already(shapes: Shapes) -> frozenset[Finding]:
    """What is wrong without any fixture, which is no fixture's fault."""
    return frozenset(checking.check(base(), shapes))


def verdict(case: Case, shapes: Shapes) -> Verdict:
    looked_at = concerned(case, shapes)
    found: set[Finding] = set()
    if looked_at:
        with with_base(case) as data:
            found = set(checking.check(data, part(shapes, frozenset(looked_at))))
        found -= wrong_already(shapes)
    return Verdict(
        findings=frozenset(told(finding) for finding in found),
        components=frozenset(compact(finding.component) for finding in found),
        focus_nodes=sum(len(nodes) for nodes in looked_at.values()),
    )


def told(finding: Finding) -> tuple[str, str, str]:
    """A finding in the words of a header."""
    path = finding.path or "-"
    path = re.sub(r"<([^>]*)>", lambda match: compact(match[1]), path) if "<" in path else path
    node = str(finding.node)
    return (
        compact(finding.rule),
        compact(path) if "://" in path else path,
        compact(node[1:-1]) if node[0] == "<" else node,
    )


def shape_iri(curie: str) -> URIRef:
    return URIRef(expand(curie))

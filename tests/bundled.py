"""The bundled graph, read once for all tests that only look at it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

import pyoxigraph as ox

from twl_graph.knowledge import Knowledge
from twl_graph.namespaces import BASE, RDF, RDFS, compact

TYPE = RDF + "type"
Subject = ox.NamedNode | ox.BlankNode | ox.Triple


@cache
def knowledge() -> Knowledge:
    return Knowledge.read()


@cache
def triples() -> frozenset[ox.Triple]:
    """The default graph."""
    return frozenset(knowledge().triples())


def stated(folder: str) -> list[ox.Triple]:
    """The statements of the files below `ontology` or `data`."""
    return [quad.triple for source in knowledge().sources if f"{folder}/" in source.name for quad in source.quads]


@cache
def by_predicate() -> Mapping[str, list[ox.Triple]]:
    found: defaultdict[str, list[ox.Triple]] = defaultdict(list)
    for triple in triples():
        found[triple.predicate.value].append(triple)
    return found


def pairs(predicate: str) -> set[tuple[str, str]]:
    """Subject and object of every statement with the predicate, as IRIs or as text."""
    return {(name(triple.subject), name(triple.object)) for triple in by_predicate().get(predicate, [])}


def instances(kind: str) -> set[str]:
    return {subject for subject, of in pairs(TYPE) if of == kind}


@cache
def kinds() -> Mapping[str, frozenset[str]]:
    """The classes of every thing, superclasses included."""
    above = ancestors(pairs(RDFS + "subClassOf"))
    found: defaultdict[str, set[str]] = defaultdict(set)
    for subject, kind in pairs(TYPE):
        found[subject] |= {kind, *above.get(kind, ())}
    return {subject: frozenset(all_kinds) for subject, all_kinds in found.items()}


def ancestors(edges: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Everything that can be reached from each node; a node that reaches itself is in a cycle."""
    after: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in edges:
        after[one].add(other)
    found: dict[str, set[str]] = {}
    for start in list(after):
        seen: set[str] = set()
        waiting = list(after[start])
        while waiting:
            if (node := waiting.pop()) not in seen:
                seen.add(node)
                waiting.extend(after.get(node, ()))
        found[start] = seen
    return found


def cycles(edges: Iterable[tuple[str, str]]) -> list[str]:
    return sorted(compact(node) for node, reached in ancestors(edges).items() if node in reached)


def name(term: object) -> str:
    return str(getattr(term, "value", term))


def own(iri: str) -> bool:
    return iri.startswith(BASE)


def short(iris: Iterable[str]) -> list[str]:
    return sorted(map(compact, iris))

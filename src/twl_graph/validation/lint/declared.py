"""Terms of shapes that nobody declared: a rule about a misspelt class, property or concept never meets a fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from rdflib import URIRef
from rdflib.namespace import SH

from twl_graph.errors import Words, did_you_mean, nearest
from twl_graph.namespaces import CONCEPT, TWL
from twl_graph.namespaces import SH as SHACL
from twl_graph.validation.lint import lists
from twl_graph.validation.lint.fault import Fault, at, short

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

    from twl_graph.validation.lint.vocabularies import Vocabularies

_CLASSES: Final = (SH.targetClass, SH["class"])
_PROPERTIES: Final = (
    *(SH.targetSubjectsOf, SH.targetObjectsOf, SH.equals, SH.disjoint, SH.lessThan, SH.lessThanOrEquals),
)
#: The predicates whose values may be any terms; of those only concepts can be told to be undeclared.
_ANY: Final = (SH.targetNode, SH.hasValue, SH["in"])
_STEPS: Final = (SH.inversePath, SH.alternativePath, SH.zeroOrMorePath, SH.oneOrMorePath, SH.zeroOrOnePath)


def faults(graph: Graph, known: Vocabularies) -> Iterator[Fault]:
    """Each class, property and concept that a shape speaks of and nobody declared."""
    for triple, term in _spoken_of(graph):
        if isinstance(term, URIRef) and str(term) not in known.terms and not term.startswith(SHACL):
            yield at(triple, _undeclared(term, known))


def _spoken_of(graph: Graph) -> Iterator[tuple[Sequence[Node], Node]]:
    """The terms that must be declared ones, each with the statement that it stands in."""
    for predicate in (*_CLASSES, *_PROPERTIES):
        yield from ((triple, triple[2]) for triple in graph.triples((None, predicate, None)))
    for triple in graph.triples((None, SH.ignoredProperties, None)):
        # A term of others that is passed over by mistake makes a check stricter, never smaller.
        yield from ((triple, item) for item in lists.items(graph, triple[2]) if str(item).startswith(TWL))
    for triple in graph.triples((None, SH.path, None)):
        yield from ((triple, step) for step in sorted(steps(graph, triple[2])))
    for predicate in _ANY:
        for triple in graph.triples((None, predicate, None)):
            items = lists.items(graph, triple[2]) if predicate == SH["in"] else [triple[2]]
            yield from ((triple, item) for item in items if str(item).startswith(CONCEPT))


def steps(graph: Graph, path: Node) -> set[URIRef]:
    """The properties that a path passes through."""
    found: set[URIRef] = set()
    seen: set[Node] = set()
    waiting = [path]
    while waiting:
        node = waiting.pop()
        if isinstance(node, URIRef):
            found.add(node)
        elif node not in seen:
            seen.add(node)
            waiting.extend(lists.items(graph, node))
            for name in _STEPS:
                for inner in graph.objects(node, name):
                    waiting.extend(lists.items(graph, inner) or [inner])
    return found


def _undeclared(term: URIRef, known: Vocabularies) -> Words:
    namespace = known.namespace_of(term)
    if namespace is None:
        return Words(
            f"{short(term)} 不属于本图谱使用的任何词汇表，不会有事实用到它",
            f"{short(term)} is of no vocabulary that this graph uses: no fact can have it",
        )
    near = nearest(short(term), sorted(short(URIRef(one)) for one in known.terms if one.startswith(namespace)))
    hint = did_you_mean(near)
    return Words(
        f"没有声明过 {short(term)}，不会有事实用到它。{hint.zh}",
        f"no term {short(term)} is declared: no fact can have it. {hint.en}".rstrip(),
    )

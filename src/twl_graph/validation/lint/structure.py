"""The structure of shapes: what each one looks at, by which path, and through which others.

A shape that nothing targets checks nothing, a reference that leads nowhere checks nothing, and of a shape that uses
itself SHACL does not say what it means (section 3.4.3).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from rdflib import RDF, BNode, Literal, URIRef
from rdflib.namespace import SH

from twl_graph.errors import Words, did_you_mean, nearest
from twl_graph.validation.lint import lists
from twl_graph.validation.lint.fault import Fault, at, short

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

#: The predicates by which a shape names its focus nodes (SHACL, section 2.1.3).
TARGETS: Final = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
_KINDS: Final = (SH.NodeShape, SH.PropertyShape)
#: The constraint parameters whose value is a shape, or a list of shapes (SHACL, section 2.1).
_REFERENCES: Final = (SH.property, SH.node, SH["not"], SH.qualifiedValueShape)
_LISTS_OF_SHAPES: Final = (SH["and"], SH["or"], SH.xone)
#: Other predicates that only a shape has.
_OF_SHAPES: Final = (
    *(SH.path, SH.sparql, SH["class"], SH.datatype, SH.nodeKind, SH.minCount, SH.maxCount, SH.pattern, SH.closed),
    *(SH.minExclusive, SH.minInclusive, SH.maxExclusive, SH.maxInclusive, SH.minLength, SH.maxLength, SH["in"]),
    *(SH.languageIn, SH.uniqueLang, SH.equals, SH.disjoint, SH.lessThan, SH.lessThanOrEquals, SH.hasValue),
)
#: The steps of a path that are written as a node of their own (SHACL, section 2.3.1).
_STEPS: Final = (SH.inversePath, SH.alternativePath, SH.zeroOrMorePath, SH.oneOrMorePath, SH.zeroOrOnePath)


def shapes(graph: Graph) -> set[Node]:
    """The shapes of a graph: what is typed as one, has a target or a constraint, or is used as one."""
    typed = {shape for kind in _KINDS for shape in graph.subjects(RDF.type, kind)}
    predicates = (*TARGETS, *_OF_SHAPES, *_REFERENCES, *_LISTS_OF_SHAPES)
    return typed | {shape for predicate in predicates for shape in graph.subjects(predicate)} | set(_used(graph))


def references(graph: Graph, shape: Node) -> Iterator[tuple[URIRef, Node, Node]]:
    """The shapes that a shape uses: the predicate, its value (the shape, or the head of a list), and the shape."""
    for predicate in _REFERENCES:
        for value in graph.objects(shape, predicate):
            yield predicate, value, value
    for predicate in _LISTS_OF_SHAPES:
        for value in graph.objects(shape, predicate):
            for item in lists.items(graph, value):
                yield predicate, value, item


def faults(graph: Graph) -> Iterator[Fault]:
    """Shapes that check nothing, paths that are none, references that lead nowhere, and shapes that use themselves."""
    found = sorted(shapes(graph), key=str)
    yield from _idle(graph, found)
    for shape in found:
        yield from _paths(graph, shape)
        yield from _missing(graph, shape, found)
        if shape in _all_used(graph, shape):
            reason = Words(
                "形状直接或间接地用到自身，SHACL 没有规定这是什么意思",
                "the shape uses itself, at once or through others; SHACL does not say what that means",
            )
            yield at((shape,), reason)


def _used(graph: Graph) -> Iterator[Node]:
    for predicate in (*_REFERENCES, *_LISTS_OF_SHAPES):
        for shape in set(graph.subjects(predicate)):
            for _, _, other in references(graph, shape):
                if not isinstance(other, Literal):
                    yield other


def _all_used(graph: Graph, shape: Node) -> set[Node]:
    found: set[Node] = set()
    waiting = [shape]
    while waiting:
        for _, _, other in references(graph, waiting.pop()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found


def _idle(graph: Graph, found: list[Node]) -> Iterator[Fault]:
    if not found:
        reason = Words("一个形状也没有，什么都不会检查", "there is no shape at all: nothing would be checked")
        yield Fault("sh:NodeShape", reason)
    busy = {shape for target in TARGETS for shape in graph.subjects(target)} | set(_used(graph))
    for shape in found:
        if shape not in busy:
            reason = Words(
                "没有目标，也没有别的形状用到它，什么都不会检查",
                "no target, and no other shape uses it: it would check nothing",
            )
            yield at((shape,), reason)


def _missing(graph: Graph, shape: Node, found: list[Node]) -> Iterator[Fault]:
    for predicate, value, other in references(graph, shape):
        if (other, None, None) not in graph:
            near = nearest(short(other), [short(one) for one in found if isinstance(one, URIRef) and one != other])
            hint = did_you_mean(near)
            english = f"{short(other)} is no shape of these files. {hint.en}".rstrip()
            yield at((shape, predicate, value), Words(f"这些文件里没有形状 {short(other)}。{hint.zh}", english))


def _paths(graph: Graph, shape: Node) -> Iterator[Fault]:
    written = sorted(graph.objects(shape, SH.path), key=str)
    if not written and ((shape, RDF.type, SH.PropertyShape) in graph or (None, SH.property, shape) in graph):
        yield at((shape,), Words("属性形状没有 sh:path", "a property shape without sh:path"))
    if len(written) > 1:
        reason = Words(
            f"有 {len(written)} 个 sh:path，应有 1 个；先后几步写作列表，任选其一写作 sh:alternativePath",
            f"{len(written)} sh:path where there is one: write steps as a list, choices with sh:alternativePath",
        )
        yield at((shape, SH.path, written[1]), reason)
    if written and (shape, RDF.type, SH.NodeShape) in graph:
        reason = Words("有 sh:path 的是 sh:PropertyShape", "what has a sh:path is a sh:PropertyShape")
        yield at((shape, RDF.type, SH.NodeShape), reason)
    for path in written:
        if (fault := _no_path(graph, path, frozenset())) is not None:
            yield at((shape, SH.path, path), fault)


def _no_path(graph: Graph, path: Node, above: frozenset[Node]) -> Words | None:
    """Why a node is no path (SHACL, section 2.3.1); None where it is one, or a list that is told of elsewhere."""
    if isinstance(path, URIRef) and path != RDF.nil:
        return None
    if path in above:
        return Words("路径绕回了自身", "the path leads back to itself")
    steps = [step for name in _STEPS for step in graph.objects(path, name)]
    listed = (path, RDF.first, None) in graph
    if not isinstance(path, BNode) or len(steps) + listed != 1:
        return Words(
            "不是路径：应是一个属性、属性的列表，或 sh:inversePath 之类的一步",
            "no path: it is a property, a list of steps, or one step such as sh:inversePath",
        )
    choices = list(graph.objects(path, SH.alternativePath))
    inner = lists.items(graph, choices[0] if choices else path) if choices or listed else steps
    return next((reason for step in inner if (reason := _no_path(graph, step, above | {path}))), None)

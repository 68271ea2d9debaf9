"""What a check itself lacks: targets that match nothing, shapes that are only poor, no node checked at all.

A check that looked at nothing has verified nothing. So that is a finding like any other: a report with it does not
conform, whatever the format, and its run does not end in 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode
from rdflib import Graph, URIRef

from twl_graph.errors import Words, did_you_mean, nearest, spaced
from twl_graph.namespaces import GRAPH, compact
from twl_graph.validation.finding import Finding
from twl_graph.validation.lint.structure import TARGETS
from twl_graph.validation.rules import CHECKED_SOMETHING, CLEAR_SHAPE, MATCHED_TARGET
from twl_graph.validation.terms import from_rdflib, to_rdflib

if TYPE_CHECKING:
    from rdflib.term import Node

    from twl_graph.validation.shapes import Shapes


def findings(shapes: Shapes, data: Graph, nodes: int) -> Iterator[Finding]:
    """What is to be said of the check of `data` by `shapes`, which looked at so many `nodes`.

    Of the graph's own shapes some may be idle, since a small graph has not a thing of every kind, and who changes them
    sees their warnings elsewhere; each of the `added` shapes was given in order to be used.
    """
    yield from _unmatched(shapes, data)
    yield from _poor(shapes)
    if nodes == 0:
        message = Words("没有检查任何对象，所以什么也没有验证。", "No node was checked, so nothing was verified.")
        yield CHECKED_SOMETHING.finding(NamedNode(GRAPH.rstrip("/")), None, None, message)


def _poor(shapes: Shapes) -> Iterator[Finding]:
    added = set(shapes.added.values())
    for fault in shapes.warnings:
        if fault.node is not None and fault.source in added:
            shape = to_rdflib(fault.node)
            name = compact(str(shapes.names.get(shape, shape)))
            message = Words(f"形状 {name}：{fault.reason.zh}。", f"The shape {name}: {fault.reason.en}.")
            yield CLEAR_SHAPE.finding(fault.node, fault.path, fault.value, message, source=fault.source)


def _unmatched(shapes: Shapes, data: Graph) -> Iterator[Finding]:
    for shape in sorted(shapes.targeted() & shapes.added.keys()):
        for predicate in TARGETS:
            for value in sorted(shapes.graph.objects(shape, predicate), key=str):
                if not _meets(shapes, predicate, value, data):
                    yield MATCHED_TARGET.finding(
                        from_rdflib(shape),
                        str(predicate),
                        from_rdflib(value),
                        _said(shapes, shape, value, data),
                        source=shapes.added[shape],
                    )


def _meets(shapes: Shapes, predicate: URIRef, value: Node, data: Graph) -> bool:
    """Whether a target finds a node that the data speaks of; a target node that it never names is none."""
    return any(
        (node, None, None) in data or (None, None, node) in data for node in shapes.matched(predicate, value, data)
    )


def _said(shapes: Shapes, shape: URIRef, value: Node, data: Graph) -> Words:
    name, target = shapes.name(shape), compact(str(value)) if isinstance(value, URIRef) else str(value)
    unheard = (value, None, None) not in data and (None, value, None) not in data and (None, None, value) not in data
    known = {compact(str(node)) for node in data.subjects() if isinstance(node, URIRef)} if unheard else set()
    near = nearest(target, sorted(known), likeness=0.85)
    hint = did_you_mean(near)
    return Words(
        f"形状“{name.zh}”没有可检查的对象：图谱里没有任何事物符合{spaced(target)}。{hint.zh}",
        f"The shape “{name.en}” had no node to check: nothing in the graph matches {target}. {hint.en}".rstrip(),
    )

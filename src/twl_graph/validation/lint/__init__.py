"""Faults of a shapes graph that a SHACL engine does not report: it would skip the rule and say "conforms".

A misspelt `sh:` term, a shape that nothing targets, a class or property that nobody declared, a feature that is
switched off (scripts, rules, imports), a pattern that never ends: each makes a check smaller than its author meant, or
hangs it. So shapes are read by a list of what the engine really enforces, and refused otherwise. What is only poor, a
missing message or a slow pattern, is a warning.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rdflib import URIRef

from twl_graph import reading
from twl_graph.errors import Words
from twl_graph.places import written
from twl_graph.shape_files import holds_shapes
from twl_graph.validation.finding import Severity
from twl_graph.validation.lint import constraints, declared, lists, structure, terms, values, words
from twl_graph.validation.lint.fault import Fault, ShapesInvalid, at
from twl_graph.validation.terms import from_rdflib, to_rdflib

if TYPE_CHECKING:
    from rdflib import Graph

    from twl_graph.knowledge import Source
    from twl_graph.place import Written
    from twl_graph.validation.lint.vocabularies import Vocabularies

__all__ = ["Fault", "ShapesInvalid", "faults", "inspect"]


def faults(graph: Graph, known: Vocabularies | None = None) -> Iterator[Fault]:
    """Everything wrong with a shapes graph, in no particular order.

    `known` are the terms that shapes may speak of; without them terms other than those of SHACL are not judged.
    """
    yield from terms.faults(graph)
    yield from lists.faults(graph)
    yield from structure.faults(graph)
    yield from values.faults(graph)
    yield from constraints.faults(graph)
    yield from words.faults(graph)
    if known is not None:
        yield from declared.faults(graph, known)


def inspect(
    graph: Graph, sources: Sequence[Source] = (), known: Vocabularies | None = None, extra: Sequence[Source] = ()
) -> tuple[Fault, ...]:
    """Return the warnings about a shapes graph that is fit for use, each with its file.

    Args:
        graph: the shapes.
        sources: the files that they were read from.
        known: see `faults`.
        extra: the files among `sources` that must each hold a shape.

    Raises:
        ShapesInvalid: it is not fit for use.
    """
    every = (*faults(graph, known), *_told_twice(graph, sources), *_without_shapes(extra))
    found = sorted(
        {_sourced(fault, sources) for fault in every},
        key=lambda fault: fault.sort_key,
    )
    grave = [fault for fault in found if fault.severity is Severity.VIOLATION]
    if grave:
        raise ShapesInvalid(grave)
    return tuple(found)


def _without_shapes(sources: Sequence[Source]) -> Iterator[Fault]:
    for source in sources:
        if not holds_shapes(source.quads):
            reason = Words(
                "这个文件里没有形状；要检查的事实请作为 FILE 给出",
                "there is no shape in this file; give facts to be checked as FILE",
            )
            yield Fault("sh:NodeShape", reason, source=source.name)


def _told_twice(graph: Graph, sources: Sequence[Source]) -> Iterator[Fault]:
    """Shapes that two files describe: the one would change what the other says."""
    named = {from_rdflib(shape) for shape in structure.shapes(graph) if isinstance(shape, URIRef)}
    first: dict[object, Source] = {}
    for number, source in enumerate(sources):
        if any(source.content == other.content for other in sources[:number]):
            reason = Words("这个文件已在所用的形状之中：不必再给", "its shapes are in use already: leave it out")
            yield Fault("sh:NodeShape", reason, source=source.name)
            continue
        for node in dict.fromkeys(quad.subject for quad in source.quads if quad.subject in named):
            there = first.setdefault(node, source)
            if there is not source:
                reason = Words(
                    f"{there.name} 里已有同名的形状：请换一个 IRI",
                    f"{there.name} has a shape of that name: choose another IRI",
                )
                yield at((to_rdflib(node),), reason)._replace(source=source.name)


def _sourced(fault: Fault, sources: Sequence[Source]) -> Fault:
    """The fault with the file that states it and the place there: of the very statement, else of its node."""
    if fault.source is not None or fault.node is None:
        return fault
    about = [
        (source, number, quad)
        for source in sources
        for number, quad in enumerate(source.quads)
        if quad.subject == fault.node
    ]
    exact = [one for one in about if (one[2].predicate.value, one[2].object) == (fault.path, fault.value)]
    if not about:
        return fault
    source, number, _ = (exact or about)[0]
    at = _written(source)[number]
    place = None if at is None else at.object if exact else at.subject
    return fault._replace(source=source.name, place=place)


def _written(source: Source) -> Sequence[Written | None]:
    """Where each statement of a file is written, as far as that is known for certain."""
    quads = reading.parse(source.content, source.name, source.syntax).quads
    return written(source.content, source.syntax, quads) or [None] * len(quads)

"""Checking facts: the shapes of `ontology/shapes`, and the vocabulary, over the graph together with new files.

Four parts with one direction: `shapes` selects what is checked, `checking` (pyshacl) and `vocabulary` check it, a
`Finding` is what they hand over, and `report` tells it. Importing this package costs nothing; the engine is loaded by
the first `validate`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from twl_graph.errors import UnreadableInput, Words
from twl_graph.namespaces import SHAPE, compact
from twl_graph.validation.finding import Finding, Severity

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from twl_graph.knowledge import Knowledge, Source
    from twl_graph.validation.finding import Term
    from twl_graph.validation.report import Report
    from twl_graph.validation.shapes import Shapes

__all__ = ["Finding", "Severity", "validate"]


def validate(knowledge: Knowledge, files: Sequence[str | Path] = (), shapes: Shapes | Path | None = None) -> Report:
    """Check the graph together with new files, and report everything that is wrong with the whole.

    The files may be of any accepted format, `-` is standard input in TriG (or Turtle, a part of it); their named
    graphs count as one with the rest, and what is computed for the graph (bounds of dates, positions of spans) is
    computed for them too. `shapes` are the project's own, unless they or the ``ontology/`` folder that holds them are
    given.

    Raises:
        UnreadableInput: a file does not parse or holds no facts, or the shapes are not fit for use.
        UnsupportedFeature: the engine cannot run the shapes.
    """
    from twl_graph.knowledge import Knowledge

    new = [_source(file) for file in files]  # first: a file that does not parse need not wait for the engine
    whole = Knowledge([*knowledge.sources, *new]) if new else knowledge

    from twl_graph.validation import checking
    from twl_graph.validation.labels import Labels
    from twl_graph.validation.report import Report, in_order
    from twl_graph.validation.shapes import Shapes
    from twl_graph.validation.terms import from_rdflib
    from twl_graph.validation.vocabulary import Vocabulary

    data = whole.graph()
    shapes = Shapes.of(shapes) if isinstance(shapes, Path) else shapes or Shapes.bundled()
    focus = {str(shape): {from_rdflib(node) for node in nodes} for shape, nodes in shapes.focus_nodes(data).items()}
    seen = set().union(*focus.values())
    unseen = _described(new) - seen
    vocabulary = Vocabulary(whole.quads).findings(whole.quads)
    findings = [*checking.check(data, shapes), *vocabulary, *map(_unchecked, unseen)]
    return Report(
        findings=in_order(_placed(findings, [*new, *knowledge.sources])),
        checked={shape: len(nodes) for shape, nodes in focus.items()},
        nodes=len(seen),
        files=tuple(source.name for source in new),
        uncovered=tuple(sorted(_short(node) for node in unseen)),
        shapes=shapes,
        labels=Labels(data),
    )


def _source(file: str | Path) -> Source:
    """Return a new file as a source of the graph.

    Raises:
        UnreadableInput: it does not parse, or there is not one fact in it.
    """
    from twl_graph import reading
    from twl_graph.knowledge import Source

    name = "<stdin>" if str(file) == "-" else str(file)
    # What comes without a name is read as TriG, of which Turtle and N-Triples are parts.
    syntax = reading.syntax_of(name, "trig" if name == "<stdin>" else None)
    source = Source(name, reading.inspected(reading.read_bytes(Path(file)), name, syntax), syntax, None)
    if not source.quads:
        hint = Words("请检查是否给错了文件", "check that this is the file you mean")
        raise UnreadableInput(name, None, None, Words("文件里没有任何事实", "there are no facts in it"), hint)
    return source


def _described(sources: Iterable[Source]) -> set[Term]:
    """The nodes that files say something of."""
    from pyoxigraph import Triple

    subjects = {quad.subject for source in sources for quad in source.quads}
    return {node for node in subjects if not isinstance(node, Triple)}  # RDF 1.2; no accepted file holds one


def _short(node: Term) -> str:
    from pyoxigraph import NamedNode

    return compact(node.value) if isinstance(node, NamedNode) else str(node)


def _unchecked(node: Term) -> Finding:
    """A warning for a node of a new file that no shape looks at: what nobody checked cannot be called right."""
    message = Words("没有任何形状适用于这个对象，它未经检查。", "No shape applies to this node: it was not checked.")
    component = SHAPE + "CoveredNodeConstraintComponent"
    return Finding(Severity.WARNING, SHAPE + "covered", component, node, None, None, message)


def _placed(findings: Sequence[Finding], sources: Sequence[Source]) -> Iterator[Finding]:
    """Each finding with the file it comes from: the one that states the very fact, else the first that speaks of the
    node. New files are asked before those of the graph.
    """
    nodes = {finding.node for finding in findings}
    about: dict[object, list[tuple[str, Quad]]] = {node: [] for node in nodes}
    for source in sources if nodes else ():
        for quad in source.quads:
            if quad.subject in nodes:
                about[quad.subject].append((source.name, quad))
    for finding in findings:
        told = about[finding.node]
        exact = (n for n, quad in told if (quad.predicate.value, quad.object) == (finding.path, finding.value))
        yield replace(finding, source=next(exact, told[0][0] if told else None))

"""Where a finding stands in the new files: at the very triple that is wrong, or that makes an old one wrong.

The statement that the finding names is looked for first; then what else the files say of its node; then, for an old
node that a new fact has broken, the new fact nearest to it, walking from thing to thing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox

from twl_graph.namespaces import CONCEPT, RDF, SH
from twl_graph.validation.finding import Finding, Part
from twl_graph.validation.rules import PREFIX_NAMESPACE, SAME_FACTS, SAME_NAME

if TYPE_CHECKING:
    from twl_graph.knowledge import Knowledge
    from twl_graph.new_file import NewFile
    from twl_graph.place import Place
    from twl_graph.validation.finding import Term

_TYPE: Final = RDF + "type"
_UNIQUE_LANG: Final = SH + "UniqueLangConstraintComponent"
#: A new fact further away than this from the node that it broke is not blamed for it.
_FAR: Final = 4
#: What is told of one thing beside another: it stands where that thing is named, not where the other one is.
_OF_THEIR_NODE: Final = frozenset((SAME_NAME.iri, SAME_FACTS.iri))
#: The IRIs in the text of a property path.
_STEP: Final = re.compile(r"<([^>]*)>")


class _Statement(NamedTuple):
    """A statement of a new file: the file, its number there and among all, and what it states."""

    file: NewFile
    number: int
    position: int
    quad: ox.Quad


class Placing:
    """Finds the places of findings.

    Args:
        new: the new files.
        after: the graph with them, in which old facts lead from a broken node to a new one.
    """

    def __init__(self, new: Sequence[NewFile], after: Knowledge) -> None:
        self._new, self._after = new, after

    def placed(self, finding: Finding) -> Finding:
        """Return the finding with its file and its place there, as far as they are known; else with the graph's file.

        One whose place is known already (a fault of the text itself) comes back as it is.
        """
        if finding.place is not None:
            return finding
        if finding.rule == PREFIX_NAMESPACE.iri:
            return replace(finding, place=self._declaration(finding))
        found = self._statement(finding)
        if found is None:
            return finding if finding.source is not None else replace(finding, source=self._file_of_graph(finding))
        statement, part = found
        return replace(finding, source=statement.file.name, place=_place(statement, part))

    def _declaration(self, finding: Finding) -> Place | None:
        """Return where the namespace that a finding is about is bound to a prefix."""
        for file in self._new:
            for namespace, place in file.declarations.values() if file.name == finding.source else ():
                if finding.node == ox.NamedNode(namespace):
                    return place
        return None

    def _statement(self, finding: Finding) -> tuple[_Statement, Part] | None:
        """Return the new statement that a finding is about, and the part of it."""
        node, path, value = finding.node, finding.path, finding.value
        if finding.within is not None:
            return self._within(finding)
        if finding.rule not in _OF_THEIR_NODE and (told := self._side(finding)) is not None:
            return told, finding.part
        if exact := self._by_statement.get((node, path, value)):
            return exact[0], finding.part
        along = self._by_property.get((node, path), [])
        if along and finding.part is not Part.SUBJECT:
            return _last_of_the_surplus(along, finding), finding.part
        if block := self._by_graph.get(node):
            return block[0], Part.GRAPH
        about = self._by_subject.get(node, [])
        if path is not None and "<" in path and (stepping := self._stepping(about, path)):
            return stepping[0], Part.OBJECT
        if about:
            typed = [one for one in about if one.quad.predicate.value == _TYPE]
            return (typed or about)[0], Part.SUBJECT
        told = self._side(finding)
        return (told, finding.part) if told is not None else self._nearest(finding)

    def _within(self, finding: Finding) -> tuple[_Statement, Part] | None:
        """Return where the very file of a finding has what it points at: the block, the statement, else the node."""
        block, about = self._by_graph.get(finding.node, []), self._by_subject.get(finding.node, [])
        exact = [one for one in about if one.quad == finding.at]
        for found, part in ((block, Part.GRAPH), (exact, Part.SUBJECT), (about, Part.SUBJECT)):
            for one in found:
                if one.file.name == finding.within:
                    return one, part
        return None

    def _side(self, finding: Finding) -> _Statement | None:
        """Return the last new statement among those that a finding sets against each other."""
        triples = dict.fromkeys((side.subject, side.predicate.value, side.object) for side in finding.sides)
        found = (one for triple in triples for one in self._by_statement.get(triple, []))
        told = sorted(found, key=lambda one: one.position)
        along = [one for one in told if one.quad.predicate.value == finding.path]
        return (along or told)[-1] if told else None

    def _stepping(self, about: Iterable[_Statement], path: str) -> list[_Statement]:
        """Return the statements that take the first step of a longer path."""
        first = _STEP.search(path)
        return [one for one in about if first is not None and one.quad.predicate.value == first[1]]

    def _nearest(self, finding: Finding) -> tuple[_Statement, Part] | None:
        """Return the new statement that is nearest to an old node, and the part of it on the node's side.

        One that points at the node, or is made with a property of the rule's path, comes before others as near.
        """
        steps = set(_STEP.findall(finding.path or "")) | {finding.path}
        seen, ring = {finding.node}, [finding.node]
        for _ in range(_FAR):
            touching = [found for node in ring for found in self._touching(node)]
            touching.sort(key=lambda found: found[0].quad.predicate.value not in steps)
            if touching:
                return touching[0]
            ring = [node for node in dict.fromkeys(self._neighbours(ring)) if node not in seen]
            seen.update(ring)
        return None

    def _touching(self, node: Term) -> Iterator[tuple[_Statement, Part]]:
        yield from ((one, Part.OBJECT) for one in self._by_object.get(node, []))
        yield from ((one, Part.OBJECT) for one in self._by_subject.get(node, []))

    def _neighbours(self, nodes: Iterable[Term]) -> Iterator[Term]:
        store = self._after.store
        for node in nodes:
            if isinstance(node, ox.Literal):
                continue
            for quad in store.quads_for_pattern(node, None, None, ox.DefaultGraph()):
                if isinstance(quad.object, ox.NamedNode) and _leads_on(quad.predicate, quad.object):
                    yield quad.object
            for quad in store.quads_for_pattern(None, None, node, ox.DefaultGraph()):
                if isinstance(quad.subject, ox.NamedNode):
                    yield quad.subject

    def _file_of_graph(self, finding: Finding) -> str | None:
        """Return the file of the graph that states the very fact, else the first that speaks of the node."""
        node, path, value = finding.node, finding.path, finding.value
        return next((self._files[key] for key in ((node, path, value), (node, path), node) if key in self._files), None)

    @cached_property
    def _files(self) -> dict[object, str]:
        """The first file of the graph that holds each statement, each property of a node, and each node."""
        found: dict[object, str] = {}
        blocks: dict[object, str] = {}
        for source in self._after.sources:
            for quad in source.quads:
                found.setdefault((quad.subject, quad.predicate.value, quad.object), source.name)
                found.setdefault((quad.subject, quad.predicate.value), source.name)
                found.setdefault(quad.subject, source.name)
                blocks.setdefault(quad.graph_name, source.name)
                blocks.setdefault(quad.object, source.name)
        return {**blocks, **found}

    @cached_property
    def _statements(self) -> list[_Statement]:
        numbered = ((file, number, quad) for file in self._new for number, quad in enumerate(file.source.quads))
        return [_Statement(file, number, at, quad) for at, (file, number, quad) in enumerate(numbered)]

    @cached_property
    def _by_statement(self) -> dict[object, list[_Statement]]:
        return _indexed(
            ((one.quad.subject, one.quad.predicate.value, one.quad.object), one) for one in self._statements
        )

    @cached_property
    def _by_property(self) -> dict[object, list[_Statement]]:
        return _indexed(((one.quad.subject, one.quad.predicate.value), one) for one in self._statements)

    @cached_property
    def _by_subject(self) -> dict[object, list[_Statement]]:
        return _indexed((one.quad.subject, one) for one in self._statements)

    @cached_property
    def _by_object(self) -> dict[object, list[_Statement]]:
        return _indexed((one.quad.object, one) for one in self._statements)

    @cached_property
    def _by_graph(self) -> dict[object, list[_Statement]]:
        return _indexed((one.quad.graph_name, one) for one in self._statements)


def _leads_on(predicate: ox.NamedNode, value: ox.NamedNode) -> bool:
    """Tell whether one thing leads to another: a class or a concept leads to everything of its kind, so to nothing."""
    return predicate.value != _TYPE and not value.value.startswith(CONCEPT)


def _last_of_the_surplus(along: list[_Statement], finding: Finding) -> _Statement:
    """Return the last value of a property; where there are too many in one language, the last in such a one."""
    if finding.component == _UNIQUE_LANG:
        counted = Counter(getattr(one.quad.object, "language", None) for one in along)
        many = [one for one in along if counted[getattr(one.quad.object, "language", None)] > 1]
        return (many or along)[-1]
    return along[-1]


def _indexed(pairs: Iterable[tuple[object, _Statement]]) -> dict[object, list[_Statement]]:
    found: dict[object, list[_Statement]] = defaultdict(list)
    for key, statement in pairs:
        found[key].append(statement)
    return dict(found)


def _place(statement: _Statement, part: Part) -> Place | None:
    written = statement.file.written[statement.number]
    if written is None:
        return None
    if part is Part.GRAPH:
        return written.graph or written.subject
    return {Part.SUBJECT: written.subject, Part.PREDICATE: written.predicate}.get(part, written.object)

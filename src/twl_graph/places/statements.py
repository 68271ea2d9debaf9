"""What the readers of this package tell: statements, each with the stretches of text that its terms are written in."""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

import pyoxigraph as ox

from twl_graph.place import Place, Written
from twl_graph.places.text_lines import TextLines

#: A term as it was read; a string is a blank node: its label after `_:`, or `[` and a number for one without.
Term: TypeAlias = ox.NamedNode | ox.Literal | str


class Stretch:
    """A stretch of a text in code points, in JSON with its path; the end of a bracket is known later than its start."""

    __slots__ = ("end", "path", "start")

    def __init__(self, start: int, end: int, path: str = "") -> None:
        self.start, self.end, self.path = start, end, path


class Statement(NamedTuple):
    """One statement and where its terms and the name of its graph are written.

    `step` is the token at which the parser tells it.
    """

    subject: Term
    predicate: ox.NamedNode
    object: Term
    graph: Term | None
    at: tuple[Stretch, Stretch, Stretch]
    step: int
    graph_at: Stretch | None = None


class Pairing:
    """Pairs the blank nodes that were read with the parser's: each has one counterpart, and is that of one only."""

    def __init__(self) -> None:
        self._theirs: dict[str, str] = {}
        self._ours: dict[str, str] = {}

    def same(self, ours: Term, theirs: object) -> bool:
        """Tell whether two terms are the same one; blank nodes that are met for the first time are paired."""
        if not isinstance(ours, str):
            return ours == theirs
        if not isinstance(theirs, ox.BlankNode):
            return False
        label = theirs.value
        return self._theirs.setdefault(ours, label) == label and self._ours.setdefault(label, ours) == ours


def in_parsing_order(statements: list[Statement]) -> list[Statement]:
    """Return statements in the order in which the parser tells them: those of one token backwards."""
    ordered: list[Statement] = []
    first = 0
    for index in range(1, len(statements) + 1):
        if index == len(statements) or statements[index].step != statements[first].step:
            ordered.extend(reversed(statements[first:index]))
            first = index
    return ordered


def agree(statements: Sequence[Statement], quads: Sequence[ox.Quad]) -> bool:
    """Tell whether two readings are the same, statement by statement, but for the labels of blank nodes."""
    if len(statements) != len(quads):
        return False
    pairing = Pairing()
    same = pairing.same
    for ours, theirs in zip(statements, quads, strict=True):
        subject, predicate, value, graph = theirs
        if ours.predicate != predicate or not same(ours.subject, subject) or not same(ours.object, value):
            return False
        if not isinstance(graph, ox.DefaultGraph) if ours.graph is None else not same(ours.graph, graph):
            return False
    return True


def places_of(statements: Sequence[Statement], text: str) -> list[Written]:
    """Return where the terms of each statement are written."""
    lines = TextLines(text)
    known: dict[tuple[int, int], Place] = {}

    def place(stretch: Stretch) -> Place:
        key = stretch.start, stretch.end
        found = known.get(key)
        if found is None:
            found = known[key] = lines.place(*key, stretch.path)
        return found

    return [
        Written(place(one.at[0]), place(one.at[1]), place(one.at[2]), place(one.graph_at) if one.graph_at else None)
        for one in statements
    ]

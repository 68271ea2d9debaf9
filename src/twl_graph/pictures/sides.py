"""The two sides of a network, as the rows of an answer name them: things, and those on the other side they link to."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from twl_graph.engine import Term
from twl_graph.errors import Words
from twl_graph.pictures import Cell, svg, too_many

#: A picture of more things on a side, or of more links, than this is none.
MOST: Final = 200
MOST_LINKS: Final = 500


class Node(NamedTuple):
    """A thing: its name, what is noted below it, its kind, and what on the right it is linked to, by number."""

    name: Words
    note: str
    kind: Words
    linked: tuple[int, ...]


def sides(rows: Iterable[Mapping[str, Cell]]) -> tuple[list[Node], list[Node]]:
    """Return the things on the left and on the right, in the order of the rows. Raises LimitReached for too many."""
    left, right = _Gathered(), _Gathered()
    for row in rows:
        one, other = left.number(row, "source"), right.number(row, "target")
        if one is not None:
            left.note(one, row["date"])
        if one is not None and other is not None:
            left.link(one, other)
    lefts, rights = left.nodes(), right.nodes()
    links = sum(len(node.linked) for node in lefts)
    if max(len(lefts), len(rights)) > MOST:
        raise too_many(Words("个事物", "things"), max(len(lefts), len(rights)), MOST)
    if links > MOST_LINKS:
        raise too_many(Words("条连线", "links"), links, MOST_LINKS)
    return lefts, rights


class _Gathered:
    """The things of one side, as the rows name them."""

    def __init__(self) -> None:
        self._numbers: dict[Term, int] = {}
        self._called: list[tuple[Words, Words]] = []
        self._notes: list[dict[str, None]] = []
        self._linked: list[dict[int, None]] = []

    def number(self, row: Mapping[str, Cell], role: str) -> int | None:
        """Return the number of the thing in a role, a new one for a new thing; None where there is none."""
        term, label = row[role].term, row[role + "Label"]
        if term is None:
            return None
        if term not in self._numbers:
            self._numbers[term] = len(self._numbers)
            self._called.append(((row[role] if label.term is None else label).words, row[role + "Kind"].words))
            self._notes.append({})
            self._linked.append({})
        return self._numbers[term]

    def note(self, node: int, cell: Cell) -> None:
        """Note a date beside a thing."""
        if cell.term is not None:
            self._notes[node][svg.clean(cell.words.en)] = None

    def link(self, node: int, other: int) -> None:
        """Link a thing on this side to one on the other."""
        self._linked[node][other] = None

    def nodes(self) -> list[Node]:
        """Return the things, by number."""
        parts = zip(self._called, self._notes, self._linked, strict=True)
        return [Node(name, " · ".join(notes), kind, tuple(linked)) for (name, kind), notes, linked in parts]

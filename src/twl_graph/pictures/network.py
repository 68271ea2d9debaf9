"""Two kinds of things and what links them: the one kind on the left, the other on the right.

Things on the left that are linked to the same things on the right share their lines: what would be a tangle of a line
for each pair becomes a few, and still says the same. `ordering` keeps the lines from crossing.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple

from twl_graph.errors import Words
from twl_graph.pictures import Cell, Picture, marks, svg
from twl_graph.pictures.ordering import apart, ordered
from twl_graph.pictures.sheet import BOLD, GAP, Entry, Sheet
from twl_graph.pictures.sides import Node, sides
from twl_graph.pictures.svg import MUTED, NAME, NOTE, WIDTH, Block, Line, number

#: Where the marks of the left stand, the line that some of them share, and the marks of the right.
_LEFT: Final = 350
_SHARED: Final = 370
_RIGHT: Final = 470
#: The room at the edge of the paper, beside a mark, between two things, and between those that share no lines.
_EDGE: Final = 20
_BESIDE: Final = 13
_APART: Final = 11
_FURTHER: Final = 24
#: The forms of the two sides, and the fillings in the order in which kinds take them.
_SQUARE, _ROUND = 2, 0
_FILLINGS: Final = (0, 3, 2, 1)
_COLOUR: Final = "#7b8494"

_LINES: Final = Words("连线", "lines")
_BRACKET: Final = Words("括线之内，所连相同", "all in a bracket have the same links")


def draw(picture: Picture, rows: Iterable[Mapping[str, Cell]], lang: str) -> bytes:
    """Draw the rows of an answer as SVG. Raises LimitReached for too many."""
    lefts, rights = sides(rows)
    sheet = Sheet(picture, lang)
    if lefts or rights:
        _draw(sheet, picture, _Side(sheet, lefts, left=True), _Side(sheet, rights, left=False))
    else:
        sheet.y += GAP
        sheet.write(picture.nothing, NAME)
    return sheet.finished(_described(picture, lefts, rights))


def _described(picture: Picture, lefts: Sequence[Node], rights: Sequence[Node]) -> Words:
    """Say what is in the picture, for who does not see it."""
    if not lefts and not rights:
        return picture.nothing
    left, right, links = picture.heading("source"), picture.heading("target"), sum(len(node.linked) for node in lefts)
    zh = f"左边 {len(lefts)} 项（{left.zh}），右边 {len(rights)} 项（{right.zh}），{links} 条连线。"
    en = f"On the left {len(lefts)} ({left.en}), on the right {len(rights)} ({right.en}), linked {links} times."
    return Words(zh + picture.description.zh, f"{en} {picture.description.en}")


class _Side:
    """One side: its things, how they are set, and where: `middles` has the middle of each once it has its place."""

    def __init__(self, sheet: Sheet, nodes: Sequence[Node], *, left: bool) -> None:
        self._sheet, self.nodes, self._left = sheet, nodes, left
        self.x = _LEFT if left else _RIGHT
        self.room = _LEFT - _BESIDE - _EDGE if left else WIDTH - _EDGE - _RIGHT - _BESIDE
        self._names = [sheet.block(node.name, NAME, self.room) for node in nodes]
        self._notes = [svg.block([Line(node.note, sheet.main)], NOTE, self.room) for node in nodes]
        self.heights = [name.height + note.height for name, note in zip(self._names, self._notes, strict=True)]
        self.middles = [0.0] * len(nodes)
        self.fillings = _fillings(nodes)

    @property
    def foot(self) -> float:
        """The lower edge of the lowest thing."""
        ends = (middle + height / 2 for middle, height in zip(self.middles, self.heights, strict=True))
        return max(ends, default=self._sheet.y)

    def mark(self, x: float, y: float, kind: Words) -> str:
        """Draw the mark of a thing of a kind."""
        return marks.point(x, y, _SQUARE if self._left else _ROUND, self.fillings[kind])

    def write(self, block: Block, top: float, **attributes: str) -> str:
        """Write lines beside the marks of this side."""
        if self._left:
            return block.written(self.x - _BESIDE, top, self._sheet.main, text_anchor="end", **attributes)
        return block.written(self.x + _BESIDE, top, self._sheet.main, **attributes)

    def draw(self) -> None:
        """Draw the things, each with a title that a browser shows beside the pointer."""
        for node, name, note, middle, height in zip(
            self.nodes, self._names, self._notes, self.middles, self.heights, strict=True
        ):
            top = middle - height / 2
            parts = (self._sheet.line(node.name), node.note, self._sheet.line(node.kind))
            title = svg.element("title", {}, svg.escape(" · ".join(filter(None, parts))))
            told = (self.write(name, top), self.write(note, top + name.height, fill=MUTED))
            self._sheet.add(svg.group([title, self.mark(self.x, middle, node.kind), *told], class_="node"))


def _fillings(nodes: Sequence[Node]) -> dict[Words, int]:
    """Give each kind a filling, the full one to what has no kind; the last may have several."""
    kinds = sorted(dict.fromkeys(node.kind for node in nodes), key=lambda kind: bool(kind.en))
    return {kind: _FILLINGS[min(index, len(_FILLINGS) - 1)] for index, kind in enumerate(kinds)}


class _Group(NamedTuple):
    """What shares its lines on the left, and what it is linked to on the right, by number."""

    members: Sequence[int]
    linked: Sequence[int]


def _draw(sheet: Sheet, picture: Picture, left: _Side, right: _Side) -> None:
    """Draw the key, both sides and the lines between them."""
    sharing: dict[tuple[int, ...], list[int]] = {}
    for index, node in enumerate(left.nodes):
        sharing.setdefault(tuple(sorted(node.linked)), []).append(index)
    order, order_right = ordered(list(sharing), len(right.nodes))
    every = [_Group(members, linked) for linked, members in sharing.items()]
    groups = [every[index] for index in order]
    _explain(sheet, picture, left, right, shared=any(len(group.members) > 1 and group.linked for group in groups))
    sheet.y += GAP
    _head(sheet, picture, left, right)
    _settle(sheet.y, left, right, groups, order_right)
    for members, linked in groups:
        if linked:
            ys = [left.middles[index] for index in members]
            sheet.add(_lines(ys, [right.middles[index] for index in linked]))
    left.draw()
    right.draw()
    sheet.y = max(left.foot, right.foot) + _APART


def _head(sheet: Sheet, picture: Picture, left: _Side, right: _Side) -> None:
    """Write over each side what it holds, and how many."""
    foot = sheet.y
    for side, role in ((left, "source"), (right, "target")):
        words = f"{sheet.line(picture.heading(role))} · {len(side.nodes)}"
        heading = svg.block([Line(words, sheet.main)], NOTE, side.room / BOLD)
        sheet.add(side.write(heading, sheet.y, fill=MUTED, font_weight="bold"))
        foot = max(foot, sheet.y + heading.height)
    sheet.y = foot + _APART


def _explain(sheet: Sheet, picture: Picture, left: _Side, right: _Side, *, shared: bool) -> None:
    """Write the key: what marks say of kinds, where there are kinds, and what a shared line says."""
    parts = []
    for side, role in ((left, "source"), (right, "target")):
        kinds = [kind for kind in side.fillings if kind.en]
        entries = [Entry(partial(side.mark, kind=kind), 2 * marks.REACH, kind) for kind in kinds]
        if entries:
            parts.append((picture.heading(role), entries))
    if shared:
        parts.append((_LINES, [Entry(lambda x, y: _lines([y - 5, y + 5], [y], x - 13, x - 3, x + 13), 26, _BRACKET)]))
    sheet.key(parts)


def _settle(top: float, left: _Side, right: _Side, groups: Sequence[_Group], order: Sequence[int]) -> None:
    """Give everything its place below `top`: the longer side in a row, the shorter as near as may be to its links."""
    heights = [sum(left.heights[index] + _APART for index in group.members) - _APART for group in groups]
    total = sum(heights) + _FURTHER * (len(groups) - 1)
    total_right = sum(right.heights) + _APART * (len(order) - 1)
    foot = top + max(total, total_right)

    def place_left(wanted: Sequence[float]) -> None:
        for group, height, middle in zip(groups, heights, apart(wanted, heights, _FURTHER, top, foot), strict=True):
            y = middle - height / 2
            for index in group.members:
                left.middles[index] = y + left.heights[index] / 2
                y += left.heights[index] + _APART

    def place_right(wanted: Sequence[float]) -> None:
        middles = apart(wanted, [right.heights[index] for index in order], _APART, top, foot)
        for index, middle in zip(order, middles, strict=True):
            right.middles[index] = middle

    if total >= total_right:
        place_left([top] * len(groups))
        hubs: dict[int, list[float]] = {}
        for members, linked in groups:
            for index in linked:
                hubs.setdefault(index, []).append((left.middles[members[0]] + left.middles[members[-1]]) / 2)
        place_right([_mean(hubs.get(index, [foot])) for index in order])
    else:
        place_right([top] * len(order))
        place_left([_mean([right.middles[index] for index in group.linked] or [foot]) for group in groups])


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _lines(
    lefts: Sequence[float], rights: Sequence[float], start: float = _LEFT, shared: float = _SHARED, end: float = _RIGHT
) -> str:
    """Draw the lines from all of `lefts` to all of `rights` (heights), which are one line where it stands upright."""
    hub = min(max(sum(rights) / len(rights), min(lefts)), max(lefts))
    bend = (end - shared) * 0.55
    path = [f"M{number(start)} {number(y)}H{number(shared)}" for y in lefts]
    if len(lefts) > 1:
        path.append(f"M{number(shared)} {number(min(lefts))}V{number(max(lefts))}")
    for y in rights:
        points = ((shared, hub), (shared + bend, hub), (end - bend, y), (end, y))
        first, *others = (f"{number(x)} {number(height)}" for x, height in points)
        path.append(f"M{first}C{' '.join(others)}")
    return svg.element("path", {"d": "".join(path), "fill": "none", "stroke": _COLOUR, "stroke-width": 1.5})

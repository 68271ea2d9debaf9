"""Walks over a directed graph that is given by its steps: what is reached, and which nodes lie on loops."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Final, TypeVar

_Node = TypeVar("_Node", bound=Hashable)
#: So many nodes are looked at before a graph counts as too large.
_MOST_NODES: Final = 100_000


class TooLarge(Exception):
    """The graph is too large to be walked."""


def reached(start: _Node, after: Callable[[_Node], Iterable[_Node]]) -> set[_Node]:
    """Return all that one or more steps lead to.

    Raises:
        TooLarge: it is too much.
    """
    found: set[_Node] = set()
    waiting = [start]
    while waiting:
        for node in after(waiting.pop()):
            if node not in found:
                found.add(node)
                waiting.append(node)
        if len(found) > _MOST_NODES:
            raise TooLarge
    return found


def components(starts: Iterable[_Node], after: Callable[[_Node], Iterable[_Node]]) -> dict[_Node, int]:
    """Return the number of the strongly connected component of each node that lies on a loop (Kosaraju 1978).

    Raises:
        TooLarge: there are too many nodes.
    """
    steps: dict[_Node, list[_Node]] = {}
    finished: list[_Node] = []
    for start in starts:
        _walk(start, steps, finished, after)
    back: dict[_Node, list[_Node]] = {node: [] for node in steps}
    for node, following in steps.items():
        for step in following:
            back[step].append(node)
    found: dict[_Node, int] = {}
    seen: set[_Node] = set()
    for number, root in enumerate(reversed(finished)):
        members, waiting = [], [root] if root not in seen else []
        seen.add(root)
        while waiting:
            node = waiting.pop()
            members.append(node)
            new = [before for before in dict.fromkeys(back[node]) if before not in seen]
            seen.update(new)
            waiting += new
        if len(members) > 1 or (members and root in steps[root]):
            found.update(dict.fromkeys(members, number))
    return found


def _walk(
    start: _Node,
    steps: dict[_Node, list[_Node]],
    finished: list[_Node],
    after: Callable[[_Node], Iterable[_Node]],
) -> None:
    """Walk depth first from a node that was not met before; a node is finished when all behind it are."""
    if start in steps:
        return
    steps[start] = list(after(start))
    path = [(start, iter(steps[start]))]
    while path:
        node, ahead = path[-1]
        step = next((one for one in ahead if one not in steps), None)
        if step is None:
            finished.append(node)
            path.pop()
            continue
        if len(steps) > _MOST_NODES:
            raise TooLarge
        steps[step] = list(after(step))
        path.append((step, iter(steps[step])))

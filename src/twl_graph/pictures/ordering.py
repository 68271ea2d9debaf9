"""An order for the two sides of a bipartite graph in which few lines cross.

The barycentre method (Sugiyama, Tagawa and Toda 1981): each side in turn is sorted by the mean place of its neighbours,
and the best order that is met is kept. Where two are equal, they stay in the order in which they were given, so that
the same graph is always drawn the same.
"""

from bisect import bisect, insort
from collections.abc import Sequence
from typing import Final

#: How often both sides are sorted; the order settles or goes round in a circle long before.
_ROUNDS: Final = 12


def ordered(links: Sequence[Sequence[int]], count: int) -> tuple[list[int], list[int]]:
    """Return the order of the left side and of the right side.

    `links` gives for each thing on the left those on the right that it is linked to, by number below `count`.
    """
    back: list[list[int]] = [[] for _ in range(count)]
    for left, linked in enumerate(links):
        for right in linked:
            back[right].append(left)
    lefts, rights = list(range(len(links))), list(range(count))
    best, fewest = (lefts, rights), crossings(links, lefts, rights)
    for _ in range(_ROUNDS):
        rights = _sorted(rights, back, lefts)
        lefts = _sorted(lefts, links, rights)
        found = crossings(links, lefts, rights)
        if found < fewest:
            best, fewest = (lefts, rights), found
    return best


def crossings(links: Sequence[Sequence[int]], lefts: Sequence[int], rights: Sequence[int]) -> int:
    """Count the pairs of links that cross when both sides are in these orders."""
    place = {right: index for index, right in enumerate(rights)}
    found, ends = 0, list[int]()
    for left in lefts:
        starting = sorted(place[right] for right in links[left])
        found += sum(len(ends) - bisect(ends, end) for end in starting)
        for end in starting:
            insort(ends, end)
    return found


def _sorted(side: Sequence[int], neighbours: Sequence[Sequence[int]], other: Sequence[int]) -> list[int]:
    """Sort one side by the mean place of its neighbours; what has none keeps its place."""
    place = {each: index for index, each in enumerate(other)}
    scale = max(len(other) - 1, 1) / max(len(side) - 1, 1)

    def mean(item: tuple[int, int]) -> float:
        index, each = item
        linked = neighbours[each]
        return sum(place[one] for one in linked) / len(linked) if linked else index * scale

    return [each for _, each in sorted(enumerate(side), key=mean)]


def apart(wanted: Sequence[float], heights: Sequence[float], gap: float, top: float, bottom: float) -> list[float]:
    """Return middles as near as may be to those wanted, for things of these heights that stand below each other.

    The order stays, `gap` is kept between two, and all stand between `top` and `bottom`, where there is room for them.
    (Least squares under order constraints: pooling of adjacent violators, after taking the heights out.)
    """
    stacked, foot = [], 0.0
    for height in heights:
        stacked.append(foot + height / 2)
        foot += height + gap
    pools: list[tuple[float, int]] = []
    for middle, own in zip(wanted, stacked, strict=True):
        pool = (middle - own, 1)
        while pools and pools[-1][0] > pool[0]:
            value, size = pools.pop()
            pool = ((value * size + pool[0] * pool[1]) / (size + pool[1]), size + pool[1])
        pools.append(pool)
    lowest = max(top, bottom - (foot - gap))
    shifts = [min(max(value, top), lowest) for value, size in pools for _ in range(size)]
    return [shift + own for shift, own in zip(shifts, stacked, strict=True)]

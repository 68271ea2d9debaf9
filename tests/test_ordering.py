"""Two sides are ordered so that few lines cross, and keep apart."""

from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twl_graph.pictures.ordering import apart, crossings, ordered

LINKS = st.integers(min_value=1, max_value=6).flatmap(
    lambda count: st.tuples(
        st.lists(st.lists(st.integers(0, count - 1), unique=True, max_size=count), max_size=6), st.just(count)
    )
)


def counted(links: list[list[int]], lefts: list[int], rights: list[int]) -> int:
    """Count crossings one by one."""
    ends = [(lefts.index(left), rights.index(right)) for left, linked in enumerate(links) for right in linked]
    return sum((a[0] - b[0]) * (a[1] - b[1]) < 0 for i, a in enumerate(ends) for b in ends[:i])


@given(LINKS)
def test_crossings_are_counted_as_they_are_drawn_and_an_order_never_has_more_than_the_one_given(
    given_links: tuple[list[list[int]], int],
) -> None:
    links, count = given_links
    lefts, rights = ordered(links, count)
    assert sorted(lefts) == list(range(len(links)))
    assert sorted(rights) == list(range(count))
    assert crossings(links, lefts, rights) == counted(links, lefts, rights)
    assert crossings(links, lefts, rights) <= counted(links, list(range(len(links))), list(range(count)))
    assert (lefts, rights) == ordered(links, count)


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_what_can_be_drawn_without_a_crossing_is(order: tuple[int, ...]) -> None:
    """Four pairs, and a chain through all of them: a path has a drawing without crossings."""
    pairs = [[right] for right in order]
    assert crossings(pairs, *ordered(pairs, 4)) == 0
    chain = [[order[0], order[1]], [order[1], order[2]], [order[2], order[3]]]
    assert crossings(chain, *ordered(chain, 4)) == 0


def test_the_best_order_on_the_way_is_kept_where_the_last_one_is_worse() -> None:
    links = [[4, 6], [1, 2, 4], [0], [0, 1], [3, 4]]
    assert crossings(links, *ordered(links, 7)) == 5


def test_what_needs_no_order_stays_as_it_was_given() -> None:
    assert ordered([[0, 1, 2], [3], [4]], 5) == ([0, 1, 2], [0, 1, 2, 3, 4])
    assert ordered([[0, 1], [0, 1]], 2) == ([0, 1], [0, 1])
    assert ordered([], 3) == ([], [0, 1, 2])


HEIGHTS = st.lists(st.tuples(st.floats(0, 1000), st.floats(1, 80)), min_size=1, max_size=12)


@given(HEIGHTS)
def test_things_keep_apart_in_their_order_and_stay_inside(things: list[tuple[float, float]]) -> None:
    wanted, heights = zip(*things, strict=True)
    total = sum(heights) + 10 * (len(heights) - 1)
    middles = apart(wanted, heights, 10, 100, 100 + max(total, 700))
    edges = [(middle - height / 2, middle + height / 2) for middle, height in zip(middles, heights, strict=True)]
    assert all(upper[1] + 10 <= lower[0] + 1e-6 for upper, lower in pairwise(edges))
    assert edges[0][0] >= 100 - 1e-6
    assert edges[-1][1] <= 100 + max(total, 700) + 1e-6


def test_things_stand_where_they_are_wanted_and_share_what_room_there_is() -> None:
    assert apart([50, 150], [20, 20], 10, 0, 300) == [50, 150]
    assert apart([100, 100, 100], [20, 20, 20], 10, 0, 300) == [70, 100, 130]
    assert apart([0, 0], [20, 20], 10, 0, 300) == [10, 40]
    assert apart([300], [20], 10, 0, 300) == [290]
    assert apart([], [], 10, 0, 300) == []

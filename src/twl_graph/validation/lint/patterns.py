"""How the time of a pattern grows with the text: one that backtracks without bound can hang a check for years.

Python's engine tries the ways to read a text one after another. A pattern is read here as an automaton whose states are
the places of its characters (Glushkov 1961), and the classic criteria are asked of it (Weber and Seidl 1991, "On the
degree of ambiguity of finite automata"): where a loop can read one text in two ways, the ways double with each turn;
where one loop can hand over to another at any place of a text that both read, they grow with its square, or faster.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from enum import IntEnum
from typing import Final

from twl_graph.validation.lint.automaton import Automaton, automaton, uses_python
from twl_graph.validation.lint.walks import TooLarge, components, reached

#: So many pairs of loops are looked at.
_MOST_PAIRS: Final = 2_000
#: A repeat with so high a bound is as good as endless: in nested loops, and in loops one after the other.
_ENDLESS_NESTED: Final = 8
_ENDLESS_ALONE: Final = 1_000


class Growth(IntEnum):
    """How the steps of a search that fails grow with the length of the text."""

    LINEAR = 1
    POLYNOMIAL = 2
    EXPONENTIAL = 3
    #: Too large to be judged.
    UNKNOWN = 4


def growth(pattern: str, flags: int = 0) -> Growth:
    """Return how long a search for `pattern` can take in the worst text; `flags` are those of `re`.

    A loop that is ambiguous in itself counts as exponential, even where nothing after it can fail and make the engine
    try all ways: such a pattern is one edit away from hanging.

    Raises:
        re.error: it is no pattern of Python's; OverflowError, RecursionError: one that Python cannot compile.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # the lint itself refuses what the warning is about
        try:
            if any(_doubles(one) for one in automaton(pattern, flags, _ENDLESS_NESTED)):
                return Growth.EXPONENTIAL
            if any(_hands_over(one) for one in automaton(pattern, flags, _ENDLESS_ALONE)):
                return Growth.POLYNOMIAL
        except TooLarge:
            return Growth.UNKNOWN
    return Growth.LINEAR


def _doubles(states: Automaton) -> bool:
    """Tell whether some loop reads one text in two ways: two paths from a state to itself that read the same."""
    loop = components(range(len(states.after)), lambda place: states.after[place])
    for place in loop:
        for other, ways in states.after[place].items():
            if ways > 1 and loop.get(other) == loop[place]:
                return True

    def together(pair: tuple[int, int]) -> Iterator[tuple[int, int]]:
        for one in states.after[pair[0]]:
            for other in states.after[pair[1]]:
                if loop.get(one) == loop.get(other) == loop[pair[0]] and states.reads[one] & states.reads[other]:
                    yield one, other

    pairs = components([(place, place) for place in loop], together)
    diagonal = {pairs[place, place] for place in loop if (place, place) in pairs}
    return any(one != other and component in diagonal for (one, other), component in pairs.items())


def _hands_over(states: Automaton) -> bool:
    """Tell whether a loop can hand over to another one anywhere in a text that both, and the way between, can read."""
    loop = components(range(len(states.after)), lambda place: states.after[place])
    # Within one component such a pair would double the ways, which was looked for before.
    pairs = [
        (first, second)
        for first in loop
        for second in loop.keys() - states.settled
        if loop[first] != loop[second] and states.reads[first] & states.reads[second]
    ]
    if len(pairs) > _MOST_PAIRS:
        raise TooLarge

    def together(three: tuple[int, int, int]) -> Iterator[tuple[int, int, int]]:
        first, between, second = three
        for one in _within(states, loop, first):
            for other in _within(states, loop, second):
                both = states.reads[one] & states.reads[other]
                yield from ((one, step, other) for step in states.after[between] if both & states.reads[step])

    return any((first, second, second) in reached((first, first, second), together) for first, second in pairs)


def _within(states: Automaton, loop: dict[int, int], place: int) -> list[int]:
    return [after for after in states.after[place] if loop.get(after) == loop[place]]


def only_of_python(pattern: str) -> bool | None:
    """Tell whether `pattern` is written in what only Python has; None where XPath would read it as something else.

    That is a set of characters with another one in it (XML Schema 1.1, part 2, section G.4.2).

    Raises:
        re.error: it is no pattern of Python's.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error", FutureWarning)
        try:
            return uses_python(pattern)
        except FutureWarning:
            return None

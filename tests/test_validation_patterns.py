"""How long a pattern can take, told from its text, against a count of the steps that it really takes.

The count is that of a small backtracking matcher that tries the ways in the order in which Python's engine does.
"""

import re
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twl_graph.validation.lint.patterns import Growth, growth, only_of_python
from twl_graph.validation.shapes import Shapes

parser: Any = import_module("re._parser")
#: A count of steps ends here.
MOST = 20_000


class Steps:
    """The steps of a search that tries every way: one for each character and each branch that is looked at."""

    def __init__(self, pattern: str) -> None:
        self.items = list(parser.parse(pattern))
        self.taken = 0

    def of(self, text: str) -> int:
        """The steps until the search has failed or found something; `MOST` where there are more."""
        self.taken = 0
        try:
            for start in range(len(text) + 1):
                for _ in self.ways(self.items, text, start):
                    return self.taken
        except OverflowError:
            return MOST
        return self.taken

    def ways(self, items: list[Any], text: str, at: int) -> Iterator[int]:
        """The places where the items can end, best first."""
        self.taken += 1
        if self.taken > MOST:
            raise OverflowError
        if not items:
            yield at
            return
        (code, value), rest = items[0], items[1:]
        name = str(code)
        if name == "AT":
            if at == (0 if str(value) == "AT_BEGINNING" else len(text)):
                yield from self.ways(rest, text, at)
        elif name == "SUBPATTERN":
            yield from self.ways([*value[-1], *rest], text, at)
        elif name == "BRANCH":
            for branch in value[1]:
                yield from self.ways([*branch, *rest], text, at)
        elif name == "MAX_REPEAT":
            yield from self.repeated(value, rest, text, at)
        elif at < len(text) and re.match(atom(name, value), text[at]):
            yield from self.ways(rest, text, at + 1)

    def repeated(self, value: Any, rest: list[Any], text: str, at: int) -> Iterator[int]:
        least, most, body = value
        if most:
            fewer = max(least - 1, 0), most if most == parser.MAXREPEAT else most - 1, body
            for end in self.ways(list(body), text, at):
                if end > at:  # a turn that reads nothing is the last one
                    yield from self.repeated(fewer, rest, text, end)
        if not least:
            yield from self.ways(rest, text, at)


def atom(name: str, value: Any) -> str:
    """One character's pattern."""
    if name == "LITERAL":
        return re.escape(chr(value))
    if name != "IN":
        return "."
    kinds = {"CATEGORY_WORD": r"\w", "CATEGORY_DIGIT": r"\d", "CATEGORY_SPACE": r"\s", "CATEGORY_NOT_SPACE": r"\S"}
    parts: dict[str, Callable[[Any], str]] = {
        "LITERAL": lambda one: re.escape(chr(one)),
        "RANGE": lambda ends: f"{re.escape(chr(ends[0]))}-{re.escape(chr(ends[1]))}",
        "CATEGORY": lambda kind: kinds[str(kind)],
    }
    return "[" + "".join(parts[str(code)](part) for code, part in value) + "]"


def worst(pattern: str, turns: int, pumps: list[str], heads: list[str], tails: list[str]) -> int:
    """The most steps that a text of `turns` equal parts takes, whatever stands before and after."""
    steps = Steps(pattern)
    return max(steps.of(head + pump * turns + tail) for pump in pumps for head in heads for tail in tails)


# --- known patterns --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "pump"),
    [
        (r"^(a+)+$", "a"),
        (r"^(a*)*$", "a"),
        (r"^(a|a)*$", "a"),
        (r"^(a|aa)+$", "a"),
        (r"^(a|b|ab)*$", "ab"),
        (r"^(\w+\s?)*$", "a"),
        (r"^(.*)*$", "a"),
        (r"^(\d+,?)*$", "1"),
        (r"^(x(a?|b?))*$", "x"),
        (r"^([a-z]{2,3})+$", "a"),
        (r"^(a{1,30}){1,30}$", "a"),
        (r"^(a*a*)*$", "a"),
        (r"^(([a-z])+.)+$", "a"),
    ],
)
def test_a_pattern_that_doubles_its_steps_is_told(pattern: str, pump: str) -> None:
    assert growth(pattern) is Growth.EXPONENTIAL
    steps = Steps(pattern)
    few, many = (steps.of(pump * turns + "\n!") for turns in (9, 15))
    assert many > 5 * few or many == MOST


@pytest.mark.parametrize(
    ("pattern", "pump"), [(r"\d+\d+$", "1"), (r"^\s*\s*x$", " "), (r"\s+$", " "), (r"^.*a.*a.*b$", "a")]
)
def test_a_pattern_whose_steps_grow_with_the_square_is_told(pattern: str, pump: str) -> None:
    assert growth(pattern) is Growth.POLYNOMIAL
    steps = Steps(pattern)
    assert 3 * steps.of(pump * 10 + "!") < steps.of(pump * 20 + "!") < MOST


@pytest.mark.parametrize(
    ("pattern", "pump"),
    [
        (r"^[a-z0-9]+(-[a-z0-9]+)*$", "a-"),
        (r"^\S(.*\S)?$", "a"),
        (r"^(a|b)*$", "ab"),
        (r"^([a-f]{3})+$", "abc"),
        (r"^(\d+,)*\d+$", "1,"),
        (r"^a{0,3}$", "a"),
        (r"^.*foo.*", "foo"),
        (r"^https?://", "h"),
        (r"^(x(a|b?))*$", "xa"),
        (r"[。.]$", "。"),
    ],
)
def test_a_pattern_whose_steps_grow_with_the_text_is_left_alone(pattern: str, pump: str) -> None:
    assert growth(pattern) is Growth.LINEAR
    steps = Steps(pattern)
    assert steps.of(pump * 80 + "!") < 2.5 * steps.of(pump * 40 + "!")


def test_every_pattern_of_the_projects_own_shapes_is_linear() -> None:
    from rdflib.namespace import SH

    patterns = {str(pattern) for pattern in Shapes.bundled().graph.objects(None, SH.pattern)}
    assert len(patterns) > 20
    assert {pattern for pattern in patterns if growth(pattern) is not Growth.LINEAR} == set()


def test_a_flag_makes_letters_alike() -> None:
    assert growth("^(ab|AB)*$") is Growth.LINEAR
    assert growth("^(ab|AB)*$", re.IGNORECASE) is Growth.EXPONENTIAL
    assert growth("(?i)^(ab|AB)*$") is Growth.EXPONENTIAL


def test_what_a_pattern_looks_ahead_to_is_judged_too() -> None:
    assert growth(r"^(?=(a+)+c)a") is Growth.EXPONENTIAL
    assert growth(r"^(?!a+c)a") is Growth.LINEAR


def test_a_pattern_too_large_to_judge_is_told_and_does_not_hang() -> None:
    assert growth("^(" + "ab?" * 1_500 + ")*$") is Growth.UNKNOWN
    assert growth("^" + "a{9}" * 40 + "$") is Growth.LINEAR


@pytest.mark.parametrize(
    "pattern", ["(?=a)b", r"\bword", r"(?P<name>a)", "(?i)a", "a++", "(?>a)", r"\Aa", "(?:a(?!b))"]
)
def test_what_only_python_knows_is_told(pattern: str) -> None:
    assert only_of_python(pattern) is True


@pytest.mark.parametrize("pattern", ["^(?:a|b)+$", r"^\d{3}[\w-]*?$", r"(a)\1", "[(?]"])
def test_what_xpath_knows_too_is_left_alone(pattern: str) -> None:
    assert only_of_python(pattern) is False


@pytest.mark.parametrize("pattern", ["[a-z--[aeiou]]", "[[a]]", "[a||b]"])
def test_a_set_within_a_set_is_told(pattern: str) -> None:
    assert only_of_python(pattern) is None


# --- any pattern -----------------------------------------------------------------------------------------------------

LETTERS = st.sampled_from(["a", "b", "[ab]"])
PATTERNS = st.recursive(
    LETTERS,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map(lambda two: f"({two[0]}|{two[1]})"),
        st.tuples(inner, st.sampled_from(["*", "+", "?", "{2}", "{1,2}"])).map(lambda two: f"({two[0]}){two[1]}"),
    ),
    max_leaves=5,
)
PUMPS = ["".join(letters) for length in (1, 2) for letters in product("ab", repeat=length)]


@settings(max_examples=200)
@given(PATTERNS)
def test_no_pattern_that_is_called_linear_or_polynomial_doubles_its_steps(inner: str) -> None:
    pattern = f"^{inner}$"
    told = growth(pattern)
    few, many = (worst(pattern, turns, PUMPS, ["", "a"], ["!"]) for turns in (5, 10))
    if told is Growth.LINEAR:
        assert many <= 2.6 * few + 40
    elif told is Growth.POLYNOMIAL and many < MOST:
        assert many <= 20 * few  # below the fifth power; doubling with each letter would be more


@settings(max_examples=100)
@given(PATTERNS)
def test_every_pattern_that_is_said_to_double_its_steps_does(inner: str) -> None:
    pattern = f"^{inner}$"
    if growth(pattern) is Growth.EXPONENTIAL:
        heads = ["", "a", "b", "ab", "ba", "aa", "bb"]
        steps = Steps(pattern)
        grown = [
            (steps.of(head + pump * 6 + "!"), steps.of(head + pump * 12 + "!")) for head in heads for pump in PUMPS
        ]
        assert any(many > 8 * few or many == MOST for few, many in grown)

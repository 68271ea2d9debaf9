"""A pattern as an automaton: its places that read a character, and which may follow which, in how many ways."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from typing import Any, Final

from twl_graph.validation.lint.walks import TooLarge

#: The parser of Python's own patterns: what it reads is what the engine runs. It has no type stubs.
_parser: Final[Any] = import_module("re._parser")
#: So many places may a pattern have; more are not judged.
_MOST_PLACES: Final = 2_000
#: A repeat is written out so often: whether two ways meet shows in few copies.
_COPIES: Final = 3
#: A repeat whose bounds lie closer together than this is no loop.
_NARROW: Final = 8
#: Characters that stand for all others of their kinds: word characters, digits, blanks, marks, beyond ASCII too.
_SAMPLES: Final = frozenset(map(chr, range(128))) | set("éÉ中٣\u3000—\U0001f600")
_CATEGORIES: Final[dict[str, Callable[[str], bool]]] = {
    "CATEGORY_DIGIT": str.isdecimal,
    "CATEGORY_NOT_DIGIT": lambda character: not character.isdecimal(),
    "CATEGORY_SPACE": str.isspace,
    "CATEGORY_NOT_SPACE": lambda character: not character.isspace(),
    "CATEGORY_WORD": lambda character: character.isalnum() or character == "_",
    "CATEGORY_NOT_WORD": lambda character: not (character.isalnum() or character == "_"),
}
_ATOMS: Final = frozenset({"LITERAL", "NOT_LITERAL", "ANY", "IN"})
_REPEATS: Final = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})


@dataclass(frozen=True)
class Automaton:
    """The states of a pattern.

    Attributes:
        atoms, flags: what each place reads, as Python's parser writes it, and under which flags.
        after: the places that may follow each, with the number of ways (2 stands for more).
        settled: the places where the pattern may end and nothing after them can fail.
    """

    atoms: list[tuple[str, Any]]
    flags: int
    after: list[dict[int, int]]
    settled: frozenset[int]

    @cached_property
    def reads(self) -> list[int]:
        """What each place reads, one bit for each kind of character: those that all places read alike share one."""
        named = _SAMPLES.union(*(_edges(value) for kind, value in self.atoms if kind != "ANY_ALL"))
        kinds = {tuple(_admits(kind, value, one, self.flags) for kind, value in self.atoms) for one in sorted(named)}
        reads = [0] * len(self.atoms)
        for bit, kind in enumerate(sorted(kinds)):
            for place, admitted in enumerate(kind):
                reads[place] |= admitted << bit
        return reads


def automaton(pattern: str, flags: int, endless: int) -> Iterator[Automaton]:
    """Yield the pattern's automaton, then those of its lookaheads and lookbehinds.

    Args:
        pattern, flags: as `re.compile` takes them.
        endless: a repeat with such a bound or a higher one counts as endless.

    Raises:
        TooLarge: it has too many places.
        re.error, OverflowError, RecursionError: what `re.compile` raises.
    """
    whole_pattern = _parser.parse(pattern, flags)
    flags = whole_pattern.state.flags  # those that the pattern itself sets, too
    waiting = [whole_pattern]
    while waiting:
        items = waiting.pop()
        builder = _Builder(endless)
        whole = builder.sequence(items)
        # A search begins at every character; a look ahead does not.
        if items is whole_pattern and not _bounded(items, 0, "AT_BEGINNING", "AT_BEGINNING_STRING"):
            whole = builder.joined(builder.repeated(builder.anything, 0, None), whole)
        settled = frozenset() if _bounded(items, -1, "AT_END", "AT_END_STRING") else frozenset(whole.last)
        waiting += builder.asides
        yield Automaton(builder.atoms, flags, builder.after, settled)


@dataclass(frozen=True)
class _Part:
    """A part of a pattern: the places it may begin and end with, and in how many ways it may be empty."""

    first: dict[int, int] = field(default_factory=dict)
    last: dict[int, int] = field(default_factory=dict)
    empty: int = 1


class _Builder:
    def __init__(self, endless: int) -> None:
        self._endless = endless
        self.atoms: list[tuple[str, Any]] = []
        self.after: list[dict[int, int]] = []
        self.asides: list[Any] = []

    def place(self, kind: str, value: Any) -> _Part:
        if len(self.atoms) >= _MOST_PLACES:
            raise TooLarge
        self.atoms.append((kind, value))
        self.after.append({})
        here = len(self.atoms) - 1
        return _Part({here: 1}, {here: 1}, 0)

    def anything(self) -> _Part:
        return self.place("ANY_ALL", None)

    def sequence(self, items: Sequence[Any]) -> _Part:
        whole = _Part()
        for code, value in items:
            whole = self.joined(whole, self._item(str(code), value))
        return whole

    def joined(self, left: _Part, right: _Part) -> _Part:
        self._follow(left, right)
        first = _sum(left.first, _times(right.first, left.empty))
        last = _sum(right.last, _times(left.last, right.empty))
        return _Part(first, last, min(2, left.empty * right.empty))

    def repeated(self, body: Callable[[], _Part], least: int, most: int | None) -> _Part:
        if most is None or (most >= self._endless and most - least >= _NARROW):
            whole = _Part()
            for _ in range(min(least - 1, _COPIES)):
                whole = self.joined(whole, body())
            turn = body()
            self._follow(turn, turn)
            return self.joined(whole, _Part(turn.first, turn.last, 1 if least == 0 else turn.empty))
        rest = _Part()
        for _ in range(min(most - least, _COPIES)):
            rest = self.joined(body(), rest)
            rest = _Part(rest.first, rest.last, min(2, rest.empty + 1))
        for _ in range(min(least, _COPIES)):
            rest = self.joined(body(), rest)
        return rest

    def _item(self, code: str, value: Any) -> _Part:
        if code in _ATOMS:
            return self.place(code, value)
        if code in _REPEATS:
            least, most, items = value
            endless = most == _parser.MAXREPEAT
            return self.repeated(lambda: self.sequence(items), int(least), None if endless else int(most))
        if code == "SUBPATTERN":
            return self.sequence(value[-1])
        if code == "ATOMIC_GROUP":
            return self.sequence(value)
        if code == "BRANCH":
            return self._choice(value[1])
        if code == "GROUPREF_EXISTS":
            return self._choice([value[1], value[2] or []])
        if code == "GROUPREF":  # the text of a group once more: anything, or nothing
            return self.repeated(self.anything, 0, 1)
        if code in ("ASSERT", "ASSERT_NOT"):
            self.asides.append(value[1])
        return _Part()  # a place in the text, which reads nothing

    def _choice(self, branches: Sequence[Any]) -> _Part:
        parts = [self.sequence(branch) for branch in branches]
        first: dict[int, int] = {}
        last: dict[int, int] = {}
        for part in parts:
            first, last = _sum(first, part.first), _sum(last, part.last)
        return _Part(first, last, min(2, sum(part.empty for part in parts)))

    def _follow(self, left: _Part, right: _Part) -> None:
        for place, ways in left.last.items():
            after = self.after[place]
            for following, more in right.first.items():
                after[following] = min(2, after.get(following, 0) + ways * more)


def _sum(one: dict[int, int], other: dict[int, int]) -> dict[int, int]:
    return {place: min(2, one.get(place, 0) + other.get(place, 0)) for place in {**one, **other}}


def _times(ways: dict[int, int], factor: int) -> dict[int, int]:
    return {place: min(2, count * factor) for place, count in ways.items()} if factor else {}


def _bounded(items: Sequence[Any], end: int, *anchors: str) -> bool:
    """Tell whether a pattern has one of these anchors at that end, in each of its branches."""
    if not len(items):
        return False
    code, value = str(items[end][0]), items[end][1]
    if code == "AT":
        return str(value) in anchors
    if code == "SUBPATTERN":
        return _bounded(value[-1], end, *anchors)
    return code == "BRANCH" and all(_bounded(branch, end, *anchors) for branch in value[1])


def _edges(value: Any) -> Iterator[str]:
    """The characters that an atom names, and their neighbours."""
    if isinstance(value, int):
        for code in (value - 1, value, value + 1):
            if 0 <= code < 0x110000:
                yield chr(code)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _edges(part)


def _admits(kind: str, value: Any, character: str, flags: int) -> bool:
    forms = {character, character.lower(), character.upper()} if flags & re.IGNORECASE else {character}
    if kind == "ANY_ALL":
        return True
    if kind == "ANY":
        return bool(flags & re.DOTALL) or character != "\n"
    if kind == "NOT_LITERAL":
        return chr(value) not in forms
    if kind == "LITERAL":
        return chr(value) in forms
    negated = bool(value) and str(value[0][0]) == "NEGATE"
    return any(_in_set(str(code), part, form) for code, part in value for form in forms) != negated


def _in_set(code: str, part: Any, character: str) -> bool:
    if code == "LITERAL":
        return ord(character) == int(part)
    if code == "RANGE":
        return bool(part[0] <= ord(character) <= part[1])
    return code == "CATEGORY" and _CATEGORIES[str(part)](character)


def uses_python(pattern: str) -> bool:
    """Tell whether a pattern uses what XPath's patterns lack: a look ahead or behind, a named group, a word boundary.

    Raises:
        re.error, OverflowError, RecursionError: what `re.compile` raises.
    """
    parsed = _parser.parse(pattern)
    if parsed.state.groupdict or re.search(r"\(\?[aiLmsux-]+[:)]|\(\?#", pattern):
        return True
    waiting = list(parsed)
    while waiting:
        part = waiting.pop()
        if isinstance(part, tuple) and len(part) == 2 and _beyond_xpath(str(part[0]), str(part[1])):
            return True
        if isinstance(part, list | tuple | _parser.SubPattern):
            waiting.extend(part)
    return False


def _beyond_xpath(code: str, value: str) -> bool:
    if code == "AT":
        return value not in ("AT_BEGINNING", "AT_END")
    return code in ("ASSERT", "ASSERT_NOT", "ATOMIC_GROUP", "POSSESSIVE_REPEAT", "GROUPREF_EXISTS")

"""The known name that somebody meant who wrote another: by spelling, by its words, by its Chinese or English label."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from twl_graph.folding import fold
from twl_graph.validation.vocabulary.names import local

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: How alike two names must be for one to be offered for the other, from 0 to 1 (`likeness`).
NEAR: Final = 0.5
#: So many of the names that share most pairs of letters are looked at closely.
_LOOKED_AT: Final = 24
#: Longer names are compared by their beginnings: nobody misspells a name of a thousand letters.
_LONGEST: Final = 120
#: So many names are looked for at all: who gets a thousand suggestions reads none.
_MOST: Final = 500
#: A slip of one letter is beyond doubt in a word of so many, two in one of so many.
_ONE_SLIP, _TWO_SLIPS = 5, 8
#: Words that tell one name from another no better than a comma would.
_EMPTY_WORDS: Final = frozenset(
    {"a", "an", "and", "are", "at", "by", "for", "from", "has", "have", "in", "is", "of", "on", "or", "the", "to"}
)
_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+|[^\W\d_a-zA-Z]+")


class Named(Protocol):
    """What knows the names of known IRIs."""

    def all_of(self, iri: str) -> Sequence[str]:
        """Return every name of an IRI beside its last part."""
        ...


class Near(NamedTuple):
    """The nearest known IRI, and whether it is the only one near and beyond doubt the one that was meant."""

    iri: str
    sure: bool


class Nearest:
    """The known IRIs among which a meant one is looked for.

    `closed` says that all there can be is known, as in a vocabulary. Of things there are always more than are known,
    and a letter may be all that tells one from another (Hebei, Hubei): with them less is beyond doubt. `of_a_kind` says
    that those are known which the place can hold: of them the only one that lacks a letter, or has one too many or two
    swapped, is the one.
    """

    def __init__(self, known: Iterable[str], names: Named, *, closed: bool = True, of_a_kind: bool = False) -> None:
        self._of_a_kind: Final = of_a_kind
        self._known: Final = sorted(known)
        self._names: Final[Named] = names
        self._closed: Final = closed
        self._found: Final[dict[str, Near | None]] = {}

    def to(self, written: str) -> Near | None:
        """Return the nearest of the known IRIs to a name or an IRI; None where none is near."""
        name = local(written)[:_LONGEST]
        if name not in self._found and len(self._found) < _MOST:
            self._found[name] = self._nearest(_decoded(name))
        return self._found.get(name)

    def _nearest(self, name: str) -> Near | None:
        key = _key(name)
        same = self._by_key.get(key, ()) if key else ()
        by_name = [iri for iri in same if _key(local(iri)) == key] or list(same)
        if by_name:
            return Near(by_name[0], len(by_name) == 1)
        candidates = self._candidates(key)
        if self._of_a_kind and (only := self._only_one_off(name)) is not None:
            return Near(only, True)
        slips = sorted({iri for _, iri in candidates if _is_slip(name, local(iri), self._closed)})
        if slips:
            return Near(slips[0], len(slips) == 1)
        score, best = min(((-likeness(name, spelling), iri) for spelling, iri in candidates), default=(0.0, ""))
        return Near(best, False) if -score >= NEAR else None

    def _only_one_off(self, name: str) -> str | None:
        """Return the known IRI of which a name is one letter off, where no other one is within two; none for a letter
        that is another one, or in a short word.
        """
        from twl_graph.search.typos import edits  # only a misspelt name needs it

        near = [iri for iri in self._known if edits(name, local(iri), 2) is not None]
        if len(near) != 1 or edits(name, meant := local(near[0]), 1) is None:
            return None
        mine, its = name.split("-"), meant.split("-")
        differing = [pair for pair in zip(mine, its, strict=False) if pair[0] != pair[1]]
        if len(mine) != len(its) or len(differing) != 1 or not "".join(differing[0]).isalpha():
            return None
        first, second = differing[0]
        replaced = len(first) == len(second) and sorted(first) != sorted(second)
        return None if replaced or max(len(first), len(second)) <= _ONE_SLIP else near[0]

    def _candidates(self, key: str) -> list[tuple[str, str]]:
        """Return the spellings that share most pairs of letters with a key, or all its letters, each with its IRI."""
        shared: Counter[int] = Counter()
        for pair in _pairs(key):
            shared.update(self._by_pair.get(pair, ()))
        best = sorted(shared, key=lambda at: (-shared[at] / (len(self._spellings[at][0]) + len(key)), at))
        swapped = self._by_letters.get("".join(sorted(key)), [])
        return [self._spellings[at] for at in (*swapped[:_LOOKED_AT], *best[:_LOOKED_AT])]

    @cached_property
    def _spellings(self) -> list[tuple[str, str]]:
        return [(name[:_LONGEST], iri) for iri in self._known for name in (local(iri), *self._names.all_of(iri))]

    @cached_property
    def _by_key(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for spelling, iri in self._spellings:
            same = found.setdefault(_key(spelling), [])
            if iri not in same:
                same.append(iri)
        return found

    @cached_property
    def _by_letters(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at, (spelling, _) in enumerate(self._spellings):
            found.setdefault("".join(sorted(_key(spelling))), []).append(at)
        return found

    @cached_property
    def _by_pair(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at, (spelling, _) in enumerate(self._spellings):
            for pair in _pairs(_key(spelling)):
                found.setdefault(pair, []).append(at)
        return found


def _decoded(name: str) -> str:
    """Return a name whose Chinese may be written with percent signs."""
    if "%" not in name:
        return name
    from urllib.parse import unquote

    return unquote(name)


def words(name: str) -> list[str]:
    """Return the words of a name, `hasParty`, `has-party` or `has party`, in small letters and the singular."""
    return [_singular(word.lower()) for word in _WORD.findall(name)]


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _key(name: str) -> str:
    """Reduce a name to what is left when case, number, blanks and hyphens do not count."""
    return fold("".join(words(name)) or name)


def _pairs(key: str) -> set[str]:
    return {key[at : at + 2] for at in range(len(key) - 1)} or {key}


def likeness(one: str, other: str) -> float:
    """Return how alike two names are: the pairs of letters that they share (Dice), or the words."""
    first, second = _pairs(_key(one)), _pairs(_key(other))
    letters = 2 * len(first & second) / (len(first) + len(second))
    # Four letters are the stem of most words: cooperative, cooperation.
    mine = {word[:4] for word in words(one)} - _EMPTY_WORDS
    its = {word[:4] for word in words(other)} - _EMPTY_WORDS
    shared = len(mine & its) / len(mine | its) if mine | its else 0.0
    return max(letters, 0.6 * shared + 0.4 * letters)


def _is_slip(one: str, other: str, closed: bool) -> bool:
    """Tell whether two names differ by a slip of the hand in one word."""
    mine, its = words(one), words(other)
    if len(mine) != len(its):
        return fold(one) == fold(other)
    differing = [pair for pair in zip(mine, its, strict=True) if pair[0] != pair[1]]
    if len(differing) != 1:
        return not differing
    first, second = differing[0]
    longest = max(len(first), len(second))
    if first[:1].isdigit() or second[:1].isdigit():
        return False  # another number is another thing
    from twl_graph.search.typos import edits  # only a misspelt name needs it

    if not closed:
        return longest >= _TWO_SLIPS and len(first) != len(second) and edits(first, second, 1) is not None
    return longest >= _ONE_SLIP and edits(first, second, 2 if longest >= _TWO_SLIPS else 1) is not None

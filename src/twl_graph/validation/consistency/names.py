"""When two names are the same or nearly so, as one person writes what another wrote before.

Numbers and the words that set things of one kind apart (first and second, east and west, upper and lower) are never
slips of the pen: names that differ in them name different things.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from twl_graph.folding import folded, has_han

#: From so many characters on, one that differs is taken for a slip: in shorter names each carries the meaning.
_LONG_CHINESE: Final = 6
_LONG_LATIN: Final = 10
#: What sets Chinese names of one kind apart: numerals, ordinals, directions, positions, grades.
_CONTRASTS: Final = re.compile(
    "[0-9〇零一二三四五六七八九十百千万两双首初末半甲乙丙丁东西南北中上下前后左右内外里大小高低新旧老幼男女正副]"
)
#: The same in English where one letter makes the difference: numbers, single letters, Roman numerals.
_LATIN_CONTRASTS: Final = re.compile(r"\d+|\b(?:[a-z]|[ivx]+)\b")
#: What kind of place a Chinese name names, which is often left out: 廊坊(市)教育局.
_PLACE_KINDS: Final = re.compile("(?<=..)[省市区县镇乡]")
_WORD: Final = re.compile(r"[a-z0-9]+")
#: Words of English that come and go as the order changes.
_LITTLE: Final = frozenset(["a", "an", "and", "at", "by", "for", "in", "of", "on", "s", "the", "with"])
#: Words of English after which the order of the others matters.
_DIRECTED: Final = frozenset(["between", "from", "into", "over", "than", "to", "under"])


class Name:
    """A name in one language, and the forms in which it is compared."""

    __slots__ = ("contrasts", "folded", "is_chinese", "text")

    def __init__(self, text: str, folded: str) -> None:
        self.text, self.folded, self.is_chinese = text, folded, has_han(text)
        #: What sets the name apart from others of its kind.
        self.contrasts: Final = tuple(sorted(_CONTRASTS.findall(folded) if self.is_chinese else self._small_words()))

    def same(self, other: Name) -> bool:
        """Tell whether two names agree but for case, width, blanks, accents and punctuation."""
        return self.folded == other.folded

    def near(self, other: Name) -> bool:
        """Tell whether two names differ by one character that sets nothing apart, or in the order of English words."""
        if self.is_chinese != other.is_chinese:
            return False
        least = _LONG_CHINESE if self.is_chinese else _LONG_LATIN
        if min(len(self.folded), len(other.folded)) < least or self.contrasts != other.contrasts:
            return False
        if self.place == other.place:
            return False  # `same_place` decides
        return _one_edit(self.folded, other.folded) or (bool(self.words) and self.words == other.words)

    def _small_words(self) -> list[str]:
        return _LATIN_CONTRASTS.findall(" ".join(_WORD.findall(self.text.lower())))

    @property
    def words(self) -> tuple[str, ...]:
        """The words that count of a name in English, in the order of the alphabet; none where their order matters."""
        if self.is_chinese:
            return ()
        words = [word for word in _WORD.findall(self.text.lower()) if word not in _LITTLE]
        return tuple(sorted(words)) if len(words) > 2 and _DIRECTED.isdisjoint(words) else ()

    @property
    def place(self) -> str:
        """The name folded, without the words that tell what kind of place it names."""
        return _PLACE_KINDS.sub("", self.folded) if self.is_chinese else self.folded

    def same_place(self, other: Name) -> bool:
        """Tell whether two names differ only in that one leaves out the kind of a place; two kinds are two places."""
        if self.place != other.place:
            return False
        kinds, others = (_PLACE_KINDS.findall(each.folded) for each in (self, other))
        return kinds != others and (_is_part(kinds, others) or _is_part(others, kinds))


def names(texts: Iterable[str]) -> dict[str, Name]:
    """Return the names that texts are; those without a letter or digit are none."""
    unique = list(dict.fromkeys(texts))
    return {text: Name(text, form) for text, form in zip(unique, folded(unique), strict=True) if form} if unique else {}


def alike(known: Iterable[Name]) -> Iterator[tuple[Name, Name]]:
    """Yield each pair of different names that may be the same or near, once: what `near` and `same` then decide.

    One edit leaves the first half of a name or the second as it was; so only names that share a half are compared.
    """
    groups: defaultdict[object, list[Name]] = defaultdict(list)
    for name in known:
        for key in _keys(name):
            groups[key].append(name)
    seen: set[tuple[str, str]] = set()
    for group in groups.values():
        for index, one in enumerate(group):
            for other in group[index + 1 :]:
                pair = (one.text, other.text)
                if pair not in seen and pair[::-1] not in seen and one.text != other.text:
                    seen.add(pair)
                    yield one, other


def _keys(name: Name) -> set[object]:
    text = name.folded
    keys: set[object] = {text, ("place", name.place), ("words", name.words or text)}
    if len(text) >= _LONG_CHINESE:
        half = len(text) // 2
        # A neighbour may be one longer or shorter: its halves may end one character earlier or later.
        keys |= {("head", text[:end], name.contrasts) for end in (half, half - 1)}
        keys |= {("tail", text[start:], name.contrasts) for start in (half + 1, half + 2)}
    return keys


def _is_part(some: list[str], all_: list[str]) -> bool:
    """Tell whether some are among the others, in their order."""
    rest = iter(all_)
    return all(each in rest for each in some)


def _one_edit(one: str, other: str) -> bool:
    """Tell whether one character put in, left out or exchanged, or two neighbours swapped, makes one of the other."""
    short, long = sorted((one, other), key=len)
    if short == long or len(long) - len(short) > 1:
        return False
    start = next((place for place, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1]), len(short))
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    if short[start + 1 :] == long[start + 1 :]:
        return True
    return short[start : start + 2] == long[start : start + 2][::-1] and short[start + 2 :] == long[start + 2 :]

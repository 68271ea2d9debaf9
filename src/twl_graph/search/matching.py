"""How what a person typed fits a name: as it stands, as pinyin, as initials, as a part of it, or but for a typo."""

import re
import unicodedata
from enum import IntEnum
from functools import cached_property
from typing import Final, TypeAlias

from twl_graph.errors import Words
from twl_graph.folding import fold, has_han
from twl_graph.search.name_index import Name, NameIndex
from twl_graph.search.pinyin import marked, toneless
from twl_graph.search.typos import edits, edits_within

_TONE: Final = re.compile("[\u0300\u0301\u0304\u030c]")
_WORD: Final = re.compile(r"[^\W_]+")
#: The roles of names that a thing is mainly called by.
_LABELS: Final = ("label", "title", "traditional")
#: From how many characters on so many edits may be a slip, in Chinese and in an alphabet.
_SLIPS: Final = {True: (3, 6), False: (4, 8)}


class Match(IntEnum):
    """How a name fits what was typed, the best first."""

    #: It is the IRI or the CURIE.
    IRI = 0
    #: It is the label or the title.
    LABEL = 1
    #: It is another name, or the last part of the IRI.
    ALIAS = 2
    #: It is how a Chinese name is read; tones that are not the right ones fit less well than none.
    PINYIN = 3
    #: It is the initials of a Chinese name.
    INITIALS = 4
    #: A name, its pinyin or its initials begin so.
    PREFIX = 5
    #: It stands inside a name, or all its words do.
    PART = 6
    #: It is a name but for an edit or two.
    TYPO = 7

    @property
    def words(self) -> Words:
        """What a person reads."""
        return _MATCHES[self]


_MATCHES: Final = {
    Match.IRI: Words("标识符", "identifier"),
    Match.LABEL: Words("名称", "name"),
    Match.ALIAS: Words("别名", "alias"),
    Match.PINYIN: Words("拼音", "pinyin"),
    Match.INITIALS: Words("首字母", "initials"),
    Match.PREFIX: Words("开头", "beginning"),
    Match.PART: Words("部分", "part"),
    Match.TYPO: Words("相近", "similar"),
}

#: How well a name fits, the least is the best: the match, a number that tells better and worse ones of it apart, and
#: how much longer the name is.
Fit: TypeAlias = tuple[Match, int, int]


class Asked:
    """What was typed, in every form in which names are compared."""

    def __init__(self, text: str, index: NameIndex) -> None:
        self._text = text
        self._key = fold(text)
        #: As it stands, and in simplified characters.
        self._keys = tuple(dict.fromkeys((self._key, self._key.translate(index.simplified))))
        self._chinese = has_han(text)
        self._slips = _SLIPS[self._chinese]
        self._words = [word for word in map(fold, _WORD.findall(text)) if len(word) > 1 or has_han(word)]

    def __bool__(self) -> bool:
        """Tell whether there is a letter or a digit to look for."""
        return bool(self._key)

    @cached_property
    def _sound(self) -> str:
        """Its letters as pinyin without tones; empty where it cannot be pinyin."""
        if self._chinese or not self._key.isascii():
            return ""
        return fold(toneless(marked(self._text) or self._text.lower().replace("v", "u")))

    @cached_property
    def _toned(self) -> str | None:
        """Its syllables with tone marks, nothing between them; None where it has no tones."""
        composed = unicodedata.normalize("NFC", marked(self._text) or self._text.lower())
        return "".join(_WORD.findall(composed)) if _TONE.search(unicodedata.normalize("NFD", composed)) else None

    def name(self, key: str, name: Name, reading: str) -> Fit | None:
        """Tell how a name fits; `key` is the name as it is compared, `reading` its syllables without tones."""
        if key in self._keys:
            return (Match.LABEL if name.role in _LABELS else Match.ALIAS), int(name.text != self._text), 0
        fits = [self._written(key)]
        if reading and self._sound:
            fits.append(self._read(name, reading))
        return min((fit for fit in fits if fit is not None), default=None)

    def local_name(self, key: str) -> Fit | None:
        """Tell how the last part of an IRI fits, as it is compared: less well than a name that people use."""
        if key in self._keys:
            return Match.ALIAS, 2, 0
        found = self._written(key)
        return found and (found[0], 2, found[2])

    def slip(self, key: str, reading: str = "") -> Fit | None:
        """Tell whether a name is what was typed but for a typo, or its pinyin is."""
        fits = [found for each in self._keys if (found := self._slipped(each, key)) is not None]
        if reading and self._sound and (found := self._slipped(self._sound, reading.replace(" ", ""))) is not None:
            fits.append(found)
        return min(fits, default=None)

    def near(self, key: str) -> int | None:
        """Count the edits that make what was typed a part of a name; None where that would be another name."""
        counts = (edits_within(each, key, self._admitted(len(each))) for each in self._keys if len(each) > 2)
        return min((count for count in counts if count is not None), default=None)

    def _written(self, key: str) -> Fit | None:
        spare, long_enough = len(key) - len(self._key), len(self._key) > 1 or self._chinese
        for each in self._keys:
            place = key.find(each)
            if place == 0:
                return Match.PREFIX, 0, spare
            if place > 0 and long_enough:
                return Match.PART, 0, spare
        if long_enough and len(self._words) > 1 and all(word in key for word in self._words):
            return Match.PART, 1, spare
        return None

    def _read(self, name: Name, reading: str) -> Fit | None:
        """Tell how pinyin fits, from the beginning of a syllable on: "ang" is no part of láng."""
        joined = reading.replace(" ", "")
        initials = name.initials
        if joined == self._sound:
            right = self._toned is None or self._toned == name.pinyin.replace(" ", "")
            return Match.PINYIN, int(not right), 0
        if len(self._sound) < 2:
            return None
        if initials == self._sound:
            return Match.INITIALS, 0, 0
        if joined.startswith(self._sound):
            return Match.PREFIX, 0, len(joined) - len(self._sound)
        if initials.startswith(self._sound):
            return Match.PREFIX, 1, len(initials) - len(self._sound)
        if self._sound in joined:
            syllables = reading.split()
            if any("".join(syllables[start:]).startswith(self._sound) for start in range(1, len(syllables))):
                return Match.PART, 0, len(joined) - len(self._sound)
        return None

    def _slipped(self, typed: str, meant: str) -> Fit | None:
        spare = abs(len(meant) - len(typed))
        if spare > len(self._slips):
            return None
        most = self._admitted(max(len(typed), len(meant)))
        found = edits(typed, meant, most) if most else None
        return (Match.TYPO, found, spare) if found is not None else None

    def _admitted(self, length: int) -> int:
        """Give how many edits may be a slip in a text of that length."""
        return sum(length >= least for least in self._slips)

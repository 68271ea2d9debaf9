"""How Chinese names are read: pinyin with tone marks, a syllable for each character.

Hanyu Pinyin is written by words, "Lángfáng Shì"; searching needs it by syllables, "láng fáng shì". A dictionary gives
the usual reading of each character in its context, and the graph's own `twl:pinyin` overrules it wherever the same
words stand: whoever wrote that 廊坊市 is Lángfáng Shì has thereby said how 廊坊 is read in every longer name.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from twl_graph.errors import UnsupportedFeature, Words
from twl_graph.folding import is_han

#: How the dictionaries for `twl build` are installed: the extra `build` of the package, spelled out.
INSTALL: Final = "pip install opencc-py~=1.4.0 pypinyin~=0.55.0"
_VOWELS: Final = "aeiouüāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
#: One syllable. One that begins with a vowel has an apostrophe before it (GB/T 16159), so no other cut is possible.
_SYLLABLE: Final = re.compile(
    f"(?:[zcs]h|[bpmfdtnlgkhjqxzcsryw])?[{_VOWELS}]+(?:ng(?![{_VOWELS}])|[nr](?![{_VOWELS}]))?"
)
_WORD: Final = re.compile(r"[\s-]+")
_TONES: Final = dict.fromkeys(map(ord, "\u0300\u0301\u0304\u030c"))
_DIGITS: Final = re.compile(r"([a-z\u00fc]+)([0-5])")
_MARKS: Final = ("", "\u0304", "\u0301", "\u030c", "\u0300", "")
#: What stands between the parts of a name that are read as they are written: digits and Latin words.
_RUN: Final = re.compile(r"[^\W_]")

#: Words that the dictionary misreads (Xiandai Hanyu Cidian, 7th edition); pinyin writes no change of tones, 一 is yī
#: (GB/T 16159). 燕潮 is short for 燕郊 and 潮白河.
CORRECTED: Final = {
    "一点": ("yī", "diǎn"),
    "出处": ("chū", "chù"),
    "照片": ("zhào", "piàn"),
    "燕潮": ("yān", "cháo"),
    "电子": ("diàn", "zǐ"),
    "进一步": ("jìn", "yī", "bù"),
}
#: How each character of a text is read, None for one that is unknown.
Dictionary: TypeAlias = Callable[[str], list[str | None]]
#: Words with the syllables that they are read as.
Phrases: TypeAlias = Mapping[str, tuple[str, ...]]


class Readings:
    """How names are read: by what is known of their words, else by a dictionary of characters.

    Args:
        phrases: words whose reading is known; the longest one that fits counts.
        dictionary: how the characters of any text are read.
    """

    def __init__(self, phrases: Phrases, dictionary: Dictionary) -> None:
        self._phrases, self._dictionary = phrases, dictionary
        self._longest = max(map(len, phrases), default=0)

    def of(self, name: str) -> str | None:
        """Give the syllables of a name, spaces between them; digits and Latin words stand as they are, in lower case.

        None where no character is Chinese, or one has no reading that is known.
        """
        name = unicodedata.normalize("NFKC", name)
        if not any(map(is_han, name)):
            return None
        read = self._dictionary(name)
        for start, phrase in self._known(name):
            read[start : start + len(phrase)] = self._phrases[phrase]
        parts: list[str] = []
        written = False  # whether the part before is one that is read as it is written
        for character, syllable in zip(name, read, strict=True):
            if is_han(character):
                if syllable is None:
                    return None
                parts.append(syllable)
                written = False
            elif _RUN.fullmatch(character):
                parts[len(parts) - written :] = [(parts[-1] if written else "") + character.lower()]
                written = True
            else:
                written = False
        return " ".join(parts)

    def _known(self, name: str) -> Iterator[tuple[int, str]]:
        """Yield the known words in a name with their places, from the left, the longest one at each place."""
        start = 0
        while start < len(name):
            longest = min(self._longest, len(name) - start)
            sizes = (size for size in range(longest, 0, -1) if name[start : start + size] in self._phrases)
            size = next(sizes, 0)
            if size:
                yield start, name[start : start + size]
            start += size or 1


def phrases(named: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Give the words, with their syllables, that Chinese names and their pinyin tell of: the names and their parts.

    Pinyin that does not fit its name, syllable for character, tells nothing. Where two disagree on a word, the reading
    that more of them give counts.
    """
    told: dict[str, Counter[tuple[str, ...]]] = {}
    for name, pinyin in named:
        words = aligned(name, pinyin)
        whole = ("".join(word for word, _ in words), tuple(syllable for _, read in words for syllable in read))
        for word, read in {*words, whole}:
            if len(word) > 1:
                told.setdefault(word, Counter())[read] += 1
    return {word: min(counts, key=lambda read: (-counts[read], read)) for word, counts in sorted(told.items())}


def aligned(name: str, pinyin: str) -> list[tuple[str, tuple[str, ...]]]:
    """Lay the words of pinyin beside the characters of a name: 廊坊 láng fáng, 市 shì; nothing where they do not fit.

    Punctuation in the name does not count; a name with digits or Latin letters in it is not laid out.
    """
    characters = [character for character in name if _RUN.fullmatch(character)]
    words = [syllables(word) for word in _WORD.split(unicodedata.normalize("NFC", pinyin).lower().strip()) if word]
    if not all(map(is_han, characters)) or sum(map(len, words)) != len(characters):
        return []
    left = iter(characters)
    return [("".join(next(left) for _ in word), word) for word in words]


def syllables(word: str) -> tuple[str, ...]:
    """Cut a word of pinyin into its syllables; none where it is no pinyin."""
    return tuple(_SYLLABLE.findall(word)) if not _SYLLABLE.sub("", word).strip("'\u2019") else ()


def toneless(pinyin: str) -> str:
    """Give pinyin without tones, ü as u: many people cannot type either."""
    decomposed = unicodedata.normalize("NFD", pinyin.lower()).translate(_TONES)
    return decomposed.replace("\u0308", "")


def initials(pinyin: str) -> str:
    """Give the first letter of each syllable, and numbers whole: "2017 nián" is 2017n."""
    return "".join(part if part[0].isdecimal() else part[0] for part in toneless(pinyin).split())


def marked(text: str) -> str | None:
    """Write pinyin whose tones are digits, "lang2 fang2" or "lang2fang2", with marks; None where it is not such."""
    letters = unicodedata.normalize("NFC", text.lower()).replace("u:", "ü").replace("v", "ü")
    letters = re.sub(r"[\s'\u2019-]+", "", letters)
    found = _DIGITS.findall(letters)
    if not found or _DIGITS.sub("", letters):
        return None
    return unicodedata.normalize("NFC", " ".join(_with_mark(part, int(tone)) for part, tone in found))


def _with_mark(syllable: str, tone: int) -> str:
    """Put the mark of a tone on a, e or o, in that order, else on the last vowel (GB/T 16159)."""
    place = next((syllable.index(vowel) for vowel in ("a", "e", "ou", "o") if vowel in syllable), -1)
    if place < 0:
        place = max((syllable.rfind(vowel) for vowel in "iuü"), default=-1)
    return syllable[: place + 1] + _MARKS[tone] + syllable[place + 1 :] if place >= 0 else syllable


def dictionary() -> Dictionary:
    """Give the dictionary that `twl build` reads names by: pypinyin's.

    Raises:
        UnsupportedFeature: pypinyin is not installed.
    """
    try:
        from pypinyin import Style, lazy_pinyin
    except ImportError as missing:
        raise not_installed("pypinyin") from missing

    def read(text: str) -> list[str | None]:
        found = lazy_pinyin(text, style=Style.TONE, errors=list)  # type: ignore[arg-type]  # lists are documented
        return [one if is_han(character) else None for character, one in zip(text, found, strict=True)]

    return read


def not_installed(package: str) -> UnsupportedFeature:
    """Give the error that says which package the index of names cannot be made without, and how to install it."""
    return UnsupportedFeature(
        Words(
            f"生成名称索引需要 {package}，尚未安装；索引没有改动。请运行：{INSTALL}",
            f"to generate the index of names takes {package}, which is not installed; the index stays as it is. "
            f"Run: {INSTALL}",
        )
    )


def known(named: Iterable[tuple[str, str]]) -> Dictionary:
    """Give a dictionary out of names whose syllables are known: these names as they are read, and their characters.

    A character is read as it mostly is in these names.
    """
    told: dict[str, Counter[str]] = {}
    whole: dict[str, list[str | None]] = {}
    for name, pinyin in named:
        name = unicodedata.normalize("NFKC", name)
        read = [part for part in pinyin.split() if _SYLLABLE.fullmatch(part)]
        if len(read) == sum(map(is_han, name)):
            left = iter(read)
            whole[name] = [next(left) if is_han(character) else None for character in name]
            for character, syllable in zip(name, whole[name], strict=True):
                if syllable is not None:
                    told.setdefault(character, Counter())[syllable] += 1
    usual = {character: min(counts, key=lambda read: (-counts[read], read)) for character, counts in told.items()}
    return lambda text: list(whole.get(text) or map(usual.get, text))

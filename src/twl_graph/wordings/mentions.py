"""What a free wording mentions: things and concepts by any of their names.

A name counts where it stands in the text as a whole, an English one also in the plural. A part of a name counts where
it is three fifths of the name or more. A word of the thesaurus stands for every word of the same term: who asks for
what is “ongoing” means what is “under way”.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from math import ceil
from typing import TYPE_CHECKING, Final, NamedTuple

from twl_graph.wordings.thesaurus import SYNONYMS

if TYPE_CHECKING:
    from twl_graph.knowledge import Knowledge

#: The least length of a name, and of a part of one, that is looked for: characters, by whether they are all ASCII.
_LEAST_NAME: Final = {True: 3, False: 2}
_LEAST_PART: Final = {True: 10, False: 4}
#: The least share of a name that a part of it makes up.
_LEAST_SHARE: Final = 0.6


class Mention(NamedTuple):
    """A stretch of plain text that is a name, or a part of one, and the IRIs of what has that name."""

    start: int
    end: int
    iris: frozenset[str]
    #: Whether it is a name as a whole.
    whole: bool


def plain(text: str) -> str:
    """Return text as names are looked for in it: letters and digits alone, without case, width and accents.

    One space stands between words, and none beside a Chinese character.
    """
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = "".join(
        character if (kind := unicodedata.category(character)[0]) in "LN" else "" if kind == "M" else " "
        for character in decomposed
    )
    return re.sub(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", "", " ".join(kept.split()))


def mentions(text: str, knowledge: "Knowledge") -> list[Mention]:
    """Return the names in a plain text, and the parts of names, of everything that the graph names; longest first."""
    found: defaultdict[tuple[int, int, bool], set[str]] = defaultdict(set)
    pieces = {text[at : at + size] for size in _LEAST_PART.values() for at in range(len(text) - size + 1)}
    for name, iris in _names(knowledge).items():
        for start, end in _places(name, text):
            found[start, end, True] |= iris
        if (shared := _shared(name, text, pieces)) is not None:
            found[*shared, False] |= iris
    made = [Mention(start, end, frozenset(iris), whole) for (start, end, whole), iris in found.items()]
    return sorted(made, key=lambda mention: (mention.start - mention.end, not mention.whole, mention.start))


def _names(knowledge: "Knowledge") -> Mapping[str, set[str]]:
    """Return every name in the graph that is long enough, as plain text, with the IRIs of what it names."""
    from twl_graph.entities import all_names

    names: defaultdict[str, set[str]] = defaultdict(set)
    for name, iri in all_names(knowledge):
        if len(called := plain(name)) >= _LEAST_NAME[called.isascii()]:
            for word in _synonyms().get(called, (called,)):
                names[word].add(iri)
    return names


@cache
def _synonyms() -> Mapping[str, frozenset[str]]:
    """Return, for every word of the thesaurus, those of the same term."""
    groups = (frozenset(plain(word) for words in of_term for word in words.split()) for of_term in SYNONYMS.values())
    return {word: group for group in groups for word in group}


def _places(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where a name stands in a text; within a longer word of Latin letters or digits it does not."""
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if name.isascii() and text[end : end + 1] == "s":
            end += 1
        if _is_apart(text, start, end):
            yield start, end
        start = text.find(name, start + 1)


def _shared(name: str, text: str, pieces: set[str]) -> tuple[int, int] | None:
    """Return where the longest part that a text shares with a name stands, if that is enough of the name.

    `pieces` are the stretches of the text that are as long as the least part.
    """
    least = _LEAST_PART[name.isascii()]
    if not any(name[at : at + least] in pieces for at in range(len(name) - least + 1)):
        return None
    for length in range(len(name) - 1, max(least, ceil(len(name) * _LEAST_SHARE)) - 1, -1):
        for at in range(len(name) - length + 1):
            part = name[at : at + length]
            start = text.find(part) if part == part.strip() and _is_apart(name, at, at + length) else -1
            if start >= 0 and _is_apart(text, start, start + length):
                return start, start + length
    return None


def _is_apart(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch cuts no word of Latin letters or digits at either of its ends."""
    before, behind = text[start - 1 : start + 1] if start else "", text[end - 1 : end + 1]
    return not any(len(pair) == 2 and pair.isascii() and pair.isalnum() for pair in (before, behind))

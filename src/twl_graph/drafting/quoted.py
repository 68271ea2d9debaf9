"""What a text sets apart: titles in 《》, and names in quotation marks."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

#: What is longer is somebody's words, not a name.
_LONGEST_NAME: Final = 15
_LONGEST_NAME_IN_WORDS: Final = 6
_LONGEST_TITLE: Final = 120
_TITLE: Final = re.compile(rf"《((?:[^《》\n]|《[^《》\n]*》){{1,{_LONGEST_TITLE}}})》")
_QUOTED: Final = re.compile(r"“([^“”\n]+)”|‘([^‘’\n]+)’(?![a-z])|「([^「」\n]+)」|『([^『』\n]+)』|\"([^\"\n]+)\"")
#: What a sentence has and a name has not.
_SENTENCE: Final = re.compile(r"[，。！？；：…]|[!?;]|[,.:](?:\s|\Z)")
_HAS_LETTER: Final = re.compile(r"[^\W\d_]")


class Quoted(NamedTuple):
    """A title or a name that stands in a text, without the marks around it."""

    start: int
    end: int
    words: str
    #: Whether it is the title of a document.
    title: bool


def quoted(text: str) -> list[Quoted]:
    """Return the titles and the quoted names of a text, in its order; a name within a title is part of the title."""
    titles = [Quoted(*found.span(1), found[1].strip(), True) for found in _TITLE.finditer(text)]
    inside = {place for title in titles for place in range(title.start, title.end)}
    names = [name for name in _names(text) if name.start not in inside]
    return sorted([title for title in titles if title.words] + names)


def _names(text: str) -> Iterator[Quoted]:
    """Yield the quoted names; where a quotation is too long to be one, what is quoted in it may be."""
    start = 0
    while found := _QUOTED.search(text, start):
        group = found.lastindex or 0
        words = found[group].strip()
        if _is_name(words):
            yield Quoted(*found.span(group), words, False)
            start = found.end()
        else:  # straight marks are the same at both ends: what follows the second one is not quoted
            start = found.end() if found[0].startswith('"') else found.start(group)


def _is_name(words: str) -> bool:
    short = len(words) <= _LONGEST_NAME if not words.isascii() else len(words.split()) <= _LONGEST_NAME_IN_WORDS
    return short and not _SENTENCE.search(words) and _HAS_LETTER.search(words) is not None and len(words) > 1

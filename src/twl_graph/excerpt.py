"""A line of a text, with a mark under the very term that a message is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from twl_graph.place import Place
from twl_graph.tables import harmless
from twl_graph.widths import width

#: So many columns of the line are shown; a longer one is cut around the mark.
_COLUMNS: Final = 66
#: So many characters are shown before the marked one where a line is cut.
_BEFORE: Final = 24
_LINE_END: Final = re.compile(r"\r\n|\r|\n")


def excerpt(text: str, place: Place) -> Iterator[str]:
    """Yield the line of a place and, below it, the mark; control characters are shown as escapes.

    A term of several lines is marked on its first.
    """
    start = place.start - (place.column - 1)
    end = found.start() if (found := _LINE_END.search(text, place.start)) else len(text)
    line, column = text[start:end], place.column - 1
    marked = min(place.end, end) - place.start
    cut = max(0, column - _BEFORE) if width(line) > _COLUMNS else 0
    head = ("…" if cut else "") + _plain(line[cut:column])
    term = _fitting(_plain(line[column : column + marked]), _COLUMNS - width(head))
    shown = _fitting(term + _plain(line[column + marked :]), _COLUMNS - width(head)) if term[-1:] != "…" else term
    number = f"{place.line:>5}"
    yield f"{number} | {head}{shown}".rstrip()
    yield f"{' ' * len(number)} | {' ' * width(head)}{'^' * max(1, width(term))}"


def line_at(text: str, line: int, column: int) -> list[str]:
    """Return the lines of `excerpt` for a place in a text, with a mark under one character; none beyond its end.

    Args:
        text: the text, without byte order mark.
        line: the line, counted from 1 as parsers count: one ends with each line feed.
        column: the column, counted from 1 in characters.
    """
    lines = text.split("\n")
    if line > len(lines):
        return []
    start = sum(len(one) + 1 for one in lines[: line - 1]) + column - 1
    return list(excerpt(text, Place(line, column, start, start + 1))) if start <= len(text) else []


def _plain(text: str) -> str:
    return harmless(text.replace("\t", "    "))


def _fitting(text: str, columns: int) -> str:
    if width(text) <= columns:
        return text
    kept = ""
    for character in text:
        if width(kept + character) >= columns:
            break
        kept += character
    return kept + "…"

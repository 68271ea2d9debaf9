"""The line that a finding stands on, with a mark under the very term."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from twl_graph.tables import harmless
from twl_graph.widths import width

if TYPE_CHECKING:
    from twl_graph.place import Place

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

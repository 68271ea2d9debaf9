"""Plain tables for a terminal, aligned where half of the characters are two columns wide."""

from collections.abc import Sequence
from typing import Final
from unicodedata import category, east_asian_width

_GAP: Final = "  "
#: The least a column is squeezed to: four Chinese characters.
_LEAST: Final = 8
_BIDI: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def display_width(text: str) -> int:
    """Return how many terminal columns `text` takes (Unicode Standard Annex 11: wide and full-width take two)."""
    if text.isascii():
        return len(text)
    return sum(_width(character) for character in text)


def harmless(text: str) -> str:
    """Return `text` with control and direction-changing characters as escapes, so that none acts on a terminal."""
    if text.isprintable():
        return text
    return "".join(
        c.encode("unicode_escape").decode() if category(c) == "Cc" or c in _BIDI or category(c) == "Cs" else c
        for c in text
    )


def draw(header: Sequence[str], rows: Sequence[Sequence[str]], *, right: Sequence[bool], width: int | None) -> str:
    """Draw a table: header, rule, rows, each line ended.

    `right` tells which columns are aligned to the right. With a `width`, cells are wrapped so that no line is longer,
    unless there are more columns than fit; without one, nothing is wrapped.
    """
    natural = [max(map(display_width, column)) for column in zip(header, *rows, strict=True)]
    widths = _squeezed(natural, width)
    lines = [*_row(header, widths, right), _GAP.join("-" * size for size in widths)]
    for row in rows:
        lines.extend(_row(row, widths, right))
    return "".join(line.rstrip() + "\n" for line in lines)


def _width(character: str) -> int:
    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def _squeezed(natural: Sequence[int], width: int | None) -> list[int]:
    """Return column widths that fit into `width`, taking from the widest column first."""
    widths = list(natural)
    if width is None:
        return widths
    spare = sum(widths) + len(_GAP) * (len(widths) - 1) - width
    for _ in range(max(spare, 0)):
        widest = max(widths)
        if widest <= _LEAST:
            break
        widths[widths.index(widest)] -= 1
    return widths


def _row(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> list[str]:
    """Return the lines of one row; a cell that is too wide goes on below itself."""
    wrapped = [_wrapped(cell, size) for cell, size in zip(cells, widths, strict=True)]
    lines = []
    for number in range(max(map(len, wrapped), default=0)):
        parts = []
        for column, size, aligned in zip(wrapped, widths, right, strict=True):
            part = column[number] if number < len(column) else ""
            blanks = " " * (size - display_width(part))
            parts.append(blanks + part if aligned else part + blanks)
        lines.append(_GAP.join(parts))
    return lines


def _wrapped(text: str, size: int) -> list[str]:
    """Break `text` into parts of at most `size` columns, at a blank where the part has one."""
    parts = []
    while display_width(text) > size:
        taken, used = 0, 0
        while taken < len(text) and used + _width(text[taken]) <= size:
            used += _width(text[taken])
            taken += 1
        taken = max(taken, 1)
        blank = text.rfind(" ", 0, taken + 1)
        if blank > 0:
            parts.append(text[:blank])
            text = text[blank + 1 :]
        else:
            parts.append(text[:taken])
            text = text[taken:]
    return [*parts, text]

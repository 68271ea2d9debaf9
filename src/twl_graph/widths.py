"""Columns of a terminal: how wide a text is there, and how to cut and fill it (Unicode Standard Annex 11).

A Chinese character takes two columns and a combining mark none, so `len` aligns nothing.
"""

import os
import sys
from collections.abc import Iterator
from unicodedata import combining, east_asian_width


def width(text: str) -> int:
    """Return how many columns a text takes. Ambiguous characters, such as “ and ”, count as one."""
    return sum(map(_columns, text))


def terminal_width() -> int | None:
    """Return how many columns standard output has: as a terminal, or as COLUMNS says; None where neither tells."""
    if (sys.stdout is None or not sys.stdout.isatty()) and "COLUMNS" not in os.environ:
        return None
    import shutil  # a wide import that a piped answer does without

    return shutil.get_terminal_size().columns


def pad(text: str, columns: int) -> str:
    """Fill a text with spaces up to that many columns; a wider one stays as it is."""
    return text + " " * (columns - width(text))


def wrap(text: str, columns: int) -> list[str]:
    """Break a text into lines of at most that many columns: at spaces, and anywhere between Chinese characters.

    A word longer than a line is cut. White space counts as one space; there is always at least one line.
    """
    lines, line = [], ""
    for piece in _pieces(" ".join(text.split())):
        if line and width(line + piece.rstrip()) > columns:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
        while width(line.rstrip()) > columns:
            kept = _fitting(line, columns)
            lines.append(kept)
            line = line[len(kept) :]
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def longest_piece(text: str) -> int:
    """Return how many columns the widest part of a text takes that `wrap` does not break."""
    return max((width(piece.rstrip()) for piece in _pieces(" ".join(text.split()))), default=0)


def _columns(character: str) -> int:
    if combining(character):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def _fitting(text: str, columns: int) -> str:
    """Return the longest start of a text that fits; at least one character."""
    used = 0
    for count, character in enumerate(text):
        used += _columns(character)
        if used > columns and count:
            return text[:count]
    return text


def _pieces(text: str) -> Iterator[str]:
    """Yield what must not be broken: words with the space after them, and single wide characters.

    Punctuation stays with what it opens or closes: a line never ends with the one nor starts with the other.
    """
    piece = ""
    for character in text:
        wide = _columns(character) == 2
        if (
            piece
            and (piece[-1] == " " or wide or _columns(piece[-1]) == 2)
            and character not in " ，。；：？！、）》”’"
            and piece[-1] not in "（《“‘"
        ):
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece

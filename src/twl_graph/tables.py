"""Plain tables for a terminal, aligned where half of the characters are two columns wide."""

from collections.abc import Sequence
from typing import Final
from unicodedata import category

from twl_graph.widths import longest_piece, pad, width, wrap

_GAP: Final = "  "
#: The least a column is squeezed to: four Chinese characters.
_LEAST: Final = 8
#: The most lines that a cell of a table takes.
_TALL: Final = 8
_BIDI: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def harmless(text: str) -> str:
    """Return `text` with control and direction-changing characters as escapes, so that none acts on a terminal."""
    if text.isprintable():
        return text
    return "".join(
        c.encode("unicode_escape").decode() if category(c) == "Cc" or c in _BIDI or category(c) == "Cs" else c
        for c in text
    )


def draw(
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    right: Sequence[bool],
    within: int | None,
    below: Sequence[Sequence[str]] = (),
) -> str:
    """Draw a table: header, rule, rows, each line ended.

    `right` tells which columns are aligned to the right. With `within`, cells are wrapped so that a line takes so many
    terminal columns and no more; where that would cut words, each row becomes a record, a line for each of its cells.
    `below` gives the lines that stand under each row, as they are.
    """
    widths = [max(map(width, column)) for column in zip(header, *rows, strict=True)]
    if within is not None:
        least = [_least(column) for column in zip(header, *rows, strict=True)]
        squeezed = _squeezed(widths, least, within)
        if len(widths) > 1 and rows and (not fits(header, rows, within) or _is_tall(rows, squeezed)):
            return _records(header, rows, within, below)
        widths = squeezed
    lines = [*_row(header, widths, right), _GAP.join("-" * size for size in widths)]
    for number, row in enumerate(rows):
        lines.extend(_row(row, widths, right))
        lines.extend(below[number] if below else ())
    return "".join(line.rstrip() + "\n" for line in lines)


def fits(header: Sequence[str], rows: Sequence[Sequence[str]], within: int) -> bool:
    """Tell whether a table can be drawn in so many terminal columns without cutting a word."""
    least = [_least(column) for column in zip(header, *rows, strict=True)]
    return sum(least) + len(_GAP) * (len(least) - 1) <= within


def _is_tall(rows: Sequence[Sequence[str]], widths: Sequence[int]) -> bool:
    """Tell whether a row takes so many lines that its cells can no longer be read together."""
    return any(
        width(cell) > size and len(wrap(cell, size)) > _TALL
        for row in rows
        for cell, size in zip(row, widths, strict=True)
    )


def _least(cells: Sequence[str]) -> int:
    """Return the least that a column can be squeezed to before a word in it is cut."""
    return max(min(_LEAST, max(map(width, cells))), *map(longest_piece, cells))


def _squeezed(natural: Sequence[int], least: Sequence[int], within: int) -> list[int]:
    """Return column widths that fit into `within`, taking from the widest column first, and cutting words last."""
    widths = list(natural)
    spare = sum(widths) + len(_GAP) * (len(widths) - 1) - within
    for _ in range(max(spare, 0)):
        wide = [index for index, size in enumerate(widths) if size > least[index]] or [0]
        widest = max(wide, key=widths.__getitem__)
        if widths[widest] <= 1:
            break
        widths[widest] -= 1
    return widths


def _records(header: Sequence[str], rows: Sequence[Sequence[str]], within: int, below: Sequence[Sequence[str]]) -> str:
    """Draw each row as lines of heading and value, empty ones left out, with a blank line between rows."""
    return "\n".join(
        "".join(
            line + "\n"
            for heading, cell in zip(header, row, strict=True)
            if cell
            for line in _entry(f"{heading}{_colon(heading)}{cell}", within)
        )
        + "".join(f"{line.rstrip()}\n" for line in (below[number] if below else ()))
        for number, row in enumerate(rows)
    )


def _colon(heading: str) -> str:
    """Return what stands between a heading and its value: after a Chinese character it is full-width."""
    return "：" if width(heading[-1:]) == 2 else ": "


def _entry(text: str, within: int) -> list[str]:
    """Wrap one line of a record; what goes on below is set in."""
    if width(text) <= within:
        return [text]
    first, *_ = wrap(text, within)
    rest = " ".join(text.split())[len(first) :].lstrip()
    return [first, *("  " + line for line in wrap(rest, max(within - 2, 2)))]


def _row(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> list[str]:
    """Return the lines of one row; a cell that is too wide goes on below itself."""
    wrapped = [wrap(cell, size) if width(cell) > size else [cell] for cell, size in zip(cells, widths, strict=True)]
    lines = []
    for number in range(max(map(len, wrapped), default=0)):
        parts = []
        for column, size, aligned in zip(wrapped, widths, right, strict=True):
            part = column[number] if number < len(column) else ""
            parts.append(" " * (size - width(part)) + part if aligned else pad(part, size))
        lines.append(_GAP.join(parts))
    return lines

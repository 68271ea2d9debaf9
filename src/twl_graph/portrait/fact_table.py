"""Facts laid out for a terminal: a table where it is wide enough, else a list with each set in below its property."""

from collections.abc import Sequence
from typing import NamedTuple

from twl_graph.tables import draw, fits, harmless
from twl_graph.widths import width, wrap


class Row(NamedTuple):
    """One fact: the property, the value, and where it stands."""

    name: str
    value: str
    evidence: str


def fact_table(header: Row, rows: Sequence[Row], columns: int) -> str:
    """Lay out facts; those of one property stand below each other, and the property is named once."""
    cells, last = [], ""
    for row in rows:
        name = harmless(row.name)
        cells.append([name if name != last else "", harmless(row.value), harmless(row.evidence)])
        last = name
    if fits(header, cells, columns):
        return draw(header, cells, right=(False, False, False), within=columns)
    return "".join(line + "\n" for name, value, evidence in cells for line in _listed(name, value, evidence, columns))


def _listed(name: str, value: str, evidence: str, columns: int) -> list[str]:
    """Return the lines of one fact in a narrow terminal; the evidence stands beside the value where it has room."""
    lines = wrap(name, columns) if name else []
    values = wrap(value, max(columns - 2, 2))
    beside = f"  {values[-1]}  {evidence}"
    if evidence and width(beside) <= columns:
        return [*lines, *(f"  {line}" for line in values[:-1]), beside]
    return [*lines, *(f"  {line}" for line in values), *indented(evidence, columns, 4)]


def indented(text: str, columns: int, by: int) -> list[str]:
    """Wrap a text and set it in; no line where there is no text."""
    return [" " * by + line for line in wrap(text, max(columns - by, 2))] if text else []

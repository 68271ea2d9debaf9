"""Checking facts: the shapes of `ontology/shapes`, the vocabulary, the evidence, and what is known already.

The parts have one direction. `new_file` reads what would join the graph; `judging` says what is checked, before and
after; `checking` (pyshacl over `shapes`), `vocabulary`, `evidence` and `consistency` check it; a `Finding` is what they
hand over; `placing` finds where it is written and `advice` what to write instead; `report` tells it. Importing this
package costs nothing; the engine is loaded when the shapes are first run.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from twl_graph.validation.finding import Finding, Severity

if TYPE_CHECKING:
    from twl_graph.knowledge import Knowledge
    from twl_graph.validation.report import Report
    from twl_graph.validation.shapes import Shapes

__all__ = ["Finding", "Severity", "validate"]


def validate(
    knowledge: Knowledge,
    files: Sequence[str | Path] = (),
    shapes: Shapes | Path | None = None,
    more_shapes: Sequence[str | Path] = (),
) -> Report:
    """Check the graph; with new files, report what they would introduce into it and what they would resolve.

    The files may be of any accepted format, `-` is standard input in TriG (or Turtle, a part of it). They are judged in
    the graph that they would join: what is computed for the graph (bounds of dates, positions of spans) is computed for
    them too, and what was wrong before is not blamed on them. `shapes` are the project's own, unless they or the
    ``ontology/`` folder that holds them are given; `more_shapes` are files of further ones, used together with them.

    Raises:
        UnreadableInput: a file does not parse, holds no facts or holds shapes, or the shapes are not fit for use.
        UnsupportedFeature: the engine cannot run the shapes.
    """
    from twl_graph.new_file import read
    from twl_graph.validation.judging import Judgement

    return Judgement(knowledge, [read(file) for file in files], shapes=shapes, more_shapes=more_shapes).report

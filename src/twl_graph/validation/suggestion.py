"""What to write instead of what was found: in words, and as a term or lines to paste where one follows."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from twl_graph.errors import Words


@dataclass(frozen=True)
class Suggestion:
    """What mends a finding.

    Attributes:
        words: one sentence that says what to do.
        instead: the term to write where the fault stands; None where no single term follows.
        patch: lines that may be pasted into the file: Turtle, the project's prefixes taken for granted, or what gives
            facts their source in the syntax of their file; may be empty.
            A place that only the curator can fill is written ``…``.
        safe: whether `instead` can be written without asking: the meaning is beyond doubt.
    """

    words: Words
    instead: NamedNode | Literal | None = None
    patch: str = ""
    safe: bool = False

"""What `--fix` writes: the safe ones among the suggestions, each in the place of the term that is wrong.

Safe is what leaves the meaning as it is or beyond doubt: a missing language tag, another datatype for a value that is
valid in it, the one name that is near. Everything else is the curator's to decide.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from twl_graph import reading
from twl_graph.errors import TwlError
from twl_graph.turtle_terms import Terms
from twl_graph.validation.finding import Finding, Part

if TYPE_CHECKING:
    from twl_graph.new_file import NewFile

_TURTLE: Final = (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG)
_LINES: Final = (ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS)


@dataclass(frozen=True)
class Mended:
    """A file with its safe mends.

    Attributes:
        file: the file.
        text: its text with them; the same text where there are none.
        findings: the findings that they mend.
    """

    file: NewFile
    text: str
    findings: tuple[Finding, ...]


def can_mend(file: NewFile) -> bool:
    """Whether files of this syntax are mended: Turtle and its kin are."""
    return file.syntax in (*_TURTLE, *_LINES)


def mended(file: NewFile, findings: Iterable[Finding]) -> Mended:
    """Return the file with every safe suggestion written in; nothing else in it changes.

    A mend after which the file would not parse is left out, and all the others with it.
    """
    chosen: dict[tuple[int, int], tuple[Finding, str]] = {}
    for finding in findings:
        suggestion, place = finding.suggestion, finding.place
        if finding.source != file.name or place is None or suggestion is None or not suggestion.safe:
            continue
        if suggestion.instead is not None and can_mend(file):
            chosen.setdefault((place.start, place.end), (finding, _spelled(file, suggestion.instead, finding.part)))
    text, reached = file.text, len(file.text)
    written = []
    for (start, end), (finding, spelled) in sorted(chosen.items(), key=lambda item: item[0], reverse=True):
        if end <= reached:  # terms do not overlap; were two to, the later one is mended in another run
            text, reached = text[:start] + spelled + text[end:], start
            written.append(finding)
    if written and not _parses(file, text):
        return Mended(file, file.text, ())
    return Mended(file, text, tuple(reversed(written)))


def _spelled(file: NewFile, term: ox.NamedNode | ox.Literal, part: Part) -> str:
    """Return a term as the file would write it: with its own prefixes, and in full without them."""
    if file.syntax in _LINES:
        return str(term)
    terms = Terms(file.prefixes, file.base)
    if part is Part.PREDICATE and isinstance(term, ox.NamedNode):
        return terms.predicate(term)
    return terms.term(term)


def _parses(file: NewFile, text: str) -> bool:
    try:
        return len(reading.parse(text.encode("utf-8"), file.name, file.syntax).quads) == len(file.statements)
    except TwlError:
        return False

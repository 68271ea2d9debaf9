"""What `--fix` writes: the safe ones among the suggestions, each in the place of the term that is wrong.

Safe is what leaves the meaning as it is or beyond doubt: a missing language tag, another datatype for a value that is
valid in it, the one name that is near. Everything else is the curator's to decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pyoxigraph as ox

from twl_graph import reading
from twl_graph.blank_nodes import canonical
from twl_graph.errors import TwlError
from twl_graph.turtle_terms import Terms
from twl_graph.validation.finding import Finding, Part
from twl_graph.validation.rules import PREFIX_NAMESPACE

if TYPE_CHECKING:
    from twl_graph.new_file import NewFile
    from twl_graph.place import Place

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

    What is written must say what was meant: a mend after which the file states anything else is left out.
    """
    mends = list(_mends(file, findings))
    text = _written(file.text, mends)
    if not _says(file, text, mends):
        kept: list[_Mend] = []
        for mend in mends:  # one by one: the rest need not suffer for one of them
            if _says(file, _written(file.text, [*kept, mend]), [*kept, mend]):
                kept.append(mend)
        mends, text = kept, _written(file.text, kept)
    return Mended(file, text, tuple(mend.finding for mend in mends))


class _Mend(NamedTuple):
    """One change: the finding that it mends, the stretch of the text, and what is written there."""

    finding: Finding
    start: int
    end: int
    term: ox.NamedNode | ox.Literal
    spelled: str


def _mends(file: NewFile, findings: Iterable[Finding]) -> Iterator[_Mend]:
    """Yield the safe changes of a file in the order of its text, at most one for a stretch of it."""
    chosen: dict[tuple[int, int], _Mend] = {}
    for finding in findings:
        suggestion, place = finding.suggestion, finding.place
        if finding.source != file.name or place is None or suggestion is None or not suggestion.safe:
            continue
        if suggestion.instead is not None and can_mend(file):
            spelled = _spelled(file, suggestion.instead, finding.part)
            chosen.setdefault(place[2:4], _Mend(finding, place.start, place.end, suggestion.instead, spelled))
    reached = 0
    for _, mend in sorted(chosen.items()):
        if mend.start >= reached:  # terms do not overlap; were two to, the later one is mended in another run
            reached = mend.end
            yield mend


def _written(text: str, mends: Sequence[_Mend]) -> str:
    for mend in reversed(mends):
        text = text[: mend.start] + mend.spelled + text[mend.end :]
    return text


def _says(file: NewFile, text: str, mends: Sequence[_Mend]) -> bool:
    """Tell whether a text states what the file states, with the right terms in the places of the wrong ones."""
    try:
        found = reading.parse(text.encode("utf-8"), file.name, file.syntax).quads
    except TwlError:
        return False
    return canonical(found) == canonical(_meant(file, mends))


def _meant(file: NewFile, mends: Sequence[_Mend]) -> Iterator[ox.Quad]:
    """Yield the statements of a file with the right terms; a right namespace goes to each term that has the wrong."""
    instead = {(mend.start, mend.end): mend.term for mend in mends}
    spaces = {
        mend.finding.node.value: mend.term.value
        for mend in mends
        if mend.finding.rule == PREFIX_NAMESPACE.iri and isinstance(mend.finding.node, ox.NamedNode)
    }

    def right(term: Any, place: Place | None) -> Any:
        found = instead.get((place.start, place.end), term) if place is not None else term
        for wrong, namespace in spaces.items():
            if isinstance(found, ox.NamedNode) and found.value.startswith(wrong):
                return ox.NamedNode(namespace + found.value.removeprefix(wrong))
        return found

    for quad, at in zip(file.statements, file.written, strict=True):
        places = at or (None, None, None, None)
        yield ox.Quad(*map(right, (quad.subject, quad.predicate, quad.object, quad.graph_name), places))


def _spelled(file: NewFile, term: ox.NamedNode | ox.Literal, part: Part) -> str:
    """Return a term as the file would write it: with its own prefixes, and in full without them."""
    if file.syntax in _LINES:
        return str(term)
    terms = Terms(file.prefixes, file.base)
    if part is Part.PREDICATE and isinstance(term, ox.NamedNode):
        return terms.predicate(term)
    return terms.term(term)

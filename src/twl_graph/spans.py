"""Spans of a text: RFC 5147 character ranges as fragments of its IRI.

Positions are gaps between Unicode code points, counted from 0 over the whole file, so that ``char=0,3`` is its first
three characters and the end is exclusive (RFC 5147, sections 2.1.1 and 2.2.1).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from twl_graph.errors import UsageError, Words
from twl_graph.namespaces import ARTICLE, ARTICLES

#: Canonical decimal numbers only: `char=05,9` would be a second name for the same span.
_FRAGMENT = re.compile(r"char=(0|[1-9][0-9]*),(0|[1-9][0-9]*)\Z", re.ASCII)
#: The full-width forms of ASCII, which Chinese input methods write (Unicode, U+FF01 to U+FF5E), and their plain ones.
NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}

#: The paragraph in the place of a span, `p4:511,554`: the positions tell it as well.
_PARAGRAPH = re.compile(r"\Ap[0-9]+:(?=[0-9])", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of a text, ``start`` and ``end`` in code points. Spans sort as they stand in the text.

    Raises:
        UsageError: the start is negative or the end does not lie after the start.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse what is no stretch of text."""
        if not 0 <= self.start < self.end:
            raise UsageError(
                Words(
                    f"文段 char={self.start},{self.end} 无效：终点必须大于起点，起点不得小于 0",
                    f"char={self.start},{self.end} is no span: it must start at 0 or later and end after its start",
                )
            )

    @property
    def fragment(self) -> str:
        """The RFC 5147 fragment, such as ``char=511,554``."""
        return f"char={self.start},{self.end}"

    def __len__(self) -> int:
        """Return the number of code points."""
        return self.end - self.start

    def __contains__(self, other: "Span") -> bool:
        """Tell whether the other span lies inside this one (or is the same)."""
        return self.start <= other.start and other.end <= self.end

    def iri(self, source: str = ARTICLE) -> str:
        """Return the IRI of this span of the source."""
        return f"{source}#{self.fragment}"

    @classmethod
    def from_fragment(cls, fragment: str) -> "Span":
        """Return the span that a fragment such as ``char=511,554`` names.

        Raises:
            UsageError: it is no canonical RFC 5147 character range, or is empty or reversed.
        """
        match = _FRAGMENT.match(fragment)
        if match is None:
            raise UsageError(
                Words(
                    f"“{fragment}”不是文段；应写成 char=起点,终点，如 char=0,12",
                    f'"{fragment}" is no span; write char=START,END, such as char=0,12',
                )
            )
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def typed(cls, text: str) -> "Span":
        """Return the span that a person types, in full-width letters too.

        That is ``char=511,554``, ``511,554``, its IRI, or its place with the paragraph, ``p4:511,554``.

        Raises:
            UsageError: it names no span.
        """
        fragment = _PARAGRAPH.sub("", text.translate(NARROW).rpartition("#")[2].strip())
        return cls.from_fragment(fragment if fragment.startswith("char=") else f"char={fragment}")


class SourceSpan(NamedTuple):
    """A span together with the IRI of the text that it is counted in; they sort by text, then as they stand in it."""

    source: str
    span: Span

    @property
    def iri(self) -> str:
        """The IRI of the span."""
        return self.span.iri(self.source)

    @property
    def short(self) -> str:
        """What tells it from every other: the fragment for a span of the article, the IRI for one of another text."""
        return self.span.fragment if self.source == ARTICLE else self.iri

    def touches(self, other: "SourceSpan") -> bool:
        """Tell whether one of the two lies inside the other (or is the same)."""
        return self.source == other.source and (self.span in other.span or other.span in self.span)


def positions(spans: Iterable[Span]) -> set[int]:
    """Return the position of every code point that lies in at least one of the spans."""
    return {position for span in spans for position in range(span.start, span.end)}


def span_of(iri: str, source: str = ARTICLE) -> Span | None:
    """Return the span of the source that an IRI names, or None where it names something else."""
    if not iri.startswith(source + "#"):
        return None
    match = _FRAGMENT.match(iri, len(source) + 1)
    if match is None or int(match[1]) >= int(match[2]):
        return None
    return Span(int(match[1]), int(match[2]))


def source_span_of(iri: str) -> SourceSpan | None:
    """Return the span that an IRI names, of whichever text, or None where it names something else."""
    source, _, _ = iri.partition("#")
    if not source.startswith(ARTICLES):
        return None
    span = span_of(iri, source)
    return SourceSpan(source, span) if span is not None else None

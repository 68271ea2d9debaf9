"""What a graph knows of the texts that its facts are taken from, and of the headers of its files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from twl_graph.namespaces import PROV, RDF, TWL
from twl_graph.spans import SourceSpan, Span, source_span_of

if TYPE_CHECKING:
    from twl_graph.knowledge import Knowledge

_TYPE: Final = RDF + "type"
_PARAGRAPH: Final = ox.NamedNode(TWL + "Paragraph")
_DERIVED: Final = PROV + "wasDerivedFrom"


class KnownTexts:
    """The registered texts of a graph, with their lengths and paragraphs, and what its files say of themselves."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    @cached_property
    def types(self) -> dict[str, set[str]]:
        """The types of each IRI."""
        found: dict[str, set[str]] = defaultdict(set)
        for quad in self._knowledge.quads:
            if (
                quad.predicate.value == _TYPE
                and isinstance(quad.subject, ox.NamedNode)
                and isinstance(quad.object, ox.NamedNode)
            ):
                found[quad.subject.value].add(quad.object.value)
        return found

    @cached_property
    def derived(self) -> dict[str, set[str]]:
        """What says what it was derived from, and the IRIs of that."""
        found: dict[str, set[str]] = {}
        for quad in self._knowledge.quads:
            if quad.predicate.value == _DERIVED and isinstance(quad.subject, ox.NamedNode):
                found.setdefault(quad.subject.value, set()).add(str(getattr(quad.object, "value", "")))
        return found

    @cached_property
    def lengths(self) -> dict[str, int]:
        """The length in characters of each registered text; of two, the one that was there first."""
        found: dict[str, int] = {}
        for quad in self._knowledge.quads:
            if (
                quad.predicate.value == TWL + "length"
                and isinstance(quad.subject, ox.NamedNode)
                and isinstance(quad.object, ox.Literal)
                and quad.object.value.isdecimal()
            ):
                found.setdefault(quad.subject.value, int(quad.object.value))
        return found

    @cached_property
    def paragraphs(self) -> dict[str, list[Span]]:
        """The paragraphs of each text, as they stand in it."""
        found: dict[str, list[Span]] = defaultdict(list)
        for place in self.declared_paragraphs:
            found[place.source].append(place.span)
        return {source: sorted(spans) for source, spans in found.items()}

    @cached_property
    def declared_paragraphs(self) -> dict[SourceSpan, ox.Quad]:
        """The paragraphs of all texts, each with the first statement that says it is one."""
        found: dict[SourceSpan, ox.Quad] = {}
        for quad in self._knowledge.quads:
            if quad.predicate.value == _TYPE and quad.object == _PARAGRAPH and isinstance(quad.subject, ox.NamedNode):
                place = source_span_of(quad.subject.value)
                if place is not None:
                    found.setdefault(place, quad)
        return found

    def in_one_paragraph(self, place: SourceSpan) -> bool:
        """Whether the span lies inside one paragraph of its text."""
        return any(place.span in paragraph for paragraph in self.paragraphs.get(place.source, []))

    def overlapping(self) -> Iterator[tuple[SourceSpan, SourceSpan]]:
        """Yield each paragraph that overlaps with shorter ones, or with one as long, and the first of these."""
        told: set[SourceSpan] = set()
        for source, spans in self.paragraphs.items():
            reached = spans[0]
            for span in spans[1:]:
                if span.start < reached.end:
                    longer, shorter = (reached, span) if len(reached) >= len(span) else (span, reached)
                    if (place := SourceSpan(source, longer)) not in told:
                        told.add(place)
                        yield place, SourceSpan(source, shorter)
                reached = max(reached, span, key=lambda one: one.end)

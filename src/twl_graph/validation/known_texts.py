"""What a graph knows of the texts that its facts are taken from, and of the headers of its files."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from twl_graph.namespaces import PROV, RDF, TWL
from twl_graph.spans import SourceSpan, Span, source_span_of

if TYPE_CHECKING:
    from twl_graph.knowledge import Knowledge

_TYPE: Final = RDF + "type"
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
        """The length in characters of each registered text."""
        return {
            quad.subject.value: int(quad.object.value)
            for quad in self._knowledge.quads
            if quad.predicate.value == TWL + "length"
            and isinstance(quad.subject, ox.NamedNode)
            and isinstance(quad.object, ox.Literal)
            and quad.object.value.isdecimal()
        }

    @cached_property
    def paragraphs(self) -> dict[str, list[Span]]:
        """The paragraphs of each text, as they stand in it."""
        found: dict[str, list[Span]] = defaultdict(list)
        for iri, types in self.types.items():
            if TWL + "Paragraph" in types and (place := source_span_of(iri)) is not None:
                found[place.source].append(place.span)
        return {source: sorted(spans) for source, spans in found.items()}

    def in_one_paragraph(self, place: SourceSpan) -> bool:
        """Whether the span lies inside one paragraph of its text."""
        spans = self.paragraphs.get(place.source, [])
        around = spans[bisect_right(spans, place.span.start, key=lambda span: span.start) - 1 :][:1]
        return bool(around) and place.span in around[0]

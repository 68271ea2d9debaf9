"""What the messages call things, values and the places that state them: labels, and spans or files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Quad

from twl_graph.errors import Words, shortened, words
from twl_graph.facts import short_name
from twl_graph.namespaces import ARTICLE, COMPUTED, RDF, TWL, compact
from twl_graph.spans import Span, span_of

if TYPE_CHECKING:
    from twl_graph.validation.consistency.statements import Statements
    from twl_graph.validation.labels import Labels

_INSIDE: Final = str.maketrans("“”", "‘’")


class Naming:
    """Names for a reader, from what the graph states."""

    def __init__(self, statements: Statements, labels: Labels) -> None:
        self._statements, self._labels = statements, labels

    def of(self, thing: str) -> Words:
        """Return the label of a thing, class or property; its short IRI where it has none."""
        return self._labels.name(NamedNode(thing)) or words(compact(thing))

    def with_iri(self, thing: str) -> Words:
        """Return the label of a thing with its short IRI in brackets."""
        label, short = self.of(thing), compact(thing)
        if label.en == short:
            return Words(short, short)
        return Words(f"{quoted(label.zh)}（{short}）", f"{quoted(label.en)} ({short})")

    def value(self, term: object) -> Words:
        """Return a value: a thing by its label, a date or number as written, a text in quotation marks."""
        if isinstance(term, NamedNode):
            return self.of(term.value)
        if not isinstance(term, Literal):
            return Words(str(term), str(term))
        text = shortened(term.value)
        plain = text if term.language is None and term.datatype.value != RDF + "langString" else quoted(text)
        return Words(plain, plain)

    def with_places(self, term: object, quads: Iterable[Quad]) -> Words:
        """Return a value with where it is stated in brackets."""
        value, places = self.value(term), self.places(quads)
        return Words(f"{value.zh}（{places.zh}）", f"{value.en} ({places.en})")

    def places(self, quads: Iterable[Quad]) -> Words:
        """Return where statements stand: spans as ``p4:511,554``, other graphs and files by their names."""
        found = list(dict.fromkeys(self._place(quad) for quad in quads))
        return Words("、".join(place.zh for place in found), ", ".join(place.en for place in found))

    def _place(self, quad: Quad) -> Words:
        graph = quad.graph_name
        if not isinstance(graph, NamedNode):
            name = Path(self._statements.file_of.get(quad, "?")).name
            return Words(name, name)
        if graph.value == COMPUTED:
            return Words("推算", "computed")
        source, _, _ = graph.value.partition("#")
        span = span_of(graph.value, source)
        if span is None:
            name = short_name(graph.value)
            return Words(name, name)
        where = f"{self._paragraph(source, span)}{span.start},{span.end}"
        if source != ARTICLE:
            where = f"{short_name(source).removeprefix('article/')} {where}"
        return Words(where, where)

    def _paragraph(self, source: str, span: Span) -> str:
        for around, number in self._paragraphs.get(source, ()):
            if span in around:
                return f"p{number}:"
        return ""

    @cached_property
    def _paragraphs(self) -> dict[str, list[tuple[Span, str]]]:
        found: dict[str, list[tuple[Span, str]]] = {}
        for thing, quads in self._statements.with_property(TWL + "paragraphNumber"):
            source, _, _ = thing.partition("#")
            span = span_of(thing, source)
            if span is not None and isinstance(quads[0].object, Literal):
                found.setdefault(source, []).append((span, quads[0].object.value))
        return found


def quoted(text: str) -> str:
    """Return a text in quotation marks; those inside it become single ones (GB/T 15834, section 4.8)."""
    return f"“{text.translate(_INSIDE)}”"


def listed(parts: Sequence[Words]) -> Words:
    """Return several things in one phrase: “A、B和C”, "A, B and C"."""
    if len(parts) == 1:
        return parts[0]
    zh, en = [part.zh for part in parts], [part.en for part in parts]
    return Words(f"{'、'.join(zh[:-1])}和{zh[-1]}", f"{', '.join(en[:-1])} and {en[-1]}")

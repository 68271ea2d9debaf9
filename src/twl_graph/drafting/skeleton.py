"""The skeleton of a draft: a header that registers the text, and a block for each clause with what was found in it.

What a person has still to write is marked by ``concept:to-be-completed``.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

import pyoxigraph as ox

from twl_graph.dates import Year, YearMonth
from twl_graph.drafting.contents import Clause
from twl_graph.drafting.dates import Dated, Moment
from twl_graph.drafting.document_classes import DocumentClasses
from twl_graph.drafting.quantities import Number, Quantity
from twl_graph.drafting.quoted import Quoted
from twl_graph.drafting.text_source import TextSource
from twl_graph.folding import has_han
from twl_graph.namespaces import CONCEPT, DCTERMS, ID, PROV, RDF, RDFS, SCHEMA, TWL, VOID, XSD
from twl_graph.open_places import OPEN

_LICENCE: Final = ox.NamedNode("https://creativecommons.org/licenses/by/4.0/")
_PROJECT: Final = ox.NamedNode("https://w3id.org/twl-graph/project")
_TYPE: Final = RDF + "type"
_LABEL: Final = RDFS + "label"

#: The most characters of a wording, by its language (shape:wording).
_LONGEST_WORDING: Final = {"zh": 15, "en": 60}

_Value = ox.NamedNode | ox.Literal | str


class Skeleton:
    """Gathers the statements of a draft.

    Args:
        source: the text.
        taken: the IRIs that the graph has already, which no proposed thing may have.
        dated: when the text was written; None where that is not known.
        classes: the classes of documents.

    `documents` counts the proposed documents by their class, an IRI.
    """

    def __init__(
        self, source: TextSource, taken: frozenset[str], dated: Moment | None, classes: DocumentClasses
    ) -> None:
        self._source, self._taken, self._dated, self._classes = source, taken, dated, classes
        self.documents: Counter[str] = Counter()
        self._counts: Counter[str] = Counter()
        #: What was proposed for a title or a quoted name, by its words.
        self._proposed: dict[tuple[str, bool], str] = {}
        self._graph = ox.NamedNode(source.graph)
        self._quads: list[ox.Quad] = []

    def quads(self, clauses: Sequence[Clause]) -> list[ox.Quad]:
        """Return the statements of the header, where the source is new, and of the clauses."""
        if not self._source.known:
            self._header(any(time.now for clause in clauses for time in clause.times))
        for clause in clauses:
            self._clause(clause)
        return self._quads

    def _say(self, subject: str, predicate: str, *values: _Value) -> None:
        """State something in the present block; a string is an IRI."""
        for value in values:
            node = ox.NamedNode(value) if isinstance(value, str) else value
            self._quads.append(ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), node, self._graph))

    def _header(self, tells_now: bool) -> None:
        """Describe the graph, the article, its paragraphs, and the time of writing where it is told or meant."""
        source, count = self._source, len(self._source.text)
        self._say(source.graph, _TYPE, VOID + "Dataset")
        self._say(
            source.graph, DCTERMS + "title", *_both(f"文章 {source.name} 的事实", f"Facts of article {source.name}")
        )
        self._say(
            source.graph,
            DCTERMS + "description",
            *_both(
                f"文章 {source.name} 的登记和其中的事实；不含原文。",
                f"The registration of article {source.name} and the facts in it; none of its text.",
            ),
        )
        self._say(source.graph, DCTERMS + "license", _LICENCE)
        self._say(source.graph, DCTERMS + "creator", _PROJECT)
        self._say(source.graph, PROV + "wasDerivedFrom", source.iri)
        self._say(source.iri, _TYPE, SCHEMA + "NewsArticle")
        self._say(source.iri, _LABEL, *_both(f"文章 {source.name}", f"article {source.name}"))
        self._say(
            source.iri,
            DCTERMS + "description",
            *_both(f"一篇纯文本的文章，全文 {count} 字。", f"An article in plain text, of {count} characters."),
        )
        self._say(source.iri, SCHEMA + "encodingFormat", ox.Literal("text/plain; charset=utf-8"))
        self._say(source.iri, SCHEMA + "inLanguage", ox.Literal(source.language))
        digest = ox.Literal(source.digest, datatype=ox.NamedNode(XSD + "hexBinary"))
        self._say(source.iri, TWL + "contentDigest", digest)
        self._say(source.iri, TWL + "length", ox.Literal(count))
        for number, paragraph in enumerate(source.paragraphs, start=1):
            iri = paragraph.iri(source.iri)
            self._say(iri, _TYPE, TWL + "Paragraph")
            self._say(iri, TWL + "paragraphNumber", ox.Literal(number))
            self._say(iri, TWL + "paragraphKind", CONCEPT + "body-text")
        if self._dated is not None or tells_now:
            self._say(source.iri, DCTERMS + "temporal", source.time)
            self._say(source.time, _TYPE, TWL + "Period")
            names = f"文章 {source.name} 的写作时间", f"time of writing of article {source.name}"
            self._say(source.time, _LABEL, *_both(*names))
            self._period_ends(source.time, self._dated, self._dated, "date-inferred")

    def _clause(self, clause: Clause) -> None:
        """Say what a clause mentions, and describe what is proposed for it."""
        span = clause.span.iri(self._source.iri)
        self._graph = ox.NamedNode(span)
        mentioned = dict.fromkeys(iri for mention in clause.mentions for iri in mention.iris)
        for time in clause.times:
            if time.now and (self._source.known or self._dated is not None or time.first is None):
                mentioned[self._source.time] = None
        for name in clause.quoted:
            mentioned[self._named(name)] = None
        self._say(span, SCHEMA + "mentions", *mentioned, OPEN)
        for time in clause.times:
            if not time.now:
                self._time(time)
        for quantity in clause.quantities:
            self._figure(quantity)

    def _time(self, time: Dated) -> None:
        """Propose an event of that date, or a period."""
        if time.period:
            iri = self._new("period", "时段", time.wording, TWL + "Period")
            self._period_ends(iri, time.first, time.last, time.basis)
        else:
            iri = self._new("event", "事件", time.wording, TWL + "Event")
            self._say(iri, TWL + "date", _date(time.first))
            self._say(iri, TWL + "dateBasis", CONCEPT + time.basis)
            self._say(iri, SCHEMA + "about", OPEN)
        if time.basis != "date-stated":
            self._say(iri, TWL + "resolvedFrom", self._wording(time.wording))

    def _period_ends(self, iri: str, first: Moment | None, last: Moment | None, basis: str) -> None:
        self._say(iri, TWL + "begins", _date(first))
        self._say(iri, TWL + "ends", _date(last))
        self._say(iri, TWL + "dateBasis", CONCEPT + basis)

    def _figure(self, quantity: Quantity) -> None:
        """Propose a figure with the bounds that its words give."""
        iri = self._new("figure", "数字", quantity.wording, TWL + "Figure")
        if quantity.least is not None or quantity.approximation != "less-than":
            self._say(iri, SCHEMA + "minValue", OPEN if quantity.least is None else _number(quantity.least))
        if quantity.most is not None:
            self._say(iri, SCHEMA + "maxValue", _number(quantity.most))
        if quantity.unit:
            self._say(iri, SCHEMA + "unitText", self._words(quantity.unit))
        exactness = OPEN if quantity.approximation is None else CONCEPT + quantity.approximation
        self._say(iri, TWL + "approximation", exactness)
        self._say(iri, TWL + "countOf", OPEN)
        self._say(iri, TWL + "wording", self._wording(quantity.wording))
        self._say(iri, SCHEMA + "about", OPEN)

    def _named(self, name: Quoted) -> str:
        """Return what is proposed for a title or a quoted name, described where it is first met."""
        key = name.words, name.title
        if key not in self._proposed:
            self._proposed[key] = self._document(name) if name.title else self._candidate(name)
        return self._proposed[key]

    def _document(self, title: Quoted) -> str:
        iri, number = self._numbered("document")
        kind = self._classes.of_title(title.words)
        self.documents[kind] += 1
        self._say(iri, _TYPE, kind)
        self._say(iri, DCTERMS + "title", self._words(title.words))
        if self._source.language == "zh":  # the label in the other language is computed from the title
            self._say(iri, _LABEL, ox.Literal(f"document {number} of {self._source.name}", language="en"))
        else:
            self._say(iri, _LABEL, *_both(f"{self._source.name} 的文件 {number}", title.words))
        if kind in self._classes.agreements:
            self._say(iri, TWL + "hasParty", OPEN)
            self._say(iri, TWL + "field", OPEN)
        self._say(iri, SCHEMA + "about", OPEN)
        return iri

    def _candidate(self, name: Quoted) -> str:
        iri, _ = self._numbered("name")
        self._say(iri, _TYPE, OPEN)
        self._say(iri, _LABEL, self._words(name.words))
        return iri

    def _new(self, kind: str, zh: str, wording: str, cls: str) -> str:
        """Describe a proposed thing by its class and a working name, and return its IRI."""
        iri, number = self._numbered(kind)
        name = self._source.name
        self._say(iri, _TYPE, cls)
        self._say(iri, _LABEL, *_both(f"{name} 的{zh} {number}（{wording}）", f"{kind} {number} of {name} ({wording})"))
        return iri

    def _numbered(self, kind: str) -> tuple[str, int]:
        """Return the next IRI of a kind that nothing has yet, and its number."""
        while True:
            self._counts[kind] += 1
            iri = f"{ID}{self._source.name}-{kind}-{self._counts[kind]}"
            if iri not in self._taken:
                return iri, self._counts[kind]

    def _words(self, words: str) -> ox.Literal:
        """Return words of the text in the language that they are in, which may be another than that of the whole."""
        latin = not has_han(words) and any(map(str.isalpha, words))
        return ox.Literal(words, language="en" if latin else self._source.language)

    def _wording(self, words: str) -> _Value:
        """Return the words of a date or a quantity; the mark of an open place for more than a few of them."""
        literal = self._words(words)
        return literal if len(words) <= _LONGEST_WORDING[literal.language or ""] else OPEN


def _both(zh: str, en: str) -> Iterator[ox.Literal]:
    yield ox.Literal(zh, language="zh")
    yield ox.Literal(en, language="en")


def _number(number: Number) -> ox.Literal:
    if isinstance(number, int):
        return ox.Literal(number)
    return ox.Literal(format(number, "f"), datatype=ox.NamedNode(XSD + "decimal"))


def _date(moment: Moment | None) -> _Value:
    """Return a date as the literal of its precision, or the mark of an open place."""
    if moment is None:
        return OPEN
    if isinstance(moment, date):
        return ox.Literal(moment.isoformat(), datatype=ox.NamedNode(XSD + "date"))
    assert isinstance(moment, Year | YearMonth)
    return ox.Literal(str(moment), datatype=ox.NamedNode(moment.datatype))


def open_places(quads: Sequence[ox.Quad]) -> int:
    """Return how many places of a draft are still to be completed."""
    return sum(quad.object == OPEN for quad in quads)

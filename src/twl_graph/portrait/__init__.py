"""The portrait of a thing: its description as text for people, as JSON and RDF for programs, and as a picture.

What the article does not say is marked: its file stands in brackets instead of a place in the text.
"""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from twl_graph.entities import Description, names
from twl_graph.errors import Words
from twl_graph.facts import Fact, short_name
from twl_graph.namespaces import ARTICLE, compact
from twl_graph.portrait.dossier import Dossier
from twl_graph.portrait.fact_table import Row, fact_table, indented
from twl_graph.portrait.plain_facts import PlainFact, address
from twl_graph.results import term_as_json
from twl_graph.spans import SourceSpan, source_span_of
from twl_graph.tables import harmless
from twl_graph.widths import pad, width, wrap

if TYPE_CHECKING:
    from twl_graph.evidence.article import Article

_FACTS: Final = Words("属性|值|依据", "property|value|evidence")
_MENTIONS: Final = Words("← 属性|事物|依据", "← property|thing|evidence")
_STATED: Final = Words("所述事物|属性|值", "thing|property|value")
_LINKS: Final = Words("链接", "links")
_INFERENCES: Final = Words("推断（文中没有明说）", "inferences (beyond the words of the article)")
_WORDS: Final = Words("原文", "the words of the article")
_EVIDENCE: Final = Words("依据", "evidence")


def to_text(description: Description, lang: str, columns: int = 80, article: "Article | None" = None) -> str:
    """Lay out a description for a terminal of that many columns, in `zh`, `en` or `both`.

    First its facts in the order of its shapes, then the facts that mention it, its links, the inferences that touch
    it, and where all this stands; with the article at hand, the very words.
    """
    return _Text(Dossier(description), lang, columns, article).whole()


def to_json(description: Description, article: "Article | None" = None) -> dict[str, Any]:
    """Give a description as JSON values: terms as in the SPARQL 1.1 results format, names in both languages.

    `readings` are the facts as `to_text` tells them. With the article at hand, `words` are those of each span.
    """
    dossier = Dossier(description)
    inferences = [
        {
            "id": inference.iri,
            "label": inference.label._asdict(),
            "reason": inference.reason._asdict(),
            "spans": [place.short for place in inference.places],
        }
        for inference, _ in dossier.inferences
    ]
    told = {
        "id": description.iri,
        "curie": compact(description.iri),
        "label": description.names._asdict(),
        "facts": [
            _fact(dossier, fact) | {"value": _term(description, fact.triple.object)}
            for fact in dossier.ordered(description.facts)
        ],
        "mentions": [
            _fact(dossier, fact) | {"thing": _term(description, fact.triple.subject)}
            for fact in dossier.ordered(description.mentions)
        ],
        "stated": [
            _fact(dossier, fact)
            | {"value": _term(description, fact.triple.object), "thing": _term(description, fact.triple.subject)}
            for fact in sorted(description.stated, key=lambda fact: str(fact.triple))
        ],
        "readings": [_reading(line) for line in dossier.facts],
        "links": [address(fact) for fact in dossier.links],
        "inferences": inferences,
        "sources": {graph: dossier.origins.title(graph)._asdict() for graph in dossier.outside},
    }
    if article is not None:
        told["words"] = {
            place.short: article.words(place.span) for place in dossier.places if place.source == article.source
        }
    return told


def to_quads(description: Description) -> list[ox.Quad]:
    """Give the facts and mentions as quads, in the default graph and in each graph that holds them."""
    quads = []
    for fact in (*description.facts, *description.mentions, *description.stated):
        subject, predicate, value = fact.triple
        quads.append(ox.Quad(subject, predicate, value))
        quads.extend(ox.Quad(subject, predicate, value, ox.NamedNode(graph)) for graph in fact.graphs)
    return quads


def to_mermaid(description: Description, lang: str) -> bytes:
    """Draw the facts and mentions as a Mermaid flowchart. Raises LimitReached for more than Mermaid draws."""
    from twl_graph.pictures.mermaid import of_triples

    facts = (*description.facts, *description.mentions, *description.stated)
    return of_triples((fact.triple for fact in facts), partial(names, description.knowledge), lang)


def _fact(dossier: Dossier, fact: Fact) -> dict[str, Any]:
    """Tell what property a fact is of, and where it stands."""
    return {
        "property": fact.triple.predicate.value,
        "label": dossier.description.called(fact.triple.predicate)._asdict(),
        "spans": [place.short for place in fact.places],
        "paragraphs": sorted({number for place in fact.places if (number := dossier.origins.paragraph(place))}),
        "graphs": list(fact.graphs),
        "inferences": [dossier.inferences[number - 1][0].iri for number in dossier.numbers([fact])],
    }


def _reading(line: PlainFact) -> dict[str, Any]:
    return {
        "label": line.label._asdict(),
        "value": line.value._asdict(),
        "properties": list(dict.fromkeys(fact.triple.predicate.value for fact in line.facts)),
        "spans": [place.short for place in line.places],
    }


def _term(description: Description, term: object) -> dict[str, Any]:
    """Give a term as in the SPARQL 1.1 results format, with the names of a thing."""
    label = {"label": description.called(term)._asdict()} if isinstance(term, ox.NamedNode) else {}
    return term_as_json(term) | label


class _Text:
    """A dossier on its way to a terminal."""

    def __init__(self, dossier: Dossier, lang: str, columns: int, article: "Article | None") -> None:
        self._dossier, self._lang, self._columns, self._article = dossier, lang, columns, article

    def whole(self) -> str:
        """Return all sections, an empty line between them; of a span of the article first what it says."""
        words = self._words() if self._article is not None else ""
        known = (
            self._table(_FACTS, self._dossier.facts),
            self._table(_MENTIONS, self._dossier.mentions, "← "),
            self._links(),
            self._inferences(),
        )
        is_span = source_span_of(self._dossier.description.iri) is not None
        body = (words, self._stated(), *known) if is_span else (*known, words)
        sections = (self._title(), *body, self._legend())
        return "\n".join(filter(None, sections))

    def _said(self, words: Words) -> str:
        return harmless(words.in_line(self._lang))

    def _title(self) -> str:
        description = self._dossier.description
        lines = [*wrap(self._said(description.names), self._columns), harmless(compact(description.iri))]
        own = source_span_of(description.iri)
        if own is not None and (number := self._dossier.origins.paragraph(own)) is not None:
            size = len(own.span)
            place = Words(f"第 {number} 段，{size} 字", f"paragraph {number}, {size} characters")
            lines += wrap(self._said(place), self._columns)
        return "".join(line + "\n" for line in lines)

    def _table(self, heading: Words, lines: list[PlainFact], before: str = "") -> str:
        rows = [
            Row(before + line.label.in_line(self._lang), line.value.in_line(self._lang), self._evidence(line))
            for line in lines
        ]
        return fact_table(self._header(heading), rows, self._columns) if rows else ""

    def _header(self, heading: Words) -> Row:
        return Row(*(heading.en if self._lang == "en" else heading.zh).split("|"))

    def _evidence(self, line: PlainFact) -> str:
        """Say where a line stands, and by which inferences."""
        numbers = [f"({number})" for number in self._dossier.numbers(line.facts)]
        return " ".join([self._dossier.origins.evidence(line.places, line.graphs), *numbers])

    def _stated(self) -> str:
        rows = [
            Row(thing.in_line(self._lang), line.label.in_line(self._lang), line.value.in_line(self._lang))
            for thing, lines in self._dossier.stated
            for line in lines
        ]
        return fact_table(self._header(_STATED), rows, self._columns) if rows else ""

    def _links(self) -> str:
        """List the addresses, each whole on its line, so that it can be followed and copied."""
        labels = [self._said(self._dossier.description.called(fact.triple.predicate)) for fact in self._dossier.links]
        widest = max(map(width, labels), default=0)
        lines = []
        for label, fact in zip(labels, self._dossier.links, strict=True):
            source = self._dossier.origins.evidence(fact.places, fact.graphs)
            line = f"{pad(label, widest)}  {address(fact)}  {source}"
            if width(line) <= self._columns:
                lines.append(line)
            else:
                lines += [*wrap(label, self._columns), f"  {address(fact)}", *indented(source, self._columns, 4)]
        return self._section(_LINKS, lines)

    def _inferences(self) -> str:
        pairs = []
        for number, (inference, _) in enumerate(self._dossier.inferences, start=1):
            said = Words(f"{inference.label.zh}：{inference.reason.zh}", f"{inference.label.en}: {inference.reason.en}")
            places = map(self._dossier.origins.place, inference.places)
            pairs.append((f"({number})", " ".join([self._said(said), *places])))
        return self._section(_INFERENCES, list(self._pairs(pairs)))

    def _words(self) -> str:
        """Quote the text at hand, span by span."""
        assert self._article is not None
        pairs = [
            (self._dossier.origins.place(place), self._article.words(place.span))
            for place in self._dossier.places
            if place.source == self._article.source
        ]
        return self._section(_WORDS, list(self._pairs(pairs)))

    def _legend(self) -> str:
        """Explain what stands in the column of the evidence."""
        pairs = []
        at_hand = self._article.source if self._article is not None else None
        unseen = [place for place in self._dossier.places if place.source != at_hand]
        if source_span_of(self._dossier.description.iri) is None:
            firsts = {place.source: place for place in reversed(unseen)}
            for place in sorted(firsts.values()):
                pairs.append((self._dossier.origins.place(place), self._said(self._position(place))))
        for graph in self._dossier.outside:
            title = self._dossier.origins.title(graph)
            said = Words(f"文章以外：{title.zh}", f"not from the article: {title.en}")
            pairs.append((f"[{short_name(graph)}]", self._said(said)))
        return self._section(_EVIDENCE, list(self._pairs(pairs)))

    def _position(self, place: SourceSpan) -> Words:
        number, (start, end) = self._dossier.origins.paragraph(place), (place.span.start, place.span.end)
        text = Words("文章", "the article")
        if place.source != ARTICLE:
            title = names(self._dossier.description.knowledge, place.source)
            text = Words(f"“{title.zh}”", f'"{title.en}"')
        where = Words(f"第 {number} 段，", f"paragraph {number}, ") if number is not None else Words("", "")
        return Words(f"{text.zh}{where.zh}位置 {start} 至 {end}", f"{where.en}positions {start} to {end} of {text.en}")

    def _pairs(self, pairs: list[tuple[str, str]]) -> Iterator[str]:
        """Lay out keys and texts, the texts below each other where there is room."""
        widest = max((width(key) for key, _ in pairs), default=0)
        for key, text in pairs:
            if widest + 2 + 20 <= self._columns:
                first, *rest = wrap(text, self._columns - widest - 2)
                yield f"{pad(key, widest)}  {first}"
                yield from (" " * (widest + 2) + line for line in rest)
            else:
                yield key
                yield from indented(text, self._columns, 2)

    def _section(self, heading: Words, lines: list[str]) -> str:
        """Put lines under a heading; nothing where there are none."""
        return "".join(line + "\n" for line in [*wrap(self._said(heading), self._columns), *lines]) if lines else ""

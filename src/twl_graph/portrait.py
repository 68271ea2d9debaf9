"""The portrait of a thing: its description as text for people, as JSON and RDF for programs, and as a picture."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

import pyoxigraph as ox

from twl_graph.entities import Description, Fact, names
from twl_graph.errors import Words
from twl_graph.namespaces import BASE, GRAPH, compact, expand
from twl_graph.results import term_as_json
from twl_graph.spans import Span
from twl_graph.tables import draw, harmless
from twl_graph.widths import wrap

#: The facts that are told first: what a thing is, what it is called, what that means; then the rest by property.
_FIRST: Final = tuple(
    expand(curie)
    for curie in (
        *("rdf:type", "rdfs:label", "skos:prefLabel", "dcterms:title", "skos:altLabel", "skos:hiddenLabel"),
        *("twl:pinyin", "skos:definition", "skos:example", "skos:scopeNote"),
    )
)
#: How many spans are named in a cell; the JSON has them all.
_SHOWN_SPANS: Final = 3


def to_text(description: Description, lang: str, columns: int = 80) -> str:
    """Lay out a description for a terminal of that many columns, in `zh`, `en` or `both`: its facts, its mentions."""
    title = wrap(harmless(description.names.in_line(lang)), columns)
    about = "\n".join([*title, harmless(compact(description.iri)), ""])
    headings = Words("属性|值|依据", "property|value|evidence")
    facts = [
        (description.called(fact.triple.predicate).in_line(lang), _value(description, fact.triple.object, lang), fact)
        for fact in sorted(description.facts, key=_telling_order)
    ]
    back = Words("← 属性|事物|依据", "← property|thing|evidence")
    mentions = [
        (
            f"← {description.called(fact.triple.predicate).in_line(lang)}",
            _value(description, fact.triple.subject, lang),
            fact,
        )
        for fact in sorted(description.mentions, key=_telling_order)
    ]
    told = ((headings, facts), (back, mentions))
    tables = [_table(heading, rows, lang, columns) for heading, rows in told if rows]
    if description.stated:
        tables.append(_stated(description, lang, columns))
    return "\n".join([about, *tables])


def to_json(description: Description) -> dict[str, Any]:
    """Give a description as JSON values: terms as in the SPARQL 1.1 results format, names in both languages."""

    def told(fact: Fact, key: str, term: Any) -> dict[str, Any]:
        return {
            "property": fact.triple.predicate.value,
            "label": description.called(fact.triple.predicate)._asdict(),
            key: _term(description, term),
            "spans": [span.fragment for span in fact.spans],
            "graphs": list(fact.graphs),
        }

    return {
        "id": description.iri,
        "curie": compact(description.iri),
        "label": description.names._asdict(),
        "facts": [told(fact, "value", fact.triple.object) for fact in sorted(description.facts, key=_telling_order)],
        "mentions": [
            told(fact, "thing", fact.triple.subject) for fact in sorted(description.mentions, key=_telling_order)
        ],
        "stated": [
            told(fact, "value", fact.triple.object) | {"thing": _term(description, fact.triple.subject)}
            for fact in sorted(description.stated, key=lambda fact: str(fact.triple))
        ],
    }


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
    from twl_graph.mermaid import of_triples

    facts = (*description.facts, *description.mentions, *description.stated)
    return of_triples((fact.triple for fact in facts), partial(names, description.knowledge), lang)


def _telling_order(fact: Fact) -> tuple[int, str, bool, tuple[Span, ...], str]:
    """Order by property, and within one as the article tells; what it does not tell comes last."""
    predicate = fact.triple.predicate.value
    first = _FIRST.index(predicate) if predicate in _FIRST else len(_FIRST)
    return first, predicate, not fact.spans, fact.spans, str(fact.triple)


def _table(heading: Words, rows: Sequence[tuple[str, str, Fact]], lang: str, columns: int) -> str:
    """Draw facts: a property is named once, its values stand below each other."""
    cells, last = [], ""
    for name, value, fact in rows:
        cells.append([harmless(name) if name != last else "", harmless(value), _evidence(fact)])
        last = name
    header = (heading.en if lang == "en" else heading.zh).split("|")
    return draw(header, cells, right=(False, False, False), within=columns)


def _stated(description: Description, lang: str, columns: int) -> str:
    """Draw the facts that a span states, subject by subject."""
    rows = []
    for fact in sorted(description.stated, key=lambda fact: (str(fact.triple.subject), _telling_order(fact))):
        subject, predicate, value = (_value(description, term, lang) for term in fact.triple)
        rows.append([harmless(subject), harmless(predicate), harmless(value)])
    header = ("subject|property|value" if lang == "en" else "所述事物|属性|值").split("|")
    return draw(header, rows, right=(False, False, False), within=columns)


def _evidence(fact: Fact) -> str:
    """Name the spans that state a fact, as they stand in the text; without one, the files that do."""
    spans = [f"{span.start},{span.end}" for span in fact.spans]
    if spans:
        more = f" +{len(spans) - _SHOWN_SPANS}" if len(spans) > _SHOWN_SPANS else ""
        return " ".join(spans[:_SHOWN_SPANS]) + more
    return " ".join(graph.removeprefix(GRAPH).removeprefix(BASE) for graph in fact.graphs)


def _value(description: Description, term: object, lang: str) -> str:
    if isinstance(term, ox.NamedNode):
        return description.called(term).in_line(lang)
    if isinstance(term, ox.Literal):
        return f"{term.value} @{term.language}" if term.language else term.value
    return str(term)


def _term(description: Description, term: object) -> dict[str, Any]:
    """Give a term as in the SPARQL 1.1 results format, with the names of a thing."""
    label = {"label": description.called(term)._asdict()} if isinstance(term, ox.NamedNode) else {}
    return term_as_json(term) | label

"""The portrait of a thing: its description as text for people and as JSON for programs."""

from collections.abc import Sequence
from typing import Any, Final

import pyoxigraph as ox

from twl_graph.entities import Description, Fact
from twl_graph.errors import Words
from twl_graph.namespaces import BASE, GRAPH, XSD, compact, expand
from twl_graph.spans import Span
from twl_graph.tables import draw, harmless
from twl_graph.widths import wrap

#: Words for the reused properties; the ontology names its own.
_REUSED: Final = {
    expand(curie): Words(zh, en)
    for curie, zh, en in (
        ("rdf:type", "类", "kind"),
        ("rdfs:label", "名称", "name"),
        ("skos:prefLabel", "首选名称", "preferred name"),
        ("dcterms:title", "标题", "title"),
        ("skos:altLabel", "别名", "also called"),
        ("skos:hiddenLabel", "文中简称", "short form"),
        ("skos:definition", "定义", "definition"),
        ("skos:example", "例", "example"),
        ("skos:scopeNote", "说明", "note"),
        ("skos:broader", "上位概念", "broader"),
        ("skos:inScheme", "所属体系", "in scheme"),
        ("skos:topConceptOf", "顶级概念于", "top concept of"),
        ("skos:notation", "编号", "notation"),
        ("dcterms:abstract", "摘要", "summary"),
        ("dcterms:description", "描述", "description"),
        ("dcterms:isPartOf", "属于", "part of"),
        ("dcterms:source", "来源", "source"),
        ("rdfs:isDefinedBy", "定义于", "defined by"),
        ("rdfs:subClassOf", "上位类", "subclass of"),
        ("rdfs:subPropertyOf", "上位属性", "subproperty of"),
        ("rdfs:domain", "定义域", "domain"),
        ("rdfs:range", "值域", "range"),
        ("rdfs:seeAlso", "参见", "see also"),
        ("org:classification", "类别", "classified as"),
        ("org:member", "任职者", "office holder"),
        ("org:organization", "任职单位", "organisation"),
        ("org:postIn", "职务所在单位", "post in"),
        ("schema:about", "关于", "about"),
        ("schema:areaServed", "服务地区", "area served"),
        ("schema:brand", "品牌", "brand"),
        ("schema:containedInPlace", "位于", "contained in"),
        ("schema:location", "地点", "location"),
        ("schema:maxValue", "不超过", "at most"),
        ("schema:member", "成员", "member"),
        ("schema:memberOf", "属于团体", "member of"),
        ("schema:minValue", "不少于", "at least"),
        ("schema:sameAs", "同一事物", "same as"),
        ("schema:spokenByCharacter", "发言人", "spoken by"),
        ("schema:unitText", "单位", "unit"),
        ("geo:asWKT", "坐标", "coordinates"),
        ("geo:hasGeometry", "几何", "geometry"),
    )
}
#: The order in which the facts of a thing are told: what it is called and what it is, then the rest by property.
_FIRST: Final = tuple(_REUSED)[:9]
_STRING: Final = ox.NamedNode(XSD + "string")
#: How many spans are named in a cell; the JSON has them all.
_SHOWN_SPANS: Final = 3


def to_text(description: Description, lang: str, columns: int = 80) -> str:
    """Lay out a description for a terminal of that many columns, in `zh`, `en` or `both`: its facts, its mentions."""
    title = wrap(harmless(_said(description.names, lang)), columns)
    about = "\n".join([*title, harmless(compact(description.iri)), ""])
    headings = Words("属性|值|依据", "property|value|evidence")
    facts = [
        (_said(property_words(description, fact), lang), _value(description, fact.triple.object, lang), fact)
        for fact in sorted(description.facts, key=_telling_order)
    ]
    back = Words("← 属性|事物|依据", "← property|thing|evidence")
    mentions = [
        (f"← {_said(property_words(description, fact), lang)}", _value(description, fact.triple.subject, lang), fact)
        for fact in sorted(description.mentions, key=_telling_order)
    ]
    tables = [_table(heading, rows, lang, columns) for heading, rows in ((headings, facts), (back, mentions)) if rows]
    return "\n".join([about, *tables])


def to_json(description: Description) -> dict[str, Any]:
    """Give a description as JSON values: terms as in the SPARQL 1.1 results format, names in both languages."""

    def told(fact: Fact, key: str, term: Any) -> dict[str, Any]:
        return {
            "property": fact.triple.predicate.value,
            "label": property_words(description, fact)._asdict(),
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
    }


def to_quads(description: Description) -> list[ox.Quad]:
    """Give the facts and mentions as quads, in the default graph and in each graph that holds them."""
    quads = []
    for fact in (*description.facts, *description.mentions):
        subject, predicate, value = fact.triple
        quads.append(ox.Quad(subject, predicate, value))
        quads.extend(ox.Quad(subject, predicate, value, ox.NamedNode(graph)) for graph in fact.graphs)
    return quads


def property_words(description: Description, fact: Fact) -> Words:
    """Give the name of a fact's property: the project's for a reused one, else its label, else its CURIE."""
    predicate = fact.triple.predicate
    return _REUSED.get(predicate.value) or description.called(predicate)


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


def _evidence(fact: Fact) -> str:
    """Name the spans that state a fact, as they stand in the text; without one, the files that do."""
    spans = [f"{span.start},{span.end}" for span in fact.spans]
    if spans:
        more = f" +{len(spans) - _SHOWN_SPANS}" if len(spans) > _SHOWN_SPANS else ""
        return " ".join(spans[:_SHOWN_SPANS]) + more
    return " ".join(graph.removeprefix(GRAPH).removeprefix(BASE) for graph in fact.graphs)


def _value(description: Description, term: object, lang: str) -> str:
    if isinstance(term, ox.NamedNode):
        return _said(description.called(term), lang)
    if isinstance(term, ox.Literal):
        return f"{term.value} @{term.language}" if term.language else term.value
    return str(term)


def _said(words: Words, lang: str) -> str:
    if lang == "both" and words.zh != words.en:
        return f"{words.zh} / {words.en}"
    return words.en if lang == "en" else words.zh


def _term(description: Description, term: object) -> dict[str, Any]:
    """Give a term as in SPARQL 1.1 Query Results JSON Format, section 3.2.2, with the names of a thing."""
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value, "label": description.called(term)._asdict()}
    if isinstance(term, ox.Literal):
        if term.language is not None:
            return {"type": "literal", "value": term.value, "xml:lang": term.language}
        plain = term.datatype == _STRING
        return {"type": "literal", "value": term.value} | ({} if plain else {"datatype": term.datatype.value})
    return {"type": "bnode", "value": str(getattr(term, "value", term))}

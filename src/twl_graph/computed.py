"""Facts that follow from the others and are computed on loading, into a named graph of their own.

- the first and last day of everything dated (``twl:earliest``, ``twl:latest``), whatever the date's precision;
- the positions of every span, its source and the paragraph it lies in;
- what is said within a statement: each span inside the statement's own is according to it;
- ``rdfs:label`` from ``skos:prefLabel`` (a sub-property of it) and from the formal title of a document.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

import pyoxigraph as ox

from twl_graph.dates import bounds
from twl_graph.namespaces import COMPUTED, DCTERMS, OA, RDF, RDFS, SKOS, TWL, XSD
from twl_graph.spans import SourceSpan, source_span_of

_GRAPH: Final = ox.NamedNode(COMPUTED)
_TYPE: Final = ox.NamedNode(RDF + "type")
_LABEL: Final = ox.NamedNode(RDFS + "label")
_SUBCLASS: Final = ox.NamedNode(RDFS + "subClassOf")
_PREF_LABEL: Final = ox.NamedNode(SKOS + "prefLabel")
_TITLE: Final = ox.NamedNode(DCTERMS + "title")
_PART_OF: Final = ox.NamedNode(DCTERMS + "isPartOf")
_DAY: Final = ox.NamedNode(XSD + "date")
_COUNT: Final = ox.NamedNode(XSD + "nonNegativeInteger")
_SPAN: Final = ox.NamedNode(TWL + "Span")
_PARAGRAPH: Final = ox.NamedNode(TWL + "Paragraph")
_RHETORICAL: Final = ox.NamedNode(TWL + "RhetoricalSpan")
_DOCUMENT: Final = ox.NamedNode(TWL + "Document")
_STATEMENT: Final = ox.NamedNode(TWL + "Statement")
_ACCORDING_TO: Final = ox.NamedNode(TWL + "accordingTo")
_HAS_SOURCE: Final = ox.NamedNode(OA + "hasSource")
_START: Final = ox.NamedNode(TWL + "startPosition")
_END: Final = ox.NamedNode(TWL + "endPosition")
_DATE: Final = ox.NamedNode(TWL + "date")
_BEGINS: Final = ox.NamedNode(TWL + "begins")
_ENDS: Final = ox.NamedNode(TWL + "ends")
_EARLIEST: Final = ox.NamedNode(TWL + "earliest")
_LATEST: Final = ox.NamedNode(TWL + "latest")

#: What the value of a computed fact about a span is, by the property.
_VALUE_KINDS: Final = {_PART_OF: _PARAGRAPH, _ACCORDING_TO: _STATEMENT}

_Subject = ox.NamedNode | ox.BlankNode | ox.Triple


def computed_facts(store: ox.Store) -> list[ox.Quad]:
    """Return the computed facts of a store whose named graphs hold the stated ones, each once."""
    blocks = sorted(_blocks(store))
    facts = (*_date_bounds(store), *_span_facts(store, blocks), *_attributions(store, blocks), *_labels(store))
    return list(dict.fromkeys(facts))


def grounds(store: ox.Store, fact: ox.Triple) -> list[ox.Triple]:
    """Return the stated facts that a computed one was computed from, in a fixed order.

    There are none for what the IRI of a span tells by itself: its positions, its source, that it is a span.
    """
    subject, predicate, value = fact
    found: Iterable[ox.Quad] = ()
    if predicate in (_EARLIEST, _LATEST):
        ends = (_DATE, _BEGINS if predicate == _EARLIEST else _ENDS)
        found = (quad for each in ends for quad in store.quads_for_pattern(subject, each, None, None))
    elif predicate == _LABEL:
        found = (quad for each in (_PREF_LABEL, _TITLE) for quad in store.quads_for_pattern(subject, each, value, None))
    elif predicate in _VALUE_KINDS and isinstance(value, ox.NamedNode):
        found = store.quads_for_pattern(value, _TYPE, _VALUE_KINDS[predicate], None)
    return sorted({quad.triple for quad in found}, key=str)


def _matching(store: ox.Store, predicate: ox.NamedNode, value: ox.NamedNode | None = None) -> Iterator[ox.Quad]:
    return store.quads_for_pattern(None, predicate, value, None)


def _fact(
    subject: _Subject, predicate: ox.NamedNode, value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
) -> ox.Quad:
    return ox.Quad(subject, predicate, value, _GRAPH)


def _date_bounds(store: ox.Store) -> Iterator[ox.Quad]:
    """Yield the bounds of each dated node, and of each period by its two ends."""
    for predicate, first, last in ((_DATE, True, True), (_BEGINS, True, False), (_ENDS, False, True)):
        for subject, (earliest, latest) in _bounds_by_subject(store, predicate).items():
            if first:
                yield _fact(subject, _EARLIEST, ox.Literal(earliest.isoformat(), datatype=_DAY))
            if last:
                yield _fact(subject, _LATEST, ox.Literal(latest.isoformat(), datatype=_DAY))


def _bounds_by_subject(store: ox.Store, predicate: ox.NamedNode) -> dict[_Subject, tuple[date, date]]:
    """Return the bounds of each subject.

    Two dates of one thing that agree ("2017" and "2017-02") give the narrower bounds; two that do not, the wider.
    """
    found: dict[_Subject, tuple[date, date]] = {}
    for quad in _matching(store, predicate):
        value = quad.object
        days = bounds(value.value, value.datatype.value) if isinstance(value, ox.Literal) else None
        if days is None:
            continue
        before = found.get(quad.subject, days)
        narrow = max(before[0], days[0]), min(before[1], days[1])
        wide = min(before[0], days[0]), max(before[1], days[1])
        found[quad.subject] = narrow if narrow[0] <= narrow[1] else wide
    return found


def _span_facts(store: ox.Store, blocks: list[SourceSpan]) -> Iterator[ox.Quad]:
    """Yield the positions of every span that names a block or is declared, and the paragraph it lies in."""
    paragraphs = sorted(_declared(store, _PARAGRAPH))
    for place in {*blocks, *paragraphs, *_declared(store, _RHETORICAL)}:
        source, span = place
        node = ox.NamedNode(place.iri)
        yield _fact(node, _TYPE, _SPAN)
        yield _fact(node, _HAS_SOURCE, ox.NamedNode(source))
        yield _fact(node, _START, ox.Literal(str(span.start), datatype=_COUNT))
        yield _fact(node, _END, ox.Literal(str(span.end), datatype=_COUNT))
        around = paragraphs[bisect_right(paragraphs, (source, span.start), key=_start) - 1 :][:1]
        if around and around[0].source == source and span in around[0].span and place != around[0]:
            yield _fact(node, _PART_OF, ox.NamedNode(around[0].iri))


def _start(place: SourceSpan) -> tuple[str, int]:
    return place.source, place.span.start


def _blocks(store: ox.Store) -> set[SourceSpan]:
    """Return the spans that name a block."""
    graphs = (graph.value for graph in store.named_graphs() if isinstance(graph, ox.NamedNode))
    return {place for place in map(source_span_of, graphs) if place is not None}


def _attributions(store: ox.Store, blocks: list[SourceSpan]) -> Iterator[ox.Quad]:
    """Yield, for each block inside the block that introduces a statement, that it is according to the statement."""
    for quad in _matching(store, _TYPE, _STATEMENT):
        said = source_span_of(quad.graph_name.value) if isinstance(quad.graph_name, ox.NamedNode) else None
        if said is None:
            continue
        for block in blocks[bisect_left(blocks, _start(said), key=_start) :]:
            if block.source != said.source or block.span.start >= said.span.end:
                break
            if block.span in said.span:
                yield _fact(ox.NamedNode(block.iri), _ACCORDING_TO, quad.subject)


def _declared(store: ox.Store, kind: ox.NamedNode) -> set[SourceSpan]:
    """Return the spans that are declared to be of a kind."""
    subjects = (quad.subject for quad in _matching(store, _TYPE, kind))
    found = (source_span_of(subject.value) for subject in subjects if isinstance(subject, ox.NamedNode))
    return {place for place in found if place is not None}


def _labels(store: ox.Store) -> Iterator[ox.Quad]:
    """Yield the label that a preferred label entails, and the one that a document has from its Chinese title."""
    for quad in _matching(store, _PREF_LABEL):
        yield _fact(quad.subject, _LABEL, quad.object)
    documents = {quad.subject for kind in _with_subclasses(store, _DOCUMENT) for quad in _matching(store, _TYPE, kind)}
    for quad in _matching(store, _TITLE):
        if quad.subject in documents and isinstance(quad.object, ox.Literal) and quad.object.language == "zh":
            yield _fact(quad.subject, _LABEL, quad.object)


def _with_subclasses(store: ox.Store, top: ox.NamedNode) -> set[ox.NamedNode]:
    """Return the class and everything below it."""
    found, waiting = {top}, [top]
    while waiting:
        for quad in _matching(store, _SUBCLASS, waiting.pop()):
            if isinstance(quad.subject, ox.NamedNode) and quad.subject not in found:
                found.add(quad.subject)
                waiting.append(quad.subject)
    return found

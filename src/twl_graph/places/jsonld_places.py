"""The places of the statements of a JSON-LD document."""

from collections import defaultdict, deque
from collections.abc import Sequence

import pyoxigraph as ox

from twl_graph.place import Written
from twl_graph.places.json_values import read_json
from twl_graph.places.jsonld_walk import JsonLdWalk
from twl_graph.places.statements import Statement, agree, places_of


def jsonld_places(text: str, quads: Sequence[ox.Quad], base: str | None) -> list[Written | None] | None:
    """Return where each statement is written, in the order of the statements; None for one that was not found.

    A statement is given a place only where the walk found that very statement. Those with blank nodes have places all
    together or not at all: which one is which can only be told from all of them.

    Args:
        text: the document as it was before any context was written into it.
        quads: the statements that the parser read.
        base: the IRI of the document, if it has one.

    Raises:
        Unread: it is not understood.
    """

    found = JsonLdWalk(read_json(text), text).statements(base)
    places = places_of(found, text)
    if agree(found, quads):
        return list(places)
    waiting: dict[ox.Quad, deque[Written]] = defaultdict(deque)
    nameless: list[tuple[Statement, Written]] = []
    for statement, place in zip(found, places, strict=True):
        quad = _quad(statement)
        if quad is None:
            nameless.append((statement, place))
        else:
            waiting[quad].append(place)
    theirs = [quad for quad in quads if _has_blank(quad)]
    known = iter([place for _, place in nameless]) if agree([one for one, _ in nameless], theirs) else None
    told: list[Written | None] = []
    for quad in quads:
        if _has_blank(quad):
            told.append(None if known is None else next(known))
        else:
            told.append(waiting[quad].popleft() if waiting.get(quad) else None)
    return told if any(told) else None


def _quad(statement: Statement) -> ox.Quad | None:
    """Return a statement as the parser tells it; None where it has a blank node."""
    subject, predicate, value, graph, *_ = statement
    if isinstance(subject, str) or isinstance(value, str) or isinstance(graph, str):
        return None
    assert isinstance(subject, ox.NamedNode), "no literal is a subject"
    assert graph is None or isinstance(graph, ox.NamedNode), "no literal is a graph"
    return ox.Quad(subject, predicate, value, graph)


def _has_blank(quad: ox.Quad) -> bool:
    return any(isinstance(term, ox.BlankNode) for term in (quad.subject, quad.object, quad.graph_name))

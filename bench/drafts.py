"""How well a draft agrees with the graph that was made by hand, on the article that it was made from.

The article's text is no part of the project: `TWL_ARTICLE` names its file. Known names are judged as pairs of a clause
and a thing:

- *of the blocks*: the thing is subject or object of a fact in a block whose span overlaps the clause;
- *named*: of those, the things one of whose names stands in the clause, letter for letter.

Precision is the share of the mentions that are of the blocks, recall the share of the pairs that are mentioned, for
either measure. Times are judged by the bounds of the graph's dated things, quantities by the bounds of its figures, in
the blocks that the clause overlaps. Nothing here passes or fails.

    TWL_ARTICLE=tongwulang.txt python bench/drafts.py
"""

from __future__ import annotations

import os
import sys
import time
from datetime import date
from pathlib import Path

import pyoxigraph as ox

from twl_graph.drafting import Draft, draft
from twl_graph.drafting.contents import Clause
from twl_graph.drafting.dates import dated_of
from twl_graph.drafting.known_names import folded
from twl_graph.entities import all_names
from twl_graph.knowledge import Knowledge
from twl_graph.namespaces import ID, TWL
from twl_graph.spans import Span, span_of

SCHEMA = "https://schema.org/"
#: When the article was written, as far as it tells.
DATED = "2018-01"

Pair = tuple[int, str]
Bounds = tuple[object, object]


def blocks(knowledge: Knowledge) -> list[tuple[Span, ox.Quad]]:
    """Return every statement of a block with the block's span."""
    graphs = ((quad.graph_name, quad) for quad in knowledge.quads)
    found = ((span_of(graph.value), quad) for graph, quad in graphs if isinstance(graph, ox.NamedNode))
    return [(span, quad) for span, quad in found if span is not None]


def named(term: object) -> bool:
    """Tell whether a term is an IRI."""
    return isinstance(term, ox.NamedNode)


def overlap(clause: Clause, span: Span) -> bool:
    """Tell whether a clause and a block share a character."""
    return clause.span.start < span.end and span.start < clause.span.end


def stated_pairs(made: Draft, knowledge: Knowledge) -> set[Pair]:
    """Return the pairs of a clause and a thing of the blocks that it overlaps."""
    return {
        (at, term.value)
        for at, clause in enumerate(made.clauses)
        for span, quad in blocks(knowledge)
        if overlap(clause, span)
        for term in (quad.subject, quad.object)
        if isinstance(term, ox.NamedNode) and term.value.startswith(ID)
    }


def whose_name_stands(made: Draft, knowledge: Knowledge, pairs: set[Pair]) -> set[Pair]:
    """Return the pairs whose thing has a name that stands in the clause."""
    names: dict[str, set[str]] = {}
    for name, iri in all_names(knowledge):
        names.setdefault(iri, set()).add(folded(name).text)
    texts = [folded(made.source.text[clause.span.start : clause.span.end]).text for clause in made.clauses]
    return {(at, iri) for at, iri in pairs if any(name in texts[at] for name in names.get(iri, ()))}


def told(title: str, found: set[object], right: set[object], truth: set[object]) -> None:
    """Print precision and recall."""
    precision = len(found & right) / len(found) if found else 1.0
    recall = len(found & truth) / len(truth) if truth else 1.0
    print(f"{title:<28} precision {precision:.2f} ({len(found & right)} of {len(found)})  "
          f"recall {recall:.2f} ({len(found & truth)} of {len(truth)})")  # fmt: skip


def bounds_of(knowledge: Knowledge, first: str, last: str) -> dict[str, Bounds]:
    """Return the two values of everything that has the first of two properties."""
    ends: list[dict[str, object]] = []
    for predicate in (first, last):
        quads = knowledge.store.quads_for_pattern(None, ox.NamedNode(predicate), None, ox.DefaultGraph())
        ends.append({quad.subject.value: quad.object.value for quad in quads})  # type: ignore[union-attr]
    return {iri: (value, ends[1].get(iri)) for iri, value in ends[0].items()}


def stated_bounds(
    made: Draft, knowledge: Knowledge, values: dict[str, Bounds], told_by: str
) -> set[tuple[int, Bounds]]:
    """Return the bounds of the things that blocks give such a property, by the paragraph."""
    found = set()
    for span, quad in blocks(knowledge):
        if quad.predicate.value.startswith(tuple(told_by.split())) and named(quad.subject):
            iri = quad.subject.value  # type: ignore[union-attr]
            if iri in values:
                found |= {(paragraph(made, span), values[iri])}
    return found


def paragraph(made: Draft, span: Span) -> int:
    """Return the number of the paragraph that a span begins in."""
    return next(n for n, each in enumerate(made.source.paragraphs) if each.start <= span.start < each.end)


def days(moment: object, end: str) -> str:
    """Return the first or the last day of a date as it is written."""
    day = moment if isinstance(moment, date) else getattr(moment, end)
    return str(day.isoformat())


def main() -> None:
    """Print the figures, and how long a draft takes beside loading the graph."""
    path = os.environ.get("TWL_ARTICLE")
    if not path:
        print("TWL_ARTICLE names no file: there is nothing to compare", file=sys.stderr)
        return
    content = Path(path).read_bytes()
    began = time.perf_counter()
    knowledge = Knowledge.read()
    _ = knowledge.default_graph
    loaded = time.perf_counter()
    made = draft(content, path, knowledge, dated=dated_of(DATED))
    done = time.perf_counter()
    found: set[object] = {
        (at, iri) for at, clause in enumerate(made.clauses) for m in clause.mentions for iri in m.iris
    }
    stated = stated_pairs(made, knowledge)
    literal = whose_name_stands(made, knowledge, stated)
    told("known names, of the blocks", found, set(stated), set(stated))
    told("known names, named", found, set(stated), set(literal))
    times: set[object] = {
        (paragraph(made, clause.span), (days(time.first, "earliest"), days(time.last, "latest")))
        for clause in made.clauses
        for time in clause.times
        if time.first is not None and time.last is not None and not time.now
    }
    dated = bounds_of(knowledge, TWL + "earliest", TWL + "latest")
    truth = stated_bounds(made, knowledge, dated, f"{TWL}date {TWL}begins")
    told("times", times, set(truth), set(truth))
    figures: set[object] = {
        (paragraph(made, clause.span), (str(each.least), None if each.most is None else str(each.most)))
        for clause in made.clauses
        for each in clause.quantities
    }
    counted = bounds_of(knowledge, SCHEMA + "minValue", SCHEMA + "maxValue")
    sizes = stated_bounds(made, knowledge, counted, SCHEMA + "minValue")
    told("quantities", figures, set(sizes), set(sizes))
    print(f"drafting takes {(done - loaded) / (loaded - began):.1f} times what loading the graph takes")


if __name__ == "__main__":
    main()

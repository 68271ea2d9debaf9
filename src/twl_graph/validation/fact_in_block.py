"""Whether the facts of an article stand in the blocks of their spans, in a file that has such blocks.

What stands outside every block of a TriG file belongs to the file's own graph, which is where its sources are
described. There a fact counts as said by the file as a whole, and no span leads back to the words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from twl_graph.errors import Words
from twl_graph.namespaces import ARTICLES, DCTERMS, TWL
from twl_graph.spans import source_span_of
from twl_graph.validation.finding import Finding, Part
from twl_graph.validation.known_texts import KnownTexts
from twl_graph.validation.rules import FACT_IN_BLOCK
from twl_graph.validation.stated_source import needs_source
from twl_graph.validation.suggestion import Suggestion

if TYPE_CHECKING:
    from twl_graph.knowledge import Knowledge

_TEMPORAL: Final = DCTERMS + "temporal"
_ABOUT: Final = TWL + "inferenceAbout"
_INFERRED: Final = TWL + "inferredProperty"


def unplaced_findings(knowledge: Knowledge) -> Iterator[Finding]:
    """Find the things that are spoken of outside the blocks of a file whose facts are taken from its articles."""
    texts = KnownTexts(knowledge)
    for source in knowledge.sources:
        graphs = {quad.graph_name.value for quad in source.quads if isinstance(quad.graph_name, ox.NamedNode)}
        blocks = {place.source for place in map(source_span_of, graphs) if place is not None}
        if not blocks:
            continue
        own = {graph for graph in graphs if _is_of_articles(texts.derived.get(graph, set()), blocks)}
        yield from _outside(source.quads, own, texts)


def _is_of_articles(derived: set[str], blocks: set[str]) -> bool:
    """Whether a graph was made from the articles whose spans the file's blocks are, and from nothing else."""
    return bool(derived & blocks) and all(each.startswith(ARTICLES) for each in derived)


def _outside(quads: list[ox.Quad], graphs: set[str], texts: KnownTexts) -> Iterator[Finding]:
    """Find the facts in some graphs, thing by thing.

    When an article was written belongs to its description; what is inferred, no words of one span say.
    """
    inferred = _inferred(quads)
    written = {quad.object for quad in quads if quad.predicate.value == _TEMPORAL}
    told: dict[ox.NamedNode | ox.BlankNode, list[ox.Quad]] = defaultdict(list)
    for quad in quads:
        subject = quad.subject
        if isinstance(subject, ox.Triple) or subject in written or getattr(quad.graph_name, "value", "") not in graphs:
            continue
        if needs_source(quad, texts) and (subject, quad.predicate) not in inferred:
            told[subject].append(quad)
    for subject, facts in told.items():
        yield _finding(subject, facts)


def _inferred(quads: list[ox.Quad]) -> set[tuple[object, object]]:
    """Return the things and properties whose values some inferences give."""
    about: dict[object, set[object]] = defaultdict(set)
    for quad in quads:
        if quad.predicate.value == _ABOUT:
            about[quad.subject].add(quad.object)
    return {
        (thing, quad.object)
        for quad in quads
        if quad.predicate.value == _INFERRED
        for thing in about.get(quad.subject, ())
    }


def _finding(subject: ox.NamedNode | ox.BlankNode, facts: list[ox.Quad]) -> Finding:
    count, value = len(facts), facts[0].object
    assert not isinstance(value, ox.Triple)
    message = Words(
        f"{count} 条事实不在任何块里：只算这个文件所说，没有文段为据。",
        f"{'This fact stands' if count == 1 else f'These {count} facts stand'} in no block: "
        f"{'it counts' if count == 1 else 'they count'} as said by the file, not by a span of the text.",
    )
    words = Words(
        "写进所据文段的块里：<…#char=起点,终点> { … }。",
        "Put it into the block of its span: <…#char=START,END> { … }.",
    )
    return FACT_IN_BLOCK.finding(
        subject, facts[0].predicate.value, value, message, part=Part.SUBJECT, suggestion=Suggestion(words)
    )

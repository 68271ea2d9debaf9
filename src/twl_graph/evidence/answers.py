"""The evidence of an answer: for each row, the facts that it rests on, and where each of them comes from."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import pyoxigraph as ox

from twl_graph.engine import Answer, Engine, Solutions
from twl_graph.errors import Words
from twl_graph.evidence.lineage import Lineage, lineages
from twl_graph.facts import Fact, fact
from twl_graph.namespaces import ARTICLE
from twl_graph.results import term_as_json
from twl_graph.spans import SourceSpan, Span

if TYPE_CHECKING:
    from twl_graph.knowledge import Knowledge
    from twl_graph.sparql.sealing import SealedQuery


class Evidence(NamedTuple):
    """What one row of an answer rests on.

    Attributes:
        facts: the facts, those that the article states first, as they stand in the text.
        caveats: why these are not the whole story; empty where they are.
    """

    facts: tuple[Fact, ...] = ()
    caveats: tuple[Words, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """The spans of the article that support the row, what it was computed from included; in text order."""
        return tuple(place.span for place in self.places if place.source == ARTICLE)

    @property
    def places(self) -> tuple[SourceSpan, ...]:
        """The spans of all texts that support the row, what it was computed from included, text by text."""
        return tuple(sorted({place for each in _with_grounds(self.facts) for place in each.places}))

    @property
    def graphs(self) -> tuple[str, ...]:
        """The IRIs of all named graphs that support the row: spans in text order, then the others by name."""
        stated = [place.iri for place in self.places]
        others = {graph for each in _with_grounds(self.facts) for graph in each.files}
        return (*stated, *sorted(others))

    def to_json(self) -> dict[str, Any]:
        """Give the evidence as JSON values; terms as in the SPARQL 1.1 results format."""
        return {
            "facts": [_as_json(each) for each in self.facts],
            "caveats": [caveat._asdict() for caveat in self.caveats],
        }


def evidence(engine: Engine, query: "SealedQuery", answer: Answer) -> list[Evidence]:
    """Return the evidence of each row of the answer to a query whose parameters are bound; for ASK, of its one truth.

    Raises what `evidence.lineage.lineages` raises.
    """
    return [_evidence(engine.knowledge, found) for found in lineages(engine, query, answer)]


def together(parts: Iterable[Evidence]) -> Evidence:
    """Return the evidence of several rows as that of one, each fact and each caveat once."""
    several = list(parts)
    facts = {each for part in several for each in part.facts}
    return Evidence(_in_order(facts), tuple(dict.fromkeys(caveat for part in several for caveat in part.caveats)))


def with_column(answer: Solutions, evidences: Sequence[Evidence]) -> Solutions:
    """Return the answer with one more column, ``evidence``: the graphs that support each row, parted by blanks.

    The column has another name where the query has a variable of that name.
    """
    name = "evidence"
    while name in answer.variables:
        name += "_"
    cells = (ox.Literal(" ".join(each.graphs)) for each in evidences)
    rows = ((*row, cell) for row, cell in zip(answer.rows, cells, strict=True))
    return Solutions((*answer.variables, name), tuple(rows))


def _evidence(knowledge: "Knowledge", found: Lineage) -> Evidence:
    facts = [fact(knowledge, triple, graph) for triple, graph in found.triples]
    caveats = list(found.caveats)
    if any(not each.graphs for each in facts):
        caveats.append(
            Words("有的事实含空白节点，无从得知在哪个文件", "a fact holds a blank node: its file cannot be told")
        )
    return Evidence(_in_order(set(facts)), tuple(caveats))


def _in_order(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Order facts as the article tells them; what it does not tell comes last, by graph."""
    return tuple(sorted(facts, key=lambda each: (not each.places, each.places, each.graphs, str(each.triple))))


def _with_grounds(facts: Iterable[Fact]) -> Iterable[Fact]:
    for each in facts:
        yield each
        yield from _with_grounds(each.computed_from)


def _as_json(each: Fact) -> dict[str, Any]:
    parts = {"subject": each.triple.subject, "predicate": each.triple.predicate, "object": each.triple.object}
    computed = {"computedFrom": [_as_json(ground) for ground in each.computed_from]} if each.computed_from else {}
    return {
        **{part: term_as_json(term) for part, term in parts.items()},
        "graphs": list(each.graphs),
        "spans": [place.short for place in each.places],
        **computed,
    }

"""One state of a graph, and everything that is found in it: the graph as it is, or as it would be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

from twl_graph.errors import Words
from twl_graph.namespaces import TWL
from twl_graph.validation.consistency import consistency_findings
from twl_graph.validation.dates_in_span import date_findings
from twl_graph.validation.drafts import draft_findings
from twl_graph.validation.evidence import evidence_findings
from twl_graph.validation.fact_in_block import unplaced_findings
from twl_graph.validation.figure_of_wording import figure_findings
from twl_graph.validation.json_keys import key_findings
from twl_graph.validation.rules import COVERED
from twl_graph.validation.suggestion import Suggestion
from twl_graph.validation.vocabulary import vocabulary_findings
from twl_graph.validation.words_in_span import word_findings

if TYPE_CHECKING:
    from rdflib import Graph

    from twl_graph.knowledge import Knowledge
    from twl_graph.validation.finding import Finding, Term
    from twl_graph.validation.shapes import Shapes

#: A check of a whole graph that needs no shapes.
Check = Callable[["State"], Iterable["Finding"]]
#: All of them: vocabulary and literals, the keys of JSON-LD, evidence, consistency, open places, figures, facts in no
#: block, dates, and the words of the texts at hand.
CHECKS: Final[tuple[Check, ...]] = (
    lambda state: vocabulary_findings(state.knowledge),
    lambda state: key_findings(state.knowledge),
    lambda state: evidence_findings(state.knowledge),
    lambda state: consistency_findings(state.knowledge),
    lambda state: draft_findings(state.knowledge),
    lambda state: figure_findings(state.knowledge),
    lambda state: unplaced_findings(state.knowledge),
    lambda state: date_findings(state.knowledge, state.texts),
    lambda state: word_findings(state.knowledge, state.texts),
)
_DIGEST: Final = NamedNode(TWL + "contentDigest")
_NOT_COVERED: Final = Words(
    "没有任何形状适用于这个对象，它未经检查。", "No shape applies to this node: it was not checked."
)

_TO_COVER: Final = Suggestion(
    Words("给它一个有形状检查的类，如 twl:Event。", "Give it a class that a shape checks, such as twl:Event.")
)


class State:
    """A graph with its full report, each half of it made when it is asked for.

    Args:
        knowledge: the graph.
        texts: the texts at hand, by their SHA-256 digest in lower-case hexadecimal; where one of them is a source of
            the graph, its blocks are compared with it.
    """

    def __init__(self, knowledge: Knowledge, texts: Mapping[str, str] = MappingProxyType({})) -> None:
        self.knowledge: Final[Knowledge] = knowledge
        self._texts: Final = texts
        self._by_shapes: dict[Shapes, frozenset[Finding]] = {}
        self._by_check: dict[Check, frozenset[Finding]] = {}

    @cached_property
    def graph(self) -> Graph:
        """The default graph for the engine of the shapes."""
        return self.knowledge.graph()

    def by_check(self, check: Check) -> frozenset[Finding]:
        """What one of the `CHECKS` finds."""
        if check not in self._by_check:
            self._by_check[check] = frozenset(check(self))
        return self._by_check[check]

    @property
    def without_shapes(self) -> frozenset[Finding]:
        """What is found without SHACL."""
        return frozenset().union(*map(self.by_check, CHECKS))

    @cached_property
    def texts(self) -> dict[str, str]:
        """The texts at hand that are sources of the graph, by the source's IRI."""
        found = {}
        for quad in self.knowledge.quads if self._texts else ():
            if quad.predicate == _DIGEST and isinstance(quad.object, Literal) and isinstance(quad.subject, NamedNode):
                text = self._texts.get(quad.object.value.lower())
                if text is not None:
                    found[quad.subject.value] = text
        return found

    def by_shapes(self, shapes: Shapes) -> frozenset[Finding]:
        """What the shapes find, and what no shape looks at: what nobody checked cannot be called right."""
        from twl_graph.validation import checking

        if shapes not in self._by_shapes:
            seen = frozenset().union(*self.focus(shapes).values())
            unseen = (
                COVERED.finding(node, None, None, _NOT_COVERED, suggestion=_TO_COVER) for node in self._described - seen
            )
            self._by_shapes[shapes] = frozenset((*checking.check(self.graph, shapes), *unseen))
        return self._by_shapes[shapes]

    def focus(self, shapes: Shapes) -> dict[str, frozenset[Term]]:
        """The nodes that each targeted shape looks at, by the shape's IRI."""
        from twl_graph.validation.terms import from_rdflib

        found = shapes.focus_nodes(self.graph)
        return {str(shape): frozenset(map(from_rdflib, nodes)) for shape, nodes in found.items()}

    @property
    def _described(self) -> frozenset[NamedNode]:
        """Everything with an IRI that the files say something of."""
        quads = (quad for source in self.knowledge.sources for quad in source.quads)
        return frozenset(quad.subject for quad in quads if isinstance(quad.subject, NamedNode))

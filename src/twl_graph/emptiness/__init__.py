"""Why a query has no rows: the first part of its pattern that leaves no solution, and what is usually wrong with it.

The pattern is asked again, one element more each time, until nothing is left; filters come last in their group, as they
do in SPARQL (1.1 Query, section 18.2.2.2).
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from twl_graph import namespaces
from twl_graph.engine import Boolean, Engine
from twl_graph.errors import NO_HINT, Words, nearest
from twl_graph.limits import EXPLAINING
from twl_graph.sparql.graph_patterns import (
    ADDED,
    Element,
    Filter,
    Group,
    InGraph,
    Minus,
    Optional,
    Select,
    TriplePattern,
    Union,
)
from twl_graph.sparql.pattern_reader import read_select
from twl_graph.sparql.sealing import SealedQuery
from twl_graph.sparql.tokens import Kind, place
from twl_graph.sparql.triples_reader import UnreadPattern


class Culprit(NamedTuple):
    """The part of a pattern that leaves no solution.

    Attributes:
        element: the part.
        before: what stands before it and has solutions, as text that `part` completes.
        alone: whether the part by itself has solutions, so that it is the two together that have none.
        graph: the graph of the GRAPH clause that it stands in, as written; None outside one.
    """

    element: Element
    before: str
    alone: bool
    graph: str | None = None


class Emptiness:
    """Looks into one query that has no rows.

    Args:
        engine: what answered it.
        query: the query, its parameters bound.
    """

    def __init__(self, engine: Engine, query: SealedQuery) -> None:
        #: The limits of the answer are none of the explanation's.
        self.engine, self.query = Engine(engine.knowledge, EXPLAINING), query

    def explained(self) -> list[Words]:
        """Say which part of the pattern emptied the answer and what may be wrong; nothing where that is not known.

        The notes stand in the order in which a reader should look at them.
        """
        try:
            select = read_select(self.query, namespaces.prefixes())
        except UnreadPattern:
            return []
        notes = list(once_only(self.query))
        culprit = self._culprit(select, select.where.elements, "", "{}")
        if culprit is None:
            return [*notes, *self._modifiers(select)]
        from twl_graph.emptiness.causes import causes

        return [self._named(culprit), *causes(self, select, culprit), *notes]

    def asks(self, select: Select, pattern: str) -> bool:
        """Tell whether a pattern has a solution in what the query reads."""
        answer = self.engine.query(f"{select.prologue} ASK {select.dataset} {{ {pattern} }}")
        return isinstance(answer, Boolean) and answer.value

    def _culprit(self, select: Select, elements: Sequence[Element], before: str, around: str) -> Culprit | None:
        """Find the first element with which nothing is left; `around` is the clause that they stand in."""
        inside = ""
        filters = [element for element in elements if isinstance(element, Filter)]
        for element in chain((each for each in elements if not isinstance(each, Filter)), filters):
            tried = f"{inside} {element.text}"
            if not isinstance(element, Optional) and not self.asks(select, f"{before} {around.format(tried)}"):
                held = f"{before} {around.format(inside)}"
                alone = self._alone(select, element, around)
                return self._deeper(select, element, held) or Culprit(element, held, alone)
            inside = tried
        return None

    def _deeper(self, select: Select, element: Element, before: str) -> Culprit | None:
        """Look inside a group or a GRAPH clause."""
        if isinstance(element, Group):
            return self._culprit(select, element.elements, before, "{{ {} }}")
        if isinstance(element, InGraph):
            name = element.graph.text
            found = self._culprit(select, element.group.elements, before, f"GRAPH {name} {{{{ {{}} }}}}")
            return found and found._replace(graph=name)
        return None

    def _alone(self, select: Select, element: Element, around: str) -> bool:
        return not isinstance(element, (Filter, Minus)) and self.asks(select, around.format(element.text))

    def _named(self, culprit: Culprit) -> Words:
        """Say where the part stands, and what about it is empty."""
        element, text = culprit.element, self.query.text
        shown, where = " ".join(element.text.split()), NO_HINT
        if isinstance(element, (TriplePattern, Filter, Minus, Union)):
            line = place(text, element.start)[0]
            where = Words(f"第 {line} 行：", f"line {line}: ")
            shown = " ".join(text[element.start : element.end].split())
        if isinstance(element, TriplePattern) and ADDED not in f"{element.subject.text} {element.object.text}":
            shown = f"{element.subject.text} {element.written} {element.object.text}"
        if isinstance(element, Filter):
            return Words(f"{where.zh}没有解通过 {shown}", f"{where.en}no solution passes {shown}")
        if isinstance(element, Minus):
            return Words(f"{where.zh}{shown} 去掉了全部的解", f"{where.en}{shown} takes every solution away")
        if culprit.alone:
            return Words(
                f"{where.zh}{shown} 与它之前的部分合在一起没有解",
                f"{where.en}{shown} matches nothing together with what stands before it",
            )
        return Words(f"{where.zh}图谱中没有与 {shown} 相符的", f"{where.en}nothing in the graph matches {shown}")

    def _modifiers(self, select: Select) -> Iterator[Words]:
        """Blame what comes after the pattern, which has solutions."""
        blamed = [word for word in ("HAVING", "LIMIT", "OFFSET") if any(t.is_word(word) for t in self.query.tokens)]
        if blamed and self.asks(select, select.where.text):
            listed = "、".join(blamed), " or ".join(blamed)
            yield Words(f"模式有解，是 {listed[0]} 使答案为空", f"the pattern has solutions; {listed[1]} leaves none")


def once_only(query: SealedQuery) -> Iterator[Words]:
    """Yield the variables that occur once and look like another one: `?titel` beside `?title`."""
    names = [token.text[1:] for token in query.tokens if token.kind is Kind.VARIABLE]
    said: set[str] = set()
    for name in dict.fromkeys(names):
        near = nearest(name, sorted(set(names) - {name}), likeness=0.75) if names.count(name) == 1 else []
        if near and len(name) > 1 and near[0] not in said:
            said.add(name)
            yield Words(
                f"变量 ?{name} 只出现一次，是不是 ?{near[0]}？", f"?{name} occurs only once; did you mean ?{near[0]}?"
            )

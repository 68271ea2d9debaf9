"""The facts that an answer rests on: for each row, the triples that its patterns matched.

This is the why-provenance of a query's answer (Buneman, Khanna and Tan, "Why and Where: A Characterization of Data
Provenance", 2001), found without a second engine: the query is asked again for everything that its pattern binds, each
solution is put back into the triple patterns, and the triples are looked up. What cannot be told this way is said, row
by row, and never guessed.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple, TypeAlias

import pyoxigraph as ox

from twl_graph import namespaces
from twl_graph.engine import Answer, Boolean, Engine, Solutions, Term
from twl_graph.errors import UnsupportedFeature, Words
from twl_graph.evidence import doubts
from twl_graph.evidence.existence import Existence
from twl_graph.limits import EXPLAINING
from twl_graph.sparql.graph_patterns import (
    Bind,
    Element,
    Filter,
    Group,
    InGraph,
    Minus,
    Optional,
    Select,
    Slot,
    SubSelect,
    TriplePattern,
    Union,
)
from twl_graph.sparql.path_walk import PathWalk
from twl_graph.sparql.paths import Link
from twl_graph.sparql.pattern_reader import read_select
from twl_graph.sparql.sealing import Form, SealedQuery
from twl_graph.sparql.triples_reader import UnreadPattern

#: More solutions than this, before they are grouped into rows, are not traced.
MAX_SOLUTIONS: Final = 100_000


_Solution: TypeAlias = Mapping[str, Term]
_Key: TypeAlias = tuple[Term | None, ...]


class Lineage(NamedTuple):
    """What one row of an answer rests on.

    Attributes:
        triples: every triple that a pattern matched, each with the named graph that the query asked for, or None where
            it asked for none.
        caveats: why the triples are not the whole story; empty where they are.
    """

    triples: frozenset[tuple[ox.Triple, str | None]]
    caveats: tuple[Words, ...] = ()


def lineages(engine: Engine, query: SealedQuery, answer: Answer) -> list[Lineage]:
    """Return, for each row of the answer to a query (with its parameters bound), what it rests on; for ASK, of one.

    Raises UnsupportedFeature for CONSTRUCT and DESCRIBE, whose answers are triples themselves, and LimitReached where
    a query has too many solutions to look through.
    """
    if query.form in (Form.CONSTRUCT, Form.DESCRIBE):
        raise UnsupportedFeature(
            Words(
                f"{query.form.value} 的答案本身就是三元组；依据只能随 SELECT 和 ASK 给出",
                f"the answer to {query.form.value} is triples; evidence goes with SELECT and ASK",
            )
        )
    rows: Sequence[_Key] = answer.rows if isinstance(answer, Solutions) else [()]
    try:
        select = read_select(query, namespaces.prefixes())
    except UnreadPattern as unread:
        reason = Words(f"无法追溯：{unread.reason.zh}", f"it cannot be traced: {unread.reason.en}")
        return [Lineage(frozenset(), (reason,)) for _ in rows]
    if isinstance(answer, Boolean) and not answer.value:
        return [Lineage(frozenset())]
    names = answer.variables if isinstance(answer, Solutions) else ()
    traced = _Traced(engine, select)
    return [traced.lineage(dict(zip(names, row, strict=True))) for row in rows]


class _Found:
    """What has been found out about one row."""

    def __init__(self) -> None:
        self.triples: set[tuple[ox.Triple, str | None]] = set()
        self.caveats: dict[Words, None] = {}

    def lineage(self) -> Lineage:
        """Return it as it is told."""
        return Lineage(frozenset(self.triples), tuple(self.caveats))

    def doubt(self, *reasons: Words) -> None:
        self.caveats.update(dict.fromkeys(reasons))


class _Traced:
    """One query or sub-query, with all solutions of its pattern; `graph` is the one that it is asked in, if any."""

    def __init__(self, engine: Engine, select: Select, dataset: str = "", graph: ox.NamedNode | None = None) -> None:
        self._engine, self._select = engine, select
        self._dataset, self._graph = select.dataset or dataset, graph
        self._doubts = tuple(doubts.of_rows(select))
        #: The variables that only an OPTIONAL may have bound: where one is not, something was found to be absent.
        self._optional = doubts.optional_variables(select.where)
        #: The ways that were walked, by pattern, ends and graph: many solutions share them.
        self._ways: dict[object, frozenset[ox.Triple] | None] = {}
        self._existence = Existence(engine, select, self._dataset)
        self._below: dict[tuple[int, ox.NamedNode | None], _Traced] = {}

    def lineage(self, row: Mapping[str, Term | None], *, part: bool = False) -> Lineage:
        """Return what one row rests on: every solution that looks like it, or that its group is made of.

        With `part`, the row is a solution that a row of this query is part of.
        """
        found = _Found()
        found.doubt(*self._doubts)
        wanted = self._key(row)
        solutions = self._by_key.get(wanted, [])
        if part and not solutions:
            solutions = [each for key, some in self._by_key.items() if _fits(key, wanted) for each in some]
        if not solutions and self._select.keys == ():  # a count of nothing
            found.doubt(doubts.ABSENCE)
        elif not solutions:
            found.doubt(Words("没有找到这一行所据的解", "the solutions behind this row were not found"))
        for solution in solutions:
            self._collect(self._select.where, solution, self._graph, found)
        return found.lineage()

    def _key(self, row: Mapping[str, Term | None]) -> _Key:
        return tuple(row.get(name) for name in self._select.plain_keys)

    @cached_property
    def _by_key(self) -> dict[_Key, list[_Solution]]:
        """All solutions of the pattern, by the columns that find a row."""
        engine = Engine(self._engine.knowledge, EXPLAINING._replace(rows=MAX_SOLUTIONS))
        answer = engine.query(self._text())
        assert isinstance(answer, Solutions)
        found: dict[_Key, list[_Solution]] = {}
        for row in answer.rows:
            pairs = zip(answer.variables, row, strict=True)
            solution = {name: term for name, term in pairs if term is not None}
            found.setdefault(self._key(solution), []).append(solution)
        return found

    def _text(self) -> str:
        """Return the query for everything that the pattern binds, and for the keys that are made of it."""
        select = self._select
        columns = select.columns if select.keys is None else select.keys
        keys = select.plain_keys
        made = [column.text for column in columns or () if column.expression is not None and column.name in keys]
        wanted = " ".join([*(f"?{name}" for name in select.scope), *made])
        where = select.where.text if self._graph is None else f"GRAPH {self._graph} {{ {select.where.text} }}"
        after = select.values.text if select.values else ""
        # One solution makes an ASK true: the first in the order of its terms, so that it is the same one each time.
        first = f"ORDER BY {wanted} LIMIT 1" if select.columns == () and wanted else ""
        pattern = f"{self._dataset} WHERE {{ {where} }} {first} {after}"
        return f"{select.prologue}SELECT DISTINCT {wanted or '*'} {pattern}"

    def _collect(self, group: Group, solution: _Solution, graph: ox.NamedNode | None, found: _Found) -> None:
        """Add the triples that the patterns of a group matched in a solution."""
        for element in group.elements:
            if isinstance(element, TriplePattern):
                self._match(element, solution, graph, found)
            elif isinstance(element, SubSelect):
                self._ask_below(element.select, solution, graph, found)
            elif isinstance(element, Filter) and element.exists and not self._passes(element, solution):
                for inner in element.exists:
                    for match in self._existence.matches(inner, solution, graph):
                        self._collect(inner, match, graph, found)
            found.doubt(*self._doubts_about(element, solution))
            for inner, inside in self._matched(element, solution, graph):
                self._collect(inner, solution, inside, found)

    def _doubts_about(self, element: Element, solution: _Solution) -> Iterator[Words]:
        """Yield what an element leaves untold."""
        if isinstance(element, Minus):
            yield doubts.ABSENCE
        if isinstance(element, Filter) and (element.exists or element.absent) and not self._passes(element, solution):
            if element.absent:
                yield doubts.ABSENCE
            if element.without is None:
                yield doubts.EXISTENCE
        if isinstance(element, Filter) and any(name not in solution for name in element.unbound & self._optional):
            yield doubts.ABSENCE
        if isinstance(element, Bind) and doubts.looks_for_patterns(element.text):
            yield doubts.EXISTENCE
        if isinstance(element, InGraph) and self._term(element.graph, solution) is None:  # a sub-query hides it
            name = element.graph.text
            yield Words(f"引擎没有说明 {name} 是哪个图", f"the engine does not tell which graph {name} is")

    def _matched(
        self, element: Element, solution: _Solution, graph: ox.NamedNode | None
    ) -> Iterator[tuple[Group, ox.NamedNode | None]]:
        """Yield the groups inside an element that had a part in a solution, with the graph that they are asked in."""
        if isinstance(element, Group):
            yield element, graph
        elif isinstance(element, Optional) and element.mark in solution:
            yield element.group, graph
        elif isinstance(element, Union) and isinstance(mark := solution.get(element.mark), ox.Literal):
            yield element.groups[int(mark.value)], graph
        elif isinstance(element, InGraph) and isinstance(inside := self._term(element.graph, solution), ox.NamedNode):
            yield element.group, inside

    def _ask_below(self, select: Select, solution: _Solution, graph: ox.NamedNode | None, found: _Found) -> None:
        """Add what the row of a sub-query rests on that a solution is made of."""
        place = id(select), graph
        if place not in self._below:
            self._below[place] = _Traced(self._engine, select, self._dataset, graph)
        found.doubt(*doubts.of_part(select))
        below = self._below[place].lineage({name: solution.get(name) for name in select.projected}, part=True)
        found.triples |= below.triples
        found.doubt(*below.caveats)

    def _passes(self, condition: Filter, solution: _Solution) -> bool:
        """Tell whether a filter passes a solution whatever exists."""
        return condition.without is not None and self._existence.holds_without(condition, solution)

    def _match(self, pattern: TriplePattern, solution: _Solution, graph: ox.NamedNode | None, found: _Found) -> None:
        """Add the triples that one pattern matched."""
        start, end = self._term(pattern.subject, solution), self._term(pattern.object, solution)
        path = pattern.predicate
        if isinstance(path, Slot):
            predicate = self._term(path, solution)
            path = Link(predicate.value) if isinstance(predicate, ox.NamedNode) else path
        way = None
        if start is not None and end is not None and not isinstance(path, Slot):
            place = path, start, end, graph
            if place not in self._ways:
                self._ways[place] = self._walk(graph).between(path, start, end)
            way = self._ways[place]
        if way is None:
            found.doubt(Words(f"没有找到 {pattern.text} 所匹配的事实", f"what {pattern.text} matched was not found"))
            return
        found.triples |= {(triple, graph.value if graph is not None else None) for triple in way}

    def _walk(self, graph: ox.NamedNode | None) -> PathWalk:
        knowledge = self._engine.knowledge
        if graph is None:
            return PathWalk(knowledge.default_graph, ox.DefaultGraph())
        return PathWalk(knowledge.store, graph)

    def _term(self, slot: Slot, solution: _Solution) -> Term | None:
        """Return what a slot holds in a solution; None where it is unbound."""
        return solution.get(slot.variable) if slot.variable is not None else self._constants.get(slot.text)

    @cached_property
    def _constants(self) -> Mapping[str, Term]:
        """The terms that the pattern writes, by their text: Turtle reads them as SPARQL does."""
        texts = sorted(self._select.where.terms)
        declared = "".join(f"PREFIX {prefix}: <{iri}> " for prefix, iri in namespaces.prefixes().items())
        lines = "".join(f"<x:s> <x:p> {text} .\n" for text in texts)
        parsed = ox.parse(f"{declared}{self._select.prologue}\n{lines}", ox.RdfFormat.TURTLE)
        return {text: quad.object for text, quad in zip(texts, parsed, strict=True)}


def _fits(key: _Key, wanted: _Key) -> bool:
    """Tell whether a row of a sub-query can be part of a solution: what it leaves unbound may be anything there."""
    return all(one is None or one == other for one, other in zip(key, wanted, strict=True))

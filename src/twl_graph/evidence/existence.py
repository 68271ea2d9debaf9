"""What the patterns inside EXISTS matched, for one solution of the pattern around them."""

from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

import pyoxigraph as ox

from twl_graph.engine import Engine, Solutions, Term
from twl_graph.limits import EXPLAINING
from twl_graph.sparql.graph_patterns import ADDED, Filter, Group, Select

_Solution: TypeAlias = Mapping[str, Term]
#: More matches of one EXISTS than this are not looked through.
_MATCHES: Final = 10_000


class Existence:
    """Asks what is inside the EXISTS of one query.

    Args:
        engine: what answers.
        select: the query.
        dataset: its FROM clauses.
    """

    def __init__(self, engine: Engine, select: Select, dataset: str) -> None:
        self._engine = Engine(engine.knowledge, EXPLAINING._replace(rows=_MATCHES))
        self._select, self._dataset = select, dataset
        self._held: dict[tuple[int, str], bool] = {}

    def holds_without(self, condition: Filter, solution: _Solution) -> bool:
        """Tell whether a filter lets a solution pass when nothing exists and nothing is found to be absent."""
        given = _given({name: solution[name] for name in condition.variables if name in solution})
        place = id(condition), given
        if place not in self._held:
            test = f"BIND(COALESCE({condition.without}, false) AS ?{ADDED}holds) FILTER(?{ADDED}holds)"
            answer = self._engine.query(f"{self._select.prologue} SELECT (1 AS ?passed) {{ {given} {test} }}")
            self._held[place] = isinstance(answer, Solutions) and bool(answer.rows)
        return self._held[place]

    def matches(self, group: Group, solution: _Solution, graph: ox.NamedNode | None) -> Iterator[_Solution]:
        """Yield each solution of a group inside EXISTS that agrees with the solution around it, the two together."""
        pattern = f"{_given(solution)} {group.text}"
        where = pattern if graph is None else f"GRAPH {graph} {{ {pattern} }}"
        answer = self._engine.query(f"{self._select.prologue} SELECT DISTINCT * {self._dataset} {{ {where} }}")
        assert isinstance(answer, Solutions)
        for row in answer.rows:
            found = {name: term for name, term in zip(answer.variables, row, strict=True) if term is not None}
            if all(solution.get(name, term) == term for name, term in found.items()):  # blank nodes were left out
                yield {**solution, **found}


def _given(solution: _Solution) -> str:
    """Write a solution as a VALUES block. Blank nodes have no name that a query could write: they are left out."""
    terms = {name: term for name, term in sorted(solution.items()) if not isinstance(term, ox.BlankNode)}
    if not terms:
        return ""
    names, values = (" ".join(part) for part in ((f"?{name}" for name in terms), map(str, terms.values())))
    return f"VALUES ({names}) {{ ({values}) }}"

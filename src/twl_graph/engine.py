"""SPARQL over the graph: sealed, with bound parameters and limits.

The engine reads the loaded graph and nothing else (see `sparql.sealing`). The project's prefixes are known without
being declared. An answer is whole, or there is none: a limit that is hit is an error.
"""

from collections.abc import Iterable, Iterator, Mapping
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

import pyoxigraph as ox

from twl_graph import namespaces
from twl_graph.errors import LimitReached, UnsupportedFeature, Words
from twl_graph.limits import USUAL, Limits
from twl_graph.sparql.sealing import SealedQuery, seal
from twl_graph.sparql.tokens import QUERY, Kind

if TYPE_CHECKING:
    from twl_graph.knowledge import Knowledge
    from twl_graph.sparql.binding import Bindable

#: A term of an answer.
Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_T = TypeVar("_T")


class Solutions(NamedTuple):
    """The answer to SELECT: one row a solution, in the order of the query; None where a variable is unbound."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


class Boolean(NamedTuple):
    """The answer to ASK."""

    value: bool


class Triples(NamedTuple):
    """The answer to CONSTRUCT or DESCRIBE: a set of triples, in no promised order."""

    triples: tuple[ox.Triple, ...]


#: What a query gives back.
Answer: TypeAlias = Solutions | Boolean | Triples


class Engine:
    """Answers SPARQL 1.1 queries from one loaded graph."""

    def __init__(self, knowledge: "Knowledge", limits: Limits = USUAL) -> None:
        self.knowledge, self.limits = knowledge, limits

    def query(self, text: str, bindings: Mapping[str, "Bindable"] | None = None, *, path: str = QUERY) -> Answer:
        """Answer a query.

        `bindings` gives terms to variables, by name without the question mark (see `sparql.binding`); `path` stands for
        the text in messages.
        Raises SparqlSyntaxError, UnsupportedFeature (SERVICE, FROM outside the graph, updates, functions that nobody
        defined), LimitReached, and UsageError for a binding that has no place in the query.
        """
        return self.answer(self.seal(text, path=path), bindings, path=path)

    def seal(self, text: str, *, path: str = QUERY) -> SealedQuery:
        """Read a query without running it; raises what `query` raises, save for grammar that only the parser knows."""
        return seal(text, prefixes=namespaces.prefixes(), has_graph=self._has_graph, limits=self.limits, path=path)

    def answer(
        self, query: SealedQuery, bindings: Mapping[str, "Bindable"] | None = None, *, path: str = QUERY
    ) -> Answer:
        """Answer a query that `seal` has read; raises what `query` raises."""
        deadline = None if self.limits.seconds is None else monotonic() + self.limits.seconds
        prefixes = namespaces.prefixes()
        text = query.text
        if bindings:
            from twl_graph.sparql.binding import bind

            text = bind(query, bindings)
        try:
            return self._answered(query, self._store(query).query(text, prefixes=prefixes), deadline)
        except SyntaxError as error:
            from twl_graph.sparql.diagnosis import diagnose

            raise diagnose(query, error, prefixes=prefixes, path=path) from None
        except RuntimeError as error:  # a function that nobody defined, say
            raise UnsupportedFeature(
                Words(f"{path}: 引擎不能执行这个查询：{error}", f"{path}: the engine cannot run this query: {error}")
            ) from None

    def _answered(
        self,
        query: SealedQuery,
        result: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples,
        deadline: float | None,
    ) -> Answer:
        """Read the engine's result to its end."""
        if isinstance(result, ox.QueryBoolean):
            return Boolean(bool(result))
        if isinstance(result, ox.QuerySolutions):
            given = [variable.value for variable in result.variables]
            variables = tuple(_in_order_of_writing(query, given))
            width = [given.index(name) for name in variables]
            rows = (tuple(solution[index] for index in width) for solution in result)
            return Solutions(variables, tuple(self._within_limits(rows, deadline)))
        triples = ((triple,) for triple in result)
        return Triples(tuple(row[0] for row in self._within_limits(triples, deadline)))

    def _store(self, query: SealedQuery) -> ox.Store:
        """Return the store that a query needs: only these words can reach a named graph."""
        named = any(token.is_word("GRAPH", "FROM") for token in query.tokens)
        return self.knowledge.store if named else self.knowledge.default_graph

    def _has_graph(self, iri: str) -> bool:
        try:
            return self.knowledge.store.contains_named_graph(ox.NamedNode(iri))
        except ValueError:  # a relative IRI names no graph
            return False

    def _within_limits(self, rows: Iterable[_T], deadline: float | None) -> Iterator[_T]:
        """Pass the rows on, counting; raise LimitReached rather than pass on a part."""
        limits = self.limits
        size = 0
        for count, row in enumerate(rows, start=1):
            if limits.rows is not None and count > limits.rows:
                raise LimitReached(
                    Words(
                        f"答案超过 {limits.rows} 行，未予输出",
                        f"the answer has more than {limits.rows} rows; none is shown",
                    )
                )
            if limits.bytes is not None:
                size += _size(row)
                if size > limits.bytes:
                    raise LimitReached(
                        Words(
                            f"答案超过 {limits.bytes} 字节，未予输出",
                            f"the answer exceeds {limits.bytes} bytes; none is shown",
                        )
                    )
            if deadline is not None and monotonic() > deadline:
                raise out_of_time(limits.seconds or 0)
            yield row


def _in_order_of_writing(query: SealedQuery, variables: list[str]) -> list[str]:
    """Return the variables of `SELECT *` as they first stand in the query; the engine sorts them by name."""
    words = [token for token in query.tokens if not token.is_word("DISTINCT", "REDUCED")]
    selected = next(index for index, token in enumerate(words) if token.is_word("SELECT"))
    if not words[selected + 1].is_mark("*"):
        return variables
    written = dict.fromkeys(token.text[1:] for token in words if token.kind is Kind.VARIABLE)
    return [name for name in written if name in variables]


def out_of_time(seconds: float) -> LimitReached:
    """Return the error for a query that ran out of its time."""
    return LimitReached(
        Words(
            f"查询超过 {seconds:g} 秒，已停止，未予输出",
            f"the query took more than {seconds:g} s and was stopped; nothing is shown",
        )
    )


def _size(row: object) -> int:
    """Return the bytes of the terms of a row, in UTF-8."""
    terms = row if isinstance(row, tuple) else (row,)
    return sum(len(str(term).encode()) for term in terms if term is not None)

"""From the tokens of a query to the tree of its graph pattern (SPARQL 1.1 Query, section 19.8, rules 2 to 111).

The engine has parsed the query before, so what is read here is known to be SPARQL; only what this reader does not know
(the triple terms of SPARQL 1.2, LATERAL) is refused, by name.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from twl_graph.errors import Words
from twl_graph.sparql.filter_condition import is_plain
from twl_graph.sparql.graph_patterns import (
    ADDED,
    Bind,
    Column,
    Element,
    Filter,
    Group,
    InGraph,
    Minus,
    Optional,
    Select,
    SubSelect,
    Union,
    Values,
)
from twl_graph.sparql.sealing import SealedQuery
from twl_graph.sparql.select_clause import group_keys, projection
from twl_graph.sparql.token_cursor import TokenCursor
from twl_graph.sparql.tokens import Kind, Token
from twl_graph.sparql.triples_reader import TriplesReader, UnreadPattern

_SELECT_ENDS: Final = ("FROM", "WHERE")


def read_select(query: SealedQuery, prefixes: Mapping[str, str]) -> Select:
    """Return a SELECT or ASK query as a tree; `prefixes` are those known without being declared.

    Raises UnreadPattern.
    """
    return _Reader(query, prefixes).query()


class _Reader:
    """Reads one query."""

    def __init__(self, query: SealedQuery, prefixes: Mapping[str, str]) -> None:
        self._text, self._here = query.text, TokenCursor(query)
        self._prefixes, self._prologue = dict(prefixes), ""
        self._triples = TriplesReader(self._here, self._prefixes)
        if any(token.kind is Kind.VARIABLE and token.text[1:].startswith(ADDED) for token in query.tokens):
            reason = f"?{ADDED}…"
            raise UnreadPattern(Words(f"变量名不能以 {reason} 开头", f"no variable may start with {reason}"))

    def query(self) -> Select:
        """Read the prologue and the query itself."""
        here = self._here
        while not here.next.is_word("SELECT", "ASK"):
            if here.next.is_word("BASE"):
                raise UnreadPattern(Words("查询用了 BASE", "the query uses BASE"))
            if here.next.is_word("PREFIX"):
                name, iri = here.tokens[here.at + 1 : here.at + 3]
                self._prefixes[name.text.removesuffix(":")] = iri.text[1:-1]
                self._prologue += f"PREFIX {name.text} {iri.text} "
            here.at += 1
        return self._select()

    def _select(self) -> Select:
        """Read one SELECT or ASK, up to the end of the tokens or the brace that closes it."""
        here = self._here
        start = here.next.start
        columns: tuple[Column, ...] | None = ()
        if here.take().is_word("SELECT"):
            clause = here.until(lambda token: token.is_word(*_SELECT_ENDS) or token.is_mark("{"))
            columns = projection(self._text, clause)
        dataset = here.until(lambda token: token.is_word("WHERE") or token.is_mark("{"))
        if here.next.is_word("WHERE"):
            here.at += 1
        where = self._group()
        after = here.until(lambda token: token.is_mark("}"))
        values = next((index for index, token in enumerate(after) if token.is_word("VALUES")), len(after))
        keys = group_keys(self._text, after[:values], columns or ())
        return Select(
            self._prologue,
            here.written(start),
            columns,
            " ".join(token.text for token in dataset),
            where,
            keys,
            self._values_of(after[values:]) if values < len(after) else None,
            " ".join(token.text for token in after),
        )

    def _group(self) -> Group:
        """Read ``{ … }`` (rules 53 and 54)."""
        here = self._here
        here.at += 1
        if here.next.is_word("SELECT"):
            inside: list[Element] = [SubSelect(self._select())]
        else:
            inside = []
            while not here.next.is_mark("}"):
                inside.extend(self._element())
        here.at += 1
        return Group(tuple(inside))

    def _element(self) -> Iterator[Element]:
        """Read what stands next in a group."""
        here = self._here
        token = here.next
        if token.is_word("OPTIONAL"):
            here.at += 1
            yield Optional(self._group(), self._triples.name())
        elif token.is_word("MINUS"):
            here.at += 1
            self._group()
            yield Minus(here.written(token.start), token.start, here.end)
        elif token.is_word("GRAPH"):
            here.at += 1
            graph = self._triples.term()
            yield InGraph(graph, self._group())
        elif token.is_word("FILTER"):
            yield self._filter()
        elif token.is_word("BIND"):
            here.at += 1
            inside = here.brackets()
            yield Bind(here.written(token.start), inside[-2].text[1:])
        elif token.is_word("VALUES"):
            yield self._values()
        elif token.is_mark("{"):
            yield self._alternatives()
        elif token.is_mark("."):
            here.at += 1
        elif token.is_word("LATERAL"):
            raise UnreadPattern(Words("查询用了 LATERAL", "the query uses LATERAL"))
        else:
            yield from self._triples.triples()

    def _alternatives(self) -> Element:
        here = self._here
        start, groups = here.next.start, [self._group()]
        while here.next.is_word("UNION"):
            here.at += 1
            groups.append(self._group())
        if len(groups) == 1:
            return Group(groups[0].elements, braced=True)
        return Union(tuple(groups), self._triples.name(), start, here.end)

    def _filter(self) -> Filter:
        here = self._here
        start, first = here.take().start, here.at
        here.until(lambda token: token.is_mark("(", "{"))
        here.brackets()
        condition, end = here.tokens[first : here.at], here.at
        groups: list[Group] = []
        absent = False
        without: list[Token | str] = []
        here.at = first
        while here.at < end:
            token = here.take()
            if not token.is_word("EXISTS"):
                without.append(token)
                continue
            group = self._group()
            negated = bool(without) and isinstance(without[-1], Token) and without[-1].is_word("NOT")
            absent = absent or negated
            if negated:
                without.pop()
            else:
                groups.append(group)
            without.append("false")
        kept = [token for token in without if isinstance(token, Token)]
        return Filter(
            here.written(start),
            start,
            here.end,
            tuple(groups),
            absent,
            " ".join(str(getattr(part, "text", part)) for part in without) if is_plain(condition) else None,
            frozenset(token.text[1:] for token in kept if token.kind is Kind.VARIABLE),
            frozenset(_unbound(kept)),
        )

    def _values(self) -> Values:
        here = self._here
        start = here.at
        here.at += 1
        if here.next.is_mark("("):
            here.brackets()
        else:
            here.at += 1
        here.brackets()
        return self._values_of(here.tokens[start : here.at])

    def _values_of(self, tokens: Sequence[Token]) -> Values:
        names = tuple(token.text[1:] for token in tokens if token.kind is Kind.VARIABLE)
        return Values(self._text[tokens[0].start : tokens[-1].end], names)


def _unbound(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the variables of every ``!BOUND(?x)``."""
    for mark, word, _, variable in zip(tokens, tokens[1:], tokens[2:], tokens[3:], strict=False):
        if mark.is_mark("!") and word.is_word("BOUND") and variable.kind is Kind.VARIABLE:
            yield variable.text[1:]

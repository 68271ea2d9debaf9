"""What a query projects and groups by (SPARQL 1.1 Query, rules 9 and 19 to 27), read from its tokens."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from twl_graph.sparql.graph_patterns import Column
from twl_graph.sparql.tokens import Kind, Token

_AGGREGATES: Final = ("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT")
#: What may follow the conditions of GROUP BY.
_AFTER_KEYS: Final = ("HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES")


def projection(text: str, clause: Sequence[Token]) -> tuple[Column, ...] | None:
    """Return the columns that the tokens after SELECT write; None for ``*``."""
    asked = [token for token in clause if not token.is_word("DISTINCT", "REDUCED")]
    if asked and asked[0].is_mark("*"):
        return None
    return tuple(_columns(text, asked))


def group_keys(text: str, after: Sequence[Token], columns: Sequence[Column]) -> tuple[Column, ...] | None:
    """Return what the solution modifiers group by.

    Empty for aggregates without GROUP BY, which make one group of all solutions; None where nothing is grouped.
    """
    for index, (word, by) in enumerate(pairwise(after)):
        if word.is_word("GROUP") and by.is_word("BY"):
            rest = after[index + 2 :]
            end = next((place for place, token in enumerate(rest) if token.is_word(*_AFTER_KEYS)), len(rest))
            return tuple(_columns(text, rest[:end]))
    grouped = any(column.aggregate for column in columns) or any(map(_is_aggregate, after))
    return () if grouped else None


def _columns(text: str, tokens: Sequence[Token]) -> Iterator[Column]:
    """Yield variables, bracketed expressions with or without AS, and function calls."""
    position = 0
    while position < len(tokens):
        token = tokens[position]
        if token.kind is Kind.VARIABLE:
            yield Column(token.text[1:])
            position += 1
            continue
        if not token.is_mark("("):  # the name of a function
            position += 1
        end = _closing(tokens, position)
        inside = tokens[position + 1 : end]
        named = token.is_mark("(") and len(inside) > 2 and inside[-2].is_word("AS")
        name = inside[-1].text[1:] if named else None
        expression = text[inside[0].start : inside[-3].end] if named else text[token.start : tokens[end].end]
        yield Column(name, expression, any(map(_is_aggregate, inside)))
        position = end + 1


def _closing(tokens: Sequence[Token], opening: int) -> int:
    """Return the position of the bracket that closes the one at `opening`."""
    depth = 0
    for position in range(opening, len(tokens)):
        depth += tokens[position].is_mark("(") - tokens[position].is_mark(")")
        if depth == 0:
            return position
    raise ValueError("the brackets do not pair")  # sealing has refused such a query


def _is_aggregate(token: Token) -> bool:
    return token.is_word(*_AGGREGATES)

"""Where EXISTS stands in the condition of a FILTER (SPARQL 1.1 Query, sections 8.1 and 17.4.1)."""

from collections.abc import Iterator, Sequence

from twl_graph.sparql.tokens import Token


def is_plain(condition: Sequence[Token]) -> bool:
    """Tell whether every EXISTS and NOT EXISTS of a condition is an operand of ``||`` and ``&&`` and nothing else.

    Then each of them can only help the condition to hold; under ``!``, IF or a comparison it could also hinder.
    """
    return all(_is_plain_operand(operand) for operand in _operands(condition))


def _is_plain_operand(operand: Sequence[Token]) -> bool:
    if not any(token.is_word("EXISTS") for token in operand):
        return True
    first = operand[1] if operand[0].is_word("NOT") else operand[0]
    if first.is_word("EXISTS"):
        return operand[-1].is_mark("}")
    inside = operand[1:-1]
    return operand[0].is_mark("(") and operand[-1].is_mark(")") and is_plain(inside)


def _operands(condition: Sequence[Token]) -> Iterator[list[Token]]:
    """Split a condition at the ``||`` and ``&&`` that stand in no bracket."""
    depth = 0
    operand: list[Token] = []
    for token in condition:
        depth += token.is_mark("(", "{", "[") - token.is_mark(")", "}", "]")
        if depth == 0 and token.is_mark("||", "&&"):
            yield operand
            operand = []
        else:
            operand.append(token)
    yield operand

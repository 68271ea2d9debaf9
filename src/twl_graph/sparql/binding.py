"""Put terms into a query: as terms, never as text.

A variable is bound by a VALUES block, which works on every SPARQL engine. Where the query holds a block for that one
variable, `VALUES ?name { … }`, the term replaces what is between its braces: that is how a ready question says where a
parameter goes and what it is by default. Where it holds none, one block for all the others is put at the start of the
outermost group pattern.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import dropwhile
from typing import TypeAlias

import pyoxigraph as ox

from twl_graph.errors import UsageError, Words
from twl_graph.namespaces import prefixes
from twl_graph.sparql.sealing import Form, SealedQuery
from twl_graph.sparql.tokens import Kind, Token

#: What a variable can be bound to.
Bindable: TypeAlias = ox.NamedNode | ox.Literal


def bind(query: SealedQuery, terms: Mapping[str, Bindable]) -> str:
    """Return the text of `query` with its variables bound to `terms` (names without the question mark).

    No line is added, so places in messages stay true.
    Raises UsageError where a variable does not occur in the query, or the query has no group pattern to bind it in.
    """
    named = {token.text[1:] for token in query.tokens if token.kind is Kind.VARIABLE}
    if missing := sorted(set(terms) - named):
        shown = ", ".join(f"?{name}" for name in missing)
        raise UsageError(Words(f"查询中没有变量 {shown}", f"the query has no variable {shown}"))
    edits = [(start, end, f" {terms[name]} ") for name, start, end in slots(query) if name in terms]
    filled = {name for name, _, _ in slots(query)}
    if free := [name for name in terms if name not in filled]:
        edits.extend(_group_edits(query, free, terms))
    text = query.text
    for start, end, replacement in sorted(edits, reverse=True):
        text = text[:start] + replacement + "\n" * text.count("\n", start, end) + text[end:]
    return text


def portable(query: SealedQuery, terms: Mapping[str, Bindable] | None = None) -> str:
    """Return the text of `query` as any SPARQL 1.1 tool can run it: variables bound, and every prefix declared.

    The header of a ready question, which is a comment, is left out. Raises UsageError as `bind` does.
    """
    text = bind(query, terms) if terms else query.text
    declared, used = set(), dict.fromkeys(_prefixes(query))
    for word, name in zip(query.tokens, query.tokens[1:], strict=False):
        if word.is_word("PREFIX"):
            declared.add(name.text.removesuffix(":"))
    missing = [f"PREFIX {prefix}: <{prefixes()[prefix]}>" for prefix in used if prefix not in declared]
    body = "\n".join(dropwhile(lambda line: line.startswith("#+"), text.split("\n"))).strip()
    return "\n".join([*missing, *([""] if missing and not declared else []), body, ""])


def _prefixes(query: SealedQuery) -> Iterator[str]:
    """Yield the prefix of every name in the query that has one."""
    for token in query.tokens:
        if token.kind is Kind.NAME:
            yield token.text.partition(":")[0]


def slots(query: SealedQuery) -> Iterator[tuple[str, int, int]]:
    """Yield every `VALUES ?name { … }`: the variable, and where the inside of its braces starts and ends."""
    tokens = query.tokens
    for values, variable, opening, position in zip(tokens, tokens[1:], tokens[2:], range(3, len(tokens)), strict=False):
        if values.is_word("VALUES") and variable.kind is Kind.VARIABLE and opening.is_mark("{"):
            closing = next(token for token in tokens[position:] if token.is_mark("}"))
            yield variable.text[1:], opening.end, closing.start


def slot_tokens(query: SealedQuery, name: str) -> Sequence[Token]:
    """Return the tokens between the braces of the first `VALUES ?name { … }`; empty where there is none."""
    for found, start, end in slots(query):
        if found == name:
            return [token for token in query.tokens if start <= token.start < end]
    return []


def _group_edits(
    query: SealedQuery, names: Sequence[str], terms: Mapping[str, Bindable]
) -> Iterator[tuple[int, int, str]]:
    """Yield the edits that put one VALUES block at the start of the outermost group pattern."""
    opening, closing, subselect = _outermost_group(query)
    variables = " ".join(f"?{name}" for name in names)
    values = " ".join(str(terms[name]) for name in names)
    # A sub-select must be alone in its braces, so it gets a pair of its own.
    yield opening, opening, f" VALUES ({variables}) {{ ({values}) }} " + ("{ " if subselect else "")
    if subselect:
        yield closing, closing, " }"


def _outermost_group(query: SealedQuery) -> tuple[int, int, bool]:
    """Return where the inside of the outermost group pattern starts and ends, and whether it is a sub-select."""
    groups: list[tuple[int, int]] = []
    depth = 0
    for index, token in enumerate(query.tokens):
        if token.is_mark("{", "(", "["):
            if depth == 0 and token.is_mark("{"):
                groups.append((index, index))
            depth += 1
        elif token.is_mark("}", ")", "]"):
            depth -= 1
            if depth == 0 and token.is_mark("}"):
                groups[-1] = (groups[-1][0], index)
    wanted = 1 if query.form is Form.CONSTRUCT else 0
    # `CONSTRUCT WHERE { … }` is template and pattern in one, and a template holds no VALUES.
    short = query.form is Form.CONSTRUCT and groups and query.tokens[groups[0][0] - 1].is_word("WHERE")
    if short or len(groups) <= wanted:
        raise UsageError(
            Words(
                "这个查询没有可以绑定变量的 WHERE { … }", "the query has no WHERE { … } that a variable can be bound in"
            )
        )
    first, last = groups[wanted]
    return query.tokens[first].end, query.tokens[last].start, query.tokens[first + 1].is_word("SELECT")

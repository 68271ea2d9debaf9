"""JSON-LD before it is parsed: what would take the parser down is refused, our own context is put in, nothing fetched.

The parser works through nested values, and through terms that are defined by terms, by calling itself; far enough
down its process dies without a word. And it knows no context but those in the file, so the one context that may be
named, because it is bundled, is written into the file first.
"""

import bisect
import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

import pyoxigraph as ox

from twl_graph.errors import LimitReached, UnreadableInput, Words
from twl_graph.namespaces import BASE, RDF
from twl_graph.syntax_errors import place_of

#: Objects and arrays nested deeper than this are refused. With the usual stack of 8 MB, pyoxigraph 0.5.13 overflows it,
#: and the process dies, between 2,000 and 4,000; threads may have a sixteenth of that stack. (Contexts in contexts are
#: slow before they are deadly: their time grows with the cube of the depth, and is a third of a second here.)
MAX_JSON_DEPTH: Final = 256
#: A context with more terms than this that are defined by terms defined by terms is refused: 6,000 are deadly.
MAX_TERM_CHAIN: Final = 256
#: The IRI of the context that is bundled (``ontology/context.jsonld``), the only one that a file may name.
OWN_CONTEXT: Final = BASE + "context.jsonld"
#: Stands for the base that a JSON-LD file does not have; relative IRIs would vanish without it.
NO_BASE: Final = "x-twl-no-base://relative/"
_TYPE: Final = RDF + "type"

#: A string, which even in a torn file ends at the file's end at the latest.
_STRING: Final = rb'"(?:[^"\\]++|\\.?)*+"?'
_STRINGS: Final = re.compile(_STRING, re.DOTALL)
_TOKENS: Final = re.compile(_STRING + rb"|[{}\[\]]", re.DOTALL)
_BESIDE_BRACKETS: Final = bytes(byte for byte in range(256) if byte not in b"[]{}")
#: The key of a context and what opens its value. Inside a string its quotes would be escaped, so it is always the key.
_CONTEXT: Final = re.compile(rb'(?<!\\)"@context"\s*:\s*(?=["\[])')


class Inlined(NamedTuple):
    """A JSON-LD text with the bundled context written in, and what is needed to find places in the text before it."""

    original: bytes

    content: bytes
    #: Offsets in ``content`` at which a context that was written in ends, and the bytes added up to there.
    ends: list[int]
    added: list[int]

    def fault_before(self, fault: UnreadableInput) -> UnreadableInput:
        """Return a fault that was found in ``content`` with the place that it has in the original text."""
        if fault.line is None or fault.column is None or not self.ends:
            return fault
        place = self._place_before(fault.line, fault.column)
        return UnreadableInput(fault.path, *place, fault.reason, fault.hint)

    def _place_before(self, line: int, column: int) -> tuple[int, int]:
        lines = self.content.split(b"\n", line)
        start = sum(len(one) + 1 for one in lines[: line - 1])
        offset = start + len(lines[line - 1].decode("utf-8")[: column - 1].encode("utf-8"))
        index = bisect.bisect_right(self.ends, offset)
        return place_of(self.original, offset - (self.added[index - 1] if index else 0))


def require_bounded(content: bytes, name: str) -> None:
    """Refuse a JSON-LD text on which the parser's process would die.

    Raises:
        LimitReached: it is nested too deep, or defines terms by terms by terms too far.
    """
    _require_flat(content, name)
    if content.count(b":") > MAX_TERM_CHAIN:
        _require_short_chains(content, name)


def _require_flat(content: bytes, name: str) -> None:
    depth = 0
    for bracket in _STRINGS.sub(b"", content).translate(None, _BESIDE_BRACKETS):
        depth += 1 if bracket in b"[{" else -1
        if depth > MAX_JSON_DEPTH:
            raise LimitReached(
                Words(
                    f"{name}: JSON 嵌套超过 {MAX_JSON_DEPTH} 层，再深会使解析器崩溃",
                    f"{name}: its JSON is nested more than {MAX_JSON_DEPTH} deep; the parser dies of deep nesting",
                )
            )


def _require_short_chains(content: bytes, name: str) -> None:
    """Look at every object as if it were a context, each as soon as it is closed: the rest may be torn."""

    def look(pairs: list[tuple[str, object]]) -> object:
        terms = {term for term, _ in pairs}
        refers = {term: _named(term, value) & terms for term, value in pairs}
        chained = sum(1 for named in refers.values() if any(refers[term] for term in named))
        if chained > MAX_TERM_CHAIN:
            raise LimitReached(
                Words(
                    f"{name}: @context 中有 {chained} 个术语经由术语的术语定义，上限是 {MAX_TERM_CHAIN}",
                    f"{name}: {chained} terms of its @context are defined by terms that are defined by terms; the "
                    f"limit is {MAX_TERM_CHAIN}",
                )
            )
        return dict(pairs)

    try:
        json.loads(content, object_pairs_hook=look, parse_int=str, parse_float=str, strict=False)
    except ValueError:
        return  # the parser will say where


def _named(term: str, definition: object) -> set[str]:
    """Return what a term's definition may refer to (JSON-LD 1.1 API, section 4.2): names, and prefixes of names."""
    values = definition.values() if isinstance(definition, dict) else (definition,)
    names = {value for value in values if isinstance(value, str)} | {term}
    return (names | {name.partition(":")[0] for name in names}) - {term}


def inlined(content: bytes) -> Inlined:
    """Return the text with the bundled context in place of every mention of its IRI as a context.

    A text that holds JSON literals (``@json``) is left alone: there, the same letters are data.
    """
    if b"context.jsonld" not in content or b"@json" in content:
        return Inlined(content, content, [], [])
    pieces: list[bytes] = []
    ends: list[int] = []
    added: list[int] = []
    done = length = 0
    for start, end in sorted(_mentions(content)):
        pieces += content[done:start], _own_context()
        length += start - done + len(_own_context())
        done = end
        ends.append(length)
        added.append(length - end)
    return Inlined(content, b"".join(pieces) + content[done:], ends, added)


def _mentions(content: bytes) -> Iterator[tuple[int, int]]:
    """Yield where the IRI of the bundled context is the value of a context, or an item of one."""
    for key in _CONTEXT.finditer(content):
        depth = 0
        for token in _TOKENS.finditer(content, key.end()):
            if token[0] in b"{[":
                depth += 1
            elif token[0] in b"}]":
                depth -= 1
            elif depth <= 1 and token[0].replace(rb"\/", b"/") == f'"{OWN_CONTEXT}"'.encode():
                yield token.span()
            if depth == 0:
                break


@cache
def _own_context() -> bytes:
    """Return the bundled context on one line, so that the lines of a text that it is put into stay as they are."""
    from twl_graph import resources

    document = json.loads(resources.ontology().joinpath("context.jsonld").read_bytes())
    return json.dumps(document["@context"]).encode("ascii")


def refuse_relative(quads: list[ox.Quad], name: str, content: bytes) -> None:
    """Refuse a relative IRI in JSON-LD without a base: the algorithm of the standard would drop it without a word.

    Args:
        quads: what the parser read against `NO_BASE`.
        name: what messages call the file.
        content: the file's text as it was written.

    Raises:
        UnreadableInput: there is one.
    """
    for quad in quads:
        for term in (quad.subject, quad.predicate, quad.object, quad.graph_name):
            if isinstance(term, ox.NamedNode) and term.value.startswith(NO_BASE):
                written = term.value.removeprefix(NO_BASE)
                at = content.find(json.dumps(written, ensure_ascii=False).encode("utf-8"))
                line, column = place_of(content, at) if at >= 0 else (None, None)
                typed = term == quad.object and quad.predicate.value == _TYPE
                reason, hint = _no_type(written) if typed else _no_base(written)
                raise UnreadableInput(name, line, column, reason, hint)


def _no_base(written: str) -> tuple[Words, Words]:
    reason = Words(f"相对 IRI “{written}”没有基准", f'the relative IRI "{written}" has no base')
    hint = Words(
        "请在 @context 中写明 @base，或写出完整的 IRI",
        "give @base in the @context, or write the IRI in full",
    )
    return reason, hint


def _no_type(written: str) -> tuple[Words, Words]:
    reason = Words(f"@context 没有定义类“{written}”", f'the @context does not define the class "{written}"')
    hint = Words(
        "请用其中的类名，或用前缀写，如 twl:Event", "write a class that it names, or one with its prefix, twl:Event"
    )
    return reason, hint

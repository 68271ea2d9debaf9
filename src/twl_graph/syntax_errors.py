"""What the parser says of a faulty file, turned into a place, a reason in both languages and a cure."""

import re
from typing import IO, Final, cast

import pyoxigraph as ox

from twl_graph.errors import UnreadableInput, Words
from twl_graph.parser_words import put
from twl_graph.torn_text import Fault, comma_too_many, full_width, missing_brace, missing_dot, unclosed, wide_character

#: The parser's own place, said before and after its reason.
_PLACE: Final = re.compile(
    r"^Parser error (?:at line \d+ (?:column \d+|between columns \d+ and (?:column )?\d+)"
    r"|between line \d+ column \d+ and line \d+ column \d+): |(?: \(line \d+\))$"
)
#: What the parser says where the statement before may lack its dot, and where a block may lack its brace.
_DOT: Final = re.compile(r"A dot is expected|must be followed by a dot|A '}' or a '\.' is expected")
_BRACE: Final = re.compile(r"^\{ is not a valid predicate|^GRAPH is not a valid|^Unexpected end$")
_NO_BLOCKS: Final = Words("Turtle 不能写命名图的块", "Turtle has no blocks of named graphs")
_NAME_IT_TRIG: Final = Words("文件名的扩展名改为 .trig", "name the file .trig")


def place_of(content: bytes, offset: int) -> tuple[int, int]:
    """Return line and column, counted from 1 in characters, of a byte of the content."""
    before = content[:offset].decode("utf-8", errors="replace")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def explained(error: Exception, content: bytes, name: str, syntax: ox.RdfFormat, base: str | None) -> UnreadableInput:
    """Return the parser's error as ours: the place, the reason in both languages, what to do.

    Where the parser tells no place (RDF/XML, the meaning of JSON-LD) the line is found by reading again. Where what is
    to be mended stands before the parser's place, that is told instead.
    """
    said = _PLACE.sub("", str(error))
    reason, hint = put(said)
    line, column = getattr(error, "lineno", None), getattr(error, "offset", None)
    remote = re.search(rb'"@(?:context|import)"\s*:\s*\[?\s*"', content) if "JSON-LD" in reason.en else None
    if line is None and remote is not None:
        line, column = place_of(content, remote.start())
    if line is None:
        line = _line_reached(content, syntax, base)
    elif column is not None:
        text = content.decode("utf-8", errors="replace")
        if (fault := _fault(said, text, offset_of(text, line, column), syntax)) is not None:
            before = text[: fault.offset]
            line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
            reason, hint = fault.reason, fault.hint
    return UnreadableInput(name, line, column, reason, hint)


def not_xml(content: bytes, name: str, said: str, line: int, column: int) -> UnreadableInput:
    """Return what to say of XML that is not well formed; `said` are the XML parser's words for it."""
    text = content.decode("utf-8", errors="replace")
    fault = wide_character(text, offset_of(text, line, column))
    return UnreadableInput(name, line, column, *((fault.reason, fault.hint) if fault is not None else put(said)))


def offset_of(text: str, line: int, column: int) -> int:
    """Return the offset in characters of a line and column that are counted from 1, at most the text's length."""
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1 or len(text)
    return min(start + column - 1, len(text))


def _fault(said: str, text: str, offset: int, syntax: ox.RdfFormat) -> Fault | None:
    """Return what is to be mended where that is not what the parser says; None where it is."""
    if syntax == ox.RdfFormat.JSON_LD:
        return comma_too_many(text, offset) if "railing comma" in said else full_width(text, offset, json=True)
    if "has not been declared" in said and not said.isascii():
        return full_width(text, offset)
    if "has not been declared" in said:
        return None
    found = full_width(text, offset)
    if found is None and said.startswith("Unexpected end of file"):
        found = unclosed(text, offset)
    if found is None and _DOT.search(said):
        found = missing_dot(text, offset)
    if found is None and _BRACE.search(said):
        found = missing_brace(text, offset)
        if found is None and said.startswith("{") and syntax == ox.RdfFormat.TURTLE:
            found = Fault(offset, _NO_BLOCKS, _NAME_IT_TRIG)
    return found


class _Lines:
    """Bytes handed out a line at a time, or less: the lines taken tell where a parser was when it gave up."""

    def __init__(self, content: bytes) -> None:
        self._lines = iter(content.splitlines(keepends=True))
        self._rest = b""
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        """Return at most so many bytes of one line, or nothing at the end; the parser aborts when handed more."""
        if not self._rest:
            self._rest = next(self._lines, b"")
            self.taken += bool(self._rest)
        end = len(self._rest) if size < 0 else size
        piece, self._rest = self._rest[:end], self._rest[end:]
        return piece


def _line_reached(content: bytes, syntax: ox.RdfFormat, base: str | None) -> int | None:
    """Return the line at which the parser gives up, counted from 1."""
    lines = _Lines(content)
    try:
        for _ in ox.parse(cast("IO[bytes]", lines), syntax, base_iri=base):
            pass
    except (SyntaxError, ValueError):
        return lines.taken
    return None

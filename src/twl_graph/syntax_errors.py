"""What the parser says of a faulty file, turned into a place, a reason in both languages and a cure."""

import re
from typing import IO, Final, cast

import pyoxigraph as ox

from twl_graph.errors import NO_HINT, UnreadableInput, Words

#: The parser's own place, said before and after its reason.
_PLACE: Final = re.compile(r"^Parser error at line \d+ (?:column \d+|between columns \d+ and \d+): |(?: \(line \d+\))$")

_DECLARE: Final = Words("请在文件开头用 @prefix 声明", "declare it at the top of the file with @prefix")
_CLOSE: Final = Words("检查是否缺少 . ; , ] ) }} 或引号", "look for a missing . ; , ] ) }} or quote")
#: What the parser says most often: pattern, reason, hint.
_KNOWN: Final = (
    (
        r"LoadDocumentCallback|remote context",
        Words(
            "JSON-LD 的 @context 要从别处读取，不予读取", "its JSON-LD @context would have to be fetched; nothing was"
        ),
        Words("请把该上下文的内容写进文件", "write the content of that context into the file"),
    ),
    (
        r"The prefix (\S*?):? has not been declared",
        Words("前缀 {0}: 没有声明", "the prefix {0}: is not declared"),
        Words("{1}", "{1}"),
    ),
    (
        r"No scheme found in an absolute IRI",
        Words("相对 IRI 没有基准", "a relative IRI has no base"),
        Words("请在文件开头写 @base，或写出完整的 IRI", "give @base at the top of the file, or write the IRI in full"),
    ),
    (
        r"A dot is expected at the end of statements",
        Words("此处应是语句末尾的句点", "a dot is expected here, at the end of a statement"),
        _CLOSE,
    ),
    (
        r"Quads must be followed by a dot",
        Words("此处应是语句末尾的句点", "a dot is expected here, at the end of a statement"),
        Words("每行一条语句，以句点结尾", "write one statement a line, each ending in a dot"),
    ),
    (r"Unexpected (?:end|end of file)$", Words("文件在语句中间就结束了", "the file ends inside a statement"), _CLOSE),
)


def place_of(content: bytes, offset: int) -> tuple[int, int]:
    """Return line and column, counted from 1 in characters, of a byte of the content."""
    before = content[:offset].decode("utf-8", errors="replace")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def explained(error: Exception, content: bytes, name: str, syntax: ox.RdfFormat, base: str | None) -> UnreadableInput:
    """Return the parser's error as ours: the place, the reason in both languages, what to do.

    Where the parser tells no place (RDF/XML, the meaning of JSON-LD) the line is found by reading again.
    """
    reason, hint = _reason(_PLACE.sub("", str(error)))
    line, column = getattr(error, "lineno", None), getattr(error, "offset", None)
    remote = re.search(rb'"@(?:context|import)"\s*:\s*\[?\s*"', content) if "JSON-LD" in reason.en else None
    if line is None and remote is not None:
        line, column = place_of(content, remote.start())
    if line is None:
        line = _line_reached(content, syntax, base)
    return UnreadableInput(name, line, column, reason, hint)


def _reason(said: str) -> tuple[Words, Words]:
    """Return reason and hint for what the parser said."""
    for pattern, reason, hint in _KNOWN:
        if match := re.search(pattern, said):
            prefix = match[1] if match.groups() else ""
            known = _declaration(prefix) if prefix else _DECLARE
            return (
                Words(*(text.format(prefix) for text in reason)),
                Words(hint.zh.format(prefix, known.zh), hint.en.format(prefix, known.en)),
            )
    return Words(f"语法错误：{said}", f"syntax error: {said}"), NO_HINT


def _declaration(prefix: str) -> Words:
    """Return the line that declares one of the project's prefixes, else the advice to declare it."""
    from twl_graph.namespaces import prefixes

    namespace = prefixes().get(prefix)
    if namespace is None:
        return _DECLARE
    line = f"@prefix {prefix}: <{namespace}> ."
    return Words(f"请在文件开头写：{line}", f"write at the top of the file: {line}")


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

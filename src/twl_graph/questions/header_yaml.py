"""The part of YAML that headers of questions are written in, and the line of everything in it.

Mappings by indentation, `{…}` and `[…]` on one line, and texts that are plain or quoted. What is accepted means the
same to any YAML parser, and what else YAML has is refused by name. (A full parser takes as long to import as the graph
takes to load; every answer would wait for it.)
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple, TypeAlias

from twl_graph.errors import Words

#: What stands behind a key: a text, a list or a mapping.
Value: TypeAlias = "str | list[Node] | dict[str, Node]"

_ENTRY: Final = re.compile(r"([A-Za-z_][\w-]*):(?: +(.*))?", re.ASCII)
_KEY: Final = re.compile(r" *([A-Za-z_][\w-]*): +", re.ASCII)
_QUOTED: Final = re.compile(r"\"([^\"\\\x00-\x1f\x7f]*)\"|'([^'\x00-\x1f\x7f]*)'")
_FLOW_TEXT: Final = re.compile(r"[^,\[\]{}]+")
# What a plain text must neither start with nor hold (YAML 1.2, section 7.3.3).
_NO_START: Final = frozenset("-?:,[]{}#&*!|>'\"%@`")
_NO_PART: Final = re.compile(r": | #|:$|[\x00-\x1f\x7f\u0085\u2028\u2029\ufeff]")


class Node(NamedTuple):
    """A value, and the line that it stands in (from 1)."""

    value: Value
    line: int


class HeaderSyntaxError(Exception):
    """A header that is not written in this part of YAML.

    Attributes:
        line: the line (from 1).
        reason: what is wrong with it.
    """

    def __init__(self, line: int, reason: Words) -> None:
        self.line, self.reason = line, reason
        super().__init__(reason.en)


def parse(lines: Sequence[str]) -> Node:
    """Read the lines of a header as one mapping.

    Raises HeaderSyntaxError.
    """
    numbered = [(number, line.rstrip(" ")) for number, line in enumerate(lines, start=1) if line.strip(" ")]
    value, rest = _block(numbered, 0)
    if rest:
        raise HeaderSyntaxError(rest[0][0], Words("缩进不对", "the indentation is wrong"))
    return Node(value, 1)


def _block(lines: list[tuple[int, str]], indent: int) -> tuple[dict[str, Node], list[tuple[int, str]]]:
    """Read the entries that are indented by `indent`; return them and the lines that follow."""
    entries: dict[str, Node] = {}
    while lines and _indent(lines[0]) == indent:
        number, line = lines[0]
        found = _ENTRY.fullmatch(line, indent)
        if found is None:
            raise HeaderSyntaxError(number, Words("此处应为“键: 值”", "a key and a value belong here"))
        key, text = found[1], (found[2] or "").strip(" ")
        if key in entries:
            raise HeaderSyntaxError(number, Words(f"{key} 出现两次", f"{key} is given twice"))
        lines = lines[1:]
        if text:
            entries[key] = Node(_inline(text, number), number)
        elif lines and _indent(lines[0]) > indent:
            nested, lines = _block(lines, _indent(lines[0]))
            entries[key] = Node(nested, number)
        else:
            raise HeaderSyntaxError(number, Words(f"{key} 没有值", f"{key} has no value"))
    return entries, lines


def _indent(numbered: tuple[int, str]) -> int:
    return len(numbered[1]) - len(numbered[1].lstrip(" "))


def _inline(text: str, line: int) -> Value:
    """Read what stands behind a key in the same line."""
    if text[0] not in "{[\"'":
        return _plain(text, line)
    value, end = _flow(text, 0, line)
    if text[end:].strip(" "):
        rest = text[end:].strip(" ")
        raise HeaderSyntaxError(line, Words(f"多出了 {rest}", f"{rest} is left over"))
    return value


def _flow(text: str, start: int, line: int) -> tuple[Value, int]:
    """Read one value inside `{…}` or `[…]`; return it and where it ends."""
    start = _past_blanks(text, start)
    if text[start : start + 1] in ("{", "["):
        return _collection(text, start, line)
    if quoted := _QUOTED.match(text, start):
        return next(part for part in quoted.groups() if part is not None), quoted.end()
    found = _FLOW_TEXT.match(text, start)
    if found is None:
        raise HeaderSyntaxError(line, Words("此处缺少值", "a value is missing here"))
    return _plain(found[0].strip(" "), line), found.end()


def _collection(text: str, start: int, line: int) -> tuple[Value, int]:
    """Read the `{…}` or `[…]` that starts at `start`; return it and where it ends."""
    entries: dict[str, Node] = {}
    items: list[Node] = []
    mapping, closing = (True, "}") if text[start] == "{" else (False, "]")
    position = _past_blanks(text, start + 1)
    while text[position : position + 1] != closing:
        key = _KEY.match(text, position) if mapping else None
        if mapping and key is None:
            raise HeaderSyntaxError(line, Words("{ } 中应为“键: 值”", "keys and values belong in { }"))
        value, position = _flow(text, key.end() if key else position, line)
        if key is None:
            items.append(Node(value, line))
        elif key[1] in entries:
            raise HeaderSyntaxError(line, Words(f"{key[1]} 出现两次", f"{key[1]} is given twice"))
        else:
            entries[key[1]] = Node(value, line)
        position = _past_blanks(text, position)
        if text[position : position + 1] not in (",", closing):
            raise HeaderSyntaxError(line, Words(f"缺少 {closing}", f"{closing} is missing"))
        if text[position] == ",":
            position = _past_blanks(text, position + 1)
    return (entries if mapping else items), position + 1


def _past_blanks(text: str, position: int) -> int:
    while text[position : position + 1] == " ":
        position += 1
    return position


def _plain(text: str, line: int) -> str:
    if not text or text[0] in _NO_START or _NO_PART.search(text):
        raise HeaderSyntaxError(line, Words(f"请给“{text}”加引号", f'put quotes around "{text}"'))
    return text

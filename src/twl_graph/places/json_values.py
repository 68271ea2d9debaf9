"""JSON (RFC 8259) with the place of every value and key, which the standard library's reader does not keep."""

import json
import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeAlias

from twl_graph.places.turtle_tokens import Unread

_TOKEN: Final = re.compile(
    r'[ \t\r\n]*(?:("(?:[^"\\]|\\.)*+")|([-+.0-9eE]+|true|false|null)|([{}\[\]:,])|\Z)', re.DOTALL
)
#: What a name in a path may not hold as it is (RFC 9535, section 2.7).
_UNSAFE: Final = re.compile(r"[\x00-\x1f'\\]")
_NAMED: Final = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", "'": "\\'", "\\": "\\\\"}


@dataclass(slots=True)
class Scalar:
    """A string, a number, a boolean or null, and where it stands (code points from 0, end exclusive)."""

    start: int
    end: int
    value: str | int | float | bool | None


@dataclass(slots=True)
class Array:
    """An array and where it stands."""

    start: int
    end: int
    items: list["Json"] = field(default_factory=list)


@dataclass(slots=True)
class Object:
    """An object and where it stands; its members in the order of the text."""

    start: int
    end: int
    members: list["Member"] = field(default_factory=list)


Json: TypeAlias = Scalar | Array | Object


class Member(NamedTuple):
    """A member of an object: its key, where that stands, and its value."""

    key: str
    start: int
    end: int
    value: Json


def read_json(text: str) -> Json:
    """Return the value that a text holds; nested as deep as the text is.

    Raises:
        Unread: it is not one JSON value.
    """
    whole = Array(0, len(text))
    reading = _Reading(whole)
    position = 0
    for match in _TOKEN.finditer(text):
        if match.start() != position:
            raise Unread
        position = match.end()
        if match.lastindex is None:
            break
        reading.take(match[match.lastindex], *match.span(match.lastindex))
    if position != len(text) or reading.unfinished or len(whole.items) != 1:
        raise Unread
    return whole.items[0]


class _Reading:
    """What is open while a text is read, and the key that waits for its value."""

    def __init__(self, whole: Array) -> None:
        self._open: list[Array | Object] = [whole]
        self._key: tuple[str, int, int] | None = None

    @property
    def unfinished(self) -> bool:
        """Whether something is still open."""
        return len(self._open) != 1

    def take(self, token: str, start: int, end: int) -> None:
        """Read one token; commas and colons say nothing that the parser has not seen to."""
        if token in "{[":
            opened: Array | Object = Object(start, end) if token == "{" else Array(start, end)
            self._put(opened)
            self._open.append(opened)
        elif token in "}]":
            if not self.unfinished:
                raise Unread
            self._open.pop().end = end
        elif token not in ",:":
            value = json.loads(token, strict=False)
            if isinstance(self._open[-1], Object) and self._key is None:
                self._key = str(value), start, end
            else:
                self._put(Scalar(start, end, value))

    def _put(self, value: Json) -> None:
        here = self._open[-1]
        if isinstance(here, Array):
            here.items.append(value)
        elif self._key is None:
            raise Unread
        else:
            here.members.append(Member(*self._key, value))
            self._key = None


def step(path: str, name: str | int) -> str:
    """Return the path that goes on from another by a key or an index: a normalized path of RFC 9535, section 2.7."""
    if isinstance(name, int):
        return f"{path}[{name}]"
    return f"{path}['{_UNSAFE.sub(_escaped, name)}']"


def _escaped(match: re.Match[str]) -> str:
    return _NAMED.get(match[0]) or f"\\u{ord(match[0]):04x}"

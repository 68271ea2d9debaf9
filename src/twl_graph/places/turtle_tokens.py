"""The tokens of Turtle, TriG, N-Triples and N-Quads (RDF 1.1 Turtle, section 6.5), and the terms that they spell."""

import re
from enum import IntEnum
from typing import Final, NamedTuple

from twl_graph import terminals


class Unread(Exception):
    """A text that this package reads otherwise than the parser, or not at all."""


class Kind(IntEnum):
    """What a token is; the numbers are those of the groups of the pattern."""

    NAME = 1
    NUMBER = 2
    MARK = 3
    IRI = 4
    STRING = 5
    #: A language tag, or a directive such as `@prefix`.
    TAG = 6
    BLANK = 7
    WORD = 8
    END = 9


class Token(NamedTuple):
    """One token: its kind, its text as written, and where it stands (code points from 0, end exclusive)."""

    kind: Kind
    text: str
    start: int
    end: int


_KINDS: Final = (Kind.END, *Kind)
#: White space and comments, and what follows them.
_TOKEN: Final = re.compile(
    r"(?:[ \t\r\n]+|#[^\r\n]*)*(?:"
    rf"({terminals.NAME})"
    rf"|([+-]?(?:{terminals.NUMBER}))"
    r"|(\^\^|[.;,\[\](){}])"
    rf"|({terminals.IRI})"
    rf"|({terminals.STRING})"
    rf"|({terminals.LANGUAGE})"
    rf"|({terminals.BLANK})"
    rf"|({terminals.WORD})"
    r"|(\Z))"
)
_ESCAPE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_LETTERS: Final = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


def tokens_of(text: str) -> list[Token]:
    """Split a text into tokens, the last one of kind END; white space and comments are left out.

    Raises:
        Unread: something in it is no token.
    """
    found, position, make = [], 0, Token._make
    for match in _TOKEN.finditer(text):
        if match.start() != position:
            raise Unread
        index = match.lastindex
        assert index is not None, "each alternative is a group"
        start, position = match.span(index)
        found.append(make((_KINDS[index], match[index], start, position)))
        if index == Kind.END:
            return found
    raise Unread


def unescaped(text: str) -> str:
    """Return what a text says without its escapes: those of strings, of IRIs, and of local names."""
    return _ESCAPE.sub(_meant, text) if "\\" in text else text


def _meant(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2]
    return chr(int(code, 16)) if code else _LETTERS.get(escape[3], escape[3])


def content_of(string: str) -> str:
    """Return what a string in quotes says."""
    quotes = 3 if string.startswith(('"""', "'''")) else 1
    return unescaped(string[quotes:-quotes])


def local_of(name: str) -> str:
    """Return the local part of a prefixed name; there, `\\n` is no line break but refused by the grammar."""
    return re.sub(r"\\(.)", r"\1", name) if "\\" in name else name

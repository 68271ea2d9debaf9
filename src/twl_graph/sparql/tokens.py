"""The tokens of SPARQL text (SPARQL 1.1 Query, section 19.8; the triple terms of SPARQL 1.2 beside them).

The engine has no switch against SERVICE and dies on deep nesting, so its text is read here first. What is read here
must be what the engine reads: wherever the two could differ, the text is refused, never guessed at.
"""

import re
from bisect import bisect_right
from enum import Enum
from functools import cache
from typing import Final, NamedTuple

from twl_graph import terminals
from twl_graph.errors import NO_HINT, UnreadableInput, Words
from twl_graph.terminals import FULL_WIDTH

#: How a query is called in messages when it came from no file.
QUERY: Final = "<query>"
#: So many characters of a line are shown on each side of a place.
_SHOWN: Final = 60


class Kind(Enum):
    """What a token is."""

    IRI = "IRI"
    STRING = "string"
    LANGUAGE = "language tag"
    VARIABLE = "variable"
    BLANK = "blank node"
    NAME = "prefixed name"
    NUMBER = "number"
    WORD = "word"
    MARK = "mark"


class Token(NamedTuple):
    """One token: its kind, its text as written, and where it stands (code points from 0, end exclusive)."""

    kind: Kind
    text: str
    start: int
    end: int

    def is_word(self, *words: str) -> bool:
        """Tell whether this is one of these keywords, in any case."""
        return self.kind is Kind.WORD and self.text.upper() in words

    def is_mark(self, *marks: str) -> bool:
        """Tell whether this is one of these marks."""
        return self.kind is Kind.MARK and self.text in marks


class SparqlSyntaxError(UnreadableInput):
    """SPARQL text that is no SPARQL, with the place, the line itself and a caret under the place.

    Attributes:
        excerpt: the line, or the part of it around the place, and below it the caret (aligned for East Asian width).
    """

    def __init__(self, text: str, offset: int, reason: Words, hint: Words = NO_HINT, *, path: str = QUERY) -> None:
        line, column, row = place(text, offset)
        start, end = max(0, column - _SHOWN), column + _SHOWN
        left, right = "…" if start else "", "…" if end < len(row) else ""
        self.excerpt = f"  {left}{row[start:end]}{right}\n  {caret_indent(left + row[start : column - 1])}^"
        shown = Words(f"{reason.zh}\n{self.excerpt}", f"{reason.en}\n{self.excerpt}")
        super().__init__(path, line, column, shown, hint)


def place(text: str, offset: int) -> tuple[int, int, str]:
    """Return the line and column (from 1, in code points) of `offset`, and that line's text."""
    starts = [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", text))]
    line = bisect_right(starts, offset)
    start = starts[line - 1]
    return line, offset - start + 1, re.split(r"[\r\n]", text[start:], maxsplit=1)[0]


def caret_indent(before: str) -> str:
    """Return blanks as wide as `before` on a terminal; a tab stays one, for only the terminal knows its width."""
    from twl_graph.widths import width

    return "".join("\t" if character == "\t" else " " * width(character) for character in before)


# The order matters: the longest of several readings first, as section 19.8 asks.
_TOKEN: Final = re.compile(
    "|".join(
        (
            r"(?P<skip>(?:[ \t\r\n]+|#[^\r\n]*)+)",
            rf"(?P<IRI>{terminals.IRI})",
            rf"(?P<STRING>{terminals.STRING})",
            rf"(?P<LANGUAGE>{terminals.LANGUAGE})",
            rf"(?P<VARIABLE>{terminals.VARIABLE})",
            rf"(?P<BLANK>{terminals.BLANK})",
            rf"(?P<NAME>{terminals.NAME})",
            rf"(?P<NUMBER>{terminals.NUMBER})",
            rf"(?P<WORD>{terminals.WORD})",
            r"(?P<MARK>\^\^|\|\||&&|!=|<=|>=|<<\(|\)>>|<<|>>|\{\||\|\}|[{}()\[\],;.*/|^+\-=<>!?~])",
        )
    )
)

_NAMING: Final = frozenset({Kind.VARIABLE, Kind.BLANK, Kind.NAME})

# A token after which `<` may mean "less than": then what looks like an IRI may be read otherwise by the engine.
_OPERANDS: Final = frozenset({Kind.VARIABLE, Kind.STRING, Kind.LANGUAGE, Kind.NUMBER, Kind.NAME, Kind.IRI})
# Half a character: what is left of bytes that were no UTF-8.
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_HIERARCHICAL: Final = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")


def tokenize(text: str, *, path: str = QUERY) -> list[Token]:
    """Split SPARQL text into tokens; white space and comments are left out.

    `path` stands for the text in messages. Raises SparqlSyntaxError for a character, string or escape that no token
    can start with, and for a `<` that could be read in two ways.
    """
    if broken := _SURROGATE.search(text):
        raise _stray(text, broken.start(), path)
    tokens: list[Token] = []
    position = 0
    while position < len(text):
        found = _TOKEN.match(text, position)
        if found is None:
            raise _stray(text, position, path)
        if found.lastgroup != "skip":
            token = Token(Kind[str(found.lastgroup)], found.group(), position, found.end())
            if token.kind is Kind.IRI and tokens:
                _check_iri(text, tokens[-1], token, path)
            if token.kind in _NAMING and not token.text.isascii():
                _check_characters(text, token, path)
            tokens.append(token)
        position = found.end()
    return tokens


def _check_characters(text: str, token: Token, path: str) -> None:
    """Refuse characters beyond ASCII that the grammar lets into no name (PN_CHARS, productions 164-167)."""
    for offset, character in enumerate(token.text):
        if not character.isascii() and not _name_character().match(character):
            raise _stray(text, token.start + offset, path)


@cache
def _name_character() -> re.Pattern[str]:
    return re.compile(
        "[\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u200c\u200d\u203f\u2040\u2070-\u218f\u2c00-\u2fef"
        "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff]"
    )


def _check_iri(text: str, before: Token, iri: Token, path: str) -> None:
    """Refuse an IRI that, read as "less than" and more, would end elsewhere and hide what follows it.

    `?a<'>'` is an IRI for the longest match and a comparison for the engine; `?a<?b#>` holds a comment for the engine.
    An IRI with `//` after its scheme cannot be a comparison.
    """
    if not (before.kind in _OPERANDS or before.is_mark(")", "]", "*", "?", "+") or before.is_word("TRUE", "FALSE")):
        return
    if _HIERARCHICAL.match(iri.text):
        return
    hides = "'" in iri.text or "service" in iri.text.lower()
    if not hides and "#" in iri.text:
        ends = (text.find(character, iri.end) for character in "\r\n")
        end = min((found for found in ends if found >= 0), default=len(text))
        hides = any(text.find(quotes, iri.start, end) >= 0 for quotes in ("'''", '"""'))
    if hides:
        raise SparqlSyntaxError(
            text,
            iri.start,
            Words("这个 < 可作“小于”解，也可作 IRI 的开头", "this < could mean “less than” or open an IRI"),
            Words("在 < 后加空格，或用带前缀的名称写 IRI", "put a space after <, or write the IRI with a prefix"),
            path=path,
        )


def _stray(text: str, position: int, path: str) -> SparqlSyntaxError:
    """Say why no token starts at `position`."""
    character = text[position]
    hint = NO_HINT
    if _SURROGATE.match(character):
        reason = Words("此处不是 UTF-8 文字", "this is no UTF-8 text")
        hint = Words("请另存为 UTF-8 编码的文本", "save it as text in UTF-8")
    elif character in "\"'":
        reason = Words(
            "这个字符串没有结束，或含有无效的转义", "this string does not end, or holds an escape that is none"
        )
        hint = Words(
            "补上引号；换行须用三个引号；反斜杠写作 \\\\",
            "close the quote; use three quotes around a line break; write a backslash as \\\\",
        )
    elif character == "\\":
        reason = Words("字符串和 IRI 之外不接受 \\ 转义", "no \\ escape is accepted outside strings and IRIs")
    elif character in FULL_WIDTH:
        reason = Words(f"全角字符“{character}”不属于 SPARQL", f"the full-width character {character} is not SPARQL")
        hint = Words(f"改用半角的 {FULL_WIDTH[character]}", f"write {FULL_WIDTH[character]} instead")
    else:
        shown = character if character.isprintable() else f"U+{ord(character):04X}"
        reason = Words(f"SPARQL 中没有以 {shown} 开头的词", f"no SPARQL token starts with {shown}")
        hint = Words("变量以 ? 开头，文字加引号", "a variable starts with ?, a text stands in quotes")
    return SparqlSyntaxError(text, position, reason, hint, path=path)

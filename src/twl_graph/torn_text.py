"""What a text lacks, or has too wide, at or before the place where the parser gave up on it.

A parser names the first thing that it cannot read. What a person must mend often stands before that: a full-width mark
that was read as a part of a name, a statement without its dot, a block without its brace, a quote that does not close.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from twl_graph.errors import Words
from twl_graph.terminals import FULL_WIDTH

#: Every mark that Chinese input methods write for one of Turtle or JSON, and that one.
_MARKS: Final = FULL_WIDTH | {
    "、": ",", "［": "[", "］": "]", "【": "[", "】": "]", "＂": '"', "＇": "'", "＠": "@", "＃": "#", "＾": "^",
}  # fmt: skip
#: White space and comments; strings and IRIs; marks; words. A string that does not close is a word of one quote.
_PIECE: Final = re.compile(
    r"(?P<blank>[ \t\r\n]+|\#[^\r\n]*)"
    r"|(?P<sealed>\"\"\"(?:[^\"\\]|\\.|\"(?!\"\"))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r"|\"(?:[^\"\\\r\n]|\\.)*\"|'(?:[^'\\\r\n]|\\.)*'|<[^<>\"{}|^`\\\x00-\x20]*>)"
    r"|(?P<mark>[;,\[\](){}])"
    r"|(?P<word>(?:\\.|[^ \t\r\n\"'<>\#;,\[\](){}\\])+|.)",
    re.DOTALL,
)
_JSON_PIECE: Final = re.compile(
    r"(?P<blank>[ \t\r\n]+)|(?P<sealed>\"(?:[^\"\\\r\n]|\\.)*\")|(?P<mark>[,:\[\]{}])"
    r"|(?P<word>[^ \t\r\n\",:\[\]{}]+|.)",
    re.DOTALL,
)
#: A full-width quote inside a string, where the string was meant to end.
_MEANT_AS_END: Final = re.compile(r"[”＂](?=\s*(?:@[A-Za-z]|\^\^|[:;,.\]})：；，。]))")
_CLOSING: Final = re.compile("[”＂’＇]")
#: So many pieces before the place are looked at for a full-width mark.
_BEFORE: Final = 3


class Fault(NamedTuple):
    """What is to be mended: where (an offset in characters), why, and how."""

    offset: int
    reason: Words
    hint: Words


class _Piece(NamedTuple):
    kind: str
    text: str
    start: int
    end: int


def full_width(text: str, offset: int, *, json: bool = False) -> Fault | None:
    """Return the full-width mark at a place or just before it, outside of strings and IRIs; None where there is none.

    Args:
        text: Turtle, TriG, N-Triples, N-Quads or JSON.
        offset: where the parser gave up, in characters.
        json: whether it is JSON.
    """
    before, here = _around(text, offset, json=json)
    if here is not None and here.kind == "word":
        if (at := _marked(here, max(0, offset - here.start))) is not None:
            return _too_wide(text, at)
        line = re.compile(r"[^\r\n]*").match(text, here.start)
        if here.text in "\"'" and line and (closing := _CLOSING.search(text, here.start, line.end())):
            return _too_wide(text, closing.start())
    for piece in reversed(before[-_BEFORE:]):
        if piece.kind == "word" and (at := _marked(piece, 0)) is not None:
            return _too_wide(text, at)
        if piece.kind == "sealed" and piece.text[0] in "\"'" and (meant := _MEANT_AS_END.search(piece.text)):
            return _too_wide(text, piece.start + meant.start())
    return None


def wide_character(text: str, offset: int) -> Fault | None:
    """Return the full-width mark at the very place, as in XML, whose text may hold any; None where there is none."""
    return _too_wide(text, offset) if text[offset : offset + 1] in _MARKS else None


def comma_too_many(text: str, offset: int) -> Fault | None:
    """Return the comma after the last item of an object or array that closes at a place, in JSON."""
    before, _ = _around(text, offset, json=True)
    if not before or before[-1].text != ",":
        return None
    return Fault(
        before[-1].start,
        Words("最后一项后面多了逗号", "there is a comma after the last item"),
        Words("删去这个逗号", "remove that comma"),
    )


def missing_dot(text: str, offset: int) -> Fault | None:
    """Return where the statement before a place ends without its dot; None where that is on the same line."""
    before, _ = _around(text, offset)
    if not before or not re.search(r"[\r\n]", text[before[-1].end : offset]):
        return None
    return Fault(
        before[-1].end,
        Words("这条语句末尾缺少句点", "the statement that ends here lacks its dot"),
        Words("在此处写“ .”", 'write " ." here'),
    )


def missing_brace(text: str, offset: int) -> Fault | None:
    """Return where the block that is still open at a place should have been closed; None where none is open.

    Args:
        text: TriG.
        offset: the brace of the next block, the word GRAPH before its name, or the end of the text.
    """
    before, here = _around(text, offset)
    opened: list[int] = []
    for piece in before:
        if piece.text == "{":
            opened.append(piece.start)
        elif piece.text == "}" and opened:
            opened.pop()
    if not opened:
        return None
    line = text.count("\n", 0, opened[-1]) + 1
    named = here is not None and here.text == "{"  # the next block's name stands before its brace
    return Fault(
        before[-2 if named else -1].end,
        Words(f"第 {line} 行开始的块没有结束", f"the block that begins on line {line} is not closed"),
        Words("在此处写“ }”", 'write " }" here'),
    )


def unclosed(text: str, offset: int) -> Fault | None:
    """Return the string or IRI that begins at a place and does not end."""
    if text[offset : offset + 1] == "<":
        return Fault(
            offset,
            Words("从这里开始的 IRI 没有结束", "the IRI that begins here does not end"),
            Words("在它末尾写 >", "write > at its end"),
        )
    if text[offset : offset + 1] not in ('"', "'"):
        return None
    return Fault(
        offset,
        Words("从这里开始的字符串没有结束", "the string that begins here does not end"),
        Words("在它末尾补上引号", "write the quote at its end"),
    )


def _around(text: str, offset: int, *, json: bool = False) -> tuple[list[_Piece], _Piece | None]:
    """Return the pieces that end at or before a place, and the one that holds it or follows it."""
    before: list[_Piece] = []
    for piece in _pieces(text, json=json):
        if piece.end > offset:
            return before, piece
        before.append(piece)
    return before, None


def _pieces(text: str, *, json: bool) -> Iterator[_Piece]:
    for match in (_JSON_PIECE if json else _PIECE).finditer(text):
        kind = match.lastgroup or ""
        if kind != "blank":
            yield _Piece(kind, match[0], match.start(), match.end())


def _marked(piece: _Piece, start: int) -> int | None:
    """Return the offset of the first full-width mark of a piece, from a position in it on."""
    found = (piece.start + at for at, character in enumerate(piece.text) if at >= start and character in _MARKS)
    return next(found, None)


def _too_wide(text: str, offset: int) -> Fault:
    wide = text[offset]
    if wide.isspace():
        return Fault(
            offset,
            Words("这里的空格是全角的", "the blank here is a full-width one"),
            Words("改为半角空格", "write an ordinary blank"),
        )
    narrow = _MARKS[wide]
    return Fault(
        offset,
        Words(f"全角的 {wide} 应为半角的 {narrow}", f"the full-width {wide} should be {narrow}"),
        Words(f"切换到英文标点，改写为 {narrow}", f"write {narrow} instead"),
    )

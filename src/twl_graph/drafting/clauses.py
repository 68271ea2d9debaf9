"""Clauses: the stretches of a text that are short enough to be the evidence of a fact, and say something by themselves.

A sentence is a clause where it is no wider than 120 columns (60 Chinese characters, 120 Latin letters). A wider one is
cut at its commas, into pieces that reach that width as nearly as they can; a piece of more than 120 characters without
a comma is cut where a list, a word or at last a line of text may be. Titles in 《》 and what stands in brackets are not
cut at punctuation.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from twl_graph.evidence.article import lines
from twl_graph.spans import Span
from twl_graph.widths import width

#: The most columns of a clause that can be cut at commas, and the most characters of any clause.
WIDEST: Final = 120
LONGEST: Final = 120

_CLOSING: Final = "”’」』》〉）】)\"'"
_OPENING: Final = "“‘「『《〈（【([\"'"
#: Short words with a full stop that ends no sentence.
_SHORTENED: Final = r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!\bNo)(?<!\bvs)(?<!\bCo)(?<!\bLtd)(?<!\b[A-Z])"
_SENTENCE: Final = re.compile(
    rf"(?:[。！？；!?;…]+|{_SHORTENED}\.(?=[{re.escape(_CLOSING)}]*(?:\s|\Z)))[{re.escape(_CLOSING)}]*"
)
_COMMA: Final = re.compile(rf"(?:，|,(?![0-9])|(?<![0-9]),|：|:(?=\s)|——)[{re.escape(_CLOSING)}]*")
_LIST: Final = re.compile(rf"(?:、|(?<=》)(?=《)|\s+)[{re.escape(_CLOSING)}]*")
_TITLE: Final = re.compile(r"《[^《》\n]{1,200}》|（[^（）\n]{1,60}）|\([^()\n]{1,60}\)")


def clauses(text: str) -> list[Span]:
    """Return the clauses of a text in its order: each within one line, of at most ``LONGEST`` characters.

    Every character that is neither white space nor punctuation lies in exactly one of them.
    """
    return [clause for line in lines(text) for piece in _pieces(text, line) if (clause := _trimmed(text, piece))]


def _pieces(text: str, line: Span) -> Iterator[Span]:
    """Yield the sentences of a line, and the parts of those that are too long."""
    titles = _TITLE.finditer(text, line.start, line.end)
    whole = {place for found in titles for place in range(found.start() + 1, found.end())}
    for sentence in _cut(text, line, _SENTENCE, whole):
        if width(_of(text, sentence)) <= WIDEST:
            yield sentence
            continue
        for piece in _joined(text, _cut(text, sentence, _COMMA, whole)):
            yield from [piece] if len(piece) <= LONGEST else _short(text, piece)


def _short(text: str, piece: Span) -> Iterator[Span]:
    """Yield the parts of a piece without commas: cut in a list or between words, and where it has none, anywhere."""
    for part in _joined(text, _cut(text, piece, _LIST, ())):
        for start in range(part.start, part.end, LONGEST):
            yield Span(start, min(start + LONGEST, part.end))


def _cut(text: str, span: Span, where: re.Pattern[str], whole: Collection[int]) -> Iterator[Span]:
    """Yield the parts of a span, cut behind every match that does not begin at a place to be left whole."""
    start = span.start
    for found in where.finditer(text, span.start, span.end):
        if found.start() not in whole and start < found.end() < span.end:
            yield Span(start, found.end())
            start = found.end()
    yield Span(start, span.end)


def _joined(text: str, parts: Iterable[Span]) -> Iterator[Span]:
    """Yield neighbouring parts as one wherever they fit together."""
    held: Span | None = None
    for part in parts:
        if held is not None and width(text[held.start : part.end].strip()) <= WIDEST:
            held = Span(held.start, part.end)
            continue
        if held is not None:
            yield held
        held = part
    if held is not None:
        yield held


def _trimmed(text: str, piece: Span) -> Span | None:
    """Return a piece without blanks and without the punctuation around it, brackets that it opens or closes excepted.

    None where nothing is left.
    """
    start, end = piece.start, piece.end
    while start < end and _is_idle(text[start], _OPENING):
        start += 1
    while start < end and _is_idle(text[end - 1], _CLOSING):
        end -= 1
    if all(is_punctuation(character) for character in text[start:end]):
        return None
    return Span(start, end)


def is_punctuation(character: str) -> bool:
    """Tell whether a character says nothing: punctuation, separators, control and formatting characters."""
    category = unicodedata.category(character)
    return (category[0] in "PZ" and character not in "%％‰&@#") or category in ("Cc", "Cf")


def _is_idle(character: str, kept: str) -> bool:
    return is_punctuation(character) and character not in kept


def _of(text: str, span: Span) -> str:
    return text[span.start : span.end]

"""The article at hand: is it the one the spans were counted in, do the spans fit, and what do they say.

The article's text belongs to its newspaper and is not part of the project; whoever has the file can check it here. The
graph knows only its digest, its length and its spans.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from twl_graph import reading
from twl_graph.errors import NotFound, UnreadableInput, UsageError, Words, WrongArticle
from twl_graph.knowledge import Knowledge
from twl_graph.namespaces import ARTICLE, ARTICLES, RDF, TWL
from twl_graph.spans import SourceSpan, Span, positions, span_of

_TYPE: Final = ox.NamedNode(RDF + "type")
#: What ends a sentence of the article.
_SENTENCE_ENDS: Final = "。！？；"
#: A line of a text file; a byte order mark at its start is none of it.
_LINE: Final = re.compile(r"(?!\ufeff)[^\r\n]+")
_PARAGRAPH_KIND: Final = Words("段落", "paragraph")


class Spans:
    """The spans that a graph counts in a text; needs no file of it.

    Args:
        knowledge: the graph.
        source: the IRI of the text; without one, the article.
    """

    def __init__(self, knowledge: Knowledge, source: str = ARTICLE) -> None:
        self._knowledge, self._source = knowledge, source
        self._others: dict[str, Spans] = {source: self}

    @property
    def _facts(self) -> ox.Store:
        """The facts themselves; only for the blocks are named graphs needed, which take longer to load."""
        return self._knowledge.default_graph

    @property
    def digest(self) -> str:
        """The SHA-256 of the text's file, in lower-case hexadecimal (``twl:contentDigest``)."""
        return self._about_text("contentDigest").lower()

    @cached_property
    def digests(self) -> dict[str, str]:
        """The texts that the graph knows: their IRIs, by the SHA-256 of their files; the article's own comes first."""
        quads = self._facts.quads_for_pattern(None, ox.NamedNode(TWL + "contentDigest"), None, None)
        known = [
            (quad.subject.value, quad.object.value.lower())
            for quad in quads
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal)
        ]
        return {digest: source for source, digest in sorted(known, key=lambda each: (each[0] != ARTICLE, each))}

    def of(self, source: str) -> "Spans":
        """Return the spans that the same graph counts in a text."""
        if source not in self._others:
            self._others[source] = Spans(self._knowledge, source)
        return self._others[source]

    @property
    def length(self) -> int:
        """The text's length in code points (``twl:length``)."""
        return int(self._about_text("length"))

    @cached_property
    def paragraphs(self) -> dict[int, Span]:
        """The paragraphs by number, in the order of the text."""
        numbered: dict[int, Span] = {}
        for quad in self._facts.quads_for_pattern(None, ox.NamedNode(TWL + "paragraphNumber"), None, None):
            span = span_of(quad.subject.value, self._source) if isinstance(quad.subject, ox.NamedNode) else None
            if span is not None and isinstance(quad.object, ox.Literal):
                numbered[int(quad.object.value)] = span
        return dict(sorted(numbered.items()))

    @cached_property
    def blocks(self) -> list[Span]:
        """The spans that hold facts, as they stand in the text."""
        names = (graph.value for graph in self._knowledge.stated.named_graphs() if isinstance(graph, ox.NamedNode))
        return sorted({span for span in (span_of(name, self._source) for name in names) if span is not None})

    @cached_property
    def rhetorical(self) -> list[Span]:
        """The spans that are listed as rhetoric, as they stand in the text."""
        kind = ox.NamedNode(TWL + "RhetoricalSpan")
        subjects = (quad.subject for quad in self._facts.quads_for_pattern(None, _TYPE, kind, None))
        found = (span_of(subject.value, self._source) for subject in subjects if isinstance(subject, ox.NamedNode))
        return sorted({span for span in found if span is not None})

    def paragraph_of(self, span: Span) -> int | None:
        """Return the number of the paragraph that a span lies in, None where it lies in no single one."""
        return next((number for number, paragraph in self.paragraphs.items() if span in paragraph), None)

    def named(self, name: str) -> Span:
        """Return the span that a person names: ``511,554``, ``char=511,554``, ``p4:511,554``, its IRI, or ``p4`` whole.

        Raises:
            UsageError: it names no span.
            NotFound: there is no such paragraph.
        """
        if name[:1] in ("p", "P") and name[1:].isdecimal():
            if (number := int(name[1:])) in self.paragraphs:
                return self.paragraphs[number]
            raise NotFound(_PARAGRAPH_KIND, name, [f"p{last}" for last in list(self.paragraphs)[-1:]])
        span = Span.typed(name)
        if span.end > self.length:
            raise UsageError(
                Words(
                    f"{span.fragment} 超出文章：全文 {self.length} 字",
                    f"{span.fragment} lies beyond the article's {self.length} characters",
                )
            )
        return span

    def place(self, span: Span) -> str:
        """Return where a span stands, for people: ``p4:511,554`` in paragraph 4, ``511,554`` across paragraphs."""
        number = self.paragraph_of(span)
        return f"p{number}:{span.start},{span.end}" if number is not None else f"{span.start},{span.end}"

    def place_of(self, place: SourceSpan) -> str:
        """Return where a span of any text stands, with the name of a text other than the article: ``news p2:7,9``."""
        where = self.of(place.source).place(place.span)
        return where if place.source == ARTICLE else f"{place.source.removeprefix(ARTICLES)} {where}"

    def _about_text(self, term: str) -> str:
        for quad in self._facts.quads_for_pattern(ox.NamedNode(self._source), ox.NamedNode(TWL + term), None, None):
            if isinstance(quad.object, ox.Literal):
                return quad.object.value
        raise NotFound(Words("关于文章的事实", "fact of the article"), f"twl:{term}")


@dataclass(frozen=True)
class Article:
    """A text's own words, known to be those that the spans were counted in. Made by ``open_article``.

    Attributes:
        text: the words.
        source: the IRI of the text.
    """

    text: str
    source: str = ARTICLE

    def words(self, span: Span) -> str:
        """Return the very words of a span."""
        return self.text[span.start : span.end]

    def in_context(self, span: Span, around: int = 24) -> str:
        """Return the words of a span in 【】, inside their sentence: at most so many characters before and after."""
        before = self.text[: span.start].rpartition("\n")[2]
        after = self.text[span.end :].partition("\n")[0]
        start = max(0, len(before) - around, *(before.rfind(end) + 1 for end in _SENTENCE_ENDS))
        ends = [place + 1 for place in map(after.find, _SENTENCE_ENDS) if place >= 0]
        # A span that ends its sentence has nothing after it.
        done = self.text[span.end - 1] in _SENTENCE_ENDS
        end = 0 if done else min([len(after), around, *ends])
        left, right = ("…" if 0 < start == len(before) - around else ""), ("…" if end == around < len(after) else "")
        return f"{left}{before[start:]}【{self.words(span)}】{after[:end]}{right}"


def open_article(path: Path, spans: Spans) -> Article:
    """Return a text from its file, once its digest is found to be one that the graph knows: the article's, or another.

    Raises:
        UnreadableInput: the file cannot be read, or is empty or no UTF-8 text.
        WrongArticle: it is another text, or another edition of it.
    """
    content = reading.read_bytes(path)
    digest = hashlib.sha256(content).hexdigest()
    source = spans.digests.get(digest)
    if source is None:
        raise _wrong(path, digest, spans)
    try:
        return Article(content.decode("utf-8"), source)
    except UnicodeDecodeError as error:
        raise UnreadableInput(str(path), None, None, Words("不是 UTF-8 文本", "it is not UTF-8 text")) from error


def _wrong(path: Path, digest: str, spans: Spans) -> WrongArticle:
    """Say that a file is no text of the graph, with the digests of those that are."""
    others = [
        f"{known} {source.removeprefix(ARTICLES)}" for known, source in spans.digests.items() if source != ARTICLE
    ]
    expected = [spans.of(ARTICLE).digest, *others]
    few = not others
    this = Words(
        "不是本图谱所据的文章" if few else "不是本图谱所据的任何一篇文章",
        "not the article that this graph was made from" if few else "not one of the articles that this graph is from",
    )
    return WrongArticle(
        Words(
            f"{path}：{this.zh}，故不予显示。\n  摘要值 {digest}" + "".join(f"\n  应为　 {each}" for each in expected),
            f"{path}: {this.en}, so nothing is shown.\n  sha256   {digest}"
            + "".join(f"\n  expected {each}" for each in expected),
        )
    )


@dataclass(frozen=True)
class Coverage:
    """How the article's characters are accounted for; all counts are code points.

    Attributes:
        characters: all of them.
        fact: inside at least one fact block's span.
        rhetorical: inside a rhetorical span and no fact block's.
        punctuation: of the rest, punctuation, separators and line ends.
        blocks: the number of fact spans.
        median_span, longest_span: lengths of fact spans.
        uncovered: the stretches that are none of these.
    """

    characters: int
    fact: int
    rhetorical: int
    punctuation: int
    blocks: int
    median_span: float
    longest_span: Span | None
    uncovered: tuple[Span, ...]


def coverage(article: Article, spans: Spans) -> Coverage:
    """Account for every character of the article."""
    from statistics import median  # 3 ms that --why need not pay

    in_fact, in_rhetoric = positions(spans.blocks), positions(spans.rhetorical)
    rest = [place for place in range(len(article.text)) if place not in in_fact and place not in in_rhetoric]
    bare = [place for place in rest if not _is_punctuation(article.text[place])]
    return Coverage(
        characters=len(article.text),
        fact=len(in_fact),
        rhetorical=len(in_rhetoric - in_fact),
        punctuation=len(rest) - len(bare),
        blocks=len(spans.blocks),
        median_span=median([len(span) for span in spans.blocks] or [0]),
        longest_span=max(spans.blocks, key=len, default=None),
        uncovered=tuple(_stretches(bare)),
    )


def misplaced(article: Article, spans: Spans) -> list[Words]:
    """Return what is wrong with the spans themselves: outside the text, across paragraphs, paragraphs that do not fit.

    A paragraph is a line of the file that is not blank; an empty list means that everything fits.
    """
    wrong = []
    told, found = spans.paragraphs, lines(article.text)
    if list(spans.paragraphs.items()) != list(enumerate(found, start=1)):
        wrong.append(
            Words(
                f"段落（{len(told)} 个）与文章的行（{len(found)} 行）不符",
                f"the {len(told)} paragraphs are not the article's {len(found)} lines",
            )
        )
    if spans.length != len(article.text):
        length = len(article.text)
        wrong.append(Words(f"长度应为 {length}，图中为 {spans.length}", f"the length is {length}, not {spans.length}"))
    for span in sorted({*spans.blocks, *spans.rhetorical}):
        if span.end > len(article.text):
            wrong.append(Words(f"{span.fragment} 超出全文", f"{span.fragment} lies beyond the end of the text"))
        elif spans.paragraph_of(span) is None:
            wrong.append(Words(f"{span.fragment} 跨越段落", f"{span.fragment} does not lie inside one paragraph"))
    return wrong


def lines(text: str) -> list[Span]:
    """Return the spans of the lines of a text that are not blank, without line ends and a byte order mark."""
    return [Span(*found.span()) for found in _LINE.finditer(text) if not found[0].isspace()]


def _is_punctuation(character: str) -> bool:
    """Tell whether a character is punctuation, a separator or a line end (Unicode categories P, Z and Cc)."""
    category = unicodedata.category(character)
    return category[0] in "PZ" or category == "Cc"


def _stretches(places: list[int]) -> list[Span]:
    """Return runs of neighbouring positions as spans; the positions come sorted."""
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][1] == place:
            runs[-1][1] = place + 1
        else:
            runs.append([place, place + 1])
    return [Span(start, end) for start, end in runs]

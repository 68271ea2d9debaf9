"""A plain text as a source of the graph: its digest, length and paragraphs, its language and its name."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from twl_graph import reading
from twl_graph.errors import LimitReached, UnreadableInput, UsageError, Words
from twl_graph.evidence.article import lines
from twl_graph.folding import has_han, is_han
from twl_graph.namespaces import ARTICLES, COMPUTED, DCTERMS, GRAPH, ID, TWL
from twl_graph.spans import Span

if TYPE_CHECKING:
    from twl_graph.knowledge import Knowledge

#: A longer text is refused: an article has a few thousand characters, and its draft ten times as many.
MAX_CHARACTERS: Final = 1_000_000
_LONGEST_NAME: Final = 60
_NAME: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DIGEST: Final = ox.NamedNode(TWL + "contentDigest")
_TEMPORAL: Final = ox.NamedNode(DCTERMS + "temporal")

_GIVEN: Final = Words("照 --name", "as --name says")
_OF_FILE: Final = Words("取自文件名", "from the name of the file")
_OF_PINYIN: Final = Words("取自文件名的拼音", "from the pinyin of the file's name")
_OF_DIGEST: Final = Words(
    "取自摘要值，因为文件名不能用作名称；可用 --name 另起，如 --name canal-report",
    "from the digest, since the file's name cannot serve; give a better one with --name, such as --name canal-report",
)
_OF_GRAPH: Final = Words("图谱已登记此文", "the graph already knows this text")


@dataclass(frozen=True)
class TextSource:
    """A text that spans are counted in. Made by ``source_of``.

    Attributes:
        text: its characters, a byte order mark included: positions count over the whole file.
        digest: the SHA-256 of the file, in lower-case hexadecimal.
        language: zh or en.
        name: its name in IRIs: lower-case ASCII letters, digits and hyphens.
        origin: where the name comes from.
        known: whether the graph has it as a source already.
        time: the IRI of the period in which it was written; of a new source, the one to be.
    """

    text: str
    digest: str
    language: str
    name: str
    origin: Words
    known: bool
    time: str

    @property
    def iri(self) -> str:
        """The IRI of the source; a span of it is this with an RFC 5147 fragment."""
        return ARTICLES + self.name

    @property
    def graph(self) -> str:
        """The IRI of the graph whose header registers it."""
        return GRAPH + self.name

    @property
    def paragraphs(self) -> list[Span]:
        """Its paragraphs: the lines that are not blank."""
        return lines(self.text)


def source_of(
    content: bytes, path: str, knowledge: "Knowledge", name: str | None = None, language: str | None = None
) -> TextSource:
    """Return a text as a source, the one that the graph has where it knows the text.

    Args:
        content: the bytes of the file.
        path: the file, as messages call it; a new source is named after it.
        knowledge: the graph.
        name: the name for a new source; by default that of the file.
        language: zh or en; by default told by the script.

    Raises:
        UnreadableInput: it is empty or no UTF-8 text.
        LimitReached: it is longer than ``MAX_CHARACTERS``.
        UsageError: the name cannot be one, or is taken.
    """
    reading.require_text(content, path)
    text = content.decode("utf-8")
    if len(text) > MAX_CHARACTERS:
        raise LimitReached(
            Words(
                f"{path}：全文 {len(text)} 字，超过 {MAX_CHARACTERS} 字的上限；请按文章拆成几个文件",
                f"{path}: it has {len(text)} characters, more than the limit of {MAX_CHARACTERS}; "
                "split it into one file for each article",
            )
        )
    if not any(map(str.isalnum, text)):
        hint = Words("请检查是否给错了文件", "check that this is the file you mean")
        raise UnreadableInput(path, None, None, Words("其中没有文字", "there are no words in it"), hint)
    digest = hashlib.sha256(content).hexdigest()
    if name is not None:
        _require_name(name)
    spoken = language or _language(text)
    if (known := _known(digest, knowledge)) is not None:
        time = _time_of(ARTICLES + known, knowledge) or f"{ID}{known}-time-of-writing"
        return TextSource(text, digest, spoken, known, _OF_GRAPH, True, time)
    chosen, origin = (name, _GIVEN) if name is not None else _named_after(path, digest, knowledge)
    _require_free(chosen, knowledge)
    return TextSource(text, digest, spoken, chosen, origin, False, f"{ID}{chosen}-time-of-writing")


def _require_name(name: str) -> None:
    """Refuse a name that cannot stand in an IRI."""
    if not _NAME.fullmatch(name) or len(name) > _LONGEST_NAME:
        raise UsageError(
            Words(
                f"“{name}”不能用作名称：只用小写字母、数字和连字符，至多 {_LONGEST_NAME} 个，如 canal-report",
                f'"{name}" cannot be a name: use small letters, digits and hyphens, at most {_LONGEST_NAME}, '
                "such as canal-report",
            )
        )


def _require_free(name: str, knowledge: "Knowledge") -> None:
    """Refuse a name that another source or file of the graph has."""
    for iri in (ARTICLES + name, GRAPH + name):
        told = knowledge.default_graph.quads_for_pattern(ox.NamedNode(iri), None, None, None)
        if iri == COMPUTED or next(told, None) is not None:
            raise UsageError(
                Words(
                    f"图谱中已有名为 {name} 的资料，但内容与此文不同；请用 --name 另起名称",
                    f"the graph has something else named {name}; choose another name with --name",
                )
            )


def _known(digest: str, knowledge: "Knowledge") -> str | None:
    """Return the name of the source with this digest."""
    for quad in knowledge.default_graph.quads_for_pattern(None, _DIGEST, None, None):
        same = isinstance(quad.object, ox.Literal) and quad.object.value.lower() == digest
        if same and isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(ARTICLES):
            return quad.subject.value.removeprefix(ARTICLES)
    return None


def _time_of(source: str, knowledge: "Knowledge") -> str | None:
    """Return the IRI of the period in which a known source was written."""
    found = knowledge.default_graph.quads_for_pattern(ox.NamedNode(source), _TEMPORAL, None, None)
    return next((quad.object.value for quad in found if isinstance(quad.object, ox.NamedNode)), None)


def _language(text: str) -> str:
    """Return zh where at least a tenth of the letters are Chinese characters, else en."""
    letters = [character for character in text if character.isalpha()]
    return "zh" if sum(map(is_han, letters)) * 10 >= max(len(letters), 1) else "en"


def _named_after(path: str, digest: str, knowledge: "Knowledge") -> tuple[str, Words]:
    """Return a name made of that of the file, and how it was made."""
    stem = "" if path == "<stdin>" else PurePath(path).stem
    spelled = _pinyin(stem, knowledge) if has_han(stem) else stem
    plain = unicodedata.normalize("NFKD", spelled).casefold()
    words = re.findall("[a-z0-9]+", "".join(each for each in plain if not unicodedata.combining(each)))
    name = "-".join(words)[:_LONGEST_NAME].strip("-")
    if not name:
        return f"text-{digest[:12]}", _OF_DIGEST
    return name, _OF_PINYIN if has_han(stem) else _OF_FILE


def _pinyin(stem: str, knowledge: "Knowledge") -> str:
    """Return the pinyin of a Chinese name as the names of the graph are read; empty where they do not tell."""
    from twl_graph.search import pinyin
    from twl_graph.search.indexing import index_of

    told = [(name.text, name.pinyin) for _, name in index_of(knowledge).named if name.pinyin]
    return pinyin.toneless(pinyin.Readings(pinyin.CORRECTED, pinyin.known(told)).of(stem) or "")

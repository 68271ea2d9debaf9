"""Reading RDF files, sealed: bytes that we opened ourselves, one parser, no network, no second file, no guessing.

Accepted are Turtle, TriG, N-Triples, N-Quads, RDF/XML and JSON-LD, in UTF-8; a leading byte order mark is dropped.
Terms are kept as written, lexical forms included (language tags in lower case, as RDF 1.1 Concepts, section 3.3
allows). Refused, with the place and the cure: what is no text, a DOCTYPE or entity in RDF/XML (it can expand without
limit), a JSON-LD context that would have to be fetched (our own is at hand), what is nested so deep that the parser
would die of it, N3, and the triple terms of RDF 1.2 (rdflib cannot hold them).
"""

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox

from twl_graph.errors import NO_HINT, LimitReached, UnreadableInput, UsageError, Words
from twl_graph.filesystem import on_disk, refusal
from twl_graph.syntax_errors import explained, not_xml, place_of

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

#: A file larger than this is refused: parsed, it takes some twenty times its size in memory (the graph: under 1 MiB).
MAX_BYTES: Final = 64 * 1024 * 1024
#: RDF/XML nested deeper than this is refused: the parser's time grows with the square of the depth.
MAX_XML_DEPTH: Final = 256
#: More ``<<`` than this are not even parsed: the parser's process dies on deeply nested triple terms.
_MAX_TRIPLE_TERMS: Final = 256

_SYNTAXES: Final = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}
_BOM: Final = b"\xef\xbb\xbf"
#: First bytes of what is often handed over by mistake.
_MAGIC: Final = {
    b"\x1f\x8b": Words("这是 gzip 压缩文件", "this is a gzip archive"),
    b"PK\x03\x04": Words("这是 zip 压缩文件", "this is a zip archive"),
    b"%PDF": Words("这是 PDF 文件", "this is a PDF file"),
}
_UTF16: Final = Words("编码是 UTF-16，不是 UTF-8", "it is encoded in UTF-16, not UTF-8")
_NO_FILE: Final = Words("没有这个文件", "there is no such file")
_FOLDER: Final = Words("这是文件夹", "this is a folder")
_NAME_FILES: Final = Words("请给出其中的文件", "name the files in it")
_UNPACK: Final = Words("请先解压或导出文本", "unpack it, or export it as text")
_SAVE_AS_UTF8: Final = Words("请另存为 UTF-8 编码的文本", "save it as text in UTF-8")


class Document(NamedTuple):
    """A parsed file: its statements as written, the prefixes it declares and its base."""

    quads: list[ox.Quad]
    prefixes: dict[str, str]
    base: str | None


def parse_file(path: "str | Path | Traversable", format: str | None = None) -> list[ox.Quad]:
    """Return the statements of a file as written; ``-`` is standard input.

    Args:
        path: the file.
        format: a format's name, extension or media type; by default the file's own extension decides.

    Raises:
        UnreadableInput: it cannot be read or parsed; says where and what to do.
        UsageError: the format is not known.
    """
    place, name = Path(path) if isinstance(path, str) else path, called(path)
    syntax = syntax_of(name, format)
    return parse(read_bytes(place), name, syntax).quads


def syntax_of(name: str, wanted: str | None = None) -> ox.RdfFormat:
    """Return the syntax that is asked for, else the one that the file's extension tells.

    Raises:
        UnreadableInput: the file has no extension, or is Notation3.
        UsageError: the format is not known.
    """
    from twl_graph.formats import format_named

    told = wanted or Path(name).suffix
    if told.strip().lower().removeprefix(".") in ("n3", "text/n3", "notation3"):
        reason = Words("不接受 Notation3(N3)", "Notation3 (N3) is not accepted")
        raise UnreadableInput(name, None, None, reason, Words("请转换为 Turtle", "convert it to Turtle"))
    if not told:
        raise _without_format(name, Words("看不出是哪种 RDF 格式", "its RDF format cannot be told"))
    try:
        return _SYNTAXES[format_named(told).name]
    except UsageError as unknown:
        if wanted:
            raise
        reason = Words(f"扩展名 {told} 不是 RDF 格式", f"the extension {told} is no RDF format")
        raise _without_format(name, reason) from unknown


def _without_format(name: str, reason: Words) -> UnreadableInput:
    """Return what to say of a file whose name tells no format; a folder, or what is not there, is the first news."""
    path = on_disk(Path(name))
    if path.is_dir():
        return UnreadableInput(name, None, None, _FOLDER, _NAME_FILES)
    if not path.exists():
        return UnreadableInput(name, None, None, _NO_FILE)
    known = (".ttl", ".trig", ".nt", ".nq", ".rdf", ".jsonld")
    hint = Words(
        f"请按其内容改扩展名：{'、'.join(known)}", f"rename it for what it holds, to one of: {', '.join(known)}"
    )
    return UnreadableInput(name, None, None, reason, hint)


def read_bytes(path: "Path | Traversable") -> bytes:
    """Return the content of a file; ``-`` is standard input.

    Raises:
        UnreadableInput: it is missing, a folder, not permitted, or larger than ``MAX_BYTES``.
    """
    name = called(path)
    try:
        if str(path) == "-":
            if sys.stdin is None:
                reason = Words("标准输入已关闭", "standard input is closed")
                raise UnreadableInput(name, None, None, reason)
            content = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with (on_disk(path) if isinstance(path, Path) else path).open("rb") as stream:
                content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        hint = _NAME_FILES if isinstance(error, IsADirectoryError) else NO_HINT
        raise UnreadableInput(name, None, None, refusal(error), hint) from error
    except ValueError as error:  # a NUL in the name
        raise UnreadableInput(name, None, None, Words("不是文件名", f"it cannot be opened: {error}")) from error
    if len(content) > MAX_BYTES:
        size = MAX_BYTES // (1024 * 1024)
        reason = Words(f"文件超过 {size} MiB 上限", f"it is larger than the limit of {size} MiB")
        raise UnreadableInput(name, None, None, reason, Words("请拆成几个文件", "split it into several files"))
    return content


def parse(content: bytes, name: str, syntax: ox.RdfFormat, base: str | None = None) -> Document:
    """Return the statements of a text as written, with its prefixes and base.

    Args:
        content: the bytes of the file.
        name: what messages call it.
        syntax: its syntax.
        base: the IRI that relative IRIs stand against until the file says otherwise.

    Raises:
        UnreadableInput: it is not such a text; says where and what to do.
        LimitReached: it is XML or JSON that is nested too deep.
    """
    from twl_graph.jsonld_input import NO_BASE, inlined, refuse_relative

    content = inspected(content, name, syntax)
    whole = inlined(content) if syntax == ox.RdfFormat.JSON_LD else None
    against = NO_BASE if whole is not None and base is None else base
    try:
        parser = ox.parse(content if whole is None else whole.content, syntax, base_iri=against)
        quads = list(parser)
    except (SyntaxError, ValueError) as error:
        if whole is None:
            raise explained(error, content, name, syntax, against) from error
        fault = explained(error, whole.content, name, syntax, against)
        raise whole.fault_before(fault) from error
    if _may_hold_rdf12(content, syntax):
        _refuse_rdf12(quads, content, name)
    if against == NO_BASE:
        refuse_relative(quads, name, content)
    return Document(quads, parser.prefixes, parser.base_iri)


def inspected(content: bytes, name: str, syntax: ox.RdfFormat) -> bytes:
    """Return the content without its byte order mark, after every check that must come before parsing.

    Raises:
        UnreadableInput: it is empty, no UTF-8 text, or holds what the parser must never see.
        LimitReached: it is XML or JSON that is nested too deep.
    """
    require_text(content, name)
    content = content.removeprefix(_BOM)
    if syntax == ox.RdfFormat.RDF_XML:
        _require_plain_xml(content, name)
    elif syntax == ox.RdfFormat.JSON_LD:
        from twl_graph.jsonld_input import require_bounded  # 2 ms that an answer with evidence need not pay

        require_bounded(content, name)
    elif content.count(b"<<") > _MAX_TRIPLE_TERMS:
        raise _rdf12(name, *place_of(content, content.index(b"<<")))
    return content


def read_text(path: "Path | Traversable") -> tuple[str, str]:
    """Return a file's text, as ``text_of`` does, and what messages call the file.

    Raises:
        UnreadableInput: it cannot be read, is empty, or is no UTF-8 text.
    """
    name = called(path)
    return text_of(read_bytes(path), name), name


def text_of(content: bytes, name: str) -> str:
    """Return a text (Turtle, TriG, SPARQL) after the checks that come before parsing, without its byte order mark.

    Raises:
        UnreadableInput: it is empty or no UTF-8 text.
    """
    return inspected(content, name, ox.RdfFormat.TRIG).decode("utf-8")


def called(path: "str | Path | Traversable") -> str:
    """Return what messages call a file: its path, or ``<stdin>`` for ``-``."""
    return "<stdin>" if str(path) == "-" else str(path)


def require_text(content: bytes, name: str) -> None:
    """Raise UnreadableInput for what is no UTF-8 or empty, and for a raw NUL, which the parser would keep."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):  # the byte order marks of UTF-16
        raise UnreadableInput(name, 1, 1, _UTF16, _SAVE_AS_UTF8)
    for magic, reason in _MAGIC.items():
        if content.startswith(magic):
            raise UnreadableInput(name, None, None, reason, _UNPACK)
    content = content.removeprefix(_BOM)
    if not content.strip():
        hint = Words("请检查是否给错了文件", "check that this is the file you mean")
        raise UnreadableInput(name, None, None, Words("文件是空的", "it is empty"), hint)
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        reason = Words(
            f"字节 0x{content[error.start]:02X} 不是 UTF-8", f"byte 0x{content[error.start]:02X} is not UTF-8"
        )
        raise UnreadableInput(name, *place_of(content, error.start), reason, _SAVE_AS_UTF8) from error
    if (position := content.find(b"\0")) >= 0:
        reason = Words("含有空字节，这不是文本文件", "it holds a NUL byte, so it is no text file")
        raise UnreadableInput(name, *place_of(content, position), reason, _SAVE_AS_UTF8)


def _require_plain_xml(content: bytes, name: str) -> None:
    """Refuse RDF/XML with a DOCTYPE or entities, too deep, or not well formed: a torn file would be read in part."""
    from xml.parsers import expat

    if match := re.search(rb"<!(?:DOCTYPE|ENTITY)", content):
        reason = Words("RDF/XML 中不接受 DOCTYPE 和实体", "a DOCTYPE or an entity is not accepted in RDF/XML")
        hint = Words(
            "请删去 DOCTYPE，写出完整的 IRI，或转换为 Turtle", "remove it and write IRIs in full, or convert to Turtle"
        )
        raise UnreadableInput(name, *place_of(content, match.start()), reason, hint)
    parser, depth = expat.ParserCreate("utf-8"), 0

    def enter(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_XML_DEPTH:
            place = f"{name}:{parser.CurrentLineNumber}:{parser.CurrentColumnNumber + 1}"
            raise LimitReached(
                Words(
                    f"{place}: XML 嵌套超过 {MAX_XML_DEPTH} 层，再深则解析极慢",
                    f"{place}: its XML is nested more than {MAX_XML_DEPTH} deep; the parser is very slow on deeper",
                )
            )

    def leave(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler, parser.EndElementHandler = enter, leave
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        why = expat.errors.messages[error.code] if error.code in expat.errors.messages else str(error)
        raise not_xml(content, name, why, error.lineno, error.offset + 1) from error


def _may_hold_rdf12(content: bytes, syntax: ox.RdfFormat) -> bool:
    """Tell whether a look at every statement is needed; in Turtle and its kin, one at the bytes mostly spares it."""
    if syntax in (ox.RdfFormat.RDF_XML, ox.RdfFormat.JSON_LD):
        return True
    return re.search(rb"<<|\{\||~|--(?:ltr|rtl)", content) is not None


def _refuse_rdf12(quads: list[ox.Quad], content: bytes, name: str) -> None:
    for quad in quads:
        if isinstance(quad.object, ox.Triple) or getattr(quad.object, "direction", None) is not None:
            found = re.search(rb"<<|\{\||~|--(?:ltr|rtl)|parseType|annotation|@direction", content)
            raise _rdf12(name, *(place_of(content, found.start()) if found else (None, None)))


def _rdf12(name: str, line: int | None, column: int | None) -> UnreadableInput:
    reason = Words(
        "不接受 RDF 1.2 的三元组项和文字方向", "the triple terms and text directions of RDF 1.2 are not accepted"
    )
    hint = Words("请用一个节点来表达（RDF 1.1）", "state it with a node of its own (RDF 1.1)")
    return UnreadableInput(name, line, column, reason, hint)

"""Answers on their way out: tables for people, the W3C results formats and RDF for machines.

Tables and Markdown show IRIs as CURIEs and texts without their language; every other format carries typed terms.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from twl_graph import formats
from twl_graph.engine import Answer, Boolean, Solutions, Term, Triples
from twl_graph.errors import UnsupportedFeature, UsageError, Words, words
from twl_graph.formats import Format
from twl_graph.namespaces import ARTICLE, ARTICLES, XSD, compact
from twl_graph.spans import source_span_of
from twl_graph.sparql.sealing import Form
from twl_graph.tables import draw, harmless

if TYPE_CHECKING:
    from twl_graph.pictures import Picture

#: The formats of answers to SELECT and ASK, by name; the first one is the default.
ANSWERS: Final = {
    known.name: known
    for known in (
        Format("table", "text/plain", ("txt",)),
        Format("csv", "text/csv", ("csv",)),
        Format("tsv", "text/tab-separated-values", ("tsv",)),
        Format("json", "application/sparql-results+json", ("json", "srj"), ("application/json",)),
        Format("xml", "application/sparql-results+xml", ("xml", "srx"), ("application/xml",)),
        Format("md", "text/markdown", ("md",), ("markdown",)),
    )
}

#: Whole numbers that are read more easily in groups; years have four digits.
_LARGE: Final = re.compile(r"-?[1-9][0-9]{4,}", re.ASCII)
_NUMBERS: Final = frozenset(XSD + name for name in ("integer", "decimal", "double", "float"))


#: Why an answer is not drawn: triples as SVG, a truth, rows of a query that names no picture.
_NOT_DRAWN: Final = {
    Form.CONSTRUCT: Words(
        "三元组的图只有 mermaid 格式：请用 -f mermaid",
        "triples are drawn in the format mermaid only: use -f mermaid",
    ),
    Form.ASK: Words("ASK 的答案只有是或否，没有可画的", "ASK gives a yes or no: there is nothing to draw"),
    Form.SELECT: Words(
        "能画的是 CONSTRUCT 得到的三元组（-f mermaid）和头部写明 picture 的现成问题，如 twl ask timeline -f svg",
        "what can be drawn: the triples of a CONSTRUCT (-f mermaid), and the ready questions whose header names a "
        "picture, such as twl ask timeline -f svg",
    ),
}


def format_for(form: Form, name: str, *, drawn: bool = False) -> Format:
    """Find the format that `name` (name, extension or media type) means for the answer to a query of this form.

    `drawn` tells that there is a picture for the rows of a SELECT.
    Raises UsageError, with the nearest names, for one that is unknown or cannot hold such an answer, and
    UnsupportedFeature for a picture of what cannot be drawn.
    """
    answers = form not in (Form.CONSTRUCT, Form.DESCRIBE)
    fitting, other = (ANSWERS, formats.FORMATS) if answers else (formats.FORMATS, ANSWERS)
    if found := formats.look_up(name, fitting):
        return found
    if picture := formats.look_up(name, formats.PICTURES):
        if (form is Form.SELECT and drawn) or (not answers and picture.name == "mermaid"):
            return picture
        raise UnsupportedFeature(_NOT_DRAWN[form if answers else Form.CONSTRUCT])
    if formats.look_up(name, other):
        raise _unfit(form, name, fitting)
    kind = Words("答案格式", "answer format") if answers else Words("RDF 格式", "RDF format")
    raise formats.unknown_format(name, {**fitting, **formats.PICTURES} if drawn else fitting, kind)


def default_format(form: Form) -> Format:
    """Return the format used when none is asked for: a table, or Turtle."""
    return next(iter((formats.FORMATS if form in (Form.CONSTRUCT, Form.DESCRIBE) else ANSWERS).values()))


def write(
    answer: Answer,
    syntax: Format,
    *,
    lang: str = "en",
    width: int | None = None,
    titles: Mapping[str, Words] | None = None,
    picture: "Picture | None" = None,
    called: Callable[[str], Words] | None = None,
    below: Sequence[Sequence[str]] = (),
) -> bytes:
    """Write an answer in a format that `format_for` gave.

    `lang` (zh, en, both) chooses the words of tables and pictures; `width` wraps a table to so many terminal columns;
    `titles` gives the headings of its columns, by variable, and `below` lines that stand under each of its rows;
    `picture` tells how rows are drawn, and `called` the names of things, by IRI, in a picture of triples.
    Raises UnsupportedFeature, naming the term, for what the format cannot hold, and LimitReached for a picture of too
    much.
    """
    if syntax.name in formats.PICTURES:
        return _drawn(answer, syntax, lang, picture, called)
    if isinstance(answer, Triples):
        return formats.write((ox.Quad(t.subject, t.predicate, t.object) for t in answer.triples), syntax)
    if syntax.name in _W3C:
        return _results_format(answer, syntax)
    if isinstance(answer, Boolean):
        said = Words("是", "yes") if answer.value else Words("否", "no")
        return "".join(f"{line}\n" for line in (said.in_line(lang), *(below[0] if below else ()))).encode()
    header = [(titles or {}).get(name, Words(name, name)).in_line(lang) for name in answer.variables]
    shown = [[shown_term(term, lang) for term in row] for row in answer.rows]
    if syntax.name == "md":
        return _markdown(header, shown).encode()
    return draw(header, shown, right=numeric(answer), within=width, below=below).encode()


def _drawn(
    answer: Answer,
    syntax: Format,
    lang: str,
    picture: "Picture | None",
    called: Callable[[str], Words] | None,
) -> bytes:
    if isinstance(answer, Triples):
        from twl_graph.pictures import mermaid

        return mermaid.of_triples(answer.triples, called or (lambda iri: words(compact(iri))), lang)
    if picture is None or not isinstance(answer, Solutions):
        raise UnsupportedFeature(_NOT_DRAWN[Form.SELECT if isinstance(answer, Solutions) else Form.ASK])
    from twl_graph import pictures

    return pictures.draw(picture, answer, syntax, lang)


def shown_term(term: Term | None, lang: str = "en") -> str:
    """Return a term as a person reads it: a CURIE, the text of a literal, nothing for an unbound variable.

    A span of the article goes by its positions, and a large whole number in groups: 100,000,000,000 or 1000亿.
    """
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        place = source_span_of(term.value)
        if place is None:
            return harmless(compact(term.value))
        text = "" if place.source == ARTICLE else place.source.removeprefix(ARTICLES) + "#"
        return text + place.span.fragment
    if isinstance(term, ox.Literal) and term.datatype.value == XSD + "integer" and _LARGE.fullmatch(term.value):
        return _grouped(int(term.value), lang)
    return harmless(term.value if isinstance(term, ox.Literal) else str(term))


def _grouped(number: int, lang: str) -> str:
    for unit, name in ((10**8, "亿"), (10**4, "万")):
        if lang == "zh" and number % unit == 0:
            return f"{number // unit}{name}"
    return f"{number:,}"


def _unfit(form: Form, name: str, fitting: Mapping[str, Format]) -> UsageError:
    gives = Words("三元组", "triples") if fitting is formats.FORMATS else Words("行或是否", "rows or a yes or no")
    return UsageError(
        Words(
            f"{form.value} 得到的是{gives.zh}，不能写成 {name}。可用的格式：{'、'.join(fitting)}。",
            f"{form.value} gives {gives.en}, which {name} cannot hold. The formats are: {', '.join(fitting)}.",
        )
    )


def _results_format(answer: Solutions | Boolean, syntax: Format) -> bytes:
    """Write one of the W3C SPARQL 1.1 results formats."""
    import json

    if syntax.name == "xml" and isinstance(answer, Solutions):
        _refuse_what_xml_cannot_write(answer)
    parsed = ox.parse_query_results(json.dumps(_as_json(answer)), ox.QueryResultsFormat.JSON)
    written = parsed.serialize(format=_W3C[syntax.name])
    assert written is not None  # with no output given, the bytes are returned
    return written if written.endswith(b"\n") else written + b"\n"


def _refuse_what_xml_cannot_write(answer: Solutions) -> None:
    from twl_graph.rdfxml import NOT_XML

    for row in answer.rows:
        for term in row:
            if found := NOT_XML.search(str(getattr(term, "value", term))):
                shown = harmless(str(getattr(term, "value", term)))
                code = f"U+{ord(found.group()):04X}"
                raise UnsupportedFeature(
                    Words(
                        f"XML 写不出 {code}，它出现在“{shown}”中：请改用 json 或 tsv",
                        f'XML has no way to write {code}, which stands in "{shown}": use json or tsv',
                    )
                )


def _as_json(answer: Solutions | Boolean) -> dict[str, Any]:
    """Return the answer as SPARQL 1.1 Query Results JSON, from which the engine writes all the others."""
    if isinstance(answer, Boolean):
        return {"head": {}, "boolean": answer.value}
    bindings = [
        {name: term_as_json(term) for name, term in zip(answer.variables, row, strict=True) if term is not None}
        for row in answer.rows
    ]
    return {"head": {"vars": list(answer.variables)}, "results": {"bindings": bindings}}


def term_as_json(term: object) -> dict[str, Any]:
    """Return a term as in SPARQL 1.1 Query Results JSON Format, section 3.2.2 (and a triple term of SPARQL 1.2)."""
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {part: term_as_json(value) for part, value in parts.items()}}
    if not isinstance(term, ox.Literal):
        raise TypeError(f"unexpected term: {term!r}")
    written = {"type": "literal", "value": term.value}
    if term.language is not None:
        written["xml:lang"] = term.language
        if term.direction is not None:
            written["its:dir"] = term.direction.value
    elif term.datatype.value != XSD + "string":
        written["datatype"] = term.datatype.value
    return written


def numeric(answer: Solutions) -> list[bool]:
    """Tell which columns hold numbers and nothing else."""
    columns = zip(*answer.rows, strict=True) if answer.rows else ([] for _ in answer.variables)
    return [
        any(term is not None for term in column)
        and all(term is None or (isinstance(term, ox.Literal) and term.datatype.value in _NUMBERS) for term in column)
        for column in columns
    ]


def _markdown(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    written = []
    for number, line in enumerate(lines):
        cells = line if number == 1 else [_escaped(cell) for cell in line]
        written.append(f"| {' | '.join(cells)} |\n")
    return "".join(written)


def _escaped(text: str) -> str:
    """Escape what Markdown, or the HTML it turns into, would take for its own."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\`*_\[\]|])", r"\\\1", text).replace("\n", "<br>")


_W3C: Final[Mapping[str, ox.QueryResultsFormat]] = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}

"""Terms as Turtle writes them (RDF 1.1 Turtle, sections 2.4, 2.5 and 6): one spelling for each term."""

import re
from collections.abc import Mapping
from typing import Final

import pyoxigraph as ox

from twl_graph.namespaces import RDF, XSD, longest_first, shorten
from twl_graph.spans import Span, span_of

_TYPE: Final = RDF + "type"
_NIL: Final = RDF + "nil"
_STRING: Final = XSD + "string"
#: Literals that may stand bare: only in the canonical lexical form of their datatype (XML Schema 1.1 Part 2).
_BARE: Final = {
    XSD + "boolean": re.compile(r"(?:true|false)\Z"),
    XSD + "integer": re.compile(r"(?:0|-?[1-9][0-9]*)\Z"),
    XSD + "decimal": re.compile(r"-?(?:0|[1-9][0-9]*)\.(?:[0-9]*[1-9]|0)\Z(?<!-0\.0)"),
}
#: What would be invisible, or taken for a line end, if it stood raw.
_UNSEEN: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]"
)
_NAMED_ESCAPES: Final = {"\t": "\\t", "\b": "\\b", "\r": "\\r", "\f": "\\f"}
#: Languages in the order in which the project's readers want them.
_LANGUAGES: Final = {"zh": 0, "en": 1}


class Terms:
    """Writes terms under some prefixes and a base, and remembers which prefixes it used.

    Args:
        prefixes: prefix to namespace.
        base: the IRI that ``<>`` and ``<#...>`` stand against, or None to write every IRI in full.
    """

    def __init__(self, prefixes: Mapping[str, str], base: str | None) -> None:
        self._namespaces = longest_first(dict(prefixes))
        self._base = base
        self._written: dict[str, str] = {}
        #: The prefixes that were needed.
        self.used: set[str] = set()

    def iri(self, iri: str) -> str:
        """Return ``<>`` for the base itself, else a CURIE, else ``<#fragment>``, else the IRI in full."""
        if iri not in self._written:
            self._written[iri] = self._spell(iri)
        return self._written[iri]

    def predicate(self, predicate: ox.NamedNode) -> str:
        """Return the predicate; ``rdf:type`` is ``a``."""
        return "a" if predicate.value == _TYPE else self.iri(predicate.value)

    def term(self, term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
        """Return an IRI, a literal or a blank node's label.

        Raises:
            ValueError: it is a triple term (RDF 1.2).
        """
        if isinstance(term, ox.NamedNode):
            return "()" if term.value == _NIL else self.iri(term.value)
        if isinstance(term, ox.Literal):
            return self._literal(term)
        if isinstance(term, ox.BlankNode):
            return f"_:{term.value}"
        raise ValueError(f"Unexpected term: {term!r}")

    def _spell(self, iri: str) -> str:
        if iri == self._base:
            return "<>"
        if curie := shorten(iri, self._namespaces):
            self.used.add(curie.partition(":")[0])
            return curie
        if self._base is not None and iri.startswith(self._base + "#"):
            return f"<{iri[len(self._base) :]}>"
        return f"<{iri}>"

    def _literal(self, literal: ox.Literal) -> str:
        lexical = literal.value
        if literal.language is not None:
            return f"{quoted(lexical)}@{literal.language}"
        datatype = literal.datatype.value
        if datatype == _STRING:
            return quoted(lexical)
        if (bare := _BARE.get(datatype)) and bare.match(lexical):
            return lexical
        return f"{quoted(lexical)}^^{self.iri(datatype)}"


def quoted(text: str) -> str:
    """Return a string in quotes: three where it has several lines, which then stand as they are."""
    escaped = _UNSEEN.sub(_escape, text.replace("\\", "\\\\"))
    if "\n" not in escaped:
        return '"' + escaped.replace('"', '\\"') + '"'
    # Inside """ a quote may stand, but neither two in a row nor one at the end.
    return '"""' + re.sub(r'"(?="|\Z)', r"\\" + '"', escaped) + '"""'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return _NAMED_ESCAPES.get(character) or f"\\u{ord(character):04X}"


def subject_order(subject: ox.NamedNode | ox.BlankNode, base: str | None) -> tuple[int, str, Span, str]:
    """Return the sort key of a subject or graph: the base, IRIs (spans as they stand in the text), blank nodes."""
    if isinstance(subject, ox.BlankNode):
        return 2, "", _NO_SPAN, subject.value
    iri = subject.value
    if iri == base:
        return 0, "", _NO_SPAN, ""
    source = iri.partition("#")[0]
    span = span_of(iri, source)
    return (1, source + "#", span, "") if span else (1, iri, _NO_SPAN, "")


def object_order(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, written: str) -> tuple[object, ...]:
    """Return the sort key of an object: IRIs, then literals by language (zh, en, others), then blank nodes."""
    if isinstance(term, ox.NamedNode):
        return (0, *subject_order(term, None)[1:3], written)
    if isinstance(term, ox.Literal):
        language = term.language or ""
        return 1, f"{_LANGUAGES.get(language, 2)}{language}", _NO_SPAN, written
    return 2, "", _NO_SPAN, written


_NO_SPAN: Final = Span(0, 1)

"""What a term is called: a person reads labels, the IRI stands behind in brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode
from rdflib import DCTERMS, RDFS, SKOS, Graph

from twl_graph.errors import Words
from twl_graph.glossary import glossary
from twl_graph.namespaces import XSD, compact
from twl_graph.validation.terms import to_rdflib

if TYPE_CHECKING:
    from twl_graph.validation.finding import Term

#: Where a name is looked for, best first.
_NAMING: Final = (RDFS.label, SKOS.prefLabel, DCTERMS.title)
#: A value longer than this many characters is cut in a message; the report in RDF always has the whole.
_LONGEST: Final = 80


class Labels:
    """Names of terms, read from a graph when asked for."""

    def __init__(self, graph: Graph) -> None:
        self._graph: Final = graph

    def of(self, term: Term) -> Words:
        """Return the term for a reader: `廊坊市（id:langfang）`, `Langfang (id:langfang)`; a literal as in Turtle.

        A very long one is cut.
        """
        if isinstance(term, Literal):
            written = _literal(term)
            return Words(written, written)
        short = compact(term.value) if isinstance(term, NamedNode) else str(term)
        found: dict[str, str] = {}
        for predicate in _NAMING:
            for label in sorted(self._graph.objects(to_rdflib(term), predicate), key=str):
                found.setdefault(getattr(label, "language", None) or "", str(label))
        if not found and isinstance(term, NamedNode) and term.value in glossary():
            found = glossary()[term.value]._asdict()
        if not found:
            return Words(short, short)
        any_label = found.get("") or found[min(found)]
        return Words(f"{found.get('zh', any_label)}（{short}）", f"{found.get('en', any_label)} ({short})")

    def of_path(self, path: str) -> Words:
        """Return a path for a reader: one property by its label, a longer path with its IRIs shortened."""
        if "<" not in path:
            return self.of(NamedNode(path))
        short = re.sub(r"<([^>]*)>", lambda match: compact(match[1]), path)
        return Words(short, short)


def _literal(term: Literal) -> str:
    text = term.value if len(term.value) <= _LONGEST else term.value[:_LONGEST] + "…"
    quoted = '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if term.language is not None:
        return f"{quoted}@{term.language}"
    if term.datatype.value == XSD + "string":
        return quoted
    return f"{quoted}^^{compact(term.datatype.value)}"

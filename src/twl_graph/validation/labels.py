"""What a term is called: a person reads labels, the IRI stands behind in brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pyoxigraph import DefaultGraph, Literal, NamedNode

from twl_graph.errors import Words
from twl_graph.glossary import glossary
from twl_graph.namespaces import DCTERMS, RDFS, SKOS, XSD, compact
from twl_graph.tables import harmless

if TYPE_CHECKING:
    from pyoxigraph import Store

    from twl_graph.validation.finding import Term

#: Where a name is looked for, best first.
_NAMING: Final = tuple(map(NamedNode, (RDFS + "label", SKOS + "prefLabel", DCTERMS + "title")))
#: A value longer than this many characters is cut in a message; the report in RDF always has the whole.
_LONGEST: Final = 60
#: So is a name; titles of documents are long.
_LONGEST_NAME: Final = 160


class Labels:
    """Names of terms, read from the default graph of a store when asked for."""

    def __init__(self, store: Store) -> None:
        self._store: Final = store
        self._names: dict[NamedNode, Words | None] = {}

    def of(self, term: Term) -> Words:
        """Return the term for a reader: `廊坊市（id:langfang）`, `Langfang (id:langfang)`; a literal as in Turtle.

        A very long one is cut.
        """
        if isinstance(term, Literal):
            written = literal_text(term)
            return Words(written, written)
        short = compact(term.value) if isinstance(term, NamedNode) else str(term)
        name = self.name(term)
        if name is None:
            return Words(short, short)
        return Words(f"{name.zh}（{short}）", f"{name.en} ({short})")

    def name(self, term: Term) -> Words | None:
        """Return the names of a thing, one standing in for the other; None where it has none."""
        if not isinstance(term, NamedNode):
            return None
        if term not in self._names:
            self._names[term] = self._read(term)
        return self._names[term]

    def _read(self, term: NamedNode) -> Words | None:
        found: dict[str, str] = {}
        for predicate in _NAMING:
            labels = (quad.object for quad in self._store.quads_for_pattern(term, predicate, None, DefaultGraph()))
            for label in sorted((label for label in labels if isinstance(label, Literal)), key=lambda one: one.value):
                found.setdefault(label.language or "", label.value)
        if not found:
            return glossary().get(term.value)
        any_label = found.get("") or found[min(found)]
        return Words(*(_shown(found.get(language, any_label)) for language in ("zh", "en")))

    def of_path(self, path: str) -> Words:
        """Return a path for a reader: one property by its label, a longer path with its IRIs shortened."""
        if "<" not in path:
            return self.of(NamedNode(path))
        short = re.sub(r"<([^>]*)>", lambda match: compact(match[1]), path)
        return Words(short, short)


def _shown(label: str) -> str:
    return harmless(label if len(label) <= _LONGEST_NAME else label[:_LONGEST_NAME] + "…")


def literal_text(term: Literal) -> str:
    """Return a literal in the manner of Turtle, cut where it is long."""
    text = term.value if len(term.value) <= _LONGEST else term.value[:_LONGEST] + "…"
    quoted = '"' + harmless(text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")) + '"'
    if term.language is not None:
        return f"{quoted}@{term.language}"
    if term.datatype.value == XSD + "string":
        return quoted
    return f"{quoted}^^{compact(term.datatype.value)}"

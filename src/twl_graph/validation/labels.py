"""What a term is called: a person reads labels, the IRI stands behind in brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pyoxigraph import DefaultGraph, Literal, NamedNode

from twl_graph.errors import Words, words
from twl_graph.glossary import glossary
from twl_graph.namespaces import DCTERMS, RDFS, SKOS, XSD, compact
from twl_graph.tables import harmless

if TYPE_CHECKING:
    from pyoxigraph import Store

    from twl_graph.validation.finding import Term

#: Where a name is looked for, best first.
_NAMING: Final = tuple(map(NamedNode, (RDFS + "label", SKOS + "prefLabel", DCTERMS + "title")))
#: One step of a path, and a path that goes step by step (SPARQL 1.1, section 9.1).
_STEP: Final = re.compile(r"(\^?)<([^>]*)>([*+?]?)")
_STEPS: Final = re.compile(rf"{_STEP.pattern}(?:/{_STEP.pattern})*\Z")
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
        """Return a path for a reader: its properties by their labels, and as it is written in brackets."""
        if "<" not in path:
            return self.of(NamedNode(path))
        short = re.sub(r"<([^>]*)>", lambda match: compact(match[1]), path)
        if not _STEPS.match(path):
            return Words(short, short)
        steps = [self._of_step(*match.groups()) for match in _STEP.finditer(path)]
        zh, en = "的".join(step.zh for step in steps), ", then ".join(step.en for step in steps)
        return Words(f"{zh}（{short}）", f"{en} ({short})")

    def _of_step(self, back: str, iri: str, times: str) -> Words:
        name = self.name(NamedNode(iri)) or words(compact(iri))
        if back:
            name = Words(f"以它为“{name.zh}”者", f"what has it as “{name.en}”")
        return Words(f"{name.zh}（可多次）", f"{name.en} (any number of times)") if times in ("*", "+") else name


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

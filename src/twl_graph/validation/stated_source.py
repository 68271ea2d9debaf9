"""Whether facts outside the blocks of spans say where they come from: in the header of their own file.

The header is the description of the facts' named graph, and it stands in the same file: a file cannot put its facts
under the header of another. Names and notes are editorial work and need no source, nor do the descriptions of sources
and datasets themselves, nor inferences, which name their grounds; but they have a header all the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from twl_graph.errors import Words
from twl_graph.namespaces import ARTICLES, ID, OWL, PROV, RDF, RDFS, SCHEMA, SKOS, TWL, VOID
from twl_graph.validation.finding import Finding, Part
from twl_graph.validation.header_advice import sourced
from twl_graph.validation.rules import STATED_SOURCE
from twl_graph.validation.suggestion import Suggestion

if TYPE_CHECKING:
    from twl_graph.knowledge import Knowledge, Source
    from twl_graph.validation.known_texts import KnownTexts

_TYPE: Final = RDF + "type"
_DERIVED: Final = PROV + "wasDerivedFrom"
_DATASET: Final = VOID + "Dataset"
_ONTOLOGY: Final = OWL + "Ontology"
#: The types of a node that heads a file.
_HEADERS: Final = frozenset((_DATASET, _ONTOLOGY))
#: What describes itself: sources, datasets, terms; and what gives grounds of its own.
_SELF_EVIDENT: Final = frozenset(
    (
        *_HEADERS,
        *(SKOS + name for name in ("Concept", "ConceptScheme")),
        *(SCHEMA + name for name in ("Article", "NewsArticle", "WebPage", "Dataset")),
        *(PROV + "Agent", TWL + "Inference", TWL + "Paragraph", TWL + "RhetoricalSpan"),
    )
)
#: Names and notes.
_EDITORIAL: Final = frozenset(
    (
        *(RDFS + name for name in ("label", "comment", "seeAlso")),
        *(SKOS + name for name in ("prefLabel", "altLabel", "hiddenLabel", "note", "scopeNote", "editorialNote")),
        TWL + "pinyin",
    )
)


def source_findings(knowledge: Knowledge, texts: KnownTexts) -> Iterator[Finding]:
    """Find the facts whose graph their own file does not head, or heads without a source."""
    heads: dict[str, str] = {}
    for source in knowledge.sources:
        told = _Header.of(source)
        for graph in told.types:
            heads.setdefault(graph, source.name)
        for graph, quads in _by_graph(source).items():
            if not graph.startswith(ARTICLES):
                yield from _of_graph(graph, quads, told, heads.get(graph), texts, source)


class _Header:
    """What one file says of the graphs that it heads."""

    def __init__(self, types: dict[str, set[str]], derived: set[str]) -> None:
        self.types, self.derived = types, derived

    @classmethod
    def of(cls, source: Source) -> _Header:
        types: dict[str, set[str]] = defaultdict(set)
        derived = set()
        for quad in source.quads:
            if not isinstance(quad.subject, ox.NamedNode) or not isinstance(quad.object, ox.NamedNode):
                continue
            if quad.predicate.value == _TYPE and quad.object.value in _HEADERS:
                types[quad.subject.value].add(quad.object.value)
            elif quad.predicate.value == _DERIVED:
                derived.add(quad.subject.value)
        return cls(dict(types), derived)


def _by_graph(source: Source) -> dict[str, list[ox.Quad]]:
    found: dict[str, list[ox.Quad]] = defaultdict(list)
    for quad in source.quads:
        found[quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""].append(quad)
    return found


def _of_graph(
    graph: str, quads: list[ox.Quad], told: _Header, head: str | None, texts: KnownTexts, file: Source
) -> Iterator[Finding]:
    """Find what is wrong with the source of the facts of one graph in one file."""
    types, syntax = told.types.get(graph, set()), file.original[1]
    bare = [quad for quad in quads if needs_source(quad, texts, _ONTOLOGY in types)]
    if head is not None and head != file.name:
        yield _finding(graph, quads[0], file.name, _of_another(head), Suggestion(_OWN_NAME))
    elif not types:
        yield _finding(graph, (bare or quads)[0], file.name, _NOWHERE, sourced(syntax, graph, headed=False))
    elif bare and graph not in told.derived:
        yield _finding(graph, bare[0], file.name, _UNDERIVED, sourced(syntax, graph, headed=True))


_NOWHERE: Final = Words(
    "这里的事实没有来源：既不在文段块里，文件也没有写明出处的文件头。",
    "Nothing says where these facts come from: they stand in no block of a span, and no header of the file names their "
    "source.",
)
_UNDERIVED: Final = Words(
    "文件头没有写明这些事实的来源（prov:wasDerivedFrom）。",
    "The header does not say what these facts were derived from (prov:wasDerivedFrom).",
)
_OWN_NAME: Final = Words(
    "给文件另取名称（@base 或图的 IRI），并写上自己的文件头。",
    "Give the file a name of its own (@base, or the IRI of the graph), and a header of its own.",
)


def _of_another(head: str) -> Words:
    return Words(f"这个图是另一个文件的：{head}。", f"This graph is that of another file: {head}.")


def _finding(graph: str, quad: ox.Quad, file: str, message: Words, suggestion: Suggestion) -> Finding:
    """Return a finding at the name of the graph, or at the very fact where the graph has no name."""
    assert not isinstance(quad.subject, ox.Triple)  # RDF 1.2; no accepted file holds one
    node = ox.NamedNode(graph) if graph else quad.subject
    return STATED_SOURCE.finding(
        node, None, None, message, part=Part.SUBJECT, within=file, at=quad, suggestion=suggestion
    )


def needs_source(quad: ox.Quad, texts: KnownTexts, in_ontology: bool = False) -> bool:
    """Whether a statement is a fact that comes from somewhere: no name, no note, no description of a source."""
    if quad.predicate.value in _EDITORIAL:
        return False
    subject = quad.subject.value if isinstance(quad.subject, ox.NamedNode) else ""
    if in_ontology:
        return subject.startswith(ID)  # the rest are terms, which the ontology is the source of
    return not texts.types[subject] & _SELF_EVIDENT

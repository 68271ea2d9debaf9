"""Mermaid flowcharts, the pictures that Markdown files may hold as text: triples, or a network of two sides.

An IRI is a node, called by its label; a triple is an arrow, called by the label of its property. Literals and classes
are no nodes: they are lines in the node of their subject ("signed: 2017-02", "kind: bridge"), whole, save that of
texts in several languages those stay that are asked for. The same graph gives the same bytes.

A label is never trusted: what is not a letter, a digit or one of a few marks is written as its number (`#34;`), so that
nothing in it can end the label, start a line, or be read as HTML, Markdown, an icon, or an instruction to Mermaid.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

import pyoxigraph as ox

from twl_graph.blank_nodes import canonical
from twl_graph.errors import LimitReached, Words
from twl_graph.namespaces import CONCEPT, RDF, TWL, expand
from twl_graph.pictures import NOTHING, Cell
from twl_graph.pictures.sides import sides
from twl_graph.pictures.svg import clean

#: What Mermaid draws unless its page is told otherwise (its settings maxEdges and maxTextSize).
MOST_EDGES: Final = 500
MOST_TEXT: Final = 50_000

#: Outlines: what is around the quoted label of a thing, a concept (and the right side), a term of a vocabulary.
_BOX: Final = ("[", "]")
_ROUND: Final = ("([", "])")
_HEXAGON: Final = ("{{", "}}")
#: Marks that mean nothing in a label, not even at its start.
_PLAIN: Final = frozenset(" ,，。、；：？！《》“”‘’（）…")
#: A label of nothing is no label to Mermaid; a blank that does not break is one.
_NO_LABEL: Final = "#160;"
_TYPE: Final = RDF + "type"
_NAMES: Final = ("rdfs:label", "skos:prefLabel", "dcterms:title")

#: Gives the name of a thing by its IRI.
Called: TypeAlias = Callable[[str], Words]


class Node(NamedTuple):
    """A node: its outline, and the lines of its label."""

    outline: tuple[str, str]
    lines: Sequence[str]


class Edge(NamedTuple):
    """An arrow from one node to another, by their places in the list; its label may be empty."""

    start: int
    end: int
    label: str = ""


def of_triples(triples: Iterable[ox.Triple], called: Called, lang: str) -> bytes:
    """Draw triples; `called` names IRIs, and `lang` (zh, en or both) says in which language.

    Raises LimitReached for more than Mermaid draws.
    """
    quads = canonical(ox.Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
    held = sorted((quad.triple for quad in quads), key=str)
    spoken = {
        (triple.subject, triple.predicate)
        for triple in held
        if isinstance(triple.object, ox.Literal) and triple.object.language == lang
    }
    graph = _Graph(called, lang)
    for triple in held:
        subject, predicate, value = triple
        if isinstance(value, ox.NamedNode | ox.BlankNode) and predicate.value != _TYPE:
            graph.link(subject, predicate, value)
        elif getattr(value, "language", None) in (None, lang) or (subject, predicate) not in spoken:
            graph.note(subject, predicate, value)
    return flowchart(graph.nodes, graph.edges, lang)


class _Graph:
    """Nodes and edges, as triples name them."""

    def __init__(self, called: Called, lang: str) -> None:
        self._called, self._lang = called, lang
        self._places: dict[object, int] = {}
        self._lines: list[list[str]] = []
        self._outlines: list[tuple[str, str]] = []
        self.edges: list[Edge] = []

    @property
    def nodes(self) -> list[Node]:
        """The nodes, in the order in which they were met."""
        return list(map(Node, self._outlines, self._lines))

    def link(self, subject: object, predicate: ox.NamedNode, value: object) -> None:
        """Draw a triple as an arrow."""
        self.edges.append(Edge(self._place(subject), self._place(value), self._said(predicate)))

    def note(self, subject: object, predicate: ox.NamedNode, value: object) -> None:
        """Write a triple into the node of its subject, unless it says no more than the node is called already."""
        place = self._place(subject)
        named = isinstance(subject, ox.NamedNode) and predicate.value in map(expand, _NAMES)
        if not (named and getattr(value, "value", None) in self._called(getattr(subject, "value", ""))):
            colon = ": " if self._lang == "en" else "："
            self._lines[place].append(f"{self._said(predicate)}{colon}{self._said(value)}")

    def _place(self, term: object) -> int:
        if term not in self._places:
            self._places[term] = len(self._places)
            self._lines.append([self._said(term)])
            self._outlines.append(_outline(getattr(term, "value", "")))
        return self._places[term]

    def _said(self, term: object) -> str:
        if isinstance(term, ox.NamedNode):
            return _spoken(self._called(term.value), self._lang)
        return term.value if isinstance(term, ox.Literal) else str(term)


def _outline(iri: str) -> tuple[str, str]:
    return _ROUND if iri.startswith(CONCEPT) else _HEXAGON if iri.startswith(TWL) else _BOX


def of_network(rows: Iterable[Mapping[str, Cell]], lang: str) -> bytes:
    """Draw the two sides of a network, boxes and round ends. Raises LimitReached for more than Mermaid draws."""
    lefts, rights = sides(rows)
    nodes = [
        Node(outline, [_spoken(node.name, lang), node.note, _spoken(node.kind, lang)])
        for outline, side in ((_BOX, lefts), (_ROUND, rights))
        for node in side
    ]
    edges = [Edge(start, len(lefts) + end) for start, node in enumerate(lefts) for end in node.linked]
    return flowchart(nodes, edges, lang)


def _spoken(words: Words, lang: str) -> str:
    """Return a name in the language that is asked for, or in both where they differ."""
    return " / ".join(dict.fromkeys(words)) if lang == "both" else words.said(lang)


def flowchart(nodes: Sequence[Node], edges: Sequence[Edge], lang: str) -> bytes:
    """Write a flowchart from left to right: a line for each node, then one for each edge.

    Raises LimitReached for more than Mermaid draws.
    """
    if len(edges) > MOST_EDGES:
        raise _too_large(Words("条连线", "arrows"), len(edges), MOST_EDGES)
    lines = ["flowchart LR"]
    for number, ((opening, closing), label) in enumerate(nodes, start=1):
        text = "<br/>".join(filter(None, map(_escaped, label))) or _NO_LABEL
        lines.append(f'    n{number}{opening}"{text}"{closing}')
    for start, end, label in edges:
        text = f'|"{_escaped(label)}"|' if label.strip() else ""
        lines.append(f"    n{start + 1} -->{text} n{end + 1}")
    if not nodes:
        lines.append(f'    n1["{_escaped(_spoken(NOTHING, lang))}"]')
    written = "\n".join(lines) + "\n"
    if len(written) > MOST_TEXT:
        raise _too_large(Words("个字符", "characters"), len(written), MOST_TEXT)
    return written.encode()


def _too_large(what: Words, count: int, limit: int) -> LimitReached:
    return LimitReached(
        Words(
            f"图有 {count} {what.zh}，Mermaid 最多画 {limit}：请用 CONSTRUCT 只取所需的部分",
            f"the picture has {count} {what.en}, and Mermaid draws {limit} at most: build less, with a CONSTRUCT",
        )
    )


def _harmless(before: str, mark: str, after: str) -> bool:
    """Tell whether a mark stands within a word, or is a colon before a blank: elsewhere it may mean something."""
    return (mark in "-'" and (before + after).isalnum()) or (mark == ":" and after == " ")


def _escaped(text: str) -> str:
    """Write a label as one line in which Mermaid finds nothing but text."""
    shown = clean(text)
    between = zip("|" + shown, shown, shown[1:] + "|", strict=False)
    return "".join(
        here if here.isalnum() or here in _PLAIN or _harmless(before, here, after) else f"#{ord(here)};"
        for before, here, after in between
    )

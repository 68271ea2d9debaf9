"""How statements stand on the lines of a file: subjects, predicates, objects, with blank nodes and lists in place."""

from collections import defaultdict
from typing import Final

import pyoxigraph as ox

from twl_graph.errors import LimitReached, Words
from twl_graph.namespaces import DCTERMS, RDF, RDFS, SKOS
from twl_graph.turtle_terms import Terms, object_order, subject_order

#: Blank nodes nested deeper than this cannot be read by a person, nor written by a recursion.
MAX_DEPTH: Final = 64
#: A list or a blank node with a single fact stands on one line up to this many columns.
_WIDTH: Final = 100
_INDENT: Final = "    "
_FIRST: Final = ox.NamedNode(RDF + "first")
_REST: Final = ox.NamedNode(RDF + "rest")
_NIL: Final = ox.NamedNode(RDF + "nil")
#: The predicates that come before the others, in this order: what it is, its names, what it means.
_LEADING: Final = {
    iri: rank
    for rank, iri in enumerate(
        (RDF + "type", RDFS + "label", SKOS + "prefLabel", DCTERMS + "title", SKOS + "definition")
    )
}

Node = ox.NamedNode | ox.BlankNode
Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph
Value = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_Facts = dict[ox.NamedNode, list[Value]]


class Layout:
    """The statements of a file, ready to be written.

    Args:
        quads: the statements.
        terms: how terms are spelled.
        base: the file's base, whose own subject comes first.
    """

    def __init__(self, quads: list[ox.Quad], terms: Terms, base: str | None) -> None:
        self._terms, self._base = terms, base
        self._facts: dict[Graph, dict[Node, _Facts]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
        for quad in dict.fromkeys(quads):
            if isinstance(quad.subject, ox.Triple):
                raise TypeError(f"Unexpected subject: {quad.subject!r}")
            self._facts[quad.graph_name][quad.subject][quad.predicate].append(quad.object)
        self._homes = _homes(quads)
        self._labelled = _on_cycles(quads, self._homes)

    @property
    def graphs(self) -> list[Graph]:
        """The graphs that hold statements."""
        return list(self._facts)

    def subjects(self, graph: Graph, level: int) -> list[str]:
        """Return the text of each subject of a graph, each ending in a line end, in the order of the normal form."""
        facts = self._facts.get(graph, {})
        named = [node for node in facts if isinstance(node, ox.NamedNode) or self._needs_label(node)]
        named.sort(key=lambda node: subject_order(node, self._base))
        written = [self._subject(self._terms.iri(node.value) if isinstance(node, ox.NamedNode) else f"_:{node.value}",
                                 facts[node], graph, level) for node in named]  # fmt: skip
        roots = [node for node in facts if isinstance(node, ox.BlankNode) and node.value not in self._homes]
        return written + sorted(
            self._subject("[]", facts[node], graph, level) for node in roots if not self._needs_label(node)
        )

    def _needs_label(self, node: Node) -> bool:
        """Tell whether a blank node cannot stand in place: pointed at twice, on a cycle, or in several graphs."""
        return isinstance(node, ox.BlankNode) and (
            node in self._labelled or self._homes.get(node.value, _NOWHERE) is None
        )

    def _subject(self, name: str, facts: _Facts, graph: Graph, level: int) -> str:
        margin = _INDENT * level
        lines = self._predicates(facts, graph, level + 1, 0)
        if len(lines) == 1 and len(facts) == 1:
            return f"{margin}{name} {lines[0].strip().removesuffix(' ;')} .\n"
        return "\n".join([margin + name, *lines, f"{margin}{_INDENT}.\n"])

    def _predicates(self, facts: _Facts, graph: Graph, level: int, depth: int) -> list[str]:
        """Return the lines of a subject's facts, each predicate ending in `` ;``."""
        if depth > MAX_DEPTH:
            raise LimitReached(
                Words(f"空节点嵌套超过 {MAX_DEPTH} 层", f"blank nodes are nested more than {MAX_DEPTH} deep")
            )
        margin, lines = _INDENT * level, []
        spelled = {predicate: self._terms.predicate(predicate) for predicate in facts}
        for predicate in sorted(facts, key=lambda p: (_LEADING.get(p.value, len(_LEADING)), spelled[p])):
            values = facts[predicate]
            if len(values) == 1:
                text = self._value(values[0], graph, level, depth)
                lines.append(f"{margin}{spelled[predicate]} {text} ;")
                continue
            pairs = [(value, self._value(value, graph, level + 1, depth)) for value in values]
            written = [text for _, text in sorted(pairs, key=lambda pair: object_order(*pair))]
            lines.append(f"{margin}{spelled[predicate]}")
            lines += [f"{margin}{_INDENT}{text} ," for text in written[:-1]]
            lines.append(f"{margin}{_INDENT}{written[-1]} ;")
        return lines

    def _value(self, value: Value, graph: Graph, level: int, depth: int) -> str:
        """Return an object as it stands in a line of the given level; further lines follow inside the text."""
        if not isinstance(value, ox.BlankNode) or self._needs_label(value):
            return self._terms.term(value)
        facts = self._facts[graph].get(value, {})
        if not facts:
            return "[]"
        if (items := self._items(value, graph)) is not None:
            return self._list(items, graph, level, depth)
        lines = self._predicates(facts, graph, level + 1, depth + 1)
        margin = _INDENT * level
        single = f"[ {lines[0].strip().removesuffix(' ;')} ]"
        if len(lines) == 1 and "\n" not in single and len(margin) + len(single) <= _WIDTH:
            return single
        return "\n".join(["[", *lines, margin + "]"])

    def _items(self, head: ox.BlankNode, graph: Graph) -> list[Value] | None:
        """Return the members of a well-formed list whose cells all stand in place, else None."""
        items: list[Value] = []
        cell: Value = head
        while cell != _NIL:
            if not isinstance(cell, ox.BlankNode) or self._needs_label(cell):
                return None
            facts = self._facts[graph].get(cell, {})
            if facts.keys() != {_FIRST, _REST} or len(facts[_FIRST]) != 1 or len(facts[_REST]) != 1:
                return None
            items += facts[_FIRST]
            cell = facts[_REST][0]
        return items

    def _list(self, items: list[Value], graph: Graph, level: int, depth: int) -> str:
        if depth >= MAX_DEPTH:
            raise LimitReached(Words(f"列表嵌套超过 {MAX_DEPTH} 层", f"lists are nested more than {MAX_DEPTH} deep"))
        written = [self._value(item, graph, level + 1, depth + 1) for item in items]
        margin = _INDENT * level
        single = f"( {' '.join(written)} )"
        if "\n" not in single and len(margin) + len(single) <= _WIDTH:
            return single
        return "\n".join(["(", *(f"{margin}{_INDENT}{text}" for text in written), margin + ")"])


#: Where a blank node stands: the subject that points at it, None where no single place will do.
_Homes = dict[str, Node | None]
_NOWHERE: Final = ox.NamedNode("urn:nowhere")


def _homes(quads: list[ox.Quad]) -> _Homes:
    """Return, for each blank node that is pointed at or stands in several graphs, the one subject that points at it."""
    homes: _Homes = {}
    graphs: dict[str, Graph] = {}
    for quad in dict.fromkeys(quads):
        if isinstance(quad.object, ox.BlankNode) and not isinstance(quad.subject, ox.Triple):
            label = quad.object.value
            homes[label] = None if label in homes else quad.subject
        for node in (quad.subject, quad.object):
            if isinstance(node, ox.BlankNode) and graphs.setdefault(node.value, quad.graph_name) != quad.graph_name:
                homes[node.value] = None
    for quad in quads:
        if isinstance(quad.graph_name, ox.BlankNode):
            homes[quad.graph_name.value] = None
    return homes


def _on_cycles(quads: list[ox.Quad], homes: _Homes) -> set[Node]:
    """Return one blank node, that of the first label, of each ring of blank nodes that only point at each other."""
    chosen: set[Node] = set()
    safe: set[str] = set()
    for start in sorted(homes):
        path: dict[str, None] = {}  # in the order of the walk; a list would be searched again at every step
        label: str | None = start
        while label is not None and label not in safe and label not in path:
            path[label] = None
            home = homes.get(label)
            label = home.value if isinstance(home, ox.BlankNode) else None
        if label is not None and label in path:
            ring = list(path)
            chosen.add(ox.BlankNode(min(ring[ring.index(label) :])))
        safe.update(path)
    return chosen

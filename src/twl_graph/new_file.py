"""A file of new facts as it would join the graph: each statement in the named graph that is its evidence.

TriG names its graphs itself. The statements of a file without blocks, and those outside the blocks, belong to the graph
that the file describes: its `@base`, or the one dataset in it that says what it was derived from. Blank nodes get
the IRIs under which they would be kept.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from twl_graph import reading
from twl_graph.errors import UnreadableInput, Words
from twl_graph.knowledge import Source
from twl_graph.namespaces import PROV, RDF, VOID
from twl_graph.shape_files import holds_shapes
from twl_graph.skolem import NAME, digests, iris, renamed, slug_of

if TYPE_CHECKING:
    from twl_graph.place import Place, Written

_TYPE: Final = ox.NamedNode(RDF + "type")
_DATASET: Final = ox.NamedNode(VOID + "Dataset")
_DERIVED: Final = ox.NamedNode(PROV + "wasDerivedFrom")
_DEFAULT: Final = ox.DefaultGraph()


@dataclass(frozen=True)
class NewFile:
    """One file of new facts.

    Attributes:
        name: what messages call it.
        text: its content as text, without byte order mark.
        syntax: its syntax.
        statements: what it states, as the parser gives it: blank nodes and default graph as written.
        prefixes: the prefixes that it declares, with their namespaces.
        base: its base, or None.
        called: what it would be called in the graph, without an ending: the IRIs of its blank nodes begin so.
    """

    name: str
    text: str
    syntax: ox.RdfFormat
    statements: list[ox.Quad] = field(repr=False)
    prefixes: dict[str, str] = field(repr=False)
    base: str | None
    called: str

    @cached_property
    def quads(self) -> list[ox.Quad]:
        """Its statements in their named graphs, in their order; blank nodes as written."""
        own = described_graph(self.statements, self.base)
        return [_in(own, quad) if quad.graph_name == _DEFAULT else quad for quad in self.statements]

    def under(self, name: str) -> list[ox.Quad]:
        """Return its statements, in their order, as they would stand in a file of the graph that is so called."""
        return renamed(self.quads, iris(self._digests, name)) if self._digests else self.quads

    @cached_property
    def source(self) -> Source:
        """The file as it would join the graph, its statements in the same order."""
        flat = ox.serialize(self.under(self.called), format=ox.RdfFormat.N_QUADS) or b""
        return _Joined(self.name, flat, ox.RdfFormat.N_QUADS, None, (self.text.encode("utf-8"), self.syntax))

    @cached_property
    def written(self) -> "list[Written | None]":
        """Where each statement is written, in their order; None for each whose place is not known for certain."""
        from twl_graph.places import written

        found = written(self.text.encode("utf-8"), self.syntax, self.statements)
        return list(found) if found is not None else [None] * len(self.statements)

    @cached_property
    def declarations(self) -> "dict[str, tuple[str, Place]]":
        """Each prefix with its namespace and the place of that, as declared last."""
        from twl_graph.places.prefix_lines import declarations

        return declarations(self.text.encode("utf-8"), self.syntax)

    @cached_property
    def _digests(self) -> Mapping[str, str]:
        return digests(self.quads)


@dataclass(frozen=True)
class _Joined(Source):
    """A new file among the files of a graph: its statements in full, beside the text that states them."""

    given: tuple[bytes, ox.RdfFormat]

    @property
    def original(self) -> tuple[bytes, ox.RdfFormat]:
        return self.given


def read(file: str | Path) -> NewFile:
    """Read a file of new facts; `-` is standard input, in TriG (of which Turtle and N-Triples are parts).

    Raises:
        UnreadableInput: it cannot be read or does not parse, there is not one fact in it, or it holds shapes.
        LimitReached: it is nested too deep.
    """
    name = reading.called(file)
    syntax = reading.syntax_of(name, "trig" if name != str(file) else None)
    content = reading.inspected(reading.read_bytes(Path(file)), name, syntax)
    document = reading.parse(content, name, syntax)
    if not document.quads:
        raise _without_facts(name, content, syntax)
    if holds_shapes(document.quads):
        reason = Words("文件里是形状，不是事实", "it holds shapes, not facts")
        hint = Words("请用 --shapes 给出形状文件", "give a file of shapes with --shapes")
        raise UnreadableInput(name, None, None, reason, hint)
    slug = slug_of(Path(name).stem)
    called = slug if NAME.match(slug) else "new"
    return NewFile(name, content.decode("utf-8"), syntax, document.quads, document.prefixes, document.base, called)


def _without_facts(name: str, content: bytes, syntax: ox.RdfFormat) -> UnreadableInput:
    """Return what to say of a file that states nothing; of JSON-LD whose keys mean nothing, the first of these."""
    reason = Words("文件里没有任何事实", "there are no facts in it")
    if syntax == ox.RdfFormat.JSON_LD:
        from twl_graph.places.jsonld_keys import unknown_keys

        for key in unknown_keys(content):
            hint = Words("@context 没有定义键“{0}”", 'the @context does not define the key "{0}"').formatted(key.name)
            return UnreadableInput(name, key.place.line, key.place.column, reason, hint)
    hint = Words("请检查是否给错了文件", "check that this is the file you mean")
    return UnreadableInput(name, None, None, reason, hint)


def described_graph(quads: Iterable[ox.Quad], base: str | None) -> ox.NamedNode | ox.DefaultGraph:
    """Return the named graph of the statements that stand in none: that of the file's header.

    The header is a `void:Dataset`: the file's base if it is one, else the only one that says what it was derived from.
    Without a header they stay where they are.
    """
    held = list(quads)
    datasets = {quad.subject for quad in held if quad.predicate == _TYPE and quad.object == _DATASET}
    derived = {quad.subject for quad in held if quad.predicate == _DERIVED}
    named = [node for node in datasets & derived if isinstance(node, ox.NamedNode)]
    if base is not None and (own := ox.NamedNode(base)) in datasets:
        return own
    return named[0] if len(named) == 1 else _DEFAULT


def _in(graph: ox.NamedNode | ox.DefaultGraph, quad: ox.Quad) -> ox.Quad:
    return ox.Quad(quad.subject, quad.predicate, quad.object, graph)

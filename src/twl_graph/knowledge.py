"""The graph in memory: the files, read once, as a store to query and as statements kept as written.

The default graph is the set union of the ontology, its concepts, all data files and the computed facts; each file's
and each span's named graph stands beside it. A store rewrites literals (``"01"^^xsd:integer`` becomes ``"1"``), so it
is for querying only; exports and validation take ``quads``. Blank nodes have other labels in the one than in the other.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox

from twl_graph import resources
from twl_graph.errors import UnreadableInput, Words
from twl_graph.graph_files import FLAT, digest, digest_of, graph_files, intact_body
from twl_graph.namespaces import COMPUTED, RDFS

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    import rdflib

_SYNTAXES: Final = {".ttl": ox.RdfFormat.TURTLE, ".trig": ox.RdfFormat.TRIG}
_BASE: Final = re.compile(rb"^@base\s+<([^>\s]+)>", re.MULTILINE)
#: What stands in every file that has blank nodes, and in some others.
_BLANK: Final = re.compile(rb"\[|\(|_:")
_BELOW: Final = ox.NamedNode(RDFS + "subClassOf")
_UNION: Final = "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"


@dataclass(frozen=True)
class Source:
    """One file of the graph: its name in messages, its content without byte order mark, its syntax and named graph."""

    name: str
    content: bytes
    syntax: ox.RdfFormat
    #: The named graph of a Turtle file: its ``@base``. None for TriG, whose blocks name their own.
    graph: ox.NamedNode | None

    @property
    def original(self) -> tuple[bytes, ox.RdfFormat]:
        """The text of the file as somebody wrote it, and its syntax: where its prefixes are declared."""
        return self.content, self.syntax

    @cached_property
    def quads(self) -> list[ox.Quad]:
        """The file's statements, terms as written; blank nodes have labels that are the same on every run."""
        from twl_graph import reading

        quads = reading.parse(self.content, self.name, self.syntax).quads
        if _BLANK.search(self.content):
            from twl_graph.blank_nodes import relabelled

            quads = list(relabelled(quads, "b" + hashlib.sha256(self.content).hexdigest()[:12]))
        if self.graph is None:
            return quads
        return [ox.Quad(quad.subject, quad.predicate, quad.object, self.graph) for quad in quads]


class FlatGraph(NamedTuple):
    """The flat graph of files that are known to be its own: their ``digest``, and the Turtle itself."""

    files: str
    body: bytes


class Knowledge:
    """A loaded graph.

    Args:
        files: the files it is made of.
        flat: the flat graph, where it is known to be theirs. Then the files themselves are not read before something
            needs more than the default graph.
        folder: where they are, for what else is kept there (shapes, the index of names); None where they are nowhere.

    Raises:
        UnreadableInput: one of them cannot be read or parsed.
    """

    def __init__(
        self, files: Iterable[Source], flat: FlatGraph | None = None, folder: "Traversable | None" = None
    ) -> None:
        self._files, self._flat = files, flat
        #: The folder that the graph was read from; None for one that was not.
        self.folder = folder
        if flat is None:
            _ = self._loaded

    @classmethod
    def read(cls, directory: str | Path | None = None) -> "Knowledge":
        """Return the bundled graph, or that of a directory with the same layout (``ontology/``, ``data/``).

        Raises:
            UnreadableInput: a file cannot be read or parsed, or the directory holds no graph.
        """
        folder = Path(directory) if directory is not None else resources.root()
        return cls(sources(folder), _fresh_flat_graph(folder), folder)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The files, in the order they were read."""
        return tuple(self._files)

    @cached_property
    def digest(self) -> str:
        """The SHA-256 digest of the files, as ``digest`` gives it: by it an answer can tell which graph it is from."""
        if self._flat is not None:
            return self._flat.files
        return digest_of((Path(source.name).name, source.content) for source in self.sources)

    @property
    def store(self) -> ox.Store:
        """The store to query: default graph and named graphs. Its literals are rewritten; see ``quads``."""
        return self._loaded[0]

    @property
    def computed(self) -> list[ox.Quad]:
        """The computed facts, in their own named graph; in no particular order."""
        return self._loaded[1]

    @cached_property
    def _loaded(self) -> tuple[ox.Store, list[ox.Quad]]:
        from twl_graph.computed import computed_facts  # not needed where the flat graph answers

        store = ox.Store()
        for source in self.sources:
            _load(store, source)
        computed = computed_facts(store)
        store.extend(computed)
        store.update(_UNION)
        return store, computed

    @cached_property
    def default_graph(self) -> ox.Store:
        """A store to query that may lack named graphs: from the flat file in a third of the time, else ``store``."""
        if self._flat is None or "_loaded" in vars(self):
            return self.store
        store = ox.Store()
        store.load(self._flat.body, ox.RdfFormat.TURTLE)
        return store

    @cached_property
    def stated(self) -> ox.Store:
        """A store with the named graphs of files and spans; the computed one need not be there."""
        if self._flat is None or "_loaded" in vars(self):
            return self.store
        store = ox.Store()
        for source in self.sources:
            _load(store, source)
        return store

    def classes_below(self, classes: Iterable[str]) -> set[str]:
        """Return the IRIs of all classes below some others; those themselves only where a cycle leads back."""
        found: set[str] = set()
        waiting = list(classes)
        while waiting:
            above = ox.NamedNode(waiting.pop())
            for quad in self.default_graph.quads_for_pattern(None, _BELOW, above, ox.DefaultGraph()):
                if isinstance(quad.subject, ox.NamedNode) and quad.subject.value not in found:
                    found.add(quad.subject.value)
                    waiting.append(quad.subject.value)
        return found

    def graphs_of(self, triple: ox.Triple) -> tuple[str, ...]:
        """Return the IRIs of the named graphs that hold a triple of the default graph, sorted.

        A fact that is computed only stands in the graph of the computed ones. Empty for a triple with a blank node,
        which has another label in each store.
        """
        if any(isinstance(term, ox.BlankNode) for term in triple):
            return ()
        held = self.stated.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
        named = {quad.graph_name.value for quad in held if isinstance(quad.graph_name, ox.NamedNode)}
        return tuple(sorted(named - {COMPUTED} or {COMPUTED}))

    @cached_property
    def quads(self) -> list[ox.Quad]:
        """Every statement of the named graphs (files, spans, computed), terms as written.

        They come in the order of the files, the computed ones last, and in the same order on every run.
        """
        stated = (quad for source in self.sources for quad in source.quads)
        return [*stated, *sorted(self.computed, key=str)]

    def triples(self) -> set[ox.Triple]:
        """Return the default graph: the union of all named graphs, terms as written."""
        return {quad.triple for quad in self.quads}

    def graph(self) -> "rdflib.Graph":
        """Return the default graph as an rdflib Graph, term for term (literals are not normalised)."""
        from twl_graph.rdflib_terms import graph_of

        return graph_of(self.triples())

    def dataset(self) -> "rdflib.Dataset":
        """Return the default graph and every named graph as an rdflib Dataset, term for term."""
        from twl_graph.rdflib_terms import dataset_of

        return dataset_of(self.quads, self.triples())


def _fresh_flat_graph(directory: "Path | Traversable") -> FlatGraph | None:
    """Return the flat graph of a directory, or None where it is missing, edited, or generated from other files."""
    try:
        files = digest(directory)
        body = intact_body(directory.joinpath("data", FLAT).read_bytes(), files)
    except OSError:  # whatever cannot be read is told when the files themselves are
        return None
    return FlatGraph(files, body) if body is not None else None


def sources(directory: "Path | Traversable") -> Iterator[Source]:
    """Yield the files of a graph: ontology, concepts, then all data files but the generated one.

    Raises:
        UnreadableInput: a file cannot be read, is no text, or lacks its ``@base``; or there is none.
    """
    from twl_graph import reading  # 5 ms that a question answered from the flat graph need not pay

    found = False
    for name, file in graph_files(directory):
        found = True
        syntax = _SYNTAXES[Path(name).suffix]
        content = reading.inspected(reading.read_bytes(file), str(file), syntax)
        yield Source(str(file), content, syntax, _own_graph(content, str(file), syntax))
    if not found:
        hint = Words("目录中应有 ontology/ 和 data/", "it should hold ontology/ and data/")
        raise UnreadableInput(str(directory), None, None, Words("其中没有图谱", "there is no graph in it"), hint)


def _own_graph(content: bytes, name: str, syntax: ox.RdfFormat) -> ox.NamedNode | None:
    if syntax == ox.RdfFormat.TRIG:
        return None
    match = _BASE.search(content)
    if match is None:
        reason = Words("文件没有 @base", "the file has no @base")
        hint = Words("请在开头写 @base：它是该文件的命名图", "give @base at the top: it is the file's named graph")
        raise UnreadableInput(name, 1, 1, reason, hint)
    return ox.NamedNode(match[1].decode())


def _load(store: ox.Store, source: Source) -> None:
    """Add a file to the store, straight from its bytes: statements as Python objects would take twice the time."""
    if source.syntax not in _SYNTAXES.values():  # a new file: JSON-LD may name our context, which the store lacks
        store.extend(source.quads)
        return
    try:
        store.load(source.content, source.syntax, to_graph=source.graph)
    except (SyntaxError, ValueError):
        _ = source.quads  # parsed once more, for the place and the cure
        raise

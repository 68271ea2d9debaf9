"""The triples that a property path goes over between two nodes (SPARQL 1.1 Query, sections 9 and 18.4)."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

import pyoxigraph as ox

from twl_graph.sparql.paths import Choice, Inverse, Link, Otherwise, Path, Repetition, Steps

#: What may stand at an end of a path.
Node: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_Graph: TypeAlias = ox.NamedNode | ox.BlankNode | ox.DefaultGraph
_Way: TypeAlias = frozenset[ox.Triple]


class PathWalk:
    """Walks through one graph of a store."""

    def __init__(self, store: ox.Store, graph: _Graph) -> None:
        self._store, self._graph = store, graph

    def between(self, path: Path, start: Node, end: Node) -> _Way | None:
        """Return the triples of every way from start to end, none where there is none.

        Of a path repeated any number of times it is a shortest way: there may be no end of them.
        """
        if isinstance(path, Steps):
            return self._over_steps(path.paths, start, end)
        if isinstance(path, Choice):
            return _together(self.between(part, start, end) for part in path.paths)
        if isinstance(path, Inverse):
            return self.between(path.path, end, start)
        if isinstance(path, Repetition):
            return self._repeated(path, start, end)
        return _together(way for reached, way in self._from(path, start) if reached == end)

    def _over_steps(self, paths: Sequence[Path], start: Node, end: Node) -> _Way | None:
        """Go from both ends: a path's first steps forward, its last one to the end that is known."""
        last = paths[-1]
        ways = []
        for middle, way in self._along(paths[:-1], start):
            on = self.between(last, middle, end)
            if on is not None:
                ways.append(way | on)
        return _together(ways)

    def _repeated(self, path: Repetition, start: Node, end: Node) -> _Way | None:
        """Look for a shortest way, nodes nearer to the start first."""
        if path.least == 0 and start == end:
            return frozenset()
        return next((way for reached, way in self._reached(path, start) if reached == end), None)

    def _reached(self, path: Repetition, start: Node) -> Iterator[tuple[Node, _Way]]:
        """Yield every node that one repetition or more lead to, each once, with a shortest way."""
        seen: set[Node] = set()
        waiting: list[tuple[Node, _Way]] = [(start, frozenset())]
        while waiting:
            further = []
            for node, before in waiting:
                for reached, way in self._from(path.path, node):
                    if reached not in seen:
                        seen.add(reached)
                        further.append((reached, before | way))
                        yield further[-1]
            waiting = further if path.unbounded else []

    def _from(self, path: Path, start: Node) -> Iterator[tuple[Node, _Way]]:
        """Yield each node that the path leads to from a node, with the triples on the way."""
        if isinstance(path, Link):
            yield from self._links(start, ox.NamedNode(path.iri))
        elif isinstance(path, Inverse):
            yield from self._back(path.path, start)
        elif isinstance(path, Choice):
            for part in path.paths:
                yield from self._from(part, start)
        elif isinstance(path, Steps):
            yield from self._along(path.paths, start)
        elif isinstance(path, Repetition):
            if path.least == 0:
                yield start, frozenset()
            yield from self._reached(path, start)
        else:
            yield from self._others(path, start)

    def _along(self, paths: Sequence[Path], start: Node) -> Iterator[tuple[Node, _Way]]:
        if not paths:
            yield start, frozenset()
            return
        for middle, way in self._from(paths[0], start):
            for end, on in self._along(paths[1:], middle):
                yield end, way | on

    def _back(self, path: Path, start: Node) -> Iterator[tuple[Node, _Way]]:
        """Walk a path from its object to its subject."""
        if isinstance(path, Link):
            for quad in self._store.quads_for_pattern(None, ox.NamedNode(path.iri), start, self._graph):
                yield quad.subject, frozenset((quad.triple,))
        elif isinstance(path, Inverse):
            yield from self._from(path.path, start)
        elif isinstance(path, (Choice, Steps)):
            parts = tuple(Inverse(part) for part in path.paths)
            turned: Path = Choice(parts) if isinstance(path, Choice) else Steps(parts[::-1])
            yield from self._from(turned, start)
        elif isinstance(path, Repetition):
            yield from self._from(Repetition(Inverse(path.path), path.least, path.unbounded), start)
        else:
            yield from self._others(Otherwise(path.backward, path.forward), start)

    def _links(self, start: Node, predicate: ox.NamedNode | None) -> Iterator[tuple[Node, _Way]]:
        if isinstance(start, (ox.NamedNode, ox.BlankNode)):  # nothing else is a subject
            for quad in self._store.quads_for_pattern(start, predicate, None, self._graph):
                yield quad.object, frozenset((quad.triple,))

    def _others(self, path: Otherwise, start: Node) -> Iterator[tuple[Node, _Way]]:
        if path.forward is not None:
            for reached, way in self._links(start, None):
                if not any(triple.predicate.value in path.forward for triple in way):
                    yield reached, way
        if path.backward is not None:
            for quad in self._store.quads_for_pattern(None, None, start, self._graph):
                if quad.predicate.value not in path.backward:
                    yield quad.subject, frozenset((quad.triple,))


def _together(ways: Iterable[_Way | None]) -> _Way | None:
    """Return the triples of all ways that there are; None where there is none."""
    found = [way for way in ways if way is not None]
    return frozenset().union(*found) if found else None

"""Labels of blank nodes: they mean nothing, yet the same graph must be the same bytes on every run."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox


def canonical(quads: Iterable[ox.Quad]) -> set[ox.Quad]:
    """Return the quads with canonical labels (RDF Dataset Canonicalization 1.0): equal graphs are then equal sets."""
    held = set(quads)
    if not any(
        isinstance(node, ox.BlankNode) for quad in held for node in (quad.subject, quad.object, quad.graph_name)
    ):
        return held
    dataset = ox.Dataset(held)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return set(dataset)


def relabelled(quads: Iterable[ox.Quad], prefix: str) -> Iterator[ox.Quad]:
    """Yield the quads with blank nodes numbered as they occur; the prefix keeps those of several files apart."""
    labels: dict[str, ox.BlankNode] = {}

    def renamed(node: ox.BlankNode) -> ox.BlankNode:
        return labels.setdefault(node.value, ox.BlankNode(f"{prefix}-{len(labels) + 1}"))

    for quad in quads:
        subject, value, graph = quad.subject, quad.object, quad.graph_name
        yield ox.Quad(
            renamed(subject) if isinstance(subject, ox.BlankNode) else subject,
            quad.predicate,
            renamed(value) if isinstance(value, ox.BlankNode) else value,
            renamed(graph) if isinstance(graph, ox.BlankNode) else graph,
        )

"""Blank nodes get labels that are the same on every run."""

from itertools import pairwise

import pyoxigraph as ox

from twl_graph.blank_nodes import canonical, relabelled

EX = "http://example.com/"


def ring(*labels: str) -> list[ox.Quad]:
    """Blank nodes that each know the next, the last of them known to a thing."""
    nodes = [ox.BlankNode(label) for label in labels]
    knows = ox.NamedNode(EX + "knows")
    return [ox.Quad(ox.NamedNode(EX + "a"), knows, nodes[-1])] + [
        ox.Quad(one, knows, other) for one, other in pairwise(nodes)
    ]


def test_equal_graphs_are_equal_sets_whatever_their_labels() -> None:
    assert canonical(ring("x", "y")) == canonical(reversed(ring("p", "q")))
    assert canonical(ring("x", "y")) != canonical(ring("x", "y", "z"))


def test_a_graph_without_blank_nodes_stays_as_it_is() -> None:
    quads = [ox.Quad(ox.NamedNode(EX + "a"), ox.NamedNode(EX + "b"), ox.Literal("01", datatype=ox.NamedNode(EX + "t")))]
    assert canonical(quads) == set(quads)


def test_labels_are_numbered_as_they_occur_and_a_node_stays_one_node() -> None:
    first, second = relabelled(ring("x", "y"), "f")
    assert (str(first.object), str(second.subject), str(second.object)) == ("_:f-1", "_:f-2", "_:f-1")

"""IRIs for blank nodes: the same for the same graph, apart for different nodes."""

import random
import re

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twl_graph.skolem import NAME, digests, skolemised

E = "http://example.org/"
TERMS = st.one_of(
    st.sampled_from([ox.NamedNode(E + "a"), ox.NamedNode(E + "b")]),
    st.integers(0, 5).map(lambda number: ox.BlankNode(f"n{number}")),
)
QUADS = st.lists(
    st.builds(
        ox.Quad,
        TERMS,
        st.sampled_from([ox.NamedNode(E + "p"), ox.NamedNode(E + "q")]),
        st.one_of(TERMS, st.sampled_from([ox.Literal("1"), ox.Literal("甲", language="zh")])),
        st.one_of(TERMS, st.just(ox.DefaultGraph())),
    ),
    max_size=12,
)


def parsed(turtle: str) -> list[ox.Quad]:
    return list(ox.parse(f"@prefix e: <{E}> . {turtle}".encode(), ox.RdfFormat.TRIG))


def minted(turtle: str) -> set[str]:
    before, after = parsed(turtle), skolemised(parsed(turtle), "news")
    nodes = {node.value for quad in after for node in (quad.subject, quad.object, quad.graph_name)
             if isinstance(node, ox.NamedNode)}  # fmt: skip
    assert len(before) == len(after)
    return {iri for iri in nodes if iri.startswith("https://w3id.org/twl-graph/id/")}


def test_each_blank_node_gets_an_iri_that_obeys_the_naming_rule() -> None:
    found = minted("e:a e:p [ e:q 1 ] , [ e:q 2 ] , ( 1 2 ) . _:g { e:a e:p _:g }")
    assert len(found) == 5
    for iri in found:
        assert re.fullmatch(r"https://w3id\.org/twl-graph/id/news-[0-9a-f]{12}", iri)
        assert NAME.match(iri.rpartition("/")[2])


def test_the_iris_depend_on_what_is_said_and_on_neither_labels_nor_order() -> None:
    one = "e:a e:p _:x . _:x e:q 1 . _:y e:q _:x . _:z e:q 2 ."
    other = "_:k e:q 2 . _:l e:q _:m . _:m e:q 1 . e:a e:p _:m ."
    assert set(skolemised(parsed(one), "news")) == set(skolemised(parsed(other), "news"))


def test_nodes_of_which_the_same_is_said_stay_apart() -> None:
    assert len(minted("[] a e:Town . [] a e:Town . [] a e:Town .")) == 3
    assert len(minted("_:a e:p _:b . _:b e:p _:c . _:c e:p _:a .")) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # The same twice, and its parts in another order.
        ("_:a e:p _:b . _:c e:p _:d . _:b e:q 1 . _:d e:q 1 .", "_:a e:p _:b . _:c e:p _:d . _:d e:q 1 . _:b e:q 1 ."),
        ("e:x e:p _:a , _:c . _:a e:p _:b . _:c e:p _:d .", "e:x e:p _:c , _:a . _:a e:p _:b . _:c e:p _:d ."),
        # A ring of four, from another node on.
        (
            "_:a e:p _:b . _:b e:p _:c . _:c e:p _:d . _:d e:p _:a . ",
            "_:a e:p _:b . _:d e:p _:a . _:b e:p _:c . _:c e:p _:d . ",
        ),
        ("_:g { e:a e:p 1 } _:h { e:a e:p 2 }", "_:h { e:a e:p 2 } _:g { e:a e:p 1 }"),
        ("e:g { _:a e:p 1 } e:h { _:b e:p 1 }", "e:h { _:b e:p 1 } e:g { _:a e:p 1 }"),
        # Two that differ by nothing but the part that each of them has in the same statements.
        ("_:g { e:a e:p _:b } _:g e:p _:b .", "_:g e:p _:b . _:g { e:a e:p _:b }"),
    ],
)
def test_likeness_is_no_reason_for_another_outcome(one: str, other: str) -> None:
    assert set(skolemised(parsed(one), "news")) == set(skolemised(parsed(other), "news"))


def test_a_change_elsewhere_leaves_an_iri_as_it_was() -> None:
    assert minted("e:a e:p [ e:q [ e:q 1 ] ] .") < minted("e:b e:p [ e:q 2 ] , ( 3 ) . e:a e:p [ e:q [ e:q 1 ] ] .")
    assert not minted("e:a e:p [ e:q 1 ] .") & minted("e:a e:p [ e:q 2 ] .")


def test_statements_keep_their_order_and_those_without_blank_nodes_are_the_same() -> None:
    quads = parsed("e:a e:p 1 . e:a e:p [ e:q 1 ] . e:b e:p 2 .")
    after = skolemised(quads, "news")
    assert [quad.predicate for quad in after] == [quad.predicate for quad in quads]
    assert (after[0], after[-1]) == (quads[0], quads[-1])


def test_a_list_of_equal_members_and_a_ring_are_done_in_reasonable_time() -> None:
    assert len(digests(parsed(f"e:a e:p ({' 1' * 3000} ) ."))) == 3000
    ring = " ".join(f"_:n{number} e:p _:n{(number + 1) % 2000} ." for number in range(2000))
    assert len(set(digests(parsed(ring)).values())) == 2000


@pytest.mark.parametrize("name", ["", "News", "2020", "a--b", "-a", "通州", "a b"])
def test_a_name_that_breaks_the_naming_rule_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="naming rule"):
        skolemised(parsed("e:a e:p [] ."), name)


@given(QUADS, st.randoms(use_true_random=False))
def test_any_graph_keeps_its_form(quads: list[ox.Quad], chance: random.Random) -> None:
    after = skolemised(quads, "news")
    assert not any(isinstance(t, ox.BlankNode) for quad in after for t in (quad.subject, quad.object, quad.graph_name))
    assert len(set(after)) == len(set(quads))
    found = digests(quads)
    assert len(set(found.values())) == len(found)

    labels = [f"m{number}" for number in range(6)]
    chance.shuffle(labels)
    again = [_relabelled(quad, labels) for quad in quads]
    chance.shuffle(again)
    assert set(skolemised(again, "news")) == set(after)


def _relabelled(quad: ox.Quad, labels: list[str]) -> ox.Quad:
    def other(term: object) -> object:
        return ox.BlankNode(labels[int(term.value[1:])]) if isinstance(term, ox.BlankNode) else term

    return ox.Quad(other(quad.subject), quad.predicate, other(quad.object), other(quad.graph_name))  # type: ignore[arg-type]

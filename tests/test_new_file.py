"""A file of new facts as it would join the graph: which graph its facts are of, what its blank nodes are called."""

import io
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.headers import HEADER, TRIAL, headed
from tests.new_facts import given, written
from twl_graph.errors import LimitReached, UnreadableInput
from twl_graph.namespaces import ARTICLE, ID, PROV
from twl_graph.new_file import NewFile, described_graph, read

FACT = f"<{ID}x> <http://e/p> 1 .\n"
DATASET = "a <http://rdfs.org/ns/void#Dataset>"
DERIVED = f"<{PROV}wasDerivedFrom> <{ARTICLE}>"


def graphs(file: NewFile) -> set[str]:
    """The graphs of a file's statements; empty for the default graph."""
    return {getattr(quad.graph_name, "value", "") for quad in file.quads}


@pytest.mark.parametrize(
    ("text", "graph"),
    [
        (headed(FACT), TRIAL),
        (f"@base <http://e/own> .\n<> {DATASET} .\n{FACT}", "http://e/own"),
        (f"@base <http://e/own> .\n<> {DATASET} .\n{headed(FACT)}", "http://e/own"),
        (f"@base <http://e/own> .\n{headed(FACT)}", TRIAL),
        (f"@base <http://e/own> .\n{FACT}", ""),
        (FACT, ""),
        (f"<http://e/set> {DATASET} .\n{FACT}", ""),
        (f"<http://e/set> {DERIVED} .\n{FACT}", ""),
        (f"<http://e/set> {DATASET} ; {DERIVED} .\n{headed(FACT)}", ""),
        (f"[] {DATASET} ; {DERIVED} .\n{FACT}", ""),
    ],
    ids=[
        *(
            "the-only-header",
            "the-base",
            "the-base-before-others",
            "no-header-at-the-base",
            "a-base-alone",
            "no-header",
        ),
        *("a-dataset-from-nowhere", "no-dataset", "two-headers", "a-header-without-a-name"),
    ],
)
def test_facts_in_no_block_are_of_the_graph_that_the_file_describes(text: str, graph: str) -> None:
    assert graphs(given(text, "new.ttl")) == {graph}


@pytest.mark.parametrize(("name", "syntax"), [("new.nt", ox.RdfFormat.N_TRIPLES), ("new.rdf", ox.RdfFormat.RDF_XML)])
def test_the_header_counts_in_every_syntax(name: str, syntax: ox.RdfFormat) -> None:
    content = ox.serialize(ox.parse(headed(FACT), ox.RdfFormat.TURTLE), format=syntax)
    assert content is not None
    assert graphs(given(content.decode(), name)) == {TRIAL}


def test_blocks_keep_their_names_and_what_stands_outside_them_gets_that_of_the_header() -> None:
    span = f"{ARTICLE}#char=0,9"
    file = given(f"<{span}> {{ {FACT} }}\n{headed(FACT)}")
    assert graphs(file) == {span, TRIAL}
    assert str(file.quads[0].graph_name) == f"<{span}>", "in the order of the file"
    inside = given(f"<{TRIAL}> {{ {HEADER} }}\n{FACT}")
    assert graphs(inside) == {TRIAL}


def test_statements_and_their_order_are_kept_and_the_source_has_them_too() -> None:
    file = given(headed(FACT))
    assert [quad.triple for quad in file.quads] == [quad.triple for quad in file.statements]
    assert file.source.quads == file.quads
    assert file.source.original == (file.text.encode(), ox.RdfFormat.TRIG)
    assert len(file.written) == len(file.quads)


def test_blank_nodes_get_names_that_begin_with_that_of_the_file_and_last() -> None:
    text = f"<{ID}x> <http://e/p> [ <http://e/q> 1 ] , [ <http://e/q> 2 ] ."
    file = given(text, "river-news.ttl")
    named = {quad.object.value for quad in file.source.quads if quad.predicate.value == "http://e/p"}  # type: ignore[union-attr]
    assert len(named) == 2
    assert all(name.startswith(f"{ID}river-news-") for name in named)
    turned = f"<{ID}x> <http://e/p> _:b , _:a . _:a <http://e/q> 1 . _:b <http://e/q> 2 ."
    assert set(file.source.quads) == set(given(turned, "river-news.ttl").source.quads)
    other = {quad.object.value for quad in file.under("other") if quad.predicate.value == "http://e/p"}  # type: ignore[union-attr]
    assert all(name.startswith(f"{ID}other-") for name in other)
    assert not any(isinstance(quad.object, ox.BlankNode) for quad in file.source.quads)
    assert any(isinstance(quad.object, ox.BlankNode) for quad in file.quads), "as written"


def test_a_circle_of_blank_nodes_and_a_list_without_end_are_read() -> None:
    rest = "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest"
    file = given(f"_:a <{rest}> _:b . _:b <{rest}> _:a . <{ID}x> <http://e/p> _:a .", "ring.ttl")
    assert len({str(quad.subject) for quad in file.source.quads}) == 3


def test_a_file_is_read_with_its_prefixes_base_and_name(tmp_path: Path) -> None:
    text = f"\ufeff@base <http://e/own> .\n@prefix e: <http://e/> .\n{headed(FACT)}"
    file = read(written(tmp_path, "River News 2020.ttl", text))
    assert (file.prefixes, file.base, file.syntax) == ({"e": "http://e/"}, "http://e/own", ox.RdfFormat.TURTLE)
    assert (file.called, file.name) == ("river-news-2020", str(tmp_path / "River News 2020.ttl"))
    assert file.text == text[1:]
    assert read(written(tmp_path, "新闻.ttl", FACT)).called == "new", "no letters to make a name of"


def test_standard_input_is_read_as_trig(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"<{TRIAL}> {{ {FACT} }}".encode())))
    file = read("-")
    assert (file.name, file.syntax, graphs(file)) == ("<stdin>", ox.RdfFormat.TRIG, {TRIAL})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("@prefix e: <http://e/> .", "there are no facts in it"),
        ("<http://e/s> a <http://www.w3.org/ns/shacl#NodeShape> .", "it holds shapes, not facts\n.*--shapes"),
        ("<http://e/s> <http://www.w3.org/ns/shacl#path> <http://e/p> .", "it holds shapes"),
        ("<http://e/s> <http://e/p>", "new.ttl:1:"),
    ],
)
def test_a_file_that_holds_no_facts_is_refused_with_its_name(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(UnreadableInput, match=words):
        read(written(tmp_path, "new.ttl", text))


def test_a_file_nested_too_deep_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LimitReached):
        read(written(tmp_path, "deep.jsonld", '{"http://e/p": ' * 5000 + "1" + "}" * 5000))
    deep = f"<{ID}x> <http://e/p> {'[ <http://e/p> ' * 5000} 1 {']' * 5000} ."
    assert len(read(written(tmp_path, "deep.ttl", deep)).source.quads) == 5001, "Turtle may be as deep as it likes"


def test_the_graph_of_statements_is_told_for_any_of_them() -> None:
    quads = list(ox.parse(HEADER, ox.RdfFormat.TURTLE))
    assert described_graph(quads, None) == ox.NamedNode(TRIAL)
    assert described_graph(quads, "http://e/other") == ox.NamedNode(TRIAL)
    assert described_graph([], TRIAL) == ox.DefaultGraph()

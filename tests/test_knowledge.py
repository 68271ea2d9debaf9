"""Loading: files to store, union and named graphs, terms as written."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.small_checkout import small_checkout
from twl_graph.errors import UnreadableInput
from twl_graph.knowledge import Knowledge, Source
from twl_graph.namespaces import ARTICLE, COMPUTED, ID, RDF, RDFS, TWL, XSD

LABEL = ox.NamedNode(RDFS + "label")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_checkout(tmp_path)


def asked(knowledge: Knowledge, query: str) -> bool:
    answer = knowledge.store.query(f"PREFIX id: <{ID}> PREFIX twl: <{TWL}> PREFIX rdfs: <{RDFS}> {query}")
    return bool(answer)


def test_the_default_graph_is_the_union_and_the_blocks_stand_beside_it(folder: Path) -> None:
    knowledge = Knowledge.read(folder)
    assert asked(knowledge, 'ASK { id:a a twl:Region ; rdfs:label "甲区"@zh , "District A"@en }')
    assert asked(knowledge, f"ASK {{ GRAPH <{ARTICLE}#char=9,11> {{ id:a a twl:Region }} }}")
    names = {graph.value for graph in knowledge.store.named_graphs()}
    assert {COMPUTED, "https://w3id.org/twl-graph/graph/names", ARTICLE + "#char=0,7"} <= names


def test_a_fact_stated_twice_is_one_triple_with_two_blocks(folder: Path) -> None:
    knowledge = Knowledge.read(folder)
    fact = ox.NamedNode(ID + "a"), ox.NamedNode(RDF + "type"), ox.NamedNode(TWL + "Region")
    graphs = {quad.graph_name for quad in knowledge.store.quads_for_pattern(*fact, None)}
    blocks = {ox.NamedNode(f"{ARTICLE}#char={span}") for span in ("0,2", "9,11")}
    assert graphs == {ox.DefaultGraph(), *blocks}
    assert sum(triple == ox.Triple(*fact) for triple in knowledge.triples()) == 1


def test_the_generated_file_is_no_source(folder: Path) -> None:
    assert not asked(Knowledge.read(folder), "ASK { id:stale ?p ?o }")


def test_statements_keep_the_lexical_form_that_the_store_rewrites(folder: Path) -> None:
    knowledge = Knowledge.read(folder)
    count = ox.NamedNode(TWL + "count")
    (written,) = (quad.object for quad in knowledge.quads if quad.predicate == count)
    assert written == ox.Literal("01", datatype=ox.NamedNode(XSD + "integer"))
    assert written in {triple.object for triple in knowledge.triples()}


def test_statements_and_store_hold_the_same_facts(folder: Path) -> None:
    knowledge = Knowledge.read(folder)
    assert len(knowledge.store) == len(set(knowledge.quads)) + len(knowledge.triples())


def test_blank_nodes_have_the_same_labels_on_every_run(folder: Path) -> None:
    assert Knowledge.read(folder).quads == Knowledge.read(folder).quads


def test_rdflib_gets_every_term_as_written(folder: Path) -> None:
    from rdflib import Literal, URIRef
    from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

    knowledge = Knowledge.read(folder)
    graph, dataset = knowledge.graph(), knowledge.dataset()
    assert len(graph) == len(knowledge.triples()) == len(dataset.graph(DATASET_DEFAULT_GRAPH_ID))
    (count,) = graph.objects(URIRef(ID + "c"), URIRef(TWL + "count"))
    assert isinstance(count, Literal)
    assert str(count) == "01"
    block = dataset.graph(URIRef(ARTICLE + "#char=9,11"))
    assert (URIRef(ID + "c"), URIRef(RDFS + "label"), Literal("丙市", lang="zh")) in block


def test_a_faulty_file_is_named_with_its_place(folder: Path) -> None:
    (folder / "data" / "names.ttl").write_text("@base <http://e/> .\n<a> <b> .")
    with pytest.raises(UnreadableInput, match=r"names\.ttl:2:9"):
        Knowledge.read(folder)


def test_a_faulty_block_is_named_with_its_place(folder: Path) -> None:
    (folder / "data" / "article" / "p01.trig").write_text("@base <http://e/> .\n<a> {\n<b> <c> }")
    with pytest.raises(UnreadableInput, match=r"p01\.trig:3:9"):
        Knowledge.read(folder)


def test_a_turtle_file_without_a_base_has_no_graph_to_go_to(folder: Path) -> None:
    (folder / "data" / "names.ttl").write_text("<http://e/a> <http://e/b> 1 .")
    with pytest.raises(UnreadableInput, match="has no @base"):
        Knowledge.read(folder)


def test_a_folder_without_a_graph_says_what_it_should_hold(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"no graph in it(.|\n)*ontology/ and data/"):
        Knowledge.read(tmp_path)


def test_the_bundled_graph_loads_without_a_heavy_import() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from twl_graph.knowledge import Knowledge; k = Knowledge.read(); assert len(k.store) > 1000;"
        "print(*sorted({'rdflib', 'pyshacl', 'rich', 'yaml', 'click', 'importlib.resources'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_a_new_file_of_any_format_can_be_loaded(tmp_path: Path) -> None:
    thing = "https://w3id.org/twl-graph/id/x"
    context = "https://w3id.org/twl-graph/context.jsonld"
    (tmp_path / "x.jsonld").write_text(f'{{"@context": "{context}", "@id": "{thing}", "@type": "Agreement"}}')
    name = str(tmp_path / "x.jsonld")
    source = Source(name, (tmp_path / "x.jsonld").read_bytes(), ox.RdfFormat.JSON_LD, ox.NamedNode("http://e/g"))
    store = Knowledge([source]).store
    assert {quad.graph_name for quad in store.quads_for_pattern(ox.NamedNode(thing), None, None, None)} == {
        ox.DefaultGraph(),
        ox.NamedNode("http://e/g"),
    }

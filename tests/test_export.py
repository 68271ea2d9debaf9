"""The bundled graph leaves in every format as it is, and comes back as it was."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.conftest import Outcome
from tests.test_formats import read_with_pyoxigraph, read_with_rdflib
from twl_graph.blank_nodes import canonical
from twl_graph.context import published_context
from twl_graph.engine import Engine
from twl_graph.errors import NotFound, UsageError
from twl_graph.export import FORMATS, export, export_query
from twl_graph.knowledge import Knowledge
from twl_graph.namespaces import ID, TWL

BRIDGES = "CONSTRUCT { ?bridge a twl:Bridge } WHERE { ?bridge a twl:Bridge }"


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge.read()


@pytest.fixture(scope="module")
def dataset(knowledge: Knowledge) -> set[ox.Quad]:
    """The graph as it should come back: the default graph and every named graph."""
    return {*(ox.Quad(t.subject, t.predicate, t.object) for t in knowledge.triples()), *knowledge.quads}


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # its own parsers use what it deprecates
@pytest.mark.parametrize("name", FORMATS)
def test_the_bundled_graph_read_back_is_the_same_graph_in_both_libraries(
    name: str, knowledge: Knowledge, dataset: set[ox.Quad]
) -> None:
    syntax = FORMATS[name]
    content = export(knowledge, syntax)
    expected = canonical(q for q in dataset if syntax.holds_graphs or isinstance(q.graph_name, ox.DefaultGraph))
    assert read_with_pyoxigraph(content, syntax) == expected
    assert read_with_rdflib(content, syntax) == expected


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_jsonld_with_evidence_carries_the_blocks(knowledge: Knowledge, dataset: set[ox.Quad]) -> None:
    content = export(knowledge, "jsonld", evidence=True)
    assert read_with_pyoxigraph(content, FORMATS["jsonld"]) == canonical(dataset)
    assert read_with_rdflib(content, FORMATS["jsonld"]) == canonical(dataset)


def test_jsonld_carries_its_context_and_names_no_other_document(knowledge: Knowledge) -> None:
    document = json.loads(export(knowledge, "jsonld"))
    assert document["@context"] == published_context().document
    assert set(document) == {"@context", "@graph"}


def test_the_bytes_are_the_same_in_every_process() -> None:
    code = "import hashlib;from twl_graph.export import *;from twl_graph.knowledge import Knowledge;k=Knowledge.read();"
    code += "print([hashlib.sha256(export(k, f)).hexdigest() for f in FORMATS])"
    seen = {
        subprocess.run(
            [sys.executable, "-c", code], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(seen) == 1


def test_a_frame_is_asked_for_by_the_name_of_its_class(knowledge: Knowledge) -> None:
    by_english = export(knowledge, "jsonld", frame="Agreement")
    assert by_english == export(knowledge, "jsonld", frame="协议") == export(knowledge, "jsonld", frame="twl:Agreement")
    by_id = {node["id"]: node for node in json.loads(by_english)["@graph"]}
    framework = by_id[ID + "framework-agreement"]
    assert framework["title"]["zh"] == "推进通武廊战略合作发展框架协议"
    assert [party["id"] for party in framework["parties"]] == [ID + n for n in ("langfang", "tongzhou", "wuqing")]
    assert framework["signing"]["dateMonth"] == "2017-02"


def test_what_a_format_cannot_do_is_refused(knowledge: Knowledge) -> None:
    with pytest.raises(UsageError, match="only jsonld nests"):
        export(knowledge, "turtle", frame="Agreement")
    with pytest.raises(UsageError, match="turtle holds no evidence"):
        export(knowledge, "turtle", evidence=True)
    with pytest.raises(UsageError, match="carry no evidence"):
        export(knowledge, "jsonld", evidence=True, frame="Agreement")
    with pytest.raises(NotFound, match="No class") as caught:
        export(knowledge, "jsonld", frame="Agrement")
    assert "agreement" in caught.value.suggestions


def test_a_construct_is_written_in_any_format(knowledge: Knowledge) -> None:
    content = export_query(Engine(knowledge), BRIDGES, "nt")
    assert content.decode() == (
        f"<{ID}xuyin-road-bridge> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{TWL}Bridge> .\n"
    )
    with pytest.raises(UsageError, match="CONSTRUCT"):
        export_query(Engine(knowledge), "ASK {}")


def test_the_verb_writes_the_graph_to_standard_output_or_a_file(
    twl: Callable[..., Outcome], tmp_path: Path, knowledge: Knowledge
) -> None:
    shown = twl("export")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.encode() == export(knowledge, "turtle")
    target = tmp_path / "graph.nq"
    assert twl("export", "-o", target) == Outcome(0, "", "")
    assert target.read_bytes() == export(knowledge, "nquads")


def test_the_verb_takes_a_query_from_the_line_or_a_file(twl: Callable[..., Outcome], tmp_path: Path) -> None:
    file = tmp_path / "bridges.rq"
    file.write_text(BRIDGES, encoding="utf-8")
    assert twl("export", "--query", BRIDGES).out == twl("export", "--query", file).out != ""
    assert twl("export", "--query", tmp_path / "none.rq").code == 2
    assert twl("export", "--query", BRIDGES, "--evidence").code == 2
    assert twl("export", "--query", "ASK {}").code == 2
    assert twl("export", "--query", "").code == 2


def test_the_verb_maps_what_goes_wrong_to_its_exit_code(twl: Callable[..., Outcome]) -> None:
    assert twl("export", "-f", "turtel") == Outcome(
        2,
        "",
        'There is no RDF format "turtel". Did you mean turtle? '
        "The formats are: turtle, trig, ntriples, nquads, rdfxml, jsonld.\n",
    )
    assert twl("export", "--frame", "Agrement").code == 4
    control = 'CONSTRUCT { <http://e/s> <http://e/p> "\\u0001" } WHERE {}'
    assert twl("export", "-f", "xml", "--query", control).code == 3


@pytest.mark.parametrize(
    "name", ["skos:Concept", "Concept", "concept", "概念", "<http://www.w3.org/2004/02/skos/core#Concept>"]
)
def test_a_reused_class_goes_by_its_plain_name_its_word_or_its_curie(knowledge: Knowledge, name: str) -> None:
    nodes = json.loads(export(knowledge, "jsonld", frame=name))["@graph"]
    assert len(nodes) >= 100
    assert {node["type"] for node in nodes} == {"Concept"}


@pytest.mark.parametrize(("name", "near"), [("Agrement", "agreement"), ("Concpt", "Concept"), ("Foo", "Span")])
def test_an_unknown_class_is_answered_with_classes_that_there_are(knowledge: Knowledge, name: str, near: str) -> None:
    with pytest.raises(NotFound) as caught:
        export(knowledge, "jsonld", frame=name)
    assert near in caught.value.suggestions

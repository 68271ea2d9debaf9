"""The public Python API opens one graph and does with it what the command line does."""

import json
import pydoc
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pyoxigraph as ox
import pytest

import twl_graph
from twl_graph import graph as module
from twl_graph import questions
from twl_graph.errors import NotFound, UnreadableInput, UnsupportedFeature
from twl_graph.graph import KnowledgeGraph, Rows
from twl_graph.namespaces import ID, RDFS

PARTIES = "SELECT ?party WHERE { id:framework-agreement twl:hasParty ?party } ORDER BY ?party"
NEW = """
@prefix id: <https://w3id.org/twl-graph/id/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix twl: <https://w3id.org/twl-graph/ontology#> .
id:new-agreement a twl:Agreement ; rdfs:label "新协议"@zh , "New agreement"@en ; twl:hasPartie id:tongzhou .
"""


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return twl_graph.open()


def test_the_help_of_the_package_tells_what_a_graph_does() -> None:
    assert twl_graph.KnowledgeGraph is KnowledgeGraph
    assert "KnowledgeGraph" in dir(twl_graph)
    told = pydoc.plain(pydoc.render_doc(twl_graph))
    assert all(f"{method}(self" in told for method in ("ask", "query", "show", "export", "validate"))


def test_a_name_that_the_package_does_not_have_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        _ = twl_graph.nothing


def test_the_five_lines_of_the_documentation_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert module.__doc__ is not None
    lines = dedent(module.__doc__.partition("::\n")[2].partition("Terms are")[0])
    (tmp_path / "new-facts.ttl").write_text(NEW, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    exec(lines, {})
    shown = capsys.readouterr().out
    assert "id:tongzhou" in shown
    assert "通武廊\nid:tongwulang" in shown


def test_importing_the_package_imports_nothing_heavy() -> None:
    heavy = {"pyoxigraph", "rdflib", "pyshacl", "click", "pandas", "polars"}
    code = f"import sys, twl_graph; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_opening_querying_and_exporting_needs_no_rdflib() -> None:
    code = "import sys, twl_graph; g = twl_graph.open(); g.query('ASK {}'); g.export('jsonld'); g.show('通武廊')\n"
    code += "print('rdflib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_select_gives_rows_that_are_read_by_name_and_printed_as_a_table(graph: KnowledgeGraph) -> None:
    rows = graph.query(PARTIES)
    assert isinstance(rows, Rows)
    assert [row["party"] for row in rows] == [ox.NamedNode(ID + name) for name in ("langfang", "tongzhou", "wuqing")]
    assert len(rows) == 3
    assert rows[-1] == rows[2:][0] == {"party": ox.NamedNode(ID + "wuqing")}
    assert str(rows).splitlines()[0].strip() == "party"
    assert json.loads(rows.write("json"))["head"]["vars"] == ["party"]


def test_ask_gives_a_truth_and_construct_gives_triples(graph: KnowledgeGraph) -> None:
    assert graph.query("ASK { id:tongzhou a twl:District }") is True
    label = ox.NamedNode(RDFS + "label")
    construct = "CONSTRUCT WHERE { id:tongzhou rdfs:label ?label }"
    found = graph.query(construct)
    assert isinstance(found, tuple)
    assert {triple.predicate for triple in found if isinstance(triple, ox.Triple)} == {label}


def test_terms_are_bound_not_pasted(graph: KnowledgeGraph) -> None:
    bound = graph.query(
        "SELECT ?thing WHERE { ?thing rdfs:label ?name }", {"name": ox.Literal("通州区", language="zh")}
    )
    assert isinstance(bound, Rows)
    assert [row["thing"] for row in bound] == [ox.NamedNode(ID + "tongzhou")]


def test_an_update_is_refused(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnsupportedFeature):
        graph.query("DELETE WHERE { ?s ?p ?o }")


def test_every_ready_question_without_obligatory_parameters_is_answered(graph: KnowledgeGraph) -> None:
    assert graph.questions() == questions.names()
    for name in graph.questions():
        if not any(parameter.required for parameter in questions.load(name).params.values()):
            assert graph.ask(name, lang="zh") is not None
    with pytest.raises(NotFound):
        graph.ask("no such question")


def test_a_year_is_asked_for_as_a_number_or_as_text(graph: KnowledgeGraph) -> None:
    asked = graph.ask("agreements", year=2018)
    assert isinstance(asked, Rows)
    assert [row["agreement"] for row in asked] == [ox.NamedNode(ID + "innovation-memorandum")]
    assert str(graph.ask("agreements", year="2018")) == str(asked)


def test_a_thing_is_found_described_and_shown_by_name(graph: KnowledgeGraph) -> None:
    assert graph.find("冯韶慧") == ID + "feng-shaohui"
    assert graph.describe("冯韶慧").names.en == "Feng Shaohui"
    assert graph.show("Feng Shaohui", lang="zh").startswith("冯韶慧\n")


def test_the_graph_is_exported_and_validated(graph: KnowledgeGraph, tmp_path: Path) -> None:
    assert graph.export("nt").count(b"\n") == len(graph.triples())
    new = tmp_path / "new.ttl"
    new.write_text(NEW, encoding="utf-8")
    report = graph.validate(new)
    assert not report.conforms
    assert "hasPartie" in report.to_text("en")


def test_the_graph_is_handed_out_as_store_and_as_rdflib_graph_and_dataset(graph: KnowledgeGraph) -> None:
    assert len(graph.graph()) == len(graph.triples())
    assert len(list(graph.store.quads_for_pattern(None, None, None, ox.DefaultGraph()))) == len(graph.triples())
    assert {context.identifier for context in graph.dataset().graphs()} > set()
    assert graph.figures().triples == len(graph.triples())
    assert repr(graph) == f"<KnowledgeGraph: {len(graph.triples())} triples>"


def test_a_directory_without_a_graph_is_said_to_hold_none(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        twl_graph.open(tmp_path)

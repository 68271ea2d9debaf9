"""A new file as it was written, and as it would stand in the graph."""

from pathlib import Path

import pytest

from tests.new_facts import HEADED, block, written
from twl_graph import reading
from twl_graph.curation.candidate import Candidate
from twl_graph.errors import UnreadableInput
from twl_graph.formats import format_named, write
from twl_graph.namespaces import ARTICLE
from twl_graph.new_file import read
from twl_graph.turtle import normal_form

HEAD = """@prefix id: <https://w3id.org/twl-graph/id/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix void: <http://rdfs.org/ns/void#> .
"""
NEWS = "https://w3id.org/twl-graph/graph/news-2020"


def candidate(folder: Path, text: str, name: str = "new.trig") -> Candidate:
    return Candidate(read(written(folder, name, text)), "new")


def accepted(folder: Path, text: str, name: str = "new.trig") -> str:
    """The text that would be written, which is in normal form."""
    new = candidate(folder, text, name)
    done = new.accepted.content.decode()
    assert done == normal_form(done, trig=new.file_name.endswith(".trig"), path="new")
    return done


def test_a_file_with_one_header_becomes_turtle_with_its_graph_as_base(tmp_path: Path) -> None:
    assert accepted(tmp_path, HEADED, "new.ttl") == HEADED
    assert candidate(tmp_path, HEADED, "new.ttl").file_name == "new.ttl"


def test_a_block_of_its_own_header_becomes_the_same_turtle(tmp_path: Path) -> None:
    prefixes, _, facts = HEADED.partition("\n\n")
    in_block = prefixes.replace("@base", "# top\n@base") + "\n<> {\n" + facts + "}\n"
    assert accepted(tmp_path, in_block) == "# top\n\n" + HEADED


@pytest.mark.parametrize("name", ["new.ttl", "new.nt", "new.rdf", "new.jsonld", "new.trig"])
def test_in_every_flat_format_the_only_header_names_the_graph(tmp_path: Path, name: str) -> None:
    text = f"{HEAD}<{NEWS}> a void:Dataset ; prov:wasDerivedFrom id:r . id:d rdfs:label 'x' ."
    quads = reading.parse(text.encode(), name, reading.syntax_of("t.ttl")).quads
    (tmp_path / name).write_bytes(write(quads, format_named(name.partition(".")[2])))
    new = Candidate(read(tmp_path / name), "new")
    assert {str(graph) for graph in new.graphs} == {f"<{NEWS}>"}
    assert new.accepted.content.startswith(f"@base <{NEWS}> .\n".encode())


def test_of_two_headers_that_of_the_base_names_the_graph(tmp_path: Path) -> None:
    other = "<https://w3id.org/twl-graph/graph/b> a void:Dataset ; prov:wasDerivedFrom id:r ."
    assert accepted(tmp_path, HEADED + other, "new.ttl").startswith(f"@base <{NEWS}> .\n")
    without_base = HEAD + f"<{NEWS}> a void:Dataset ; prov:wasDerivedFrom id:r ." + other
    with pytest.raises(UnreadableInput, match="facts without a source: 4"):
        accepted(tmp_path, without_base, "new.ttl")


def test_blocks_of_spans_become_trig_with_their_article_as_base(tmp_path: Path) -> None:
    assert accepted(tmp_path, block(1)) == block(1)
    whole = block(1).replace("<#char", f"<{ARTICLE}#char").replace("@base", "# @base")
    assert accepted(tmp_path, whole).endswith(block(1))


def test_spans_of_two_articles_are_written_in_full(tmp_path: Path) -> None:
    other = f"<{ARTICLE}-2#char=0,2> {{ id:d rdfs:label 'x' }}"
    done = accepted(tmp_path, block(1) + other)
    assert "@base" not in done
    assert f"<{ARTICLE}#char=12,14> {{" in done
    assert f"<{ARTICLE}-2#char=0,2> {{" in done


def test_a_header_and_spans_stand_in_one_file(tmp_path: Path) -> None:
    header = f"<{NEWS}> {{ <{NEWS}> a <http://rdfs.org/ns/void#Dataset> }}"
    new = candidate(tmp_path, block(1) + header)
    assert new.file_name == "new.trig"
    assert {graph.value for graph in new.graphs if hasattr(graph, "value")} == {NEWS, f"{ARTICLE}#char=12,14"}


def test_facts_without_a_source_are_refused_with_what_to_write(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput) as refused:
        accepted(tmp_path, block(1) + "id:d rdfs:label 'x' .")
    assert "new.trig: facts without a source: 1\n  what to do: put them in a TriG block" in str(refused.value)
    assert "其中 1 条事实没有注明出处" in refused.value.said("zh")


def test_blank_nodes_get_iris_named_after_the_file(tmp_path: Path) -> None:
    done = accepted(tmp_path, block(1).replace("id:town-1", "[ rdfs:label 'x' ] rdfs:label 'y' . id:town-1"))
    assert "_:" not in done
    assert "[" not in done
    assert "    id:new-" in done


def test_comments_at_the_top_stay_and_the_others_are_counted(tmp_path: Path) -> None:
    text = "# one\n\n# two\n" + block(1) + "# three\n" + "id:x { id:d rdfs:label '# none' } # four"
    new = candidate(tmp_path, text)
    assert new.lost_comments == 2
    assert accepted(tmp_path, text).startswith("# one\n# two\n\n@base")


@pytest.mark.parametrize(("name", "text"), [("a.ttl", "# nothing"), ("a.trig", ""), ("a.n3", "x"), ("a.ttl", "<")])
def test_what_holds_no_facts_is_refused(tmp_path: Path, name: str, text: str) -> None:
    with pytest.raises(UnreadableInput, match=name):
        read(written(tmp_path, name, text))

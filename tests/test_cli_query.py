"""`twl query` answers SPARQL in the terminal: data on stdout, the rest on stderr, mistakes explained."""

import hashlib
import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.conftest import Outcome
from twl_graph import resources
from twl_graph.graph_files import digest
from twl_graph.widths import width

Twl = Callable[..., Outcome]
BRIDGE = "SELECT ?bridge ?name { ?bridge a twl:Bridge ; rdfs:label ?name FILTER(LANG(?name) = 'zh') }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def process(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "twl_graph.cli", *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, "LC_ALL": "en_US.UTF-8", **environment},
        check=False,
    )


def test_a_table_comes_on_stdout_and_size_time_and_citation_on_stderr(twl: Twl) -> None:
    outcome = twl("query", BRIDGE)
    assert (outcome.code, outcome.out) == (
        0,
        "bridge                name\n--------------------  ----------------\nid:xuyin-road-bridge  徐尹路潮白河大桥\n",
    )
    asked = hashlib.sha256(BRIDGE.encode()).hexdigest()[:12]
    graph = digest(resources.root())[:12]
    size, citation = outcome.err.splitlines()
    assert re.fullmatch("1 row, [0-9]+ ms", size)
    assert f", query sha256:{asked}, graph sha256:{graph}, 1 row; " in citation
    assert re.match("1 行，[0-9]+ 毫秒\ntwl-graph ", twl("query", BRIDGE, "--lang", "zh").err)


@pytest.mark.parametrize("name", ["csv", "tsv", "json", "xml", "md"])
def test_other_formats_carry_data_alone_on_stdout(twl: Twl, name: str) -> None:
    outcome = twl("query", BRIDGE, "-f", name)
    assert outcome.code == 0
    assert "徐尹路潮白河大桥" in outcome.out
    assert "sha256" not in outcome.out
    assert len(outcome.err.splitlines()) == 2
    assert twl("query", BRIDGE, "-f", name, "-q") == Outcome(0, outcome.out, "")


def test_the_query_is_shown_with_the_prefixes_that_it_lacks(twl: Twl) -> None:
    shown = twl("query", "SELECT ?b { ?b a twl:Bridge }", "--show-query")
    assert shown == Outcome(
        0, "PREFIX twl: <https://w3id.org/twl-graph/ontology#>\n\nSELECT ?b { ?b a twl:Bridge }\n", ""
    )
    assert isinstance(ox.Store().query(shown.out), ox.QuerySolutions)
    assert twl("query", "SELECT * { SERVICE <http://e/> {} }", "--show-query").code == 3


def test_the_query_may_come_from_a_file_or_from_standard_input(twl: Twl, tmp_path: Path) -> None:
    file = tmp_path / "bridge.rq"
    file.write_text(BRIDGE, encoding="utf-8")
    expected = twl("query", BRIDGE, "-f", "csv").out
    assert twl("query", "--file", file, "-f", "csv").out == expected
    piped = subprocess.run(
        [sys.executable, "-m", "twl_graph.cli", "query", "-", "-f", "csv"],
        input=BRIDGE.encode(),
        capture_output=True,
        check=True,
    )
    assert piped.stdout.decode() == expected


def test_the_answer_goes_to_a_file_in_the_format_that_its_name_tells(twl: Twl, tmp_path: Path) -> None:
    target = tmp_path / "answer.json"
    assert twl("query", BRIDGE, "-o", target).out == ""
    assert json.loads(target.read_bytes())["head"] == {"vars": ["bridge", "name"]}
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(("lang", "said"), [("en", "yes\n"), ("zh", "是\n")])
def test_ask_is_answered_in_a_word(twl: Twl, lang: str, said: str) -> None:
    assert twl("query", "ASK { ?s a twl:Bridge }", "--lang", lang, "-q") == Outcome(0, said, "")
    assert "answer yes, " in twl("query", "ASK { ?s a twl:Bridge }").err


def test_construct_and_describe_give_turtle_unless_told_otherwise(twl: Twl) -> None:
    query = "CONSTRUCT { ?s a twl:Bridge } WHERE { ?s a twl:Bridge }"
    turtle = twl("query", query).out
    assert "id:xuyin-road-bridge a twl:Bridge" in turtle
    triples = {str(quad.triple) for quad in ox.parse(turtle, ox.RdfFormat.TURTLE)}
    for name, syntax in (("nt", ox.RdfFormat.N_TRIPLES), ("rdfxml", ox.RdfFormat.RDF_XML)):
        written = twl("query", query, "-f", name).out
        assert {str(quad.triple) for quad in ox.parse(written, syntax)} == triples
    assert "id:xuyin-road-bridge" in twl("query", "DESCRIBE id:xuyin-road-bridge").out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["SELECT * { ?s ?p }"], 2, "<query>:1:18: } cannot stand here\n  SELECT * { ?s ?p }\n                   ^"),
        (["SELCT * {}"], 2, "did you mean SELECT?"),
        ([], 2, "Give one query"),
        (["nofile.rq"], 2, "There is no such file: nofile.rq"),
        (["ASK {}", "--file", "x.rq"], 2, "Give one query"),
        (["--file", "missing.rq"], 2, "missing.rq: there is no such file"),
        (["ASK {}", "-f", "tabel"], 2, "Did you mean table?"),
        (["ASK {}", "-f", "turtle"], 2, "ASK gives rows or a yes or no, which turtle cannot hold"),
        (["ASK { SERVICE <http://e/> {} }"], 3, "a query reads this graph and calls nobody"),
        (["SELECT * FROM <file:///etc/passwd> {}"], 3, "is no named graph of this graph"),
        (["LOAD <http://e/>"], 3, "LOAD is an update, not a query"),
        (["ASK " + "{" * 5000 + "}" * 5000], 5, "more than 100 levels of brackets"),
        (["SELECT * { ?s ?p ?o }", "--limit", "10"], 5, "more than 10 rows; none is shown"),
        (["ASK {}", "--store", "/nowhere"], 2, "/nowhere"),
        (["ASK {}", "--timeout", "-1"], 2, "timeout"),
    ],
)
def test_what_goes_wrong_is_one_message_and_the_right_code(
    twl: Twl, arguments: list[str], code: int, said: str
) -> None:
    outcome = twl("query", *arguments)
    assert (outcome.code, outcome.out) == (code, "")
    assert said in outcome.err
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT ?p { ?a twl:hasPartie ?p }", "The graph does not know twl:hasPartie. Did you mean twl:hasParty"),
        ("PREFIX t: <https://w3id.org/twl-graph/id/> ASK { t:langfan ?p ?o }", "t:langfan. Did you mean id:langfang"),
    ],
)
def test_an_unknown_term_of_our_own_is_named_on_stderr_and_the_answer_stays(twl: Twl, query: str, said: str) -> None:
    outcome = twl("query", query, "-f", "csv" if query.startswith("SELECT") else "table")
    assert outcome.code == 0
    assert outcome.out in ("p\r\n", "p\n", "no\n")
    assert said in outcome.err
    assert twl("query", "ASK { id:langfang twl:earliest ?o }", "-q").err == ""


def test_a_mistake_is_explained_in_chinese_too(twl: Twl) -> None:
    error = twl("query", "SELECT * { ?s ?p", "--lang", "zh").err
    assert "这个 { 没有关闭" in error
    assert "补上 }" in error


@pytest.mark.parametrize("content", [b"\xff\xfeS\x00", b"PK\x03\x04zip", b"SELECT \xe9"])
def test_a_file_that_is_no_text_is_refused_with_its_name(twl: Twl, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "query.rq"
    file.write_bytes(content)
    outcome = twl("query", "--file", file)
    assert outcome.code == 2
    assert str(file) in outcome.err


def test_a_byte_order_mark_is_dropped(twl: Twl, tmp_path: Path) -> None:
    file = tmp_path / "query.rq"
    file.write_bytes(b"\xef\xbb\xbfASK {}")
    assert twl("query", "--file", file).out == "yes\n"


def test_a_file_given_as_the_query_is_recognised(twl: Twl, tmp_path: Path) -> None:
    file = tmp_path / "query.rq"
    file.write_text("ASK {}")
    assert f"use --file {file}" in twl("query", str(file)).err


def test_a_query_that_runs_on_is_ended_with_a_message_and_writes_nothing(tmp_path: Path) -> None:
    target = tmp_path / "answer.csv"
    ended = process("query", ENDLESS, "--timeout", "0.5", "-o", str(target))
    assert (ended.returncode, ended.stdout) == (5, "")
    assert ended.stderr == "the query took more than 0.5 s and was stopped; nothing is shown\n"
    assert not target.exists()


def test_no_heavy_library_is_imported_for_a_query() -> None:
    code = (
        "import sys; from twl_graph.cli import main; main(['query', 'ASK {}']); main(['ask', 'people', '-f', 'csv']);"
        "print(sorted({'rdflib', 'pyshacl', 'rich'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("[]\n")


def test_a_closed_pipe_is_no_error() -> None:
    command = (
        f"{sys.executable} -m twl_graph.cli query 'SELECT * {{ ?s ?p ?o }}' -f csv | head -1; echo ${{PIPESTATUS[0]}}"
    )
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["s,p,o", "0"]
    assert "Traceback" not in done.stderr


def test_on_a_terminal_a_table_is_wrapped_to_its_width() -> None:
    near, far = pty.openpty()
    query = "SELECT ?a ?t { ?a a twl:Memorandum ; rdfs:label ?t }"
    environment = {**os.environ, "COLUMNS": "60", "LC_ALL": "en_US.UTF-8"}
    command = [sys.executable, "-m", "twl_graph.cli", "query", query]
    subprocess.run(command, stdout=far, stderr=subprocess.DEVNULL, env=environment, check=True)
    os.close(far)
    shown = os.read(near, 100_000).decode()
    os.close(near)
    assert max(width(line) for line in shown.splitlines()) <= 60
    assert len(shown.splitlines()) > 6

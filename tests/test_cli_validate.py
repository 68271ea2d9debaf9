"""The verb `validate`: what it prints, and what its exit code says."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.conftest import ROOT, Outcome
from tests.headers import headed, lines
from twl_graph.namespaces import ID, RDF, SH, TWL

Run = Callable[..., Outcome]
FAULT = f'<{ID}langfang> <{TWL}isoCode> "HE" .\n'
WRONG = lines(FAULT)
RIGHT = lines(f'<{ID}langfang> <http://www.w3.org/2004/02/skos/core#altLabel> "廊"@zh .\n')


def test_the_bundled_graph_is_checked_when_no_file_is_given(twl: Run) -> None:
    told = twl("validate")
    assert told.code == 0, told.out
    assert "0 violations" in told.out or told.out.endswith("nothing found.\n")


def test_in_a_checkout_its_own_graph_and_shapes_are_checked(
    twl: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ontology", "data"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "data" / "edit.ttl").write_text(
        f"@base <https://w3id.org/twl-graph/graph/edit> .\n<> a <http://rdfs.org/ns/void#Dataset> .\n{FAULT}",
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path / "data")
    told = twl("validate")
    assert told.code == 1
    assert "An ISO code is CN- and two capitals, and there is one." in told.out
    place = tmp_path / "ontology" / "shapes" / "place.ttl"
    place.write_text(place.read_text(encoding="utf-8").replace("An ISO code is CN-", "Ours: an ISO code is CN-"))
    assert "Ours: an ISO code is CN-" in twl("validate").out


def test_a_violation_ends_in_one_and_is_told_in_the_language_asked_for(twl: Run, tmp_path: Path) -> None:
    file = tmp_path / "new.nt"
    file.write_text(WRONG, encoding="utf-8")
    english, chinese = twl("validate", file), twl("validate", file, "--lang", "zh")
    assert (english.code, chinese.code) == (1, 1)
    place = f"{file}:{WRONG.count(chr(10))}:{FAULT.index(chr(34)) + 1}"
    assert english.out.replace("\n  ", " ").startswith(
        f"{place}: violation: An ISO code is CN- and two capitals, and there is one."
    )
    assert "\n  thing     Langfang (id:langfang)\n" in english.out
    assert "违规：ISO 代码是 CN- 加两个大写字母，只有一个。" in chinese.out.replace("\n  ", "")
    assert "\n  对象  廊坊市（id:langfang）\n" in chinese.out
    assert (english.err, chinese.err) == ("", "")


def test_right_facts_end_in_nought(twl: Run, tmp_path: Path) -> None:
    (tmp_path / "new.nt").write_text(RIGHT, encoding="utf-8")
    assert twl("validate", tmp_path / "new.nt").code == 0


def test_a_lower_level_can_be_asked_to_fail(twl: Run, tmp_path: Path) -> None:
    file = tmp_path / "school.ttl"
    prefixed = f"@prefix id: <{ID}> . @prefix twl: <{TWL}> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    text = f"""{prefixed}{headed("")}
    id:trial-school a twl:School ; rdfs:label "试验小学"@zh , "trial school"@en ."""
    file.write_text(text, encoding="utf-8")
    assert twl("validate", file).code == 0
    told = twl("validate", file, "--fail-on", "warning")
    assert told.code == 1
    assert "warning: An organisation says of which region it is." in told.out


def test_what_no_shape_looks_at_fails_where_warnings_do(twl: Run, tmp_path: Path) -> None:
    (tmp_path / "new.nt").write_text(
        lines(f"<{ID}stray> <{RDF}type> <https://schema.org/Recipe> .\n"), encoding="utf-8"
    )
    assert twl("validate", tmp_path / "new.nt").code == 0
    assert twl("validate", tmp_path / "new.nt", "--fail-on", "warning").code == 1


@pytest.mark.parametrize(("name", "syntax"), [("turtle", ox.RdfFormat.TURTLE), ("jsonld", ox.RdfFormat.JSON_LD)])
def test_the_w3c_report_comes_in_rdf(name: str, syntax: ox.RdfFormat, twl: Run, tmp_path: Path) -> None:
    (tmp_path / "new.nt").write_text(WRONG, encoding="utf-8")
    told = twl("validate", tmp_path / "new.nt", "-f", name)
    assert told.code == 1
    quads = list(ox.parse(told.out, syntax))
    assert [quad.object.value for quad in quads if quad.predicate.value == SH + "conforms"] == ["false"]
    assert {quad.object.value for quad in quads if quad.predicate.value == SH + "focusNode"} >= {ID + "langfang"}


def test_json_and_an_output_file(twl: Run, tmp_path: Path) -> None:
    (tmp_path / "new.nt").write_text(WRONG, encoding="utf-8")
    told = twl("validate", tmp_path / "new.nt", "-f", "json", "-o", tmp_path / "report.json")
    assert (told.code, told.out) == (1, "")
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert report["conforms"] is False
    assert report["counts"]["violation"] == 1


def test_facts_come_from_standard_input_too() -> None:
    program = [sys.executable, "-m", "twl_graph.cli", "validate", "-", "-f", "json"]
    told = subprocess.run(program, input=WRONG.encode(), capture_output=True, check=False)
    assert told.returncode == 1, told.stderr.decode()
    assert json.loads(told.stdout)["files"] == ["<stdin>"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("missing.ttl", None, "missing.ttl: there is no such file"),
        ("empty.ttl", b"", "empty.ttl: it is empty"),
        ("no-facts.ttl", b"@prefix ex: <http://example.com/> .", "no-facts.ttl: there are no facts in it"),
        ("torn.ttl", b"<http://e/a> <http://e/b>\n  <http://e/c", "torn.ttl:2:"),
        ("torn.jsonld", b'{"@id": ', "torn.jsonld:1:"),
        ("remote.jsonld", b'{"@context": "http://127.0.0.1:9/c", "@id": "http://e/a"}', "remote.jsonld"),
        ("doctype.rdf", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>', "doctype.rdf"),
        ("latin.ttl", '<http://e/a> <http://e/b> "é" .'.encode("latin-1"), "latin.ttl:1:28: byte 0xE9 is not UTF-8"),
        ("binary.ttl", b"\x00\x01\x02", "binary.ttl:1:1"),
        ("words.txt", b"hello", "words.txt: the extension .txt is no RDF format"),
    ],
)
def test_a_file_that_cannot_be_read_ends_in_two_with_one_message(
    name: str, content: bytes | None, words: str, twl: Run, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    told = twl("validate", tmp_path / name)
    assert (told.code, told.out) == (2, "")
    assert words in told.err
    assert "Traceback" not in told.err


def test_an_unknown_format_or_level_is_wrong_usage(twl: Run) -> None:
    assert twl("validate", "-f", "turtel").code == 2
    assert twl("validate", "--fail-on", "disaster").code == 2


def test_a_file_that_does_not_parse_is_told_before_the_engine_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "torn.ttl").write_text("torn", encoding="utf-8")
    program = (
        "import sys; from twl_graph.cli.shell import run\n"
        f"code = run(['validate', {str(tmp_path / 'torn.ttl')!r}])\n"
        "print(code, sorted({'rdflib', 'pyshacl'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout == "2 []\n"


def test_the_report_is_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    (tmp_path / "new.nt").write_text(WRONG, encoding="utf-8")
    outputs = set()
    for seed in ("1", "2"):
        program = [sys.executable, "-m", "twl_graph.cli", "validate", str(tmp_path / "new.nt"), "-f", "turtle"]
        told = subprocess.run(program, capture_output=True, check=False, env={**os.environ, "PYTHONHASHSEED": seed})
        outputs.add(told.stdout)
    assert len(outputs) == 1


@pytest.mark.slow
def test_the_bundled_graph_is_checked_in_under_three_seconds() -> None:
    def seconds() -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "twl_graph.cli", "validate"], capture_output=True, check=True)
        return time.perf_counter() - start

    assert min(seconds() for _ in range(3)) < 3

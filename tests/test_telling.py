"""What a judgement tells first, how much it tells, and that it says what it leaves out."""

import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.conftest import Outcome
from tests.headers import headed, lines
from tests.new_facts import written
from tests.small_checkout import TEXT, small_checkout
from twl_graph.cli.telling import Telling
from twl_graph.errors import UsageError
from twl_graph.namespaces import ARTICLE, ID, SH, SKOS, TWL
from twl_graph.validation import Severity

Twl = Callable[..., Outcome]
#: Three faults that are seen without the shapes, and one that they see.
MANY = lines("".join(f"<{ID}langfang> <{TWL}within> <{ID}nobody-{number}> .\n" for number in range(3)))
MANY += f'<{ID}langfang> <{TWL}isoCode> "HE" .\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small graph with one shape of its own, so that a check takes no time."""
    folder = small_checkout(tmp_path / "graph")
    (folder / "ontology" / "shapes").mkdir()
    rule = f"""@prefix sh: <{SH}> . @prefix shape: <https://w3id.org/twl-graph/shape#> .
    shape:short a sh:PropertyShape ; sh:targetSubjectsOf <{SKOS}altLabel> ; sh:path <{SKOS}altLabel> ; sh:maxLength 2 ;
        sh:name "短名"@zh , "short name"@en ; sh:message "别名很短。"@zh , "An alias is short."@en ;
        sh:description "至多两个字。"@zh , "Two characters at most."@en ; sh:severity sh:Violation ."""
    written(folder / "ontology" / "shapes", "own.ttl", rule)
    written(folder / "ontology", "prefixes.ttl", "<http://e/p> <http://e/p> 'x' .")
    return folder


def aliases(count: int) -> str:
    """A file in which each of so many aliases is too long, and some things are of no class."""
    facts = "".join(f'<{ID}x{number}> <{SKOS}altLabel> "too long" .\n' for number in range(count))
    return headed(facts)


def counted(out: str) -> int:
    return len(re.findall(r"(?m)^(?:.*: |  )?(?:violation|warning): ", out))


def test_what_needs_no_shapes_is_written_before_the_engine_is_imported(tmp_path: Path) -> None:
    file = written(tmp_path, "new.nt", MANY)
    program = f"""
import sys
from twl_graph.cli import telling
def seen(text, output=None):
    print("loaded" if {{"pyshacl", "rdflib"}} & sys.modules.keys() else "not loaded", text.count("nobody-"))
telling.write_output = seen
from twl_graph.cli.shell import run
print(run(["validate", {str(file)!r}]))
"""
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    first, then, code = told[:3]
    assert first.startswith("not loaded ")
    assert int(first.split()[-1]) >= 3
    assert (then.split()[0], code) == ("loaded", "1")


def test_each_problem_is_told_once_those_without_shapes_first(twl: Twl, tmp_path: Path) -> None:
    out = twl("validate", written(tmp_path, "new.nt", MANY)).out
    assert out.count("id:nobody-0 is described nowhere") == 1
    assert out.index("nobody-2") < out.index("An ISO code")
    assert out.index("An ISO code") < out.index("Checked ")


@pytest.mark.parametrize("limit", [1, 2, 3, 7])
def test_a_limit_is_kept_over_both_parts_and_the_rest_is_counted(
    twl: Twl, folder: Path, tmp_path: Path, limit: int
) -> None:
    file = written(tmp_path, "new.ttl", aliases(4))
    whole = twl("validate", file, "--store", folder)
    some = twl("validate", file, "--store", folder, "--limit", str(limit))
    assert whole.code == some.code == 1
    every = counted(whole.out)
    assert every > 7
    assert counted(some.out) == limit
    assert f"{every - limit} more are not listed (--limit lists more)." in some.out
    assert some.out.splitlines()[-2:] == whole.out.splitlines()[-2:], "the sum is that of all"


@pytest.mark.parametrize(
    ("style", "count"),
    [
        ("json", lambda out: len(json.loads(out)["findings"])),
        ("sarif", lambda out: len(json.loads(out)["runs"][0]["results"])),
        ("github", lambda out: len([line for line in out.splitlines() if line.startswith("::")])),
        ("junit", lambda out: int(ET.fromstring(out).get("tests", ""))),
        ("turtle", lambda out: sum(q.predicate.value == SH + "result" for q in ox.parse(out, ox.RdfFormat.TURTLE))),
    ],
)
def test_a_limit_is_kept_and_said_in_every_format(
    twl: Twl, folder: Path, tmp_path: Path, style: str, count: Callable[[str], int]
) -> None:
    file = written(tmp_path, "new.ttl", aliases(4))
    whole = twl("validate", file, "--store", folder, "-f", style)
    some = twl("validate", file, "--store", folder, "-f", style, "--limit", "3")
    assert (whole.err, whole.code, some.code) == ("", 1, 1)
    assert count(some.out) == 3 < count(whole.out)
    assert some.err == f"{count(whole.out) - 3} more were not written (--limit)\n"
    chinese = twl("validate", file, "--store", folder, "-f", style, "--limit", "3", "--lang", "zh")
    assert chinese.err == f"还有 {count(whole.out) - 3} 项没有写出（--limit）\n"


def test_a_person_is_told_of_a_hundred_and_a_file_holds_as_many(twl: Twl, folder: Path, tmp_path: Path) -> None:
    file = written(tmp_path, "new.ttl", aliases(120))
    told = twl("validate", file, "--store", folder)
    assert counted(told.out) == 100
    assert twl("validate", file, "--store", folder, "-o", tmp_path / "out.txt").out == ""
    assert counted((tmp_path / "out.txt").read_text(encoding="utf-8")) == 100
    assert counted(twl("validate", file, "--store", folder, "--limit", "110").out) == 110


@pytest.mark.parametrize(("level", "code"), [("violation", 0), ("warning", 1), ("info", 1)])
def test_the_exit_code_is_that_of_the_level_asked_for(
    twl: Twl, folder: Path, tmp_path: Path, level: str, code: int
) -> None:
    twin = f'<{ARTICLE}#char=12,14> {{ <{ID}b> <{SKOS}altLabel> "甲区"@zh }}'
    file = written(tmp_path, "new.trig", twin)
    told = twl("validate", file, "--store", folder, "--fail-on", level)
    assert told.code == code
    assert "0 violations, 1 warning, 0 infos" in told.out


def test_the_words_of_a_span_are_compared_with_the_text_that_is_given(twl: Twl, folder: Path, tmp_path: Path) -> None:
    file = written(tmp_path, "new.trig", f'<{ARTICLE}#char=12,14> {{ <{ID}b> <{SKOS}altLabel> "丁"@zh }}')
    assert counted(twl("validate", file, "--store", folder).out) == 0
    told = twl("validate", file, "--store", folder, "--article", folder / "article.txt")
    assert "warning: The words of char=12,14 do not have it." in told.out.replace("\n  ", " ")
    other = written(tmp_path, "other.txt", TEXT + "。")
    ignored = twl("validate", file, "--store", folder, "--article", other)
    assert counted(ignored.out) == 0
    assert ignored.err.startswith(f"{other}: not the text of a source of the graph")
    missing = twl("validate", file, "--store", folder, "--article", tmp_path / "none.txt")
    assert (missing.code, missing.out) == (2, "")


def test_a_format_that_nobody_knows_is_refused_before_anything_is_read() -> None:
    with pytest.raises(UsageError, match="turtel"):
        Telling("turtel", None, None, "en", Severity.VIOLATION, 0)


def test_a_check_that_takes_too_long_is_stopped_after_what_needs_no_shapes(folder: Path, tmp_path: Path) -> None:
    every = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o"
    endless = f"""@prefix sh: <{SH}> . @prefix shape: <https://w3id.org/twl-graph/shape#> .
    shape:endless a sh:NodeShape ; sh:targetSubjectsOf <{SKOS}altLabel> ; sh:severity sh:Violation ;
        sh:name "无尽"@zh , "endless"@en ; sh:message "不会完。"@zh , "It never ends."@en ;
        sh:sparql [ sh:select "SELECT $this {{ $this ?p ?q . {every} FILTER (?c + ?f + ?i + ?l + ?o < 0) }}" ] ."""
    shapes = written(tmp_path, "endless.ttl", endless)
    command = [sys.executable, "-m", "twl_graph.cli", "validate", str(written(tmp_path, "new.ttl", aliases(1)))]
    command += ["--store", str(folder), "--shapes", str(shapes), "--timeout", "3", "--lang", "en"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == 5
    assert ended.stderr.endswith("the check took more than 3 s and was stopped; there is no verdict\n")
    assert "Nothing says what id:x0 is" in ended.stdout.replace("\n  ", " ")
    assert "Checked " not in ended.stdout


# Bad input


def test_a_file_that_is_given_twice_brings_no_more_than_once(twl: Twl, folder: Path, tmp_path: Path) -> None:
    file = written(tmp_path, "new.ttl", aliases(2))
    once, twice = (twl("validate", *[file] * number, "--store", folder) for number in (1, 2))
    assert once.out == twice.out
    blank = written(tmp_path, "blank.ttl", headed(f'[] <{SKOS}altLabel> "too long" .'))
    assert counted(twl("validate", blank, "--store", folder).out) == counted(
        twl("validate", blank, blank, "--store", folder).out
    )


def test_two_files_that_contradict_each_other_are_told_both_sides(twl: Twl, tmp_path: Path) -> None:
    facts = {name: lines(f'<{ID}langfang> <{TWL}isoCode> "CN-{name}" .\n') for name in ("AA", "BB")}
    files = [written(tmp_path, f"{name}.nt", text) for name, text in facts.items()]
    told = twl("validate", *files)
    assert told.code == 1
    flat = " ".join(told.out.split())
    assert f"{files[1]}:9:" in flat, "the later one is where it is told"
    assert '"CN-AA"' in flat
    assert '"CN-BB"' in flat


def test_lists_that_lead_back_to_themselves_end(twl: Twl, folder: Path, tmp_path: Path) -> None:
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    ring = f"_:a <{rdf}first> 1 ; <{rdf}rest> _:b . _:b <{rdf}first> 2 ; <{rdf}rest> _:a . "
    owl = "[] a <http://www.w3.org/2002/07/owl#AllDisjointClasses> ; <http://www.w3.org/2002/07/owl#members> _:a . "
    told = twl("validate", written(tmp_path, "ring.ttl", headed(ring + owl)), "--store", folder)
    assert told.code in (0, 1)
    assert "Traceback" not in told.err


def test_a_literal_of_ten_megabytes_is_cut_in_what_is_told(twl: Twl, folder: Path, tmp_path: Path) -> None:
    file = written(tmp_path, "big.ttl", headed(f'<{ID}b> <{SKOS}altLabel> "{"长" * 3_300_000}"@zh .\n'))
    for arguments in ([], ["-f", "github"]):
        told = twl("validate", file, "--store", folder, *arguments)
        assert told.code == 1
        assert len(told.out) < 5_000
        assert "An alias is short." in told.out.replace("\n  ", " ")


@pytest.mark.slow
def test_a_hundred_thousand_faults_are_counted_and_a_hundred_told(twl: Twl, tmp_path: Path) -> None:
    facts = "".join(f'<{ID}thing-{number}> <{TWL}isoCode> "HE{number}" .\n' for number in range(100_000))
    told = twl("validate", written(tmp_path, "many.nt", lines(facts)))
    assert told.code == 1
    assert counted(told.out) == 100
    (more,) = re.findall(r"(\d+) more are not listed", told.out)
    assert int(more) >= 99_900

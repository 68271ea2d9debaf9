"""What is beyond doubt is written into new files, in their own spelling, and nothing else in them changes."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.conftest import Outcome
from tests.headers import HEADER, headed, lines
from tests.new_facts import given, written
from twl_graph.errors import Words
from twl_graph.namespaces import ID, RDFS, SKOS, TWL
from twl_graph.place import Place
from twl_graph.validation.finding import Finding, Part, Severity
from twl_graph.validation.mending import can_mend, mended
from twl_graph.validation.suggestion import Suggestion

Twl = Callable[..., Outcome]


def wrong(
    text: str,
    at: str,
    instead: ox.NamedNode | ox.Literal | None,
    part: Part = Part.OBJECT,
    safe: bool = True,
    source: str = "new.ttl",
) -> Finding:
    """A finding at the only occurrence of some text."""
    start = text.index(at)
    return Finding(
        *(Severity.VIOLATION, "r", "c", ox.NamedNode(f"http://e/{start}"), None, None, Words("", "")),
        source=source,
        part=part,
        place=Place(1, 1, start, start + len(at)),
        suggestion=Suggestion(Words("", ""), instead, safe=safe),
    )


CITY = ox.NamedNode(ID + "langfang")
TEXT = f'@prefix i: <{ID}> .\n# kept\ni:langfan   <http://e/p>  "甲" ; a <http://e/T> .\n'


def test_a_term_is_written_with_the_prefixes_of_the_file_and_all_else_stays() -> None:
    zh = ox.Literal("甲", language="zh")
    findings = [wrong(TEXT, "i:langfan", CITY, Part.SUBJECT), wrong(TEXT, '"甲"', zh)]
    done = mended(given(TEXT, "new.ttl"), findings)
    assert done.text == TEXT.replace("langfan ", "langfang ").replace('"甲"', '"甲"@zh')
    assert list(done.findings) == findings
    full = mended(given(TEXT, "new.ttl"), [wrong(TEXT, "<http://e/T>", ox.NamedNode(TWL + "Region"))])
    assert f"a <{TWL}Region> ." in full.text, "without a prefix in full"


@pytest.mark.parametrize(
    "finding",
    [
        wrong(TEXT, "i:langfan", CITY, safe=False),
        wrong(TEXT, "i:langfan", CITY, source="other.ttl"),
        wrong(TEXT, "i:langfan", None),
        wrong(TEXT, "i:langfan   <http://e/p>", CITY),
    ],
    ids=["not-safe", "another-file", "no-term", "would-not-parse"],
)
def test_what_is_not_beyond_doubt_is_left_as_it_is(finding: Finding) -> None:
    done = mended(given(TEXT, "new.ttl"), [finding])
    assert (done.text, done.findings) == (TEXT, ())


def test_a_mend_that_would_say_something_else_is_left_out_and_the_others_are_not() -> None:
    text = f'@prefix t: <http://e/> .\nt:x a <http://e/T> ; t:p "甲" .\n@prefix t: <{TWL}> .\nt:y a t:Z .\n'
    findings = [
        wrong(text, "<http://e/T>", ox.NamedNode(TWL + "Region")),  # t:Region is another class there
        wrong(text, '"甲"', ox.Literal("甲", language="zh")),
    ]
    done = mended(given(text, "new.ttl"), findings)
    assert done.text == text.replace('"甲"', '"甲"@zh')
    assert list(done.findings) == findings[1:]


def test_lines_are_written_in_full_and_other_syntaxes_are_not_mended() -> None:
    line = f'<{ID}x> <{RDFS}label> "A" .\n'
    done = mended(given(line, "new.nt"), [wrong(line, '"A"', ox.Literal("A", language="en"), source="new.nt")])
    assert done.text == f'<{ID}x> <{RDFS}label> "A"@en .\n'
    json = given(f'{{"@id": "{ID}x", "{RDFS}label": "A"}}', "new.jsonld")
    found = wrong(json.text, '"A"', ox.Literal("A", language="en"), source="new.jsonld")
    assert not can_mend(json)
    assert (mended(json, [found]).text, mended(json, [found]).findings) == (json.text, ())


def test_two_findings_at_one_place_are_mended_once() -> None:
    both = [wrong(TEXT, '"甲"', ox.Literal("甲", language=tag)) for tag in ("zh", "en")]
    done = mended(given(TEXT, "new.ttl"), both)
    assert '"甲"@zh ;' in done.text
    assert len(done.findings) == 1


# The command line

PREFIXES = f"@prefix x: <{ID}> . @prefix o: <{TWL}> .\n"
#: A name without a tag, which is beyond doubt, and a code, which is not.
FACTS = f'x:langfang <{SKOS}altLabel> "廊" . # here\nx:langfang o:isoCode "HE" .\n'
MENDED = FACTS.replace('"廊"', '"廊"@zh')


def test_the_difference_is_shown_then_the_file_is_written_and_a_second_run_mends_nothing(
    twl: Twl, tmp_path: Path
) -> None:
    file = written(tmp_path, "new.ttl", PREFIXES + headed(FACTS))
    told = twl("validate", file, "--fix")
    assert told.code == 1, "what is not beyond doubt is still wrong"
    assert told.out.startswith(f"--- {file}\n+++ {file}\n@@ ")
    assert f'\n-x:langfang <{SKOS}altLabel> "廊" . # here\n' in told.out
    assert f'\n+x:langfang <{SKOS}altLabel> "廊"@zh . # here\n' in told.out
    assert "An ISO code is CN- and two capitals" in told.out
    assert "  value" in told.out
    assert "廊" not in told.out.partition("An ISO code")[2]
    assert told.err == f"{file}: 1 mended\n"
    assert file.read_text(encoding="utf-8") == PREFIXES + headed(MENDED)
    assert sorted(tmp_path.iterdir()) == [file], "nothing is left beside it"
    again = twl("validate", file, "--fix", "--lang", "zh")
    assert again.err == "没有可以自动改的地方\n"
    assert file.read_text(encoding="utf-8") == PREFIXES + headed(MENDED)


def test_a_name_that_is_proposed_and_not_written_is_told_with_the_reason(twl: Twl, tmp_path: Path) -> None:
    facts = f"x:langfang <{TWL}adjoins> <{ID}wuqin> , <{ID}wuxing> .\n"
    file = written(tmp_path, "new.ttl", PREFIXES + headed(facts))
    told = twl("validate", file, "--fix")
    line, *_ = (each for each in told.err.splitlines() if "not mended" in each)
    assert line.startswith(f"{file}:")
    assert line.endswith("Decide for yourself: Did you mean Wuqing District (id:wuqing)?")
    assert f"{file}: 1 mended" in told.err
    assert "wuxing" in file.read_text(encoding="utf-8")
    assert "wuqin>" not in file.read_text(encoding="utf-8")


def test_n_triples_stay_n_triples(twl: Twl, tmp_path: Path) -> None:
    file = written(tmp_path, "new.nt", lines(f'<{ID}langfang> <{SKOS}altLabel> "廊" .\n'))
    assert twl("validate", file, "--fix").code == 0
    assert file.read_text(encoding="utf-8").endswith(f'\n<{ID}langfang> <{SKOS}altLabel> "廊"@zh .\n')


def test_json_is_said_not_to_be_mended_and_stays(twl: Twl, tmp_path: Path) -> None:
    text = f'{{"@id": "{ID}langfang", "{RDFS}comment": {{"@value": "A note", "@language": "EN"}}}}'
    file = written(tmp_path, "new.jsonld", text)
    told = twl("validate", file, "--fix", "-f", "json")
    assert told.err.startswith(f"{file}: --fix mends Turtle, TriG, N-Triples and N-Quads only\n")
    assert file.read_text(encoding="utf-8") == text


def test_beside_a_report_for_a_program_the_difference_is_no_part_of_it(twl: Twl, tmp_path: Path) -> None:
    file = written(tmp_path, "new.trig", PREFIXES + headed(FACTS))
    told = twl("validate", file, "--fix", "-f", "json")
    assert told.out.startswith("{")
    assert "@@" in told.err


@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_without_a_file_to_write_to_it_is_wrong_usage(
    twl: Twl, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(HEADER.encode())))
    told = twl("validate", *arguments, "--fix")
    assert (told.code, told.out, told.err) == (2, "", "--fix takes files that it can write to\n")

"""What a check lacks is said: a target that matches nothing, a shape that is only poor, no node checked at all."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Outcome
from twl_graph.knowledge import Knowledge
from twl_graph.namespaces import ID, SH, SHAPE, TWL
from twl_graph.validation import Finding, Severity, adequacy, validate
from twl_graph.validation.report import Report
from twl_graph.validation.shapes import Shapes

Run = Callable[..., Outcome]
HEAD = f"@prefix sh: <{SH}> . @prefix shape: <{SHAPE}> . @prefix twl: <{TWL}> . @prefix id: <{ID}> .\n"
SAID = 'sh:name "我的"@zh , "mine"@en ; sh:message "须如此。"@zh , "So it is."@en'


def written(folder: Path, text: str, name: str = "more.ttl") -> Path:
    (folder / name).write_text(HEAD + text, encoding="utf-8")
    return folder / name


@pytest.fixture(scope="module")
def graph() -> Knowledge:
    return Knowledge.read()


def about_shapes(report: Report) -> list[Finding]:
    return [one for one in report.findings if one.rule in (SHAPE + "matched-target", SHAPE + "clear-shape")]


def test_further_shapes_are_used_beside_the_graphs_own(graph: Knowledge, tmp_path: Path) -> None:
    rule = f"shape:Mine a sh:NodeShape ; sh:targetNode id:langfang ; sh:class twl:Agreement ; {SAID} ."
    report = validate(graph, (), None, [written(tmp_path, rule)])
    assert [
        (one.rule, str(one.node), one.message.zh) for one in report.findings if one.severity is Severity.VIOLATION
    ] == [(SHAPE + "Mine", f"<{ID}langfang>", "须如此。")]
    assert report.checked[SHAPE + "Mine"] == 1
    assert report.nodes > 500


def test_a_shape_inside_another_is_told_by_a_name_of_its_own(graph: Knowledge, tmp_path: Path) -> None:
    rule = f"""shape:Mine a sh:NodeShape ; sh:targetNode id:langfang ; {SAID} ;
        sh:property [ sh:path twl:hasParty ; sh:minCount 1 ; sh:message "须有一方。"@zh ] ."""
    report = validate(graph, (), None, [written(tmp_path, rule)])
    (finding,) = (one for one in report.findings if one.severity is Severity.VIOLATION)
    assert (finding.rule, finding.message) == (SHAPE + "Mine-hasParty", ("须有一方。", "须有一方。"))
    assert f"<{SHAPE}Mine-hasParty>" in {str(one[2]) for one in report.to_triples()}
    (poor,) = about_shapes(report)
    assert poor.message.en == "The shape shape:Mine-hasParty: no sh:message in English."
    assert poor.source == str(tmp_path / "more.ttl")


@pytest.mark.parametrize(
    ("predicate", "value", "words"),
    [
        ("targetNode", "id:langfan", "nothing in the graph matches id:langfan. Did you mean id:langfang?"),
        ("targetNode", "twl:noSuchThing", "nothing in the graph matches twl:noSuchThing."),
        ("targetClass", "twl:hasParty", "nothing in the graph matches twl:hasParty."),
        ("targetSubjectsOf", "twl:City", "nothing in the graph matches twl:City."),
        ("targetObjectsOf", "twl:City", "nothing in the graph matches twl:City."),
    ],
)
def test_a_target_that_matches_nothing_is_named(
    predicate: str, value: str, words: str, graph: Knowledge, tmp_path: Path
) -> None:
    (finding,) = doubts(graph, tmp_path, f"sh:{predicate} {value}")
    assert finding.message.en == f"The shape “mine” had no node to check: {words}"
    assert (finding.severity, finding.source) == (Severity.WARNING, str(tmp_path / "more.ttl"))
    assert (str(finding.node), finding.path) == (f"<{SHAPE}Mine>", SH + predicate)


@pytest.mark.parametrize(
    "target",
    [
        "sh:targetNode id:langfang",
        "sh:targetClass twl:Place",
        "sh:targetSubjectsOf twl:hasParty",
        "sh:targetNode '廊坊市'@zh",
    ],
)
def test_a_target_that_matches_something_is_left_alone(target: str, graph: Knowledge, tmp_path: Path) -> None:
    assert doubts(graph, tmp_path, target) == []


def doubts(graph: Knowledge, folder: Path, target: str) -> list[Finding]:
    """What is said of a shape with such a target, without a check."""
    file = written(folder, f"shape:Mine a sh:NodeShape ; sh:closed false ; {target} ; {SAID} .")
    shapes = Shapes.read([file])
    shapes.added.update(dict.fromkeys(shapes.targeted(), str(file)))
    return list(adequacy.findings(shapes, graph.graph(), 1))


def test_each_target_of_a_shape_counts_by_itself(graph: Knowledge, tmp_path: Path) -> None:
    rule = f"shape:Mine a sh:NodeShape ; sh:targetNode id:langfang , id:nobody ; sh:closed false ; {SAID} ."
    report = validate(graph, (), None, [written(tmp_path, rule)])
    assert [str(one.value) for one in about_shapes(report)] == [f"<{ID}nobody>"]
    assert not report.conforms


# --- on the command line ---------------------------------------------------------------------------------------------


def test_shapes_are_given_on_the_command_line_more_than_once(twl: Run, tmp_path: Path) -> None:
    one = written(
        tmp_path, f"shape:One a sh:NodeShape ; sh:targetNode id:langfang ; sh:nodeKind sh:IRI ; {SAID} .", "1.ttl"
    )
    two = written(
        tmp_path, f"shape:Two a sh:NodeShape ; sh:targetNode id:nobody ; sh:nodeKind sh:IRI ; {SAID} .", "2.ttl"
    )
    told = twl("validate", "--shapes", one, "--shapes", two, "-f", "json")
    assert told.code == 0, told.err
    checked = json.loads(told.out)["checked"]
    assert (checked[SHAPE + "One"], checked[SHAPE + "Two"]) == (1, 1)
    told = twl("validate", "--shapes", one, "--shapes", two, "--fail-on", "warning")
    assert told.code == 1
    assert "warning: The shape “mine” had no node to check: nothing in the graph matches\n  id:nobody.\n" in told.out


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("shape:isoCode sh:minCount 0 .", "place.ttl has a shape of that name: choose another IRI"),
        ("id:langfang a twl:City .", "there is no shape in this file; give facts to be checked as FILE"),
        ("shape:A a sh:NodeShape ; sh:targetClass twl:Cty .", "no term twl:Cty is declared"),
        ("shape:A a sh:NodeShape ; sh:targetClass twl:City ; sh:js [] .", "sh:js: not a term of SHACL"),
        ("shape:A a sh:NodeShape ; sh:targetClass twl:City ; sh:pattern '(a+)+$' .", "nested or overlap"),
    ],
)
def test_shapes_with_a_fault_end_in_two_with_their_file(text: str, words: str, twl: Run, tmp_path: Path) -> None:
    file = written(tmp_path, text)
    told = twl("validate", "--shapes", file)
    assert (told.code, told.out) == (2, "")
    assert words in told.err
    assert str(file) in told.err
    assert "Traceback" not in told.err


def test_a_file_that_is_in_use_already_is_told_once(twl: Run, tmp_path: Path) -> None:
    file = written(tmp_path, f"shape:One a sh:NodeShape ; sh:targetNode id:langfang ; {SAID} .")
    told = twl("validate", "--shapes", file, "--shapes", file)
    assert told.code == 2
    assert told.err.count("its shapes are in use already: leave it out") == 1
    assert "choose another" not in told.err


def test_a_file_of_shapes_among_the_facts_is_told_how_to_be_given(twl: Run, tmp_path: Path) -> None:
    file = written(tmp_path, f"shape:One a sh:NodeShape ; sh:targetNode id:langfang ; {SAID} .")
    told = twl("validate", file)
    assert (told.code, told.out) == (2, "")
    assert f"{file}: it holds shapes, not facts\n  what to do: give a file of shapes with --shapes" in told.err
    assert "文件里是形状，不是事实\n  怎么办：请用 --shapes 给出形状文件" in twl("validate", file, "--lang", "zh").err

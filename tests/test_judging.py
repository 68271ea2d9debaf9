"""A change is judged by validation: by what it brings, and not by what was wrong before."""

from functools import partial
from pathlib import Path

import pytest

from tests.new_facts import HEADED, alias, block, written
from tests.small_checkout import small_checkout
from twl_graph.curation.accepted import place
from twl_graph.curation.adding import add, remove
from twl_graph.curation.judging import judge
from twl_graph.knowledge import Knowledge
from twl_graph.namespaces import ID, RDFS, SH, SHAPE, SKOS, TWL
from twl_graph.validation import Severity, validate
from twl_graph.validation.rules import DECLARED_CLASS

#: A file that uses a class, which the small graph does not declare.
TOWN = block(1).replace("rdfs:label", f"a <{TWL}Town> ; rdfs:label")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_checkout(tmp_path / "graph")


def test_what_was_wrong_before_is_not_blamed_on_the_newcomer(folder: Path, tmp_path: Path) -> None:
    assert validate(Knowledge.read(folder)).reaches(Severity.VIOLATION)
    outcome = add(folder, [written(tmp_path, "news.trig", alias(1))], judge)
    assert outcome.verdict.accepted
    assert outcome.verdict.report.findings == ()
    assert outcome.verdict.report.files == (str(tmp_path / "news.trig"),)


def test_what_is_new_and_wrong_is_found_in_the_new_file(folder: Path, tmp_path: Path) -> None:
    outcome = add(folder, [written(tmp_path, "news.trig", TOWN)], judge)
    assert not outcome.verdict.accepted
    assert {finding.source for finding in outcome.verdict.report.findings} == {str(tmp_path / "news.trig")}
    assert outcome.paths == ()


def test_a_removal_is_judged_by_what_remains(folder: Path) -> None:
    place(folder).mkdir()
    written(place(folder), "town.trig", TOWN)
    declared = f"<{TWL}Town> a <http://www.w3.org/2002/07/owl#Class> ."
    written(place(folder), "class.ttl", HEADED + declared)
    outcome = remove(folder, "class", judge)
    assert outcome.paths == ()
    (finding,) = outcome.verdict.report.findings
    assert finding.rule == SHAPE + "declared-class"
    assert finding.source == f"{place(folder)}/town.trig"
    assert remove(folder, "town", judge).paths


@pytest.mark.parametrize(("fail_on", "accepted"), [(Severity.VIOLATION, True), (Severity.WARNING, False)])
def test_how_grave_is_too_grave_is_said_by_who_asks(
    folder: Path, tmp_path: Path, fail_on: Severity, accepted: bool
) -> None:
    twin = alias(1).replace("id:a", 'id:b skos:altLabel "甲区"@zh . id:a')
    outcome = add(folder, [written(tmp_path, "news.trig", twin)], partial(judge, fail_on=fail_on))
    assert {finding.severity for finding in outcome.verdict.report.findings} == {Severity.WARNING}
    assert (outcome.verdict.accepted, bool(outcome.paths)) == (accepted, accepted)


def test_blank_nodes_are_judged_under_the_name_that_the_file_will_have(folder: Path, tmp_path: Path) -> None:
    text = alias(1).replace("id:a", f"id:a <{TWL}near> [ a <{TWL}Town> ] . id:a")
    outcome = add(folder, [written(tmp_path, "news.trig", text)], judge, name="river")
    named = {str(finding.node) for finding in outcome.verdict.report.findings if finding.rule == DECLARED_CLASS.iri}
    assert [name.startswith(f"<{ID}river-") for name in named] == [True]


def test_a_graph_with_shapes_of_its_own_is_judged_by_them(folder: Path, tmp_path: Path) -> None:
    shapes = folder / "ontology" / "shapes"
    shapes.mkdir()
    rule = f"""@prefix sh: <{SH}> . @prefix shape: <{SHAPE}> .
    shape:short a sh:PropertyShape ; sh:targetSubjectsOf <{SKOS}altLabel> ; sh:path <{SKOS}altLabel> ; sh:maxLength 2 ;
        sh:name "短名"@zh , "short name"@en ; sh:message "别名很短。"@zh , "An alias is short."@en ;
        sh:description "至多两个字。"@zh , "Two characters at most."@en ; sh:severity sh:Violation ."""
    (shapes / "own.ttl").write_text(rule, encoding="utf-8")
    (folder / "ontology" / "prefixes.ttl").write_text(f"<{SHAPE}> <{RDFS}comment> 'x' .", encoding="utf-8")
    (finding,) = add(folder, [written(tmp_path, "news.trig", alias(1))], judge).verdict.report.findings
    assert (finding.rule, finding.message.en) == (SHAPE + "short", "An alias is short.")


def test_the_preview_is_of_the_change(folder: Path, tmp_path: Path) -> None:
    preview = add(folder, [written(tmp_path, "news.trig", alias(1))], judge).verdict.preview()
    assert (len(preview.new), len(preview.known), len(preview.gone), preview.conflicts) == (1, 0, 0, ())

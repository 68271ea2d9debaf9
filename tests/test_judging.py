"""A change is judged by validation: by what it brings, and not by what was wrong before."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import NamedNode

from tests.new_facts import HEADED, block, written
from tests.small_checkout import small_checkout
from twl_graph import validation
from twl_graph.curation import judging
from twl_graph.curation.accepted import place
from twl_graph.curation.adding import add, remove
from twl_graph.curation.judging import judge
from twl_graph.errors import Words
from twl_graph.knowledge import Knowledge
from twl_graph.namespaces import SHAPE, TWL
from twl_graph.validation import Finding, Severity, validate
from twl_graph.validation.report import Report

#: A file that uses a class, which the small graph does not declare.
TOWN = block(1).replace("rdfs:label", f"a <{TWL}Town> ; rdfs:label")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_checkout(tmp_path / "graph")


def test_what_was_wrong_before_is_not_blamed_on_the_newcomer(folder: Path, tmp_path: Path) -> None:
    assert validate(Knowledge.read(folder)).reaches(Severity.VIOLATION)
    outcome = add(folder, [written(tmp_path, "news.trig", block(1))], judge)
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
    folder: Path, tmp_path: Path, fail_on: Severity, accepted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    warning = Finding(Severity.WARNING, "r", "c", NamedNode("http://e/x"), None, None, Words("坏", "bad"))
    real = validation.validate

    def warned(knowledge: Knowledge, *others: Any) -> Report:
        report = real(knowledge, *others)
        new = any("news" in source.name for source in knowledge.sources)
        return replace(report, findings=(*report.findings, warning)) if new else report

    monkeypatch.setattr(judging, "validate", warned)
    outcome = add(folder, [written(tmp_path, "news.trig", block(1))], partial(judge, fail_on=fail_on))
    assert outcome.verdict.report.findings == (warning,)
    assert (outcome.verdict.accepted, bool(outcome.paths)) == (accepted, accepted)

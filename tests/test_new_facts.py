"""New facts as a curator brings them: wrong ones are found at the right place, under the right rule and with the right
suggestion, and right ones pass, however unusual.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from tests.bundled import knowledge
from tests.fact_cases import Case, by_source, cases, rule_of, told_place, told_suggestion
from twl_graph.new_file import read
from twl_graph.validation import Finding
from twl_graph.validation.judging import Judgement
from twl_graph.validation.rules import RULES
from twl_graph.validation.shapes import Shapes
from twl_graph.validation.state import State

WRONG, RIGHT = cases("wrong"), cases("right")


@cache
def shapes() -> Shapes:
    return Shapes.bundled()


@cache
def state() -> State:
    """The graph that all the files would join: what is found in it alone is found once."""
    return State(knowledge())


def found(files: Iterable[Path]) -> dict[str, list[Finding]]:
    """What is found in files that are checked together, by the path of each."""
    return by_source(Judgement(state(), [read(file) for file in files], shapes=shapes()).report.findings)


@cache
def found_in_right_ones() -> dict[str, list[Finding]]:
    return found(case.path for case in RIGHT)


@cache
def found_in_wrong_ones(known: bool) -> dict[str, list[Finding]]:
    """What is found in the files that contradict what is known, or in the others."""
    return found(case.path for case in WRONG if case.known is known)


def require_announced(case: Case, findings: list[Finding]) -> None:
    """Hold what was found in a file against what it announces."""
    told = [(rule_of(one), told_place(one), one.message.en, told_suggestion(one)) for one in findings]
    what = f"{case.says} Announced: {case.rule} at {case.place}. Found: {told}"
    rules = {rule for rule, *_ in told}
    assert case.rule in rules, what
    assert rules <= case.rules, what
    right = [one for one in told if one[:2] == (case.rule, case.place)]
    assert right, what
    assert any(case.suggests in suggestion and case.names in message for *_, message, suggestion in right), what


def test_there_are_enough_kinds_and_each_says_something_else() -> None:
    assert len(WRONG) >= 60
    assert len(RIGHT) >= 25
    assert len({case.says for case in [*WRONG, *RIGHT]}) == len(WRONG) + len(RIGHT)


def test_every_rule_that_is_no_shape_has_a_wrong_file_but_those_that_need_a_text_or_have_no_cure() -> None:
    of_shapes = {"matched-target", "clear-shape", "checked-something"}
    without = {rule.name for rule in RULES.values()} - {case.rule for case in WRONG} - of_shapes
    assert without == {"words-in-span", "covered"}


@pytest.mark.parametrize("case", WRONG, ids=lambda case: case.name)
def test_a_wrong_file_is_found_as_it_announces(case: Case) -> None:
    require_announced(case, found_in_wrong_ones(case.known).get(str(case.path), []))


def test_what_is_wrong_with_new_files_is_found_in_them_and_in_no_known_one() -> None:
    for known in (True, False):
        assert set(found_in_wrong_ones(known)) == {str(case.path) for case in WRONG if case.known is known}


@pytest.mark.slow
@pytest.mark.parametrize("case", WRONG, ids=lambda case: case.name)
def test_a_wrong_file_by_itself_is_found_as_it_announces(case: Case) -> None:
    findings = found([case.path])
    assert set(findings) == {str(case.path)}
    require_announced(case, findings[str(case.path)])


@pytest.mark.parametrize("case", RIGHT, ids=lambda case: case.name)
def test_a_right_file_passes(case: Case) -> None:
    assert found_in_right_ones().get(str(case.path), []) == [], case.says


def test_right_files_harm_nothing_that_is_known() -> None:
    assert set(found_in_right_ones()) <= {str(case.path) for case in RIGHT}


@pytest.mark.slow
@pytest.mark.parametrize("case", RIGHT, ids=lambda case: case.name)
def test_a_right_file_by_itself_passes(case: Case) -> None:
    assert found([case.path]) == {}, case.says


def test_with_its_one_fault_mended_nothing_is_wrong_with_a_file(tmp_path: Path) -> None:
    mended = [tmp_path / case.path.name for case in WRONG]
    for case, file in zip(WRONG, mended, strict=True):
        file.write_text(case.mended, encoding="utf-8")
    findings = found(mended)
    assert {Path(file).name: [one.message.en for one in ones] for file, ones in findings.items()} == {}

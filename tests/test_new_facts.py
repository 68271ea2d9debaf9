"""New facts as a curator brings them: wrong ones are found at the right place, under the right rule and with the right
suggestion, and right ones pass, however unusual.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.bundled import knowledge
from tests.fact_cases import Case, by_source, cases, rule_of, told_place, told_suggestion
from twl_graph.validation import Finding, validate
from twl_graph.validation.rules import RULES
from twl_graph.validation.shapes import Shapes

WRONG, RIGHT = cases("wrong"), cases("right")
TOGETHER = [case for case in WRONG if not case.alone]


@cache
def shapes() -> Shapes:
    return Shapes.bundled()


def found(*files: Path) -> dict[str, list[Finding]]:
    """What is found in files that are checked together, by the path of each."""
    return by_source(validate(knowledge(), files, shapes()).findings)


@cache
def found_together() -> dict[str, list[Finding]]:
    return found(*(case.path for case in TOGETHER))


@cache
def found_in_right_ones() -> dict[str, list[Finding]]:
    return found(*(case.path for case in RIGHT))


def require_announced(case: Case, findings: list[Finding]) -> None:
    """Hold what was found in a file against what it announces."""
    told = [(rule_of(one), told_place(one), one.message.en, told_suggestion(one)) for one in findings]
    rules = {rule for rule, *_ in told}
    assert case.rule in rules, f"{case.says} Found: {told}"
    assert rules <= case.rules, f"{case.says} Found: {told}"
    right = [suggestion for rule, place, _, suggestion in told if (rule, place) == (case.rule, case.place)]
    assert right, f"{case.says} Expected at {case.place}: {told}"
    assert any(case.suggests in suggestion for suggestion in right), f"{case.says} Suggested: {right}"


def each(these: list[Case]) -> Callable[[Callable[..., None]], pytest.MarkDecorator]:
    return pytest.mark.parametrize("case", these, ids=lambda case: case.name)


def test_there_are_enough_kinds_and_each_says_something_else() -> None:
    assert len(WRONG) >= 60
    assert len(RIGHT) >= 25
    assert len({case.says for case in [*WRONG, *RIGHT]}) == len(WRONG) + len(RIGHT)


def test_every_rule_that_is_no_shape_has_a_wrong_file_but_the_two_that_only_a_text_or_no_shape_shows() -> None:
    without = {RULES[iri].name for iri in RULES} - {case.rule for case in WRONG}
    assert without == {"words-in-span", "covered"}


@each(TOGETHER)
def test_a_wrong_file_is_found_as_it_announces(case: Case) -> None:
    require_announced(case, found_together().get(str(case.path), []))


@pytest.mark.slow
@each(WRONG)
def test_a_wrong_file_by_itself_is_found_as_it_announces(case: Case) -> None:
    findings = found(case.path)
    assert set(findings) == {str(case.path)}
    require_announced(case, findings[str(case.path)])


@pytest.mark.slow
@each([case for case in WRONG if case.alone])
def test_a_wrong_file_about_what_is_known_is_found_as_it_announces(case: Case) -> None:
    require_announced(case, found(case.path).get(str(case.path), []))


@each(RIGHT)
def test_a_right_file_passes(case: Case) -> None:
    assert found_in_right_ones().get(str(case.path), []) == [], case.says


def test_right_files_harm_nothing_that_is_known() -> None:
    assert set(found_in_right_ones()) <= {str(case.path) for case in RIGHT}


def test_with_its_one_fault_mended_nothing_is_wrong_with_a_file(tmp_path: Path) -> None:
    mended = [tmp_path / case.path.name for case in WRONG]
    for case, file in zip(WRONG, mended, strict=True):
        file.write_text(case.mended, encoding="utf-8")
    findings = found(*mended)
    told = {Path(file).name: [(rule_of(one), one.message.en) for one in ones] for file, ones in findings.items()}
    assert told == {}

"""Every shape against its fixtures: right facts pass, and each wrong one fails for the reason that its header names,
and no other.
"""

import pytest

from tests.shape_cases import Case, cases, verdict
from twl_graph.validation.shapes import Shapes


@pytest.fixture(scope="module")
def shapes() -> Shapes:
    return Shapes.bundled()


@pytest.mark.parametrize("case", [case for case in cases() if not case.fails], ids=lambda case: case.name)
def test_right_facts_pass_and_are_really_checked(case: Case, shapes: Shapes) -> None:
    result = verdict(case, shapes)
    assert result.findings == set()
    assert result.focus_nodes > 0, "no shape looks at this fixture"


@pytest.mark.parametrize("case", [case for case in cases() if case.fails], ids=lambda case: case.name)
def test_wrong_facts_fail_for_the_named_reason_only(case: Case, shapes: Shapes) -> None:
    result = verdict(case, shapes)
    assert result.findings == case.expected
    if "component" in case.header:
        assert result.components == set(case.header["component"].split(", "))

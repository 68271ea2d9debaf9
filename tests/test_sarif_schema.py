"""The report as SARIF against the schema that OASIS publishes; `TWL_SARIF_SCHEMA` names its file."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.findings import NEAR, TAG, report
from twl_graph.errors import Words
from twl_graph.place import Place
from twl_graph.validation.finding import Finding
from twl_graph.validation.sarif import log

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def schema() -> object:
    """The schema. Without it a test is skipped; in CI, where it must be at hand, the test fails."""
    name = os.environ.get("TWL_SARIF_SCHEMA")
    if name and Path(name).is_file():
        return json.loads(Path(name).read_text(encoding="utf-8"))
    if os.environ.get("CI"):
        pytest.fail("TWL_SARIF_SCHEMA does not name the schema of SARIF")
    pytest.skip("TWL_SARIF_SCHEMA does not name the schema of SARIF")


@pytest.mark.parametrize("lang", ["zh", "en", "both"])
@pytest.mark.parametrize("findings", [(), (TAG,), (NEAR,), (TAG, NEAR)], ids=["none", "placed", "unplaced", "both"])
def test_a_log_is_valid(schema: object, findings: tuple[Finding, ...], lang: str) -> None:
    from jsonschema import Draft4Validator

    Draft4Validator(schema).validate(json.loads(log(report(*findings), lang)))


@given(text=st.text(), path=st.text(), line=st.integers(1), column=st.integers(1), length=st.integers(0))
def test_a_log_is_valid_whatever_it_says(
    schema: object, text: str, path: str, line: int, column: int, length: int
) -> None:
    from dataclasses import replace

    from jsonschema import Draft4Validator

    told = replace(TAG, message=Words(text, text), place=Place(line, column, 0, length, path))
    Draft4Validator(schema).validate(json.loads(log(report(told), "both")))

"""Fixtures that every test may use."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

from twl_graph.cli import main

# No deadline: a busy machine is no fault of the code.
settings.register_profile("twl", deadline=None)
settings.load_profile("twl")

#: The checkout that the tests belong to.
ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def article_file() -> Path:
    """The article's file. Without it a test is skipped; in CI, where it must be at hand, the test fails."""
    name = os.environ.get("TWL_ARTICLE")
    if name and Path(name).is_file():
        return Path(name)
    if os.environ.get("CI"):
        pytest.fail("TWL_ARTICLE does not name the article's file")
    pytest.skip("TWL_ARTICLE does not name the article's file")


class Outcome(NamedTuple):
    """What a run of ``twl`` left: its exit code and its two streams as text."""

    code: int
    out: str
    err: str


@pytest.fixture
def twl(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    """Run ``twl`` in this process, in English unless told otherwise."""
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.delenv("TWL_DATA", raising=False)

    def run(*arguments: str | Path) -> Outcome:
        capfdbinary.readouterr()
        code = main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return Outcome(code, out.decode("utf-8"), err.decode("utf-8"))

    return run

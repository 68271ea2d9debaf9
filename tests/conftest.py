"""Fixtures that every test may use."""

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


class Outcome(NamedTuple):
    """What a run of ``twl`` left: its exit code and its two streams as text."""

    code: int
    out: str
    err: str


@pytest.fixture
def twl(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    """Run ``twl`` in this process, in English unless told otherwise."""
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")

    def run(*arguments: str | Path) -> Outcome:
        capfdbinary.readouterr()
        code = main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return Outcome(code, out.decode("utf-8"), err.decode("utf-8"))

    return run

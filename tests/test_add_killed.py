"""``add`` is killed, or interrupted, at every step and at random moments: nothing is torn, lost or stuck."""

import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.new_facts import alias, block, says, state, written
from tests.small_checkout import small_checkout
from twl_graph.curation.accepted import accepted_files, place
from twl_graph.curation.adding import add, remove
from twl_graph.curation.unfinished import NOTE
from twl_graph.turtle import normal_form

YES = says(True)
#: The calls by which files change.
STEPS = ("open", "write", "fsync", "link", "unlink", "rename", "replace", "mkdir", "ftruncate", "chmod", "close")


def at_step(
    monkeypatch: pytest.MonkeyPatch, number: int, act: Callable[[], None], steps: Iterable[str] = STEPS
) -> None:
    """Have something happen before the call of that number, counted from 1."""
    calls: list[str] = []

    def counted(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            calls.append(name)
            if len(calls) == number:
                act()
            return real(*arguments, **named)

        return call

    for name in steps:
        monkeypatch.setattr(os, name, counted(name, getattr(os, name)))


def require_sound(folder: Path, before: dict[str, bytes], promised: dict[str, bytes]) -> None:
    """Nothing is torn, nothing lost: what was there is as it was, and every accepted file is in normal form."""
    now = state(folder)
    assert before.items() <= now.items()
    assert promised.items() <= now.items()
    for path in accepted_files(folder):
        text = path.read_text(encoding="utf-8")
        assert normal_form(text, trig=True, path=str(path)) == text


def names(folder: Path) -> set[str]:
    """Everything that stands where files are added, and the lock."""
    return {path.name for path in [*place(folder).glob("*"), *(folder / "data").glob(".*")]}


def killed_at(number: int, act: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> bool:
    """Act in a process of its own, which kills itself at a step; tell whether it got to its end."""
    child = os.fork()
    if child == 0:
        at_step(monkeypatch, number, lambda: os.kill(os.getpid(), signal.SIGKILL))
        try:
            act()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


@pytest.mark.parametrize("count", [1, 2])
def test_killed_at_any_step_all_or_none_is_there_and_the_next_add_works(
    tmp_path: Path, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = small_checkout(tmp_path / "graph")
    add(folder, [written(tmp_path, "first.trig", block(0))], YES)  # so that nothing is imported in a child
    before = state(folder)
    new = [written(tmp_path, f"new-{number}.trig", block(number)) for number in range(1, 1 + count)]
    other = written(tmp_path, "other.trig", block(9))
    step, seen = 0, set[int]()
    done = False
    while not done:
        step += 1
        done = killed_at(step, lambda: add(folder, new, YES), monkeypatch)
        require_sound(folder, before, {})
        add(folder, [other], YES)  # clears what was left
        require_sound(folder, before, {"data/added/other.trig": block(9).encode()})
        there = names(folder) - {"first.trig", "other.trig"}
        assert there in (set(), {path.name for path in new}), f"killed at step {step}"
        seen.add(len(there))
        for name in (*there, "other.trig"):
            remove(folder, name, YES)
        assert state(folder) == before
    assert step > 10
    assert seen == {0, count}


def test_killed_at_any_step_of_a_removal_the_file_is_there_or_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = small_checkout(tmp_path / "graph")
    news, other = (written(tmp_path, f"{name}.trig", block(len(name))) for name in ("news", "other"))
    add(folder, [news], YES)
    whole = state(folder)
    before = {name: content for name, content in whole.items() if name != "data/added/news.trig"}
    step, seen, done = 0, set[bool](), False
    while not done:
        step += 1
        done = killed_at(step, lambda: remove(folder, "news", YES), monkeypatch)
        add(folder, [other], YES)
        remove(folder, "other", YES)
        there = (place(folder) / "news.trig").exists()
        assert state(folder) == (whole if there else before)
        seen.add(there)
        if not there:
            add(folder, [news], YES)
    assert seen == {True, False}


@pytest.mark.parametrize("count", [1, 2])
def test_interrupted_at_any_step_all_or_none_is_there(
    tmp_path: Path, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = small_checkout(tmp_path / "graph")
    add(folder, [written(tmp_path, "first.trig", block(0))], YES)
    before = state(folder)
    new = [written(tmp_path, f"new-{number}.trig", block(number)) for number in range(1, 1 + count)]

    def interrupt() -> None:
        raise KeyboardInterrupt

    # What is not closed stays locked as long as the process, which an interruption of the command ends.
    steps = [name for name in STEPS if name != "close"]
    step, done = 0, False
    while not done:
        step += 1
        with monkeypatch.context() as patched:
            at_step(patched, step, interrupt, steps)
            try:
                add(folder, new, YES)
                done = True
            except KeyboardInterrupt:
                pass
        require_sound(folder, before, {})
        there = names(folder) - {"first.trig", ".lock"}
        assert there <= {path.name for path in new} | {NOTE} | {name for name in there if name.endswith(".new")}
        add(folder, [written(tmp_path, "other.trig", block(9))], YES)
        there = names(folder) - {"first.trig", "other.trig"}
        assert there in (set(), {path.name for path in new}), f"interrupted at step {step}"
        for name in (*there, "other.trig"):
            remove(folder, name, YES)
        assert state(folder) == before
    assert step > 10


# --- random moments -----------------------------------------------------------------------------------------------


def killed_after(seconds: float, act: Callable[[], object]) -> bool:
    """Do something in a process of its own, which is killed after a while; tell whether it said that it was done."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            act()
            os.write(writing, b".")
        finally:
            os._exit(0)
    os.close(writing)
    select.select([reading], [], [], seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    said = os.read(reading, 1) == b"."
    os.close(reading)
    return said


def time_taken(tmp_path: Path, number: int) -> float:
    """The seconds that an add in a process of its own takes when nothing kills it, at this time and on this machine."""
    folder, new = small_checkout(tmp_path / f"timed-{number}"), written(tmp_path, f"timed-{number}.trig", block(number))
    began = time.perf_counter()
    assert killed_after(60, lambda: add(folder, [new], YES))
    return time.perf_counter() - began


def rounds(tmp_path: Path, count: int) -> Iterator[tuple[int, Path, dict[str, bytes]]]:
    """Number the rounds; each has a small graph that was changed in few rounds before, and its untouched files."""
    for number in range(count):
        if number % 20 == 0:
            folder = small_checkout(tmp_path / f"graph-{number}")
            add(folder, [written(tmp_path, f"first-{number}.trig", block(0))], YES)
            before = state(folder)
        yield number, folder, before


@pytest.mark.slow
def test_killed_at_random_moments_add_loses_nothing_and_leaves_nothing_to_mend(tmp_path: Path) -> None:
    chance = random.Random(4)
    promised: dict[str, bytes] = {}
    finished = 0
    for number, folder, before in rounds(tmp_path, 200):
        if number % 20 == 0:
            promised = {}
            whole = time_taken(tmp_path, number)
        several = range(10 * number + 1, 10 * number + 2 + number % 2)
        new = [written(tmp_path, f"new-{each}.trig", block(each)) for each in several]
        done = killed_after(chance.uniform(0, 1.5 * whole), lambda: add(folder, new, YES))  # noqa: B023
        finished += done
        if done:
            promised |= {f"data/added/new-{each}.trig": block(each).encode() for each in several}
        require_sound(folder, before, promised)
        after = written(tmp_path, f"after-{number}.trig", block(10 * number + 9))
        add(folder, [after], YES)
        promised[f"data/added/after-{number}.trig"] = block(10 * number + 9).encode()
        require_sound(folder, before, promised)
        assert sum(path.name in names(folder) for path in new) in (0, len(new))
        assert not any(name.startswith(".") for name in names(folder))
    assert 0 < finished < 200


@pytest.mark.slow
def test_the_whole_command_killed_at_random_moments_leaves_nothing_to_mend(tmp_path: Path) -> None:
    chance = random.Random(4)
    folder = small_checkout(tmp_path / "graph")
    before = state(folder)
    command = [sys.executable, "-m", "twl_graph.cli", "add", "--store", str(folder)]
    began = time.perf_counter()
    subprocess.run([*command, str(written(tmp_path, "first.trig", alias(98)))], capture_output=True, check=True)
    whole = time.perf_counter() - began
    promised = {"data/added/first.trig": alias(98).encode()}
    for number in range(12):
        new = written(tmp_path, f"new-{number}.trig", alias(number))
        with subprocess.Popen([*command, str(new)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            try:
                done = process.wait(chance.uniform(0.3, 1.3) * whole) == 0
            except subprocess.TimeoutExpired:
                process.kill()
                done = False
        if done:
            promised[f"data/added/new-{number}.trig"] = alias(number).encode()
        require_sound(folder, before, promised)
    subprocess.run([*command, str(written(tmp_path, "last.trig", alias(99)))], capture_output=True, check=True)
    promised["data/added/last.trig"] = alias(99).encode()
    require_sound(folder, before, promised)
    assert not any(name.startswith(".") for name in names(folder))

"""The lock of a graph's folder: one holder at a time, who is named, and none that outlives its process."""

import json
import os
import signal
from contextlib import suppress
from pathlib import Path

import pytest

from twl_graph.curation import lock
from twl_graph.curation.lock import Holder, locked
from twl_graph.errors import Busy


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return tmp_path


def test_the_file_names_the_holder_and_is_gone_afterwards(folder: Path) -> None:
    with locked(folder) as left:
        assert left is None
        holder = Holder.read((folder / "data" / ".lock").read_bytes())
        assert holder is not None
        assert holder.pid == os.getpid()
        assert "pytest" in holder.command
        assert all((holder.host, holder.user, holder.since))
    assert list((folder / "data").iterdir()) == []


def test_who_comes_second_is_told_who_was_first(folder: Path) -> None:
    with locked(folder), pytest.raises(Busy) as refused, locked(folder):
        pytest.fail("two hold the lock")
    assert f"(process {os.getpid()})" in str(refused.value)
    assert f"进程 {os.getpid()}" in refused.value.said("zh")
    assert "what to do: try again when that has ended" in str(refused.value)
    with locked(folder) as left:
        assert left is None


def test_the_lock_ends_with_an_error_inside(folder: Path) -> None:
    with pytest.raises(KeyboardInterrupt), locked(folder):
        raise KeyboardInterrupt
    assert list((folder / "data").iterdir()) == []


def test_the_lock_of_a_dead_process_is_free_and_its_holder_is_named(folder: Path) -> None:
    child = os.fork()
    if child == 0:
        with locked(folder):
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    assert (folder / "data" / ".lock").exists()
    with locked(folder) as left:
        assert left is not None
        assert left.pid == child
    assert list((folder / "data").iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"pid": "x"}', b"\xff" * 5000])
def test_a_lock_file_that_says_nothing_useful_hinders_nobody(folder: Path, content: bytes) -> None:
    (folder / "data" / ".lock").write_bytes(content)
    with locked(folder) as left:
        assert left is None
    assert list((folder / "data").iterdir()) == []


@pytest.mark.parametrize("content", [b"", json.dumps({"pid": 2**22 + 1}).encode()])
def test_a_holder_without_a_name_holds_the_lock_all_the_same(
    folder: Path, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "_PAUSE", 0)
    with locked(folder):
        (folder / "data" / ".lock").write_bytes(content)
        with pytest.raises(Busy, match="by another program"), locked(folder):
            pytest.fail("two hold the lock")


def test_a_lock_that_its_holder_removes_just_now_is_taken_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, real = folder / "data" / ".lock", lock._try_to_lock
    tried: list[int] = []

    def slow(handle: int) -> bool:
        if not tried:
            path.unlink()  # the holder lets go between our opening and our locking
        tried.append(handle)
        return real(handle)

    monkeypatch.setattr(lock, "_try_to_lock", slow)
    with locked(folder):
        assert len(tried) == 2
        assert path.exists()


def test_a_full_disk_takes_the_name_and_not_the_lock(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int, _content: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with locked(folder):
        monkeypatch.undo()
        monkeypatch.setattr(lock, "_PAUSE", 0)
        with pytest.raises(Busy), locked(folder):
            pytest.fail("two hold the lock")


def test_a_folder_that_refuses_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as refused, locked(tmp_path):
        pytest.fail("there is no data folder")
    assert refused.value.filename == f"{tmp_path}/data"


def test_the_file_goes_before_the_lock(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there: list[bool] = []
    real = os.close

    def close(handle: int) -> None:
        there.append((folder / "data" / ".lock").exists())
        real(handle)

    with locked(folder):
        monkeypatch.setattr(os, "close", close)
    monkeypatch.undo()
    assert there == [False], "else a third takes a new file while a second holds the old one"


def test_of_many_that_come_and_go_no_two_are_ever_inside(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "_PAUSE", 0)
    mark = folder / "inside"

    def come_and_go() -> None:
        entered = 0
        while entered < 150:
            with suppress(Busy), locked(folder):
                os.close(os.open(mark, os.O_CREAT | os.O_EXCL))  # fails where somebody else is inside
                mark.unlink()
                entered += 1

    children = []
    for _ in range(4):
        child = os.fork()
        if child == 0:
            try:
                come_and_go()
                os._exit(0)
            finally:
                os._exit(1)
        children.append(child)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0] * 4
    assert list((folder / "data").iterdir()) == []

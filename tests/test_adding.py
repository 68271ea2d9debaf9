"""Files are added and removed under the lock, all or nothing."""

import errno
import os
import resource
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.new_facts import HEADED, Verdict, block, says, state, written
from tests.small_checkout import small_checkout
from twl_graph.curation.accepted import place
from twl_graph.curation.adding import add, remove
from twl_graph.curation.change import Change
from twl_graph.errors import AlreadyThere, Busy, NotFound, UnreadableInput, UsageError, Words
from twl_graph.knowledge import Knowledge

YES, NO = says(True), says(False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_checkout(tmp_path / "graph")


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return written(tmp_path, "news.trig", block(1))


def added(folder: Path) -> list[str]:
    """Everything in the folder of accepted files, what is hidden too, and the lock."""
    return sorted(path.name for path in [*place(folder).glob("*"), *(folder / "data").glob(".*")])


# --- adding -------------------------------------------------------------------------------------------------------


def test_what_is_accepted_becomes_a_new_file_and_nothing_else_changes(folder: Path, new: Path) -> None:
    before = state(folder)
    outcome = add(folder, [new], YES)
    assert outcome.paths == (place(folder) / "news.trig",)
    assert outcome.verdict == Verdict(True)
    assert state(folder) == before | {"data/added/news.trig": block(1).encode()}
    assert Knowledge.read(folder).triples() == outcome.change.after.triples() != outcome.change.before.triples()


def test_the_judge_sees_the_graph_as_it_is_and_as_it_would_be_and_the_file(folder: Path, new: Path) -> None:
    seen: list[Change] = []

    def judge(change: Change) -> Verdict:
        seen.append(change)
        assert (folder / "data" / ".lock").exists()
        assert added(folder) == [".lock"]
        return Verdict(True)

    add(folder, [new], judge)
    (change,) = seen
    (candidate,) = change.new
    assert candidate.file.name == str(new)
    assert candidate.file.text == new.read_text(encoding="utf-8")
    assert len(change.after.quads) == len(change.before.quads) + 1


def test_what_is_not_accepted_changes_nothing(folder: Path, new: Path) -> None:
    before = state(folder)
    outcome = add(folder, [new], NO)
    assert (outcome.verdict, outcome.paths) == (Verdict(False), ())
    assert state(folder) == before


def test_trying_writes_nothing_and_needs_no_lock(folder: Path, new: Path) -> None:
    before = state(folder)

    def judge(_change: Change) -> Verdict:
        assert state(folder) == before
        return Verdict(True)

    assert add(folder, [new], judge, dry_run=True).paths == ()
    assert state(folder) == before


def test_several_files_come_together(folder: Path, new: Path, tmp_path: Path) -> None:
    other = written(tmp_path, "report.ttl", HEADED)
    assert add(folder, [new, other], YES).paths == (place(folder) / "news.trig", place(folder) / "report.ttl")
    assert added(folder) == ["news.trig", "report.ttl"]


@pytest.mark.parametrize("fatal", range(1, 9))
def test_a_full_disk_leaves_all_as_it_was(
    folder: Path, new: Path, tmp_path: Path, fatal: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = written(tmp_path, "report.ttl", HEADED)
    place(folder).mkdir()
    before, real, calls = state(folder), os.fsync, list[int]()

    def full(handle: int) -> None:
        calls.append(handle)
        if len(calls) == fatal:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(handle)

    monkeypatch.setattr(os, "fsync", full)
    if fatal < 8:  # the note, the two files, and the end of the note: two calls each, the last only one
        with pytest.raises(OSError, match="No space") as refused:
            add(folder, [new, other], YES)
        assert str(refused.value.filename).startswith(str(place(folder)))
    else:
        add(folder, [new, other], YES)
    if fatal < 7:
        assert state(folder) == before
    else:  # where the note is gone, all were written
        assert added(folder) == ["news.trig", "report.ttl"]


def test_a_disk_that_takes_no_more_bytes_leaves_all_as_it_was(folder: Path, new: Path) -> None:
    before = state(folder)
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
        try:
            add(folder, [new], YES)
        except OSError as error:
            os._exit(0 if (error.errno, error.filename) == (errno.EFBIG, f"{place(folder)}/news.trig") else 1)
        finally:
            os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert state(folder) == before


@pytest.fixture
def nobody() -> Iterator[Path]:
    """A folder that everybody can reach, by somebody without special rights."""
    with tempfile.TemporaryDirectory() as name:
        os.chmod(name, 0o755)
        root = os.geteuid() == 0
        small_checkout(Path(name) / "graph")
        add(Path(name) / "graph", [written(Path(name), "first.trig", block(0))], YES)
        for folder, _, _ in os.walk(name):
            os.chmod(folder, 0o555)
        if root:
            os.seteuid(65534)
        try:
            yield Path(name) / "graph"
        finally:
            if root:
                os.seteuid(0)
            for folder, _, _ in os.walk(name):
                os.chmod(folder, 0o755)


def test_a_read_only_folder_is_named_and_left_as_it_was(nobody: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    before = state(nobody)
    first = nobody.parent / "first.trig"
    with pytest.raises(PermissionError) as refused:
        add(nobody, [first], YES, name="other")
    assert refused.value.filename == f"{nobody}/data"
    with pytest.raises(PermissionError):
        remove(nobody, "first", YES)
    with pytest.raises(AlreadyThere):  # trying needs no right to write
        add(nobody, [first], YES, dry_run=True)
    assert state(nobody) == before


def test_an_interruption_before_the_verdict_leaves_all_as_it_was(folder: Path, new: Path) -> None:
    before = state(folder)

    def judge(_change: Change) -> Verdict:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add(folder, [new], judge)
    assert state(folder) == before


def test_wrong_requests_are_refused_before_the_graph_is_read(folder: Path, new: Path, tmp_path: Path) -> None:
    before = state(folder)
    other = written(tmp_path, "other.trig", block(2))
    with pytest.raises(UsageError, match="--name is for a single file"):
        add(folder, [new, other], YES, name="both")
    with pytest.raises(UnreadableInput, match="no such file"):
        add(folder, [new, tmp_path / "none.trig"], YES)
    assert state(folder) == before


def test_a_file_that_was_added_and_a_name_that_is_taken_are_refused(folder: Path, new: Path, tmp_path: Path) -> None:
    add(folder, [new], YES)
    with pytest.raises(AlreadyThere, match="it is in the graph already"):
        add(folder, [new], YES, name="other")
    with pytest.raises(AlreadyThere, match="it is in the graph already"):
        add(folder, [place(folder) / "news.trig"], YES)
    (tmp_path / "b").mkdir()
    with pytest.raises(AlreadyThere, match="the name"):
        add(folder, [written(tmp_path / "b", "news.trig", block(2))], YES)
    with pytest.raises(AlreadyThere, match=r"as .*/data/article/p01\.trig"):
        add(folder, [folder / "data" / "article" / "p01.trig"], YES)
    assert added(folder) == ["news.trig"]


def test_lost_comments_are_told(folder: Path, tmp_path: Path) -> None:
    new = written(tmp_path, "a.trig", "# top\n" + block(1) + "# below")
    for judge, dry_run in ((NO, False), (YES, True), (YES, False)):
        told: list[Words] = []
        accepted = add(folder, [new], judge, dry_run=dry_run, tell=told.append).verdict.accepted
        assert len(told) == accepted
    assert "not those below (1)" in told[0].en
    assert "其余 1 条不保留" in told[0].zh


def test_a_name_that_is_taken_in_the_last_moment_is_not_overwritten(folder: Path, new: Path) -> None:
    def judge(_change: Change) -> Verdict:
        place(folder).mkdir()
        (place(folder) / "news.trig").write_text("mine")
        return Verdict(True)

    with pytest.raises(AlreadyThere, match="by another program just now"):
        add(folder, [new], judge)
    assert (place(folder) / "news.trig").read_text() == "mine"


# --- two at once, and one that was killed -------------------------------------------------------------------------


def test_of_two_at_once_the_second_is_told_who_is_first(folder: Path, new: Path, tmp_path: Path) -> None:
    inside, may_go = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:

        def judge(_change: Change) -> Verdict:
            os.write(inside[1], b".")
            return Verdict(os.read(may_go[0], 1) == b".")

        os._exit(0 if add(folder, [new], judge).paths else 1)
    os.read(inside[0], 1)
    other = written(tmp_path, "other.trig", block(2))
    with pytest.raises(Busy, match=rf"\(process {child}\)"):
        add(folder, [other], YES)
    with pytest.raises(Busy):
        remove(folder, "news", YES)
    os.write(may_go[1], b".")
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    add(folder, [other], YES)
    assert added(folder) == ["news.trig", "other.trig"]


def test_what_a_killed_process_left_is_cleared_and_told(folder: Path, new: Path, tmp_path: Path) -> None:
    child = os.fork()
    if child == 0:

        def judge(_change: Change) -> Verdict:
            os.kill(os.getpid(), signal.SIGKILL)
            return Verdict(True)

        add(folder, [new], judge)
    os.waitpid(child, 0)
    place(folder).mkdir()
    (place(folder) / ".twl-added-x.new").touch()
    told: list[Words] = []
    add(folder, [new], YES, tell=told.append)
    (words,) = told
    assert "the program before did not end well" in words.en
    assert f"(process {child})" in words.en
    assert f"进程 {child}" in words.zh
    assert added(folder) == ["news.trig"]


# --- removing -----------------------------------------------------------------------------------------------------


def test_a_removed_file_leaves_the_graph_as_it_was_before(folder: Path, new: Path) -> None:
    place(folder).mkdir()
    before = state(folder)
    add(folder, [new], YES)
    outcome = remove(folder, "news", YES)
    assert outcome.paths == (place(folder) / "news.trig",)
    assert [source.name for source in outcome.change.gone] == [f"{place(folder)}/news.trig"]
    assert len(outcome.change.after.quads) == len(outcome.change.before.quads) - 1
    assert state(folder) == before


def test_a_file_that_is_needed_stays(folder: Path, new: Path) -> None:
    add(folder, [new], YES)
    before = state(folder)
    assert remove(folder, "news", NO).paths == ()
    assert remove(folder, "news", YES, dry_run=True).paths == ()
    with pytest.raises(NotFound):
        remove(folder, "names", YES)
    assert state(folder) == before

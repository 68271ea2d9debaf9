"""Several files, all or none."""

import hashlib
from pathlib import Path

import pytest

from twl_graph.curation import unfinished
from twl_graph.curation.unfinished import take_back, write_all

BOTH = {"a.trig": b"A", "b.trig": b"B"}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_all_are_written_and_nothing_else_stays(tmp_path: Path) -> None:
    assert write_all(tmp_path, BOTH) == [tmp_path / "a.trig", tmp_path / "b.trig"]
    assert names(tmp_path) == ["a.trig", "b.trig"]
    assert (tmp_path / "b.trig").read_bytes() == b"B"
    assert take_back(tmp_path) == []


def test_where_the_second_fails_the_first_is_taken_back(tmp_path: Path) -> None:
    (tmp_path / "b.trig").write_bytes(b"other")
    with pytest.raises(FileExistsError):
        write_all(tmp_path, BOTH)
    assert names(tmp_path) == ["b.trig"]
    assert (tmp_path / "b.trig").read_bytes() == b"other"


def test_what_a_killed_process_had_begun_is_taken_back_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unfinished, "take_back", lambda _: [])  # as if it were killed
    (tmp_path / "b.trig").write_bytes(b"other")
    with pytest.raises(FileExistsError):
        write_all(tmp_path, BOTH)
    assert names(tmp_path) == [".adding", "a.trig", "b.trig"]
    assert take_back(tmp_path) == [tmp_path / "a.trig"]
    assert names(tmp_path) == ["b.trig"]


def test_a_note_touches_no_file_but_those_that_were_begun(tmp_path: Path) -> None:
    folder = tmp_path / "added"
    folder.mkdir()
    (tmp_path / "a.trig").write_bytes(b"A")
    (folder / "b.trig").write_bytes(b"other")
    digest = hashlib.sha256(b"A").hexdigest()
    (folder / ".adding").write_text(f"{digest}  ../a.trig\n{digest}  b.trig\n\nnonsense\n")
    assert take_back(folder) == []
    assert names(folder) == ["b.trig"]
    assert (tmp_path / "a.trig").exists()

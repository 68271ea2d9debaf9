"""Writing a file whole or not at all."""

import errno
import os
import stat
from pathlib import Path

import pytest

from twl_graph.writing import remove, sweep, sync_folder, write_atomically, write_new


def test_a_file_is_replaced_as_a_whole_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [file.name for file in tmp_path.iterdir()] == ["a.ttl"]


def test_a_new_file_gets_what_the_umask_grants(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_atomically(tmp_path / "a.ttl", b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.ttl").stat().st_mode) == 0o640


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.ttl"
    path.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["a.ttl"]


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "a.ttl", tmp_path / "link.ttl"
    path.write_bytes(b"old")
    link.symlink_to(path)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


def test_a_device_is_written_to_and_not_replaced() -> None:
    write_atomically(Path("/dev/null"), b"new")
    assert not Path("/dev/null").is_file()


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as refused:
        write_atomically(tmp_path / "no" / "a.ttl", b"new")
    assert refused.value.filename == f"{tmp_path}/no/a.ttl"


def test_an_error_names_the_file_that_was_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file").touch()
    for name in ("no/a.ttl", "file/a.ttl", ".", "/dev/full"):
        with pytest.raises(OSError, match=r".") as refused:
            write_atomically(Path(name), b"new")
        assert (refused.value.filename, refused.value.filename2) == (name, None)


def test_an_interruption_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.ttl"
    path.write_bytes(b"old")

    def interrupted(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["a.ttl"]


def test_a_name_as_long_as_the_system_allows_is_written(tmp_path: Path) -> None:
    write_atomically(tmp_path / ("通" * 85), b"new")
    assert len(list(tmp_path.iterdir())) == 1


def test_a_replaced_file_is_durable_under_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced = _synced(monkeypatch)
    write_atomically(tmp_path / "a.ttl", b"new")
    assert synced == ["file", "folder"]


def test_a_new_file_is_durable_with_its_name_and_nothing_else_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = _synced(monkeypatch)
    write_new(tmp_path / "a.ttl", b"new")
    assert synced == ["file", "folder"]
    assert (tmp_path / "a.ttl").read_bytes() == b"new"
    assert (tmp_path / "a.ttl").stat().st_nlink == 1
    assert [file.name for file in tmp_path.iterdir()] == ["a.ttl"]


def _synced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    synced: list[str] = []
    monkeypatch.setattr(
        os, "fsync", lambda handle: synced.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
    )
    return synced


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("there", ["file", "folder", "link"])
def test_a_new_file_replaces_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: str, links: bool) -> None:
    path = tmp_path / "a.ttl"
    if there == "folder":
        path.mkdir()
    elif there == "link":
        path.symlink_to("nowhere")
    else:
        path.write_bytes(b"old")
    before = path.lstat()
    if not links:
        monkeypatch.setattr(os, "link", _unsupported)
    with pytest.raises(FileExistsError) as refused:
        write_new(path, b"new")
    assert refused.value.filename == str(path)
    assert (path.lstat().st_ino, path.lstat().st_size) == (before.st_ino, before.st_size)
    assert [file.name for file in tmp_path.iterdir()] == ["a.ttl"]


def _unsupported(*_: object) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


def test_a_file_system_without_links_takes_new_files_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", _unsupported)
    write_new(tmp_path / "a.ttl", b"new")
    assert (tmp_path / "a.ttl").read_bytes() == b"new"
    assert [file.name for file in tmp_path.iterdir()] == ["a.ttl"]


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("fatal", [1, 2])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_new_file_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, fatal: int, links: bool
) -> None:
    calls: list[int] = []

    def failing(handle: int) -> None:
        calls.append(handle)
        if len(calls) == fatal:
            raise error

    monkeypatch.setattr(os, "fsync", failing)
    if not links:
        monkeypatch.setattr(os, "link", _unsupported)
    with pytest.raises(type(error)):
        write_new(tmp_path / "a.ttl", b"new")
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_process_left_is_swept_and_what_another_writes_is_not(tmp_path: Path) -> None:
    for name in (".twl-added-x.new", ".twl-x.new", ".twl-added-y", "a.ttl"):
        (tmp_path / name).touch()
    assert sweep(tmp_path) == [tmp_path / ".twl-added-x.new"]
    assert sorted(file.name for file in tmp_path.iterdir()) == [".twl-added-y", ".twl-x.new", "a.ttl"]


def test_a_removed_file_is_gone_for_good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.ttl").touch()
    synced = _synced(monkeypatch)
    remove(tmp_path / "a.ttl")
    assert synced == ["folder"]
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(FileNotFoundError) as refused:
        remove(tmp_path / "a.ttl")
    assert refused.value.filename == str(tmp_path / "a.ttl")


@pytest.mark.parametrize(("code", "fatal"), [(errno.EINVAL, False), (errno.EIO, True)])
def test_only_a_failing_disk_is_an_error_in_making_names_durable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, fatal: bool
) -> None:
    def refusing(_handle: int) -> None:
        raise OSError(code, "no")

    monkeypatch.setattr(os, "fsync", refusing)
    sync_folder(tmp_path / "none")
    if fatal:
        with pytest.raises(OSError, match="no"):
            sync_folder(tmp_path)
    else:
        sync_folder(tmp_path)

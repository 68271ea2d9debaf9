"""What the file system answers, in words."""

import errno
import os
from pathlib import Path

import pytest

from twl_graph.filesystem import on_disk, refusal


@pytest.mark.parametrize(
    ("number", "zh", "en"),
    [
        (errno.ENOENT, "没有这个文件", "there is no such file"),
        (errno.EACCES, "没有权限", "permission denied"),
        (errno.EPERM, "没有权限", "permission denied"),
        (errno.ENOSPC, "磁盘已满", "no space is left on the disk"),
        (errno.EISDIR, "这是文件夹", "this is a folder"),
        (errno.ENOTDIR, "路径中有一段不是文件夹", "a part of the path is no folder"),
        (errno.EROFS, "文件系统是只读的", "the file system is read-only"),
        (errno.EXDEV, f"系统拒绝读写：{os.strerror(errno.EXDEV)}", f"the system refuses: {os.strerror(errno.EXDEV)}"),
    ],
)
def test_a_reason_is_said_in_both_languages(number: int, zh: str, en: str) -> None:
    assert refusal(OSError(number, os.strerror(number), "a.ttl")) == (zh, en)


def test_a_missing_folder_is_named_rather_than_the_file_in_it(tmp_path: Path) -> None:
    missing = tmp_path / "no" / "a.ttl"
    assert refusal(FileNotFoundError(errno.ENOENT, "", str(missing))).en == f"there is no folder {tmp_path}/no"
    assert refusal(FileNotFoundError(errno.ENOENT, "", str(tmp_path / "a.ttl"))).en == "there is no such file"


def test_a_name_is_left_alone_where_the_locale_can_write_it() -> None:
    assert on_disk(Path("通州.ttl")) == Path("通州.ttl")

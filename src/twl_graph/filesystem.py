"""What the file system is told, and what it answers, in words."""

import errno
import os
from pathlib import Path
from typing import Final

from twl_graph.errors import Words

_NO_FILE: Final = Words("没有这个文件", "there is no such file")
_NOT_PERMITTED: Final = Words("没有权限", "permission denied")
_REASONS: Final = {
    errno.ENOENT: _NO_FILE,
    errno.EACCES: _NOT_PERMITTED,
    errno.EPERM: _NOT_PERMITTED,
    errno.ENOSPC: Words("磁盘已满", "no space is left on the disk"),
    errno.EISDIR: Words("这是文件夹", "this is a folder"),
    errno.ENOTDIR: Words("路径中有一段不是文件夹", "a part of the path is no folder"),
    errno.EROFS: Words("文件系统是只读的", "the file system is read-only"),
    errno.ENAMETOOLONG: Words("名称太长", "the name is too long"),
    errno.EIO: Words("设备读写出错", "the device fails"),
}


def refusal(error: OSError) -> Words:
    """Return why the system refused, in both languages; a rare reason stays as the system words it."""
    folder = os.path.dirname(os.fsdecode(error.filename)) if isinstance(error.filename, str | bytes) else ""
    if error.errno == errno.ENOENT and folder and not os.path.isdir(on_disk(Path(folder))):
        return Words(f"没有文件夹 {folder}", f"there is no folder {folder}")
    if error.errno in _REASONS:
        return _REASONS[error.errno]
    said = error.strerror or str(error)
    return Words(f"系统拒绝读写：{said}", f"the system refuses: {said}")


def on_disk(path: Path) -> Path:
    """Return a path that the system understands, also where the locale knows no Chinese: its name is UTF-8 then."""
    try:
        os.fsencode(path)
    except UnicodeEncodeError:
        return Path(os.fsdecode(str(path).encode("utf-8", "surrogateescape")))
    return path

"""Writing a file so that it is either the old one or the new one, whole, whatever happens in between."""

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from twl_graph.filesystem import on_disk

#: What the name of a file that is being written ends in; it begins with one of the two below.
_UNFINISHED: Final = ".new"
_REPLACING: Final = ".twl-"
#: Of a file that replaces nothing: who holds the lock of its folder may sweep it away.
_ADDING: Final = ".twl-added-"
#: What a file system without hard links answers.
_NO_LINKS: Final = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK}
#: What a file system answers that cannot make the names in a folder durable one by one.
_NO_SYNC: Final = {errno.EINVAL, errno.EBADF, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EROFS}


def write_atomically(path: Path, content: bytes) -> None:
    """Replace the file's content in one step: new file beside it, flush, fsync, rename, fsync of the folder.

    A symbolic link is followed, and an existing file keeps its permissions. The folder must exist. What is no ordinary
    file (a pipe, ``/dev/stdout``) cannot be replaced and is written to directly.

    Raises:
        OSError: the folder or the disk refuses; its ``filename`` is the path as given. The old content is then
            untouched and no new file is left behind; only where the disk fails at the very last, in making the
            rename durable, is it the new content that stands there.
    """
    target = Path(os.path.realpath(on_disk(path)))
    try:
        if target.exists() and not target.is_file():
            with target.open("wb") as stream:
                stream.write(content)
        else:
            _beside(target, content, _REPLACING, lambda new: new.replace(target))
            sync_folder(target.parent)
    except BrokenPipeError:
        raise
    except OSError as error:
        _name(error, path)
        raise


def write_new(path: Path, content: bytes) -> None:
    """Write a file that was not there: new file beside it, flush, fsync, a rename that replaces nothing, fsync.

    Once this returns, the file is there even after a power cut. A process that is killed leaves either the whole file
    or at most a left-over that `sweep` takes away.

    Raises:
        FileExistsError: something of that name is there; it is untouched.
        OSError: the folder or the disk refuses; its ``filename`` is the path as given, and no file is left behind.
    """
    target = on_disk(path)

    def put(new: Path) -> None:
        ours = new.stat()
        try:
            _rename_to_new(new, target)
            sync_folder(target.parent)
        except BaseException:
            with suppress(OSError):
                if os.path.samestat(ours, target.lstat()):  # and not what was there before
                    target.unlink()
            raise

    try:
        _beside(target, content, _ADDING, put)
    except OSError as error:
        _name(error, path)
        raise


def remove(path: Path) -> None:
    """Remove a file so that it is gone even after a power cut.

    Raises:
        OSError: the folder or the disk refuses; its ``filename`` is the path as given.
    """
    target = on_disk(path)
    try:
        target.unlink()
        sync_folder(target.parent)
    except OSError as error:
        _name(error, path)
        raise


def sweep(folder: Path) -> list[Path]:
    """Remove what killed processes left of new files in a folder, and return it.

    Only for who holds the lock that all writers of new files hold: to another it may be a file in the making.
    """
    left = sorted(on_disk(folder).glob(f"{_ADDING}*{_UNFINISHED}"))
    for path in left:
        path.unlink(missing_ok=True)
    return left


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system can: a new name is else lost in a power cut.

    Raises:
        OSError: the disk fails.
    """
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folders; nor can a folder be opened that may be written to but not read
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
    finally:
        os.close(handle)


def _beside(target: Path, content: bytes, prefix: str, put: Callable[[Path], object]) -> None:
    """Write the content to a file beside the target, down to the disk, and have it put in place."""
    import tempfile  # 5 ms, which a question that writes no file need not pay

    handle, name = tempfile.mkstemp(dir=target.parent, prefix=prefix, suffix=_UNFINISHED)
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        new.chmod(_mode(target))
        put(new)
    finally:
        new.unlink(missing_ok=True)  # where all went well it bears the target's name by now


def _rename_to_new(new: Path, target: Path) -> None:
    """Give the file a name that nothing bears; a plain rename would replace what bears it."""
    if os.name == "nt":
        new.rename(target)  # refuses on Windows
        return
    try:
        os.link(new, target)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from error
        new.rename(target)  # between the look and this stands only the lock, which every `twl` heeds


def _mode(target: Path) -> int:
    """Return the permissions the new file gets: those of the old one, else what the umask grants."""
    if target.exists():
        return target.stat().st_mode & 0o7777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def _name(error: OSError, path: Path) -> None:
    """Have an error name the path as it was given, not the file beside it."""
    error.filename, error.filename2 = str(path), None

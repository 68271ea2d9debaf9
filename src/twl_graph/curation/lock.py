"""The lock of a graph's folder: one program at a time may change what is accepted.

The operating system holds the lock, so that of a dead process is free again at once; the file only says who holds it.
"""

import json
import os
import shlex
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from twl_graph.errors import Busy, Words, shortened
from twl_graph.filesystem import on_disk

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

#: The file, in the folder ``data`` of the graph.
NAME: Final = ".lock"
#: Windows locks bytes and lets nobody read them: one far behind the text.
_FAR: Final = 1 << 30
#: A holder that has only just come has not given its name yet: so often it is asked again, with a pause (in seconds).
_TRIES: Final = 20
_PAUSE: Final = 0.01


@dataclass(frozen=True)
class Holder:
    """Who holds a lock: process number, computer, user, command line, and since when (ISO 8601, local time)."""

    pid: int
    host: str
    user: str
    command: str
    since: str

    @classmethod
    def this(cls) -> "Holder":
        """Return this process."""
        import getpass
        import platform

        try:
            user = getpass.getuser()
        except (OSError, KeyError, ImportError):  # a user without a name, as in some containers
            user = "?"
        since = datetime.now().astimezone().isoformat(timespec="seconds")
        return cls(os.getpid(), platform.node(), user, shortened(shlex.join(sys.argv)), since)

    @classmethod
    def read(cls, text: bytes) -> "Holder | None":
        """Return the holder that a lock file names; None where it names none."""
        try:
            found = json.loads(text)
            return cls(int(found["pid"]), *(str(found[key]) for key in ("host", "user", "command", "since")))
        except (ValueError, KeyError, TypeError):
            return None

    @property
    def words(self) -> Words:
        """The holder in words."""
        return Words(
            f"{self.user} 在 {self.host} 上自 {self.since} 起运行的“{self.command}”（进程 {self.pid}）",
            f'"{self.command}" (process {self.pid}), run by {self.user} on {self.host} since {self.since}',
        )


@contextmanager
def locked(folder: Path) -> "Iterator[Holder | None]":
    """Hold the lock of a graph's folder; gives the dead process, if any, that left its lock file behind.

    Args:
        folder: the graph's folder, which holds ``data/``.

    Raises:
        Busy: another program holds it; says which.
        OSError: the lock file cannot be written; its ``filename`` is the folder that it would stand in.
    """
    path = on_disk(folder / "data" / NAME)
    try:
        handle, left = _taken(path)
    except OSError as error:
        error.filename = str(folder / "data")
        raise
    try:
        yield left
    finally:
        _release(path, handle)


def _taken(path: Path) -> tuple[int, Holder | None]:
    """Return the handle of the locked file, and who left it behind."""
    for remaining in reversed(range(_TRIES)):
        handle = _opened(path)
        try:
            if not _try_to_lock(handle):
                holder = _holder(handle)
                if remaining and (holder is None or not _alive(holder)):
                    time.sleep(_PAUSE)
                elif _is(path, handle) or not remaining:
                    raise _busy(path, holder)
            elif _is(path, handle):  # else its holder removed it between our opening and our locking
                left = _holder(handle)
                with suppress(OSError):  # a full disk, another user's file: the lock holds without a name
                    _write(handle, json.dumps(asdict(Holder.this()), ensure_ascii=False).encode("utf-8", "replace"))
                kept, handle = handle, -1
                return kept, left
        finally:
            if handle >= 0:
                os.close(handle)
    raise _busy(path, None)


def _opened(path: Path) -> int:
    """Open the lock file, which is made if need be; that of another user may be open to reading only."""
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except PermissionError:
        try:
            return os.open(path, os.O_RDONLY)
        except FileNotFoundError:
            pass
        raise


def _release(path: Path, handle: int) -> None:
    """Remove the file while it is locked, so that nobody can lock it in between, and let go."""
    try:
        with suppress(OSError):  # whatever happens, the lock ends with the handle
            _write(handle, b"")
        if sys.platform != "win32":
            with suppress(OSError):
                path.unlink()
    finally:
        os.close(handle)
    if sys.platform == "win32":
        with suppress(OSError):  # refused where another program has it open by now, which is as it should be
            path.unlink()


def _try_to_lock(handle: int) -> bool:
    """Lock the file unless it is locked."""
    try:
        if sys.platform == "win32":
            os.lseek(handle, _FAR, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _is(path: Path, handle: int) -> bool:
    """Tell whether the path still names the file that is open."""
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _holder(handle: int) -> Holder | None:
    os.lseek(handle, 0, os.SEEK_SET)
    return Holder.read(os.read(handle, 1 << 16))


def _write(handle: int, content: bytes) -> None:
    os.ftruncate(handle, 0)
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, content)


def _alive(holder: Holder) -> bool:
    """Tell whether a holder may still run. One on another computer may; so may all on Windows, which cannot ask."""
    import platform

    if sys.platform == "win32" or holder.host != platform.node():
        return True
    try:
        os.kill(holder.pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _busy(path: Path, holder: Holder | None) -> Busy:
    who = holder.words if holder is not None else Words("另一个程序", "another program")
    return Busy(
        Words(
            f"{path.parent}：正由{who.zh}修改\n  怎么办：等它结束后再试；它一结束，锁即自动解除",
            f"{path.parent}: it is being changed by {who.en}\n"
            "  what to do: try again when that has ended; the lock ends with it",
        )
    )

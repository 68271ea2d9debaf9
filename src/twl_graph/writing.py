"""Writing a file so that it is either the old one or the new one, whole, whatever happens in between."""

import contextlib
import os
from pathlib import Path


def write_atomically(path: Path, content: bytes) -> None:
    """Replace the file's content in one step: new file beside it, flush, fsync, rename.

    A symbolic link is followed, and an existing file keeps its permissions. The folder must exist. What is no ordinary
    file (a pipe, ``/dev/stdout``) cannot be replaced and is written to directly.

    Raises:
        OSError: the folder or the disk refuses; the old content is then untouched and no new file is left behind.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        with target.open("wb") as stream:
            stream.write(content)
        return
    import tempfile  # 5 ms, which a question that writes no file need not pay

    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".new")
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        new.chmod(_mode(target))
        new.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            new.unlink()
        raise


def _mode(target: Path) -> int:
    """Return the permissions the new file gets: those of the old one, else what the umask grants."""
    if target.exists():
        return target.stat().st_mode & 0o7777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask

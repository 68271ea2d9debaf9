"""Writing a file so that it is either the old one or the new one, whole, whatever happens in between."""

import os
from pathlib import Path

from twl_graph.filesystem import on_disk


def write_atomically(path: Path, content: bytes) -> None:
    """Replace the file's content in one step: new file beside it, flush, fsync, rename.

    A symbolic link is followed, and an existing file keeps its permissions. The folder must exist. What is no ordinary
    file (a pipe, ``/dev/stdout``) cannot be replaced and is written to directly.

    Raises:
        OSError: the folder or the disk refuses; its ``filename`` is the path as given. The old content is then
            untouched and no new file is left behind.
    """
    target = Path(os.path.realpath(on_disk(path)))
    try:
        if target.exists() and not target.is_file():
            with target.open("wb") as stream:
                stream.write(content)
        else:
            _replace(target, content)
    except BrokenPipeError:
        raise
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise


def _replace(target: Path, content: bytes) -> None:
    import tempfile  # 5 ms, which a question that writes no file need not pay

    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".twl-", suffix=".new")
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        new.chmod(_mode(target))
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)  # where all went well it bears the target's name by now


def _mode(target: Path) -> int:
    """Return the permissions the new file gets: those of the old one, else what the umask grants."""
    if target.exists():
        return target.stat().st_mode & 0o7777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask

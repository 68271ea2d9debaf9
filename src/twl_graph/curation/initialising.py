"""A graph of one's own: a copy of another one's ontology and facts in a new folder, whole or not at all."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from twl_graph import resources
from twl_graph.errors import AlreadyThere, Words
from twl_graph.filesystem import on_disk
from twl_graph.writing import sync_folder

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

#: What a graph's folder holds. The second makes it a graph.
_FOLDERS: Final = ("ontology", "data")
#: What the name of a copy in the making begins with.
_UNFINISHED: Final = ".twl-init-"


def initialise(folder: Path, origin: "Path | Traversable | None" = None) -> list[Path]:
    """Copy a graph into a new or empty folder, whole or not at all; return the files that were written.

    Args:
        folder: the new graph's folder; the one that it stands in must exist.
        origin: the folder of the graph to copy; by default the one that comes with the package.

    Raises:
        AlreadyThere: the folder holds something, or is a file.
        OSError: the folder or the disk refuses; what was there is as it was.
    """
    target = Path(os.path.abspath(on_disk(folder)))
    _require_empty(target, folder)
    import tempfile

    # Beside the new folder, or inside the empty one that is there: it may be where somebody works just now.
    inside = target.is_dir()
    try:
        with tempfile.TemporaryDirectory(prefix=_UNFINISHED, dir=target if inside else target.parent) as made:
            work = Path(made) / "graph"
            work.mkdir()
            origin = origin or resources.root()
            copied = [path for name in _FOLDERS for path in _copy(origin.joinpath(name), work / name)]
            if inside:
                _move_in(work, target)
            else:
                work.rename(target)
            sync_folder(target.parent)
    except OSError as error:
        error.filename, error.filename2 = str(folder), None
        raise
    return [folder / path.relative_to(work) for path in copied]


def _require_empty(target: Path, folder: Path) -> None:
    if not os.path.lexists(target):
        return
    if not target.is_dir():
        file = Words("{0}：这是文件；请给出新的文件夹", "{0}: this is a file; name a new folder")
        raise AlreadyThere(str(folder), file.formatted(folder))
    if all(entry.name.startswith(_UNFINISHED) for entry in target.iterdir()):
        return  # empty, or what a copy left that was killed
    if all((target / name).is_dir() for name in _FOLDERS):
        graph = Words(
            "{0}：其中已有图谱，不作改动；要用它，请写 --store {0}",
            "{0}: there is a graph in it already, which is left as it is; to use it, say --store {0}",
        )
        raise AlreadyThere(str(folder), graph.formatted(folder))
    full = Words("{0}：文件夹不是空的；请给出新的文件夹", "{0}: the folder is not empty; name a new one")
    raise AlreadyThere(str(folder), full.formatted(folder))


def _copy(origin: "Traversable", target: Path) -> Iterator[Path]:
    """Copy a folder down to the disk, without hidden files, and yield the files."""
    target.mkdir()
    for entry in sorted(origin.iterdir(), key=lambda entry: entry.name):
        if entry.name.startswith("."):
            continue
        path = target / entry.name
        if entry.is_dir():
            yield from _copy(entry, path)
            continue
        with path.open("wb") as stream:
            stream.write(entry.read_bytes())
            stream.flush()
            os.fsync(stream.fileno())
        yield path
    sync_folder(target)


def _move_in(work: Path, target: Path) -> None:
    """Move what was copied into an empty folder; the second rename makes it a graph."""
    try:
        for name in _FOLDERS:
            (work / name).rename(target / name)
        sync_folder(target)
    except BaseException:
        for name in _FOLDERS:
            shutil.rmtree(target / name, ignore_errors=True)
        raise

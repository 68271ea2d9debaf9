"""Several files, all or none, even where the process is killed between two of them.

Before the first is written, a note in their folder lists them with their digests; it is removed after the last. Who
finds the note, holding the lock, takes back what it lists.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from twl_graph.filesystem import on_disk
from twl_graph.writing import remove, sync_folder, write_new

#: The note, in the folder of the accepted files.
NOTE: Final = ".adding"


def write_all(folder: Path, contents: Mapping[str, bytes]) -> list[Path]:
    """Write new files, all or none; return their paths once they are there even after a power cut.

    Args:
        folder: their folder, which must exist; the caller holds the lock of the graph.
        contents: their names and contents.

    Raises:
        FileExistsError: one of the names is taken.
        OSError: the folder or the disk refuses.
    """
    paths = [folder / name for name in contents]
    if len(paths) == 1:  # needs no note: a rename is all or nothing
        write_new(paths[0], *contents.values())
        return paths
    note = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in contents.items())
    write_new(folder / NOTE, note.encode())
    try:
        for path, content in zip(paths, contents.values(), strict=True):
            write_new(path, content)
        remove(folder / NOTE)
    except BaseException:
        take_back(folder)
        raise
    return paths


def take_back(folder: Path) -> list[Path]:
    """Remove the files that an unfinished addition had written, and return them; none where all were finished.

    Raises:
        OSError: the folder or the disk refuses.
    """
    note = on_disk(folder / NOTE)
    try:
        lines = note.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    taken = []
    for line in lines:
        digest, _, name = line.partition("  ")
        path = folder / Path(name).name
        if name and _holds(path, digest):
            on_disk(path).unlink()
            taken.append(path)
    sync_folder(on_disk(folder))
    remove(folder / NOTE)
    return taken


def _holds(path: Path, digest: str) -> bool:
    """Tell whether a file is there and is the one of the note."""
    try:
        return hashlib.sha256(on_disk(path).read_bytes()).hexdigest() == digest
    except FileNotFoundError:
        return False

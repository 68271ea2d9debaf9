"""Where a curator's verbs work: a checkout, or a folder with the same layout; an installed package is not changed."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from twl_graph import resources
from twl_graph.errors import UsageError, Words

#: The folder of the graph in an installed package.
BUNDLED: Final = "_bundled"


@dataclass(frozen=True)
class Workplace:
    """A folder that holds ``ontology/`` and ``data/``."""

    folder: Path

    def rdf_files(self) -> list[Path]:
        """Return every Turtle and TriG file of the graph, in an order that is the same everywhere."""
        return sorted(rdf_files_below(self.folder / "ontology") + rdf_files_below(self.folder / "data"))

    def changeable(self) -> Path:
        """Return the folder, where facts may be added to it.

        Raises:
            UsageError: it is the graph of an installed package, which the next installation would replace.
        """
        if self.folder.resolve().name == BUNDLED:
            raise UsageError(
                Words(
                    "{0}：已安装的软件包不作改动；请用 twl init DIR 建立自己的图谱",
                    "{0}: an installed package is not changed; start a graph of your own with twl init DIR",
                ).formatted(self.folder)
            )
        return self.folder


def rdf_files_below(folder: Path) -> list[Path]:
    """Return every Turtle and TriG file of a folder and its folders, hidden ones left out, in a fixed order."""
    found = (path for pattern in ("*.ttl", "*.trig") for path in folder.rglob(pattern))
    shown = (path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))
    return sorted(path for path in shown if path.is_file())


def graph_here() -> Path | None:
    """Return the nearest folder, here or above, that has the layout of a graph; None where there is none."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "ontology" / "prefixes.ttl").is_file() and (folder / "data").is_dir():
            return Path(os.path.relpath(folder))
    return None


def workplace(store: str | None) -> Workplace:
    """Return the folder that is named, else the nearest above us that has the layout, else the checkout.

    Raises:
        UsageError: the folder does not have the layout, or none is named and there is none to work in.
    """
    if store is not None:
        folder = Path(store)
        for needed in ("ontology", "data"):
            if not (folder / needed).is_dir():
                missing = Words("{0}：其中没有 {1}/ 目录", "{0}: there is no {1}/ folder in it")
                raise UsageError(missing.formatted(store, needed))
        return Workplace(folder)
    if (folder_here := graph_here()) is not None:
        return Workplace(folder_here)
    root = resources.root()
    if not isinstance(root, Path) or root.name == BUNDLED:
        raise UsageError(
            Words(
                "此处及上层没有图谱（ontology/ 与 data/），已安装的软件包不作改动；请用 --store DIR 指明图谱目录，"
                "或用 twl init DIR 建立自己的图谱",
                "there is no graph (ontology/ and data/) here or above, and an installed package is not changed; "
                "name the graph's folder with --store DIR, or start one with twl init DIR",
            )
        )
    return Workplace(root)

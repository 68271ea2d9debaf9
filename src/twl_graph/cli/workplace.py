"""Where the verbs that change files work: a checkout, or a folder with the same layout; never an installed package."""

from dataclasses import dataclass
from pathlib import Path

from twl_graph import resources
from twl_graph.errors import UsageError, Words


@dataclass(frozen=True)
class Workplace:
    """A folder that holds ``ontology/`` and ``data/``."""

    folder: Path

    def rdf_files(self) -> list[Path]:
        """Return every Turtle and TriG file of the graph, in an order that is the same everywhere."""
        folders = (self.folder / "ontology", self.folder / "data")
        found = (path for folder in folders for pattern in ("*.ttl", "*.trig") for path in folder.rglob(pattern))
        return sorted(path for path in found if path.is_file() and not path.name.startswith("."))


def workplace(store: str | None) -> Workplace:
    """Return the folder that is named, else the one we stand in if it has the layout, else the checkout.

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
    here = Path.cwd()
    if (here / "ontology" / "prefixes.ttl").is_file() and (here / "data").is_dir():
        return Workplace(Path())
    root = resources.root()
    if not isinstance(root, Path) or root.name == "_bundled":
        raise UsageError(
            Words(
                "已安装的软件包不作改动；请用 --store DIR 指明图谱目录",
                "an installed package is not changed; name the graph's folder with --store DIR",
            )
        )
    return Workplace(root)

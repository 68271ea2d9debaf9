"""Where the verbs that change files work: a checkout, or a folder with the same layout; never an installed package."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from twl_graph import resources
from twl_graph.cli.shell import bilingual
from twl_graph.errors import UsageError, Words

_F = TypeVar("_F", bound=Callable[..., Any])


@dataclass(frozen=True)
class Workplace:
    """A folder that holds ``ontology/`` and ``data/``."""

    folder: Path

    def rdf_files(self) -> list[Path]:
        """Return every Turtle and TriG file of the graph, in an order that is the same everywhere."""
        folders = (self.folder / "ontology", self.folder / "data")
        found = (path for folder in folders for pattern in ("*.ttl", "*.trig") for path in folder.rglob(pattern))
        return sorted(path for path in found if path.is_file() and not path.name.startswith("."))


def data_option(function: _F) -> _F:
    """Add ``--data DIR``; the verb receives ``data``, None where it is not given."""
    return click.option(
        "--data",
        metavar="DIR",
        default=None,
        help=bilingual("含 ontology/ 与 data/ 的目录", "a folder that holds ontology/ and data/"),
    )(function)


def workplace(data: str | None) -> Workplace:
    """Return the folder that is named, else the one we stand in if it has the layout, else the checkout.

    Raises:
        UsageError: the folder does not have the layout, or none is named and there is none to work in.
    """
    if data is not None:
        folder = Path(data)
        if not (folder / "data").is_dir():
            raise UsageError(Words(f"{data}：其中没有 data/ 目录", f"{data}: there is no data/ folder in it"))
        return Workplace(folder)
    here = Path.cwd()
    if (here / "ontology" / "prefixes.ttl").is_file() and (here / "data").is_dir():
        return Workplace(Path())
    root = resources.root()
    if not isinstance(root, Path) or root.name == "_bundled":
        raise UsageError(
            Words(
                "已安装的软件包不作改动；请用 --data DIR 指明图谱目录",
                "an installed package is not changed; name the graph's folder with --data DIR",
            )
        )
    return Workplace(root)

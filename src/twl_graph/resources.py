"""Where the graph's files are: beside ``src/`` in a checkout, inside the package in a wheel.

Everything is a ``Traversable`` (importlib.resources), never a ``Path``, so the package also runs from inside a zip.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from twl_graph.errors import ResourcesMissing

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@cache
def root() -> "Traversable":
    """Return the folder that holds ``ontology/``, ``data/`` and ``queries/``.

    Raises:
        ResourcesMissing: neither the wheel's place nor the checkout's holds an ``ontology`` folder.
    """
    package = Path(__file__).resolve().parent
    tried = (package / "_bundled", package.parents[1])
    for place in tried:
        if place.joinpath("ontology").is_dir():
            return place
    # Only a package inside a zip gets here: importlib.resources takes 10 ms to import, which each question would pay.
    from importlib.resources import files

    bundled = files("twl_graph").joinpath("_bundled")
    if bundled.joinpath("ontology").is_dir():
        return bundled
    raise ResourcesMissing([str(place) for place in tried])


def ontology() -> "Traversable":
    """Return the folder of the ontology, its concepts, prefixes and shapes."""
    return root().joinpath("ontology")


def data() -> "Traversable":
    """Return the folder of the facts."""
    return root().joinpath("data")


def queries() -> "Traversable":
    """Return the folder of the ready questions."""
    return root().joinpath("queries")

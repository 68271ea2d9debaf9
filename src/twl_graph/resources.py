"""Where the graph's files are: beside ``src/`` in a checkout, inside the package in a wheel.

Everything is a ``Traversable`` (importlib.resources), never a ``Path``, so the package also runs from inside a zip.
"""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from twl_graph.errors import ResourcesMissing


@cache
def root() -> Traversable:
    """Return the folder that holds ``ontology/``, ``data/`` and ``queries/``.

    Raises:
        ResourcesMissing: neither the wheel's place nor the checkout's holds an ``ontology`` folder.
    """
    bundled = files("twl_graph").joinpath("_bundled")
    checkout = Path(__file__).resolve().parents[2]
    for place in (bundled, checkout):
        if place.joinpath("ontology").is_dir():
            return place
    raise ResourcesMissing((str(bundled), str(checkout)))


def ontology() -> Traversable:
    """Return the folder of the ontology, its concepts, prefixes and shapes."""
    return root().joinpath("ontology")


def data() -> Traversable:
    """Return the folder of the facts."""
    return root().joinpath("data")


def queries() -> Traversable:
    """Return the folder of the ready questions."""
    return root().joinpath("queries")

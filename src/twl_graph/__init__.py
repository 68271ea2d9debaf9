"""twl-graph: a knowledge graph of how Tongzhou, Wuqing and Langfang act as one region.

`open()` gives the graph; see `twl_graph.graph.KnowledgeGraph` for what it does. Importing this package is free: what
is heavy is imported when the graph is opened or the first method needs it.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os

    from twl_graph.graph import KnowledgeGraph

__all__ = ["__version__", "open"]

__version__ = "0.1.0"


def open(directory: "str | os.PathLike[str] | None" = None) -> "KnowledgeGraph":
    """Open the bundled graph, or that of a directory with the same layout (`ontology/`, `data/`).

    Raises:
        twl_graph.errors.UnreadableInput: a file of the graph cannot be read or parsed, or the directory holds none.
    """
    from pathlib import Path

    from twl_graph.graph import KnowledgeGraph

    return KnowledgeGraph(None if directory is None else Path(directory))

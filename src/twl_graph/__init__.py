"""twl-graph: a knowledge graph of how Tongzhou, Wuqing and Langfang act as one region.

`open()` gives the graph, a `KnowledgeGraph`: what it does is told there. Importing this package is free: what
is heavy is imported when the graph is opened or the first method needs it.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os

    from twl_graph.graph import KnowledgeGraph
    from twl_graph.rows import ResultTriples, Rows

__all__ = ["KnowledgeGraph", "ResultTriples", "Rows", "__version__", "open"]

__version__ = "0.1.0"


def open(directory: "str | os.PathLike[str] | None" = None) -> "KnowledgeGraph":
    """Open the bundled graph, or that of a directory with the same layout (`ontology/`, `data/`).

    Raises:
        twl_graph.errors.UnreadableInput: a file of the graph cannot be read or parsed, or the directory holds none.
    """
    from pathlib import Path

    from twl_graph.graph import KnowledgeGraph

    return KnowledgeGraph(None if directory is None else Path(directory))


def __getattr__(name: str) -> object:
    """Import a class when somebody asks for it (PEP 562)."""
    if name in ("KnowledgeGraph", "ResultTriples", "Rows"):
        from twl_graph import graph

        return getattr(graph, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """List what the package offers, also what is not imported yet."""
    return sorted({*globals(), *__all__})

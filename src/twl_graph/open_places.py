"""Marks of what a person has still to write, in drafts and templates; validation finds every one."""

from typing import Final

from pyoxigraph import NamedNode

from twl_graph.namespaces import CONCEPT

#: The name that marks what is open; that of a new thing or file begins with it.
OPEN_NAME: Final = "to-be-completed"
#: The concept that marks an open place for a thing.
OPEN: Final = NamedNode(CONCEPT + OPEN_NAME)
#: The text that marks an open place for a text.
OPEN_TEXT: Final = "…"

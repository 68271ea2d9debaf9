"""What is told while a JSON-LD document is walked: nodes, what links them, and the keys that say nothing."""

from dataclasses import dataclass
from typing import Final, NamedTuple

import pyoxigraph as ox

from twl_graph.places.jsonld_terms import ActiveContext, TermDefinition
from twl_graph.places.statements import Stretch, Term

#: The keywords that a node object or the document itself may have as keys (JSON-LD 1.1, section 9.2); a key of a value
#: object among others is no business of these nodes.
_KEYWORDS: Final = frozenset(
    f"@{name}"
    for name in (
        *("context", "id", "type", "graph", "included", "reverse", "index", "nest"),
        *("value", "list", "set", "language", "direction", "json", "none"),
    )
)


@dataclass(frozen=True)
class Link:
    """What a value is the object of (or, backwards, the subject)."""

    subject: Term
    subject_at: Stretch
    predicate: ox.NamedNode
    predicate_at: Stretch
    graph: Term | None
    #: What the key means, and the context that holds inside the value.
    term: TermDefinition
    context: ActiveContext


@dataclass(frozen=True)
class Node:
    """A node object that is being told."""

    subject: Term
    at: Stretch
    graph: Term | None
    path: str
    #: The context of its keys, and the one that holds in the nodes inside it.
    context: ActiveContext
    inside: ActiveContext


class DroppedKey(NamedTuple):
    """A key that the active context does not define: what stands under it is no fact."""

    name: str
    at: Stretch
    subject: Term
    context: ActiveContext


def is_dropped(key: str | None) -> bool:
    """Tell whether an expanded key says nothing: neither IRI nor keyword (JSON-LD 1.1 API, section 5.1.2, 13.3)."""
    return key is None or (key not in _KEYWORDS if key.startswith("@") else ":" not in key)

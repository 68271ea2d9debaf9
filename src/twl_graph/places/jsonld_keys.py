"""The keys of a JSON-LD document that its context does not define, so that what stands under them is lost unseen."""

from collections.abc import Mapping
from typing import NamedTuple

import pyoxigraph as ox

from twl_graph.place import Place
from twl_graph.places.json_values import read_json
from twl_graph.places.jsonld_terms import TermDefinition
from twl_graph.places.jsonld_walk import JsonLdWalk
from twl_graph.places.text_lines import TextLines
from twl_graph.places.turtle_tokens import Unread


class UnknownKey(NamedTuple):
    """A key of a node object that is neither a name of the active context nor an IRI nor a keyword.

    Attributes:
        name: the key as written.
        place: where it stands.
        node: the node that it is a key of; a blank node is named by its number in the document.
        terms: the names of the context that is active there.
    """

    name: str
    place: Place
    node: ox.NamedNode | ox.BlankNode
    terms: Mapping[str, TermDefinition | None]


def unknown_keys(content: bytes) -> list[UnknownKey]:
    """Return the keys of a JSON-LD document that say nothing, in the order of the text; none of one not understood.

    Args:
        content: the document, without byte order mark, before any context was written into it.
    """
    try:
        text = content.decode("utf-8")
        walk = JsonLdWalk(read_json(text), text)
        walk.statements(None)
    except (Unread, ValueError, OverflowError):
        return []
    lines = TextLines(text)
    return [
        UnknownKey(
            one.name,
            lines.place(one.at.start, one.at.end, one.at.path),
            one.subject if isinstance(one.subject, ox.NamedNode) else ox.BlankNode(f"b{str(one.subject).strip('[')}"),
            one.context.terms,
        )
        for one in sorted(walk.dropped, key=lambda one: one.at.start)
    ]

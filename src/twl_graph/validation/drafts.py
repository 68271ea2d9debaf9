"""Open places: drafts and templates mark what their curator has still to write, and until then it is no statement.

The mark is the concept `concept:to-be-completed` for a thing, `…` for a text, and a name that begins with
`to-be-completed` for a new thing and its file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from twl_graph.errors import Words
from twl_graph.namespaces import GRAPH, ID, SCHEMA, SKOS
from twl_graph.open_places import OPEN, OPEN_NAME, OPEN_TEXT
from twl_graph.validation.finding import Finding, Part
from twl_graph.validation.rules import COMPLETED
from twl_graph.validation.suggestion import Suggestion

if TYPE_CHECKING:
    from twl_graph.knowledge import Knowledge

#: One of these stands in every file with an open place: a file of the graph may write a character by its number.
_MARKS: Final = tuple(map(str.encode, (OPEN_NAME, OPEN_TEXT, "\\u2026", "\\U00002026")))
_PLACE: Final = Words("此处待填。", "This place is still to be completed.")
_THING: Final = Words("新事物还没有自己的名称。", "This new thing has no name of its own yet.")
_FILE: Final = Words("文件还没有自己的名称。", "This file has no name of its own yet.")
_FILL: Final = Suggestion(
    Words(
        "填入取值；文中没有说的，删去这一项。", "Write the value; where the text does not give it, take the line out."
    )
)
_CLAUSE: Final = Words("这个分句的事实待写。", "The facts of this clause are still to be written.")
_WRITE: Final = Suggestion(
    Words("写出分句陈述的事实，再删去这个标记。", "Write what the clause states, then take this mark out.")
)
_MENTIONS: Final = SCHEMA + "mentions"
_RENAME: Final = Suggestion(
    Words("换成它自己的名称：小写英文字母、数字和连字符。", "Give it its own: small letters, digits and hyphens.")
)


def draft_findings(knowledge: Knowledge) -> Iterator[Finding]:
    """Find every place that a draft has left open; the scheme that lists the mark is none."""
    for source in knowledge.sources:
        if any(mark in source.content for mark in _MARKS):
            for quad in source.quads:
                yield from _open_value(quad)
            yield from _unnamed(source.quads)


def _open_value(quad: ox.Quad) -> Iterator[Finding]:
    """Find a value that is still to be written."""
    subject, predicate, value = quad.subject, quad.predicate.value, quad.object
    assert not isinstance(subject, ox.Triple)
    if value == OPEN and predicate == _MENTIONS:
        yield COMPLETED.finding(subject, predicate, OPEN, _CLAUSE, suggestion=_WRITE)
    elif value == OPEN and not predicate.startswith(SKOS):
        yield COMPLETED.finding(subject, predicate, OPEN, _PLACE, suggestion=_FILL)
    elif isinstance(value, ox.Literal) and value.value.strip() == OPEN_TEXT:
        yield COMPLETED.finding(subject, predicate, value, _PLACE, suggestion=_FILL)


def _unnamed(quads: Iterable[ox.Quad]) -> Iterator[Finding]:
    """Find new things, and files, that still have the name of the template."""
    told: dict[ox.NamedNode, Words] = {}
    for quad in quads:
        for node in (quad.subject, quad.graph_name):
            if isinstance(node, ox.NamedNode) and node.value.startswith(ID + OPEN_NAME):
                told.setdefault(node, _THING)
            elif isinstance(node, ox.NamedNode) and node.value.startswith(GRAPH + OPEN_NAME):
                told.setdefault(node, _FILE)
    for node, message in told.items():
        yield COMPLETED.finding(node, None, None, message, part=Part.SUBJECT, suggestion=_RENAME)

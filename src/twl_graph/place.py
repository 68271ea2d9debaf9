"""Where something stands in a file: a stretch of its text, and in JSON the path that leads there."""

from typing import NamedTuple


class Place(NamedTuple):
    """A stretch of a text.

    Attributes:
        line, column: where it begins, counted from 1; columns in characters (code points).
        start, end: the same stretch as offsets in characters from 0, the byte order mark left out; the end is
            exclusive.
        path: in JSON the path that leads there (RFC 9535), such as ``$['@graph'][2]['hasParty'][1]``; else empty.
    """

    line: int
    column: int
    start: int
    end: int
    path: str = ""


class Written(NamedTuple):
    """Where the terms of one statement are written: an inherited subject, and the graph, where they were written once.

    The graph has no place where it has no name.
    """

    subject: Place
    predicate: Place
    object: Place
    graph: Place | None = None

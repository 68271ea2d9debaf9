"""The lines of a text, and places in them.

A line ends at LF, CR LF or a lone CR: so counts the parser, and so do editors (Language Server Protocol 3.17, section
"Text Documents"), except that they count columns from 0 and, unless told otherwise, in UTF-16.
"""

import re
from bisect import bisect_right
from typing import Final

from twl_graph.place import Place

_LINE_END: Final = re.compile(r"\r\n|\n|\r")


class TextLines:
    """Where the lines of a text begin.

    Args:
        text: the text, without byte order mark.
    """

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(text))]

    def place(self, start: int, end: int, path: str = "") -> Place:
        """Return the place of a stretch of the text, given by offsets in characters."""
        line = bisect_right(self._starts, start)
        return Place(line, start - self._starts[line - 1] + 1, start, end, path)


def line_of(content: str, place: Place) -> str:
    """Return the text of the line on which a place begins, without its line end.

    Args:
        content: the text that the place is in, without byte order mark.
        place: the place.
    """
    before = max(content.rfind("\n", 0, place.start), content.rfind("\r", 0, place.start))
    ending = _LINE_END.search(content, place.start)
    # A place between CR and LF is on the line that they end.
    if before >= 0 and content[before : before + 2] == "\r\n" and before + 1 == place.start:
        return line_of(content, place._replace(start=before))
    return content[before + 1 : ending.start() if ending else len(content)]

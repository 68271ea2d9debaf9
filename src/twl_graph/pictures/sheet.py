"""The sheet that a picture is drawn on: title, key, the picture itself, and where it comes from, from top to bottom."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from twl_graph.errors import Words
from twl_graph.pictures import Picture, svg
from twl_graph.pictures.svg import LEADING, MARGIN, MUTED, NAME, NOTE, TITLE, WIDTH, Block, Line

#: The room between two parts of a sheet.
GAP: Final = 18
#: The room between two entries of a key, and between a mark and its words.
_BETWEEN: Final = 18
_BESIDE: Final = 7
#: How much wider a bold text is.
BOLD: Final = 1.08


class Entry(NamedTuple):
    """One entry of a key: how its mark is drawn around a point, how wide that is, and what it means."""

    drawn: Callable[[float, float], str]
    width: float
    means: Words


class Sheet:
    """A sheet that is filled from the top; `y` is where the next part begins.

    Args:
        picture: what is drawn; its title stands on top.
        lang: zh, en or both.
    """

    def __init__(self, picture: Picture, lang: str) -> None:
        self._picture, self._lang = picture, lang
        #: The language of the sheet as a whole: zh or en.
        self.main = "en" if lang == "en" else "zh"
        self.y: float = MARGIN - 6
        self._body: list[str] = []
        self.write(picture.title, TITLE, font_weight="bold")
        if picture.narrowed.en:
            self.write(picture.narrowed, NAME, fill=MUTED)

    def lines(self, words: Words) -> list[Line]:
        """Return words as lines, one for each language that is asked for; where both say the same, one."""
        said = [Line(svg.clean(words.zh), "zh"), Line(svg.clean(words.en), "en")]
        if self._lang != "both":
            return [line for line in said if line.lang == self.main]
        return said if said[0].text != said[1].text else said[:1]

    def line(self, words: Words) -> str:
        """Return words on a single line, both languages side by side where both are asked for."""
        return " / ".join(line.text for line in self.lines(words))

    def block(self, words: Words, size: float, room: float) -> Block:
        """Set words in lines of at most `room` units."""
        return svg.block(self.lines(words), size, room)

    def add(self, markup: str) -> None:
        """Put markup on the sheet."""
        self._body.append(markup)

    def write(self, words: Words, size: float, **attributes: str) -> None:
        """Write words over the whole width, and go on below them."""
        block = self.block(words, size, (WIDTH - 2 * MARGIN) / BOLD)
        self.add(block.written(MARGIN, self.y, self.main, **attributes))
        self.y += block.height + size * 0.25

    def key(self, parts: Sequence[tuple[Words, Sequence[Entry]]]) -> None:
        """Write the key, each part on as many lines as it needs: a heading, then marks with what they mean."""
        titles = [svg.block([Line(self.line(heading), self.main)], NOTE, WIDTH / 3) for heading, _ in parts]
        left = MARGIN + max((title.width for title in titles), default=0) * BOLD + 12
        for title, (_, entries) in zip(titles, parts, strict=True):
            self.add(title.written(MARGIN, self.y, self.main, fill=MUTED, font_weight="bold"))
            self.y += max(title.height, self._entries(entries, left)) + 3

    def _entries(self, entries: Sequence[Entry], left: float) -> float:
        """Write entries from `left` on, and return how high they are."""
        x, top, row = left, self.y, 0.0
        for entry in entries:
            room = WIDTH - MARGIN - left - entry.width - _BESIDE
            means = svg.block([Line(self.line(entry.means), self.main)], NOTE, room)
            taken = entry.width + _BESIDE + means.width
            if x > left and x + taken > WIDTH - MARGIN:
                x, top, row = left, top + row + 3, 0.0
            self.add(entry.drawn(x + entry.width / 2, top + NOTE * LEADING / 2 + 1))
            self.add(means.written(x + entry.width + _BESIDE, top, self.main, fill=MUTED))
            x, row = x + taken + _BETWEEN, max(row, means.height)
        return top + row - self.y

    def finished(self, description: Words) -> bytes:
        """Write where the picture comes from, and return the whole document; `description` says what is in it."""
        if self._picture.credit.en:
            self.y += GAP
            self.write(self._picture.credit, NOTE, fill=MUTED)
        title = self.line(self._picture.title)
        return svg.document(self.y + MARGIN / 2, title, self.line(description), self.main, self._body)

"""Scalable Vector Graphics (SVG 1.1 with `role`), written by hand: elements, text that fits, one document.

No script, no style sheet, no reference to anything outside. Text is never trusted: it is escaped, and what XML cannot
write or what would turn the reading direction is shown as an escape. Nothing is known of the reader's fonts, so widths
are estimated, on the safe side.
"""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple
from unicodedata import east_asian_width

from twl_graph.rdfxml import NOT_XML
from twl_graph.tables import harmless
from twl_graph.widths import longest_piece, width, wrap

#: The width of every picture, in units: on a phone of 390 points a text of 16 units is still 10 points high.
WIDTH: Final = 640
#: What is kept free on all four sides.
MARGIN: Final = 32
#: Sizes of text: the title, a name, what is said beside it.
TITLE: Final = 23
NAME: Final = 16
NOTE: Final = 13.5
#: Distance between lines, in sizes of the text.
LEADING: Final = 1.32

#: Colours with a contrast of at least 4.5 to white (WCAG 2.2, 1.4.3), and lines that only guide the eye.
INK: Final = "#1a202c"
MUTED: Final = "#525c6b"
RULE: Final = "#d5dae1"
PAPER: Final = "#ffffff"

_LATIN: Final = "'Helvetica Neue',Helvetica,Arial"
_CHINESE: Final = "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC'"
#: In Chinese the Chinese fonts come first, so that quotation marks are theirs.
_FONTS: Final = {"zh": f"{_CHINESE},{_LATIN},sans-serif", "en": f"{_LATIN},{_CHINESE},sans-serif"}
#: Latin letters by their width in common sans-serif fonts, in ems; the others are 0.58.
_SLIM: Final = frozenset("iljtfrI.,:;!|'()[] -/·")
_BROAD: Final = frozenset("ABCDGHKMNOQRSUVWXYmw%@&+=<>~—…")


class Line(NamedTuple):
    """One line of text, and the language it is in."""

    text: str
    lang: str


def clean(text: str) -> str:
    """Return a text as one line that can stand in XML; control and direction-changing characters become escapes."""
    return NOT_XML.sub("\ufffd", harmless(" ".join(text.split())))


def escape(text: str) -> str:
    """Escape for element content and double-quoted attributes alike."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def number(value: float) -> str:
    """Write a length to a tenth of a unit, without a trailing zero."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")  # the sum turns -0.0 into 0.0


def element(name: str, attributes: Mapping[str, str | float], *content: str) -> str:
    """Write an element. Names are given by the program, values are escaped, `content` is markup already."""
    written = "".join(
        f' {key}="{escape(value) if isinstance(value, str) else number(value)}"' for key, value in attributes.items()
    )
    return f"<{name}{written}>{''.join(content)}</{name}>" if content else f"<{name}{written}/>"


def measure(text: str, size: float) -> float:
    """Return about how wide a text of that size is, and rather more than less."""
    return size * sum(map(_ems, text))


def _ems(character: str) -> float:
    columns = width(character)
    if columns != 1 or (not character.isascii() and east_asian_width(character) == "A"):
        return 1.0 if columns else 0.0
    return 0.36 if character in _SLIM else 0.78 if character in _BROAD else 0.58


def fit(text: str, size: float, room: float) -> list[str]:
    """Break a text into as few lines as fit into `room` units, of about the same length; nothing is left out."""
    columns = max(min(int(room / size * 2.8), width(text)), 2)
    while columns > 2 and any(measure(line, size) > room for line in wrap(text, columns)):
        columns -= 1
    lines = wrap(text, columns)
    whole = longest_piece(text)
    while columns > max(whole, 2):  # no word is cut for the sake of equal lengths
        shorter = wrap(text, columns - 1)
        if len(shorter) > len(lines) or any(measure(line, size) > room for line in shorter):
            break
        lines, columns = shorter, columns - 1
    return lines


class Block(NamedTuple):
    """Lines of text of one size, below each other."""

    lines: tuple[Line, ...]
    size: float

    @property
    def height(self) -> float:
        """From the top of the first line to the foot of the last."""
        return len(self.lines) * self.size * LEADING

    @property
    def width(self) -> float:
        """The width of the longest line, estimated."""
        return max((measure(line.text, self.size) for line in self.lines), default=0.0)

    def written(self, x: float, top: float, lang: str, **attributes: str) -> str:
        """Write the lines from `top` down; a line names its language where that is not `lang`, the picture's."""
        given = {name.replace("_", "-"): value for name, value in attributes.items()}
        written = []
        for count, line in enumerate(self.lines):
            baseline = top + (count * LEADING + 1) * self.size
            language = {"lang": line.lang, "xml:lang": line.lang} if line.lang != lang else {}
            size = {} if self.size == NAME else {"font-size": self.size}
            written.append(element("text", {"x": x, "y": baseline} | size | given | language, escape(line.text)))
        return "".join(written)


def block(lines: Iterable[Line], size: float, room: float) -> Block:
    """Break lines to what fits into `room` units; nothing is left out."""
    broken = (Line(part, line.lang) for line in lines if line.text for part in fit(line.text, size, room))
    return Block(tuple(broken), size)


def group(content: Iterable[str], **attributes: str | float) -> str:
    """Write a group of elements that share attributes."""
    return element("g", {name.strip("_").replace("_", "-"): value for name, value in attributes.items()}, *content)


def over_lines(*text: str) -> str:
    """Group text that stands over lines: a rim of paper keeps them off the letters."""
    return group(text, paint_order="stroke", stroke=PAPER, stroke_width=3, stroke_linejoin="round")


def document(height: float, title: str, description: str, lang: str, body: Iterable[str]) -> bytes:
    """Write a whole picture of the common width: a page of paper, and what stands on it, an element a line.

    It is as wide as it says and shrinks to what a narrower window has. `lang` is zh or en.
    """
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{number(height)}" '
        f'viewBox="0 0 {WIDTH} {number(height)}" style="display:block;margin:0 auto;max-width:100%;height:auto" '
        f'role="img" lang="{lang}" xml:lang="{lang}" font-family="{_FONTS[lang]}" font-size="{NAME}" fill="{INK}">'
    )
    paper = element("rect", {"width": WIDTH, "height": height, "fill": PAPER})
    lines = (opening, element("title", {}, escape(title)), element("desc", {}, escape(description)), paper, *body)
    return ("\n".join(lines) + "\n</svg>\n").encode()

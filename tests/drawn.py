"""What a test sees in an SVG picture: its texts with the boxes that they take, its marks, its groups."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from twl_graph.pictures.svg import measure

SVG = "{http://www.w3.org/2000/svg}"
#: All that a picture is made of; nothing that acts or refers.
ELEMENTS = {"svg", "title", "desc", "rect", "g", "path", "text"}
#: Labels that would break out of markup, change the reading direction, or ask for too much room.
HOSTILE = [
    "<script>alert(1)</script>",
    "]]>",
    "<!--",
    "&amp; &#60;",
    "\"'><rect/>",
    "bell \x07 null \x00",
    "\u202eright to left\u202c",
    "العربية",
    "\ufffe\uffff",
    "a\nb\tc",
    "Pneumonoultramicroscopicsilicovolcanoconiosis" * 3,
    "通武廊" * 30,
    "W" * 120,
    "",
    " ",
]


class Written(NamedTuple):
    """A line of text: what it says, and the box that it takes by its estimated width."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


def parsed(picture: bytes) -> ET.Element:
    return ET.fromstring(picture)


def texts(root: ET.Element) -> list[Written]:
    """Every line of text, with the size and the anchor that it has or inherits."""
    return list(_texts(root, 16.0, "start"))


def _texts(element: ET.Element, size: float, anchor: str) -> Iterator[Written]:
    size, anchor = float(element.get("font-size", size)), element.get("text-anchor", anchor)
    if element.tag == SVG + "text":
        said, x, y = element.text or "", float(element.get("x", "")), float(element.get("y", ""))
        width = measure(said, size)
        left = x - width * {"start": 0, "middle": 0.5, "end": 1}[anchor]
        yield Written(said, left, left + width, y - 0.8 * size, y + 0.2 * size)
    for child in element:
        yield from _texts(child, size, anchor)


def overlapping(written: Iterable[Written]) -> list[tuple[str, str]]:
    """The pairs of texts that lie over each other."""
    every = sorted(written, key=lambda one: one.top)
    return [
        (one.text, other.text)
        for index, one in enumerate(every)
        for other in every[index + 1 :]
        if other.top < one.bottom and one.left < other.right and other.left < one.right
    ]


def outside(root: ET.Element) -> list[str]:
    """The texts and paths that are not wholly inside the viewBox."""
    _, _, width, height = map(float, root.get("viewBox", "").split())
    found = [one.text for one in texts(root) if one.left < 0 or one.right > width or one.top < 0 or one.bottom > height]
    for path in root.iter(SVG + "path"):
        xs, ys = corners(path.get("d", ""))
        if min(xs) < 0 or max(xs) > width or min(ys) < 0 or max(ys) > height:
            found.append(path.get("d", ""))
    return found


def corners(path: str) -> tuple[list[float], list[float]]:
    """The x and y coordinates of the points of a path that holds M, L, H, V, C, A and Z."""
    xs: list[float] = []
    ys: list[float] = []
    for command, rest in re.findall(r"([MLHVCAZ])([^MLHVCAZ]*)", path):
        numbers = list(map(float, rest.split()))
        if command == "A":
            numbers = numbers[5:]
        xs.extend(numbers if command == "H" else [] if command == "V" else numbers[::2])
        ys.extend(numbers if command == "V" else [] if command == "H" else numbers[1::2])
    return xs, ys


def groups(root: ET.Element, name: str) -> list[ET.Element]:
    """The groups of that class, in the order of the picture."""
    return [group for group in root.iter(SVG + "g") if group.get("class") == name]


def told(group: ET.Element) -> str:
    """All that is written in a group, without blanks: lines end where there was one."""
    return "".join("".join(text.text or "" for text in group.iter(SVG + "text")).split())


def title(element: ET.Element) -> str:
    return element.findtext(SVG + "title") or ""

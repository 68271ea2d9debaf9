"""Marks of a picture: a point for a day, a bar for a longer time; told apart by more than their colour.

A mark has a `form`, its outline (0 round, 1 pointed, 2 square), and a `filling` (0 full, 1 half, 2 empty, 3 a core).
"""

from typing import Final

from twl_graph.pictures.svg import PAPER, element, number

#: How many outlines and fillings there are.
FORMS: Final = 3
FILLINGS: Final = 4
#: The colour of each form: blue, brown, grey; each has a contrast of 6 to white, and a grey of its own in print.
COLOURS: Final = ("#1d4f91", "#a3430b", "#4a5260")
#: Half of the height of a mark.
REACH: Final = 6.5


def point(x: float, y: float, form: int, filling: int) -> str:
    """Draw a day, centred at `x`, `y`."""
    reach = REACH
    if form == 0:
        arc = f"A{number(reach)} {number(reach)} 0 0 0"
        left, right = f"{number(x - reach)} {number(y)}", f"{number(x + reach)} {number(y)}"
        outline, lower = f"M{left}{arc} {right}{arc} {left}Z", f"M{left}{arc} {right}Z"
    elif form == 1:
        reach *= 1.2
        outline = _path((x - reach, y), (x, y + reach), (x + reach, y), (x, y - reach))
        lower = _path((x - reach, y), (x, y + reach), (x + reach, y))
    else:
        reach *= 0.9
        outline, lower = (
            _rectangle(x - reach, x + reach, y - reach, y + reach),
            _rectangle(x - reach, x + reach, y, y + reach),
        )
    return _filled(outline, lower, _rectangle(x - 2, x + 2, y - 2, y + 2), form, filling)


def bar(left: float, right: float, y: float, form: int, filling: int) -> str:
    """Draw a stretch of time from `left` to `right`, its middle at `y`."""
    upper, lower = y - REACH, y + REACH
    tip = min(REACH, (right - left) / 2) if form == 1 else 0
    if form == 1:
        outline = _path(
            (left, y), (left + tip, lower), (right - tip, lower), (right, y), (right - tip, upper), (left + tip, upper)
        )
        half = _path((left, y), (left + tip, lower), (right - tip, lower), (right, y))
    else:
        outline, half = _rectangle(left, right, upper, lower), _rectangle(left, right, y, lower)
    return _filled(outline, half, _rectangle(left, right, y - 2, y + 2), form, filling)


def _filled(outline: str, half: str, core: str, form: int, filling: int) -> str:
    colour = COLOURS[form]
    style: dict[str, str | float] = {
        "fill": colour if filling == 0 else PAPER,
        "stroke": colour,
        "stroke-width": 1.5,
        "stroke-linejoin": "round",
    }
    inner = {1: half, 3: core}.get(filling)
    inside = element("path", {"d": inner, "fill": colour}) if inner else ""
    return element("path", {"d": outline, **style}) + inside


def _rectangle(left: float, right: float, upper: float, lower: float) -> str:
    return _path((left, upper), (right, upper), (right, lower), (left, lower))


def _path(*corners: tuple[float, float]) -> str:
    return f"M{'L'.join(f'{number(x)} {number(y)}' for x, y in corners)}Z"

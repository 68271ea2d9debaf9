"""Whole numbers that a free wording gives to a parameter, by naming what they count: paragraph 9, 第九段."""

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from twl_graph.questions.parameters import Parameter

_DIGITS: Final = {character: value for value, character in enumerate("零一二三四五六七八九")}
#: How the Chinese description of a parameter says that it takes an ordinal, and of what.
_WHICH: Final = re.compile("第几(.)")


class Ordinal(NamedTuple):
    """A number, and the stretch of the text that names it."""

    start: int
    end: int
    value: int


def ordinal(text: str, param: "Parameter") -> Ordinal | None:
    """Return the number that a plain text gives to a parameter; None where it gives none within its bounds.

    English has the name of the parameter before the number; Chinese has 第 before and the counted word behind, which is
    the one that the parameter's description asks for with 第几.
    """
    ways = [rf"\b{re.escape(param.name.casefold())} (?P<number>[0-9]{{1,9}})\b"]
    if counted := _WHICH.search(param.description.zh):
        ways.append(rf"第(?P<number>[0-9]{{1,9}}|[{''.join(_DIGITS)}十]{{1,3}}){counted[1]}")
    for way in ways:
        for found in re.finditer(way, text):
            value = _value(found["number"])
            low, high = param.minimum, param.maximum
            if value is not None and (low is None or value >= low) and (high is None or value <= high):
                return Ordinal(found.start(), found.end(), value)
    return None


def _value(written: str) -> int | None:
    """Return the number below 100 that is written in Chinese, or any in digits; None where it is none."""
    if written.isascii():
        return int(written)
    if "十" not in written:
        return _DIGITS[written] if len(written) == 1 else None
    tens, _, ones = written.partition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return None
    return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)

"""Whole numbers that a free wording gives to a parameter, by naming what they count: paragraph 9, 第九段."""

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from twl_graph.questions.parameters import Parameter

_DIGITS: Final = {character: value for value, character in enumerate("零一二三四五六七八九")}
_TEN: Final = "十"
_NUMBER: Final = r"(?P<number>\S{1,9}?)"
#: Before an ordinal in Chinese; how the description of a parameter says that it takes one, before what is counted.
_ORDINAL: Final = "第"
_WHICH: Final = "第几"


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
    ways = [rf"\b{re.escape(param.name.casefold())} {_NUMBER}\b"]
    if counted := param.description.zh.partition(_WHICH)[2][:1]:
        ways.append(_ORDINAL + _NUMBER + counted)
    for way in ways:
        for found in re.finditer(way, text):
            value = _value(found["number"])
            low, high = param.minimum, param.maximum
            if value is not None and (low is None or value >= low) and (high is None or value <= high):
                return Ordinal(found.start(), found.end(), value)
    return None


def _value(written: str) -> int | None:
    """Return the number that is written in ASCII digits, or below 100 in Chinese; None where it is none."""
    if written.isascii():
        return int(written) if written.isdigit() else None
    tens, ten, ones = written.rpartition(_TEN)
    if not ten:
        return _DIGITS.get(written)
    parts = _DIGITS.get(tens) if tens else 1, _DIGITS.get(ones) if ones else 0
    return None if None in parts else (parts[0] or 0) * 10 + (parts[1] or 0)

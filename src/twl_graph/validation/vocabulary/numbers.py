"""The numbers of XML Schema 1.1 (Part 2, sections 3.3.3 to 3.3.5 and 3.4): the canonical form of each lexical form."""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING, Final

from twl_graph.whole_numbers import WHOLE_NUMBERS

if TYPE_CHECKING:
    from collections.abc import Callable

_WHOLE: Final = re.compile(r"([+-]?)([0-9]+)\Z")
_DECIMAL: Final = re.compile(r"([+-]?)(?:([0-9]+)(?:\.([0-9]*))?|\.([0-9]+))\Z")
_FLOAT: Final = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\Z")
_SPECIAL: Final = {"INF": "INF", "+INF": "INF", "-INF": "-INF", "NaN": "NaN"}


def whole(lexical: str, name: str = "integer") -> str | None:
    """Return the canonical form of a whole number of a type such as `byte`; None where it is not valid.

    Compared as texts: a number of a million digits is no reason to compute with it.
    """
    match = _WHOLE.match(lexical)
    if match is None:
        return None
    sign, digits = match[1], match[2].lstrip("0") or "0"
    canonical = "-" + digits if sign == "-" and digits != "0" else digits
    least, most = WHOLE_NUMBERS[name]
    fits = (least is None or _order(canonical) >= _order(str(least))) and (
        most is None or _order(canonical) <= _order(str(most))
    )
    return canonical if fits else None


def _order(canonical: str) -> tuple[int, str]:
    """Return what whole numbers in canonical form sort by: how many digits they have, then the digits."""
    if not canonical.startswith("-"):
        return len(canonical), canonical
    return -len(canonical), canonical.translate(_COMPLEMENT)


#: Of two negative numbers the one with the greater digits is the less.
_COMPLEMENT: Final = str.maketrans("0123456789", "9876543210")


def decimal(lexical: str) -> str | None:
    """Return the canonical form of a decimal, which has no point where the value is whole; None where not valid."""
    match = _DECIMAL.match(lexical)
    if match is None:
        return None
    before, after = (match[2] or "").lstrip("0") or "0", (match[3] or match[4] or "").rstrip("0")
    number = f"{before}.{after}" if after else before
    return "-" + number if match[1] == "-" and number != "0" else number


def double(lexical: str) -> str | None:
    """Return the canonical form of an xsd:double, such as `1.5E0`; None where it is not valid."""
    return _scientific(lexical, float, repr)


def single(lexical: str) -> str | None:
    """Return the canonical form of an xsd:float, in the fewest digits that mean it; None where it is not valid."""
    return _scientific(lexical, lambda text: _as_single(float(text)), _shortest_single)


def _scientific(lexical: str, read: Callable[[str], float], write: Callable[[float], str]) -> str | None:
    if lexical in _SPECIAL:
        return _SPECIAL[lexical]
    if not _FLOAT.match(lexical):
        return None
    written = write(read(lexical))
    if written.endswith("inf"):
        return "-INF" if written.startswith("-") else "INF"
    sign, written = ("-", written[1:]) if written.startswith("-") else ("", written)
    mantissa, _, exponent = written.partition("e")
    before, _, after = mantissa.partition(".")
    digits = (before + after).lstrip("0")
    if not digits:
        return f"{sign}0.0E0"
    # Digits before the point, less the zeros that led and the one digit that stays there.
    power = int(exponent or 0) + len(before) - (len(before + after) - len(digits)) - 1
    digits = digits.rstrip("0")
    return f"{sign}{digits[0]}.{digits[1:] or '0'}E{power}"


def _as_single(value: float) -> float:
    try:
        return float(struct.unpack("f", struct.pack("f", value))[0])
    except OverflowError:
        return float("-inf") if value < 0 else float("inf")


def _shortest_single(value: float) -> str:
    for digits in range(9):
        text = f"{value:.{digits}e}"
        if _as_single(float(text)) == value:
            return text
    return repr(value)

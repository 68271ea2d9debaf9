"""The whole numbers of XML Schema 1.1 (Part 2, section 3.4): the types, and how far each reaches."""

from typing import Final

_BITS: Final = {"long": 64, "int": 32, "short": 16, "byte": 8}
#: The local name of each type in the namespace of XML Schema, with the least and the greatest; None for no limit.
WHOLE_NUMBERS: Final[dict[str, tuple[int | None, int | None]]] = {
    "integer": (None, None),
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
    "nonNegativeInteger": (0, None),
    "positiveInteger": (1, None),
    **{name: (-(1 << bits - 1), (1 << bits - 1) - 1) for name, bits in _BITS.items()},
    **{f"unsigned{name.capitalize()}": (0, (1 << bits) - 1) for name, bits in _BITS.items()},
}

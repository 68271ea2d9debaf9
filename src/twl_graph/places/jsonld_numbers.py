"""JSON numbers and booleans as RDF literals (JSON-LD 1.1 API, section 8.2.2)."""

from decimal import Decimal
from typing import Final

import pyoxigraph as ox

from twl_graph.namespaces import XSD

_DOUBLE: Final = XSD + "double"
#: From here on whole numbers are written as doubles.
_LARGE: Final = 10**21


def native(value: int | float | bool, datatype: str | None) -> ox.Literal:
    """Return the literal that a JSON number or boolean stands for; `datatype` is the one asked for, if any."""
    if isinstance(value, bool):
        return ox.Literal(str(value).lower(), datatype=ox.NamedNode(datatype or XSD + "boolean"))
    if value == int(value) and abs(value) < _LARGE and datatype != _DOUBLE:
        return ox.Literal(str(int(value)), datatype=ox.NamedNode(datatype or XSD + "integer"))
    return ox.Literal(_double(float(value)), datatype=ox.NamedNode(datatype or _DOUBLE))


def _double(value: float) -> str:
    """Return the canonical form of a double: `4.5E0`."""
    sign, digits, exponent = Decimal(repr(value)).normalize().as_tuple()
    assert isinstance(exponent, int), "JSON has no infinity"
    first, rest = str(digits[0]), "".join(map(str, digits[1:]))
    return f"{'-' if sign else ''}{first}.{rest or '0'}E{exponent + len(rest)}"

"""JSON values as RDF terms (JSON-LD 1.1 API, sections 5.3 and 8.2.2)."""

from decimal import Decimal
from typing import Final

import pyoxigraph as ox

from twl_graph.namespaces import XSD
from twl_graph.places.json_values import Scalar
from twl_graph.places.jsonld_terms import ActiveContext, TermDefinition
from twl_graph.places.statements import Term

_DOUBLE: Final = XSD + "double"
#: From here on whole numbers are written as doubles.
_LARGE: Final = 10**21


def resource(name: str | None) -> ox.NamedNode | str | None:
    """Return an expanded name as an IRI or a blank node; None for what is neither."""
    if name is None or name.startswith("@") or ":" not in name:
        return None
    return name[2:] if name.startswith("_:") else ox.NamedNode(name)


def scalar(value: Scalar, term: TermDefinition, context: ActiveContext) -> Term | None:
    """Return what a bare value stands for under a key (JSON-LD 1.1 API, section 5.3)."""
    content = value.value
    if isinstance(content, str) and term.type in ("@id", "@vocab"):
        return resource(context.expanded(content, vocabulary=term.type == "@vocab", relative=True))
    datatype = None if term.type is None or term.type.startswith("@") else term.type
    language = context.language if term.language is None else term.language
    return literal(content, datatype, language) if content is not None else None


def literal(content: object, datatype: str | None, language: str) -> ox.Literal | None:
    """Return the literal of a JSON value; None where there is none. No language is empty."""
    if isinstance(content, bool | int | float):
        return _native(content, datatype)
    if not isinstance(content, str):
        return None
    if datatype is not None:
        return ox.Literal(content, datatype=ox.NamedNode(datatype))
    return ox.Literal(content, language=language) if language else ox.Literal(content)


def _native(value: int | float | bool, datatype: str | None) -> ox.Literal:
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

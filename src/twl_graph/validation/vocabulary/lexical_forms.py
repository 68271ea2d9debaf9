"""The lexical forms of the datatypes of RDF and XML Schema 1.1: which are valid, and which one is canonical.

White space around a value is no part of any lexical form in RDF (RDF 1.1 Concepts, section 5.1), so it is not valid.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from twl_graph.namespaces import XSD
from twl_graph.validation.vocabulary import moments, numbers
from twl_graph.whole_numbers import WHOLE_NUMBERS

if TYPE_CHECKING:
    from collections.abc import Callable

WKT: Final = "http://www.opengis.net/ont/geosparql#wktLiteral"
#: What no text holds: all but the characters of XML 1.0 (section 2.2), which is what a text of XML Schema is made of.
NO_CHARACTER: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME: Final = r"[^\W\d][\w.\u00b7-]*"
#: Types whose every valid form is canonical, by what their forms look like (Part 2, sections 3.3 and 3.4).
_PATTERNS: Final = {
    "normalizedString": r"[^\t\n\r]*",
    "token": r"(?:[^\s]+(?: [^\s]+)*)?",
    "language": r"[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*",
    "Name": r"(?:[^\W\d]|:)[\w.:\u00b7-]*",
    "NCName": _NAME,
    "NMTOKEN": r"[\w.:\u00b7-]+",
    "anyURI": r"""[^\s<>"{}|\\^`]*""",
    "base64Binary": r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=|[A-Za-z0-9+/][AQgw]==)?",
}
_HEX: Final = re.compile(r"(?:[0-9a-fA-F]{2})*\Z")
_NUMBER: Final = r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"
_COORDINATES: Final = rf"{_NUMBER}(?: {_NUMBER}){{1,3}}"
#: Well-known text (OGC 06-103r4, section 7), by GeoSPARQL with the coordinate system before it: a point is checked in
#: full, of other shapes the word and the brackets.
_WKT: Final = re.compile(
    rf"(?:<[^<>\s]+> )?(?:POINT ?(?:Z |M |ZM )?(?:\({_COORDINATES}\)|EMPTY)"
    r"|(?:LINESTRING|POLYGON|MULTI(?:POINT|LINESTRING|POLYGON)|GEOMETRYCOLLECTION) ?(?:\([^<>]*\)|EMPTY))\Z"
)


def canonical(lexical: str, datatype: str) -> str | None:
    """Return the canonical form of a literal's lexical form, None where that is not valid for the datatype.

    A datatype that is not known here, or whose values are no text, has no form that is not canonical.

    >>> canonical("+05", XSD + "integer")
    '5'
    """
    read = _READERS.get(datatype)
    return lexical if read is None else read(lexical)


def is_known(datatype: str) -> bool:
    """Tell whether the forms of a datatype are known here."""
    return datatype in _READERS


def _boolean(lexical: str) -> str | None:
    return {"true": "true", "1": "true", "false": "false", "0": "false"}.get(lexical)


def _matching(pattern: re.Pattern[str], lexical: str) -> str | None:
    return lexical if pattern.match(lexical) else None


def _hexadecimal(lexical: str) -> str | None:
    """Digests are written in small letters here, as every tool prints them; XML Schema would have capitals.

    Only a mixture is not canonical.
    """
    if not _HEX.match(lexical):
        return None
    return lexical if lexical in (lexical.lower(), lexical.upper()) else lexical.lower()


_READERS: Final[dict[str, Callable[[str], str | None]]] = {
    WKT: partial(_matching, _WKT),
    **{XSD + name: partial(_matching, re.compile(rf"(?:{form})\Z")) for name, form in _PATTERNS.items()},
    **{XSD + name: partial(numbers.whole, name=name) for name in WHOLE_NUMBERS},
    **{XSD + name: partial(moments.moment, name=name) for name in moments.NAMES},
    XSD + "boolean": _boolean,
    XSD + "dateTimeStamp": moments.stamp,
    XSD + "decimal": numbers.decimal,
    XSD + "double": numbers.double,
    XSD + "duration": moments.duration,
    XSD + "dayTimeDuration": partial(moments.duration, months=False),
    XSD + "float": numbers.single,
    XSD + "hexBinary": _hexadecimal,
    XSD + "yearMonthDuration": partial(moments.duration, seconds=False),
}

"""The Python value of a term: numbers, dates and texts, each as exact as it is written, or else the term itself.

===================================  ===================================================================
term                                 value
===================================  ===================================================================
IRI                                  `Iri`: a str that also knows its CURIE
text with a language                 `Text`: a str that also knows its language
xsd:string                           str
xsd:boolean                          bool
xsd:integer and those derived of it  int
xsd:decimal                          Decimal
xsd:double, xsd:float                float, the nearest to what is written
xsd:date                             datetime.date
xsd:gYearMonth, xsd:gYear            `YearMonth`, `Year` (see `dates`): never a day that nobody stated
xsd:dateTime, xsd:dateTimeStamp      datetime.datetime, with its zone where it has one
===================================  ===================================================================

Everything else stays the pyoxigraph term that it is: blank nodes, triple terms, literals of other datatypes, and those
whose value Python cannot hold or that break the rules of their datatype (XML Schema 1.1 Part 2): `"300"^^xsd:byte`, a
day with a time zone, the year 0.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Final, TypeAlias

import pyoxigraph as ox

from twl_graph.dates import PartialDate, Year, YearMonth, bounds
from twl_graph.engine import Term
from twl_graph.namespaces import XSD, compact
from twl_graph.whole_numbers import WHOLE_NUMBERS

__all__ = ["Iri", "PartialDate", "Text", "Value", "Year", "YearMonth", "value_of"]


class Iri(str):
    """An IRI: a str that also gives its `curie`."""

    __slots__ = ()

    @property
    def curie(self) -> str:
        """The IRI under the project's prefixes, as tables show it: `id:tongzhou`, or `<iri>` where no prefix fits."""
        return compact(self)

    def __repr__(self) -> str:
        """Show that it is an IRI."""
        return f"Iri({str(self)!r})"


class Text(str):
    """A text with its `language`, a tag in lower case such as `zh`. It equals any str of the same characters."""

    __slots__ = ("language",)
    language: str

    def __new__(cls, text: str, language: str) -> "Text":
        """Return the text with its language."""
        made = super().__new__(cls, text)
        made.language = language
        return made

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]  # str itself takes one part
        """Give `copy` and `pickle` both parts."""
        return str(self), self.language

    def __repr__(self) -> str:
        """Show the language too."""
        return f"Text({str(self)!r}, {self.language!r})"


#: What a row holds of a term.
Value: TypeAlias = (
    Iri | Text | str | bool | int | float | Decimal | date | datetime | Year | YearMonth | ox.Literal | ox.BlankNode
    | ox.Triple
)  # fmt: skip


def value_of(term: Term) -> Value:
    """Return the value of a term, or the term itself where Python has none that is the same. Never raises."""
    if isinstance(term, ox.NamedNode):
        return Iri(term.value)
    if not isinstance(term, ox.Literal) or term.direction is not None:
        return term
    if term.language is not None:
        return Text(term.value, term.language)
    read = _READERS.get(term.datatype.value)
    try:
        value = None if read is None else read(term.value)
    except ValueError:  # no such day or hour; more digits than Python reads
        value = None
    return term if value is None else value


def _text(lexical: str) -> str:
    return lexical


def _boolean(lexical: str) -> bool | None:
    return {"true": True, "1": True, "false": False, "0": False}.get(lexical)


def _integer(least: int | None, most: int | None) -> Callable[[str], int | None]:
    def read(lexical: str) -> int | None:
        if not _WHOLE.fullmatch(lexical):
            return None
        number = int(lexical)
        fits = (least is None or least <= number) and (most is None or number <= most)
        return number if fits else None

    return read


def _decimal(lexical: str) -> Decimal | None:
    return Decimal(lexical) if _DECIMAL.fullmatch(lexical) else None


def _float(lexical: str) -> float | None:
    return float(lexical) if _FLOAT.fullmatch(lexical) else None


def _date(lexical: str) -> date | None:
    days = bounds(lexical, XSD + "date")
    return None if days is None else days[0]


def _year(lexical: str) -> Year | None:
    return None if bounds(lexical, Year.datatype) is None else Year(int(lexical))


def _year_month(lexical: str) -> YearMonth | None:
    if bounds(lexical, YearMonth.datatype) is None:
        return None
    year, month = lexical.split("-")
    return YearMonth(int(year), int(month))


def _datetime(lexical: str, *, zoned: bool = False) -> datetime | None:
    """Read what datetime can hold: to the microsecond, in the years 1 to 9999, without an hour 24."""
    match = _DATETIME.fullmatch(lexical)
    if match is None or (zoned and match["zone"] is None):
        return None
    return datetime.fromisoformat(lexical)


_WHOLE: Final = re.compile(r"[+-]?[0-9]+", re.ASCII)
_DECIMAL: Final = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)", re.ASCII)
_FLOAT: Final = re.compile(rf"{_DECIMAL.pattern}(?:[eE][+-]?[0-9]+)?|[+-]?INF|NaN", re.ASCII)
_DATETIME: Final = re.compile(
    r"\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):\d\d:\d\d(?:\.\d{1,6}0*)?"
    r"(?P<zone>Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))?",
    re.ASCII,
)
_READERS: Final[dict[str, Callable[[str], Value | None]]] = {
    **{XSD + name: _integer(*limits) for name, limits in WHOLE_NUMBERS.items()},
    XSD + "string": _text,
    XSD + "boolean": _boolean,
    XSD + "decimal": _decimal,
    XSD + "double": _float,
    XSD + "float": _float,
    XSD + "date": _date,
    XSD + "gYear": _year,
    XSD + "gYearMonth": _year_month,
    XSD + "dateTime": _datetime,
    XSD + "dateTimeStamp": partial(_datetime, zoned=True),
}

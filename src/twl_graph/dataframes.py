"""Rows as a DataFrame of pandas or polars: one column a variable, its type that of its values, null where unbound.

======================  ======================================  ==================================
values of a column      pandas                                  polars
======================  ======================================  ==================================
whole numbers           Int64                                   Int64
truths                  boolean                                 Boolean
floats                  Float64                                 Float64
decimals                Decimal objects                         Decimal
IRIs, texts             string                                  String
days                    datetime.date objects                   Date
times without a zone    datetime objects                        Datetime (microseconds)
years, months           `Year` and `YearMonth` objects          String, as written: "2017-02"
of several kinds        the Python values                       String, as written
none at all             None                                    Null
======================  ======================================  ==================================

A year or a month never becomes a day; the questions give the first and the last day as columns of their own. Nothing is
rounded: decimals among whole numbers make a column of decimals, and what no type holds exactly (a number of more than
64 bits, a decimal of more than 38 digits, a time with a zone) is a column of Python values in pandas, and of texts as
written in polars. A text's language is dropped; `Rows.values` keeps it.
"""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Context, Decimal
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, get_args

import pyoxigraph as ox

from twl_graph.engine import Solutions, Term
from twl_graph.errors import UnsupportedFeature, UsageError, Words
from twl_graph.namespaces import compact
from twl_graph.values import value_of

if TYPE_CHECKING:
    import pandas
    import polars

#: How IRIs are written: `id:tongzhou` (and `<iri>` where no prefix fits), or in full.
Iris: TypeAlias = Literal["curie", "full"]

_PANDAS: Final[dict[type, str]] = {int: "Int64", bool: "boolean", float: "Float64", str: "string"}
_INT64: Final = range(-(1 << 63), 1 << 63)
#: The most digits that a decimal of polars has.
_DIGITS: Final = 38


def to_pandas(answer: Solutions, iris: Iris = "curie") -> "pandas.DataFrame":
    """Return the rows as a pandas DataFrame, its columns as the module says.

    Raises UnsupportedFeature where pandas is not installed, UsageError for another way to write IRIs.
    """
    _require_known(iris)
    try:
        import pandas
    except ModuleNotFoundError as error:
        raise _missing("pandas", error) from None
    columns = {}
    for name, terms in _columns(answer):
        values, kind = _values(terms, iris)
        dtype = _PANDAS.get(kind, "object")
        if kind is float and any(value != value for value in values):
            dtype = "object"  # pandas would take NaN, which is a value, for a null
        columns[name] = pandas.Series(values, index=range(len(values)), dtype=dtype)
    return pandas.DataFrame(columns, index=range(len(answer.rows)), columns=list(answer.variables))


def to_polars(answer: Solutions, iris: Iris = "curie") -> "polars.DataFrame":
    """Return the rows as a polars DataFrame, its columns as the module says.

    Raises UnsupportedFeature where polars is not installed, UsageError for another way to write IRIs.
    """
    _require_known(iris)
    try:
        import polars
    except ModuleNotFoundError as error:
        raise _missing("polars", error) from None
    known: dict[type, Any] = {
        int: polars.Int64,
        bool: polars.Boolean,
        float: polars.Float64,
        str: polars.String,
        date: polars.Date,
        datetime: polars.Datetime("us"),
        type(None): polars.Null,
    }
    columns = []
    for name, terms in _columns(answer):
        values, kind = _values(terms, iris)
        if kind is Decimal:
            places = _places(values)
            alike = [None if value is None else _to_places(value, places) for value in values]
            columns.append(polars.Series(name, alike, dtype=polars.Decimal(_DIGITS, places)))
        elif kind in known:
            columns.append(polars.Series(name, values, dtype=known[kind]))
        else:
            written = [None if term is None else _written(term, iris) for term in terms]
            columns.append(polars.Series(name, written, dtype=polars.String))
    return polars.DataFrame(columns)


def _require_known(iris: str) -> None:
    known = get_args(Iris)
    if iris not in known:
        zh, en = "、".join(known), " or ".join(known)
        raise UsageError(Words(f"iris 只能是 {zh}，不能是“{iris}”", f'iris is {en}, not "{iris}"'))


def _missing(library: str, error: ModuleNotFoundError) -> Exception:
    """Return what to raise where a library cannot be imported."""
    if error.name != library:  # it is there, and broken
        return error
    return UnsupportedFeature(
        Words(
            f"to_{library}() 需要 {library}，尚未安装：pip install 'twl-graph[notebook]'",
            f"to_{library}() needs {library}, which is not installed: pip install 'twl-graph[notebook]'",
        )
    )


def _columns(answer: Solutions) -> list[tuple[str, list[Term | None]]]:
    return [(name, [row[index] for row in answer.rows]) for index, name in enumerate(answer.variables)]


def _values(terms: Sequence[Term | None], iris: Iris) -> tuple[list[Any], type]:
    """Return the values of a column and their one kind: NoneType where there are none, object for several.

    The kind is also object where no column type holds the values exactly.
    """
    values = [None if term is None else _plain(term, iris) for term in terms]
    kinds = {type(value) for value in values} - {type(None)}
    if kinds == {int, Decimal}:
        values = [Decimal(value) if isinstance(value, int) else value for value in values]
        kinds = {Decimal}
    if not kinds:
        return values, type(None)
    kind = kinds.pop() if len(kinds) == 1 else object
    there = [value for value in values if value is not None]
    return values, kind if _fits(kind, there) else object


def _fits(kind: type, values: Sequence[Any]) -> bool:
    """Tell whether a column of the kind holds such values exactly."""
    if kind is int:
        return all(value in _INT64 for value in values)
    if kind is datetime:
        return all(value.tzinfo is None for value in values)
    if kind is Decimal:
        before_the_point = max(0, *(value.adjusted() + 1 for value in values))
        return bool(before_the_point + _places(values) <= _DIGITS)
    return True


def _places(values: Sequence[Decimal | None]) -> int:
    """Return how many digits the decimals have after the point, at most."""
    return max((-int(value.as_tuple().exponent) for value in values if value is not None), default=0)


def _to_places(value: Decimal, places: int) -> Decimal:
    """Return the same decimal with so many digits after the point, as the first versions of polars want them."""
    return value.quantize(Decimal(1).scaleb(-places), context=Context(prec=_DIGITS))


def _plain(term: Term, iris: Iris) -> Any:
    """Return the value of a term, IRIs and texts as plain strings."""
    if isinstance(term, ox.NamedNode):
        return _written(term, iris)
    value = value_of(term)
    return str(value) if isinstance(value, str) else value


def _written(term: Term, iris: Iris) -> str:
    """Return a term as text: an IRI as `iris` says, a literal as it is written."""
    if isinstance(term, ox.NamedNode):
        return compact(term.value) if iris == "curie" else term.value
    return term.value if isinstance(term, ox.Literal) else str(term)

"""Rows as a DataFrame: every value exact, in a column of its type; with pandas and polars where they are installed."""

import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from importlib.util import find_spec
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

import twl_graph
from twl_graph.dataframes import to_pandas, to_polars
from twl_graph.dates import Year, YearMonth
from twl_graph.engine import Solutions, Term
from twl_graph.errors import UnsupportedFeature, UsageError
from twl_graph.namespaces import ID, XSD
from twl_graph.rows import Rows
from twl_graph.values import value_of

needs_pandas = pytest.mark.skipif(find_spec("pandas") is None, reason="pandas is not installed (extra: notebook)")
needs_polars = pytest.mark.skipif(find_spec("polars") is None, reason="polars is not installed (extra: notebook)")


def typed(lexical: str, datatype: str) -> ox.Literal:
    return ox.Literal(lexical, datatype=ox.NamedNode(XSD + datatype))


def column(*terms: Term | None) -> Solutions:
    return Solutions(("x",), tuple((term,) for term in terms))


#: For each kind of column: its terms, the type and the values in pandas, the type (by name) and the values in polars.
COLUMNS: dict[str, tuple[list[Term | None], str, list[Any], str, list[Any]]] = {
    "whole numbers": (
        [typed("5", "integer"), None, typed("30", "short")],
        "Int64",
        [5, None, 30],
        "Int64",
        [5, None, 30],
    ),
    "truths": (
        [typed("true", "boolean"), None, typed("0", "boolean")],
        "boolean",
        [True, None, False],
        "Boolean",
        [True, None, False],
    ),
    "floats": ([typed("1.5E0", "double"), None], "Float64", [1.5, None], "Float64", [1.5, None]),
    "decimals": (
        [typed("0.1", "decimal"), None, typed("12.345", "decimal")],
        "object",
        [Decimal("0.1"), None, Decimal("12.345")],
        "Decimal(precision=38, scale=3)",
        [Decimal("0.1"), None, Decimal("12.345")],
    ),
    "decimals and whole numbers": (
        [typed("0.1", "decimal"), typed("2", "integer")],
        "object",
        [Decimal("0.1"), Decimal(2)],
        "Decimal(precision=38, scale=1)",
        [Decimal("0.1"), Decimal(2)],
    ),
    "texts": (
        [ox.Literal("廊坊市", language="zh"), None, ox.Literal("x")],
        "string",
        ["廊坊市", None, "x"],
        "String",
        ["廊坊市", None, "x"],
    ),
    "days": (
        [typed("2018-01-18", "date"), None],
        "object",
        [date(2018, 1, 18), None],
        "Date",
        [date(2018, 1, 18), None],
    ),
    "dates of any precision": (
        [typed("2018-01-18", "date"), typed("2017-02", "gYearMonth"), typed("2017", "gYear"), None],
        "object",
        [date(2018, 1, 18), YearMonth(2017, 2), Year(2017), None],
        "String",
        ["2018-01-18", "2017-02", "2017", None],
    ),
    "years": ([typed("2017", "gYear")], "object", [Year(2017)], "String", ["2017"]),
    "times": (
        [typed("2018-01-18T08:30:00.5", "dateTime")],
        "object",
        [datetime(2018, 1, 18, 8, 30, 0, 500_000)],
        "Datetime(time_unit='us', time_zone=None)",
        [datetime(2018, 1, 18, 8, 30, 0, 500_000)],
    ),
    "times with a zone": (
        [typed("2018-01-18T08:30:00Z", "dateTime")],
        "object",
        [datetime(2018, 1, 18, 8, 30, tzinfo=UTC)],
        "String",
        ["2018-01-18T08:30:00Z"],
    ),
    "several kinds": (
        [typed("5", "integer"), ox.Literal("x"), ox.BlankNode("b"), typed("300", "byte")],
        "object",
        [5, "x", ox.BlankNode("b"), typed("300", "byte")],
        "String",
        ["5", "x", "_:b", "300"],
    ),
    "numbers of more than 64 bits": (
        [typed("9223372036854775808", "integer"), typed("1", "integer")],
        "object",
        [9223372036854775808, 1],
        "String",
        ["9223372036854775808", "1"],
    ),
    "decimals of more than 38 digits": (
        [typed("1234567890123456789012345678901234.5", "decimal"), typed("0.12345", "decimal")],
        "object",
        [Decimal("1234567890123456789012345678901234.5"), Decimal("0.12345")],
        "String",
        ["1234567890123456789012345678901234.5", "0.12345"],
    ),
    "decimals of more than 38 places": (
        [typed("0." + "0" * 39 + "1", "decimal")],
        "object",
        [Decimal("1e-40")],
        "String",
        ["0." + "0" * 39 + "1"],
    ),
    "nothing": ([None, None], "object", [None, None], "Null", [None, None]),
}


@needs_pandas
@pytest.mark.parametrize("kind", COLUMNS)
def test_a_column_of_pandas_holds_the_values_exactly_and_null_where_unbound(kind: str) -> None:
    import pandas

    terms, dtype, values, _, _ = COLUMNS[kind]
    found = to_pandas(column(*terms))["x"]
    assert str(found.dtype) == dtype
    assert [None if value is pandas.NA else value for value in found] == values
    assert [bool(null) for null in found.isna()] == [value is None for value in values]


@needs_polars
@pytest.mark.parametrize("kind", COLUMNS)
def test_a_column_of_polars_holds_the_values_exactly_and_null_where_unbound(kind: str) -> None:
    terms, _, _, dtype, values = COLUMNS[kind]
    found = to_polars(column(*terms))["x"]
    assert str(found.dtype) == dtype
    assert found.to_list() == values


@needs_pandas
def test_a_float_that_is_no_number_is_no_null() -> None:
    found = to_pandas(column(typed("NaN", "double"), typed("1", "double"), None))["x"].tolist()
    assert str(found[0]) == "nan"
    assert found[1:] == [1.0, None]


@needs_polars
def test_a_float_that_is_no_number_is_no_null_in_polars() -> None:
    found = to_polars(column(typed("NaN", "double"), typed("1", "double"), None))["x"].to_list()
    assert str(found[0]) == "nan"
    assert found[1:] == [1.0, None]


_terms = st.one_of(
    st.none(),
    st.integers().map(lambda number: typed(str(number), "integer")),
    st.decimals(allow_nan=False, allow_infinity=False).map(lambda number: typed(format(number, "f"), "decimal")),
    st.dates().map(lambda day: typed(day.isoformat(), "date")),
    st.dates().map(lambda day: typed(day.isoformat()[:7], "gYearMonth")),
    st.booleans().map(lambda truth: typed(str(truth).lower(), "boolean")),
    st.text().map(ox.Literal),
)
#: Columns of one kind and of several.
_columns = st.one_of(st.lists(_terms), *(st.lists(kind) for kind in _terms.original_strategies))  # type: ignore[attr-defined]


@needs_pandas
@given(_columns)
def test_no_column_of_pandas_changes_a_value(terms: list[Term | None]) -> None:
    import pandas

    found = [None if value is pandas.NA else value for value in to_pandas(column(*terms))["x"]]
    assert found == [None if term is None else value_of(term) for term in terms]


@needs_polars
@given(_columns)
def test_no_column_of_polars_changes_a_value(terms: list[Term | None]) -> None:
    """A value comes back as it is, or as it was written."""
    for found, term in zip(to_polars(column(*terms))["x"].to_list(), terms, strict=True):
        if not isinstance(term, ox.Literal):
            assert found is None
        else:
            assert found in (value_of(term), term.value)


@needs_pandas
@needs_polars
def test_iris_are_curies_or_written_in_full() -> None:
    answer = column(ox.NamedNode(ID + "tongzhou"), ox.NamedNode("http://example.com/x"), None)
    short, full = ["id:tongzhou", "<http://example.com/x>"], [ID + "tongzhou", "http://example.com/x"]
    assert to_polars(answer)["x"].to_list() == [*short, None]
    assert to_polars(answer, "full")["x"].to_list() == [*full, None]
    assert to_pandas(answer)["x"].tolist()[:2] == short
    assert to_pandas(answer, "full")["x"].tolist()[:2] == full


@pytest.mark.parametrize("give", [to_pandas, to_polars])
def test_another_way_to_write_iris_is_refused(give: Any) -> None:
    with pytest.raises(UsageError, match=r'iris is curie or full, not "short"'):
        give(column(), "short")


@pytest.mark.parametrize(("give", "library"), [(to_pandas, "pandas"), (to_polars, "polars")])
def test_a_library_that_is_not_installed_is_named_with_the_extra_that_brings_it(
    give: Any, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(UnsupportedFeature) as refused:
        give(column())
    assert f"needs {library}, which is not installed: pip install 'twl-graph[notebook]'" in refused.value.said("en")
    assert f"需要 {library}，尚未安装：pip install 'twl-graph[notebook]'" in refused.value.said("zh")


@needs_pandas
@needs_polars
def test_an_answer_becomes_a_dataframe_with_all_its_rows_and_columns() -> None:
    rows = twl_graph.open().ask("agreements", lang="zh")
    assert isinstance(rows, Rows)
    pandas, polars = rows.to_pandas(), rows.to_polars()
    assert tuple(pandas.columns) == tuple(polars.columns) == rows.variables
    assert pandas.shape == polars.shape == (13, 6)
    assert pandas["signed"].tolist()[:2] == [Year(2017), YearMonth(2017, 2)]
    assert polars["signed"].to_list()[:2] == ["2017", "2017-02"]
    assert polars["earliest"].to_list()[:2] == [date(2017, 1, 1), date(2017, 2, 1)]
    assert rows.to_pandas(iris="full")["agreement"][1] == ID + "framework-agreement"
    assert rows.to_polars(iris="full")["agreement"][1] == ID + "framework-agreement"


@needs_pandas
@needs_polars
def test_an_answer_without_rows_keeps_its_columns() -> None:
    empty = Solutions(("a", "b"), ())
    assert to_pandas(empty).shape == to_polars(empty).shape == (0, 2)
    assert list(to_pandas(empty).columns) == to_polars(empty).columns == ["a", "b"]

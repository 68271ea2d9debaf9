"""A term becomes the Python value that means the same, or stays the term that it is."""

import copy
import math
import pickle
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import example, given
from hypothesis import strategies as st

from twl_graph.dates import Year, YearMonth
from twl_graph.namespaces import ID, XSD
from twl_graph.values import Iri, Text, value_of

#: The whole numbers of XML Schema 1.1 Part 2, sections 3.4.13 to 3.4.25, with their least and greatest.
WHOLE = {
    "integer": (None, None),
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
    "nonNegativeInteger": (0, None),
    "positiveInteger": (1, None),
    "long": (-9223372036854775808, 9223372036854775807),
    "int": (-2147483648, 2147483647),
    "short": (-32768, 32767),
    "byte": (-128, 127),
    "unsignedLong": (0, 18446744073709551615),
    "unsignedInt": (0, 4294967295),
    "unsignedShort": (0, 65535),
    "unsignedByte": (0, 255),
}
OTHER = ("decimal", "double", "float", "boolean", "string", "date", "gYear", "gYearMonth", "dateTime", "dateTimeStamp")
LEFT_ALONE = ("gMonth", "gDay", "gMonthDay", "time", "duration", "hexBinary", "base64Binary", "anyURI", "QName")
_zones = st.one_of(st.none(), st.integers(-840, 840).map(lambda minutes: timezone(timedelta(minutes=minutes))))
#: What looks like one of the lexical forms, and often is none.
_lookalikes = st.one_of(
    st.text(),
    st.from_regex(r"\A[+-]?[0-9.]{1,6}([eE][+-]?[0-9]{1,4})?\Z"),
    st.from_regex(r"\A-?[0-9]{4,5}(-[0-9]{2}){0,2}(Z|\+08:00)?\Z"),
    st.from_regex(
        r"\A[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]:[0-6][0-9](\.[0-9]{1,8})?(Z|[+-][01][0-9]:[0-9]{2})?\Z"
    ),
    st.sampled_from(["INF", "-INF", "+INF", "NaN", "nan", "inf", "true", "TRUE", "1", "１", "1_000", "0x1"]),
    st.sampled_from([" 1", "1\n", ""]),
)


def literal(lexical: str, datatype: str) -> ox.Literal:
    return ox.Literal(lexical, datatype=ox.NamedNode(XSD + datatype))


@given(st.sampled_from([*WHOLE, *OTHER, *LEFT_ALONE]), _lookalikes)
@example("integer", "9" * 5000)
@example("dateTime", "2017-02-01T24:00:00")
def test_any_text_of_any_datatype_is_a_value_or_stays_the_literal(datatype: str, lexical: str) -> None:
    value = value_of(literal(lexical, datatype))
    if isinstance(value, ox.Literal):
        assert value == literal(lexical, datatype)
    else:
        assert datatype not in LEFT_ALONE
        assert type(value) is _type_of(datatype)


def _type_of(datatype: str) -> type:
    kinds = {"decimal": Decimal, "double": float, "float": float, "boolean": bool, "string": str, "date": date}
    kinds |= {"gYear": Year, "gYearMonth": YearMonth, "dateTime": datetime, "dateTimeStamp": datetime}
    return kinds.get(datatype, int)


@given(st.sampled_from(["integer", "decimal", "double", "boolean", "date", "dateTime"]), _lookalikes)
def test_what_becomes_a_value_means_the_same_to_another_library(datatype: str, lexical: str) -> None:
    value = value_of(literal(lexical, datatype))
    if isinstance(value, ox.Literal) or (isinstance(value, float) and math.isnan(value)):
        return
    assert rdflib.Literal(lexical, datatype=rdflib.URIRef(XSD + datatype)).toPython() == value


@given(st.sampled_from(sorted(WHOLE)), st.one_of(st.integers(), st.integers(-300, 300)))
def test_a_whole_number_is_an_int_within_the_limits_of_its_datatype(datatype: str, number: int) -> None:
    least, most = WHOLE[datatype]
    fits = (least is None or least <= number) and (most is None or number <= most)
    term = literal(str(number), datatype)
    assert value_of(term) == (number if fits else term)


@pytest.mark.parametrize("datatype", sorted(WHOLE))
def test_the_limits_themselves_belong_to_the_datatype_and_the_next_number_does_not(datatype: str) -> None:
    for limit, step in zip(WHOLE[datatype], (-1, 1), strict=True):
        if limit is not None:
            assert value_of(literal(str(limit), datatype)) == limit
            assert value_of(literal(str(limit + step), datatype)) == literal(str(limit + step), datatype)


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_decimal_keeps_every_digit(number: Decimal) -> None:
    value = value_of(literal(format(number, "f"), "decimal"))
    assert isinstance(value, Decimal)
    assert (value, format(value, "f")) == (number, format(number, "f"))


@given(st.sampled_from(["double", "float"]), st.floats(allow_nan=False))
def test_a_double_is_the_float_that_is_written(datatype: str, number: float) -> None:
    written = {math.inf: "INF", -math.inf: "-INF"}.get(number, repr(number))
    assert value_of(literal(written, datatype)) == number
    assert str(value_of(literal("NaN", datatype))) == "nan"


@given(st.dates())
def test_a_date_is_no_more_precise_than_it_is_written(day: date) -> None:
    assert value_of(literal(day.isoformat(), "date")) == day
    assert value_of(literal(day.isoformat()[:7], "gYearMonth")) == YearMonth(day.year, day.month)
    assert value_of(literal(day.isoformat()[:4], "gYear")) == Year(day.year)
    for length, datatype in ((10, "date"), (7, "gYearMonth"), (4, "gYear")):
        assert str(value_of(literal(day.isoformat()[:length], datatype))) == day.isoformat()[:length]


@given(st.datetimes(timezones=_zones))
def test_a_time_keeps_its_microseconds_and_its_zone(moment: datetime) -> None:
    value = value_of(literal(moment.isoformat(), "dateTime"))
    assert isinstance(value, datetime)
    assert value.replace(tzinfo=None) == moment.replace(tzinfo=None)
    assert value.utcoffset() == moment.utcoffset()
    stamp = literal(moment.isoformat(), "dateTimeStamp")
    assert value_of(stamp) == (stamp if moment.tzinfo is None else value)


def test_a_moment_may_be_written_with_z_and_with_zeros_at_its_end() -> None:
    assert value_of(literal("2017-02-01T08:30:00.2500000000Z", "dateTime")) == datetime(
        2017, 2, 1, 8, 30, 0, 250_000, UTC
    )


@pytest.mark.parametrize(
    ("lexical", "datatype"),
    [
        ("2017-02-30", "date"),
        ("2017-02-01Z", "date"),
        ("2017-02-01+08:00", "date"),
        ("0000", "gYear"),
        ("-0044", "gYear"),
        ("12017", "gYear"),
        ("2017Z", "gYear"),
        ("2017-13", "gYearMonth"),
        ("2017-02", "gYear"),
        ("2017", "gYearMonth"),
        ("2017-02", "date"),
        ("2017-02-01", "dateTime"),
        ("2017-02-01 08:30:00", "dateTime"),
        ("2017-02-01T08:30", "dateTime"),
        ("2017-02-01T24:00:00", "dateTime"),
        ("2017-02-01T08:30:60", "dateTime"),
        ("2017-02-01T08:30:00.0000001", "dateTime"),
        ("2017-02-01T08:30:00+14:01", "dateTime"),
        ("2017-02-01T08:30:00+0800", "dateTime"),
        ("5.0", "integer"),
        ("1e3", "decimal"),
        ("NaN", "decimal"),
        ("INF", "decimal"),
        ("inf", "double"),
        ("Infinity", "double"),
        ("1_000", "integer"),
        ("١٢", "integer"),
        ("True", "boolean"),
        ("", "integer"),
        ("", "boolean"),
    ],
)
def test_what_breaks_its_datatype_or_does_not_fit_python_stays_the_literal(lexical: str, datatype: str) -> None:
    assert value_of(literal(lexical, datatype)) == literal(lexical, datatype)


def test_truths_are_written_in_two_ways() -> None:
    assert [value_of(literal(lexical, "boolean")) for lexical in ("true", "1", "false", "0")] == [
        True,
        True,
        False,
        False,
    ]


def test_an_iri_is_a_text_that_knows_its_curie() -> None:
    value = value_of(ox.NamedNode(ID + "tongzhou"))
    assert isinstance(value, Iri)
    assert (value, value.curie, repr(value)) == (ID + "tongzhou", "id:tongzhou", f"Iri('{ID}tongzhou')")
    other = value_of(ox.NamedNode("http://example.com/x y".replace(" ", "%20")))
    assert isinstance(other, Iri)
    assert other.curie == "<http://example.com/x%20y>"


@given(st.text())
def test_a_text_keeps_its_language_when_it_is_copied_and_stored(text: str) -> None:
    value = value_of(ox.Literal(text, language="zh-latn-pinyin"))
    assert isinstance(value, Text)
    assert value == text
    for same in (value, copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
        assert (str(same), same.language) == (text, "zh-latn-pinyin")
    assert type(value_of(ox.Literal(text))) is str


def test_a_text_shows_its_language() -> None:
    assert repr(Text("通州区", "zh")) == "Text('通州区', 'zh')"


def test_nodes_without_a_name_and_triple_terms_stay_what_they_are() -> None:
    node = ox.NamedNode(ID + "a")
    for term in (ox.BlankNode("b"), ox.Triple(node, node, node), ox.Literal("x", datatype=node)):
        assert value_of(term) is term
    turned = ox.Literal("x", language="he", direction=ox.BaseDirection.RTL)
    assert value_of(turned) is turned, "a str has no direction"

"""The lexical forms of XML Schema 1.1: the canonical form of any value passes, any other form leads back to it."""

import math
import struct
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twl_graph.namespaces import XSD
from twl_graph.validation.vocabulary.lexical_forms import WKT, canonical, is_known
from twl_graph.whole_numbers import WHOLE_NUMBERS


def form(lexical: str, name: str) -> str | None:
    return canonical(lexical, XSD + name)


@pytest.mark.parametrize(
    ("lexical", "name", "expected"),
    [
        ("05", "integer", "5"),
        ("+5", "integer", "5"),
        ("-0", "integer", "0"),
        ("1.50", "decimal", "1.5"),
        (".50", "decimal", "0.5"),
        ("1.", "decimal", "1"),
        ("-0.0", "decimal", "0"),
        ("1.5e3", "double", "1.5E3"),
        ("0.00", "double", "0.0E0"),
        ("-0", "double", "-0.0E0"),
        ("+INF", "double", "INF"),
        ("1e400", "double", "INF"),
        ("16777217", "float", "1.6777216E7"),
        ("0.1", "float", "1.0E-1"),
        ("1e39", "float", "INF"),
        ("1", "boolean", "true"),
        ("0", "boolean", "false"),
        ("2016-02-29", "date", "2016-02-29"),
        ("2017-02-01+00:00", "date", "2017-02-01Z"),
        ("12017", "gYear", "12017"),
        ("-0001", "gYear", "-0001"),
        ("--02-29", "gMonthDay", "--02-29"),
        ("--12", "gMonth", "--12"),
        ("---31", "gDay", "---31"),
        ("2017-12-31T24:00:00", "dateTime", "2018-01-01T00:00:00"),
        ("2016-02-28T24:00:00Z", "dateTime", "2016-02-29T00:00:00Z"),
        ("24:00:00", "time", "00:00:00"),
        ("09:00:00.500", "time", "09:00:00.5"),
        ("09:00:00.000-00:00", "time", "09:00:00Z"),
        ("2017-02-01T09:00:00+08:00", "dateTimeStamp", "2017-02-01T09:00:00+08:00"),
        ("P13M", "duration", "P1Y1M"),
        ("PT3600S", "duration", "PT1H"),
        ("-P1DT25H", "dayTimeDuration", "-P2DT1H"),
        ("PT0.50S", "dayTimeDuration", "PT0.5S"),
        ("P0Y", "yearMonthDuration", "P0M"),
        ("-P0D", "duration", "PT0S"),
        ("ab", "hexBinary", "ab"),
        ("AB", "hexBinary", "AB"),
        ("aB", "hexBinary", "ab"),
        ("aGk=", "base64Binary", "aGk="),
        ("https://example.com/渡口", "anyURI", "https://example.com/渡口"),
        ("zh-Latn-pinyin", "language", "zh-Latn-pinyin"),
    ],
)
def test_the_canonical_form_of_a_valid_one(lexical: str, name: str, expected: str) -> None:
    assert form(lexical, name) == expected
    assert form(expected, name) == expected


@pytest.mark.parametrize(
    ("lexical", "name"),
    [
        ("", "integer"),
        ("5.0", "integer"),
        (" 5", "integer"),
        ("5\n", "integer"),
        ("５", "integer"),
        ("128", "byte"),
        ("-129", "byte"),
        ("256", "unsignedByte"),
        ("-1", "unsignedByte"),
        ("9223372036854775808", "long"),
        ("0", "positiveInteger"),
        ("0", "negativeInteger"),
        ("1e3", "decimal"),
        (".", "decimal"),
        ("1.5E", "double"),
        ("inf", "double"),
        ("TRUE", "boolean"),
        ("2017-02-29", "date"),
        ("1900-02-29", "date"),
        ("2017-13-01", "date"),
        ("2017-2-1", "date"),
        ("17-02-01", "date"),
        ("02017-02-01", "date"),
        ("2017-02", "date"),
        ("2017-02-01+15:00", "date"),
        ("2017-2", "gYearMonth"),
        ("2017年", "gYear"),
        ("--02-30", "gMonthDay"),
        ("2017-02-01", "dateTime"),
        ("2017-02-01T24:00:01", "dateTime"),
        ("2017-02-01T24:00:00.1", "dateTime"),
        ("2017-02-30T24:00:00", "dateTime"),
        ("2017-02-01T25:00:00", "dateTime"),
        ("2017-02-01T09:00:00", "dateTimeStamp"),
        ("P", "duration"),
        ("PT", "duration"),
        ("P1YT", "duration"),
        ("P1D", "yearMonthDuration"),
        ("P1M", "dayTimeDuration"),
        ("abc", "hexBinary"),
        ("aGk", "base64Binary"),
        ("http://a b", "anyURI"),
        ("a  b", "token"),
        ("1a", "NCName"),
    ],
)
def test_what_is_not_valid_has_no_canonical_form(lexical: str, name: str) -> None:
    assert form(lexical, name) is None


@pytest.mark.parametrize(
    "lexical", ["POINT(116.7 39.9)", "POINT EMPTY", "<http://x/4326> POINT(1 2)", "POINT Z (1 2 3)"]
)
def test_points_in_well_known_text_are_valid(lexical: str) -> None:
    assert canonical(lexical, WKT) == lexical


@pytest.mark.parametrize("lexical", ["116.7 39.9", "POINT(116.7, 39.9)", "POINT(116.7)", "POINT(116.7 39.9", "point"])
def test_coordinates_that_are_no_well_known_text_are_not_valid(lexical: str) -> None:
    assert canonical(lexical, WKT) is None


def test_of_a_datatype_that_is_not_known_every_form_passes() -> None:
    assert not is_known("http://example.com/x")
    assert canonical("anything", "http://example.com/x") == "anything"


@given(st.sampled_from(sorted(WHOLE_NUMBERS)), st.integers(), st.integers(0, 3), st.booleans())
def test_whole_numbers_are_valid_within_their_range_however_written(
    name: str, value: int, zeros: int, plus: bool
) -> None:
    least, most = WHOLE_NUMBERS[name]
    fits = (least is None or value >= least) and (most is None or value <= most)
    sign = "-" if value < 0 else "+" if plus else ""
    assert form(f"{sign}{'0' * zeros}{abs(value)}", name) == (str(value) if fits else None)


@given(st.sampled_from(sorted(WHOLE_NUMBERS)), st.integers(-2, 2))
def test_the_limits_of_whole_numbers_are_exact(name: str, step: int) -> None:
    least, most = WHOLE_NUMBERS[name]
    for limit in (least, most):
        if limit is not None:
            value = limit + step
            fits = (least is None or value >= least) and (most is None or value <= most)
            assert (form(str(value), name) == str(value)) is fits


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6), st.integers(0, 3), st.integers(0, 3))
def test_a_decimal_keeps_its_value_and_has_one_canonical_form(value: Decimal, before: int, after: int) -> None:
    sign, digits = ("-", f"{value.copy_negate():f}") if value.is_signed() else ("", f"{value:f}")
    found = form(f"{sign}{'0' * before}{digits}{'0' * after}", "decimal")
    assert found is not None
    assert Decimal(found) == value
    assert form(found, "decimal") == found == form(f"{value:f}", "decimal")


@given(st.floats())
def test_a_double_keeps_its_value_in_its_canonical_form(value: float) -> None:
    written = {math.inf: "INF", -math.inf: "-INF"}.get(value, "NaN" if math.isnan(value) else repr(value))
    found = form(written, "double")
    assert found is not None
    assert form(found, "double") == found
    read = float(found)
    assert math.isnan(read) if math.isnan(value) else (read, math.copysign(1, read)) == (value, math.copysign(1, value))


@given(st.floats(width=32, allow_nan=False, allow_infinity=False))
def test_a_float_keeps_its_value_in_its_canonical_form(value: float) -> None:
    found = form(repr(value), "float")
    assert found is not None
    assert form(found, "float") == found
    assert struct.unpack("f", struct.pack("f", float(found)))[0] == value


@given(st.dates())
def test_every_day_of_the_calendar_is_a_date_and_the_day_after_a_month_is_none(day: date) -> None:
    assert form(day.isoformat(), "date") == day.isoformat()
    assert form(day.isoformat()[:7], "gYearMonth") == day.isoformat()[:7]
    if day != date.max and (day + timedelta(1)).month != day.month:
        assert form(f"{day.isoformat()[:8]}{day.day + 1}", "date") is None


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_duration_keeps_its_length(days: int, hours: int, minutes: int, seconds: int) -> None:
    found = form(f"P{days}DT{hours}H{minutes}M{seconds}S", "dayTimeDuration")
    whole = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    assert found == form(f"PT{whole.days * 86400 + whole.seconds}S", "dayTimeDuration")
    assert form(found or "", "dayTimeDuration") == found


@given(st.text(), st.sampled_from(["integer", "decimal", "double", "date", "dateTime", "duration", "boolean", "time"]))
def test_any_text_is_judged_and_what_is_canonical_stays_so(text: str, name: str) -> None:
    found = form(text, name)
    assert found is None or form(found, name) == found


def test_a_number_of_a_million_digits_is_read_without_computing() -> None:
    digits = "9" * 1_000_000
    assert form("0" + digits, "integer") == digits
    assert form(digits, "long") is None
    assert form("P" + digits[:30] + "D", "duration") == "P" + digits[:30] + "D"


@pytest.mark.parametrize(
    "name", ["Name", "NCName", "token", "integer", "decimal", "double", "base64Binary", "duration"]
)
def test_a_long_text_that_is_wrong_at_its_end_is_judged_in_one_pass(name: str) -> None:
    """With a pattern that looks back over and over this would never end."""
    for text in ("a" * 50_000, "0" * 50_000, "P" + "1" * 50_000, "a b" * 20_000):
        assert form(text + "\n!", name) is None

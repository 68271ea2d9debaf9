"""A value that is not valid, or written otherwise than canonically, is found; what to write has the same value."""

import re
from datetime import date

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.small_vocabulary import finding, findings, instead, rule
from twl_graph.namespaces import ID, TWL, XSD
from twl_graph.validation.finding import Part
from twl_graph.validation.vocabulary.lexical_forms import canonical
from twl_graph.validation.vocabulary.mended_literals import mended, rough
from twl_graph.values import value_of


def literal(text: str, name: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + name))


@pytest.mark.parametrize(
    ("written", "name", "meant", "datatype", "safe"),
    [
        ("2017-2", "gYearMonth", "2017-02", "gYearMonth", True),
        ("2017年2月", "gYearMonth", "2017-02", "gYearMonth", True),
        ("2017年2月", "date", "2017-02", "gYearMonth", True),
        ("2017-02", "date", "2017-02", "gYearMonth", True),
        ("2017", "date", "2017", "gYear", True),
        ("2017-02-03", "gYear", "2017-02-03", "date", True),
        ("2017-02-03", "dateTime", "2017-02-03", "date", True),
        ("2017/2/3", "date", "2017-02-03", "date", True),
        ("2017.2.3", "date", "2017-02-03", "date", True),
        ("二〇一七年十二月三十一日", "date", "2017-12-31", "date", True),
        ("二〇一七年十月", "gYearMonth", "2017-10", "gYearMonth", True),
        ("２０１７", "gYear", "2017", "gYear", True),
        (" 2017 ", "gYear", "2017", "gYear", True),
        ("2017-02-03T00:00:00", "date", "2017-02-03", "date", False),
        ("５", "integer", "5", "integer", True),
        ("1,000", "integer", "1000", "integer", True),
        ("5.0", "integer", "5", "integer", True),
        ("5.5", "integer", "5.5", "decimal", True),
        ("1e3", "decimal", "1000", "decimal", True),
        ("300", "byte", "300", "integer", True),
        ("TRUE", "boolean", "true", "boolean", True),
        ("是", "boolean", "true", "boolean", False),
    ],
)
def test_a_value_that_is_not_valid_names_the_one_that_is_meant(
    written: str, name: str, meant: str, datatype: str, safe: bool
) -> None:
    one = finding(f'id:wuqing twl:date "{written}"^^xsd:{name} .')
    assert (rule(one), one.part) == ("valid-literal", Part.OBJECT)
    assert (str(one.node), one.path, one.value) == (f"<{ID}wuqing>", TWL + "date", literal(written, name))
    assert instead(one) == (str(literal(meant, datatype)), safe)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("03/04/2017", "date"),
        ("20170203", "date"),
        ("17年", "gYear"),
        ("去年", "gYear"),
        ("abc", "integer"),
        ("-3", "nonNegativeInteger"),
        ("0", "positiveInteger"),
        ("abc", "hexBinary"),
        ("也许", "boolean"),
        ("x" * 1_000_000, "integer"),
    ],
)
def test_what_cannot_be_told_is_not_guessed(written: str, name: str) -> None:
    one = finding(f'id:wuqing twl:date "{written}"^^xsd:{name} .')
    assert rule(one) == "valid-literal"
    assert one.suggestion is None
    assert len(one.message.zh) < 200


@pytest.mark.parametrize(
    ("written", "name", "said"),
    [
        ("2017-02-30", "date", ["28 days", '"2017-02"^^xsd:gYearMonth', '"2017-02-28"^^xsd:date']),
        ("2020年2月30日", "date", ["29 days", '"2020-02"^^xsd:gYearMonth', '"2020-02-29"^^xsd:date']),
        ("2017-04-00", "date", ["30 days", '"2017-04"^^xsd:gYearMonth']),
        ("2017-13", "gYearMonth", ["Months are 01 to 12", '"2017"^^xsd:gYear']),
        ("2017-00", "gYearMonth", ["Months are 01 to 12"]),
    ],
)
def test_a_date_that_the_calendar_lacks_is_told_what_is_known_of_it_and_none_is_chosen(
    written: str, name: str, said: list[str]
) -> None:
    one = finding(f'id:wuqing twl:date "{written}"^^xsd:{name} .')
    assert one.suggestion is not None
    assert [part for part in said if part not in one.suggestion.words.en] == []
    assert (one.suggestion.instead, one.suggestion.safe) == (None, False)


def test_a_day_before_its_month_is_asked_about() -> None:
    one = finding('id:wuqing twl:date "2017-23-03"^^xsd:date .')
    assert instead(one) == (str(literal("2017-03-23", "date")), False)


def test_the_message_says_what_was_found_and_what_was_expected() -> None:
    one = finding('id:wuqing twl:date "2017-2"^^xsd:gYearMonth .')
    assert one.message.zh == '"2017-2"^^xsd:gYearMonth 不是合法的年月（xsd:gYearMonth），应写成 2017-02 这样。'
    assert one.message.en == (
        '"2017-2"^^xsd:gYearMonth is not a month of a year (xsd:gYearMonth), which is written like 2017-02.'
    )


@pytest.mark.parametrize(
    ("written", "number", "exactness", "bounds"),
    [
        ("30余", "30", "more-than", ["minValue"]),
        ("超过3万", "30000", "more-than", ["minValue"]),
        ("近5000", "5000", "less-than", ["maxValue"]),
        ("不到100人", "100", "less-than", ["maxValue"]),
        ("约1.7公里", "1.7", "about", ["minValue", "maxValue"]),
        ("30左右", "30", "about", ["minValue", "maxValue"]),
        ("1.5亿元", "150000000", "", []),
    ],
)
def test_a_number_that_is_not_told_exactly_becomes_a_figure(
    written: str, number: str, exactness: str, bounds: list[str]
) -> None:
    one = finding(f'id:wuqing twl:date "{written}"^^xsd:integer .')
    assert one.suggestion is not None
    assert one.suggestion.instead is None
    assert number in one.suggestion.words.zh
    assert re.findall(r"concept:([\w-]+)", one.suggestion.patch) == [exactness] * bool(exactness)
    assert re.findall(rf"schema:(\w+) {number} ;", one.suggestion.patch) == bounds


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('"05"^^xsd:integer', literal("5", "integer")),
        ('"+5"^^xsd:integer', literal("5", "integer")),
        ('"1.50"^^xsd:decimal', literal("1.5", "decimal")),
        ("8.0", literal("8", "integer")),
        ('"1"^^xsd:boolean', literal("true", "boolean")),
        ("1.5e3", literal("1.5E3", "double")),
        ('"e\\u0301"@en', ox.Literal("é", language="en")),
        ('"e\\u0301"', ox.Literal("é")),
    ],
)
def test_another_form_of_a_value_is_safely_made_the_canonical_one(written: str, meant: ox.Literal) -> None:
    one = finding(f"id:wuqing twl:date {written} .")
    assert rule(one) == "canonical-literal"
    assert instead(one) == (str(meant), True)


@pytest.mark.parametrize(
    ("written", "name"), [("2017-02-01Z", "date"), ("2017+08:00", "gYear"), ("2017-02Z", "gYearMonth")]
)
def test_a_date_has_no_time_zone_here(written: str, name: str) -> None:
    one = finding(f'id:wuqing twl:date "{written}"^^xsd:{name} .')
    assert rule(one) == "canonical-literal"
    assert "time zone" in one.message.en
    assert instead(one)[1] is False


def test_a_control_character_in_a_text_is_named_by_its_number() -> None:
    one = finding('id:wuqing rdfs:comment "a\\u0007b"@en .')
    assert (rule(one), instead(one)) == ("valid-literal", ('"ab"@en', False))
    assert "U+0007" in one.message.en
    assert "\x07" not in one.message.en


@pytest.mark.parametrize(
    "written",
    [
        '"2016-02-29"^^xsd:date',
        '"2017-02"^^xsd:gYearMonth',
        '"2017"^^xsd:gYear',
        "30",
        "true",
        '"1.5"^^xsd:decimal',
        '"0fb8"^^xsd:hexBinary',
        '"POINT(116.7 39.9)"^^geo:wktLiteral',
        '"<b>x</b>"^^rdf:HTML',
        '"两行\\n文字 ２０１７\\t🙂"@zh',
        '"2017-02-01T09:00:00+08:00"^^xsd:dateTime',
    ],
)
def test_canonical_values_are_no_findings(written: str) -> None:
    assert findings(f"id:wuqing twl:date {written} .") == []


@given(
    st.dates(),
    st.sampled_from(["{y}-{m}-{d}", "{y}/{m}/{d}", "{y}年{m}月{d}日", "{y}.{m}.{d}", "{y}年{m:02}月{d:02}日"]),
)
def test_a_day_written_otherwise_is_mended_to_the_same_day(day: date, form: str) -> None:
    text = form.format(y=f"{day.year:04}", m=day.month, d=day.day)
    found = mended(literal(text, "gYear"))
    assert found is not None
    assert found.sure
    assert value_of(found.literal) == day


@given(st.integers(-(10**12), 10**12))
def test_a_number_in_groups_or_full_width_is_mended_to_the_same_number(number: int) -> None:
    wide = str(number).translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})
    for text in (f"{number:,}", wide, f"{number}.0", f" {number}"):
        found = canonical(text, XSD + "integer") or mended(literal(text, "integer"))
        assert found is not None
        assert (found if isinstance(found, str) else found.literal.value) == str(number)


@given(st.text(), st.sampled_from(["integer", "decimal", "date", "gYear", "gYearMonth", "boolean", "hexBinary"]))
def test_whatever_is_mended_is_valid_and_canonical(text: str, name: str) -> None:
    found = mended(literal(text, name))
    if found is not None:
        assert canonical(found.literal.value, found.literal.datatype.value) == found.literal.value
    rough(literal(text, name))

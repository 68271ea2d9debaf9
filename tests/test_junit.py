"""The report as JUnit XML."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.findings import NEAR, TAG, report
from twl_graph.errors import Words
from twl_graph.rdfxml import NOT_XML
from twl_graph.validation.finding import Severity
from twl_graph.validation.junit import suites
from twl_graph.validation.report import Report

#: The elements of `junit-10.xsd` that are written here: what each must and may carry, and what may stand in it.
SCHEMA = {
    "testsuites": (set(), {"name", "time", "tests", "failures", "errors"}, {"testsuite"}),
    "testsuite": (
        {"name", "tests", "failures", "errors"},
        {"group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url"},
        {"testsuite", "properties", "testcase", "system-out", "system-err"},
    ),
    "testcase": ({"name"}, {"time", "classname", "group"}, {"skipped", "error", "failure", "system-out"}),
    "failure": (set(), {"type", "message"}, set()),
    "system-out": (set(), set(), set()),
}


def read(told: Report, lang: str = "en", fail_on: Severity = Severity.VIOLATION) -> ElementTree.Element:
    """Read the report back, and hold every element against the schema."""
    root = ElementTree.fromstring(suites(told, lang, fail_on))
    for element in root.iter():
        must, may, inside = SCHEMA[element.tag]
        assert must <= set(element.attrib) <= must | may, element.tag
        assert {child.tag for child in element} <= inside, element.tag
    return root


def test_a_file_is_a_suite_and_a_problem_a_test_case_that_fails() -> None:
    (suite,) = read(report(TAG))
    assert suite.attrib == {"name": "new/三 地.ttl", "tests": "1", "failures": "1", "errors": "0"}
    (case,) = suite
    assert case.attrib == {"classname": "new/三 地.ttl", "name": "language tag: Langfang (id:langfang)"}
    (failure,) = case
    assert failure.attrib == {"type": "violation shape:language-tag", "message": "The tag EN should be en: 100%."}
    assert (failure.text or "").splitlines()[:2] == ["new/三 地.ttl:3:7", "The tag EN should be en: 100%."]
    assert (failure.text or "").endswith("\ninstead: Write en.")


def test_a_file_without_a_problem_has_a_test_that_passes() -> None:
    root = read(report(files=("a.ttl", "b.ttl")), "zh")
    assert root.attrib == {"name": "twl validate", "tests": "2", "failures": "0", "errors": "0"}
    assert [(suite.get("name"), [case.get("name") for case in suite]) for suite in root] == [
        ("a.ttl", ["没有发现问题"]),
        ("b.ttl", ["没有发现问题"]),
    ]


def test_the_graph_alone_is_one_suite() -> None:
    assert [suite.get("name") for suite in read(report(files=()))] == ["the graph"]
    assert [suite.get("name") for suite in read(report(NEAR, files=()), "zh")] == ["图谱"]


@pytest.mark.parametrize(("fail_on", "failures"), [(Severity.VIOLATION, "1"), (Severity.WARNING, "2")])
def test_what_is_lighter_than_asked_passes_and_is_told_in_the_output(fail_on: Severity, failures: str) -> None:
    root = read(report(TAG, NEAR), fail_on=fail_on)
    assert (root.get("tests"), root.get("failures")) == ("2", failures)
    told = root.findall("*/testcase/*")
    assert [element.tag for element in told] == ["failure", "failure" if failures == "2" else "system-out"]
    assert "A city has a neighbour.\nthing: Langfang (id:langfang)\nproperty: near (twl:near)" in (told[1].text or "")


@given(st.text())
def test_whatever_a_message_holds_the_document_can_be_read(text: str) -> None:
    (failure,) = read(report(replace(TAG, message=Words(text, text)))).iter("failure")
    assert failure.get("message") == NOT_XML.sub("\ufffd", Words(text, text).in_line("en"))


def test_what_xml_cannot_write_is_replaced_and_markup_stays_text() -> None:
    told = replace(TAG, message=Words("", 'a\x00b <b>&"c"\td'))
    (failure,) = read(report(told)).iter("failure")
    assert failure.get("message") == 'a\ufffdb <b>&"c"\td'

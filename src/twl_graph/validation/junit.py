"""The report as JUnit XML, the form in which every CI system reads tests.

The form has no owner; this is `junit-10.xsd` of the xUnit plugin of Jenkins, and nothing that other readers (GitLab,
Azure Pipelines) take amiss: a suite a file, a test case a problem, and one that passes for a file without any.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from twl_graph.errors import Words
from twl_graph.namespaces import compact
from twl_graph.rdfxml import NOT_XML
from twl_graph.validation.finding import Severity
from twl_graph.validation.headings import file_of, lines_of, stretch_of

if TYPE_CHECKING:
    from twl_graph.validation.finding import Finding
    from twl_graph.validation.report import Report

#: The suite of what is known to stand in no file.
_GRAPH: Final = Words("图谱", "the graph")
_CONFORMS: Final = Words("没有发现问题", "nothing found")
#: Line ends and tabs in an attribute would be read back as blanks.
_IN_ATTRIBUTE: Final = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def suites(report: Report, lang: str, fail_on: Severity = Severity.VIOLATION) -> str:
    """Return the report as an XML document in `zh`, `en` or `both`.

    A problem at least as grave as `fail_on` is a failure; a lighter one is a test case that passes and says so in its
    output. What XML cannot write (XML 1.0, section 2.2) becomes U+FFFD.
    """
    by_suite: dict[str, list[Finding]] = {file: [] for file in report.files}
    for finding in report.told:
        by_suite.setdefault(finding.source or _GRAPH.in_line(lang), []).append(finding)
    if not by_suite:
        by_suite[_GRAPH.in_line(lang)] = []
    failures = sum(finding.severity >= fail_on for finding in report.told)
    tests = sum(max(len(found), 1) for found in by_suite.values())
    root = _attributes(name="twl validate", tests=tests, failures=failures, errors=0)
    body = [line for suite, found in by_suite.items() for line in _suite(report, suite, found, lang, fail_on)]
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites{root}>", *body, "</testsuites>", ""])


def _suite(report: Report, name: str, found: Sequence[Finding], lang: str, fail_on: Severity) -> Iterator[str]:
    failures = sum(finding.severity >= fail_on for finding in found)
    yield f"  <testsuite{_attributes(name=name, tests=max(len(found), 1), failures=failures, errors=0)}>"
    if not found:
        yield f"    <testcase{_attributes(classname=name, name=_CONFORMS.in_line(lang))}/>"
    for finding in found:
        yield from _case(report, name, finding, lang, failed=finding.severity >= fail_on)
    yield "  </testsuite>"


def _case(report: Report, suite: str, finding: Finding, lang: str, *, failed: bool) -> Iterator[str]:
    node, title = report.labels.of(finding.node).in_line(lang), report.title(finding.rule).in_line(lang)
    name = f"{title}：{node}" if lang == "zh" else f"{title}: {node}"
    text = "\n".join([*_where(report, finding), *(line.said(lang) for line in lines_of(report, finding))])
    yield f"    <testcase{_attributes(classname=suite, name=name)}>"
    if failed:
        kind = f"{finding.severity.name.lower()} {compact(finding.rule)}"
        opening = _attributes(type=kind, message=finding.message.in_line(lang))
        yield f"      <failure{opening}>{escape(_writable(text))}</failure>"
    else:
        yield f"      <system-out>{escape(_writable(text))}</system-out>"
    yield "    </testcase>"


def _where(report: Report, finding: Finding) -> Iterator[str]:
    file, stretch = file_of(finding), stretch_of(report, finding)
    if file is not None:
        yield file if stretch is None else f"{file}:{stretch.line}:{stretch.column}"


def _attributes(**values: object) -> str:
    return "".join(f' {name}="{escape(_writable(str(value)), _IN_ATTRIBUTE)}"' for name, value in values.items())


def _writable(text: str) -> str:
    return NOT_XML.sub("\ufffd", text)

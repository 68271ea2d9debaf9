"""The report as annotations of GitHub Actions: a workflow command a problem, which the runner shows beside the line.

The commands and their escaping are those of the runner ("Workflow commands for GitHub Actions", and `command.ts` of the
package `@actions/core`): a property may hold neither its separators nor line ends raw.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from twl_graph.namespaces import compact
from twl_graph.validation.finding import Severity
from twl_graph.validation.headings import file_of, lines_of, stretch_of

if TYPE_CHECKING:
    from twl_graph.validation.finding import Finding
    from twl_graph.validation.report import Report

_COMMANDS: Final = {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_IN_MESSAGE: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY: Final = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def commands(report: Report, lang: str) -> str:
    """Return a line for each problem, the gravest first, in `zh`, `en` or `both`; nothing where nothing was found."""
    return "".join(_command(report, finding, lang) for finding in report.told)


def _command(report: Report, finding: Finding, lang: str) -> str:
    title = f"{report.title(finding.rule).in_line(lang)} ({compact(finding.rule)})"
    told = {**_where(report, finding), "title": title}
    properties = ",".join(f"{name}={value.translate(_IN_PROPERTY)}" for name, value in told.items())
    message = "\n".join(line.said(lang) for line in lines_of(report, finding))
    return f"::{_COMMANDS[finding.severity]} {properties}::{message.translate(_IN_MESSAGE)}\n"


def _where(report: Report, finding: Finding) -> dict[str, str]:
    """The file and the place; GitHub takes columns only where the place is on one line."""
    file, stretch = file_of(finding), stretch_of(report, finding)
    if file is None:
        return {}
    if stretch is None:
        return {"file": file}
    lines = {"file": file, "line": str(stretch.line), "endLine": str(stretch.end_line)}
    if stretch.line != stretch.end_line:
        return lines
    return {**lines, "col": str(stretch.column), "endColumn": str(stretch.end_column)}

"""Telling a judgement in the format asked for; a person is told at once of what is found without the shapes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from twl_graph.cli.shell import notice, write_output
from twl_graph.cli.watch import watched
from twl_graph.errors import Words
from twl_graph.formats import format_named, write
from twl_graph.validation import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from twl_graph.validation.judging import Judgement
    from twl_graph.validation.report import Report

#: So many problems are told to a person where ``--limit`` does not say otherwise; a program gets all of them.
_TOLD: Final = 100


class Telling:
    """One way of telling what was found.

    Args:
        style: text, json, sarif, github, junit, or an RDF format for the W3C report.
        output: the file to write to; None or ``-`` for standard output.
        limit: the most problems to tell; None for the format's own limit.
        lang: zh, en or both.
        fail_on: the least grave finding that is a failure, where a format tells failures apart.
        timeout: the seconds that a check may take; 0 for as long as it takes.

    Raises:
        UsageError: the format is not known.
    """

    def __init__(
        self, style: str, output: str | None, limit: int | None, lang: str, fail_on: Severity, timeout: float
    ) -> None:
        self._style, self._output, self._limit, self._lang, self._fail_on = style, output, limit, lang, fail_on
        self._syntax = None if style in ("text", *_WRITERS) else format_named(style)
        self._timeout = timeout

    def tell(self, judgement: Judgement) -> None:
        """Write the report; as text on standard output, what needs no shapes comes before they are run."""
        if self._style == "text" and self._output in (None, "-"):
            self._stream(judgement)
        elif self._style == "text":
            write_output(self.in_time(judgement).limited(self._limit or _TOLD).to_text(self._lang), self._output)
        else:
            self._for_machines(self.in_time(judgement).limited(self._limit))

    def in_time(self, judgement: Judgement) -> Report:
        """Return the report; where it takes too long, the process ends with a message and the exit code of a limit."""
        late = Words(
            "检查超过 {0} 秒，已停止，没有结论", "the check took more than {0} s and was stopped; there is no verdict"
        )
        with watched(self._timeout, self._lang, late=late.formatted(f"{self._timeout:g}")):
            return judgement.report

    def _for_machines(self, report: Report) -> None:
        if self._syntax is not None:
            write_output(write((ox.Quad(*triple) for triple in report.to_triples()), self._syntax), self._output)
        else:
            write_output(_WRITERS[self._style](report, self._lang, self._fail_on), self._output)
        counted = report.findings if self._syntax is not None or self._style == "json" else report.problems
        if self._limit is not None and (more := len(counted) - self._limit) > 0:
            words = Words("还有 {0} 项没有写出（--limit）", "{0} more were not written (--limit)")
            notice(words.formatted(more), self._lang)

    def _stream(self, judgement: Judgement) -> None:
        from twl_graph.validation import prose

        limit = self._limit or _TOLD
        early = judgement.early_problems[:limit]
        said = prose.told(early, judgement.labels, judgement.title, judgement.texts, self._lang)
        write_output("".join(f"{each}\n\n" for each in said))
        report, known = self.in_time(judgement), set(early)
        rest = [problem for problem in report.problems if problem not in known]
        write_output(prose.ending(report, rest, limit - len(early), self._lang, begun=bool(early)))


def _json(report: Report, _lang: str, _fail_on: Severity) -> str:
    return json.dumps(report.to_json(), ensure_ascii=False, indent=2) + "\n"


def _sarif(report: Report, lang: str, _fail_on: Severity) -> str:
    from twl_graph.validation.sarif import log

    return log(report, lang)


def _github(report: Report, lang: str, _fail_on: Severity) -> str:
    from twl_graph.validation.github import commands

    return commands(report, lang)


def _junit(report: Report, lang: str, fail_on: Severity) -> str:
    from twl_graph.validation.junit import suites

    return suites(report, lang, fail_on)


#: The formats of tools, by name.
_WRITERS: Final[dict[str, Callable[[Report, str, Severity], str]]] = {
    "json": _json,
    "sarif": _sarif,
    "github": _github,
    "junit": _junit,
}

"""Telling a judgement in the format asked for; a person is told at once of what is found without the shapes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from twl_graph.cli.shell import write_output
from twl_graph.formats import format_named, write

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

    Raises:
        UsageError: the format is not known.
    """

    def __init__(self, style: str, output: str | None, limit: int | None, lang: str) -> None:
        self._style, self._output, self._limit, self._lang = style, output, limit, lang
        self._syntax = None if style in ("text", *_WRITERS) else format_named(style)

    def tell(self, judgement: Judgement) -> None:
        """Write the report; as text on standard output, what needs no shapes comes before they are run."""
        if self._style == "text" and self._output in (None, "-"):
            self._stream(judgement)
        elif self._style == "text":
            write_output(judgement.report.to_text(self._lang, self._limit or _TOLD), self._output)
        elif self._syntax is not None:
            triples = judgement.report.limited(self._limit).to_triples()
            write_output(write((ox.Quad(*triple) for triple in triples), self._syntax), self._output)
        else:
            write_output(_WRITERS[self._style](judgement.report.limited(self._limit), self._lang), self._output)

    def _stream(self, judgement: Judgement) -> None:
        from twl_graph.validation import prose

        limit = self._limit or _TOLD
        early = judgement.early_problems
        said = prose.told(early[:limit], judgement.labels, judgement.title, judgement.texts, self._lang)
        write_output("".join(f"{each}\n\n" for each in said))
        report, known = judgement.report, set(early)
        rest = [problem for problem in report.problems if problem not in known]
        write_output(prose.ending(report, rest, limit - len(early[:limit]), self._lang))


def _json(report: Report, lang: str) -> str:
    return json.dumps(report.to_json(), ensure_ascii=False, indent=2) + "\n"


#: The formats of tools, by name.
_WRITERS: Final[dict[str, Callable[[Report, str], str]]] = {"json": _json}

"""A preview for a person: how many facts, and the answers before and after, as tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from twl_graph.errors import Words
from twl_graph.results import shown_term
from twl_graph.tables import harmless
from twl_graph.widths import width, wrap

if TYPE_CHECKING:
    from twl_graph.curation.preview import ChangedAnswer, Preview

_COLUMNS: Final = 80
#: The topics of which only the names of the questions are told: of the graph and its evidence, where every new
#: fact changes something. `-f json` has their rows too.
_IN_BRIEF: Final = frozenset(("evidence", "graph"))
#: So many rows of one answer are shown, of those that go and of those that come.
_ROWS: Final = 5


def tell(preview: Preview, lang: str) -> str:
    """The preview as lines, in zh, en or both; ends in a line end."""
    lines = [sentence.said(lang) for sentence in _counts(preview)]
    if preview.answers:
        count = len(preview.answers)
        changed = Words(f"{count} 个现成问题的答案会变：", f"{_many(count, 'answer')} would change:")
        lines += ["", changed.said(lang)]
        shown = [answer for answer in preview.answers if answer.question.header.topic not in _IN_BRIEF]
        for answer in shown:
            lines += _answer(answer, lang)
        brief = [answer.question.name for answer in preview.answers if answer not in shown]
        lines += _set_in(", ".join(brief), "  ") if brief else ()
    else:
        lines.append(Words("现成问题的答案都不变。", "No answer of a ready question would change.").said(lang))
    return "\n".join(lines) + "\n"


def _counts(preview: Preview) -> Iterator[Words]:
    new, known, gone = len(preview.new), len(preview.known), len(preview.gone)
    if gone:
        yield Words(f"去掉的事实 {gone} 条。", f"{_many(gone, 'fact')} would go.")
    if new or not gone:
        yield Words(f"新的事实 {new} 条。", f"{_many(new, 'fact')} new.")
    if known:
        more = len(preview.corroborated)
        those = Words("", "") if more == known else Words(f"其中 {more} 条", f"{more} of them ")
        gained = Words(f"，{those.zh}由此又多一个来源", f", {those.en}now corroborated by a second source")
        said = gained if more else Words("", "")
        yield Words(f"图谱已有的事实 {known} 条{said.zh}。", f"{_many(known, 'fact')} known already{said.en}.")
    count = len(preview.conflicts)
    yield Words(f"与已知相矛盾 {count} 处。", f"{count} in conflict with what is known.")
    introduced, resolved = len(preview.report.problems), len(preview.report.resolved)
    yield Words(
        f"带来问题 {introduced} 项，解决问题 {resolved} 项。",
        f"{_many(introduced, 'finding')} introduced, {resolved} resolved.",
    )


def _answer(answer: ChangedAnswer, lang: str) -> Iterator[str]:
    summary = answer.question.header.summary.in_line(lang)
    yield from _set_in(f"{answer.question.name}  {summary}", "  ")
    yield from _rows(answer.gone, "-", lang)
    yield from _rows(answer.new, "+", lang)


def _rows(rows: Sequence[Sequence[object]], sign: str, lang: str) -> Iterator[str]:
    for row in rows[:_ROWS]:
        cells = [harmless(shown_term(term, lang)) or "–" for term in row]  # type: ignore[arg-type]
        yield from _set_in(re.sub(r"( \| –)+$", "", " | ".join(cells)), f"    {sign} ")
    if (more := len(rows) - _ROWS) > 0:
        yield Words(f"    {sign} 另有 {more} 行", f"    {sign} {more} more").said(lang)


def _set_in(text: str, margin: str) -> Iterator[str]:
    """Break a text into lines that fit, those after the first set in by two more columns."""
    space = _COLUMNS - len(margin) - 2
    first, *rest = wrap(text, space) if width(text) > space else [text]
    yield margin + first
    yield from (" " * (len(margin) + 2) + line for line in rest)


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"

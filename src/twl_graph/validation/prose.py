"""The report for a person, in Chinese, English or both.

A finding reads as compilers write: the place, the rule as a sentence, the line with a mark under the very term; then
the thing, the property and the value by name, and what to write instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from twl_graph.errors import Words
from twl_graph.excerpt import excerpt
from twl_graph.facts import short_name
from twl_graph.namespaces import compact
from twl_graph.validation.finding import Finding, Severity
from twl_graph.validation.rules import WITHOUT_SHAPES
from twl_graph.widths import wrap

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyoxigraph import Quad

    from twl_graph.validation.labels import Labels
    from twl_graph.validation.report import Report

#: How each severity is called.
SEVERITY: Final = {
    Severity.VIOLATION: Words("违规", "violation"),
    Severity.WARNING: Words("警告", "warning"),
    Severity.INFO: Words("提示", "info"),
}
#: Lines are broken at this width: a terminal of eighty columns, less the heads.
_COLUMNS: Final = 78
_HEAD: Final = 12
_BY_SHAPES: Final = Words("以下由形状查出：", "Then, by the shapes:")
#: So many of the findings that a change resolves are told.
_RESOLVED: Final = 10


def tell(report: Report, lang: str) -> str:
    """Every problem, then the sum; ends in a line end."""
    return ending(report, report.problems, report.limit, lang)


def ending(report: Report, problems: Sequence[Finding], limit: int | None, lang: str, *, begun: bool = False) -> str:
    """The problems that are still to be told, at most so many and how many more there are, then the sum.

    A line sets those of the shapes apart from the others, for each begin at the top of the file; `begun` tells that
    others have been told already.
    """
    shown = problems[:limit]
    early = [problem for problem in shown if problem.rule in WITHOUT_SHAPES]
    late = shown[len(early) :]
    parts = list(told(early, report.labels, report.title, report.texts, lang))
    if late and (early or begun):
        parts.append(_BY_SHAPES.said(lang))
    parts += told(late, report.labels, report.title, report.texts, lang)
    if limit is not None and (more := len(problems) - limit) > 0:
        words = Words(
            f"还有 {more} 项没有列出（用 --limit 可以多列）。", f"{more} more are not listed (--limit lists more)."
        )
        parts.append(words.said(lang))
    if report.resolved:
        parts.append("\n".join(_resolved(report, lang)))
    parts.append("\n".join(sentence.said(lang) for sentence in summary(report)))
    return "\n\n".join(parts) + "\n"


def told(
    problems: Sequence[Finding], labels: Labels, title: Callable[[str], Words], texts: Mapping[str, str], lang: str
) -> Iterator[str]:
    """Each problem in words; `title` names a rule by its IRI, `texts` are the new files."""
    for problem in problems:
        yield "\n".join(_finding(problem, labels, title, texts, lang))


def _finding(
    finding: Finding, labels: Labels, title: Callable[[str], Words], texts: Mapping[str, str], lang: str
) -> Iterator[str]:
    mark, rule, place = SEVERITY[finding.severity], finding.message, finding.place
    at = f"{finding.source}:{place.line}:{place.column}" if place is not None else ""
    told = Words(f"{mark.zh}：{rule.zh}", f"{mark.en}: {rule.en}")
    yield from _wrapped((Words(f"{at}：{told.zh}", f"{at}: {told.en}") if at else told).said(lang), "  ")
    if place is not None:
        if (text := texts.get(finding.source or "")) is not None:
            yield from excerpt(text, place)
        if place.path:
            yield from _row(Words("路径", "path"), Words(place.path, place.path), lang)
    yield from _row(Words("对象", "thing"), labels.of(finding.node), lang)
    if finding.path is not None:
        yield from _row(Words("属性", "property"), labels.of_path(finding.path), lang)
    if finding.value is not None and finding.value != finding.node:
        yield from _row(Words("取值", "value"), labels.of(finding.value), lang)
    for side in finding.sides:
        yield from _row(Words("涉及", "involves"), _side(side, finding, labels), lang)
    short, name = compact(finding.rule), title(finding.rule)
    zh = name.zh if name.zh == short else f"{name.zh}（{short}）"
    en = name.en if name.en == short else f"{name.en} ({short})"
    yield from _row(Words("规则", "rule"), Words(zh, en), lang)
    if place is None and finding.source is not None:
        yield from _row(Words("来源", "source"), Words(finding.source, finding.source), lang)
    if finding.suggestion is not None:
        yield from _row(Words("改法", "instead"), finding.suggestion.words, lang)
        yield from (f"    {line}" for line in finding.suggestion.patch.splitlines())


def _resolved(report: Report, lang: str) -> Iterator[str]:
    """What was found before and no longer would be, in a line or two each; of many, the first."""
    for finding in report.resolved[:_RESOLVED]:
        node, rule = report.labels.of(finding.node), finding.message
        said = Words(f"已解决：{rule.zh}{node.zh}", f"resolved: {rule.en} {node.en}")
        yield from _wrapped(said.said(lang), "  ")
    if (more := len(report.resolved) - _RESOLVED) > 0:
        yield Words(f"已解决：另有 {more} 项", f"resolved: {more} more").said(lang)


def _side(side: Quad, finding: Finding, labels: Labels) -> Words:
    """One side of a contradiction, with its evidence; what the finding is about need not be named again."""
    terms = (
        [side.predicate, side.object] if side.subject == finding.node else [side.subject, side.predicate, side.object]
    )
    said = [labels.of(term) for term in terms]  # type: ignore[arg-type]
    where = short_name(getattr(side.graph_name, "value", ""))
    zh, en = (" ".join(words[number] for words in said) for number in (0, 1))
    return Words(f"{zh} [{where}]", f"{en} [{where}]") if where else Words(zh, en)


def _row(head: Words, value: Words, lang: str) -> Iterator[str]:
    """A line with a head, or several: the longest head is eight letters in English and two characters in Chinese."""
    if lang == "both":
        both = value.zh if value.zh == value.en else f"{value.zh} / {value.en}"
        yield f"  {head.zh} {head.en}  {both}"
        return
    start = f"  {head.zh}  " if lang == "zh" else f"  {head.en:<8}  "
    first, *rest = wrap(value.said(lang), _COLUMNS - _HEAD)
    yield start + first
    yield from (" " * (8 if lang == "zh" else _HEAD) + line for line in rest)


def _wrapped(text: str, indent: str) -> Iterator[str]:
    for line in text.split("\n"):
        first, *rest = wrap(line, _COLUMNS)
        yield first
        yield from (indent + more for more in rest)


def summary(report: Report) -> Iterator[Words]:
    """What was checked and how much was found."""
    yield from _checked(report)
    if report.resolved:
        count = len(report.resolved)
        yield Words(f"解决了原有的 {count} 项。", f"{_many(count, 'finding')} of before would be resolved.")
    if report.standing:
        yield Words(
            f"图谱中原有 {report.standing} 项问题，不计在内；不给 FILE，其余选项照旧，便逐项列出。",
            f"{_many(report.standing, 'finding')} of the graph itself, there before, not counted; leave out FILE and "
            "keep the other options, and they are listed.",
        )


def _checked(report: Report) -> Iterator[Words]:
    if report.nodes == 0:
        yield Words("检查了 0 个对象：没有任何形状适用于任何对象。", "0 nodes checked: no shape applies to any node.")
        return
    busy = sum(1 for count in report.checked.values() if count)
    idle = len(report.checked) - busy
    checked = Words(
        f"已用 {busy} 条规则检查 {report.nodes} 个对象",
        f"Checked {_many(report.nodes, 'node')} against {_many(busy, 'shape')}",
    )
    if idle:
        checked = Words(
            f"{checked.zh}（另有 {idle} 条没有可检查的对象）",
            f"{checked.en} ({_many(idle, 'other')} had no node to check)",
        )
    if not report.findings:
        yield Words(f"{checked.zh}，没有发现问题。", f"{checked.en}: nothing found.")
        return
    zh = "、".join(f"{SEVERITY[one].zh} {count}" for one, count in report.counts.items())
    en = ", ".join(_many(count, SEVERITY[one].en) for one, count in report.counts.items())
    yield Words(f"{checked.zh}：{zh}。", f"{checked.en}: {en}.")


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"

"""The report for a person, in Chinese, English or both: the rule as a sentence, then the thing, the property and the
value by name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from rdflib import URIRef

from twl_graph.errors import Words
from twl_graph.namespaces import compact
from twl_graph.validation.finding import Severity

if TYPE_CHECKING:
    from twl_graph.validation.finding import Finding
    from twl_graph.validation.report import Report

#: How each severity is called.
SEVERITY: Final = {
    Severity.VIOLATION: Words("违规", "violation"),
    Severity.WARNING: Words("警告", "warning"),
    Severity.INFO: Words("提示", "info"),
}


def tell(report: Report, lang: str) -> str:
    """Every problem, then the sum; ends in a line end."""
    parts = ["\n".join(_finding(report, problem, lang)) for problem in report.problems]
    parts.append("\n".join(sentence.said(lang) for sentence in _summary(report)))
    return "\n\n".join(parts) + "\n"


def _finding(report: Report, finding: Finding, lang: str) -> Iterator[str]:
    mark, rule = SEVERITY[finding.severity], finding.message
    yield Words(f"{mark.zh}：{rule.zh}", f"{mark.en}: {rule.en}").said(lang)
    yield _row(Words("对象", "thing"), report.labels.of(finding.node), lang)
    if finding.path is not None:
        yield _row(Words("属性", "property"), report.labels.of_path(finding.path), lang)
    if finding.value is not None and finding.value != finding.node:
        yield _row(Words("取值", "value"), report.labels.of(finding.value), lang)
    name = report.shapes.name(URIRef(finding.rule))
    short = compact(finding.rule)
    zh = name.zh if name.zh == short else f"{name.zh}（{short}）"
    en = name.en if name.en == short else f"{name.en} ({short})"
    yield _row(Words("规则", "rule"), Words(zh, en), lang)
    if finding.source is not None:
        yield _row(Words("来源", "source"), Words(finding.source, finding.source), lang)


def _row(head: Words, value: Words, lang: str) -> str:
    if lang == "both":
        both = value.zh if value.zh == value.en else f"{value.zh} / {value.en}"
        return f"  {head.zh} {head.en}  {both}"
    # The longest head is eight letters in English and two characters in Chinese.
    return f"  {head.zh}  {value.zh}" if lang == "zh" else f"  {head.en:<8}  {value.en}"


def _summary(report: Report) -> Iterator[Words]:
    if report.nodes == 0:
        yield Words(
            "什么都没有检查：没有任何形状适用于这些对象。", "Nothing was checked: no shape applies to any node."
        )
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

"""What the formats for machines share: a finding as lines of text, and where it stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from twl_graph.errors import Words
from twl_graph.namespaces import compact, prefixes
from twl_graph.turtle_terms import Terms

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from twl_graph.validation.finding import Finding
    from twl_graph.validation.report import Report


class Stretch(NamedTuple):
    """Lines and columns of a place, counted from 1, in characters; `end_column` is that after the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


def lines_of(report: Report, finding: Finding) -> list[Words]:
    """Return a finding as lines: the rule broken, then the thing, the property, the value, what stands against it,
    and what to write instead.
    """
    lines = [finding.message, _line("对象", "thing", report.labels.of(finding.node))]
    if finding.path is not None:
        lines.append(_line("属性", "property", report.labels.of_path(finding.path)))
    if finding.value is not None and finding.value != finding.node:
        lines.append(_line("取值", "value", report.labels.of(finding.value)))
    lines += [_line("相对", "against", Words(side, side)) for side in map(statement, finding.sides)]
    if finding.suggestion is not None:
        lines.append(_line("改法", "instead", finding.suggestion.words))
    return lines


def statement(quad: Quad) -> str:
    """Return a statement as a line of Turtle under the project's prefixes; its graph follows as a comment."""
    terms = Terms(prefixes(), None)
    told = f"{terms.term(quad.subject)} {terms.predicate(quad.predicate)} {terms.term(quad.object)} ."
    graph = getattr(quad.graph_name, "value", "")
    return f"{told}  # {compact(graph)}" if graph else told


def file_of(finding: Finding) -> str | None:
    """Return the file of a finding as a CI system wants it: below the working folder relative to it, with `/`.

    None where it is unknown, or no file (``<stdin>``).
    """
    if finding.source is None or finding.source.startswith("<"):
        return None
    path, here = Path(finding.source), Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()


def stretch_of(report: Report, finding: Finding) -> Stretch | None:
    """Return where a finding begins and ends, or None without a place.

    The text of the file tells the lines that a long string goes over; without it the place is taken for one line.
    """
    place = finding.place
    if place is None:
        return None
    text = report.texts.get(finding.source or "", "")[place.start : place.end]
    before, _, last = text.rpartition("\n")
    if len(text) < place.end - place.start or len(last) == len(text):
        return Stretch(place.line, place.column, place.line, place.column + place.end - place.start)
    return Stretch(place.line, place.column, place.line + before.count("\n") + 1, len(last) + 1)


def _line(zh: str, en: str, value: Words) -> Words:
    return Words(f"{zh}：{value.zh}", f"{en}: {value.en}")

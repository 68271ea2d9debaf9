"""What can be done about a contradiction of which the graph holds one side and a new file the other.

To add a file changes no other: what is known can be left as it is, or mended first in the very file that states it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Quad, Triple

from twl_graph.dates import bounds
from twl_graph.errors import Words
from twl_graph.namespaces import COMPUTED, RDFS, TWL, compact, prefixes
from twl_graph.turtle_terms import Terms
from twl_graph.validation.finding import Part
from twl_graph.validation.rules import DATES_IN_ORDER, DISJOINT_CLASSES, SINGLE_VALUE, STATUS_FORWARD
from twl_graph.validation.suggestion import Suggestion

if TYPE_CHECKING:
    from twl_graph.knowledge import Knowledge
    from twl_graph.new_file import NewFile
    from twl_graph.validation.finding import Finding

_RULES: Final = frozenset(rule.iri for rule in (SINGLE_VALUE, DATES_IN_ORDER, STATUS_FORWARD, DISJOINT_CLASSES))
_COMPUTED: Final = NamedNode(COMPUTED)
#: What the advice of the check itself already says how to keep beside what is known.
_MOVES_ON: Final = frozenset((TWL + "status", TWL + "asOf"))


class KnownSides:
    """Says which file of the graph holds the other side, and what is left to do in the new one.

    Args:
        new: the new files.
        before: the graph that they would join; None where nothing changes.
    """

    def __init__(self, new: Sequence[NewFile], before: Knowledge | None) -> None:
        self._new, self._before = new, before

    def advised(self, finding: Finding) -> Finding:
        """Return the finding with the advice that can be followed; one that has no known and new side as it is."""
        if finding.rule not in _RULES or self._before is None:
            return finding
        stated = [side for side in finding.sides if side.graph_name != _COMPUTED]
        new = [side for side in stated if side.triple in self._stated_anew]
        known = [side for side in stated if side.triple not in self._stated_anew]
        if not new or not known:
            return finding
        files = "、".join(dict.fromkeys(self._file(side) for side in known))
        where = Words(files, files.replace("、", ", "))
        suggestion = self._suggestion(finding, known, new, where)
        inverse = finding.rule == SINGLE_VALUE.iri and (finding.path or "").startswith("^")
        return replace(finding, suggestion=suggestion, part=Part.SUBJECT if inverse else finding.part)

    def _suggestion(self, finding: Finding, known: list[Quad], new: list[Quad], where: Words) -> Suggestion | None:
        path = finding.path or ""
        if finding.rule == SINGLE_VALUE.iri:
            if path.startswith("^"):
                return _use_the_known(known, new, where)
            if path == RDFS + "label":
                return _as_alias(new, where)
            if _agree([*known, *new]):
                return _of_dates(known, new, where)
            if path not in _MOVES_ON:
                return _one_of(known, where)
        if finding.rule == DISJOINT_CLASSES.iri:
            return _one_of(known, where)
        if finding.suggestion is None:
            return None
        said = finding.suggestion.words
        words = Words(f"{said.zh}已知的写在 {where.zh}。", f"{said.en} What is known stands in {where.en}.")
        return replace(finding.suggestion, words=words)

    @cached_property
    def _stated_anew(self) -> frozenset[Triple]:
        """What the new files state and the graph does not."""
        said = {quad.triple for file in self._new for quad in file.source.quads}
        sources = self._before.sources if self._before is not None else ()
        return frozenset(said.difference(quad.triple for source in sources for quad in source.quads))

    def _file(self, side: Quad) -> str:
        """Return the file of the graph that holds a statement, by its path in the graph's folder."""
        sources = self._before.sources if self._before is not None else ()
        files = (source.name for source in sources if any(quad.triple == side.triple for quad in source.quads))
        name = next(files, "?")
        folder = self._before.folder if self._before is not None else None
        if folder is not None and Path(name).is_relative_to(str(folder)):
            return Path(name).relative_to(str(folder)).as_posix()
        return Path(name).as_posix()


def _use_the_known(known: list[Quad], new: list[Quad], where: Words) -> Suggestion:
    """Where only one thing can point at another: the thing that does so already, not a second one."""
    right, wrong = known[0].subject, new[0].subject
    assert isinstance(right, NamedNode)
    short, other = compact(right.value), compact(wrong.value) if isinstance(wrong, NamedNode) else "…"
    words = Words(
        f"不要另立 {other}：改用图谱里已有的 {short}（{where.zh}）。",
        f"Make no {other} of your own: use {short}, which the graph has already ({where.en}).",
    )
    return Suggestion(words, right)


def _as_alias(new: list[Quad], where: Words) -> Suggestion:
    words = Words(
        f"已知的名称（{where.zh}）保留，新的这个写作别名（skos:altLabel）。",
        f"Keep the name that is known ({where.en}) and write the new one as an alias (skos:altLabel).",
    )
    return Suggestion(words, patch=_line(new[-1], "skos:altLabel"))


def _of_dates(known: list[Quad], new: list[Quad], where: Words) -> Suggestion:
    """Where the dates agree: the one that is known can only be made more exact where it is stated."""
    spans = {quad.object: _days(quad) for quad in (*known, *new)}
    exact = min(spans, key=lambda term: _length(spans[term]))
    here, there = _written(new[-1]), _written(known[0])
    if exact not in {quad.object for quad in new}:
        words = Words(
            f"图谱里的 {there}（{where.zh}）同样精确或更精确：删去新写的 {here}。",
            f"The graph's {there} ({where.en}) is as exact or more so: take out the new {here}.",
        )
        return Suggestion(words)
    words = Words(
        f"图谱已写 {there}（{where.zh}），新文件改不了它：不写新的 {here}，或把它写在自己的另一个事件上；"
        f"若要图谱更精确，先在 {where.zh} 里改这个日期。",
        f"The graph has {there} ({where.en}), which a new file cannot change: leave {here} out, or state it of an "
        f"event of your own; to make the graph more exact, first mend the date in {where.en}.",
    )
    return Suggestion(words)


def _one_of(known: list[Quad], where: Words) -> Suggestion:
    there = _written(known[0])
    words = Words(
        f"请对照两处原文。若已知的 {there} 对，删去新写的这一个；若新的对，先在 {where.zh} 里改掉已知的；"
        "若说的是另一事物，用另一个 IRI。",
        f"Compare the sources. If {there}, which is known, is right, take out the new one; if the new one is, first "
        f"mend {where.en}; if another thing is meant, use another IRI.",
    )
    return Suggestion(words)


def _agree(quads: list[Quad]) -> bool:
    spans = [_days(quad) for quad in quads]
    known = [span for span in spans if span is not None]
    return len(known) == len(spans) and max(span[0] for span in known) <= min(span[1] for span in known)


def _days(quad: Quad) -> tuple[str, str] | None:
    found = bounds(quad.object.value, quad.object.datatype.value) if isinstance(quad.object, Literal) else None
    return None if found is None else (found[0].isoformat(), found[1].isoformat())


def _length(span: tuple[str, str] | None) -> tuple[int, ...]:
    """How far apart the ends of a span are: in years, months and days."""
    if span is None:
        return (10**6,)
    first, last = (tuple(map(int, day.split("-"))) for day in span)
    return tuple(end - start for start, end in zip(first, last, strict=True))


def _written(quad: Quad) -> str:
    term = quad.object
    return compact(term.value) if isinstance(term, NamedNode) else f"“{getattr(term, 'value', '')}”"


def _line(quad: Quad, predicate: str) -> str:
    terms = Terms(prefixes(), None)
    return f"{terms.term(quad.subject)} {predicate} {terms.term(quad.object)} ."

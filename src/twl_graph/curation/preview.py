"""What a change would do to the graph: which facts are new, which are said once more, and which answers change."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from twl_graph.engine import Engine, Solutions
from twl_graph.errors import UsageError
from twl_graph.results import shown_term
from twl_graph.validation.rules import DATES_IN_ORDER, SINGLE_VALUE, STATUS_FORWARD

if TYPE_CHECKING:
    from twl_graph.engine import Term
    from twl_graph.knowledge import Knowledge, Source
    from twl_graph.questions import Question
    from twl_graph.validation.finding import Finding
    from twl_graph.validation.report import Report

#: The rules that a new fact breaks by contradicting what is known.
_CONTRADICTIONS: Final = frozenset(rule.iri for rule in (SINGLE_VALUE, DATES_IN_ORDER, STATUS_FORWARD))
_Row = tuple["Term | None", ...]


@dataclass(frozen=True)
class ChangedAnswer:
    """A ready question whose answer changes: the rows that go and those that come, in the order of the answers."""

    question: Question
    variables: tuple[str, ...]
    gone: tuple[_Row, ...]
    new: tuple[_Row, ...]


class Preview:
    """A change of the graph, seen before it is made.

    Args:
        before: the graph as it is.
        after: the graph as it would be.
        report: what is found in the change.
        lang: the language of the answers' labels: zh or en.
    """

    def __init__(self, before: Knowledge, after: Knowledge, report: Report, lang: str = "en") -> None:
        self.before, self.after, self.report = before, after, report
        self._lang = "zh" if lang == "zh" else "en"

    @cached_property
    def new(self) -> frozenset[ox.Triple]:
        """The facts that only the new files state."""
        return self._coming - _stated(self.before.sources)

    @cached_property
    def known(self) -> frozenset[ox.Triple]:
        """The facts of the new files that the graph states already."""
        return self._coming & _stated(self.before.sources)

    @cached_property
    def corroborated(self) -> frozenset[ox.Triple]:
        """Those among the known facts that a text or a file with sources of its own now states for the first time."""
        before, after = _origins(self.before.sources), _origins(self.after.sources)
        return frozenset(triple for triple in self.known if after[triple] - before[triple])

    @cached_property
    def gone(self) -> frozenset[ox.Triple]:
        """The facts that nothing would state any more."""
        return _stated(self.before.sources) - _stated(self.after.sources)

    @property
    def conflicts(self) -> tuple[Finding, ...]:
        """The findings in which a new fact contradicts what is known."""
        return tuple(problem for problem in self.report.problems if problem.rule in _CONTRADICTIONS)

    @cached_property
    def _coming(self) -> frozenset[ox.Triple]:
        held = {id(source) for source in self.before.sources}
        return _stated(tuple(source for source in self.after.sources if id(source) not in held))

    @cached_property
    def answers(self) -> tuple[ChangedAnswer, ...]:
        """The ready questions whose answers change, by name; those that need a parameter are not asked."""
        from twl_graph import questions

        engines = Engine(self.before), Engine(self.after)
        changed = (self._changed(question, *engines) for question in questions.load_all()[0])
        return tuple(answer for answer in changed if answer is not None)

    def _changed(self, question: Question, before: Engine, after: Engine) -> ChangedAnswer | None:
        old, new = self._asked(before, question), self._asked(after, question)
        if old is None or new is None:
            return None
        gone, come = Counter(old.rows) - Counter(new.rows), Counter(new.rows) - Counter(old.rows)
        if not gone and not come:
            return None
        return ChangedAnswer(question, new.variables, tuple(_kept(old.rows, gone)), tuple(_kept(new.rows, come)))

    def _asked(self, engine: Engine, question: Question) -> Solutions | None:
        """The answer as a table for people has it; None where the question needs a parameter, or gives no table."""
        from twl_graph.questions.asking import Asked

        try:
            answer = Asked(engine, question, {}, lang=self._lang).answer
        except UsageError:
            return None
        return question.for_people(answer, self._lang) if isinstance(answer, Solutions) else None

    def to_json(self) -> dict[str, Any]:
        """The preview as plain values for `json.dumps`; the report is not in it."""
        return {
            "new": len(self.new),
            "known": len(self.known),
            "corroborated": len(self.corroborated),
            "gone": len(self.gone),
            "conflicts": len(self.conflicts),
            "introduced": len(self.report.findings),
            "resolved": len(self.report.resolved),
            "answers": {
                each.question.name: {
                    "variables": list(each.variables),
                    "gone": [[shown_term(term, self._lang) for term in row] for row in each.gone],
                    "new": [[shown_term(term, self._lang) for term in row] for row in each.new],
                }
                for each in self.answers
            },
        }


def _stated(sources: tuple[Source, ...]) -> frozenset[ox.Triple]:
    return frozenset(quad.triple for source in sources for quad in source.quads)


def _origins(sources: tuple[Source, ...]) -> dict[ox.Triple, set[str]]:
    """The texts and files that state each fact: two spans of one text are one origin."""
    found: dict[ox.Triple, set[str]] = defaultdict(set)
    for source in sources:
        for quad in source.quads:
            found[quad.triple].add(getattr(quad.graph_name, "value", "").partition("#")[0])
    return found


def _kept(rows: tuple[_Row, ...], counted: Counter[_Row]) -> Iterator[_Row]:
    """The rows that are counted, each as often as it is, in their order."""
    left = Counter(counted)
    for row in rows:
        if left[row] > 0:
            left[row] -= 1
            yield row

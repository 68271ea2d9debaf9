"""What a change brings: the graph as it would be, less what was wrong with it before.

A new fact can break an old node, and a fact that goes can leave one incomplete, so the whole graph is judged as it was
and as it would be: introduced is what is found after and not before, resolved what was found before and is not after.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from twl_graph import resources
from twl_graph.knowledge import Knowledge
from twl_graph.validation.consequences import problems
from twl_graph.validation.finding import in_order
from twl_graph.validation.known_sides import KnownSides
from twl_graph.validation.labels import Labels
from twl_graph.validation.placing import Placing
from twl_graph.validation.rules import RULES
from twl_graph.validation.state import CHECKS, State

if TYPE_CHECKING:
    from twl_graph.errors import Words
    from twl_graph.new_file import NewFile
    from twl_graph.validation.finding import Finding, Term
    from twl_graph.validation.report import Report
    from twl_graph.validation.shapes import Shapes


@dataclass(frozen=True)
class Change:
    """The findings that a change of the graph brings, those that it takes away, and those that it leaves."""

    introduced: frozenset[Finding]
    resolved: frozenset[Finding]
    standing: frozenset[Finding]

    @classmethod
    def between(cls, before: frozenset[Finding], after: frozenset[Finding]) -> Change:
        """Return what distinguishes two full reports."""
        return cls(after - before, before - after, after & before)

    def __or__(self, other: Change) -> Change:
        return Change(
            self.introduced | other.introduced, self.resolved | other.resolved, self.standing | other.standing
        )


class Judgement:
    """One change of a graph, judged: new files that would join it, or files of its own that would go.

    Without a change the graph itself is judged, and everything that is wrong with it counts as introduced.

    Args:
        graph: the graph as it is; a `State` that was judged before keeps what was found in it.
        new: the files that would join it.
        without: the names (`Source.name`) of its files that would go.
        shapes: the shapes, or the ``ontology/`` folder that holds them; None for the project's own.
        more_shapes: files of further shapes, used together with those of the folder.
        texts: the texts at hand, by their SHA-256 digest; see `State`.
    """

    def __init__(
        self,
        graph: Knowledge | State,
        new: Sequence[NewFile] = (),
        *,
        without: Collection[str] = (),
        shapes: Shapes | Path | None = None,
        more_shapes: Sequence[str | Path] = (),
        texts: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.new: Final = tuple(new)
        self._given_shapes, self._more_shapes = shapes, tuple(more_shapes)
        state = graph if isinstance(graph, State) else State(graph, texts)
        knowledge, changed = state.knowledge, bool(new or without)
        kept = [source for source in knowledge.sources if source.name not in without]
        after = Knowledge([*kept, *(file.source for file in new)], folder=knowledge.folder) if changed else knowledge
        #: The graph as it is; None where nothing changes.
        self.before: Final = state if changed else None
        #: The graph as it would be.
        self.after: Final = State(after, texts) if changed else state

    @cached_property
    def without_shapes(self) -> Change:
        """What is found without SHACL, placed: soon there, for the shapes take ten times as long."""
        before = self.before.without_shapes if self.before is not None else frozenset()
        return self._placed(Change.between(before, self.after.without_shapes))

    @cached_property
    def by_shapes(self) -> Change:
        """What the shapes find, placed and with advice."""
        from twl_graph.validation import adequacy
        from twl_graph.validation.advice import Advice

        before = self.before.by_shapes(self.shapes) if self.before is not None else frozenset()
        found = Change.between(before, self.after.by_shapes(self.shapes))
        advice = Advice(self.shapes, self.after)
        # Whether the shapes are adequate is asked of this check, whatever was before it.
        doubts = adequacy.findings(self.shapes, self.after.graph, len(self._seen))
        advised = frozenset((*map(advice.advised, found.introduced), *doubts))
        return self._placed(Change(advised, found.resolved, found.standing))

    @cached_property
    def report(self) -> Report:
        """Everything, in the order of telling."""
        from twl_graph.validation.report import Report

        change = self.without_shapes | self.by_shapes
        return Report(
            findings=in_order(change.introduced),
            resolved=in_order(change.resolved),
            standing=len(change.standing),
            checked={shape: len(nodes) for shape, nodes in self._focus.items()},
            nodes=len(self._seen),
            files=tuple(file.name for file in self.new),
            texts=self.texts,
            described=self.described,
            shapes=self.shapes,
            labels=self.labels,
        )

    @cached_property
    def early_problems(self) -> list[Finding]:
        """The problems that are known before the shapes are run, in the order of telling.

        How the graph was before is asked only of a check that finds something now.
        """
        introduced: set[Finding] = set()
        for check in CHECKS:
            found = self.after.by_check(check)
            introduced |= found - self.before.by_check(check) if found and self.before is not None else found
        return problems(in_order(map(self._told, introduced)), self.described)

    @cached_property
    def labels(self) -> Labels:
        """The names of things in the graph as it would be."""
        return Labels(self.after.knowledge.store)

    @property
    def texts(self) -> dict[str, str]:
        """The text of each new file, by its name."""
        return {file.name: file.text for file in self.new}

    @cached_property
    def described(self) -> frozenset[Term]:
        """The nodes that the new files say something of and the graph has nothing of."""
        said = {quad.subject for file in self.new for quad in file.source.quads}
        sources = self.before.knowledge.sources if self.before is not None and said else ()
        known = {quad.subject for source in sources for quad in source.quads}
        return frozenset(said - known)  # type: ignore[arg-type]

    def title(self, rule: str) -> Words:
        """The short name of a shape, or of a rule that is no shape, by its IRI."""
        return RULES[rule].title if rule in RULES else self.shapes.title(rule)

    @cached_property
    def shapes(self) -> Shapes:
        """The shapes that are run.

        Raises:
            ShapesInvalid: they are not fit for use.
        """
        from twl_graph.validation.shapes import Shapes

        given = self._given_shapes
        if isinstance(given, Path) or self._more_shapes:
            return Shapes.of(given if isinstance(given, Path) else resources.ontology(), self._more_shapes)
        return given or Shapes.bundled()

    @cached_property
    def _focus(self) -> dict[str, frozenset[Term]]:
        return self.after.focus(self.shapes)

    @cached_property
    def _seen(self) -> frozenset[Term]:
        return frozenset().union(*self._focus.values())

    def _placed(self, change: Change) -> Change:
        placed = frozenset(map(self._told, change.introduced))
        return Change(placed, change.resolved, change.standing)

    def _told(self, finding: Finding) -> Finding:
        """The finding with its place, and with what can be done where the graph holds the other side."""
        return self._placing.placed(self._known_sides.advised(finding))

    @cached_property
    def _known_sides(self) -> KnownSides:
        return KnownSides(self.new, self.before.knowledge if self.before is not None else None)

    @cached_property
    def _placing(self) -> Placing:
        return Placing(self.new, self.after.knowledge)

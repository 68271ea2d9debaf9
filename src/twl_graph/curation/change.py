"""What a change would make of the graph, for those who judge it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

from twl_graph.curation.candidate import Candidate
from twl_graph.knowledge import Knowledge, Source


@dataclass(frozen=True)
class Change:
    """A change of the graph that nobody has made yet.

    Attributes:
        before: the graph as it is.
        new: the files that would be added.
        gone: the files that would be taken out.
    """

    before: Knowledge
    new: tuple[Candidate, ...] = ()
    gone: tuple[Source, ...] = ()

    @cached_property
    def after(self) -> Knowledge:
        """The graph as it would be, its new files in normal form, which is exactly what would be written.

        Raises:
            UnreadableInput: facts of a new file stand in no graph with a source.
        """
        kept = [source for source in self.before.sources if source not in self.gone]
        return Knowledge([*kept, *(candidate.accepted for candidate in self.new)], folder=self.before.folder)


class Verdict(Protocol):
    """What a judge says of a change."""

    @property
    def accepted(self) -> bool:
        """Whether the change may be made."""
        ...


V = TypeVar("V", bound=Verdict)
#: Looks at a change and says whether it may be made.
Judge = Callable[[Change], V]

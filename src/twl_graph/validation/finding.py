"""One thing found wrong: the record that passes from checking to telling.

A finding carries one `sh:ValidationResult` (SHACL, section 3.6.2) in this project's own terms, so that the engine that
made it and the report that tells it know nothing of each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cached_property

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from twl_graph.errors import Words
from twl_graph.namespaces import SH
from twl_graph.place import Place
from twl_graph.validation.suggestion import Suggestion

#: Any term that can be a focus node or a value.
Term = NamedNode | BlankNode | Literal


class Severity(IntEnum):
    """How much a finding weighs, ordered: `Severity.WARNING < Severity.VIOLATION` (SHACL, section 2.1.4)."""

    INFO = 1
    WARNING = 2
    VIOLATION = 3

    @property
    def iri(self) -> str:
        """The severity's IRI in SHACL, for example `sh:Violation` written in full."""
        return SH + self.name.capitalize()

    @classmethod
    def from_iri(cls, iri: str) -> Severity:
        """Read `sh:Info`, `sh:Warning` or `sh:Violation`, written in full.

        Raises:
            KeyError: any other IRI; the lint of the shapes admits these three only.
        """
        return cls[iri.removeprefix(SH).upper()]


class Part(StrEnum):
    """The part of a statement that a finding points at."""

    SUBJECT = "subject"
    PREDICATE = "predicate"
    OBJECT = "object"
    GRAPH = "graph"


@dataclass(frozen=True, eq=False)
class Finding:
    """One result of validation.

    What it says of the graph makes it the finding it is (`identity`), wherever that is written. `rule` is the IRI of
    the shape, or of a rule that is no shape; `component` that of the constraint component; `node` is the focus node.
    `path` is the IRI of the property concerned, or the text of a SPARQL 1.1 property path when the shape's path is
    longer than one step, or None when the node itself is at fault. `message` states the rule, and for a rule that is no
    shape what was found and what was expected.

    The rest tells where it is and what to do about it. `part` is the part of the statement (`node`, `path`, `value`)
    that is at fault; `source` names the file that holds the fact and `place` where in it, where they are known;
    `suggestion` says what to write instead; `sides` are the statements that it contradicts or repeats, each in the
    named graph that is its evidence. `within` is the file whose text is at fault, where no statement shows that: the
    same fault of another file is another finding; `at` is a statement of the file to point at, where the node may
    have others.
    """

    severity: Severity
    rule: str
    component: str
    node: Term
    path: str | None
    value: Term | None
    message: Words
    source: str | None = None
    part: Part = Part.OBJECT
    place: Place | None = None
    suggestion: Suggestion | None = None
    sides: tuple[Quad, ...] = ()
    within: str | None = None
    at: Quad | None = None

    @cached_property
    def identity(self) -> tuple[object, ...]:
        """What makes two findings the same one.

        One that names other statements is told by these, not by its words, which name their evidence too: evidence
        that is added to an old contradiction makes no new one.
        """
        told = frozenset(side.triple for side in self.sides) or self.message
        return self.severity, self.rule, self.component, self.node, self.path, self.value, self.within, told

    def __eq__(self, other: object) -> bool:
        return self.identity == other.identity if isinstance(other, Finding) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.identity)

    @property
    def sort_key(self) -> tuple[object, ...]:
        """The order of telling: as they stand in the files; those without a place last, the gravest first.

        Then node by node, so that one thing's findings stand together.
        """
        at = (0, self.source or "", self.place.start) if self.place is not None else (1, "", 0)
        value = "" if self.value is None else str(self.value)
        return (*at, -self.severity, str(self.node), self.path or "", self.rule, self.component, value)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return each different finding once, in the order of telling."""
    return tuple(sorted(set(findings), key=lambda finding: finding.sort_key))

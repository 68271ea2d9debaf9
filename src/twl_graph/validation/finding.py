"""One thing found wrong: the record that passes from checking to telling.

A finding carries one `sh:ValidationResult` (SHACL, section 3.6.2) in this project's own terms, so that the engine that
made it and the report that tells it know nothing of each other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

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


@dataclass(frozen=True)
class Finding:
    """One result of validation.

    What it says of the graph makes it the finding it is: two findings that agree in `severity` to `message` are the
    same one. `rule` is the IRI of the shape, or of a rule that is no shape; `component` that of the constraint
    component; `node` is the focus node. `path` is the IRI of the property concerned, or the text of a SPARQL 1.1
    property path when the shape's path is longer than one step, or None when the node itself is at fault. `message`
    states the rule, and for a rule that is no shape what was found and what was expected.

    The rest tells where it is and what to do about it. `part` is the part of the statement (`node`, `path`, `value`)
    that is at fault; `source` names the file that holds the fact and `place` where in it, where they are known;
    `suggestion` says what to write instead; `sides` are the statements that it contradicts or repeats, each in the
    named graph that is its evidence.
    """

    severity: Severity
    rule: str
    component: str
    node: Term
    path: str | None
    value: Term | None
    message: Words
    source: str | None = field(default=None, compare=False)
    part: Part = field(default=Part.OBJECT, compare=False)
    place: Place | None = field(default=None, compare=False)
    suggestion: Suggestion | None = field(default=None, compare=False)
    sides: tuple[Quad, ...] = field(default=(), compare=False)

    @property
    def sort_key(self) -> tuple[int, str, str, str, str, str]:
        """The order of telling: the gravest first, then node by node, so that one thing's findings stand together."""
        value = "" if self.value is None else str(self.value)
        return (-self.severity, str(self.node), self.path or "", self.rule, self.component, value)

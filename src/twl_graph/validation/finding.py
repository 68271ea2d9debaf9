"""One thing found wrong: the record that passes from checking to telling.

A finding carries one `sh:ValidationResult` (SHACL, section 3.6.2) in this project's own terms, so that the engine that
made it and the report that tells it know nothing of each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from pyoxigraph import BlankNode, Literal, NamedNode

from twl_graph.errors import Words
from twl_graph.namespaces import SH

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


@dataclass(frozen=True)
class Finding:
    """One result of validation.

    `rule` is the IRI of the shape, `component` that of the constraint component; `node` is the focus node. `path` is
    the IRI of the property concerned, or the text of a SPARQL 1.1 property path when the shape's path is longer than
    one step, or None when the node itself is at fault. `message` states the rule; `source` names the file that holds
    the fact, where that is known.
    """

    severity: Severity
    rule: str
    component: str
    node: Term
    path: str | None
    value: Term | None
    message: Words
    source: str | None = None

    @property
    def sort_key(self) -> tuple[int, str, str, str, str, str]:
        """The order of telling: the gravest first, then node by node, so that one thing's findings stand together."""
        value = "" if self.value is None else str(self.value)
        return (-self.severity, str(self.node), self.path or "", self.rule, self.component, value)

"""The outcome of a validation, and the three ways of telling it: prose for a person, the W3C report, and JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from twl_graph.validation import prose, w3c
from twl_graph.validation.finding import Finding, Severity
from twl_graph.validation.labels import Labels

if TYPE_CHECKING:
    import pyoxigraph as ox
    from rdflib import Graph

    from twl_graph.validation.shapes import Shapes


@dataclass(frozen=True)
class Report:
    """What was checked, and everything that was found.

    `findings` are in the order of telling. `checked` counts the focus nodes of each targeted shape, by the shape's
    IRI; `nodes` is the number of different nodes that any shape looked at. `files` are the new files, and `uncovered`
    the nodes they describe that no shape looks at, by CURIE; each of these is a finding too.
    """

    findings: tuple[Finding, ...]
    checked: Mapping[str, int]
    nodes: int
    files: tuple[str, ...]
    uncovered: tuple[str, ...]
    shapes: Shapes = field(repr=False)
    labels: Labels = field(repr=False)

    @property
    def conforms(self) -> bool:
        """Whether nothing was found, of whatever severity (SHACL, section 3.6.1.1); true of nothing checked as well,
        so see `nodes`.
        """
        return not self.findings

    @cached_property
    def problems(self) -> tuple[Finding, ...]:
        """The findings as a person counts them: a value that breaks one rule in two ways is one problem."""
        first: dict[tuple[object, ...], Finding] = {}
        for finding in self.findings:
            first.setdefault((finding.rule, finding.node, finding.path, finding.value), finding)
        return tuple(first.values())

    @cached_property
    def counts(self) -> dict[Severity, int]:
        """The number of problems of each severity, the gravest first."""
        return {
            severity: sum(problem.severity is severity for problem in self.problems)
            for severity in sorted(Severity, reverse=True)
        }

    def reaches(self, severity: Severity) -> bool:
        """Whether some finding is at least as grave as `severity`."""
        return any(finding.severity >= severity for finding in self.findings)

    def to_text(self, lang: str = "en") -> str:
        """Tell the report to a person, in `zh`, `en` or `both`."""
        return prose.tell(self, lang)

    def to_triples(self) -> list[ox.Triple]:
        """The W3C validation report (SHACL, section 3.6), blank nodes named by their place: the same on every run."""
        return w3c.triples(self)

    def to_graph(self) -> Graph:
        """The W3C validation report as an rdflib graph."""
        return w3c.graph(self)

    def to_json(self) -> dict[str, Any]:
        """The report as plain values for `json.dumps`; IRIs are written in full, terms as N-Triples writes them."""
        return {
            "conforms": self.conforms,
            "nodes": self.nodes,
            "counts": {severity.name.lower(): count for severity, count in self.counts.items()},
            "files": list(self.files),
            "uncovered": list(self.uncovered),
            "checked": dict(self.checked),
            "findings": [_json(finding) for finding in self.findings],
        }


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each different finding once, in the order of telling."""
    return tuple(sorted(set(findings), key=lambda finding: finding.sort_key))


def _json(finding: Finding) -> dict[str, Any]:
    return {
        "severity": finding.severity.name.lower(),
        "rule": finding.rule,
        "component": finding.component,
        "node": str(finding.node),
        "path": finding.path,
        "value": None if finding.value is None else str(finding.value),
        "message": finding.message._asdict(),
        "source": finding.source,
    }

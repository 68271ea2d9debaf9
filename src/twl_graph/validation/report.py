"""The outcome of a validation, which is told as prose for a person, as the W3C report, and in the formats of tools."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from twl_graph.errors import Words
from twl_graph.validation import prose, w3c
from twl_graph.validation.consequences import problems
from twl_graph.validation.finding import Finding, Severity
from twl_graph.validation.labels import Labels
from twl_graph.validation.rules import COVERED, RULES, WITHOUT_SHAPES

if TYPE_CHECKING:
    import pyoxigraph as ox
    from rdflib import Graph

    from twl_graph.validation.finding import Term
    from twl_graph.validation.shapes import Shapes


@dataclass(frozen=True)
class Report:
    """What was checked, and everything that was found.

    `findings` are in the order of telling: what new files (or what goes) introduce, or all that is wrong with the graph
    where nothing changes. `resolved` are those that the change takes away, and `standing` counts those that were there
    before and still are. `checked` counts the focus nodes of each targeted shape, by the shape's IRI; `nodes` is the
    number of different nodes that any shape looked at. `files` are the new files, `texts` what they hold and
    `described` the nodes they speak of. `limit` is
    the most that is told (`limited`); None for all.
    """

    findings: tuple[Finding, ...]
    checked: Mapping[str, int]
    nodes: int
    files: tuple[str, ...]
    shapes: Shapes = field(repr=False)
    labels: Labels = field(repr=False)
    resolved: tuple[Finding, ...] = ()
    standing: int = 0
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)
    described: frozenset[Term] = frozenset()
    limit: int | None = None

    @property
    def conforms(self) -> bool:
        """Whether nothing was found, of whatever severity (SHACL, section 3.6.1.1). A check of no node at all is itself
        a finding (`adequacy`), so it does not conform.
        """
        return not self.findings

    @cached_property
    def problems(self) -> tuple[Finding, ...]:
        """The findings as a person counts them: a value that breaks one rule in two ways is one problem, and what only
        follows from another finding is none. What is found without the shapes comes first, for it is told first.
        """
        found = problems(self.findings, self.described)
        return tuple(sorted(found, key=lambda problem: problem.rule not in WITHOUT_SHAPES))

    @property
    def told(self) -> tuple[Finding, ...]:
        """The problems that are told: the first of them, where there is a limit."""
        return self.problems[: self.limit]

    @property
    def results(self) -> tuple[Finding, ...]:
        """The findings for a machine: the problems, then those that only follow; of all the first, with a limit."""
        known = set(self.problems)
        return (*self.problems, *(finding for finding in self.findings if finding not in known))[: self.limit]

    @cached_property
    def counts(self) -> dict[Severity, int]:
        """The number of problems of each severity, the gravest first."""
        return {
            severity: sum(problem.severity is severity for problem in self.problems)
            for severity in sorted(Severity, reverse=True)
        }

    @property
    def uncovered(self) -> tuple[Term, ...]:
        """The new nodes that no shape looks at; each is a finding as well."""
        return tuple(finding.node for finding in self.findings if finding.rule == COVERED.iri)

    def reaches(self, severity: Severity) -> bool:
        """Whether some finding is at least as grave as `severity`."""
        return any(finding.severity >= severity for finding in self.findings)

    def title(self, rule: str) -> Words:
        """The short name of a shape, or of a rule that is no shape, by its IRI."""
        return RULES[rule].title if rule in RULES else self.shapes.title(rule)

    def limited(self, limit: int | None) -> Report:
        """The same report, of which at most so many problems, or results of the W3C report, are told."""
        return replace(self, limit=limit)

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
        """The report as plain values for `json.dumps`; IRIs are written in full, terms as N-Triples writes them.

        `counts` and `problems` count what is no consequence; a finding that `follows` from another one is in `total`
        only.
        """
        known = set(self.problems)
        return {
            "conforms": self.conforms,
            "nodes": self.nodes,
            "counts": {severity.name.lower(): count for severity, count in self.counts.items()},
            "files": list(self.files),
            "uncovered": [str(node) for node in self.uncovered],
            "checked": dict(self.checked),
            "findings": [{**_json(finding), "follows": finding not in known} for finding in self.results],
            "resolved": [_json(finding) for finding in self.resolved[: self.limit]],
            "standing": self.standing,
            "problems": len(self.problems),
            "total": len(self.findings),
        }


def _json(finding: Finding) -> dict[str, Any]:
    place, suggestion = finding.place, finding.suggestion
    return {
        "severity": finding.severity.name.lower(),
        "rule": finding.rule,
        "component": finding.component,
        "node": str(finding.node),
        "path": finding.path,
        "value": None if finding.value is None else str(finding.value),
        "message": finding.message._asdict(),
        "source": finding.source,
        "place": None if place is None else place._asdict(),
        "suggestion": None
        if suggestion is None
        else {
            "words": suggestion.words._asdict(),
            "instead": None if suggestion.instead is None else str(suggestion.instead),
            "patch": suggestion.patch,
            "safe": suggestion.safe,
        },
        "sides": [str(quad) for quad in finding.sides],
    }

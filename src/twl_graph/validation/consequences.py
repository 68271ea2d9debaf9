"""Findings that only follow from others: who mends the one has mended the other, so a person is told of the one.

A misspelt thing is of no class, a misspelt property is missing under its right name, a second value is one too many
for SHACL, which names neither, an open place of a draft is of no class and of no list. The reports for machines have
them all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from twl_graph.namespaces import RDF, SH, TWL
from twl_graph.validation import rules
from twl_graph.validation.consistency import explains

if TYPE_CHECKING:
    from twl_graph.validation.finding import Finding
    from twl_graph.validation.suggestion import Suggestion

_TYPE: Final = RDF + "type"
#: What SHACL objects to where two values contradict each other, without naming either.
_COUNTED: Final = frozenset(f"{SH}{name}ConstraintComponent" for name in ("MaxCount", "UniqueLang", "LessThanOrEquals"))
_EQUALS: Final = f"{SH}EqualsConstraintComponent"
#: Constraints that ask for one of several shapes, in each of which a value may play a part.
_COMBINED: Final = frozenset(f"{SH}{name}ConstraintComponent" for name in ("Or", "Xone", "And", "Node"))
_TWINS: Final = frozenset((rules.SAME_NAME.iri, rules.SAME_FACTS.iri))
_PATTERN: Final = SH + "PatternConstraintComponent"
_CLOSED: Final = SH + "ClosedConstraintComponent"
#: What is computed from a date: where that is out of place, these are too.
_COMPUTED: Final = frozenset((TWL + "earliest", TWL + "latest"))
#: Faults of the very value of a statement: whatever else is said of this value follows.
_OF_VALUES: Final = frozenset(
    rule.iri
    for rule in (
        *(rules.DESCRIBED_THING, rules.DECLARED_CLASS, rules.DECLARED_CONCEPT, rules.KNOWN_TERM, rules.KNOWN_NAMESPACE),
        *(rules.VALID_LITERAL, rules.CANONICAL_LITERAL, rules.LANGUAGE_TAG, rules.COMPLETED, rules.THING_NAME),
    )
)
_OF_PROPERTIES: Final = frozenset((rules.DECLARED_PROPERTY.iri, rules.KNOWN_TERM.iri, rules.KNOWN_NAMESPACE.iri))
_OF_SPANS: Final = frozenset(
    rule.iri for rule in (rules.REGISTERED_SOURCE, rules.SPAN_IN_TEXT, rules.SPAN_IN_PARAGRAPH)
)
_OWN: Final = frozenset(rules.RULES)


def problems(findings: Iterable[Finding], new: Container[object] = ()) -> list[Finding]:
    """Return the findings as a person counts them, in their order.

    A value that breaks one rule in two ways is one problem, two things that may be the same are one, and what only
    follows from another finding is none.

    Args:
        findings: the findings, in the order of telling.
        new: the nodes that new files describe; of two things that may be the same, the new one is told.
    """
    first: dict[tuple[object, ...], Finding] = {}
    findings = list(findings)
    for finding in roots(findings):
        first.setdefault(_key(finding), finding)
        if finding.rule in _TWINS and finding.node in new and first[_key(finding)].node not in new:
            first[_key(finding)] = finding
    advice = _advice(findings)
    return [_with_advice(one, advice) for one in first.values()]


def _advice(findings: Iterable[Finding]) -> dict[tuple[object, ...], Suggestion]:
    """Return the first advice that is given about each value of a node."""
    found: dict[tuple[object, ...], Suggestion] = {}
    for finding in findings:
        if finding.suggestion is not None:
            found.setdefault((finding.node, finding.path, finding.value), finding.suggestion)
    return found


def _with_advice(one: Finding, advice: Mapping[tuple[object, ...], Suggestion]) -> Finding:
    """Return a problem with the advice of a finding of the same value that is not told, where it has none itself."""
    if one.suggestion is not None or one.value is None:
        return one
    return replace(one, suggestion=advice.get((one.node, one.path, one.value)))


def _key(finding: Finding) -> tuple[object, ...]:
    if finding.rule in _TWINS:
        return finding.rule, frozenset((finding.node, *(side.subject for side in finding.sides)))
    # Two properties that are to agree are told of from both ends.
    value = None if finding.component == _EQUALS else finding.value
    return finding.rule, finding.node, finding.path, value, finding.within


def roots(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that follow from no other one, in their order."""
    held = list(findings)
    causes = _Causes(finding for finding in held if finding.rule in _OWN or finding.component == _CLOSED)
    return [one for one in held if not causes.entail(one)]


class _Causes:
    """Findings from which others may follow, looked up by what follows: a node may have thousands of either."""

    def __init__(self, causes: Iterable[Finding]) -> None:
        #: The values that are wrong, the properties that have one, and the texts in the wrong language.
        self._values: set[tuple[object, ...]] = set()
        self._tagged: set[tuple[object, ...]] = set()
        #: The nodes and paths of which too much is said.
        self._counted: set[tuple[object, ...]] = set()
        #: One cause of each kind for each node that it touches: which value it has does not matter.
        self._of_node: dict[object, dict[tuple[object, ...], Finding]] = defaultdict(dict)
        for cause in causes:
            self._take(cause)

    def _take(self, cause: Finding) -> None:
        if cause.rule in _OF_VALUES:
            self._values.update(((cause.node, cause.path, cause.value), (cause.node, cause.path, None)))
        if cause.rule == rules.LANGUAGE_TAG.iri:
            self._tagged.add((cause.node, cause.path, cause.value))
        self._counted.update(explains(cause))
        kind = cause.rule, cause.component == _CLOSED, cause.path, _meant(cause)
        self._of_node[cause.node].setdefault(kind, cause)
        if cause.rule == rules.THING_NAME.iri and cause.value is not None:
            self._of_node[cause.value].setdefault(kind, cause)

    def entail(self, one: Finding) -> bool:
        """Tell whether a finding follows from one of them; what a rule of our own finds follows from few things."""
        if one.rule in _OWN and one.rule != rules.COVERED.iri:
            return self._is_of_a_wrong_tag(one)
        if one.component in _COUNTED and (one.node, one.path) in self._counted:
            return True
        if one.rule != rules.COVERED.iri and (one.node, one.path, one.value) in self._values:
            return True
        return any(one != cause and _follows(one, cause) for cause in self._of_node.get(one.node, {}).values())

    def _is_of_a_wrong_tag(self, one: Finding) -> bool:
        """Tell whether it counts a text in a language that the text is not in."""
        if one.rule != rules.SINGLE_VALUE.iri:
            return False
        return any((one.node, one.path, side.object) in self._tagged for side in one.sides)


def _follows(one: Finding, cause: Finding) -> bool:
    """Tell whether a finding follows from a cause, whatever value that one has."""
    if cause.rule == rules.THING_NAME.iri and _of_a_name(one, cause):
        return True
    return one.node == cause.node and (
        _unsettles(cause, one.path) or _of_the_node(one, cause) or _of_the_property(one, cause)
    )


def _meant(cause: Finding) -> str | None:
    """Return the property that was meant by a wrong one."""
    instead = cause.suggestion.instead if cause.suggestion is not None and cause.rule in _OF_PROPERTIES else None
    return instead.value if isinstance(instead, NamedNode) else None


def _of_a_name(one: Finding, cause: Finding) -> bool:
    """Tell whether it objects to the very name of a thing that is misnamed."""
    return one.node in (cause.node, cause.value) and (one.component == _PATTERN or one.rule == rules.COVERED.iri)


def _of_the_node(one: Finding, cause: Finding) -> bool:
    """Tell whether it only says what a fault of the same node entails: of a span, of its kinds, of stray properties."""
    if cause.rule in _OF_SPANS:
        return True
    if cause.rule == rules.DISJOINT_CLASSES.iri:
        return one.component == _CLOSED
    if cause.component == _CLOSED == one.component:
        return one.path in _COMPUTED and cause.path not in _COMPUTED
    return one.rule == rules.COVERED.iri and cause.path == _TYPE


def _of_the_property(one: Finding, cause: Finding) -> bool:
    """Tell whether it only says what a wrong property, or an unknown concept, of the same node entails."""
    if cause.rule == rules.DECLARED_CONCEPT.iri and one.path is None and one.component in _COMBINED:
        return True
    return cause.rule in _OF_PROPERTIES and (one.path in (cause.path, _meant(cause)) or one.path is None)


def _unsettles(cause: Finding, path: str | None) -> bool:
    """Tell whether nothing can be asked of a path yet: the node is of an unknown class, or the path hangs on an open
    place. As it hangs on it, so does what it leads to, the whole node, and the days that are computed from its dates.
    """
    if cause.rule in _OF_VALUES and cause.path == _TYPE:
        return True
    if cause.rule != rules.COMPLETED.iri:
        return False
    hanging = (cause.path, *_COMPUTED)
    return path is None or path in hanging or any(f"<{each}>" in path for each in hanging)

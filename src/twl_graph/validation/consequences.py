"""Findings that only follow from others: who mends the one has mended the other, so a person is told of the one.

A misspelt thing is of no class, a misspelt property is missing under its right name, a second value is one too many
for SHACL, which names neither, an open place of a draft is of no class and of no list. The reports for machines have
them all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from twl_graph.namespaces import RDF, SH, TWL
from twl_graph.validation import rules
from twl_graph.validation.consistency import explains

if TYPE_CHECKING:
    from twl_graph.validation.finding import Finding

_TYPE: Final = RDF + "type"
#: What SHACL objects to where two values contradict each other, without naming either.
_COUNTED: Final = frozenset(f"{SH}{name}ConstraintComponent" for name in ("MaxCount", "UniqueLang", "LessThanOrEquals"))
_EQUALS: Final = f"{SH}EqualsConstraintComponent"
#: Constraints that ask for one of several shapes, in each of which a value may play a part.
_COMBINED: Final = frozenset(f"{SH}{name}ConstraintComponent" for name in ("Or", "Xone", "And", "Node"))
_TWINS: Final = frozenset((rules.SAME_NAME.iri, rules.SAME_FACTS.iri))
_PATTERN: Final = SH + "PatternConstraintComponent"
#: Faults of the very value of a statement: whatever else is said of this value follows.
_CLOSED: Final = SH + "ClosedConstraintComponent"
#: What is computed from a date: where that is out of place, these are too.
_COMPUTED: Final = frozenset((TWL + "earliest", TWL + "latest"))
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
    return [_with_advice(one, findings) for one in first.values()]


def _with_advice(one: Finding, findings: Iterable[Finding]) -> Finding:
    """Return a problem with the advice of a finding of the same value that is not told, where it has none itself."""
    if one.suggestion is not None or one.value is None:
        return one
    same = (other for other in findings if (other.node, other.path, other.value) == (one.node, one.path, one.value))
    return replace(one, suggestion=next((other.suggestion for other in same if other.suggestion is not None), None))


def _key(finding: Finding) -> tuple[object, ...]:
    if finding.rule in _TWINS:
        return finding.rule, frozenset((finding.node, *(side.subject for side in finding.sides)))
    # Two properties that are to agree are told of from both ends.
    value = None if finding.component == _EQUALS else finding.value
    return finding.rule, finding.node, finding.path, value, finding.within


def roots(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that follow from no other one, in their order."""
    held = list(findings)
    causes = [finding for finding in held if finding.rule in _OWN or finding.component == _CLOSED]
    by_node: dict[object, list[Finding]] = defaultdict(list)
    for cause in causes:
        for key in _reach(cause):
            by_node[key].append(cause)
    return [one for one in held if not any(_follows(one, cause) for cause in by_node.get(one.node, ()))]


def _reach(cause: Finding) -> Iterator[object]:
    """The nodes whose findings may follow from one."""
    yield cause.node
    if cause.value is not None and cause.value != cause.node:
        yield cause.value
    yield from dict.fromkeys(node for node, _ in explains(cause) if node != cause.node)


def _follows(one: Finding, cause: Finding) -> bool:
    """Tell whether a finding follows from another one; what a rule of our own finds follows from a type or tag only."""
    if one is cause or one == cause:
        return False
    if one.rule in _OWN and one.rule != rules.COVERED.iri:
        return _of_a_wrong_tag(one, cause)
    same_node = one.node == cause.node
    return (
        (one.component in _COUNTED and (one.node, one.path) in explains(cause))
        or (cause.rule == rules.THING_NAME.iri and _of_a_name(one, cause))
        or (same_node and (_unsettles(cause, one.path) or _of_the_node(one, cause) or _of_the_term(one, cause)))
    )


def _of_a_wrong_tag(one: Finding, cause: Finding) -> bool:
    """Tell whether it counts a text in a language that the text is not in."""
    counts = one.rule == rules.SINGLE_VALUE.iri and cause.rule == rules.LANGUAGE_TAG.iri
    return counts and one.path == cause.path and any(side.object == cause.value for side in one.sides)


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


def _of_the_term(one: Finding, cause: Finding) -> bool:
    """Tell whether it only says what a wrong value, or a wrong property, of the same node entails."""
    if cause.rule in _OF_VALUES and one.path == cause.path and one.value in (cause.value, None):
        return True
    if cause.rule == rules.DECLARED_CONCEPT.iri and one.path is None and one.component in _COMBINED:
        return True
    if cause.rule not in _OF_PROPERTIES:
        return False
    instead = cause.suggestion.instead if cause.suggestion is not None else None
    meant = instead.value if isinstance(instead, NamedNode) else None
    return one.path in (cause.path, meant) or one.path is None


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

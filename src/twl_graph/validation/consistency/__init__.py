"""Consistency with what is known: new facts that repeat or contradict the ones that are there.

Every check looks at a whole graph, old and new together, and knows neither: who asks compares the findings before and
after. Each finding names both sides, and `sides` holds the statements of the other one (of all, where several values
contradict), each in the named graph that is its evidence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from twl_graph.errors import sentence
from twl_graph.namespaces import DCTERMS, RDFS, TWL
from twl_graph.validation.finding import Finding
from twl_graph.validation.rules import DATES_IN_ORDER, SINGLE_VALUE, STATUS_FORWARD

if TYPE_CHECKING:
    from twl_graph.knowledge import Knowledge
    from twl_graph.validation.finding import Term

__all__ = ["consistency_findings", "explains"]


def consistency_findings(knowledge: Knowledge) -> Iterator[Finding]:
    """Yield what repeats or contradicts itself in a graph: names, facts, values, dates, statuses, kinds.

    Raises:
        UnreadableInput: a file of the shapes, which say what has one value only, does not parse.
    """
    from twl_graph.validation.consistency.date_order import date_order
    from twl_graph.validation.consistency.disjoint_classes import disjoint_classes, disjoint_groups
    from twl_graph.validation.consistency.naming import Naming
    from twl_graph.validation.consistency.same_facts import same_facts
    from twl_graph.validation.consistency.same_names import same_names
    from twl_graph.validation.consistency.single_valued import single_valued
    from twl_graph.validation.consistency.single_values import single_values
    from twl_graph.validation.consistency.statements import Statements
    from twl_graph.validation.consistency.statuses import statuses
    from twl_graph.validation.labels import Labels

    statements = Statements(knowledge)
    naming = Naming(statements, Labels(knowledge.store))
    found = chain(
        same_names(statements, naming),
        same_facts(statements, naming),
        single_values(statements, naming, single_valued(knowledge)),
        statuses(statements, naming),
        date_order(statements, naming),
        disjoint_classes(statements, naming, disjoint_groups(knowledge)),
    )
    for finding in found:  # a name at the beginning gets its capital
        yield replace(finding, message=sentence(finding.message))


def explains(finding: Finding) -> frozenset[tuple[Term, str]]:
    """Return the nodes and paths whose SHACL findings about a count or an order say less than this one does.

    Those are `sh:maxCount`, `sh:uniqueLang` and `sh:lessThanOrEquals`; empty where a finding explains none.
    """
    node, path = finding.node, finding.path
    if path is None:
        return frozenset()
    paths = {path}
    if finding.rule in (SINGLE_VALUE.iri, STATUS_FORWARD.iri):
        if path == TWL + "status":
            paths |= {TWL + "asOf", TWL + "wording"}
        elif path == DCTERMS + "title":
            paths.add(RDFS + "label")  # computed from the title
    elif finding.rule == DATES_IN_ORDER.iri and path == TWL + "ends":
        paths = {TWL + "earliest"}  # the shape compares the computed bounds
    else:
        return frozenset()
    return frozenset((node, each) for each in paths)

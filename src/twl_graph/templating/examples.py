"""Values that a property could have, out of the graph: what it has elsewhere, else things of the kind it asks for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from twl_graph.namespaces import BASE, ID, RDF, XSD

if TYPE_CHECKING:
    from twl_graph.knowledge import Knowledge
    from twl_graph.templating.demands import Demand
    from twl_graph.templating.shape_files import Term

#: So many examples are named.
_MANY: Final = 3
_TYPE: Final = ox.NamedNode(RDF + "type")
_DEFAULT: Final = ox.DefaultGraph()
#: A literal of each datatype that has one form everywhere.
_LITERALS: Final = {
    XSD + "date": "2017-02-14",
    XSD + "gYearMonth": "2017-02",
    XSD + "gYear": "2017",
    XSD + "integer": "3",
}


class Examples:
    """Example values for the demands of one class.

    Args:
        knowledge: the graph.
        kinds: the class and those below it, whose things are looked at first.
    """

    def __init__(self, knowledge: Knowledge, kinds: Collection[str]) -> None:
        self._knowledge, self._store = knowledge, knowledge.default_graph
        self._things: Final = set(self._instances(kinds))

    def of(self, demand: Demand, once: bool = False) -> list[Term]:
        """Return up to three example values, or all that are allowed; those come first that keep every rule.

        With `once` a thing that already is such a value somewhere is no example.
        """
        if demand.allowed:
            return list(dict.fromkeys([*demand.preferred, *demand.allowed]))
        if demand.same_as:
            return self._along(demand.same_as)[:1]
        literals = [self._literal(datatype) for datatype in demand.datatypes if datatype in _LITERALS]
        if literals:
            return list(dict.fromkeys(literals))
        many = max(_MANY, demand.least)
        found = [*demand.preferred, *(self._unused(demand) if once else self._used(demand))]
        found += self._instances(self._below(demand.classes)) if not once and not demand.preferred else []
        return list(dict.fromkeys(found))[:many]

    def _used(self, demand: Demand) -> Iterator[Term]:
        """Yield the values that the property has, those of things of the class first, then those of other things."""
        quads = list(self._store.quads_for_pattern(None, ox.NamedNode(demand.iri), None, _DEFAULT))
        for quad in sorted(quads, key=lambda quad: (self._strangeness(quad.subject), str(quad))):
            if isinstance(quad.object, ox.NamedNode | ox.Literal):
                yield quad.object

    def _strangeness(self, subject: object) -> int:
        """Return how far a thing is from the class: of it, a thing of the graph, anything else."""
        return 0 if subject in self._things else 1 if str(subject).startswith(f"<{ID}") else 2

    def _unused(self, demand: Demand) -> Iterator[Term]:
        """Yield the things of the kind asked for that are no value of the property yet."""
        for thing in self._instances(self._below(demand.classes)):
            if next(self._store.quads_for_pattern(None, ox.NamedNode(demand.iri), thing, _DEFAULT), None) is None:
                yield thing

    def _along(self, steps: tuple[str, ...]) -> list[Term]:
        """Follow a path from the first example of its first property, where it has more than one step."""
        from twl_graph.templating.demands import Demand

        found: list[Term] = [self._literal(XSD + "integer")] if len(steps) == 1 else self.of(Demand(steps[0]))[:1]
        for step in steps[1:]:
            found = [
                quad.object
                for one in found
                if isinstance(one, ox.NamedNode)
                for quad in self._store.quads_for_pattern(one, ox.NamedNode(step), None, _DEFAULT)
                if isinstance(quad.object, ox.NamedNode | ox.Literal)
            ]
        return found

    def _literal(self, datatype: str) -> ox.Literal:
        return ox.Literal(_LITERALS[datatype], datatype=ox.NamedNode(datatype))

    def _below(self, classes: Iterable[str]) -> set[str]:
        return {*classes, *self._knowledge.classes_below(classes)}

    def _instances(self, kinds: Iterable[str]) -> list[ox.NamedNode]:
        """Return the things of some classes that have an IRI of the project, by IRI."""
        found = {
            quad.subject
            for kind in kinds
            for quad in self._store.quads_for_pattern(None, _TYPE, ox.NamedNode(kind), _DEFAULT)
            if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(BASE)
        }
        return sorted(found, key=lambda node: node.value)

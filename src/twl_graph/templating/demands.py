"""What the shapes ask of a thing of some class, property by property (SHACL, sections 2 and 4).

Of a rule that may be kept in several ways (`sh:or`, `sh:xone`) the first way is the one asked for here; its sentence
tells the others. Where every way fixes another value of one property, as of how exact a figure is, none is first: what
they ask for depends on that value.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeVar

import pyoxigraph as ox

from twl_graph.namespaces import RDF, TWL

if TYPE_CHECKING:
    from twl_graph.errors import Words
    from twl_graph.templating.shape_files import Node, ShapeFiles, Term

#: What is computed, and what it is computed from: a rule about the one asks for the other.
_COMPUTED: Final = {TWL + "earliest": TWL + "begins", TWL + "latest": TWL + "ends"}
#: The end of the order, for properties that have no place in it.
_LAST: Final = float("inf")
_T = TypeVar("_T")


@dataclass
class Demand:
    """What is asked of the values of one property.

    Attributes:
        iri: the property.
        order: its place among the others (`sh:order`).
        least, most: how many values; `most` is None without a limit.
        messages: the rules as sentences, each once.
        allowed: the only values (`sh:in`); empty where others may be.
        preferred: values that keep the first way of a rule that can be kept in several.
        classes, datatypes, languages: what the values are, one of these; empty where nothing is asked.
        needs: the properties that a thing with this one has to have as well.
        same_as: the path, property by property, that has the same values.
        depends_on: the property whose value tells whether this one is asked for; empty where that is no matter.
    """

    iri: str
    order: float = _LAST
    least: int = 0
    most: int | None = None
    messages: list[Words] = field(default_factory=list)
    allowed: list[Term] = field(default_factory=list)
    preferred: list[Term] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)
    datatypes: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    needs: list[str] = field(default_factory=list)
    same_as: tuple[str, ...] = ()
    depends_on: str = ""


def admitted(shapes: ShapeFiles, kinds: Collection[str]) -> set[str] | None:
    """Return the properties that a thing of these classes may have; None where no closed shape says so."""
    found: set[str] | None = None
    for shape in shapes.targeting("targetClass", kinds):
        if any(term.value == "true" for term in shapes.values(shape, "closed")):
            listed = {term.value for members in shapes.lists(shape, "ignoredProperties") for term in members}
            listed |= {path for part in shapes.values(shape, "property") for path in shapes.iris(part, "path")}
            found = listed if found is None else found & listed
    return found


def asked_of(shapes: ShapeFiles, kinds: Collection[str]) -> set[str]:
    """Return the properties that the shapes of these classes speak of."""
    whole = shapes.targeting("targetClass", kinds)
    parts = [part for shape in whole for part in shapes.values(shape, "property")]
    return {path for shape in (*whole, *parts) for path in shapes.iris(shape, "path")}


def single_subject(shapes: ShapeFiles, kinds: Collection[str]) -> set[str]:
    """Return the properties of which a thing of these classes can be the value only once."""
    return {
        inverse
        for shape in shapes.targeting("targetClass", kinds)
        for path in shapes.values(shape, "path")
        for inverse in shapes.iris(path, "inversePath")
        if shapes.count(shape, "maxCount") == 1
    }


def demands(shapes: ShapeFiles, kinds: Collection[str], properties: Collection[str]) -> list[Demand]:
    """Return what is asked of each of some properties of a thing of these classes, in the order of the shapes.

    What is computed, the class itself, and properties that may have no value are left out.
    """
    reader = _Reader(shapes, {iri: Demand(iri) for iri in properties if iri not in _COMPUTED and iri != RDF + "type"})
    for shape in shapes.targeting("targetClass", kinds):
        reader.read(shape)
    for iri in reader.found:
        reader.read_of_subjects(iri)
    reader.follow_needs()
    kept = [demand for demand in reader.found.values() if demand.most != 0]
    return sorted(kept, key=lambda demand: (demand.order, demand.iri))


class _Reader:
    """Collects what shapes ask; `found` has the properties that may be asked for."""

    def __init__(self, shapes: ShapeFiles, found: dict[str, Demand]) -> None:
        self._shapes, self.found = shapes, found

    def read(self, shape: object, *, first_way: bool = False) -> None:
        """Add what a shape asks, its parts and the first of its alternatives included.

        `first_way` tells that it is such an alternative: not a rule of its own, but a way to keep one.
        """
        if self._shapes.values(shape, "path"):
            self._read_property(shape, first_way)
            return
        for part in self._shapes.values(shape, "property"):
            self.read(part, first_way=first_way)
        for choice in self._shapes.alternatives(shape):
            if chooser := self._chooser(choice):
                self._read_cases(choice, chooser)
            else:
                self.read(choice[0], first_way=True)
            if (message := self._shapes.message(shape)) is not None:
                for way in choice if chooser else choice[:1]:
                    self._tell(way, message)

    def _chooser(self, choice: list[Term]) -> str:
        """Return the property of which every way to keep a rule fixes a value; empty where there is none."""
        fixed = [
            {path for part in self._parts(way) if self._shapes.values(part, "hasValue") for path in self._paths(part)}
            for way in choice
        ]
        return min(set.intersection(*fixed) & self.found.keys(), default="") if len(fixed) > 1 else ""

    def _read_cases(self, choice: list[Term], chooser: str) -> None:
        """Add what ways ask that depend on the value of one property: which values it has, and that the rest does."""
        for part in (part for way in choice for part in self._parts(way)):
            for demand in (self.found[path] for path in self._paths(part) if path in self.found):
                if demand.iri == chooser:
                    demand.allowed += [t for t in self._shapes.values(part, "hasValue") if isinstance(t, ox.NamedNode)]
                else:
                    demand.depends_on = chooser

    def _parts(self, shape: object) -> list[Node | ox.Literal]:
        return self._shapes.values(shape, "property")

    def _paths(self, shape: object) -> list[str]:
        return self._shapes.iris(shape, "path")

    def read_of_subjects(self, iri: str) -> None:
        """Add what is asked of whatever has that property: of its values, and which properties go with it."""
        for shape in self._shapes.targeting("targetSubjectsOf", [iri]):
            paths = self._shapes.iris(shape, "path")
            if paths == [iri]:
                self._read_property(shape, first_way=False)
            elif paths and paths[0] in self.found and self._shapes.count(shape, "minCount"):
                self.found[iri].needs.append(paths[0])
            elif not paths and (message := self._shapes.message(shape)) is not None:
                _add(self.found[iri].messages, message)

    def follow_needs(self) -> None:
        """Ask for whatever goes with what is asked for."""
        waiting = [demand for demand in self.found.values() if demand.least]
        done: set[str] = set()
        while waiting:
            demand = waiting.pop()
            if demand.iri in done:
                continue
            done.add(demand.iri)
            for needed in demand.needs:
                self.found[needed].least = max(1, self.found[needed].least)
            for shape in self._shapes.targeting("targetSubjectsOf", [demand.iri]):
                if not self._shapes.values(shape, "path"):
                    self.read(shape)
            waiting += [demand for demand in self.found.values() if demand.least and demand.iri not in done]

    def _read_property(self, shape: object, first_way: bool) -> None:
        """Add what a property shape asks, where its path leads to a property that may be asked for."""
        for path in self._shapes.values(shape, "path"):
            demand = self.found.get(path.value) if isinstance(path, ox.NamedNode) else self._behind(path, shape)
            if demand is not None:
                self._ask(shape, demand, first_way)
            for equal in self._shapes.iris(shape, "equals"):
                self._equate(path, equal, self._shapes.message(shape))

    def _behind(self, path: object, shape: object) -> Demand | None:
        """Return the stated property behind a choice of computed ones; None for any other long path."""
        if not self._shapes.count(shape, "minCount"):
            return None
        choices = [term.value for members in self._shapes.lists(path, "alternativePath") for term in members]
        return next((self.found[_COMPUTED[iri]] for iri in choices if _COMPUTED.get(iri) in self.found), None)

    def _equate(self, path: object, equal: str, message: Words | None) -> None:
        """Ask for a property that has the values of a path (`sh:equals`); the rule of a long path is told there."""
        steps = (path.value,) if isinstance(path, ox.NamedNode) else tuple(t.value for t in self._shapes.members(path))
        if equal in self.found and steps and steps[0] in self.found and self.found[steps[0]].least:
            demand = self.found[equal]
            demand.least, demand.same_as = max(1, demand.least), steps
            if message is not None and len(steps) > 1:
                _add(demand.messages, message)

    def _ask(self, shape: object, demand: Demand, first_way: bool) -> None:
        demand.least = max(demand.least, self._shapes.count(shape, "minCount") or 0)
        if (most := self._shapes.count(shape, "maxCount")) is not None and not first_way:
            demand.most = most if demand.most is None else min(demand.most, most)
        for term in self._shapes.values(shape, "order"):
            demand.order = min(demand.order, float(term.value))
        if not first_way and (message := self._shapes.message(shape)) is not None:
            _add(demand.messages, message)
        for members in self._shapes.lists(shape, "in"):
            (demand.preferred if first_way else demand.allowed).extend(members)
        values = self._shapes.values(shape, "hasValue")
        demand.preferred += [term for term in values if not isinstance(term, ox.BlankNode)]
        self._ask_kind(shape, demand)

    def _ask_kind(self, shape: object, demand: Demand) -> None:
        demand.classes += self._shapes.iris(shape, "class")
        demand.datatypes += self._shapes.iris(shape, "datatype")
        for members in self._shapes.lists(shape, "languageIn"):
            for term in members:
                _add(demand.languages, term.value)
        for choice in self._shapes.alternatives(shape):
            for one in choice:
                self._ask_kind(one, demand)

    def _tell(self, shape: object, message: Words) -> None:
        """Give the sentence of a rule to the properties that the way to keep it asks for."""
        for part in (shape, *self._shapes.values(shape, "property")):
            for iri in self._shapes.iris(part, "path"):
                if iri in self.found:
                    _add(self.found[iri].messages, message)


def _add(known: list[_T], one: _T) -> None:
    if one not in known:
        known.append(one)

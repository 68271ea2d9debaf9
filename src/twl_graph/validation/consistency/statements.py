"""What a graph states, looked up by thing and property: the ground that the checks of this package stand on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from twl_graph.namespaces import COMPUTED, DCTERMS, RDF, RDFS, SKOS, TWL

if TYPE_CHECKING:
    from twl_graph.knowledge import Knowledge
    from twl_graph.validation.finding import Term

_TYPE: Final = RDF + "type"
_LABEL: Final = RDFS + "label"
#: Where the label comes from that is computed.
_LABEL_GROUNDS: Final = (DCTERMS + "title", SKOS + "prefLabel")
#: More things of one name or day than this are no longer all compared with each other.
_MANY: Final = 50


class Days(NamedTuple):
    """The first and the last day that a date may mean, as ``xsd:date`` in lexical form, which sorts as the days do."""

    earliest: str
    latest: str

    def surely_before(self, other: Days) -> bool:
        """Tell whether the last of these days lies before the first of the others."""
        return self.latest < other.earliest


class Statements:
    """The statements of a whole graph about things that have an IRI.

    A label that is computed is kept as the statement that it was computed from: there somebody wrote it.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._about: Final[dict[str, dict[str, list[Quad]]]] = defaultdict(dict)
        #: The file of each statement that stands in no named graph.
        self.file_of: Final[dict[Quad, str]] = {}
        for source in knowledge.sources:
            for quad in source.quads:
                self._add(quad)
                if not isinstance(quad.graph_name, NamedNode):
                    self.file_of[quad] = source.name
        for quad in knowledge.computed:
            self._add_computed(quad)

    def _add(self, quad: Quad) -> None:
        if isinstance(quad.subject, NamedNode):
            self._about[quad.subject.value].setdefault(quad.predicate.value, []).append(quad)

    def _add_computed(self, quad: Quad) -> None:
        if quad.predicate.value != _LABEL:
            self._add(quad)
        elif isinstance(quad.subject, NamedNode):
            about = self._about[quad.subject.value]
            grounds = (ground for each in _LABEL_GROUNDS for ground in about.get(each, ()))
            about.setdefault(_LABEL, []).extend(ground for ground in grounds if ground.object == quad.object)

    def things(self) -> Iterable[str]:
        """Return the IRIs of all that anything is said of."""
        return self._about.keys()

    def said(self, thing: str) -> dict[str, list[Quad]]:
        """Return what is said of a thing, by the IRI of the property."""
        return self._about.get(thing, {})

    def of(self, thing: str, predicate: str) -> list[Quad]:
        """Return the statements of one property of a thing."""
        return self.said(thing).get(predicate, [])

    def values(self, thing: str, predicate: str) -> frozenset[str]:
        """Return the values of one property: IRIs, and literals in their lexical form."""
        return frozenset(plain(quad.object).value for quad in self.of(thing, predicate))

    def with_property(self, predicate: str) -> Iterator[tuple[str, list[Quad]]]:
        """Yield each thing that has a property, with the statements that say so."""
        return ((thing, said[predicate]) for thing, said in self._about.items() if predicate in said)

    def inverse(self, predicate: str) -> dict[str, list[Quad]]:
        """Return the statements of a property by the thing that is their object."""
        found = self._inverse.get(predicate)
        if found is None:
            found = self._inverse[predicate] = {}
            for _, quads in self.with_property(predicate):
                for quad in quads:
                    if isinstance(quad.object, NamedNode):
                        found.setdefault(quad.object.value, []).append(quad)
        return found

    @cached_property
    def _inverse(self) -> dict[str, dict[str, list[Quad]]]:
        return {}

    def kinds(self, thing: str) -> frozenset[str]:
        """Return the classes that a thing is said to be of."""
        found = self._kinds.get(thing)
        if found is None:
            found = self._kinds[thing] = self.values(thing, _TYPE)
        return found

    @cached_property
    def _kinds(self) -> dict[str, frozenset[str]]:
        return {}

    def above(self, kind: str) -> frozenset[str]:
        """Return a class and all classes above it."""
        found = self._above.get(kind)
        if found is None:
            reached, waiting = {kind}, [kind]
            while waiting:
                for upper in self.values(waiting.pop(), RDFS + "subClassOf") - reached:
                    reached.add(upper)
                    waiting.append(upper)
            found = self._above[kind] = frozenset(reached)
        return found

    @cached_property
    def _above(self) -> dict[str, frozenset[str]]:
        return {}

    def is_a(self, thing: str, kind: str) -> bool:
        """Tell whether a thing is of a class or of one below it."""
        return any(kind in self.above(each) for each in self.kinds(thing))

    def comparable(self, one: str, other: str) -> bool:
        """Tell whether two things may be one by their classes: the same, one above the other, or not known yet."""
        kinds, others = self.kinds(one), self.kinds(other)
        if not kinds or not others:
            return True
        return any(a in self.above(b) or b in self.above(a) for a in kinds for b in others)

    def siblings(self, one: str, other: str) -> bool:
        """Tell whether two things are of classes that share a class of the ontology right above them."""
        return bool(self._right_above(one) & self._right_above(other))

    def _right_above(self, thing: str) -> frozenset[str]:
        above = (upper for kind in self.kinds(thing) for upper in self.values(kind, RDFS + "subClassOf"))
        return frozenset(upper for upper in above if upper.startswith(TWL))

    def days(self, thing: str) -> Days | None:
        """Return the days that a dated thing or a period may mean; None where one end or both are open or at odds."""
        earliest, latest = self.values(thing, TWL + "earliest"), self.values(thing, TWL + "latest")
        if not earliest or not latest:
            return None
        days = Days(max(earliest), min(latest))  # the narrower where an inference narrows what is stated
        return days if days.earliest <= days.latest else None

    def dating(self, thing: str) -> tuple[Quad, ...]:
        """Return the statements that date a thing."""
        found = [quad for each in ("date", "begins", "ends") for quad in self.of(thing, TWL + each)]
        if not found:
            found = [quad for each in ("earliest", "latest") for quad in self.of(thing, TWL + each)]
        return tuple(quad for quad in found if quad.graph_name != NamedNode(COMPUTED))


def pairs(things: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of different things, each once, in the order of their IRIs.

    Of more than fifty each is paired with the next one only: all pairs of a thousand would be half a million.
    """
    ordered = sorted(set(things))
    yield from pairwise(ordered) if len(ordered) > _MANY else combinations(ordered, 2)


def plain(term: NamedNode | BlankNode | Literal | Triple) -> Term:
    """Return a term of RDF 1.1; the readers of files let no other in."""
    assert not isinstance(term, Triple)
    return term

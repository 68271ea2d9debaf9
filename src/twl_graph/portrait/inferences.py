"""Where the graph goes beyond the words of the article: the inferences, and which facts each of them touches."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox

from twl_graph.entities import names
from twl_graph.errors import Words
from twl_graph.facts import Fact
from twl_graph.namespaces import RDF, TWL, expand
from twl_graph.spans import SourceSpan, source_span_of

if TYPE_CHECKING:
    from twl_graph.knowledge import Knowledge

#: The property from an inference to a thing that it is about.
ABOUT: Final = TWL + "inferenceAbout"
_TYPE: Final = ox.NamedNode(RDF + "type")
_INFERENCE: Final = ox.NamedNode(TWL + "Inference")


class Inference(NamedTuple):
    """One step beyond the article's words.

    Attributes:
        iri: the inference itself.
        label: what it is called.
        reason: why it is made.
        about: the things that it is about, IRIs.
        properties: the properties whose values were inferred, IRIs.
        places: the words that it rests on.
    """

    iri: str
    label: Words
    reason: Words
    about: frozenset[str]
    properties: frozenset[str]
    places: tuple[SourceSpan, ...]

    def touches(self, fact: Fact, facts: Iterable[Fact]) -> bool:
        """Tell whether a fact, one of `facts`, is what was inferred.

        Where a property has several values, those whose evidence the inference rests on are meant, if there are any.
        """
        if not self._may_touch(fact):
            return False
        subject, predicate, _ = fact.triple
        alike = [each for each in facts if each.triple.subject == subject and each.triple.predicate == predicate]
        return self._rests_on(fact) or not any(map(self._rests_on, alike))

    def _may_touch(self, fact: Fact) -> bool:
        subject, predicate, _ = fact.triple
        return isinstance(subject, ox.NamedNode) and subject.value in self.about and predicate.value in self.properties

    def _rests_on(self, fact: Fact) -> bool:
        return any(place.touches(other) for place in fact.places for other in self.places)


def inferences(knowledge: "Knowledge") -> list[Inference]:
    """List all inferences of a graph, by IRI."""
    store = knowledge.default_graph
    found = store.quads_for_pattern(None, _TYPE, _INFERENCE, ox.DefaultGraph())
    iris = {quad.subject.value for quad in found if isinstance(quad.subject, ox.NamedNode)}
    return [_read(knowledge, iri) for iri in sorted(iris)]


def touching(known: Sequence[Inference], iri: str, facts: Sequence[Fact]) -> list[tuple[Inference, list[Fact]]]:
    """Give the inferences that are about a thing or touch one of some facts, each with the facts that it touches."""
    touched = [(each, [fact for fact in facts if each.touches(fact, facts)]) for each in known]
    return [(each, of_each) for each, of_each in touched if of_each or iri in each.about]


def _read(knowledge: "Knowledge", iri: str) -> Inference:
    values: dict[str, list[ox.NamedNode | ox.Literal]] = {}
    for quad in knowledge.default_graph.quads_for_pattern(ox.NamedNode(iri), None, None, ox.DefaultGraph()):
        if isinstance(quad.object, (ox.NamedNode, ox.Literal)):
            values.setdefault(quad.predicate.value, []).append(quad.object)
    reasons = {term.language: term.value for term in values.get(TWL + "reason", []) if isinstance(term, ox.Literal)}
    zh, en = reasons.get("zh", ""), reasons.get("en", "")
    places = (source_span_of(term.value) for term in values.get(expand("prov:wasDerivedFrom"), []))
    return Inference(
        iri,
        names(knowledge, iri),
        Words(zh or en, en or zh),
        frozenset(term.value for term in values.get(ABOUT, [])),
        frozenset(term.value for term in values.get(TWL + "inferredProperty", [])),
        tuple(sorted(place for place in places if place is not None)),
    )

"""Everything that a portrait of a thing tells, gathered and put in order; `portrait` lays it out."""

from collections.abc import Sequence
from functools import cached_property

from twl_graph.entities import Description
from twl_graph.errors import Words
from twl_graph.facts import Fact
from twl_graph.portrait.inferences import ABOUT, Inference, inferences, touching
from twl_graph.portrait.origins import Origins, outside
from twl_graph.portrait.plain_facts import PlainFact, is_link, plain_facts, telling_order, value_words
from twl_graph.portrait.property_order import PropertyOrder
from twl_graph.spans import SourceSpan, source_span_of


class Dossier:
    """A description with what has to be known to lay it out.

    Raises:
        UnreadableInput: the shapes, whose order the facts are told in, cannot be read.
    """

    def __init__(self, description: Description) -> None:
        self.description = description
        self.origins = Origins(description.knowledge)
        self._order = PropertyOrder.of(description.knowledge)

    @cached_property
    def facts(self) -> list[PlainFact]:
        """What is said of it, in the order of its shapes; links apart."""
        return plain_facts(self.description, [f for f in self.description.facts if not is_link(f)], self._order)

    @cached_property
    def links(self) -> list[Fact]:
        """Its addresses on the web."""
        return sorted(filter(is_link, self.description.facts), key=self._telling_order)

    @cached_property
    def mentions(self) -> list[PlainFact]:
        """What is said of others and mentions it; inferences about it are told apart."""
        facts = sorted(self.description.mentions, key=self._telling_order)
        return [
            PlainFact(
                self.description.called(fact.triple.predicate),
                value_words(self.description, fact.triple.subject),
                (fact,),
            )
            for fact in facts
            if fact.triple.predicate.value != ABOUT
        ]

    @cached_property
    def stated(self) -> list[tuple[Words, list[PlainFact]]]:
        """What it states, when it is a span of a text, by the thing that this is about."""
        by_subject: dict[str, list[Fact]] = {}
        for fact in sorted(self.description.stated, key=lambda fact: str(fact.triple.subject)):
            by_subject.setdefault(str(fact.triple.subject), []).append(fact)
        return [
            (value_words(self.description, facts[0].triple.subject), plain_facts(self.description, facts, self._order))
            for facts in by_subject.values()
        ]

    @cached_property
    def inferences(self) -> list[tuple[Inference, list[Fact]]]:
        """The inferences about it, and those that touch a fact that is told; each with the facts that it touches."""
        known = inferences(self.description.knowledge)
        found = touching(known, self.description.iri, (*self.description.facts, *self.description.mentions))
        return [(inference, facts) for inference, facts in found if inference.iri != self.description.iri]

    def numbers(self, facts: Sequence[Fact]) -> list[int]:
        """Give the numbers, from 1, of the inferences that touch one of these facts."""
        return [
            number
            for number, (_, touched) in enumerate(self.inferences, start=1)
            if any(fact in touched for fact in facts)
        ]

    @cached_property
    def places(self) -> list[SourceSpan]:
        """Every span that states a fact, that is the value of one, or that an inference rests on; as in the text.

        Of a span of a text, that span and no other.
        """
        own = source_span_of(self.description.iri)
        if own is not None:
            return [own]
        told = (*self.description.facts, *self.description.mentions)
        stating = (place for fact in told for place in fact.places)
        values = (source_span_of(str(getattr(fact.triple.object, "value", ""))) for fact in self.description.facts)
        inferred = (place for inference, _ in self.inferences for place in inference.places)
        return sorted({*stating, *inferred, *(place for place in values if place is not None)})

    @cached_property
    def outside(self) -> tuple[str, ...]:
        """The named graphs, none of them a span, that hold facts which no span states; sorted."""
        told: list[PlainFact | Fact] = [*self.facts, *self.mentions, *self.links]
        return outside(graph for each in told if not each.places for graph in each.graphs)

    def ordered(self, facts: Sequence[Fact]) -> list[Fact]:
        """Sort facts as the order of properties in general has them, and within one as the article tells."""
        return sorted(facts, key=self._telling_order)

    def _telling_order(self, fact: Fact) -> tuple[tuple[float, str], bool, tuple[SourceSpan, ...], str]:
        return telling_order(fact, self._order)

"""Facts as a person says them: dates with their precision and basis, figures with their bounds, status with its as-of.

"2017-08 (month), resolved from 去年8月份" is three triples, "more than 30, as of the time of writing" four. Facts that
are told together share a line, with the evidence of all.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

import pyoxigraph as ox

from twl_graph.entities import Description
from twl_graph.errors import Words, spaced
from twl_graph.facts import Fact
from twl_graph.namespaces import COMPUTED, CONCEPT, DCTERMS, RDF, RDFS, SKOS, TWL, XSD, expand
from twl_graph.portrait.property_order import PropertyOrder, all_kinds
from twl_graph.results import shown_term
from twl_graph.spans import SourceSpan

#: Properties whose values are addresses; they have a section of their own.
LINKS: Final = tuple(map(expand, ("rdfs:seeAlso", "schema:sameAs", "schema:url")))
_TYPE: Final = RDF + "type"
_LABEL: Final = RDFS + "label"
_ORIGINALS: Final = (SKOS + "prefLabel", DCTERMS + "title")
_LEAST, _MOST = expand("schema:minValue"), expand("schema:maxValue")
_DATES: Final = tuple(TWL + name for name in ("date", "begins", "ends"))
_PRECISION: Final = {
    XSD + "gYear": Words("年", "year"),
    XSD + "gYearMonth": Words("月", "month"),
}
_FIGURE: Final = Words("数值", "value")
_EXACT: Final = CONCEPT + "exact"
#: Degrees of exactness whose names stand before the number: more than 30, about 1.7.
_BEFORE: Final = frozenset(CONCEPT + name for name in ("about", "less-than", "more-than"))
_WEB: Final = re.compile(r"https?://[^\s<>\"]+\Z", re.IGNORECASE)


class PlainFact(NamedTuple):
    """One line of a portrait.

    Attributes:
        label: what it is called: the property, or what several of them come to.
        value: what it says.
        facts: the facts that say it, the leading one first.
    """

    label: Words
    value: Words
    facts: tuple[Fact, ...]

    @property
    def places(self) -> tuple[SourceSpan, ...]:
        """The spans that state it, text by text, as they stand in it."""
        return tuple(sorted({place for fact in self.facts for place in fact.places}))

    @property
    def graphs(self) -> tuple[str, ...]:
        """The named graphs that hold it, IRIs."""
        return tuple(sorted({graph for fact in self.facts for graph in fact.graphs}))


def plain_facts(description: Description, facts: Sequence[Fact], order: PropertyOrder) -> list[PlainFact]:
    """Put the facts of one subject into words, in the order of its shapes; of one property as the article has them."""
    kinds = all_kinds(description.knowledge, _subject(facts)) if facts else set()
    by_property: dict[str, list[Fact]] = {}
    for fact in sorted(facts, key=lambda fact: telling_order(fact, order, kinds)):
        by_property.setdefault(fact.triple.predicate.value, []).append(fact)
    told = _Telling(description, by_property)
    return [line for iri in list(by_property) for line in told.lines(iri)]


def telling_order(
    fact: Fact, order: PropertyOrder, kinds: Iterable[str] = ()
) -> tuple[tuple[float, str], bool, tuple[SourceSpan, ...], str]:
    """Return what facts sort by: the property, and within one the places in the article; what has none comes last."""
    place = (-1.0, "") if fact.triple.predicate.value == _TYPE else order.place(fact.triple.predicate.value, set(kinds))
    return place, not fact.places, fact.places, str(fact.triple)


def is_link(fact: Fact) -> bool:
    """Tell whether a fact gives the address of something on the web: http and https only."""
    return fact.triple.predicate.value in LINKS and _WEB.match(address(fact)) is not None


def address(fact: Fact) -> str:
    """Return the value of a fact as it is written."""
    return str(getattr(fact.triple.object, "value", fact.triple.object))


def value_words(description: Description, term: object) -> Words:
    """Put a single value into words: the label of a thing, a text with its language, a date with its precision."""
    if isinstance(term, ox.NamedNode):
        return description.called(term)
    if not isinstance(term, ox.Literal):
        return Words(str(term), str(term))
    if term.language:
        tag = "" if term.language == "zh-latn-pinyin" else f" @{term.language}"
        return Words(term.value + tag, term.value + tag)
    precision = _PRECISION.get(term.datatype.value)
    if precision is not None:
        return Words(f"{term.value}（{precision.zh}）", f"{term.value} ({precision.en})")
    return Words(shown_term(term, "zh"), shown_term(term, "en"))


def _subject(facts: Sequence[Fact]) -> str:
    return str(getattr(facts[0].triple.subject, "value", facts[0].triple.subject))


class _Telling:
    """The facts of one thing on their way to lines; a property that another line has told is told no more."""

    def __init__(self, description: Description, by_property: dict[str, list[Fact]]) -> None:
        self._description, self._facts = description, by_property

    def lines(self, iri: str) -> Iterator[PlainFact]:
        """Yield the lines of a property."""
        if iri not in self._facts:
            return
        if iri in (_LEAST, _MOST) and (figure := self._figure()) is not None:
            yield figure
            return
        status = self._status() if iri == TWL + "status" else None
        if status is not None:
            yield status
            return
        if iri in _DATES:
            yield from self._dates(iri)
            return
        for fact in self._facts[iri]:
            if iri == _LABEL and self._is_copy(fact):
                continue
            label = self._description.called(fact.triple.predicate)
            yield PlainFact(label, value_words(self._description, fact.triple.object), (fact,))

    def _is_copy(self, fact: Fact) -> bool:
        """Tell whether a label only repeats the preferred label or the title that it was computed from."""
        originals = (each for iri in _ORIGINALS for each in self._facts.get(iri, []))
        return fact.graphs == (COMPUTED,) and any(each.triple.object == fact.triple.object for each in originals)

    def _only(self, iri: str) -> Fact | None:
        """Give the only fact of a property; None where there is none, or there are several."""
        facts = self._facts.get(iri, [])
        return facts[0] if len(facts) == 1 else None

    def _told(self, *facts: Fact | None) -> tuple[Fact, ...]:
        """Leave out from now on the properties of these facts, and give those that there are."""
        there = tuple(fact for fact in facts if fact is not None)
        for fact in there:
            self._facts.pop(fact.triple.predicate.value, None)
        return there

    def _as_of(self, said: Words) -> tuple[Words, Fact | None]:
        """Add to what is said as of when it holds."""
        fact = self._only(TWL + "asOf")
        if fact is None:
            return said, None
        when = self._description.called(fact.triple.object)
        article = "the " if when.en[:1].islower() else ""
        return Words(f"{said.zh}（截至{spaced(when.zh)}）", f"{said.en}, as of {article}{when.en}"), fact

    def _status(self) -> PlainFact | None:
        fact = self._only(TWL + "status")
        if fact is None:
            return None
        said, as_of = self._as_of(self._description.called(fact.triple.object))
        return PlainFact(self._description.called(fact.triple.predicate), said, self._told(fact, as_of))

    def _figure(self) -> PlainFact | None:
        """Tell a count by its bounds: "more than 30", "about 1.7", "30 to 40", "at least 30", or a plain number."""
        least, most, about = (self._only(iri) for iri in (_LEAST, _MOST, TWL + "approximation"))
        known = [iri for iri in (_LEAST, _MOST, TWL + "approximation") if iri in self._facts]
        if len(known) != sum(fact is not None for fact in (least, most, about)):
            return None  # two that contradict each other: each is told
        said, as_of = self._bounds(least, most, about), None
        if TWL + "status" not in self._facts:  # else it is the status that holds as of then
            said, as_of = self._as_of(said)
        return PlainFact(_FIGURE, said, self._told(least, most, about, as_of))

    def _bounds(self, least: Fact | None, most: Fact | None, about: Fact | None) -> Words:
        low, high = (
            value_words(self._description, fact.triple.object) if fact is not None else None for fact in (least, most)
        )
        if low is not None and high is not None:
            number = low if low == high else Words(f"{low.zh} 至 {high.zh}", f"{low.en} to {high.en}")
        else:
            number = low or high or Words("", "")
        kind = about.triple.object.value if about is not None and isinstance(about.triple.object, ox.NamedNode) else ""
        if kind == _EXACT or (not kind and low is not None and high is not None):
            return number
        if about is None:
            bound = Words("不少于", "at least") if low is not None else Words("不多于", "at most")
            return Words(f"{bound.zh} {number.zh}", f"{bound.en} {number.en}")
        word = self._description.called(about.triple.object)
        if kind in _BEFORE:
            return Words(f"{word.zh} {number.zh}", f"{word.en} {number.en}")
        return Words(f"{number.zh}（{word.zh}）", f"{number.en} ({word.en})")

    def _dates(self, iri: str) -> Iterator[PlainFact]:
        """Tell dates with their precision and, where one basis holds for all of them, on what basis they stand."""
        basis, origin = self._only(TWL + "dateBasis"), self._only(TWL + "resolvedFrom")
        dated = [(each, fact) for each in _DATES for fact in self._facts.get(each, [])]
        for _, fact in dated:
            said = value_words(self._description, fact.triple.object)
            if basis is not None:
                word = self._description.called(basis.triple.object)
                words = origin.triple.object.value if origin and isinstance(origin.triple.object, ox.Literal) else ""
                said = Words(
                    f"{said.zh}，{word.zh}" + (f"自“{words}”" if words else ""),
                    f"{said.en}, {word.en}" + (f" from {words}" if words else ""),
                )
            label = self._description.called(fact.triple.predicate)
            yield PlainFact(label, said, tuple(each for each in (fact, basis, origin) if each is not None))
        self._told(*(fact for _, fact in dated), *([basis, origin] if basis is not None else []))

"""Whether the names and numbers of a block stand in its span, where the text is at hand.

A title, an alias and a wording are taken from the text, and so are the names of people, places and organisations;
most other labels are ours. A number may be written in figures or in characters (`3`, `三`, `千亿`, `首届`). Who speaks
says "I": the speaker of the statement that a fact is according to need not be named in it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from twl_graph.errors import Words
from twl_graph.folding import fold, has_han
from twl_graph.namespaces import DCTERMS, RDF, RDFS, SCHEMA, SKOS, TWL, XSD
from twl_graph.spans import SourceSpan, Span, source_span_of
from twl_graph.validation.finding import Finding
from twl_graph.validation.rules import WORDS_IN_SPAN
from twl_graph.validation.suggestion import Suggestion

if TYPE_CHECKING:
    from twl_graph.knowledge import Knowledge

_LABEL: Final = RDFS + "label"
#: What is always taken from the text.
_TAKEN: Final = frozenset(
    (
        *(DCTERMS + "title", SKOS + "altLabel", SKOS + "hiddenLabel"),
        *(TWL + "wording", TWL + "resolvedFrom", SCHEMA + "unitText"),
    )
)
#: The classes of things whose labels are their names.
_NAMED: Final = (TWL + "Person", TWL + "Place", TWL + "Organization")
_NUMBERS: Final = frozenset((SCHEMA + "minValue", SCHEMA + "maxValue", SCHEMA + "value", TWL + "edition"))
#: English ordinals; those in figures (5th) are numbers like others.
_WHICH: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
#: What stands between the parts of a wording that is not all of one piece.
_GAP: Final = re.compile("…+")
#: What ends a clause.
_CLAUSE_ENDS: Final = "。！？；，：\n\r\ufeff"
_FIGURES: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")
#: How many figures of a span are told; a longer list helps nobody.
_FEW: Final = 5
_ACCORDING: Final = TWL + "accordingTo"
_SPEAKER: Final = SCHEMA + "spokenByCharacter"
#: The names by which a person may be called.
_NAMES: Final = frozenset((_LABEL, SKOS + "altLabel", SKOS + "hiddenLabel"))


def word_findings(knowledge: Knowledge, texts: Mapping[str, str]) -> Iterator[Finding]:
    """Find the names and numbers that do not occur in the span that is said to state them.

    Args:
        knowledge: the graph.
        texts: the texts at hand, by the IRI of the source; the blocks of other sources are not looked at.
    """
    if not texts:
        return
    check = _Words(knowledge, texts)
    for source in knowledge.sources:
        for quad in source.quads:
            graph = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
            place = source_span_of(graph)
            if place is not None and place.source in texts:
                yield from check.of(quad, place)


class _Words:
    def __init__(self, knowledge: Knowledge, texts: Mapping[str, str]) -> None:
        self._knowledge, self._texts = knowledge, texts
        self._spans: dict[SourceSpan, tuple[str, frozenset[str]]] = {}

    def of(self, quad: ox.Quad, place: SourceSpan) -> Iterator[Finding]:
        """Find what one statement names that its span does not."""
        words, numbers = self._said(place)
        value, predicate = quad.object, quad.predicate.value
        assert not isinstance(value, ox.Triple | ox.BlankNode)
        if isinstance(value, ox.NamedNode):
            names = self._people.get(value)
            missing = (
                names is not None
                and not any(name in words for name in names)
                and value not in self._speakers.get(quad.subject, ())
            )
        elif isinstance(value, ox.Literal) and predicate in _NUMBERS:
            missing = value.value not in numbers
        else:
            missing = self._is_taken(quad) and not all(fold(part) in words for part in _GAP.split(value.value))
        if missing:
            yield self._finding(quad, place)

    def _said(self, place: SourceSpan) -> tuple[str, frozenset[str]]:
        """The words of a span, folded, and the numbers in it."""
        from twl_graph.drafting.quantities import quantities  # only where a text is at hand

        if place not in self._spans:
            text = self._texts[place.source][place.span.start : place.span.end]
            counted = (bound for one in quantities(text) for bound in (one.least, one.most) if bound is not None)
            numbers = {str(number) for number in counted} | set(_FIGURES.findall(text)) | set(_numerals(text))
            self._spans[place] = fold(text), frozenset(numbers)
        return self._spans[place]

    def _is_taken(self, quad: ox.Quad) -> bool:
        """Whether a text must be from the span: in the language of the text, and a name or a wording."""
        if not isinstance(quad.object, ox.Literal) or quad.object.datatype.value not in (
            XSD + "string",
            RDF + "langString",
        ):
            return False
        place = source_span_of(getattr(quad.graph_name, "value", ""))
        assert place is not None
        if has_han(quad.object.value) != has_han(self._texts[place.source]):
            return False
        if quad.predicate.value in _TAKEN:
            return True
        return quad.predicate.value == _LABEL and quad.subject in self._named

    @cached_property
    def _named(self) -> set[object]:
        """The things whose labels are their names."""
        return self._of_kinds(_NAMED)

    @cached_property
    def _people(self) -> dict[object, list[str]]:
        """The names of every person, folded."""
        return {person: [fold(name) for name in names] for person, names in self._written_names.items()}

    @cached_property
    def _written_names(self) -> dict[object, list[str]]:
        """The names of every person, as they are written."""
        people = self._of_kinds(_NAMED[:1])
        found: dict[object, list[str]] = defaultdict(list)
        for quad in self._knowledge.quads:
            if quad.predicate.value in _NAMES and quad.subject in people and isinstance(quad.object, ox.Literal):
                found[quad.subject].append(quad.object.value)
        return found

    @cached_property
    def _speakers(self) -> dict[object, set[object]]:
        """Who speaks in the statement that each thing is according to."""
        speaking: dict[object, set[object]] = defaultdict(set)
        for quad in self._knowledge.quads:
            if quad.predicate.value == _SPEAKER:
                speaking[quad.subject].add(quad.object)
        found: dict[object, set[object]] = defaultdict(set)
        for quad in self._knowledge.quads:
            if quad.predicate.value == _ACCORDING:
                found[quad.subject] |= speaking.get(quad.object, set())
        return found

    def _of_kinds(self, kinds: tuple[str, ...]) -> set[object]:
        wanted = {*kinds, *self._knowledge.classes_below(kinds)}
        return {
            quad.subject
            for quad in self._knowledge.quads
            if quad.predicate.value == RDF + "type" and getattr(quad.object, "value", "") in wanted
        }

    def _finding(self, quad: ox.Quad, place: SourceSpan) -> Finding:
        assert not isinstance(quad.subject, ox.Triple)
        assert not isinstance(quad.object, ox.Triple)
        message = Words(
            f"{place.span.fragment} 这段文字里没有它。", f"The words of {place.span.fragment} do not have it."
        )
        return WORDS_IN_SPAN.finding(
            quad.subject, quad.predicate.value, quad.object, message, suggestion=self._elsewhere(quad, place)
        )

    def _elsewhere(self, quad: ox.Quad, place: SourceSpan) -> Suggestion | None:
        """Say where else in the text it stands; of a number in the span in another form, what is written there."""
        text, span, value = self._texts[place.source], place.span, quad.object
        if isinstance(value, ox.NamedNode):
            return self._with_name(value, place)
        assert isinstance(value, ox.Literal)
        is_number = quad.predicate.value in _NUMBERS
        whole = r"(?<![0-9.]){}(?![0-9.])" if is_number else "{}"
        starts = [match.start() for match in re.finditer(whole.format(re.escape(value.value)), text)]
        outside = [start for start in starts if not (span.start <= start and start + len(value.value) <= span.end)]
        if value.value and outside:
            start = min(outside, key=lambda start: abs(start - span.start))
            fragment = f"char={start},{start + len(value.value)}"
            return Suggestion(Words(f"它在 {fragment}。", f"It stands at {fragment}."))
        written = list(dict.fromkeys(_figures(text[span.start : span.end])))[:_FEW] if is_number else []
        if not written:
            return None
        return Suggestion(Words(f"那里写的是{'、'.join(written)}。", f"There it says {', '.join(written)}."))

    def _with_name(self, person: ox.NamedNode, place: SourceSpan) -> Suggestion | None:
        """Say which span has both the words and the name of a person that stands in the same paragraph."""
        text, span = self._texts[place.source], place.span
        first, last = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
        paragraph = text[first : last if last >= 0 else len(text)]
        found = [
            (first + match.start(), first + match.end())
            for name in self._written_names[person]
            for match in re.finditer(re.escape(name), paragraph)
        ]
        if not found:
            return None
        start, end = min(found, key=lambda one: max(span.start - one[1], one[0] - span.end))
        both = Span(min(span.start, _clause_start(text, start)), max(span.end, end))
        return Suggestion(
            Words(f"名字在 {both.fragment} 里：改用这个文段。", f"The name stands in {both.fragment}: use that span.")
        )


def _clause_start(text: str, position: int) -> int:
    """Return where the clause begins that has a position."""
    return max(text.rfind(end, 0, position) for end in _CLAUSE_ENDS) + 1


def _figures(text: str) -> Iterator[str]:
    """Yield the numbers of a text as they are written, with what is counted and how exact they are."""
    from twl_graph.drafting.quantities import quantities

    found = quantities(text)
    taken = {position for one in found for position in range(one.start, one.end)}
    bare = [(match.start(), match[0]) for match in _FIGURES.finditer(text) if match.start() not in taken]
    yield from (wording for _, wording in sorted([*((one.start, one.wording) for one in found), *bare]))


def _numerals(text: str) -> Iterator[str]:
    """Yield the numbers of a text that are written in characters, and those that say which: the third, the first."""
    from twl_graph.drafting.numerals import CHINESE, chinese_number

    numeral = re.compile(rf"({CHINESE})|(首)[届次个期]|\b({'|'.join(_WHICH)})\b", re.IGNORECASE)
    for chinese, first, english in numeral.findall(text):
        number = chinese_number(chinese)
        if number is not None:
            yield str(int(number) if number == int(number) else number.normalize())
        elif first or english:
            yield "1" if first else str(_WHICH.index(english.lower()) + 1)

"""Which ready question a free wording means, and with which parameters.

Things and concepts that the wording names fill parameters that take them, and so do times and numbers; what is left is
matched by words (see `retrieval`). A name that stands in a question's usual answer speaks for the question too, though
less; an empty answer about what is named speaks against it.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox

from twl_graph.citation import quoted
from twl_graph.engine import Engine, Solutions
from twl_graph.errors import TwlError
from twl_graph.namespaces import BASE, DCTERMS, ID, compact
from twl_graph.questions.parameters import Kind, Parameter
from twl_graph.wordings.mentions import Mention, mentions, plain
from twl_graph.wordings.ordinals import ordinal
from twl_graph.wordings.periods import Period, in_parameters, periods
from twl_graph.wordings.retrieval import Accounted, Index

if TYPE_CHECKING:
    from twl_graph.questions import Question

#: So many questions are offered.
OFFERED: Final = 3
#: The least score of a question that is worth offering.
_WORTH: Final = 0.2
#: What makes a question clear: its score, and how far it is ahead of the next. A wrong answer is worse than three
#: offers, so that one word alone hardly ever reaches this score. Both were chosen on the tuning set of
#: `tests/wordings.tsv`, and on the ways of asking in the headers, a fifth of them left out at a time; the other sets
#: tell how well they do (`bench/wordings.py` prints it).
_SURE: Final = 0.6
_AHEAD: Final = 0.05
#: So many of the best questions are tried with what the wording names; one with an empty answer is worth so much less.
_LOOKED_AT: Final = 8
_SILENT: Final = 0.8
#: How far a name is accounted for by a parameter that takes such things, by one that takes kinds of things (whose names
#: are common words), by one that takes anything, and by a usual answer.
_BY_PARAMETER: Final = 1.0
_BY_KIND: Final = 0.5
_BY_ANY: Final = 0.4
_BY_ANSWER: Final = 0.35
#: Parameters that take a thing or a concept by any of its names.
_NAMED_KINDS: Final = (Kind.ENTITY, Kind.CONCEPT)


class Match(NamedTuple):
    """A ready question that a wording may mean.

    Attributes:
        question: the question.
        params: the parameters that the wording fills, by name.
        score: how well it fits, from 0 to 1.
    """

    question: "Question"
    params: Mapping[str, str]
    score: float

    @property
    def command(self) -> str:
        """The command that asks this, as a shell takes it."""
        given = [part for name, value in self.params.items() for part in ("-p", quoted(f"{name}={value}"))]
        return " ".join(["twl", "ask", self.question.name, *given])

    @property
    def is_whole(self) -> bool:
        """Whether every parameter that the question needs is filled."""
        return all(param.name in self.params for param in self.question.params.values() if param.required)


class Wordings:
    """Understands free wordings of some questions; making one answers every question once."""

    def __init__(self, questions: Collection["Question"], engine: Engine) -> None:
        self._questions, self._knowledge, self._engine = tuple(questions), engine.knowledge, engine
        self._answers = {question.name: _things(question, engine) for question in self._questions}
        named = {name: _names(things, engine) for name, things in self._answers.items()}
        self._index = Index(self._questions, named)
        self._taken: dict[Parameter, Collection[str] | None] = {}
        about = ox.NamedNode(BASE), ox.NamedNode(DCTERMS + "spatial")
        quads = engine.knowledge.default_graph.quads_for_pattern(*about, None, ox.DefaultGraph())
        #: What the whole graph is about. It is named in half of all wordings, and says nothing in them.
        self._everywhere = {quad.object.value for quad in quads if isinstance(quad.object, ox.NamedNode)}

    def match(self, text: str, lang: str = "en", given: Collection[str] = ()) -> list[Match]:
        """Return the questions that a wording may mean, the best first; none where it is about something else.

        Values stand in `lang` (zh, or else en). Only questions that have the parameters `given` are looked at.
        """
        times, rest = periods(text)
        wording = plain(rest)
        found = mentions(wording, self._knowledge)
        asked = [question for question in self._questions if question.params.keys() >= set(given)]
        made = sorted((self._match(question, wording, found, times) for question in asked), key=_rank)
        near = [self._told(match, lang) for match in made[:_LOOKED_AT]]
        return [match for match in sorted(near, key=_rank)[:OFFERED] if match.score >= _WORTH]

    def _told(self, match: Match, lang: str) -> Match:
        """Return a match with names for IRIs, worth less where its question has nothing to say of what these name."""
        takers = match.question.params
        called = {name: self._called(takers[name], value, lang) for name, value in match.params.items()}
        match = match._replace(params=called)
        if not match.params or not match.is_whole or _things(match.question, self._engine, match.params):
            return match
        return match._replace(score=match.score * _SILENT)

    def _match(self, question: "Question", wording: str, found: Sequence[Mention], times: list[Period]) -> Match:
        """Return how well a question fits; its parameters hold IRIs where they take things and concepts."""
        params: dict[str, str] = {}
        accounted: dict[Mention, float] = {}
        for param, iri, mention, share in self._filled(question, found):
            params[param.name] = iri
            accounted[mention] = share
        for param in question.params.values():
            if param.kind is Kind.INTEGER and (number := ordinal(wording, param)):
                params[param.name] = str(number.value)
                accounted[Mention(number.start, number.end, frozenset(), whole=True)] = _BY_PARAMETER
        usual = self._answers[question.name] - self._everywhere
        for mention in found:
            if mention.iris & usual and not _overlaps(mention, accounted):
                accounted[mention] = _BY_ANSWER
        about_all = [each for each in found if each.whole and each.iris & self._everywhere]
        rest = wording
        for mention in (*accounted, *(each for each in about_all if not _overlaps(each, accounted))):
            rest = rest[: mention.start] + "\x00" * (mention.end - mention.start) + rest[mention.end :]
        by_time = in_parameters(times, question.params)
        parts = [Accounted(wording[mention.start : mention.end], share) for mention, share in accounted.items()]
        by_year = any(len(value) == len("2017") for value in by_time.values())
        for time in times:
            exact = time.is_year or not by_year
            share = 0.0 if not by_time else _BY_PARAMETER if exact else _BY_ANY
            parts.append(Accounted(str(time.first.year), share))
        return Match(question, params | by_time, self._index.score(question.name, rest.replace("\x00", " "), parts))

    def _filled(
        self, question: "Question", found: Sequence[Mention]
    ) -> Iterator[tuple[Parameter, str, Mention, float]]:
        """Yield each parameter that a name fills: with the longest that is no other's, and means one thing to it.

        A parameter that takes anything is filled only by a whole name, and only where no other is filled.
        """
        used: dict[Mention, float] = {}
        takers = [param for param in question.params.values() if param.kind in _NAMED_KINDS]
        for param in sorted(takers, key=lambda param: self._takes(param) is None):
            taken = self._takes(param)
            for mention in found:
                iris = {iri for iri in mention.iris if (iri.startswith(ID) if taken is None else iri in taken)}
                if len(iris) != 1 or iris & self._everywhere or _overlaps(mention, used):
                    continue
                if taken is None and (used or not mention.whole):
                    continue
                within = any(_holds(other, mention) for other in found)
                used[mention] = _BY_ANY if within else self._share(param)
                yield param, iris.pop(), mention, used[mention]
                break

    def _share(self, param: Parameter) -> float:
        if self._takes(param) is None:
            return _BY_ANY
        takes_kinds = param.superclasses or "owl:Class" in param.classes
        return _BY_KIND if takes_kinds else _BY_PARAMETER

    def _takes(self, param: Parameter) -> Collection[str] | None:
        """Return the IRIs that a parameter takes; None where it takes any."""
        from twl_graph.questions.permitted import permitted

        if param not in self._taken:
            self._taken[param] = permitted(param, self._knowledge)
        return self._taken[param]

    def _called(self, param: Parameter, iri: str, lang: str) -> str:
        """Return a name by which the parameter knows a thing: its label, or its CURIE where the label is not enough.

        What is no thing's IRI stays as it is.
        """
        from twl_graph.entities import names
        from twl_graph.questions.permitted import resolved

        if param.kind not in _NAMED_KINDS:
            return iri
        called = names(self._knowledge, iri)
        label = called.zh if lang == "zh" else called.en
        try:
            return label if resolved(param, label, self._knowledge) == iri else compact(iri)
        except TwlError:  # the label means something else to it, or several things
            return compact(iri)


def clear(matches: Sequence[Match]) -> Match | None:
    """Return the match that is meant beyond doubt: a good one, well ahead of the next, that lacks nothing."""
    if not matches or matches[0].score < _SURE or not matches[0].is_whole:
        return None
    if len(matches) > 1 and matches[0].score - matches[1].score < _AHEAD:
        return None
    return matches[0]


def _rank(match: Match) -> tuple[float, str]:
    return -match.score, match.question.name


def _names(things: Collection[str], engine: Engine) -> list[str]:
    """Return the labels, in both languages, of the things among some IRIs."""
    from twl_graph.entities import names

    return [label for iri in sorted(things) if iri.startswith(ID) for label in names(engine.knowledge, iri)]


def _things(question: "Question", engine: Engine, params: Mapping[str, str] | None = None) -> set[str]:
    """Return the IRIs in a question's answer; none where it cannot be answered as it stands."""
    from twl_graph.questions.asking import answer

    try:
        answered = answer(engine, question, params)
    except TwlError:
        return set()
    rows = answered.rows if isinstance(answered, Solutions) else ()
    return {term.value for row in rows for term in row if isinstance(term, ox.NamedNode)}


def _holds(longer: Mention, mention: Mention) -> bool:
    """Tell whether a mention is but a part of a longer name, as a region is of the post of its mayor."""
    inside = longer.start <= mention.start and mention.end <= longer.end
    return longer.whole and inside and longer.end - longer.start > mention.end - mention.start


def _overlaps(mention: Mention, others: Collection[Mention]) -> bool:
    return any(mention.start < other.end and other.start < mention.end for other in others)

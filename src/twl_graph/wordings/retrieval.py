"""Ready questions ranked by what a free wording shares with them.

Ranking is lexical and works offline: English words by their stems, Chinese text by its overlapping pairs of characters,
both through a small thesaurus, each weighted by its inverse document frequency (Spärck Jones 1972). A question is a
document of fields in both languages: what it asks and how else people ask it, its name, tags, headings, parameters,
topic and description, and the names in its usual answer.

The score is the share of the wording that a question accounts for, by weight, and so lies between 0 and 1. A little of
it depends on the reverse, how much of what the question asks is in the wording: of two questions that both fit, the
plainer one is meant.
"""

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from twl_graph.questions.topics import TOPICS
from twl_graph.wordings.mentions import plain
from twl_graph.wordings.thesaurus import EMPTY_EN, EMPTY_ZH, SYNONYMS

if TYPE_CHECKING:
    from twl_graph.questions import Question

#: How much a token counts in each field of a question.
_SUMMARY: Final = 1.0
_NAME: Final = 0.9
_ASKED: Final = 0.9
_TAGS: Final = 0.8
_HEADINGS: Final = 0.7
_REMARKS: Final = 0.5
_ANSWER: Final = 0.3
#: How much of the score depends on the reverse share.
_PLAINER: Final = 0.2
#: What is added to the weight of every wording, as a part of the greatest rarity: one common word is no sure sign.
_CAUTION: Final = 0.6
#: What the pairs of a name count for: there are twice as many of them as there are words.
_NAMED: Final = 0.5
#: How alike two stems must be for one to be the other misspelled, by the trigrams that they share (Dice's coefficient).
_ALIKE: Final = 0.55
_SUFFIXES: Final = {"ings": "", "ing": "", "ies": "y", "ied": "y", "ed": "", "es": "", "s": ""}


class Unit(NamedTuple):
    """What a wording is made of: a stem or a preferred term, or the pairs of characters of a run of Chinese."""

    tokens: tuple[str, ...]
    #: Whether these are the pairs of a run.
    is_run: bool = False


class Accounted(NamedTuple):
    """A stretch of a wording that is accounted for otherwise than by a question's words, such as by a parameter."""

    text: str
    share: float


def stem(word: str) -> str:
    """Return an English word without the endings of number and tense, and without a last `e`."""
    for suffix, instead in _SUFFIXES.items():
        if word.endswith(suffix) and len(word) - len(suffix) >= 3 and not word.endswith("ss"):
            word = word.removesuffix(suffix) + instead
            break
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def units(text: str) -> list[Unit]:
    """Split a plain text (see `mentions.plain`) into what it is matched by; words that say nothing are left out."""
    found: list[Unit] = []
    with_terms = _phrases().sub(lambda match: f" {_terms()[match[0]]} ", text)
    for piece in re.findall(r"\x00[a-z-]+|[a-z0-9]+|[^\x00-\x7f]+", with_terms):
        if piece.startswith("\x00"):
            found.append(Unit((piece,)))
        elif piece.isascii():
            if piece not in _empty_english():
                found.append(Unit((_terms_by_stem().get(stem(piece), stem(piece)),)))
        else:
            for run in filter(None, _particles().split(piece)):
                pairs = tuple(run[at : at + 2] for at in range(len(run) - 1))
                found.append(Unit(pairs, True) if pairs else Unit((run,)))
    return found


@cache
def _terms() -> Mapping[str, str]:
    """Return what stands for each Chinese word and each phrase of the thesaurus, and nothing for empty words."""
    empty = {word: "" for word in EMPTY_ZH.split() if len(word) > 1}
    return empty | {
        word.replace("-", " "): f"\x00{term}"
        for term, (chinese, english) in SYNONYMS.items()
        for word in (*chinese.split(), *(word for word in english.split() if "-" in word))
    }


@cache
def _phrases() -> re.Pattern[str]:
    longest_first = sorted(_terms(), key=len, reverse=True)
    return re.compile("|".join(rf"\b{phrase}\b" if phrase.isascii() else phrase for phrase in longest_first))


@cache
def _terms_by_stem() -> Mapping[str, str]:
    return {stem(word): f"\x00{term}" for term, (_, english) in SYNONYMS.items() for word in english.split()}


@cache
def _empty_english() -> frozenset[str]:
    return frozenset(EMPTY_EN.split())


@cache
def _particles() -> re.Pattern[str]:
    return re.compile("|".join(word for word in EMPTY_ZH.split() if len(word) == 1))


class Index:
    """The questions as documents, to be scored against a wording."""

    def __init__(self, questions: Collection["Question"], answers: Mapping[str, Iterable[str]] | None = None) -> None:
        told = answers or {}
        self._documents = {question.name: _document(question, told.get(question.name, ())) for question in questions}
        self._phrases = {question.name: _asked(question) for question in questions}
        self._names = {question.name: _tokens([question.name]) for question in questions}
        counts: defaultdict[str, float] = defaultdict(float)
        for document in self._documents.values():
            for token, weight in document.items():
                counts[token] += weight
        self._rarity = {token: math.log(1 + len(questions) / count) for token, count in counts.items()}
        self._greatest = math.log(1 + len(questions))

    def score(self, question: str, wording: str, accounted: Sequence[Accounted] = ()) -> float:
        """Return how well a question, by its name, fits a wording: from 0 to 1.

        `wording` is plain text without the stretches that are `accounted` for.
        """
        document = self._documents[question]
        held = whole = 0.0
        used: set[str] = set()
        for unit in units(wording):
            tokens = [self._spelled(token) for token in unit.tokens]
            of_unit = self._weighed(tokens, unit.is_run, document)
            held, whole = held + of_unit[0], whole + of_unit[1]
            used |= document.keys() & tokens
        for stretch in accounted:
            of_name = self._weighed_name(stretch, document)
            held, whole = held + of_name[0], whole + of_name[1]
            used |= document.keys() & _tokens([stretch.text])
        english = wording.isascii() and all(text.isascii() for text, _ in accounted)
        asked = max(self._share(phrase, used) for phrase in self._phrases[question][1 if english else 0])
        reverse = (asked + self._share(self._names[question], used)) / 2
        return held / (whole + _CAUTION * self._greatest) * (1 - _PLAINER + _PLAINER * reverse)

    def _weighed(self, tokens: Sequence[str], is_run: bool, document: Mapping[str, float]) -> tuple[float, float]:
        """Return the weight of a unit that a document holds, and its whole weight.

        In a run of Chinese the pairs across the bounds of its words are in no document: what counts against the
        document are the characters that no pair of it covers.
        """
        rarity = [self._rarity.get(token, self._greatest) for token in tokens]
        held = sum(weight * document.get(token, 0.0) for weight, token in zip(rarity, tokens, strict=True))
        if not is_run:
            return held, sum(rarity)
        covered = {at + side for at, token in enumerate(tokens) if token in document for side in (0, 1)}
        whole = sum(
            weight if token in document else weight * len({at, at + 1} - covered) / 2
            for at, (weight, token) in enumerate(zip(rarity, tokens, strict=True))
        )
        return held, whole

    def _weighed_name(self, stretch: Accounted, document: Mapping[str, float]) -> tuple[float, float]:
        """Return the weight of a stretch that is accounted for, by its share or by the document, and its whole weight.

        A name that is wholly accounted for weighs as much as the rarest word at least, however short it is.
        """
        held = whole = 0.0
        for unit in units(stretch.text):
            there, weight = self._weighed(unit.tokens, unit.is_run, document)
            scale = _NAMED if unit.is_run else 1.0
            held, whole = held + max(stretch.share * weight, there) * scale, whole + weight * scale
        if stretch.share < 1 or not whole:
            return held, whole
        return max(held, self._greatest), max(whole, self._greatest)

    def _share(self, asked: Iterable[str], used: set[str]) -> float:
        weights = {token: self._rarity[token] for token in asked}
        total = sum(weights.values())
        return sum(weight for token, weight in weights.items() if token in used) / total if total else 0.0

    def _spelled(self, token: str) -> str:
        """Return what stands for the known stem that an unknown one is most like, if any is; else the stem itself."""
        if token in self._rarity or not (token.isascii() and token.isalpha()) or len(token) < 5:
            return token
        terms = _terms_by_stem()
        words = {known for known in (*self._rarity, *terms) if known.isascii() and known.isalpha()}
        likeness, known = max((_likeness(token, known), known) for known in words)
        return terms.get(known, known) if likeness >= _ALIKE else token


def _asked(question: "Question") -> tuple[list[set[str]], list[set[str]]]:
    """Return the tokens of each way of asking a question, in Chinese and in English."""
    header = question.header
    chinese, english = (header.summary.zh, *header.asked.zh), (header.summary.en, *header.asked.en)
    return [_tokens([text]) for text in chinese], [_tokens([text]) for text in english]


def _document(question: "Question", answer: Iterable[str]) -> dict[str, float]:
    """Return the tokens of a question, each with the weight of the best field that holds it."""
    header = question.header
    headings = [text for words in header.columns.values() for text in words]
    params = [text for param in header.params.values() for text in (param.name, *param.description)]
    fields: list[tuple[float, Iterable[str]]] = [
        (_ANSWER, answer),
        (_REMARKS, (*header.description, *TOPICS[header.topic])),
        (_HEADINGS, (*headings, *params)),
        (_TAGS, header.tags),
        (_NAME, (question.name,)),
        (_ASKED, (*header.asked.zh, *header.asked.en)),
        (_SUMMARY, header.summary),
    ]
    found: dict[str, float] = {}
    for weight, texts in fields:
        for token in _tokens(texts):
            found[token] = max(weight, found.get(token, 0.0))
    return found


def _tokens(texts: Iterable[str]) -> set[str]:
    return {token for text in texts for token in _tokens_of(text)}


@cache
def _tokens_of(text: str) -> frozenset[str]:
    return frozenset(token for unit in units(plain(text)) for token in unit.tokens)


def _likeness(one: str, other: str) -> float:
    first, second = _trigrams(one), _trigrams(other)
    return 2 * len(first & second) / (len(first) + len(second))


@cache
def _trigrams(word: str) -> frozenset[str]:
    padded = f" {word} "
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))

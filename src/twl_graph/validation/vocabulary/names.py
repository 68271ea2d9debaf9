"""What terms and things are called in Chinese and English, as the stated facts say."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

from twl_graph.errors import Words
from twl_graph.namespaces import DCTERMS, RDFS, SKOS, compact
from twl_graph.validation.labels import Labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twl_graph.knowledge import Knowledge
    from twl_graph.validation.vocabulary.usage import Usage

#: Where a thing is looked for by its name; the aliases are for finding only.
_NAMING: Final = (RDFS + "label", SKOS + "prefLabel", DCTERMS + "title")
_ALIASES: Final = (SKOS + "altLabel", SKOS + "hiddenLabel")
#: A longer IRI is cut in a message.
_LONGEST: Final = 160


class Names:
    """Names of IRIs; nothing is read before the first question."""

    def __init__(self, usage: Usage, knowledge: Knowledge) -> None:
        self._usage, self._knowledge = usage, knowledge

    def of(self, iri: str) -> Words:
        """Return an IRI for a reader: `通州区（id:tongzhou）`, `Tongzhou District (id:tongzhou)`."""
        short, name = written(iri), self._labels.name(NamedNode(iri))
        return Words(short, short) if name is None else Words(f"{name.zh}（{short}）", f"{name.en} ({short})")

    def all_of(self, iri: str) -> list[str]:
        """Return every name and alias of an IRI, in both languages."""
        return self._all.get(iri, [])

    @cached_property
    def _labels(self) -> Labels:
        return Labels(self._knowledge.store)

    @cached_property
    def _all(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for iri, literal in self._texts((*_NAMING, *_ALIASES)):
            found.setdefault(iri, []).append(literal.value)
        return found

    def _texts(self, predicates: tuple[str, ...]) -> Iterator[tuple[str, Literal]]:
        for predicate in predicates:
            for quad, _ in self._usage.predicates.get(predicate, ()):
                if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                    yield quad.subject.value, quad.object


def written(iri: str) -> str:
    """Return an IRI for a message, as Turtle writes it."""
    return shown(compact(iri), _LONGEST)


def shown(text: str, longest: int) -> str:
    """Return a text for a message: in one line, what cannot be seen as its number, a very long one cut."""
    text = text if len(text) <= longest else text[:longest] + "…"
    return text if text.isprintable() else "".join(map(_visible, text))


def _visible(character: str) -> str:
    return character if character.isprintable() else f"\\u{ord(character):04X}"


def local(iri: str) -> str:
    """Return the last part of an IRI, after its last ``#`` or ``/``."""
    return iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :]


def namespace(iri: str) -> str:
    """Return an IRI up to its last ``#`` or ``/``, which it includes; empty where there is neither."""
    return iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]

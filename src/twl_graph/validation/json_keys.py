"""The keys of JSON-LD files that their context does not define: the standard drops what stands under them, unsaid.

A misspelt property of Turtle is a statement that the vocabulary does not know; in JSON-LD it is no statement at all,
and the fact would be lost unseen. So the keys are looked at in the text itself.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from twl_graph.errors import Words
from twl_graph.namespaces import RDFS, SKOS, compact
from twl_graph.validation.finding import Part
from twl_graph.validation.rules import KNOWN_KEY
from twl_graph.validation.suggestion import Suggestion
from twl_graph.validation.vocabulary.names import local, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from twl_graph.knowledge import Knowledge
    from twl_graph.places.jsonld_keys import UnknownKey
    from twl_graph.places.jsonld_terms import TermDefinition
    from twl_graph.validation.finding import Finding

_LABELS: Final = tuple(ox.NamedNode(iri) for iri in (RDFS + "label", SKOS + "altLabel"))
#: A longer key is cut in a message.
_LONGEST: Final = 60


def key_findings(knowledge: Knowledge) -> Iterator[Finding]:
    """Find the keys of JSON-LD files that say nothing, each at its place in the text."""
    for source in knowledge.sources:
        content, syntax = source.original
        if syntax != ox.RdfFormat.JSON_LD:
            continue
        from twl_graph.places.jsonld_keys import unknown_keys

        for key in unknown_keys(content):
            yield _finding(key, knowledge, source.name)


def _finding(key: UnknownKey, knowledge: Knowledge, file: str) -> Finding:
    name = shown(key.name, _LONGEST)
    message = Words(
        f"@context 没有定义键“{name}”，其内容不会进入图谱。",
        f'The @context does not define the key "{name}": what stands under it would not enter the graph.',
    )
    near = _Keys(key.terms, knowledge).nearest(key.name)
    if near is None:
        words = Words(
            "改用上下文中的键，或用带前缀的属性名，如 twl:field；不需要则删去。",
            "Use a key of the context, or the property with its prefix, such as twl:field; or remove it.",
        )
    else:
        property_ = compact(key.terms[near].iri) if key.terms[near] else near  # type: ignore[union-attr]
        words = Words(f"是不是“{near}”（{property_}）？", f'Did you mean "{near}" ({property_})?')
    return KNOWN_KEY.finding(
        key.node,
        None,
        ox.Literal(key.name),
        message,
        part=Part.PREDICATE,
        place=key.place,
        source=file,
        within=file,
        suggestion=Suggestion(words),
    )


class _Keys:
    """The keys of a context for properties, and what else each may be called: its property's own name and labels."""

    def __init__(self, terms: Mapping[str, TermDefinition | None], knowledge: Knowledge) -> None:
        self._terms: Final = {
            name: term
            for name, term in terms.items()
            if term is not None and not term.iri.startswith("@") and not term.prefix and ":" not in name
        }
        self._knowledge = knowledge

    def nearest(self, key: str) -> str | None:
        """Return the key that was most likely meant; None where none is near."""
        from twl_graph.validation.vocabulary.nearness import Nearest  # only a fault needs it

        near = Nearest(self._properties, self).to(key)
        return None if near is None else near.iri

    def all_of(self, iri: str) -> list[str]:
        """Return what a key may be called beside its own name; one that is read backwards has no other name."""
        term = self._terms[iri]
        if term.reverse:
            return []
        store, node = self._knowledge.store, ox.NamedNode(term.iri)
        named = (store.quads_for_pattern(node, label, None, ox.DefaultGraph()) for label in _LABELS)
        labels = [quad.object.value for quads in named for quad in quads if isinstance(quad.object, ox.Literal)]
        return [local(term.iri), *labels]

    @cached_property
    def _properties(self) -> list[str]:
        """The keys that are no classes: these are written under `@type`."""
        return [name for name, term in self._terms.items() if not local(term.iri)[:1].isupper()]

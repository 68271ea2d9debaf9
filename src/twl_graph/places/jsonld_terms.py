"""JSON-LD contexts (JSON-LD 1.1 API, sections 4 and 5), as far as places need them.

What is not understood here makes a term unknown: then its statements are found nowhere, and have no places.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Final

from twl_graph.places.iri_references import resolved
from twl_graph.places.turtle_tokens import Unread

#: Terms that are defined by terms by terms, further than this, are not followed.
_MAX_CHAIN: Final = 64
#: The marks that a namespace may end in (RFC 3986, section 2.2: general delimiters).
_DELIMITERS: Final = (":", "/", "?", "#", "[", "]", "@")


@dataclass(frozen=True)
class TermDefinition:
    """What a name of a context means."""

    #: The IRI or keyword that it stands for.
    iri: str
    #: `@id`, `@vocab`, `@json`, `@none`, the IRI of a datatype, or None.
    type: str | None = None
    container: frozenset[str] = frozenset()
    #: The language of its strings: empty for none, None for that of the context.
    language: str | None = None
    reverse: bool = False
    #: The context that holds inside its values, as JSON; None where there is none.
    context: Any = None
    #: Whether it may stand before the colon of a compact IRI: one that ends in a mark, or says so itself.
    prefix: bool = False


@dataclass(frozen=True)
class ActiveContext:
    """The context that holds at a place of a document."""

    #: The base of the document itself, which a null context goes back to.
    document_base: str | None
    base: str | None
    vocabulary: str | None = None
    #: The language of plain strings; empty for none.
    language: str = ""
    #: The names; None for one that was taken away.
    terms: Mapping[str, TermDefinition | None] = field(default_factory=dict)

    def expanded(self, name: str, *, vocabulary: bool = False, relative: bool = False) -> str | None:
        """Return the IRI, blank node or keyword that a name stands for; None where it stands for none (section 5.2).

        Args:
            name: the name as written.
            vocabulary: whether it may be a term, or stand against the vocabulary.
            relative: whether it may stand against the base.
        """
        if name.startswith("@"):
            return name
        if name in self.terms and (vocabulary or _is_keyword(self.terms[name])):
            definition = self.terms[name]
            return definition.iri if definition else None
        prefix, colon, local = name.partition(":")
        if colon and prefix:
            if prefix == "_" or local.startswith("//"):
                return name
            known = self.terms.get(prefix)
            return known.iri + local if known is not None and known.prefix else name
        if vocabulary and self.vocabulary is not None:
            return self.vocabulary + name
        return resolved(name, self.base) if relative and self.base is not None else None

    def with_context(self, local: Any) -> "ActiveContext":
        """Return the context after one that the document gives, as JSON (section 4.1).

        Raises:
            Unread: it is one that would have to be fetched, or holds what is not understood here.
        """
        active = self
        for context in local if isinstance(local, list) else [local]:
            active = active._with_one(_own() if isinstance(context, str) else context, context)
        return active

    def _with_one(self, context: Any, written: Any) -> "ActiveContext":
        if context is None:
            return ActiveContext(self.document_base, self.document_base)
        if isinstance(written, str) and written != _own_iri():
            raise Unread
        if not isinstance(context, dict) or {"@import", "@propagate"} & context.keys():
            raise Unread
        active = self
        if "@base" in context:
            given = context["@base"]
            active = replace(active, base=None if given is None else resolved(given, active.base))
        if "@language" in context:
            active = replace(active, language=(context["@language"] or "").lower())
        if "@vocab" in context:
            given = context["@vocab"]
            vocabulary = None if given is None else active.expanded(given, vocabulary=True, relative=True)
            active = replace(active, vocabulary=(active.vocabulary or "") if given == "" else vocabulary)
        return replace(active, terms=_Definitions(active, context).all())


def _is_keyword(definition: TermDefinition | None) -> bool:
    return definition is not None and definition.iri.startswith("@")


@cache
def _own() -> Any:
    """Return the bundled context, which a document may name by its IRI."""
    from twl_graph import resources

    return json.loads(resources.ontology().joinpath("context.jsonld").read_bytes())["@context"]


def _own_iri() -> str:
    from twl_graph.jsonld_input import OWN_CONTEXT

    return OWN_CONTEXT


class _Definitions:
    """Makes the terms of one context: a term may be defined by others that stand after it (section 4.2)."""

    def __init__(self, active: ActiveContext, context: Mapping[str, Any]) -> None:
        self._context = context
        self._terms = dict(active.terms)
        self._active = replace(active, terms=self._terms)
        self._waiting = {name for name in context if not name.startswith("@")}

    def all(self) -> dict[str, TermDefinition | None]:
        """Return the terms of the context that was active, and over them those of this one."""
        while self._waiting:
            self._define(min(self._waiting), 0)
        return self._terms

    def _define(self, name: str, depth: int) -> None:
        if name not in self._waiting:
            return
        if depth > _MAX_CHAIN:
            raise Unread
        self._waiting.discard(name)
        value = self._context[name]
        self._terms.pop(name, None)
        if value is None or (isinstance(value, dict) and "@id" in value and value["@id"] is None):
            self._terms[name] = None
            return
        given = value if isinstance(value, dict) else {"@id": value}
        iri = self._iri(given.get("@reverse", given.get("@id", name)), name, depth)
        kind = given.get("@type")
        self._terms[name] = (
            None
            if iri is None
            else TermDefinition(
                iri,
                kind if kind is None or kind.startswith("@") else self._iri(kind, name, depth),
                _containers(given.get("@container")),
                (given["@language"] or "").lower() if "@language" in given else None,
                "@reverse" in given,
                given.get("@context"),
                bool(given.get("@prefix", iri.endswith(_DELIMITERS))),
            )
        )

    def _iri(self, written: Any, name: str, depth: int) -> str | None:
        """Expand the IRI in a definition after the terms that it is made of; a name may stand for itself."""
        if not isinstance(written, str):
            raise Unread
        prefix, colon, _ = written.partition(":")
        for needed in (written, prefix if colon else written):
            if needed != name:
                self._define(needed, depth + 1)
        return self._active.expanded(written, vocabulary=True)


def _containers(given: Any) -> frozenset[str]:
    return frozenset(given if isinstance(given, list) else [given] if given else [])

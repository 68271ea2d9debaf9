"""The JSON-LD context: plain names for the graph's classes and properties (JSON-LD 1.1, section 3.1).

The published context is `ontology/context.jsonld`, generated: `plain_names` makes it from the ontology.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from twl_graph import resources
from twl_graph.errors import UnsupportedFeature, Words

#: The generated file that holds the published context.
CONTEXT: Final = "context.jsonld"


@dataclass(frozen=True)
class Term:
    """One property of a context: its plain name, its IRI, and how its values are written."""

    name: str
    iri: str
    #: The datatype IRI that a bare string stands for, `@id` when it is the IRI of a thing, or None for plain text.
    type: str | None = None
    #: Values stand in a map from language tag to text.
    by_language: bool = False
    #: Values always stand in an array, so that readers need not test for one.
    as_set: bool = False
    #: The property is read backwards: its values are the subjects.
    reverse: bool = False


class Context:
    """A flat JSON-LD context: prefixes, names of classes and properties, reverse properties.

    `document` is the value of `@context`: one object, without scoped or remote contexts.
    """

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.document: Final = document
        self.prefixes: Final[Mapping[str, str]] = {
            name: value for name, value in document.items() if isinstance(value, str) and value.endswith(("#", "/"))
        }
        self._forward: dict[str, list[Term]] = {}
        self._reverse: dict[str, Term] = {}
        for term in self._terms():
            if term.reverse:
                self._reverse[term.name] = term
            else:
                self._forward.setdefault(term.iri, []).append(term)

    def _terms(self) -> Iterator[Term]:
        for name, value in self.document.items():
            if name.startswith("@") or name in self.prefixes:
                continue
            definition: Mapping[str, Any] = {"@id": value} if isinstance(value, str) else value
            iri: str = definition["@reverse"] if "@reverse" in definition else definition["@id"]
            if iri.startswith("@"):
                continue  # an alias of a keyword
            container = definition.get("@container", ())
            datatype = definition.get("@type")
            yield Term(
                name,
                self.expand(iri),
                datatype if datatype in (None, "@id") else self.expand(datatype),
                by_language="@language" in container,
                as_set="@set" in container,
                reverse="@reverse" in definition,
            )

    def expand(self, name: str) -> str:
        """Give the IRI of a compact IRI; an IRI stays as it is."""
        prefix, _, local = name.partition(":")
        return self.prefixes[prefix] + local if prefix in self.prefixes else name

    def forward(self, iri: str) -> list[Term]:
        """List the plain names of a property, in the order of the context; empty when it has none."""
        return self._forward.get(iri, [])

    def reverse(self, name: str) -> Term:
        """Give the reverse property of that plain name; KeyError when the context has none."""
        return self._reverse[name]

    def whole(self, iri: str) -> str:
        """Give `iri` itself, for a place where JSON-LD reads a compact IRI too.

        Raises UnsupportedFeature when its scheme is a name of this context, so that it would be read as another IRI
        (JSON-LD 1.1 API, section 6.3, "IRI confused with prefix").
        """
        scheme, _, rest = iri.partition(":")
        if scheme in self.document and not rest.startswith("//"):
            raise UnsupportedFeature(
                Words(
                    f"JSON-LD 无法写出 <{iri}>：它的协议名与上下文中的前缀“{scheme}”相同。",
                    f'JSON-LD cannot hold <{iri}>: its scheme is the prefix "{scheme}" of the context.',
                )
            )
        return iri

    def compact(self, iri: str) -> str:
        """Give the compact IRI of a property, class or datatype, or the IRI itself when no prefix fits."""
        fitting = [(ns, prefix) for prefix, ns in self.prefixes.items() if iri.startswith(ns) and len(iri) > len(ns)]
        if not fitting:
            return self.whole(iri)
        namespace, prefix = max(fitting)
        local = iri.removeprefix(namespace)
        return self.whole(iri) if local.startswith("//") else f"{prefix}:{local}"

    def class_name(self, iri: str) -> str:
        """Give the plain name of a class, or its compact IRI."""
        return next((term.name for term in self.forward(iri) if term.type is None), None) or self.compact(iri)


@cache
def published_context() -> Context:
    """Read the published context, `ontology/context.jsonld`."""
    text = resources.ontology().joinpath(CONTEXT).read_text(encoding="utf-8")
    return Context(json.loads(text)["@context"])

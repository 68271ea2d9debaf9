"""What a shape says of itself: without a message in a reader's language, its findings do not tell what the rule is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from rdflib import URIRef
from rdflib.namespace import SH

from twl_graph.errors import Words
from twl_graph.validation.finding import Severity
from twl_graph.validation.lint.fault import Fault, at
from twl_graph.validation.lint.structure import shapes

if TYPE_CHECKING:
    from rdflib import Graph

_LANGUAGES: Final = {"zh": Words("中文", "Chinese"), "en": Words("英文", "English")}


def faults(graph: Graph) -> Iterator[Fault]:
    """A warning for each shape that lacks a message in one of the two languages, or, having an IRI, any name."""
    for shape in sorted(shapes(graph), key=str):
        spoken = {getattr(message, "language", None) for message in graph.objects(shape, SH.message)}
        silent = [name for language, name in _LANGUAGES.items() if language not in spoken]
        if silent:
            reason = Words(
                f"没有{'和'.join(name.zh for name in silent)}的 sh:message",
                f"no sh:message in {' or '.join(name.en for name in silent)}",
            )
            yield at((shape,), reason, severity=Severity.WARNING)
        if (shape, SH.name, None) not in graph and isinstance(shape, URIRef):  # the others are named after it
            yield at((shape,), Words("没有 sh:name", "no sh:name"), severity=Severity.WARNING)

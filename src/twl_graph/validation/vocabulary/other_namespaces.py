"""The same name in another namespace: who writes ``schema:District`` or ``concept:langfang`` took the wrong prefix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from twl_graph.errors import Words, spaced
from twl_graph.namespaces import CONCEPT, ID, TWL
from twl_graph.validation.suggestion import Suggestion
from twl_graph.validation.vocabulary.names import local
from twl_graph.validation.vocabulary.pinned_terms import reused

if TYPE_CHECKING:
    from collections.abc import Container

    from twl_graph.validation.vocabulary.names import Names


def same_name(iri: str, known: Container[str]) -> str | None:
    """Return the known IRI with the local name of another one; None without it. Our own namespaces come first."""
    name = local(iri)
    found = (space + name for space in (TWL, ID, CONCEPT, *reused()) if name)
    return next((each for each in found if each != iri and each in known), None)


def of_same_name(iri: str, known: Container[str], names: Names) -> Suggestion | None:
    """Return the suggestion to write the known IRI with that local name: the prefix is told, so it is never safe."""
    found = same_name(iri, known)
    return None if found is None else asked(found, names, safe=False)


def asked(iri: str, names: Names, *, safe: bool) -> Suggestion:
    """Return the question whether an IRI was meant."""
    name = names.of(iri)
    return Suggestion(Words(f"是不是{spaced(name.zh)}？", f"Did you mean {name.en}?"), NamedNode(iri), safe=safe)

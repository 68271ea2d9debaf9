"""The terms of the vocabularies that the graph reuses, from the lists in ``ontology/vocabularies``.

A list is read when a term of its namespace is first asked for.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from twl_graph import resources
from twl_graph.namespaces import BASE, RDF, prefixes

#: The members of RDF containers, of which there is no end (RDF Schema 1.1, section 5.1.5).
_MEMBER: Final = re.compile(re.escape(RDF) + r"_[1-9][0-9]*\Z")


@cache
def reused() -> dict[str, str]:
    """Return the namespaces of the reused vocabularies, each with the project's prefix."""
    return {namespace: prefix for prefix, namespace in prefixes().items() if not namespace.startswith(BASE)}


@cache
def terms(namespace: str) -> frozenset[str]:
    """Return the IRIs of all terms of a reused vocabulary.

    Raises:
        KeyError: the namespace is none of the reused ones.
    """
    file = resources.ontology().joinpath("vocabularies", f"{reused()[namespace]}.txt")
    lines = file.read_text(encoding="utf-8").splitlines()
    return frozenset(namespace + line for line in lines if not line.startswith("#"))


def is_term(iri: str, namespace: str) -> bool:
    """Tell whether an IRI is a term of a reused vocabulary."""
    return iri in terms(namespace) or _MEMBER.match(iri) is not None

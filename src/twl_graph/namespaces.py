"""Namespaces and prefixes: the one home of every IRI base that the code needs.

The prefixes themselves live in ``ontology/prefixes.ttl``; this module reads its ``@prefix`` lines, so that no
namespace is typed twice. Nothing here needs a third-party package.
"""

import re
from functools import cache
from typing import Final

from twl_graph import resources

#: The persistent base of everything the project names.
BASE: Final[str] = "https://w3id.org/twl-graph/"
#: Terms of the ontology (classes and properties).
TWL: Final[str] = BASE + "ontology#"
#: Things: regions, agreements, people, events.
ID: Final[str] = BASE + "id/"
#: SKOS concepts and their schemes.
CONCEPT: Final[str] = BASE + "concept/"
#: SHACL shapes.
SHAPE: Final[str] = BASE + "shape#"
#: Named graphs that are not spans of the article.
GRAPH: Final[str] = BASE + "graph/"
#: The texts that facts are taken from; a span of one is its IRI with an RFC 5147 fragment.
ARTICLES: Final[str] = BASE + "article/"
#: The article that the graph began with.
ARTICLE: Final[str] = ARTICLES + "tongwulang"
#: The named graph of the facts that are computed on loading.
COMPUTED: Final[str] = GRAPH + "computed"

RDF: Final[str] = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final[str] = "http://www.w3.org/2000/01/rdf-schema#"
XSD: Final[str] = "http://www.w3.org/2001/XMLSchema#"
SKOS: Final[str] = "http://www.w3.org/2004/02/skos/core#"
DCTERMS: Final[str] = "http://purl.org/dc/terms/"
OA: Final[str] = "http://www.w3.org/ns/oa#"
PROV: Final[str] = "http://www.w3.org/ns/prov#"
SH: Final[str] = "http://www.w3.org/ns/shacl#"
OWL: Final[str] = "http://www.w3.org/2002/07/owl#"
VOID: Final[str] = "http://rdfs.org/ns/void#"
SCHEMA: Final[str] = "https://schema.org/"

_PREFIX_LINE: Final = re.compile(r"^@prefix\s+([A-Za-z][\w.-]*):\s*<([^<>\s]+)>\s*\.\s*$", re.MULTILINE)
#: Local names that Turtle (section 6.5, PN_LOCAL) reads without escapes; ASCII only, as the project's IRIs are.
_LOCAL_NAME: Final = re.compile(r"(?:[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?)?\Z")


@cache
def prefixes() -> dict[str, str]:
    """Return the project's prefixes, each with its namespace, in the order of ``ontology/prefixes.ttl``.

    Raises:
        ResourcesMissing: the ontology folder is not there.
    """
    text = resources.ontology().joinpath("prefixes.ttl").read_text(encoding="utf-8")
    return dict(_PREFIX_LINE.findall(text))


def expand(curie: str) -> str:
    """Return the IRI that a CURIE such as ``twl:Agreement`` stands for.

    Raises:
        KeyError: the prefix is not one of the project's.
    """
    prefix, _, local = curie.partition(":")
    return prefixes()[prefix] + local


def compact(iri: str) -> str:
    """Return the CURIE of an IRI under the project's prefixes, or ``<iri>`` where there is none."""
    return shorten(iri, _longest_first()) or f"<{iri}>"


def full(curie: str) -> str:
    """Return the IRI that `compact` wrote short: of a CURIE, or of an IRI in angle brackets."""
    return curie[1:-1] if curie.startswith("<") else expand(curie)


def shorten(iri: str, namespaces: tuple[tuple[str, str], ...]) -> str | None:
    """Return the CURIE of an IRI under the given ``(namespace, prefix)`` pairs, longest namespace first.

    None where no namespace fits or the rest of the IRI is no plain local name (Turtle, section 6.5).
    """
    for namespace, prefix in namespaces:
        if iri.startswith(namespace) and _LOCAL_NAME.match(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    return None


def longest_first(declared: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Return ``(namespace, prefix)`` pairs so that the most specific namespace is tried first."""
    return tuple(sorted(((iri, prefix) for prefix, iri in declared.items()), key=lambda pair: (-len(pair[0]), pair)))


@cache
def _longest_first() -> tuple[tuple[str, str], ...]:
    return longest_first(prefixes())

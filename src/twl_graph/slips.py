"""Slips in a query that is good SPARQL: its answer is true, and not what was meant.

Named before the query runs: terms of the project's own namespaces that its graph does not know, full-width marks that
SPARQL takes for a part of a name, and a class whose things mostly belong to classes below it.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from twl_graph.entities import is_known, resolve
from twl_graph.errors import NotFound, TwlError, Words, did_you_mean
from twl_graph.namespaces import CONCEPT, ID, RDF, TWL, compact, prefixes
from twl_graph.sparql.tokens import Kind, Token
from twl_graph.terminals import FULL_WIDTH

if TYPE_CHECKING:
    from twl_graph.knowledge import Knowledge
    from twl_graph.sparql.sealing import SealedQuery

#: Where every term is the project's to define.
_OWN: Final = (TWL, ID, CONCEPT)
_TYPE: Final = ox.NamedNode(RDF + "type")
_DEFAULT: Final = ox.DefaultGraph()


def slips(query: "SealedQuery", knowledge: "Knowledge") -> list[Words]:
    """Name each slip of a query once, in the order of writing."""
    known = _prefixes(query)
    found: dict[str, Words] = {}
    for before, token in zip([None, *query.tokens], query.tokens, strict=False):
        if before is not None and before.is_word("PREFIX"):
            continue  # a declaration, not a use
        if token.text not in found and (said := _slip(before, token, known, knowledge)) is not None:
            found[token.text] = said
    return list(found.values())


def _slip(before: Token | None, token: Token, known: Mapping[str, str], knowledge: "Knowledge") -> Words | None:
    """Say what is wrong with one token; None where nothing is."""
    if token.kind in (Kind.VARIABLE, Kind.NAME) and (marks := [mark for mark in token.text if mark in FULL_WIDTH]):
        return Words(
            f"{token.text} 中的全角“{marks[0]}”被当作名称的一部分；应写半角的 {FULL_WIDTH[marks[0]]}",
            f"the full-width {marks[0]} counts as a part of the name {token.text}; write {FULL_WIDTH[marks[0]]}",
        )
    meant = _iri(token, known)
    if not meant.startswith(_OWN) or meant in _OWN:
        return None
    if not is_known(knowledge, meant):
        return _unknown(meant, token.text, knowledge)
    typed = before is not None and before.kind is Kind.WORD and before.text == "a"
    return _mostly_below(meant, token.text, knowledge) if typed else None


def _prefixes(query: "SealedQuery") -> dict[str, str]:
    """Return the prefixes that a query may use: the project's and, above them, its own."""
    known = dict(prefixes())
    for word, name, iri in zip(query.tokens, query.tokens[1:], query.tokens[2:], strict=False):
        if word.is_word("PREFIX"):
            known[name.text.removesuffix(":")] = iri.text[1:-1]
    return known


def _iri(token: Token, known: Mapping[str, str]) -> str:
    if token.kind is Kind.IRI:
        return token.text[1:-1]
    prefix, _, local = token.text.partition(":")
    return known.get(prefix, "") + local if token.kind is Kind.NAME else ""


def _unknown(iri: str, written: str, knowledge: "Knowledge") -> Words:
    try:
        near = [compact(resolve(knowledge, compact(iri)))]
    except NotFound as missing:
        near = list(missing.suggestions)
    except TwlError:  # several things, none of them nearer than the others
        near = []
    hint = did_you_mean(near)
    english = f"The graph does not know {written}. {hint.en}".rstrip()
    return Words(f"图谱中没有 {written}。{hint.zh}", english)


def _mostly_below(iri: str, written: str, knowledge: "Knowledge") -> Words | None:
    """Say how many things are only of classes below a class; None where there are none."""
    own, all_things = set(_things(iri, knowledge)), set()
    for kind in {iri, *knowledge.classes_below([iri])}:
        all_things |= set(_things(kind, knowledge))
    if not (below := len(all_things - own)):
        return None
    path = f"a/rdfs:subClassOf* {written}"
    return Words(
        f"{written} 本身有 {len(own)} 个事物，其下位类另有 {below} 个；一并查询写作 {path}",
        f"{written} itself has {len(own)}, and classes below it {below} more; to ask for all, write {path}",
    )


def _things(kind: str, knowledge: "Knowledge") -> Iterator[str]:
    for quad in knowledge.default_graph.quads_for_pattern(None, _TYPE, ox.NamedNode(kind), _DEFAULT):
        yield str(quad.subject)

"""Terms of a query that stand in the project's own namespaces and that its graph does not know.

Such a query is good SPARQL and its answer is true; it is empty because of a slip, and somebody should say so.
"""

from typing import TYPE_CHECKING, Final

from twl_graph.entities import is_known, resolve
from twl_graph.errors import NotFound, TwlError, Words, did_you_mean
from twl_graph.namespaces import CONCEPT, ID, TWL, compact, prefixes
from twl_graph.sparql.tokens import Kind

if TYPE_CHECKING:
    from twl_graph.knowledge import Knowledge
    from twl_graph.sparql.sealing import SealedQuery

#: Where every term is the project's to define.
_OWN: Final = (TWL, ID, CONCEPT)


def unknown_terms(query: "SealedQuery", knowledge: "Knowledge") -> list[Words]:
    """Name each unknown term of the query once, in the order of writing, with the nearest that is known."""
    known = dict(prefixes())
    declared = zip(query.tokens, query.tokens[1:], query.tokens[2:], strict=False)
    for word, name, iri in declared:
        if word.is_word("PREFIX"):
            known[name.text.removesuffix(":")] = iri.text[1:-1]
    found: dict[str, Words] = {}
    for before, token in zip([None, *query.tokens], query.tokens, strict=False):
        if before is not None and before.is_word("PREFIX"):
            continue  # a declaration, not a use
        meant = _iri(token.kind, token.text, known)
        if meant.startswith(_OWN) and meant not in (*_OWN, *found) and not is_known(knowledge, meant):
            found[meant] = _said(meant, token.text, knowledge)
    return list(found.values())


def _iri(kind: Kind, text: str, known: dict[str, str]) -> str:
    if kind is Kind.IRI:
        return text[1:-1]
    prefix, _, local = text.partition(":")
    return known.get(prefix, "") + local if kind is Kind.NAME else ""


def _said(iri: str, written: str, knowledge: "Knowledge") -> Words:
    try:
        near = [compact(resolve(knowledge, compact(iri)))]
    except NotFound as missing:
        near = list(missing.suggestions)
    except TwlError:  # several things, none of them nearer than the others
        near = []
    hint = did_you_mean(near)
    english = f"The graph does not know {written}. {hint.en}".rstrip()
    return Words(f"图谱中没有 {written}。{hint.zh}", english)

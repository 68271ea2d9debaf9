"""Namespaces that are often written otherwise than they are, and ours when it is misspelt.

``http://schema.org/`` names nothing in a graph that writes ``https://schema.org/``: two spellings are two vocabularies.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from twl_graph.errors import Words, spaced
from twl_graph.namespaces import ARTICLE, BASE, CONCEPT, DCTERMS, GRAPH, ID, SHAPE, TWL, prefixes
from twl_graph.validation.vocabulary.pinned_terms import reused, terms

_GEO: Final = "http://www.opengis.net/ont/geosparql#"
#: The project's base as it comes out wrong: another scheme, a www, another hyphen, a slash too few.
_OUR_BASE: Final = re.compile(r"https?://(?:www\.)?w3id\.org/+twl[-_]?graph(?:/+|(?=#)|\Z)", re.IGNORECASE)
_ARTICLES: Final = ARTICLE[: ARTICLE.rindex("/") + 1]
#: No namespace that is told here is longer.
_LONGEST: Final = 80
#: Below the base, the first word of what follows (in the singular) and the namespace that is meant.
_OURS: Final = {
    "ontology": TWL,
    "vocab": TWL,
    "twl": TWL,
    "id": ID,
    "thing": ID,
    "resource": ID,
    "concept": CONCEPT,
    "shape": SHAPE,
    "graph": GRAPH,
    "article": _ARTICLES,
}
_BELOW: Final = re.compile(r"(?P<word>[A-Za-z]+)(?:[#/]+(?P<rest>.*))?\Z", re.DOTALL)
#: The IRIs below the base that name the project's own documents.
_DOCUMENT: Final = re.compile(r"(?:(?:ontology|concepts|shapes)(?:/[0-9.]+)?|prefixes|project|shapes/[a-z-]+)?\Z")
_WGS84: Final = Words(
    '坐标请写成 geo:asWKT，如 "POINT(116.7 39.9)"^^geo:wktLiteral',
    'write coordinates with geo:asWKT, such as "POINT(116.7 39.9)"^^geo:wktLiteral',
)
_FOAF: Final = Words(
    "本图谱不用 FOAF：人物用 twl:Person，名称用 rdfs:label，网页用 schema:url",
    "FOAF is not used here: a person is a twl:Person, a name an rdfs:label, a page a schema:url",
)
_DC11: Final = Words(
    "本图谱用 dcterms:（http://purl.org/dc/terms/）", "this graph uses dcterms: (http://purl.org/dc/terms/)"
)


class Slip(NamedTuple):
    """A namespace that is not the one meant.

    `right` is the one that is, empty where this graph uses none for the purpose; `hint` says what it does instead.
    `same` tells that both name the same vocabulary, so that a term is the same too.
    """

    wrong: str
    right: str
    hint: Words
    same: bool = True

    def instead(self, meant: str, name: Words) -> Words:
        """Return what to write: the IRI that was meant, by its name, but in full where it was not expanded."""
        if self.wrong.endswith(":"):
            return Words(f"请写完整的 IRI：{meant}", f"Write the IRI in full: {meant}")
        return Words(f"请写{spaced(name.zh)}。", f"Write {name.en}.")

    def told(self, term: str) -> Words:
        """Return what is wrong with a term of that namespace."""
        if self.wrong.endswith(":"):
            return Words(f"{term} 是没有展开的缩写：{self.hint.zh}。", f"{term} was not expanded: {self.hint.en}.")
        if not self.same:
            return Words(
                f"{term} 所在的词汇表 <{self.wrong}> 本图谱不用：{self.hint.zh}。",
                f"{term} is of a vocabulary that this graph does not use, <{self.wrong}>: {self.hint.en}.",
            )
        return Words(
            f"{term} 的命名空间 <{self.wrong}> 不对：{self.hint.zh}。",
            f"{term} has a wrong namespace, <{self.wrong}>: {self.hint.en}.",
        )


def slip_of(iri: str) -> Slip | None:
    """Return the slip that an IRI begins with; None where it begins with none.

    >>> slip_of("http://schema.org/about").right
    'https://schema.org/'
    """
    ours = unexpanded(iri) or _our_slip(iri, bare=False)
    if ours is not None or iri.startswith(BASE):
        return ours
    for end in range(min(len(iri), _LONGEST), 0, -1):
        if (end == len(iri) or iri[end - 1] in "#/") and (slip := _known_slips().get(iri[:end])) is not None:
            return None if slip.right and iri.startswith(slip.right) else slip
    # A namespace without its last mark runs into the term: http://www.w3.org/ns/orgmember.
    for bare in _bare():
        if iri.startswith(bare) and repaired(iri, slip := _known_slips()[bare]) is not None:
            return slip
    return None


def unexpanded(iri: str) -> Slip | None:
    """Return the slip of an IRI that is a prefixed name, because nothing there said what its prefix stands for.

    >>> unexpanded("id:tongzhou").right
    'https://w3id.org/twl-graph/id/'
    """
    prefix, colon, rest = iri.partition(":")
    namespace = prefixes().get(prefix) if colon else None
    if namespace is None or not rest[:1].isalpha():  # `geo:39.9,116.7` is an IRI of its own (RFC 5870)
        return None
    hint = Words(
        f"JSON-LD 的 @context 没有定义前缀 {prefix}:，Turtle 的尖括号里也不展开前缀",
        f"no @context of JSON-LD defines the prefix {prefix}:, and inside <> Turtle expands none",
    )
    return Slip(f"{prefix}:", namespace, hint)


def slip_of_namespace(namespace: str) -> Slip | None:
    """Return the slip that a namespace, such as a prefix is bound to, is; None where it is none."""
    return _our_slip(namespace, bare=True) or _known_slips().get(namespace)


def repaired(iri: str, slip: Slip) -> str | None:
    """Return the IRI that was meant, or None where the term has no other name in the right namespace."""
    rest = iri[len(slip.wrong) :].lstrip("#/")
    meant = slip.right + rest
    if not slip.right or not rest:
        return None
    return meant if slip.right not in reused() or meant in terms(slip.right) else None


@cache
def _bare() -> tuple[str, ...]:
    """The slips that lack their last mark, the longest first."""
    return tuple(sorted((wrong for wrong in _known_slips() if wrong[-1:] not in "#/"), key=len, reverse=True))


@cache
def _known_slips() -> dict[str, Slip]:
    found: dict[str, Slip] = {}
    for right, prefix in reused().items():
        hint = Words(f"{prefix}: 的命名空间是 <{right}>", f"the namespace of {prefix}: is <{right}>")
        rest = right.split("://")[1].removeprefix("www.")
        for variant in (rest, rest[:-1], rest[:-1] + "#", rest[:-1] + "/"):
            for start in ("http://", "https://", "http://www.", "https://www."):
                found.setdefault(start + variant, Slip(start + variant, right, hint))
    skos, hint = prefixes()["skos"], Words("skos: 的命名空间以 core# 结尾", "the namespace of skos: ends in core#")
    found["http://www.w3.org/2004/02/skos#"] = Slip("http://www.w3.org/2004/02/skos#", skos, hint)
    for scheme in ("http", "https"):
        for wrong, right, hint in (
            ("://www.w3.org/2003/01/geo/wgs84_pos#", _GEO, _WGS84),
            ("://www.w3.org/2003/01/geo/wgs84_pos", _GEO, _WGS84),
            ("://purl.org/dc/elements/1.1/", DCTERMS, _DC11),
            ("://xmlns.com/foaf/0.1/", "", _FOAF),
        ):
            found[scheme + wrong] = Slip(scheme + wrong, right, hint, same=False)
    for right in reused():
        found.pop(right, None)
    return found


def _our_slip(iri: str, *, bare: bool) -> Slip | None:
    """Return how an IRI misspells one of the project's namespaces.

    `bare` tells that it is a namespace itself: ``…/ontology`` is the name of the ontology, and a slip as a namespace.
    """
    match = _OUR_BASE.match(iri)
    if match is None or (iri.startswith(BASE) and _DOCUMENT.match(iri, len(BASE)) and not bare):
        return None
    right, wrong = BASE, match[0]
    below = _BELOW.match(iri, match.end())
    if below is not None:
        word = below["word"].lower()
        namespace = _OURS.get(word) or _OURS.get(word.removesuffix("s"))
        if namespace is not None and (below["rest"] is not None or bare):
            right, wrong = namespace, iri if below["rest"] is None else iri[: below.start("rest")]
    if iri.startswith(right):
        return None
    return Slip(wrong, right, Words(f"应写作 <{right}>", f"write <{right}>"))

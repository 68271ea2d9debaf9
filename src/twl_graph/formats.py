"""The RDF formats that a graph can be written in: their names, and one way to write them all.

A format answers to its name, its file extensions and its media type, so that `-f turtle`, `-f .ttl` and
`Accept: text/turtle` mean the same thing everywhere.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple

import pyoxigraph as ox

from twl_graph.errors import UsageError, Words
from twl_graph.namespaces import ARTICLE, prefixes


class Format(NamedTuple):
    """One RDF syntax: how it is called, and whether it can hold named graphs."""

    #: The name used in help and messages, such as `turtle`.
    name: str
    #: The registered media type, such as `text/turtle`.
    media_type: str
    #: File extensions without the dot, the usual one first.
    extensions: tuple[str, ...]
    #: Other names people use for it.
    aliases: tuple[str, ...] = ()
    #: True for a dataset syntax, which always carries the blocks beside the default graph.
    holds_graphs: bool = False


#: Every RDF format that is written, by name; the first one is the default.
FORMATS: Final = {
    known.name: known
    for known in (
        Format("turtle", "text/turtle", ("ttl",)),
        Format("trig", "application/trig", ("trig",), holds_graphs=True),
        Format("ntriples", "application/n-triples", ("nt",), ("n-triples",)),
        Format("nquads", "application/n-quads", ("nq",), ("n-quads",), holds_graphs=True),
        Format("rdfxml", "application/rdf+xml", ("rdf", "xml", "owl"), ("rdf/xml", "rdf-xml")),
        Format("jsonld", "application/ld+json", ("jsonld",), ("json-ld",)),
    )
}

_NAMED: Final = {
    name: known
    for known in FORMATS.values()
    for name in (known.name, known.media_type, *known.extensions, *known.aliases)
}


def format_named(text: str) -> Format:
    """Find a format by name, extension (with or without its dot) or media type (parameters ignored), in any case.

    Raises UsageError, with the nearest names, when there is none.
    """
    wanted = text.partition(";")[0].strip().lower()
    found = _NAMED.get(wanted) or _NAMED.get(wanted.removeprefix("."))
    if found is not None:
        return found
    from difflib import get_close_matches

    near = get_close_matches(wanted, _NAMED, n=1)
    hint = Words(f"你是不是要用{near[0]}？", f"Did you mean {near[0]}? ") if near else Words("", "")
    raise UsageError(
        Words(
            f"没有名为“{text}”的RDF格式。{hint.zh}可用的格式：{'、'.join(FORMATS)}。",
            f'There is no RDF format "{text}". {hint.en}The formats are: {", ".join(FORMATS)}.',
        )
    )


def write(quads: Iterable[ox.Quad], syntax: Format, *, evidence: bool = False) -> bytes:
    """Write quads in a format: the same bytes for the same graph, whatever the order and the blank node labels.

    A flat format carries the default graph; a dataset format carries the named graphs too, and JSON-LD does with
    `evidence`. Terms are written as they are, lexical forms included.

    Raises UnsupportedFeature, naming the term, for what the format cannot hold.
    """
    held = set(quads)
    if not (syntax.holds_graphs or (evidence and syntax.name == "jsonld")):
        held = {quad for quad in held if isinstance(quad.graph_name, ox.DefaultGraph)}
    if any(isinstance(node, ox.BlankNode) for quad in held for node in (quad.subject, quad.object, quad.graph_name)):
        held = canonical(held)
    return _WRITERS[syntax.name](held).encode()


def canonical(quads: Iterable[ox.Quad]) -> set[ox.Quad]:
    """Give the quads with canonical blank node labels (RDF Dataset Canonicalization 1.0)."""
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return set(dataset)


def _lines(quads: Iterable[ox.Quad]) -> str:
    written = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    assert written is not None
    # Split the bytes: text would also be split at U+0085 and U+2028, which stand raw in N-Quads.
    return b"".join(sorted(written.splitlines(keepends=True))).decode()


def _turtle(quads: Iterable[ox.Quad]) -> str:
    from twl_graph.turtle import write_turtle

    return write_turtle([quad.triple for quad in quads], prefixes(), _base(quads))


def _trig(quads: Iterable[ox.Quad]) -> str:
    from twl_graph.turtle import write_trig

    return write_trig(quads, prefixes(), _base(quads))


def _base(quads: Iterable[ox.Quad]) -> str | None:
    """Choose the article as base where spans of it are named, so that they read `<#char=511,554>`."""
    terms = (term for quad in quads for term in (quad.subject, quad.object, quad.graph_name))
    return ARTICLE if any(isinstance(t, ox.NamedNode) and t.value.startswith(ARTICLE) for t in terms) else None


def _rdfxml(quads: Iterable[ox.Quad]) -> str:
    from twl_graph.rdfxml import write_rdfxml

    return write_rdfxml([quad.triple for quad in quads], prefixes())


def _jsonld(quads: Iterable[ox.Quad]) -> str:
    from twl_graph.context import published_context
    from twl_graph.jsonld import write_jsonld

    return write_jsonld(quads, published_context())


_WRITERS: Final[Mapping[str, Callable[[Iterable[ox.Quad]], str]]] = {
    "turtle": _turtle,
    "trig": _trig,
    "ntriples": _lines,
    "nquads": _lines,
    "rdfxml": _rdfxml,
    "jsonld": _jsonld,
}

"""Formats by name, and one way to write a graph in every RDF format.

A format answers to its name, its file extensions and its media type, so that `-f turtle`, `-f .ttl` and
`Accept: text/turtle` mean the same thing everywhere.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple

import pyoxigraph as ox

from twl_graph.errors import UsageError, Words, did_you_mean, nearest
from twl_graph.namespaces import ARTICLE, prefixes


class Format(NamedTuple):
    """One syntax: how it is called, and whether it can hold named graphs."""

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

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it is called."""
        return self.name, self.media_type, *self.extensions, *self.aliases


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

#: The formats of pictures, by name: they are looked at, and no graph or answer can be read back from them.
PICTURES: Final = {
    known.name: known
    for known in (Format("svg", "image/svg+xml", ("svg",)), Format("mermaid", "text/vnd.mermaid", ("mmd", "mermaid")))
}


def format_named(text: str) -> Format:
    """Find an RDF format by name, extension (with or without its dot) or media type (parameters ignored), in any case.

    Raises UsageError, with the nearest names, when there is none.
    """
    found = look_up(text, FORMATS)
    if found is None:
        raise unknown_format(text, FORMATS, Words("RDF 格式", "RDF format"))
    return found


def look_up(text: str, formats: Mapping[str, Format]) -> Format | None:
    """Find the one of these formats that a name, extension or media type means; None when there is none."""
    wanted = _plain(text)
    return next((known for known in formats.values() if wanted in known.names), None)


def unknown_format(text: str, formats: Mapping[str, Format], kind: Words) -> UsageError:
    """Return the error for a format that is none of these, with the nearest names; `kind` says what these are."""
    hint = did_you_mean(nearest(_plain(text), (name for known in formats.values() for name in known.names)))
    english = (f'There is no {kind.en} "{text}".', hint.en, f"The formats are: {', '.join(formats)}.")
    return UsageError(
        Words(f"{kind.zh}中没有“{text}”。{hint.zh}可用的格式：{'、'.join(formats)}。", " ".join(filter(None, english)))
    )


def _plain(text: str) -> str:
    return text.partition(";")[0].strip().lower().removeprefix(".")


def write(quads: Iterable[ox.Quad], syntax: Format, *, evidence: bool = False) -> bytes:
    """Write quads in a format: the same bytes for the same graph, whatever the order and the blank node labels.

    A flat format carries the default graph; a dataset format carries the named graphs too, and JSON-LD does with
    `evidence`. Terms are written as they are, lexical forms included.

    Raises UnsupportedFeature, naming the term, for what the format cannot hold.
    """
    held = set(quads)
    if not (syntax.holds_graphs or (evidence and syntax.name == "jsonld")):
        held = {quad for quad in held if isinstance(quad.graph_name, ox.DefaultGraph)}
    from twl_graph.blank_nodes import canonical

    return _WRITERS[syntax.name](canonical(held)).encode()


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

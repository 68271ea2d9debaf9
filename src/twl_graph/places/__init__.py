"""The position map: where each statement of an RDF file is written.

The parser tells no places. So the text is read here once more, and the two readings are compared: only where they say
the same, term for term, are there places. A place may be left out, but it is never wrong.
"""

from collections.abc import Sequence

import pyoxigraph as ox

from twl_graph.place import Written
from twl_graph.places.text_lines import line_of
from twl_graph.places.turtle_tokens import Unread

__all__ = ["line_of", "written"]


def written(
    content: bytes, syntax: ox.RdfFormat, quads: Sequence[ox.Quad], base: str | None = None
) -> list[Written | None] | None:
    """Return where each statement is written, in the order of the statements.

    None as a whole where the text was read otherwise than the parser did, and for RDF/XML. A single None stands, in
    JSON-LD only, for a statement that was not found in the text.

    Args:
        content: the bytes of the file, without byte order mark.
        syntax: its syntax.
        quads: its statements, in the order of the parser; blank nodes may have other labels.
        base: the IRI that relative IRIs stand against until the file says otherwise.
    """
    try:
        text = content.decode("utf-8")
        if syntax == ox.RdfFormat.JSON_LD:
            from twl_graph.places.jsonld_places import jsonld_places

            return jsonld_places(text, quads, base)
        return _in_text(text, syntax, quads, base)
    except (Unread, ValueError, OverflowError):  # no UTF-8, no IRI, no number: another text than the parser's
        return None


def _in_text(
    text: str, syntax: ox.RdfFormat, quads: Sequence[ox.Quad], base: str | None
) -> list[Written | None] | None:
    from twl_graph.places.statements import agree, in_parsing_order, places_of

    if syntax in (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG):
        from twl_graph.places.turtle_reader import TurtleReader

        statements = in_parsing_order(TurtleReader(text, base).statements())
    elif syntax in (ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS):
        from twl_graph.places.line_reader import LineReader

        statements = LineReader(text).statements()
    else:
        return None
    return list(places_of(statements, text)) if agree(statements, quads) else None

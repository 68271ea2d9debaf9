"""Where the prefixes of a Turtle or TriG file are declared."""

import pyoxigraph as ox

from twl_graph.place import Place
from twl_graph.places.text_lines import TextLines
from twl_graph.places.turtle_reader import TurtleReader
from twl_graph.places.turtle_tokens import Unread


def declarations(content: bytes, syntax: ox.RdfFormat, base: str | None = None) -> dict[str, tuple[str, Place]]:
    """Return each prefix that a file declares, with its namespace and the place of that IRI, brackets included.

    A prefix that is declared several times stands with its last declaration. Other syntaxes than Turtle and TriG
    declare none; of a text that this package cannot read, nothing is returned.

    Args:
        content: the bytes of the file, without byte order mark.
        syntax: its syntax.
        base: the IRI that relative namespaces stand against until the file says otherwise.
    """
    if syntax not in (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG):
        return {}
    try:
        text = content.decode("utf-8")
        reader = TurtleReader(text, base)
        reader.statements()
    except (Unread, ValueError):
        return {}
    lines = TextLines(text)
    return {prefix: (iri, lines.place(token.start, token.end)) for prefix, (iri, token) in reader.declared.items()}

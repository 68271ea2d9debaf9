"""The normal form of the project's Turtle and TriG files, so that one new fact is a small diff.

``@base``, then the prefixes that are used, sorted; subjects by IRI, the file's own ``<>`` first and spans as they stand
in the text; ``a`` first, then names and definition, then the other predicates by name; one object a line where there
are several; blank nodes and lists in place; the closing ``.`` alone on its line. A subject with a single fact takes
one line. Comments above the first statement are kept, above the prefixes; elsewhere they are refused, for a rewrite
would lose them: notes are
``skos:note`` in data and ``skos:scopeNote`` in the ontology, which readers of the graph see too.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import pyoxigraph as ox

from twl_graph.blank_nodes import canonical
from twl_graph.errors import LimitReached, UnreadableInput, Words
from twl_graph.namespaces import SH, prefixes
from twl_graph.reading import parse
from twl_graph.spans import source_span_of
from twl_graph.turtle_layout import Layout
from twl_graph.turtle_terms import Terms, subject_order

_PREFIX: Final = ox.NamedNode(SH + "prefix")
#: What may hold a ``#`` that starts no comment, and the comment itself (RDF 1.1 Turtle, section 6.2 and 6.5).
_TOKEN: Final = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r'|<(?:[^\x00-\x20<>"{}|^`\\]|\\[uU][0-9A-Fa-f]+)*>'
    r"|\\."
    r"|(?P<comment>\#[^\n\r]*)",
    re.DOTALL,
)
#: What stands above the first statement: comments and directives (RDF 1.1 Turtle, sections 2.4 and 6.5).
_TOP: Final = re.compile(
    r"\ufeff?(?:[ \t\r\n]++|\#[^\n\r]*+"
    r"|(?:@prefix|(?i:prefix))\s+[^\s:<>\#]*:\s*<[^<>\s]*>|(?:@base|(?i:base))\s*<[^<>\s]*>"
    r"|(?<=[>\s])\.(?=\s|\#|@|\Z))*+"
)


def normal_form(text: str, *, trig: bool, path: str) -> str:
    """Return the text of a Turtle or TriG file in normal form: the same graph, term for term.

    Args:
        text: the file's content.
        trig: whether it is TriG.
        path: what messages call it.

    Raises:
        UnreadableInput: it cannot be parsed, or holds a comment below its first lines.
        LimitReached: its blank nodes nest too deep to be written in place.
    """
    syntax = ox.RdfFormat.TRIG if trig else ox.RdfFormat.TURTLE
    document = parse(text.encode("utf-8", errors="surrogatepass"), path, syntax)
    header = _header(text, path)
    declared = {**document.prefixes, **prefixes()}
    try:
        written = _write(document.quads, declared, document.base, header)
    except LimitReached as limit:
        raise LimitReached(Words("{0}：{1}", "{0}: {2}").formatted(path, *limit.words)) from limit
    again = parse(written.encode(), path, syntax)
    if canonical(again.quads) != canonical(document.quads):
        raise AssertionError(f"the normal form of {path} would change the graph; the file was left as it is")
    return written


def write_turtle(
    triples: Iterable[ox.Triple], prefixes: Mapping[str, str], base: str | None, header: Sequence[str] = ()
) -> str:
    """Return triples as Turtle in normal form: the same text for the same triples, in whatever order they come.

    Blank nodes that only one triple points at are written in place; the others keep their labels.

    Args:
        triples: what to write.
        prefixes: the prefixes that may be used; only those needed are declared.
        base: the ``@base``, or None.
        header: comment lines for the top, each starting with ``#``.

    Raises:
        LimitReached: blank nodes nest too deep to be written in place.
    """
    quads = [ox.Quad(triple.subject, triple.predicate, triple.object) for triple in triples]
    return _write(quads, prefixes, base, header)


def write_trig(
    quads: Iterable[ox.Quad],
    prefixes: Mapping[str, str],
    base: str | None,
    header: Sequence[str] = (),
    *,
    unused: bool = False,
) -> str:
    """Return quads as TriG in normal form: the default graph, then the blocks: spans last, as they stand in the text.

    Arguments and errors as for ``write_turtle``; with `unused` every prefix is declared, for a text that a person is to
    go on with, and that is not in normal form until then.
    """
    return _write(list(quads), prefixes, base, header, unused=unused)


def _write(
    quads: list[ox.Quad], declared: Mapping[str, str], base: str | None, header: Sequence[str], *, unused: bool = False
) -> str:
    """Lay out the statements, then put above them the header and exactly the prefixes that were needed, or all."""
    against = base.partition("#")[0] if base else None
    terms = Terms(declared, against)
    # A file that declares prefixes for SHACL (sh:declare) uses each of them, whatever else it says.
    declaring = (quad.object for quad in quads if quad.predicate == _PREFIX)
    terms.used.update(name.value for name in declaring if isinstance(name, ox.Literal) and name.value in declared)
    body = "\n".join(_blocks(Layout(quads, terms, against), terms, against))
    lines = [*header, *([""] if header else [])]
    lines += [f"@base <{against}> ."] if against else []
    lines += [f"@prefix {prefix}: <{declared[prefix]}> ." for prefix in sorted(declared if unused else terms.used)]
    return "\n".join([*lines, *([""] if body and lines and lines[-1] else []), body]).rstrip("\n") + "\n"


def _blocks(layout: Layout, terms: Terms, base: str | None) -> Iterator[str]:
    """Yield the text of the default graph's subjects, then of each named graph, with empty lines between."""
    graphs = [graph for graph in layout.graphs if not isinstance(graph, ox.DefaultGraph)]
    if default := layout.subjects(ox.DefaultGraph(), 0):
        yield "\n".join(default)
    for graph in sorted(graphs, key=lambda graph: (_is_span(graph), subject_order(graph, base))):
        name = f"_:{graph.value}" if isinstance(graph, ox.BlankNode) else terms.iri(graph.value)
        yield f"{name} {{\n" + "".join(layout.subjects(graph, 1)) + "}\n"


def comments(text: str) -> tuple[list[str], list[int]]:
    """Return the comments above the first statement, and where (as offsets) each comment below stands.

    Those between the directives count as above: a prefix that is added at the top pushes them down.
    The text is Turtle, TriG, N-Triples or N-Quads.
    """
    top = _TOP.match(text)
    end = top.end() if top else 0
    found = [token for token in _TOKEN.finditer(text) if token["comment"] is not None]
    header = [token[0].strip() for token in found if token.start() < end]
    return header, [token.start() for token in found if token.start() >= end]


def _is_span(graph: object) -> bool:
    """Tell whether a block is named by a span: such blocks follow the header of the text they are about."""
    return isinstance(graph, ox.NamedNode) and source_span_of(graph.value) is not None


def _header(text: str, path: str) -> list[str]:
    """Return the comments above the first statement.

    Raises:
        UnreadableInput: there is a comment elsewhere.
    """
    lines, below = comments(text)
    if not below:
        return lines
    line = text.count("\n", 0, below[0]) + 1
    column = below[0] - text.rfind("\n", 0, below[0])
    reason = Words("此处的注释在改写时会丢失", "a comment here would be lost in rewriting")
    hint = Words(
        "移到文件开头，或写成 skos:note（本体中用 skos:scopeNote）",
        "move it to the top of the file, or make it a skos:note (skos:scopeNote in the ontology)",
    )
    raise UnreadableInput(path, line, column, reason, hint)

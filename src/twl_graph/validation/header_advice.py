"""How facts without a source are given one, in the syntax of their file: only TriG and N-Quads and JSON-LD have blocks.

What is to be pasted stands on its own: in Turtle and TriG the project's prefixes are taken for granted, elsewhere
names are written in full or declared. A place that only the curator can fill is written ``…``.
"""

from __future__ import annotations

import json
from typing import Final

import pyoxigraph as ox

from twl_graph.errors import Words
from twl_graph.namespaces import ARTICLES, BASE, DCTERMS, GRAPH, PROV, RDF, VOID
from twl_graph.validation.suggestion import Suggestion

_LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
_PROJECT: Final = BASE + "project"
_SPAN: Final = f"{ARTICLES}…#char=START,END"
_TRIG: Final = Words(
    "写在以文段命名的块里，即 <…#char=起点,终点> { … }，或加上文件头。",
    "Put them into a block that is named by a span, <…#char=START,END> { … }, or give the file a header.",
)
_WORDS: Final = {
    ox.RdfFormat.TURTLE: Words(
        "给文件加上文件头，或改存为 .trig，把它们写在以文段命名的块里。",
        "Give the file a header, or save it as .trig and put them into a block that is named by a span.",
    ),
    ox.RdfFormat.N_QUADS: Words(
        f"在句点前写上第四项，即文段的 IRI <{_SPAN}>，或加上文件头。",
        f"Write a fourth term before the dot, the IRI of a span, <{_SPAN}>, or give the file a header.",
    ),
    ox.RdfFormat.N_TRIPLES: Words("给文件加上文件头的几条语句。", "Give the file the statements of a header."),
    ox.RdfFormat.RDF_XML: Words("给文件加上文件头的元素。", "Give the file the element of a header."),
    ox.RdfFormat.JSON_LD: Words(
        '放进 "@id" 为文段的节点的 "@graph" 里，或加一个文件头节点。',
        'Put them into the "@graph" of a node whose "@id" is a span, or add the node of a header.',
    ),
}


def sourced(syntax: ox.RdfFormat, graph: str, *, headed: bool) -> Suggestion:
    """Return how facts of a graph are given their source.

    Args:
        syntax: the syntax of the file as it is written.
        graph: the IRI of the graph that they stand in; empty for none.
        headed: whether it has a header already, which names no source.
    """
    name = graph or f"{GRAPH}…"
    wanted = _derived(name) if headed else _header(name)
    return Suggestion(_WORDS.get(syntax, _TRIG), None, wanted.get(syntax, wanted[ox.RdfFormat.TURTLE]))


def _derived(graph: str) -> dict[ox.RdfFormat, str]:
    """Return the one statement that a header lacks, in each syntax."""
    line = f"<{graph}> <{PROV}wasDerivedFrom> <…> ."
    spaces = f'xmlns:prov="{PROV}" xmlns:rdf="{RDF}"'
    return {
        ox.RdfFormat.TURTLE: f"<{graph}> prov:wasDerivedFrom … .",
        ox.RdfFormat.N_TRIPLES: line,
        ox.RdfFormat.N_QUADS: line,
        ox.RdfFormat.RDF_XML: f'<rdf:Description {spaces} rdf:about="{graph}">\n'
        '  <prov:wasDerivedFrom rdf:resource="…"/>\n</rdf:Description>',
        ox.RdfFormat.JSON_LD: json.dumps(_node(graph, derivedFrom=["…"]), ensure_ascii=False, indent=2),
    }


def _header(graph: str) -> dict[ox.RdfFormat, str]:
    """Return the header that a file needs, in each syntax."""
    texts = [(f"{DCTERMS}{each}", f'"…"@{tag}') for each in ("title", "description") for tag in ("zh", "en")]
    things = [
        (DCTERMS + "creator", f"<{_PROJECT}>"),
        (DCTERMS + "license", f"<{_LICENCE}>"),
        (PROV + "wasDerivedFrom", "<…>"),
    ]
    told = [(RDF + "type", f"<{VOID}Dataset>"), *texts, *things]
    lines = "\n".join(f"<{graph}> <{predicate}> {value} ." for predicate, value in told)
    both = {"zh": "…", "en": "…"}
    node = _node(
        graph,
        type="void:Dataset",
        title=both,
        description=both,
        creator=[_PROJECT],
        license=_LICENCE,
        derivedFrom=["…"],
    )
    return {
        ox.RdfFormat.TURTLE: _TURTLE.replace("GRAPH", graph),
        ox.RdfFormat.N_TRIPLES: lines,
        ox.RdfFormat.N_QUADS: lines,
        ox.RdfFormat.RDF_XML: _XML.replace("GRAPH", graph),
        ox.RdfFormat.JSON_LD: json.dumps(node, ensure_ascii=False, indent=2),
    }


def _node(graph: str, **members: object) -> dict[str, object]:
    """Return a node object that brings its own context, so that it reads the same in any document."""
    return {"@context": f"{BASE}context.jsonld", "id": graph, **members}


_TURTLE: Final = f"""<GRAPH>
    a void:Dataset ;
    dcterms:title "…"@zh , "…"@en ;
    dcterms:description "…"@zh , "…"@en ;
    dcterms:creator <{_PROJECT}> ;
    dcterms:license <{_LICENCE}> ;
    prov:wasDerivedFrom … ;
    ."""
_XML: Final = f"""<void:Dataset xmlns:void="{VOID}" xmlns:dcterms="{DCTERMS}" xmlns:prov="{PROV}"
    xmlns:rdf="{RDF}" rdf:about="GRAPH">
  <dcterms:title xml:lang="zh">…</dcterms:title>
  <dcterms:title xml:lang="en">…</dcterms:title>
  <dcterms:description xml:lang="zh">…</dcterms:description>
  <dcterms:description xml:lang="en">…</dcterms:description>
  <dcterms:creator rdf:resource="{_PROJECT}"/>
  <dcterms:license rdf:resource="{_LICENCE}"/>
  <prov:wasDerivedFrom rdf:resource="…"/>
</void:Dataset>"""

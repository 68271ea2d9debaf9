"""Findings made by hand, and reports of them, for tests of the report's formats."""

import pyoxigraph as ox
from rdflib import Graph

from twl_graph.errors import Words
from twl_graph.namespaces import ID, RDFS, SH, SHAPE, TWL
from twl_graph.place import Place
from twl_graph.validation.finding import Finding, Severity, in_order
from twl_graph.validation.labels import Labels
from twl_graph.validation.report import Report
from twl_graph.validation.rules import LANGUAGE_TAG
from twl_graph.validation.shapes import Shapes
from twl_graph.validation.suggestion import Suggestion

HEAD = f"""
@prefix id: <{ID}> . @prefix twl: <{TWL}> . @prefix rdfs: <{RDFS}> . @prefix sh: <{SH}> . @prefix shape: <{SHAPE}> .
"""
SHAPES = """
shape:near a sh:PropertyShape ; sh:targetClass twl:City ; sh:path twl:near ; sh:minCount 1 ;
    sh:name "邻近"@zh , "nearness"@en ; sh:message "城市有邻居。"@zh , "A city has a neighbour."@en .
"""
DATA = """
id:langfang rdfs:label "廊坊市"@zh , "Langfang"@en . twl:near rdfs:label "邻近于"@zh , "near"@en .
"""
#: A file as a person wrote it: a tag at line 3, and a string that goes over three lines.
TEXT = f'@prefix t: <{TWL}> .\nt:x\n  t:p "Langfang"@EN ;\n  t:q """one\ntwo\nthree""" .\n'
START = TEXT.index('"Langfang"')
LONG = TEXT.index('"""one')

#: Grave, with its place, a suggestion of one term, and what stands against it.
TAG = LANGUAGE_TAG.finding(
    ox.NamedNode(ID + "langfang"),
    RDFS + "label",
    ox.Literal("Langfang", language="en-cn"),
    Words("语言标记“EN”应为“en”：100%。", "The tag EN should be en: 100%."),
    source="new/三 地.ttl",
    place=Place(3, 7, START, START + len('"Langfang"@EN')),
    suggestion=Suggestion(Words("写作 en。", "Write en."), ox.Literal("Langfang", language="en"), safe=True),
    sides=(
        ox.Quad(
            ox.NamedNode(ID + "langfang"),
            ox.NamedNode(RDFS + "label"),
            ox.Literal("Langfang", language="en"),
            ox.NamedNode("https://w3id.org/twl-graph/graph/names"),
        ),
    ),
)
#: A warning of a shape that stands in no file.
NEAR = Finding(
    Severity.WARNING,
    SHAPE + "near",
    SH + "MinCountConstraintComponent",
    ox.NamedNode(ID + "langfang"),
    TWL + "near",
    None,
    Words("城市有邻居。", "A city has a neighbour."),
)


def report(*findings: Finding, files: tuple[str, ...] = ("new/三 地.ttl",)) -> Report:
    """Return a report of the findings; the one file has the text above."""
    store = ox.Store()
    store.load(HEAD + DATA, ox.RdfFormat.TURTLE)
    return Report(
        findings=in_order(findings),
        checked={SHAPE + "near": 2},
        nodes=2,
        files=files,
        shapes=Shapes(Graph().parse(data=HEAD + SHAPES, format="turtle")),
        labels=Labels(store),
        texts={"new/三 地.ttl": TEXT},
    )

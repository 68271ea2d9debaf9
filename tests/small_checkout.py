"""A whole graph in small: the same layout as the project's own, about an article of two sentences made up here."""

import hashlib
from pathlib import Path

from twl_graph.namespaces import ARTICLE, CONCEPT, DCTERMS, ID, RDFS, SKOS, TWL, XSD

#: Fifteen code points in two paragraphs: "District A and District B sign in 2017-02. City C came."
TEXT = "甲区与乙区签约。\n丙市也来了！"
_DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()
_HEAD = "".join(
    f"@prefix {prefix}: <{namespace}> .\n"
    for prefix, namespace in (
        ("twl", TWL),
        ("id", ID),
        ("concept", CONCEPT),
        ("rdfs", RDFS),
        ("skos", SKOS),
        ("dcterms", DCTERMS),
        ("xsd", XSD),
        ("owl", "http://www.w3.org/2002/07/owl#"),
    )
)
_FILES = {
    "ontology/twl.ttl": f"""@base <https://w3id.org/twl-graph/ontology> .
{_HEAD}
<> a owl:Ontology .
twl:Agreement rdfs:subClassOf twl:Document .
[] a owl:AllDisjointClasses ; owl:members ( twl:Agreement twl:Region ) .
""",
    "ontology/concepts.ttl": f"""@base <https://w3id.org/twl-graph/concepts> .
{_HEAD}
concept:trade a skos:Concept ; skos:prefLabel "贸易"@zh , "trade"@en .
""",
    "data/names.ttl": f"""@base <https://w3id.org/twl-graph/graph/names> .
{_HEAD}
id:a rdfs:label "District A"@en .
""",
    "data/article/source.ttl": f"""@base <https://w3id.org/twl-graph/graph/source> .
{_HEAD}
<{ARTICLE}> twl:contentDigest "{_DIGEST}"^^xsd:hexBinary ; twl:length {len(TEXT)} .
<{ARTICLE}#char=0,8> a twl:Paragraph ; twl:paragraphNumber 1 .
<{ARTICLE}#char=9,15> a twl:Paragraph ; twl:paragraphNumber 2 .
<{ARTICLE}#char=11,12> a twl:RhetoricalSpan ; twl:rhetoricalReason concept:connective .
""",
    "data/article/p01.trig": f"""@base <{ARTICLE}> .
{_HEAD}
<#char=0,2> {{ id:a a twl:Region ; rdfs:label "甲区"@zh . }}
<#char=0,7> {{
  id:pact a twl:Agreement ; twl:hasParty id:a , id:b .
  id:pact dcterms:title "甲乙协议"@zh ; twl:date "2017-02"^^xsd:gYearMonth .
  id:stay a twl:Period ; twl:begins "2016"^^xsd:gYear ; twl:ends "2017-02"^^xsd:gYearMonth .
}}
<#char=3,5> {{ id:b a twl:Region ; rdfs:label "乙区"@zh . }}
""",
    "data/article/p02.trig": f"""@base <{ARTICLE}> .
{_HEAD}
<#char=9,11> {{ id:a a twl:Region . id:c rdfs:label "丙市"@zh . }}
<#char=12,14> {{ id:c twl:count 01 . }}
""",
    "data/tongwulang.ttl": f"""@base <{ARTICLE}> .
{_HEAD}
id:stale rdfs:label "never read"@en .
""",
}


def small_checkout(folder: Path, text: str = TEXT) -> Path:
    """Write the small graph into a folder, and the article beside it as ``article.txt``; return the folder."""
    for name, content in _FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    (folder / "article.txt").write_text(text, encoding="utf-8")
    return folder

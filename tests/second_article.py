"""A second article in the graph of `small_checkout`: registered in a file of its own, with blocks of its own spans."""

import hashlib
from pathlib import Path

from tests.small_checkout import small_checkout
from twl_graph.namespaces import ARTICLES, GRAPH, ID, prefixes

NEWS = ARTICLES + "news"
NEWS_TEXT = "甲区又来了。\n丁市与甲区同行。"
_HEAD = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in prefixes().items())
_FACTS = f"""@base <{NEWS}> .
{_HEAD}
<{GRAPH}news> {{
  <{GRAPH}news> a void:Dataset ; dcterms:title "消息"@zh , "The news"@en ; prov:wasDerivedFrom <> .
  <> a schema:NewsArticle ; rdfs:label "一条消息"@zh , "some news"@en ;
    twl:contentDigest "{hashlib.sha256(NEWS_TEXT.encode()).hexdigest().upper()}"^^xsd:hexBinary ;
    twl:length {len(NEWS_TEXT)} .
  <#char=0,6> a twl:Paragraph ; twl:paragraphNumber 1 .
  <#char=7,15> a twl:Paragraph ; twl:paragraphNumber 2 .
}}
<#char=0,5> {{ <{ID}a> a twl:Region . }}
<#char=7,14> {{ <{ID}d> a twl:Region ; rdfs:label "丁市"@zh ; twl:adjoins <{ID}a> . }}
"""


def with_second_article(root: Path) -> Path:
    """Write the small checkout with a second article into a folder, that article's text to ``news.txt``."""
    small_checkout(root)
    (root / "data" / "added").mkdir(exist_ok=True)
    (root / "data" / "added" / "news.trig").write_text(_FACTS, encoding="utf-8")
    (root / "news.txt").write_bytes(NEWS_TEXT.encode())
    return root

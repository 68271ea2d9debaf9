"""A graph of a few terms and things, for tests of the vocabulary that need no article."""

import pyoxigraph as ox

from twl_graph.knowledge import Knowledge, Source
from twl_graph.namespaces import compact, prefixes
from twl_graph.validation.finding import Finding
from twl_graph.validation.vocabulary import vocabulary_findings

HEAD = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in prefixes().items())
KNOWN = f"""{HEAD}
twl:Agreement a owl:Class ; rdfs:label "协议"@zh , "agreement"@en .
twl:CooperationAgreement a owl:Class ; rdfs:label "合作协议"@zh , "cooperation agreement"@en .
twl:Region a owl:Class ; rdfs:label "地区"@zh , "region"@en .
twl:Figure a owl:Class ; rdfs:label "数字"@zh , "figure"@en .
twl:hasParty a owl:ObjectProperty ; rdfs:label "缔约方"@zh , "has party"@en .
twl:date a owl:DatatypeProperty ; rdfs:label "日期"@zh , "date"@en .
twl:pinyin a owl:DatatypeProperty ; rdfs:label "拼音"@zh , "pinyin"@en .
twl:field a owl:ObjectProperty ; rdfs:label "领域"@zh , "field"@en .
concept:fields a skos:ConceptScheme ; skos:prefLabel "领域"@zh , "fields"@en .
concept:education a skos:Concept ; skos:prefLabel "教育"@zh , "education"@en ; skos:inScheme concept:fields .
id:tongzhou a twl:Region ; rdfs:label "通州区"@zh , "Tongzhou District"@en ; skos:altLabel "通州"@zh ;
    twl:pinyin "Tōngzhōu Qū"@zh-latn-pinyin .
id:wuqing a twl:Region ; rdfs:label "武清区"@zh , "Wuqing District"@en .
id:hebei a twl:Region ; rdfs:label "河北省"@zh , "Hebei"@en .
"""


def source(text: str, name: str, syntax: ox.RdfFormat = ox.RdfFormat.TRIG) -> Source:
    return Source(name, text.encode(), syntax, None)


def findings(text: str, head: str = HEAD) -> list[Finding]:
    """What is found in a graph of the known terms and a new file."""
    return list(vocabulary_findings(Knowledge([source(KNOWN, "known.trig"), source(head + text, "new.trig")])))


def finding(text: str, head: str = HEAD) -> Finding:
    """The only thing that is found."""
    found = findings(text, head)
    assert len(found) == 1, [(one.rule, one.message.en) for one in found]
    return found[0]


def rule(one: Finding) -> str:
    return one.rule.rpartition("#")[2]


def instead(one: Finding) -> tuple[str, bool]:
    """What a finding says to write, and whether it is safe; ("", False) where it says nothing."""
    if one.suggestion is None or one.suggestion.instead is None:
        return "", False
    term = one.suggestion.instead
    return (compact(term.value) if isinstance(term, ox.NamedNode) else str(term)), one.suggestion.safe

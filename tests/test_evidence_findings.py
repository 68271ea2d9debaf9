"""Every fact says where it comes from: a span that its text has, or a file whose header names a source."""

import pyoxigraph as ox
import pytest

from tests.bundled import knowledge
from tests.headers import HEADER, TRIAL
from tests.new_facts import given
from twl_graph.knowledge import Knowledge, Source
from twl_graph.namespaces import ARTICLE, ARTICLES, BASE, GRAPH, ID, PROV, prefixes
from twl_graph.reading import syntax_of
from twl_graph.validation.evidence import evidence_findings
from twl_graph.validation.finding import Finding, Part
from twl_graph.validation.header_advice import sourced
from twl_graph.validation.judging import Judgement

HEAD = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in prefixes().items())
RIVER = ARTICLES + "river"
#: Another text of thirty characters in two paragraphs, registered in its own file.
REGISTERED = f"""<{TRIAL}> {{ {HEADER} <{RIVER}> a schema:NewsArticle ; twl:length 30 .
<{RIVER}#char=0,10> a twl:Paragraph . <{RIVER}#char=11,30> a twl:Paragraph . }}"""
FACT = "id:x a twl:Region ."


def found(text: str) -> list[Finding]:
    source = Source("new.trig", (HEAD + text).encode(), ox.RdfFormat.TRIG, None)
    return list(evidence_findings(Knowledge([*knowledge().sources, source])))


def one(text: str) -> Finding:
    (only,) = found(text)
    return only


def rule(finding: Finding) -> str:
    return finding.rule.rpartition("#")[2]


def test_every_fact_of_the_bundled_graph_has_its_source() -> None:
    assert list(evidence_findings(knowledge())) == []


@pytest.mark.parametrize(
    "text",
    [
        f"<{ARTICLE}#char=0,9> {{ {FACT} }}",
        f"<{TRIAL}> {{ {HEADER} {FACT} }}",
        f"{REGISTERED} <{RIVER}#char=0,10> {{ {FACT} }} <{RIVER}#char=12,13> {{ id:y a twl:Region . }}",
        f'<{GRAPH}notes> {{ <{GRAPH}notes> a void:Dataset . id:langfang rdfs:comment "a note"@en . }}',
        f"<{TRIAL}> {{ {HEADER} id:i a twl:Inference ; twl:basedOn <{ARTICLE}#char=0,5> . }}",
    ],
    ids=["a-span", "a-header", "a-text-of-the-file-itself", "a-note-needs-no-source", "grounds"],
)
def test_facts_with_their_source_are_right(text: str) -> None:
    assert [(rule(each), each.message.en) for each in found(text)] == []


@pytest.mark.parametrize(
    ("text", "name", "node", "words"),
    [
        (FACT, "stated-source", f"{ID}x", ""),
        (f"{FACT} id:y a twl:Region .", "stated-source", f"{ID}x", ""),
        (f"<{GRAPH}bare> {{ {FACT} }}", "stated-source", f"{GRAPH}bare", ""),
        (
            f"<{GRAPH}bare> {{ <{GRAPH}bare> a void:Dataset . {FACT} }}",
            "stated-source",
            f"{GRAPH}bare",
            "prov:wasDerivedFrom",
        ),
        (f"<{GRAPH}computed> {{ {FACT} }}", "stated-source", f"{GRAPH}computed", ""),
        (f"<{GRAPH}names> {{ {FACT} }}", "stated-source", f"{GRAPH}names", "names.ttl"),
        (f"<{BASE}ontology> {{ {FACT} }}", "stated-source", f"{BASE}ontology", "twl.ttl"),
        (f"<{ARTICLES}lake#char=0,9> {{ {FACT} }}", "registered-source", f"{ARTICLES}lake#char=0,9", "lake"),
        (f"<{ARTICLE}#char=3000,4000> {{ {FACT} }}", "span-in-text", f"{ARTICLE}#char=3000,4000", "3019"),
        (f"<{ARTICLE}#char=120,130> {{ {FACT} }}", "span-in-paragraph", f"{ARTICLE}#char=120,130", "char=120,130"),
        (f"<{ARTICLE}#char=9,3> {{ {FACT} }}", "span-in-text", f"{ARTICLE}#char=9,3", ""),
        (f"<{ARTICLE}#here> {{ {FACT} }}", "span-in-text", f"{ARTICLE}#here", ""),
        (f"{REGISTERED} <{RIVER}#char=5,15> {{ {FACT} }}", "span-in-paragraph", f"{RIVER}#char=5,15", "char=5,15"),
        (f"{REGISTERED} <{RIVER}#char=25,31> {{ {FACT} }}", "span-in-text", f"{RIVER}#char=25,31", "30"),
    ],
    ids=[
        *("no-source", "two-facts-without", "no-header", "a-header-without-a-source"),
        *("the-computed-graph", "a-graph-of-another-file", "the-ontology", "no-such-text", "beyond-its-end"),
        *("across-paragraphs", "turned-round", "no-span", "across-paragraphs-of-another", "beyond-another"),
    ],
)
def test_a_fact_without_its_source_is_found_once(text: str, name: str, node: str, words: str) -> None:
    finding = one(text)
    assert (rule(finding), finding.node, finding.part) == (name, ox.NamedNode(node), Part.SUBJECT)
    assert words in finding.message.en
    assert words == "derived" or words in finding.message.zh


def test_a_span_across_paragraphs_is_told_its_parts() -> None:
    suggestion = one(f"<{ARTICLE}#char=120,130> {{ {FACT} }}").suggestion
    assert suggestion is not None
    assert "char=120,126" in suggestion.words.en
    assert "char=127,130" in suggestion.words.en
    assert suggestion.instead is None, "one of two"
    over = one(f"<{ARTICLE}#char=120,127> {{ {FACT} }}").suggestion
    assert over is not None
    assert over.instead == ox.NamedNode(f"{ARTICLE}#char=120,126")
    assert not over.safe


def test_a_full_width_hash_is_told_with_the_span_that_was_meant() -> None:
    finding = one(f"<{ARTICLE}＃char=0,9> {{ {FACT} }}")
    assert "＃" in finding.message.zh
    assert "＃" in finding.message.en
    assert finding.suggestion is not None
    assert finding.suggestion.instead == ox.NamedNode(f"{ARTICLE}#char=0,9")


def test_a_text_that_is_near_is_offered_and_what_registers_one_can_be_pasted() -> None:
    suggestion = one(f"<{ARTICLES}tongwulan#char=0,9> {{ {FACT} }}").suggestion
    assert suggestion is not None
    assert suggestion.instead == ox.NamedNode(f"{ARTICLE}#char=0,9")
    assert f"<{ARTICLES}tongwulan>" in suggestion.patch
    list(ox.parse((HEAD + suggestion.patch.replace("twl:length …", "twl:length 1")).encode(), ox.RdfFormat.TURTLE))


def test_the_header_that_is_missing_can_be_pasted() -> None:
    suggestion = one(f"<{GRAPH}bare> {{ {FACT} }}").suggestion
    assert suggestion is not None
    filled = suggestion.patch.replace("wasDerivedFrom …", "wasDerivedFrom <http://e/source>")
    assert found(f"<{GRAPH}bare> {{ {FACT} {filled} }}") == []


def test_a_span_that_a_statement_is_about_is_looked_at_once_too() -> None:
    span = f"<{ARTICLE}#char=5000,6000>"
    about = f"{span} a twl:RhetoricalSpan . id:i a twl:Inference ; twl:basedOn {span} ."
    finding = one(f"<{TRIAL}> {{ {HEADER} {about} }}")
    assert (rule(finding), finding.node) == ("span-in-text", ox.NamedNode(f"{ARTICLE}#char=5000,6000"))


def test_two_paragraphs_may_break_a_text_but_none_may_leave_it() -> None:
    text = REGISTERED.replace("#char=11,30", "#char=11,31")
    finding = one(text)
    assert (rule(finding), finding.node) == ("span-in-text", ox.NamedNode(f"{RIVER}#char=11,31"))


def test_two_files_without_a_source_are_two_findings_each_in_its_file() -> None:
    new = [given(f"{HEAD}{FACT}", name) for name in ("one.ttl", "two.ttl")]
    told = [each for each in Judgement(knowledge(), new).early_problems if rule(each) == "stated-source"]
    assert [(each.source, each.place and each.place.line) for each in told] == [
        ("one.ttl", HEAD.count("\n") + 1),
        ("two.ttl", HEAD.count("\n") + 1),
    ]


NODE = f"{ID}x"
_REGION = "https://w3id.org/twl-graph/ontology#Region"
_IS = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
#: A fact without a source in each syntax, and where the header that is missing is pasted (at the mark).
BARE = {
    "new.ttl": f"{HEAD}¶\nid:x a twl:Region .",
    "new.trig": f"{HEAD}¶\nid:x a twl:Region .",
    "new.nt": f"¶\n<{NODE}> <{_IS}> <{_REGION}> .\n",
    "new.nq": f"¶\n<{NODE}> <{_IS}> <{_REGION}> .\n",
    "new.rdf": f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
¶<rdf:Description rdf:about="{NODE}"><rdf:type rdf:resource="{_REGION}"/></rdf:Description></rdf:RDF>""",
    "new.jsonld": f'[{{"@id": "{NODE}", "@type": "{_REGION}"}} ¶]',
}
WAYS = {
    "new.ttl": (".trig", "header"),
    "new.trig": ("{ … }", "header"),
    "new.nt": ("header",),
    "new.nq": ("fourth term", "header"),
    "new.rdf": ("header",),
    "new.jsonld": ("@graph", "header"),
}


def without_source(name: str, text: str) -> list[Finding]:
    file = given(text, name)
    return [one for one in evidence_findings(Knowledge([*knowledge().sources, file.source])) if one.within == name]


@pytest.mark.parametrize("name", BARE)
def test_the_advice_is_what_the_syntax_of_the_file_allows(name: str) -> None:
    (finding,) = without_source(name, BARE[name].replace("¶", ""))
    assert finding.suggestion is not None
    assert all(way in finding.suggestion.words.en for way in WAYS[name])
    assert ("{ … }" in finding.suggestion.words.zh) == (name == "new.trig")


@pytest.mark.parametrize("name", BARE)
def test_the_header_that_is_missing_can_be_pasted_in_the_syntax_of_the_file(name: str) -> None:
    (finding,) = without_source(name, BARE[name].replace("¶", ""))
    assert finding.suggestion is not None
    assert without_source(name, pasted(BARE[name], finding.suggestion.patch, name)) == []


@pytest.mark.parametrize("name", BARE)
def test_the_source_that_a_header_lacks_can_be_pasted_too(name: str) -> None:
    patch = sourced(syntax_of(name), TRIAL, headed=True).patch
    empty = {"new.ttl": f"{HEAD}¶", "new.trig": f"{HEAD}¶", "new.rdf": "¶", "new.jsonld": "[{} ¶]"}
    (quad,) = given(pasted(empty.get(name, "¶"), patch, name), name).statements
    assert (quad.subject, quad.predicate) == (ox.NamedNode(TRIAL), ox.NamedNode(PROV + "wasDerivedFrom"))
    assert quad.object == ox.NamedNode(ARTICLE)


def pasted(text: str, patch: str, name: str) -> str:
    """The text with a patch at the mark, its open places filled in."""
    patch = patch.replace(f"{GRAPH}…", TRIAL)
    patch = patch.replace("wasDerivedFrom …", f"wasDerivedFrom <{ARTICLE}>").replace("<…>", f"<{ARTICLE}>")
    patch = patch.replace('resource="…"', f'resource="{ARTICLE}"').replace('"…"\n  ]', f'"{ARTICLE}"\n  ]')
    return text.replace("¶", f", {patch}" if name == "new.jsonld" else patch)

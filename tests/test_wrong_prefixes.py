"""A prefix bound to the wrong namespace is one finding, and not one for each term that it spoils."""

import pyoxigraph as ox
import pytest

from tests.small_vocabulary import HEAD, KNOWN, finding, findings, instead, rule, source
from twl_graph.knowledge import Knowledge
from twl_graph.namespaces import prefixes
from twl_graph.validation.vocabulary import vocabulary_findings


def head(prefix: str, namespace: str) -> str:
    """The usual prefixes, one of them bound otherwise."""
    declared = {**prefixes(), prefix: namespace}
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in declared.items())


@pytest.mark.parametrize(
    ("prefix", "bound", "right", "safe"),
    [
        ("schema", "http://schema.org/", "https://schema.org/", True),
        ("sdo", "http://schema.org/", "https://schema.org/", True),
        ("org", "http://www.w3.org/ns/org", "http://www.w3.org/ns/org#", True),
        ("twl", "https://w3id.org/twl-graph/ontology", "https://w3id.org/twl-graph/ontology#", True),
        ("twl", "http://w3id.org/twl-graph/ontology#", "https://w3id.org/twl-graph/ontology#", True),
        ("id", "https://w3id.org/twl-graph/ids/", "https://w3id.org/twl-graph/id/", True),
        ("geo", "http://www.w3.org/2003/01/geo/wgs84_pos#", "http://www.opengis.net/ont/geosparql#", False),
        ("twl", "http://example.com/", "https://w3id.org/twl-graph/ontology#", False),
        ("dc", "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/", False),
    ],
)
def test_a_wrong_prefix_is_one_finding_in_the_file_that_declares_it(
    prefix: str, bound: str, right: str, safe: bool
) -> None:
    text = f"<https://w3id.org/twl-graph/id/wuqing> {prefix}:about <https://w3id.org/twl-graph/id/hebei> ."
    one = finding(text, head(prefix, bound))
    assert (rule(one), str(one.node), str(one.value)) == ("prefix-namespace", f"<{bound}>", f'"{prefix}"')
    assert (one.source, one.place) == ("new.trig", None)
    assert one.suggestion is not None
    assert one.suggestion.instead == ox.NamedNode(right)
    assert one.suggestion.safe is safe
    assert one.suggestion.patch == f"@prefix {prefix}: <{right}> ."


def test_a_vocabulary_that_is_not_used_here_has_no_right_namespace() -> None:
    one = finding('id:wuqing foaf:name "W"@en .', head("foaf", "http://xmlns.com/foaf/0.1/"))
    assert rule(one) == "prefix-namespace"
    assert instead(one) == ("", False)


def test_the_same_namespace_written_out_in_another_file_is_told_there() -> None:
    wrong = source(head("schema", "http://schema.org/") + "id:wuqing schema:about id:hebei .", "wrong.trig")
    other = source(HEAD + "id:hebei <http://schema.org/about> id:wuqing .", "other.trig")
    found = list(vocabulary_findings(Knowledge([source(KNOWN, "known.trig"), wrong, other])))
    assert [rule(one) for one in found] == ["prefix-namespace", "known-namespace"]


def test_two_files_with_the_same_wrong_prefix_are_two_findings() -> None:
    new = [
        source(head("schema", "http://schema.org/") + "id:wuqing a twl:Region .", name) for name in ("a.ttl", "b.ttl")
    ]
    found = vocabulary_findings(Knowledge([source(KNOWN, "known.trig"), *new]))
    assert [one.source for one in found] == ["a.ttl", "b.ttl"]


def test_prefixes_of_json_ld_are_looked_at_too() -> None:
    text = '{"@context": {"schema": "http://schema.org/"}, "@id": "https://w3id.org/twl-graph/id/wuqing",'
    text += ' "schema:about": {"@id": "https://w3id.org/twl-graph/id/hebei"}}'
    new = source(text, "new.jsonld", ox.RdfFormat.JSON_LD)
    (one,) = vocabulary_findings(Knowledge([source(KNOWN, "known.trig"), new]))
    assert (rule(one), one.source) == ("prefix-namespace", "new.jsonld")


def test_prefixes_of_rdf_xml_are_looked_at_too() -> None:
    text = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:schema="http://schema.org/">'
        '<rdf:Description rdf:about="https://w3id.org/twl-graph/id/wuqing">'
        '<schema:about rdf:resource="https://w3id.org/twl-graph/id/hebei"/></rdf:Description></rdf:RDF>'
    )
    new = source(text, "new.rdf", ox.RdfFormat.RDF_XML)
    (one,) = vocabulary_findings(Knowledge([source(KNOWN, "known.trig"), new]))
    assert (rule(one), str(one.value)) == ("prefix-namespace", '"schema"')


def test_n_triples_have_no_prefixes_so_each_term_is_told() -> None:
    text = "<https://w3id.org/twl-graph/id/wuqing> <http://schema.org/about> <https://w3id.org/twl-graph/id/hebei> ."
    new = source(text, "new.nt", ox.RdfFormat.N_TRIPLES)
    (one,) = vocabulary_findings(Knowledge([source(KNOWN, "known.trig"), new]))
    assert rule(one) == "known-namespace"


def test_other_names_for_right_namespaces_and_foreign_prefixes_are_no_findings() -> None:
    assert findings("id:wuqing dct:subject id:hebei .", head("dct", "http://purl.org/dc/terms/")) == []
    assert findings("id:wuqing schema:sameAs ex:x .", head("ex", "http://example.com/")) == []


def test_what_only_looks_like_a_declaration_is_none() -> None:
    text = (
        '# @prefix schema: <http://schema.org/> .\nid:wuqing rdfs:comment "PREFIX org: <http://www.w3.org/ns/org>"@en .'
    )
    assert findings(text) == []

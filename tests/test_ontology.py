"""The ontology: what the house rules (`ontology/shapes/house.ttl`) cannot say about it."""

import re
from collections import Counter

import owlrl  # type: ignore[import-untyped]
import pyoxigraph as ox
import pytest
import rdflib

from tests.bundled import (
    TYPE,
    by_predicate,
    cycles,
    instances,
    kinds,
    name,
    own,
    pairs,
    short,
    stated,
    triples,
)
from tests.conftest import ROOT
from twl_graph import __version__
from twl_graph.namespaces import BASE, RDF, RDFS, SKOS, XSD

OWL = "http://www.w3.org/2002/07/owl#"
SCHEMA = "https://schema.org/"
PROPERTY_KINDS = (OWL + "ObjectProperty", OWL + "DatatypeProperty", OWL + "AnnotationProperty")
#: Statements whose object is a term of a vocabulary.
TO_TERMS = {TYPE, *(RDFS + local for local in ("subClassOf", "subPropertyOf", "domain", "range"))} | {
    SCHEMA + "domainIncludes",
    SCHEMA + "rangeIncludes",
}
#: Datatypes that OWL 2 reasoners know (OWL 2 Syntax, section 4); rdf:langString is the tagged part of rdf:PlainLiteral.
OWL_DATATYPES = {
    RDFS + "Literal",
    RDF + "langString",
    *(XSD + local for local in ("string", "anyURI", "hexBinary", "integer", "positiveInteger", "nonNegativeInteger")),
}
#: Where owlrl puts the contradictions that it finds.
CONTRADICTION = rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")


def classes() -> set[str]:
    return {iri for iri in instances(OWL + "Class") if own(iri)}


def properties() -> set[str]:
    return {iri for kind in PROPERTY_KINDS for iri in instances(kind)}


def words(terms: set[str], predicate: str) -> Counter[tuple[str, str | None]]:
    """How often each wording occurs among the terms, by language."""
    found = (triple.object for triple in by_predicate()[predicate] if name(triple.subject) in terms)
    return Counter((text.value, text.language) for text in found if isinstance(text, ox.Literal))


# --- versions --------------------------------------------------------------------------------------------------------


def test_there_is_one_ontology_and_its_version_is_the_packages() -> None:
    assert instances(OWL + "Ontology") == {BASE + "ontology"}
    assert (BASE + "ontology", f"{BASE}ontology/{__version__}") in pairs(OWL + "versionIRI")
    assert {version for _, version in pairs(OWL + "versionInfo")} == {__version__}


# --- names and words -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("terms", [classes, properties])
def test_no_two_terms_share_a_label(terms: object) -> None:
    assert callable(terms)
    assert [said for said, times in words(terms(), RDFS + "label").items() if times > 1] == []


def test_no_two_terms_share_a_definition() -> None:
    assert [said for said, times in words(classes() | properties(), SKOS + "definition").items() if times > 1] == []


def test_an_english_definition_is_long_enough_to_define() -> None:
    said = words(classes() | properties(), SKOS + "definition")
    assert [text for text, language in said if language == "en" and len(text) < 10] == []


# --- structure -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("relation", ["subClassOf", "subPropertyOf"])
def test_nothing_is_above_itself(relation: str) -> None:
    assert cycles(pairs(RDFS + relation)) == []


def test_every_class_has_an_instance() -> None:
    in_use = {kind for all_kinds in kinds().values() for kind in all_kinds}
    assert short(classes() - in_use) == []


def test_every_property_is_used() -> None:
    below = {above for one, above in pairs(RDFS + "subPropertyOf") if by_predicate().get(one)}
    assert short(iri for iri in properties() if not by_predicate().get(iri) and iri not in below) == []


def test_no_class_is_an_individual_too() -> None:
    individuals = {subject for subject, kind in pairs(TYPE) if not kind.startswith(OWL)}
    assert short(classes() & individuals) == []


def test_ranges_are_datatypes_that_reasoners_know() -> None:
    ranges = {of for iri, of in pairs(RDFS + "range") if iri in instances(OWL + "DatatypeProperty")}
    assert ranges <= OWL_DATATYPES


def test_files_describe_only_what_is_the_projects_own() -> None:
    foreign = {name(triple.subject) for triple in triples() if hasattr(triple.subject, "value")}
    assert short(iri for iri in foreign if "://" in iri and not own(iri)) == []


# --- reused terms ----------------------------------------------------------------------------------------------------


def pinned() -> set[str]:
    """Every reused term that was verified: `ontology/vocabularies/*.txt`, the namespace in the second line."""
    found = set()
    for file in sorted((ROOT / "ontology" / "vocabularies").glob("*.txt")):
        lines = file.read_text(encoding="utf-8").splitlines()
        namespace = lines[1].removeprefix("# ")
        found |= {namespace + line for line in lines if not line.startswith("#")}
    return found


def reused() -> set[str]:
    """The terms of others that the graph uses: as predicate, class, superterm, domain, range or datatype."""
    used = {triple.predicate.value for triple in triples()}
    used |= {name(triple.object) for predicate in TO_TERMS for triple in by_predicate().get(predicate, [])}
    used |= {triple.object.datatype.value for triple in triples() if hasattr(triple.object, "datatype")}
    return {iri for iri in used if "://" in iri and not own(iri)}


def test_every_reused_term_exists_in_its_vocabulary() -> None:
    assert short(reused() - pinned()) == []


def test_there_is_a_pinned_list_for_each_reused_prefix_and_no_other() -> None:
    from twl_graph.namespaces import prefixes

    lists = {
        file.stem: file.read_text(encoding="utf-8").splitlines()
        for file in (ROOT / "ontology" / "vocabularies").glob("*.txt")
    }
    assert {prefix: lines[1].removeprefix("# ") for prefix, lines in lists.items()} == {
        prefix: namespace for prefix, namespace in prefixes().items() if not own(namespace)
    }
    for prefix, lines in lists.items():
        terms = [line for line in lines if not line.startswith("#")]
        assert terms == sorted(set(terms)), prefix


def test_the_terms_of_the_shapes_exist_too() -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in sorted((ROOT / "ontology" / "shapes").glob("*.ttl")))
    known = pinned() | classes() | properties() | {triple.predicate.value for triple in triples()}
    known |= {iri for iri, _ in pairs(TYPE)}
    used = set(re.findall(r"(?<![\w/#:\"])((?:twl|concept):[A-Za-z][\w-]*)", text))
    assert sorted(used - set(short(known))) == []


# --- logic -----------------------------------------------------------------------------------------------------------


def closure(graph: rdflib.Graph) -> set[str]:
    """The contradictions in a graph after OWL 2 RL reasoning."""
    # Its own conversions of literals would stay in rdflib for all that runs afterwards.
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, improved_datatypes=False).expand(graph)
    return {str(error) for error in graph.objects(None, CONTRADICTION)}


def logical(statements: object) -> rdflib.Graph:
    """An rdflib graph of what a reasoner needs: no labels, no definitions, no text."""
    from twl_graph.rdflib_terms import graph_of

    assert isinstance(statements, list | frozenset)
    return graph_of(one for one in statements if not hasattr(one.object, "language"))


def test_the_disjoint_classes_bite() -> None:
    graph = logical(stated("ontology"))
    fixture = ROOT / "tests" / "logic" / "fail-person-and-region.ttl"
    graph.parse(fixture)
    assert any("disjoint" in error.lower() for error in closure(graph))


def test_the_ontology_alone_has_no_contradiction() -> None:
    assert closure(logical(stated("ontology"))) == set()


def test_the_whole_graph_has_no_contradiction() -> None:
    assert closure(logical(triples())) == set()

"""The facts: what no shape can say about them, since it concerns names, files, or things far apart."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox
import pytest
import rdflib

from tests.bundled import (
    by_predicate,
    cycles,
    instances,
    kinds,
    knowledge,
    name,
    own,
    pairs,
    short,
    stated,
    triples,
)
from twl_graph.knowledge import Source
from twl_graph.namespaces import CONCEPT, DCTERMS, ID, RDFS, SKOS, TWL, compact

OWL = "http://www.w3.org/2002/07/owl#"
SCHEMA = "https://schema.org/"
SH = rdflib.SH
HAN = re.compile(r"[\u3400-\u9fff]")
NAMING = (RDFS + "label", SKOS + "prefLabel", SKOS + "altLabel", DCTERMS + "title", TWL + "pinyin")
#: West, south, east and north of Beijing, Tianjin and Hebei, generously.
JING_JIN_JI = (113.0, 36.0, 120.0, 43.0)


def literals(*predicates: str) -> Iterator[tuple[ox.Triple, ox.Literal]]:
    for predicate in predicates:
        for triple in by_predicate().get(predicate, []):
            assert isinstance(triple.object, ox.Literal)
            yield triple, triple.object


# --- files -----------------------------------------------------------------------------------------------------------


# rdflib warns of its own call to what it deprecates
@pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")
@pytest.mark.parametrize("source", knowledge().sources, ids=lambda source: source.name.rpartition("/")[2])
def test_rdflib_reads_as_many_statements_as_pyoxigraph(source: Source) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=source.content, format="trig")
    assert len(list(dataset.quads())) == len(set(source.quads))


@pytest.mark.parametrize("folder", ["data/", "ontology/"])
def test_literals_are_written_in_canonical_form(folder: str) -> None:
    for triple in stated(folder.rstrip("/")):
        if isinstance(triple.object, ox.Literal):
            store = ox.Store()
            store.add(ox.Quad(ox.BlankNode("s"), triple.predicate, triple.object))
            assert next(iter(store)).object == triple.object, f"{triple.object} would be rewritten"


def test_there_are_no_blank_nodes_in_the_facts() -> None:
    assert [
        one for one in stated("data") if isinstance(one.subject, ox.BlankNode) or isinstance(one.object, ox.BlankNode)
    ] == []


def test_iris_are_ascii_and_text_is_composed() -> None:
    for triple in triples():
        for term in (triple.subject, triple.predicate, triple.object):
            if isinstance(term, ox.NamedNode):
                assert term.value.isascii(), term
            elif isinstance(term, ox.Literal):
                assert unicodedata.is_normalized("NFC", term.value), term


# --- names -----------------------------------------------------------------------------------------------------------


def test_texts_are_in_the_three_languages_of_the_project() -> None:
    tags = {triple.object.language for triple in triples() if isinstance(triple.object, ox.Literal)}
    assert tags == {None, "zh", "en", "zh-latn-pinyin"}


def test_chinese_names_have_han_characters_and_others_have_none() -> None:
    for triple, literal in literals(*NAMING):
        if literal.language == "zh":
            assert HAN.search(literal.value), f"{compact(name(triple.subject))}: {literal}"
        else:
            assert not HAN.search(literal.value), f"{compact(name(triple.subject))}: {literal}"


def test_every_thing_has_its_pinyin_spelt_with_tone_marks() -> None:
    toned = re.compile(r"[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]")
    assert [str(literal) for _, literal in literals(TWL + "pinyin") if not toned.search(literal.value)] == []


def test_no_name_means_two_things() -> None:
    called: defaultdict[str, set[str]] = defaultdict(set)
    for triple, literal in literals(RDFS + "label", SKOS + "altLabel", DCTERMS + "title"):
        if name(triple.subject).startswith(ID):
            called[str(literal)].add(name(triple.subject))
    said_to_be_alike = {frozenset(pair) for pair in pairs(TWL + "possiblySameAs")}
    doubtful = {
        said: short(who) for said, who in called.items() if len(who) > 1 and frozenset(who) not in said_to_be_alike
    }
    assert doubtful == {}


# --- identity --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("predicate", [OWL + "sameAs", SKOS + "exactMatch", SKOS + "closeMatch"])
def test_identity_is_never_claimed_with_more_than_it_should(predicate: str) -> None:
    assert pairs(predicate) == set()


def test_no_two_things_are_the_same_thing_elsewhere() -> None:
    known: defaultdict[str, set[str]] = defaultdict(set)
    for thing, elsewhere in pairs(SCHEMA + "sameAs"):
        known[elsewhere].add(thing)
    assert {elsewhere: who for elsewhere, who in known.items() if len(who) > 1} == {}


def test_wikidata_links_are_items() -> None:
    items = [elsewhere for _, elsewhere in pairs(SCHEMA + "sameAs") if "wikidata.org" in elsewhere]
    assert items
    assert [item for item in items if not re.fullmatch(r"http://www\.wikidata\.org/entity/Q[1-9][0-9]*", item)] == []


def test_private_persons_have_no_links_elsewhere() -> None:
    people = instances(TWL + "Person")
    assert not people & {thing for predicate in (SCHEMA + "sameAs", RDFS + "seeAlso") for thing, _ in pairs(predicate)}


def test_a_division_code_begins_like_that_of_the_division_around_it() -> None:
    codes = dict(pairs(TWL + "divisionCode"))
    for inner, outer in pairs(SCHEMA + "containedInPlace"):
        if inner in codes and outer in codes:
            assert codes[inner].startswith(codes[outer].rstrip("0")), compact(inner)


def test_positions_lie_in_the_region() -> None:
    west, south, east, north = JING_JIN_JI
    for _, literal in literals("http://www.opengis.net/ont/geosparql#asWKT"):
        longitude, latitude = map(float, re.findall(r"[\d.]+", literal.value))
        assert west < longitude < east, literal
        assert south < latitude < north, literal


# --- how things hang together ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "predicate", [SCHEMA + "containedInPlace", DCTERMS + "isPartOf", TWL + "follows", SCHEMA + "parentOrganization"]
)
def test_nothing_contains_or_follows_itself(predicate: str) -> None:
    assert cycles(pairs(predicate)) == []


def test_every_thing_is_linked_to_another() -> None:
    linked: set[str] = set()
    for triple in triples():
        subject, value = name(triple.subject), name(triple.object)
        if own(subject) and own(value) and subject != value and not value.startswith((TWL, CONCEPT)):
            linked |= {subject, value}
    assert short(thing for thing in kinds() if thing.startswith(ID) and thing not in linked) == []


def test_everything_spoken_of_is_described() -> None:
    spoken_of = {name(triple.object) for triple in triples() if isinstance(triple.object, ox.NamedNode)}
    assert short(thing for thing in spoken_of if thing.startswith(ID) and thing not in kinds()) == []

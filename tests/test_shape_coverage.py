"""The shapes against ontology and facts: nothing is left without a rule, and no rule speaks of what there is not."""

import pytest
import rdflib
from rdflib.namespace import SH
from rdflib.term import Node

from tests.bundled import ancestors, by_predicate, kinds, name, own, pairs, short, stated, triples
from twl_graph.namespaces import CONCEPT, RDF, RDFS, SHAPE, SKOS, TWL
from twl_graph.rdflib_terms import graph_of
from twl_graph.validation.shapes import Shapes

SCHEMA = "https://schema.org/"
RESOURCE = RDFS + "Resource"


@pytest.fixture(scope="module")
def shapes() -> Shapes:
    return Shapes.bundled()


def test_every_thing_is_looked_at_by_some_shape(shapes: Shapes) -> None:
    looked_at = {str(node) for nodes in shapes.focus_nodes(graph_of(triples())).values() for node in nodes}
    assert short(thing for thing in kinds() if own(thing) and thing not in looked_at) == []


def test_every_property_of_the_facts_has_a_rule(shapes: Shapes) -> None:
    ruled = {str(step) for path in shapes.graph.objects(None, SH.path) for step in steps(shapes, path)}
    ruled |= {str(other) for other in shapes.graph.objects(None, SH.equals)}
    used = {triple.predicate.value for triple in stated("data")}
    assert short(used - ruled - {RDF + "type"}) == []


def test_every_property_of_the_ontology_has_a_rule(shapes: Shapes) -> None:
    ruled = {str(step) for path in shapes.graph.objects(None, SH.path) for step in steps(shapes, path)}
    assert short(iri for iri in domains() if iri not in ruled) == []


def test_targets_and_classes_of_values_exist(shapes: Shapes) -> None:
    named = {*shapes.graph.objects(None, SH.targetClass), *shapes.graph.objects(None, SH["class"])}
    known = {kind for all_kinds in kinds().values() for kind in all_kinds}
    of_shapes = {str(SH.NodeShape), str(SH.PropertyShape)}
    assert short(str(kind) for kind in named if str(kind) not in known | of_shapes) == []


def test_a_closed_shape_admits_what_the_ontology_gives_its_class(shapes: Shapes) -> None:
    missing = [
        f"{shape.removeprefix(SHAPE)} lacks {curie}"
        for shape, kind, admitted in closed(shapes)
        for curie in short(iri for iri, classes in domains().items() if fits(kind, classes) and iri not in admitted)
    ]
    assert missing == []


def test_a_closed_shape_admits_nothing_that_the_ontology_denies_its_class(shapes: Shapes) -> None:
    surplus = [
        f"{shape.removeprefix(SHAPE)} admits {curie}"
        for shape, kind, admitted in closed(shapes)
        for curie in short(
            iri
            for iri in admitted & set(domains())
            if RESOURCE not in domains()[iri] and not fits(kind, domains()[iri])
        )
    ]
    assert surplus == []


def domains() -> dict[str, set[str]]:
    """The classes that each property of our own is for."""
    found: dict[str, set[str]] = {}
    for predicate in (RDFS + "domain", SCHEMA + "domainIncludes"):
        for triple in by_predicate()[predicate]:
            if name(triple.subject).startswith(TWL):
                found.setdefault(name(triple.subject), set()).add(name(triple.object))
    return found


def fits(kind: str, classes: set[str]) -> bool:
    """Whether a property for these classes may be said of some instance of the kind."""
    above = ancestors(pairs(RDFS + "subClassOf"))
    below = {kind} | {one for one, higher in above.items() if kind in higher}
    return any(one in below or any(one in above.get(part, ()) for part in below) for one in classes)


def closed(shapes: Shapes) -> list[tuple[str, str, set[str]]]:
    """Each closed shape, its class, and every property that it admits."""
    found = []
    for shape in sorted(shapes.graph.subjects(SH.closed), key=str):
        ignored = shapes.graph.value(shape, SH.ignoredProperties)
        assert ignored is not None, shape
        admitted = {str(one) for one in shapes.graph.items(ignored)}
        for part in shapes.graph.objects(shape, SH.property):
            admitted |= {str(path) for path in shapes.graph.objects(part, SH.path)}
        found += [(str(shape), str(kind), admitted) for kind in shapes.graph.objects(shape, SH.targetClass)]
    assert found
    return found


def steps(shapes: Shapes, path: Node) -> list[Node]:
    """The properties that a path leads over."""
    if isinstance(path, rdflib.URIRef):
        return [path]
    inverse = shapes.graph.value(path, SH.inversePath)
    choices = shapes.graph.value(path, SH.alternativePath)
    return [inverse] if inverse is not None else list(shapes.graph.items(choices or path))


@pytest.mark.parametrize(
    ("shape", "scheme"),
    [
        ("status", "statuses"),
        ("dateBasis", "date-bases"),
        ("role", "roles"),
        ("rhetoricalReason", "rhetorical-reasons"),
        ("Enumeration-completeness", "list-completeness"),
        ("Paragraph-kind", "paragraph-kinds"),
    ],
)
def test_a_list_of_admitted_concepts_is_the_scheme_as_it_stands(shape: str, scheme: str, shapes: Shapes) -> None:
    admitted = shapes.graph.value(rdflib.URIRef(SHAPE + shape), SH["in"])
    assert admitted is not None
    members = {concept for concept, of in pairs(SKOS + "inScheme") if of == CONCEPT + scheme}
    assert {str(concept) for concept in shapes.graph.items(admitted)} == members

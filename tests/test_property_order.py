"""The shapes say in which order the facts of a thing are told."""

from pathlib import Path

import pytest

from tests.bundled import knowledge, stated
from tests.small_checkout import small_checkout
from twl_graph.errors import UnreadableInput
from twl_graph.knowledge import Knowledge
from twl_graph.namespaces import ID, compact, expand
from twl_graph.portrait.property_order import PropertyOrder, all_kinds

SHAPES = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <http://example.org/> .
ex:S a sh:NodeShape ; sh:targetClass ex:Person ; sh:property ex:S-name , ex:S-age .
ex:S-name a sh:PropertyShape ; sh:path ex:name ; sh:order 2 .
ex:S-age a sh:PropertyShape ; sh:path ex:age ; sh:order 1 .
ex:name a sh:PropertyShape ; sh:targetSubjectsOf ex:name ; sh:path ex:name ; sh:order 0.5 .
ex:T a sh:PropertyShape ; sh:targetClass ex:Town ; sh:path [ sh:alternativePath ( ex:size ex:area ) ] ; sh:order 7 .
ex:U a sh:PropertyShape ; sh:targetClass ex:Town ; sh:path [ sh:inversePath ex:age ] ; sh:order 9 .
ex:V a sh:PropertyShape ; sh:targetClass ex:Town ; sh:path ex:mayor .
"""


def ex(*names: str) -> list[str]:
    return [f"http://example.org/{name}" for name in names]


@pytest.fixture
def order(tmp_path: Path) -> PropertyOrder:
    (tmp_path / "shapes").mkdir()
    (tmp_path / "shapes" / "all.ttl").write_text(SHAPES, encoding="utf-8")
    return PropertyOrder(tmp_path)


def test_a_shape_of_the_class_counts_more_than_one_of_whatever_has_the_property(order: PropertyOrder) -> None:
    name, age = ex("name", "age")
    assert sorted([name, age], key=lambda iri: order.place(iri, ex("Person"))) == [age, name]
    assert sorted([name, age], key=order.place) == [name, age]


def test_a_choice_of_properties_places_each_of_them(order: PropertyOrder) -> None:
    assert [order.place(iri)[0] for iri in ex("size", "area")] == [7, 7]


def test_what_no_shape_places_comes_last(order: PropertyOrder) -> None:
    assert [order.place(iri, ex("Town"))[0] for iri in ex("mayor", "unknown")] == [float("inf")] * 2
    assert order.place(ex("age")[0], ex("Town"))[0] == 1


def test_shapes_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    (tmp_path / "shapes").mkdir()
    (tmp_path / "shapes" / "bad.ttl").write_text("@prefix", encoding="utf-8")
    with pytest.raises(UnreadableInput, match=r"bad\.ttl"):
        PropertyOrder(tmp_path)


def test_a_graph_without_shapes_is_told_in_the_order_of_the_bundled_ones(tmp_path: Path) -> None:
    folder = small_checkout(tmp_path)
    label = expand("rdfs:label")
    assert PropertyOrder.of(Knowledge.read(folder)).place(label)[0] < float("inf")
    (folder / "ontology" / "shapes").mkdir()
    assert PropertyOrder.of(Knowledge.read(folder)).place(label)[0] == float("inf")


def test_every_property_of_the_facts_has_its_place() -> None:
    order = PropertyOrder.of(knowledge())
    used = {triple.predicate.value for triple in stated("data")}
    unplaced = {compact(iri) for iri in used if order.place(iri)[0] == float("inf")}
    assert unplaced == {"org:organization"}, "give it an sh:order in ontology/shapes"


def test_names_come_before_times_before_parties_before_sources_before_bounds() -> None:
    order = PropertyOrder.of(knowledge())
    told = ["rdfs:label", "skos:altLabel", "twl:pinyin", "twl:date", "twl:status", "twl:hasParty", "twl:field"]
    told += ["schema:location", "twl:accordingTo", "twl:earliest"]
    assert sorted(told, key=lambda curie: order.place(expand(curie))) == told


def test_the_classes_of_a_thing_include_those_above_its_own() -> None:
    kinds = {compact(kind) for kind in all_kinds(knowledge(), ID + "framework-agreement")}
    assert {"twl:FrameworkAgreement", "twl:Agreement", "twl:Document"} <= kinds

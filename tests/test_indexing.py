"""The index of names holds everything that has a name; without a dictionary it is made from what others know."""

from pathlib import Path

import pytest

from tests.bundled import knowledge
from tests.conftest import ROOT
from tests.small_checkout import small_checkout
from twl_graph.entities import all_names
from twl_graph.errors import Words
from twl_graph.knowledge import Knowledge
from twl_graph.namespaces import TWL, compact
from twl_graph.search.indexing import built, in_passing, index_of
from twl_graph.search.name_index import NameIndex, read


@pytest.fixture(scope="module")
def bundled() -> NameIndex:
    index = read(ROOT)
    assert index is not None, "run twl build"
    return index


def readings(index: NameIndex, curie: str) -> dict[str, str]:
    return {name.text: name.pinyin for name in index.by_curie[curie].names if name.pinyin}


def test_every_name_of_the_graph_is_in_it(bundled: NameIndex) -> None:
    held = {(name.text, entry.curie) for entry, name in bundled.named}
    pinyin = {quad.object.value for quad in knowledge().quads if quad.predicate.value == TWL + "pinyin"}  # type: ignore[union-attr]
    there = {(text, compact(iri)) for text, iri in all_names(knowledge()) if text not in pinyin}
    assert there - held == set()


def test_an_entry_holds_labels_group_kinds_names_and_how_they_are_read(bundled: NameIndex) -> None:
    langfang = bundled.by_curie["id:langfang"]
    assert (langfang.label, langfang.group) == (Words("廊坊市", "Langfang"), "thing")
    assert langfang.kinds == ("twl:AdministrativeDivision", "twl:PrefectureLevelCity")
    assert ("alias", "zh", "廊坊", "láng fáng", "lf") in langfang.names
    assert ("alias", "en", "Langfang City", "", "") in langfang.names
    assert bundled.kind(langfang) == Words("地级市", "prefecture-level city")


def test_langfang_is_read_alike_in_every_name(bundled: NameIndex) -> None:
    found = [name.pinyin for _, name in bundled.named if "廊坊" in name.text]
    assert len(found) > 20
    assert all("láng fáng" in pinyin for pinyin in found)


@pytest.mark.parametrize(
    ("curie", "group", "kinds"),
    [
        ("concept:transport", "concept", ("skos:Concept",)),
        ("twl:FrameworkAgreement", "class", ("twl:Agreement", "twl:Document")),
        ("twl:hasParty", "property", ("owl:ObjectProperty",)),
        ("org:Post", "class", ()),
        ("schema:about", "property", ()),
    ],
)
def test_terms_and_concepts_are_in_it_too(bundled: NameIndex, curie: str, group: str, kinds: tuple[str, ...]) -> None:
    assert bundled.by_curie[curie].group == group
    assert set(kinds) <= set(bundled.by_curie[curie].kinds)


def test_spans_are_not_in_it(bundled: NameIndex) -> None:
    assert not [entry.curie for entry in bundled.entries if "char=" in entry.curie]


def test_a_graph_without_an_index_is_read_with_the_readings_of_the_bundled_one(tmp_path: Path) -> None:
    folder = small_checkout(tmp_path)
    names = folder / "data" / "names.ttl"
    names.write_text(
        names.read_text(encoding="utf-8")
        + 'id:d rdfs:label "廊坊站"@zh . id:e rdfs:label "鬱站"@zh .\n'
        + 'id:f rdfs:label "鬱林"@zh ; twl:pinyin "Yùlín"@zh-latn-pinyin .\n',
        encoding="utf-8",
    )
    index = index_of(Knowledge.read(folder))
    assert not index.whole
    assert readings(index, "id:d") == {"廊坊站": "láng fáng zhàn"}
    assert readings(index, "id:e") == {}
    assert readings(index, "id:f") == {"鬱林": "yù lín"}
    assert index.by_curie["id:stay"].label == Words("id:stay", "id:stay")


def test_what_was_built_for_a_graph_is_what_is_used(tmp_path: Path) -> None:
    assert index_of(Knowledge.read(ROOT)).whole
    assert index_of(Knowledge.read(ROOT)) == read(ROOT)


def test_made_in_passing_from_an_unchanged_graph_it_reads_every_name_as_the_dictionary_did(bundled: NameIndex) -> None:
    made = in_passing(Knowledge.read(ROOT), ROOT)
    assert made.traditional == bundled.traditional
    unlike = [
        (one.curie, other.names)
        for one, other in zip(bundled.entries, made.entries, strict=True)
        if [name for name in one.names if name.role != "traditional"] != list(other.names)
    ]
    assert unlike == []


def test_pinyin_that_fits_no_name_is_a_name_itself(tmp_path: Path) -> None:
    folder = small_checkout(tmp_path)
    names = folder / "data" / "names.ttl"
    names.write_text(names.read_text() + 'id:c twl:pinyin "Bǐng"@zh-latn-pinyin .\n', encoding="utf-8")
    roles = {name.role: name.text for name in built(Knowledge.read(folder)).by_curie["id:c"].names}
    assert roles == {"label": "丙市", "pinyin": "Bǐng"}

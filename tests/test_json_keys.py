"""A key of JSON-LD that the context does not define is found, for what stands under it would be lost unseen."""

import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from tests.bundled import knowledge
from tests.new_facts import given
from twl_graph.errors import UnreadableInput
from twl_graph.knowledge import Knowledge
from twl_graph.namespaces import ARTICLE, BASE, ID
from twl_graph.new_file import read
from twl_graph.validation.finding import Finding
from twl_graph.validation.json_keys import key_findings
from twl_graph.validation.vocabulary import vocabulary_findings

OWN = BASE + "context.jsonld"


def found(document: Any) -> list[Finding]:
    """What is found of the keys of a JSON-LD document that joins the graph."""
    file = given(json.dumps(document, ensure_ascii=False, indent=1), "new.jsonld")
    return list(key_findings(Knowledge([*knowledge().sources, file.source])))


def event(**members: Any) -> dict[str, Any]:
    """An event under our own context, in a block."""
    node = {"id": ID + "event", "type": "Event", **members}
    return {"@context": OWN, "@graph": [{"id": ARTICLE + "#char=10,20", "@graph": [node]}]}


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("spokenByCharacter", "spokenBy"),
        ("hasParty", "parties"),
        ("hasField", "field"),
        ("Label", "label"),
        ("合作领域", "field"),
        ("zzzzqq", None),
    ],
)
def test_a_key_is_told_with_the_one_that_was_meant(key: str, meant: str | None) -> None:
    (finding,) = found(event(**{key: "x"}))
    assert finding.node == ox.NamedNode(ID + "event")
    assert f"“{key}”" in finding.message.zh
    assert f'"{key}"' in finding.message.en
    assert finding.suggestion is not None
    if meant is None:
        assert "?" not in finding.suggestion.words.en
    else:
        assert finding.suggestion.words.en.startswith(f'Did you mean "{meant}" (')


def test_a_key_is_told_at_its_place_in_the_text() -> None:
    (finding,) = found(event(speaker="x"))
    assert finding.place is not None
    assert finding.place.path == "$['@graph'][0]['@graph'][0]['speaker']"
    text = json.dumps(event(speaker="x"), ensure_ascii=False, indent=1)
    assert text[finding.place.start : finding.place.end] == '"speaker"'
    assert finding.place.line == text[: finding.place.start].count("\n") + 1
    assert finding.source == finding.within == "new.jsonld"


@pytest.mark.parametrize(
    "document",
    [
        event(label={"zh": "会", "en": "meeting"}, field=["concept:industry"], date="2020-01-01"),
        event(**{"twl:field": {"@id": ID + "a"}, "http://example.org/p": "x", "unknown:p": "y"}),
        {"@context": [OWN, {"备注": None}], "id": ID + "a", "备注": "x", "label": {"zh": "甲"}},
        {"@context": {"@vocab": "http://example.org/"}, "@id": ID + "a", "备注": "x"},
        {"@context": {"x": "http://example.org/x"}, "@id": ID + "a", "x": {"@value": "1", "@language": "en"}},
        {"@context": {"x": {"@id": "http://e.org/x", "@container": "@index"}}, "@id": ID + "a", "x": {"k": "1"}},
    ],
)
def test_what_the_context_defines_or_takes_away_is_no_finding(document: Any) -> None:
    assert found(document) == []


@pytest.mark.parametrize(
    ("document", "keys"),
    [
        (
            {"@context": {"x": "http://e.org/x"}, "@id": ID + "a", "y": "1", "x": {"@id": ID + "b", "z": "2"}},
            ["y", "z"],
        ),
        ({"@context": OWN, "note2": "x", "@graph": [{"id": ID + "a", "label": {"zh": "甲"}}]}, ["note2"]),
        ({"@context": OWN, "@remark": "x", "@graph": [{"id": ID + "a", "label": {"zh": "甲"}}]}, ["@remark"]),
        ({"@context": OWN, "id": ID + "a", "label": {"zh": "甲"}, "@reverse": {"partz": {"id": ID + "b"}}}, ["partz"]),
        ({"@context": OWN, "id": ID + "a", "parties": [ID + "c", {"label2": "x"}]}, ["label2"]),
    ],
)
def test_a_key_is_found_wherever_a_node_is(document: Any, keys: list[str]) -> None:
    assert [str(ox.Literal(key)) for key in keys] == [str(finding.value) for finding in found(document)]


def test_a_file_whose_keys_all_say_nothing_names_the_first(tmp_path: Path) -> None:
    file = tmp_path / "new.jsonld"
    file.write_text(json.dumps({"@context": OWN, "@id": ID + "a", "备注": "x"}, ensure_ascii=False), encoding="utf-8")
    with pytest.raises(UnreadableInput, match=r"no facts(.|\n)*备注") as caught:
        read(file)
    assert (caught.value.line, caught.value.column) == (1, file.read_text(encoding="utf-8").index('"备注"') + 1)


def test_a_document_in_another_syntax_has_no_keys() -> None:
    assert list(key_findings(knowledge())) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("new.jsonld", json.dumps({"@context": OWN, "@id": "id:ec", "label": {"zh": "经济"}})),
        ("new.ttl", '<id:ec> <http://www.w3.org/2000/01/rdf-schema#label> "经济"@zh .'),
    ],
)
def test_a_prefixed_name_that_was_not_expanded_is_told_as_such(name: str, text: str) -> None:
    file = given(text, name)
    findings = [
        finding
        for finding in vocabulary_findings(Knowledge([*knowledge().sources, file.source]))
        if finding.node == ox.NamedNode("id:ec")
    ]
    assert [finding.rule.rpartition("#")[2] for finding in findings] == ["known-namespace"]
    assert "前缀 id:" in findings[0].message.zh
    assert "prefix id:" in findings[0].message.en
    assert findings[0].suggestion is not None
    assert findings[0].suggestion.instead == ox.NamedNode(ID + "ec")
    assert ID + "ec" in findings[0].suggestion.words.en


def test_coordinates_of_their_own_scheme_are_no_prefixed_name() -> None:
    text = f"<{ID}a> <https://schema.org/sameAs> <geo:39.9,116.7> ."
    findings = vocabulary_findings(Knowledge([*knowledge().sources, given(text, "new.nt").source]))
    assert not [finding for finding in findings if finding.value == ox.NamedNode("geo:39.9,116.7")]

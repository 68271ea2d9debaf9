"""The position map of JSON-LD: the path to each value, and a place that is right or not there."""

import json
from collections.abc import Mapping
from typing import Any

import pyoxigraph as ox
import pytest

from tests.bundled import knowledge, triples
from twl_graph.context import published_context
from twl_graph.formats import FORMATS, write
from twl_graph.frames import Frames
from twl_graph.jsonld_input import NO_BASE, OWN_CONTEXT, inlined
from twl_graph.place import Place, Written
from twl_graph.places import written
from twl_graph.places.json_values import Array, Json, Object, read_json

BASE = "http://b/x"
CONTEXT: Mapping[str, Any] = {
    "@vocab": "http://v/",
    "@base": "http://base/",
    "id": "@id",
    "type": "@type",
    "graph": "@graph",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "day": {"@type": "xsd:date"},
    "text": {"@container": "@language"},
    "thing": {"@type": "@id"},
    "kind": {"@type": "@vocab"},
    "of": {"@reverse": "part"},
    "list": {"@container": "@list"},
    "set": {"@container": "@set"},
    "index": {"@container": "@index"},
    "named": {"@container": "@id"},
    "gone": None,
    "alias": "later",
    "later": "xsd:later",
    "double": {"@type": "xsd:double"},
    "scoped": {"@context": {"@vocab": "http://w/"}},
    "Typed": {"@id": "http://v/Typed", "@context": {"inner": "http://t/inner"}},
    "@language": "EN",
}


def mapped(text: str, base: str = BASE) -> list[tuple[ox.Quad, Written | None]]:
    content = text.encode()
    quads = list(ox.parse(inlined(content).content, ox.RdfFormat.JSON_LD, base_iri=base))
    places = written(content, ox.RdfFormat.JSON_LD, quads, base)
    assert places is not None
    return list(zip(quads, places, strict=True))


def objects(document: object) -> list[tuple[str, str, str]]:
    """Return for each statement: its object, the path to it, and what stands at the place."""
    text = json.dumps(document, ensure_ascii=False)
    told = []
    for quad, at in mapped(text):
        assert at is not None
        value = "[]" if isinstance(quad.object, ox.BlankNode) else str(quad.object)
        told.append((value, at.object.path, text[at.object.start : at.object.end]))
    return told


def one(members: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    return objects({"@context": CONTEXT, "id": "s", **members})


XSD = "http://www.w3.org/2001/XMLSchema#"
CASES: Mapping[str, tuple[Mapping[str, Any], list[tuple[str, str, str]]]] = {
    "a plain text": ({"p": "x"}, [('"x"@en', "$['p']", '"x"')]),
    "several values": ({"p": ["x", None, "y"]}, [('"x"@en', "$['p'][0]", '"x"'), ('"y"@en', "$['p'][2]", '"y"')]),
    "numbers": (
        {"p": [1, 2.5, 1e30, -3]},
        [
            (f'"1"^^<{XSD}integer>', "$['p'][0]", "1"),
            (f'"2.5E0"^^<{XSD}double>', "$['p'][1]", "2.5"),
            (f'"1.0E30"^^<{XSD}double>', "$['p'][2]", "1e+30"),
            (f'"-3"^^<{XSD}integer>', "$['p'][3]", "-3"),
        ],
    ),
    "a double that is whole": ({"double": 100}, [(f'"1.0E2"^^<{XSD}double>', "$['double']", "100")]),
    "a boolean": ({"p": True}, [(f'"true"^^<{XSD}boolean>', "$['p']", "true")]),
    "a typed text": ({"day": "2020-01-01"}, [(f'"2020-01-01"^^<{XSD}date>', "$['day']", '"2020-01-01"')]),
    "a value object": (
        {"p": {"@value": "x", "@type": "xsd:byte"}},
        [(f'"x"^^<{XSD}byte>', "$['p']", '{"@value": "x", "@type": "xsd:byte"}')],
    ),
    "a value object with a language": (
        {"p": {"@value": "x", "@language": "FR"}},
        [('"x"@fr', "$['p']", '{"@value": "x", "@language": "FR"}')],
    ),
    "texts by language": (
        {"text": {"en": ["x", "y"], "ZH": "通", "@none": "z"}},
        [
            ('"x"@en', "$['text']['en'][0]", '"x"'),
            ('"y"@en', "$['text']['en'][1]", '"y"'),
            ('"通"@zh', "$['text']['ZH']", '"通"'),
            ('"z"', "$['text']['@none']", '"z"'),
        ],
    ),
    "identifiers": (
        {"thing": ["a", "xsd:b", "http://c/d", {"id": "e"}]},
        [
            ("<http://base/a>", "$['thing'][0]", '"a"'),
            (f"<{XSD}b>", "$['thing'][1]", '"xsd:b"'),
            ("<http://c/d>", "$['thing'][2]", '"http://c/d"'),
            ("<http://base/e>", "$['thing'][3]", '{"id": "e"}'),
        ],
    ),
    "a name of the vocabulary": ({"kind": "K"}, [("<http://v/K>", "$['kind']", '"K"')]),
    "types": (
        {"type": ["A", "xsd:B"]},
        [("<http://v/A>", "$['type'][0]", '"A"'), (f"<{XSD}B>", "$['type'][1]", '"xsd:B"')],
    ),
    "a nested node": (
        {"p": {"q": "x", "id": "n"}},
        [("<http://base/n>", "$['p']", '{"q": "x", "id": "n"}'), ('"x"@en', "$['p']['q']", '"x"')],
    ),
    "a nested node without a name": (
        {"p": {"q": "x"}},
        [("[]", "$['p']", '{"q": "x"}'), ('"x"@en', "$['p']['q']", '"x"')],
    ),
    "a set": (
        {"set": ["x"], "p": {"@set": ["y"]}},
        [('"x"@en', "$['set'][0]", '"x"'), ('"y"@en', "$['p']['@set'][0]", '"y"')],
    ),
    "values by index": ({"index": {"0": "x"}}, [('"x"@en', "$['index']['0']", '"x"')]),
    "nodes by name": (
        {"named": {"http://k": {"p": "x"}}},
        [("<http://k>", "$['named']['http://k']", '{"p": "x"}'), ('"x"@en', "$['named']['http://k']['p']", '"x"')],
    ),
    "a name by a name": ({"alias": "x"}, [('"x"@en', "$['alias']", '"x"')]),
    "a name that was taken away": ({"gone": "x", "p": "y"}, [('"y"@en', "$['p']", '"y"')]),
    "a context for what is inside": (
        {"scoped": {"p": "x"}},
        [("[]", "$['scoped']", '{"p": "x"}'), ('"x"@en', "$['scoped']['p']", '"x"')],
    ),
    "a context of a type": (
        {"type": "Typed", "inner": "x"},
        [("<http://v/Typed>", "$['type']", '"Typed"'), ('"x"@en', "$['inner']", '"x"')],
    ),
    "quotes and backslashes in a key": (
        {"http://v/a'b": "x"},
        [('"x"@en', "$['http://v/a\\'b']", '"x"')],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_each_way_of_writing_a_value_has_its_path(case: str) -> None:
    members, expected = CASES[case]
    assert one(members) == expected


def test_a_list_stands_where_its_items_stand() -> None:
    text = json.dumps({"@context": CONTEXT, "id": "s", "list": ["x", {"q": 1}], "p": {"@list": []}})
    told = [[at and text[place.start : place.end] for place in (at or ())[:3] if place] for _, at in mapped(text)]
    whole, item = '["x", {"q": 1}]', '{"q": 1}'
    assert told == [
        ['"s"', '"list"', whole],
        ['"x"', '"x"', '"x"'],
        ['"x"', '"x"', item],
        [item, item, item],
        ["{", '"q"', "1"],
        [item, item, whole],
        ['"s"', '"p"', '{"@list": []}'],
    ]


def test_a_reverse_property_has_its_subject_where_the_value_is() -> None:
    text = json.dumps({"@context": CONTEXT, "id": "s", "of": [{"id": "a"}], "@reverse": {"q": {"id": "b"}}})
    told = [
        [(place.path, text[place.start : place.end]) for place in (at or ())[:3] if place] for _, at in mapped(text)
    ]
    assert told == [
        [("$['of'][0]['id']", '"a"'), ("$['of']", '"of"'), ("$['id']", '"s"')],
        [("$['@reverse']['q']['id']", '"b"'), ("$['@reverse']['q']", '"q"'), ("$['id']", '"s"')],
    ]


def test_subject_and_predicate_stand_at_identifier_and_key() -> None:
    text = '{"@context": {"@vocab": "http://v/"},\n "p": "😀",\r\n "q": [1], "@id": "http://s"}'
    (_, first), (_, second) = mapped(text)
    assert first is not None
    assert second is not None
    assert first.subject == second.subject == Place(3, 19, 68, 78, "$['@id']")
    assert first.predicate == Place(2, 2, 39, 42, "$['p']")
    assert first.object == Place(2, 7, 44, 47, "$['p']")
    assert second.object == Place(3, 8, 57, 58, "$['q'][0]")


def test_named_graphs_are_mapped() -> None:
    assert objects({"@context": CONTEXT, "graph": [{"id": "a", "p": 1}]})[0][1] == "$['graph'][0]['p']"
    told = objects([{"@context": CONTEXT, "id": "g", "graph": [{"id": "a", "p": {"q": 1}}], "own": 2}])
    assert [path for _, path, _ in told] == ["$[0]['own']", "$[0]['graph'][0]['p']", "$[0]['graph'][0]['p']['q']"]


# --- no place is wrong --------------------------------------------------------------------------------------------


def test_a_statement_that_is_not_in_the_text_has_no_place_and_the_others_have() -> None:
    text = json.dumps({"@context": CONTEXT, "id": "s", "p": ["x", "y"]})
    there = [quad for quad, _ in mapped(text)]
    other = ox.Quad(ox.NamedNode("http://base/s"), ox.NamedNode("http://v/p"), ox.Literal("z", language="en"))
    places = written(text.encode(), ox.RdfFormat.JSON_LD, [there[1], other, there[0]], BASE)
    assert places is not None
    assert [at and at.object.path for at in places] == ["$['p'][1]", None, "$['p'][0]"]


def test_blank_nodes_that_differ_have_no_places() -> None:
    text = json.dumps({"@context": CONTEXT, "id": "s", "p": [{"q": 1}, {"q": 2}], "r": "x"})
    other = json.dumps({"@context": CONTEXT, "id": "s", "p": [{"q": 1}, {"q": 3}], "r": "x"})
    quads = [quad for quad, _ in mapped(other)]
    places = written(text.encode(), ox.RdfFormat.JSON_LD, quads, BASE)
    assert places is not None
    assert [at and at.object.path for at in places] == [None, None, None, None, "$['r']"]


def test_what_is_not_understood_has_no_places() -> None:
    text = json.dumps({"@context": CONTEXT, "id": "s", "p": "x", "q": {"@value": [1], "@type": "@json"}})
    assert [at and at.object.path for _, at in mapped(text)] == ["$['p']", None]
    nest = {"n": "@nest", "@vocab": "http://v/"}
    text = json.dumps({"@context": nest, "@id": "http://s", "p": "x", "n": {"q": "y"}})
    assert [at and at.object.path for _, at in mapped(text)] == ["$['p']", None]


@pytest.mark.parametrize(
    "torn", ["{", "[1", '{"a": }', '{"@context": "http://else.where/"}', '{"@context": 3}', "}", "{1}", "", "[]]"]
)
def test_what_is_no_such_document_has_no_places(torn: str) -> None:
    assert written(torn.encode(), ox.RdfFormat.JSON_LD, []) in (None, [])


# --- the project's own --------------------------------------------------------------------------------------------


def test_the_own_context_is_known_by_its_name() -> None:
    document = {
        "@context": OWN_CONTEXT,
        "id": "https://w3id.org/twl-graph/id/x",
        "label": {"zh": "通"},
        "type": "Region",
    }
    text = json.dumps(document, ensure_ascii=False)
    assert [at and at.object.path for _, at in mapped(text, NO_BASE)] == ["$['type']", "$['label']['zh']"]


def value_at(document: Json, path: str) -> Json:
    """Follow a path of plain keys and indexes."""
    for name in path.removeprefix("$").replace("]", "").split("[")[1:]:
        if isinstance(document, Array):
            document = document.items[int(name)]
        else:
            assert isinstance(document, Object)
            (document,) = (member.value for member in document.members if member.key == name.strip("'"))
    return document


def check_every_place(text: str) -> int:
    document = read_json(text)
    pairs = mapped(text, NO_BASE)
    for _, at in pairs:
        assert at is not None
        value = value_at(document, at.object.path)
        # Backwards, what is the object by its identifier is the node that all stands in.
        assert (value.start, value.end) == (at.object.start, at.object.end)
        assert text[at.predicate.start : at.predicate.end].strip('"') == at.predicate.path.rpartition("['")[2][:-2]
    return len(pairs)


@pytest.mark.parametrize("evidence", [False, True])
def test_the_exported_graph_is_mapped_fully(evidence: bool) -> None:
    quads = [ox.Quad(*triple) for triple in triples()]
    text = write(knowledge().quads if evidence else quads, FORMATS["jsonld"], evidence=evidence).decode()
    assert check_every_place(text) >= len(quads)


@pytest.mark.parametrize("kind", ["Agreement", "Person", "Event"])
def test_frames_of_the_graph_are_mapped_fully(kind: str) -> None:
    text = Frames(triples(), published_context()).of_class("https://w3id.org/twl-graph/ontology#" + kind)
    assert check_every_place(text) > 50


@pytest.mark.parametrize(
    "document",
    [
        {"@context": OWN_CONTEXT, "@id": "id:ec", "label": {"zh": "甲", "en": "A"}, "field": "concept:industry"},
        {"@context": OWN_CONTEXT, "id": "label:x", "label": {"zh": "甲"}, "unknown": {"id": "id:x", "label": "y"}},
        {
            "@context": OWN_CONTEXT,
            "@graph": [
                {
                    "id": "http://a/#char=1,2",
                    "@graph": [
                        {
                            "id": "http://b/1",
                            "type": "Event",
                            "parties": ["id:a", {"id": "id:b", "label": {"zh": "乙"}, "备注": "x"}],
                            "altLabel": {"zh": ["子", "丑"]},
                            "date": "2020-01-01",
                        }
                    ],
                },
                {"id": "http://b/2", "label": {"en": "B"}, "speaker": "x"},
            ],
        },
        {"@context": OWN_CONTEXT, "@graph": [{"id": "http://b/2", "label": {"en": "B"}}], "@remark": "x"},
        {"@context": OWN_CONTEXT, "@graph": [{"id": "http://b/2", "label": {"en": "B"}}], "remark": "x"},
        {"@context": {"p": "http://p/x", "q": {"@id": "http://q/", "@prefix": True}}, "p:a": "1", "q:b": "2"},
    ],
)
def test_ordinary_documents_have_a_place_for_each_statement(document: object) -> None:
    found = mapped(json.dumps(document, ensure_ascii=False))
    assert found
    assert all(at is not None for _, at in found)

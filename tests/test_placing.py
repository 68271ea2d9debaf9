"""A finding stands at the very triple that is wrong, or at the new one that makes an old one wrong."""

import pyoxigraph as ox
import pytest

from tests.new_facts import given
from twl_graph.errors import Words
from twl_graph.knowledge import Knowledge, Source
from twl_graph.namespaces import ID, SH, TWL
from twl_graph.new_file import NewFile
from twl_graph.validation.finding import Finding, Part, Severity
from twl_graph.validation.placing import Placing
from twl_graph.validation.rules import PREFIX_NAMESPACE, SINGLE_VALUE

HEAD = f"@prefix id: <{ID}> . @prefix twl: <{TWL}> .\n"
NEW = f"""{HEAD}<http://e/one> {{
id:pact a twl:Agreement ;
    twl:hasParty id:a , id:b ;
    twl:name "甲"@zh , "A"@en , "B"@en .
}}
<http://e/two> {{ id:b twl:within id:far . id:pact twl:date "2017" }}
"""
OLD = f"""{HEAD}<http://e/old> {{
id:far twl:within id:b , id:c . id:c twl:within id:d . id:d twl:within id:e . id:e twl:within id:f .
id:f twl:within id:g .
}}
"""


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(ID + name)


def placing(*new: NewFile) -> Placing:
    old = Source("old.trig", OLD.encode(), ox.RdfFormat.TRIG, None)
    return Placing(new, Knowledge([old, *(file.source for file in new)]))


def finding(
    subject: str,
    path: str | None = None,
    value: ox.NamedNode | ox.Literal | None = None,
    part: Part = Part.OBJECT,
    component: str = "c",
    sides: tuple[ox.Quad, ...] = (),
) -> Finding:
    longer = path if path is None or "<" in path else TWL + path
    words = Words("错。", "Wrong.")
    at = ox.NamedNode(subject) if ":" in subject else node(subject)
    return Finding(Severity.VIOLATION, "r", component, at, longer, value, words, part=part, sides=sides)


def marked(found: Finding, text: str = NEW) -> str:
    """The text at the place of a finding, after its line."""
    assert found.place is not None
    return f"{found.place.line} {text[found.place.start : found.place.end]}"


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        (finding("pact", "hasParty", node("b")), "4 id:b"),
        (finding("pact", "hasParty", node("b"), Part.PREDICATE), "4 twl:hasParty"),
        (finding("pact", "hasParty", node("b"), Part.SUBJECT), "3 id:pact"),
        (finding("pact", "hasParty", node("b"), Part.GRAPH), "2 <http://e/one>"),
        (finding("pact", "date", ox.Literal("2017")), '7 "2017"'),
        (finding("pact", "missing", None, Part.SUBJECT), "3 id:pact"),
        (finding("pact", "hasParty", None, Part.SUBJECT), "3 id:pact"),
        (finding("pact", "hasParty"), "4 id:b"),
        (finding("pact", "name"), '5 "B"@en'),
        (finding("pact", "name", component=SH + "UniqueLangConstraintComponent"), '5 "B"@en'),
        (finding("pact"), "3 id:pact"),
        (finding("http://e/two"), "7 <http://e/two>"),
        (finding("pact", f"<{TWL}hasParty>/<{TWL}within>", node("far")), "4 id:a"),
        (finding("pact", f"<{TWL}elsewhere>/<{TWL}within>"), "3 id:pact"),
    ],
    ids=[
        *("the-value", "the-property", "the-thing", "the-block", "in-the-other-block", "a-missing-property"),
        *("too-few-values", "too-many-values", "too-many-names", "too-many-in-a-language", "the-thing-itself"),
        *("the-name-of-a-block", "a-longer-path-at-its-first-step", "a-path-that-is-not-taken"),
    ],
)
def test_a_finding_of_a_new_thing_stands_at_its_statement(wrong: Finding, where: str) -> None:
    found = placing(given(NEW)).placed(wrong)
    assert (found.source, marked(found)) == ("new.trig", where)
    assert found == wrong, "the place is no part of what is found"


def test_too_many_in_one_language_stand_at_the_last_of_them_though_another_language_follows() -> None:
    text = f'{HEAD}id:x twl:name "A"@en , "B"@en , "甲"@zh .'
    found = placing(given(text)).placed(finding("x", "name", component=SH + "UniqueLangConstraintComponent"))
    assert marked(found, text) == '2 "B"@en'


def test_a_node_of_the_graph_that_a_new_fact_breaks_is_found_at_the_new_fact() -> None:
    found = placing(given(NEW)).placed(finding("far", "within", node("b")))
    assert marked(found) == "7 id:far", "the fact that closes the circle"
    text = f"{HEAD}id:new twl:within id:d ; twl:near id:c ."
    assert marked(placing(given(text)).placed(finding("d", "within")), text) == "2 id:d"
    assert marked(placing(given(text)).placed(finding("e", "within")), text) == "2 id:d", "one step away"


def test_of_facts_as_near_the_one_along_the_path_of_the_rule_counts_more() -> None:
    text = f"{HEAD}id:new twl:near id:g . id:other twl:within id:g ."
    found = placing(given(text)).placed(finding("g", f"<{TWL}within>*"))
    assert marked(found, text).endswith("id:g")
    assert found.place is not None
    assert text[: found.place.start].endswith("twl:within "), "not that along twl:near"


def test_a_node_far_from_every_new_fact_is_told_with_its_file_of_the_graph() -> None:
    text = f"{HEAD}id:new twl:within id:e ."
    found = placing(given(text)).placed(finding("far", "within", node("c")))
    assert marked(found, text) == "2 id:e", "three steps away, by c and d"
    beyond = f"{HEAD}id:new twl:within id:f ."
    found = placing(given(beyond)).placed(finding("far", "within", node("c")))
    assert (found.place, found.source) == (None, "old.trig")


def test_without_new_files_a_finding_has_its_file_and_no_place() -> None:
    for wrong in (finding("d", "within", node("e")), finding("d"), finding("http://e/old"), finding("g", "within")):
        found = placing().placed(wrong)
        assert (found.place, found.source) == (None, "old.trig")
    assert placing().placed(finding("unheard-of")).source is None


def test_what_contradicts_stands_at_its_last_new_statement() -> None:
    files = [given(f'{HEAD}id:x twl:name "{name}" .', f"{name}.trig") for name in ("a", "b")]
    old = ox.Quad(node("x"), ox.NamedNode(TWL + "name"), ox.Literal("c"), ox.NamedNode("http://e/old"))
    sides = (*(quad for file in files for quad in file.source.quads), old)
    wrong = SINGLE_VALUE.finding(node("x"), TWL + "name", None, Words("", ""), sides=sides)
    found = placing(*files).placed(wrong)
    assert (found.source, marked(found, files[1].text)) == ("b.trig", '2 "b"')
    assert placing(files[0]).placed(wrong).source == "a.trig"


def test_a_place_that_is_known_is_left_and_a_prefix_is_found_where_it_is_declared() -> None:
    text = '@prefix rdfs: <http://e/rdfs> .\n<http://e/x> <http://e/p> "v" .'
    wrong = PREFIX_NAMESPACE.finding(
        ox.NamedNode("http://e/rdfs"), None, None, Words("", ""), source="new.ttl", part=Part.SUBJECT
    )
    found = placing(given(text, "new.ttl")).placed(wrong)
    assert found.place is not None
    assert text[found.place.start : found.place.end] == "<http://e/rdfs>"
    assert placing(given(text, "new.ttl")).placed(found) is found


def test_in_json_the_path_is_told_too() -> None:
    text = f'{{"@id": "{ID}x", "{TWL}near": [{{"@id": "{ID}y"}}, {{"@id": "{ID}z"}}]}}'
    found = placing(given(text, "new.jsonld")).placed(finding("x", "near", node("z")))
    assert found.place is not None
    assert found.place.path == f"$['{TWL}near'][1]"
    assert f'"{ID}z"' in text[found.place.start : found.place.end]


def test_a_blank_node_is_found_under_the_name_that_it_would_get() -> None:
    text = f'{HEAD}id:x twl:near [ twl:name "far" ] .'
    file = given(text)
    (named,) = {quad.subject.value for quad in file.source.quads if quad.predicate.value == TWL + "name"}  # type: ignore[union-attr]
    assert named.startswith(ID), named
    assert marked(placing(file).placed(finding(named, "name", ox.Literal("far"))), text) == '2 "far"'

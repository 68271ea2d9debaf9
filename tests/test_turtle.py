"""The normal form: same graph, one text, small diffs."""

import difflib
from itertools import count

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twl_graph.errors import LimitReached, UnreadableInput
from twl_graph.namespaces import ARTICLE, ID, TWL, XSD, prefixes
from twl_graph.reading import parse
from twl_graph.turtle import comments, normal_form, write_trig, write_turtle
from twl_graph.turtle_layout import MAX_DEPTH

BASE = "https://w3id.org/twl-graph/graph/test"
HEAD = (
    f"@base <{BASE}> .\n@prefix id: <{ID}> .\n@prefix twl: <{TWL}> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
    "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
)


def body(text: str) -> str:
    """Return what follows the prefixes of a normal form."""
    return text.partition("\n\n")[2]


def turtle(text: str) -> str:
    return body(normal_form(HEAD + text, trig=False, path="t.ttl"))


def canonical(quads: list[ox.Quad]) -> set[ox.Quad]:
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return set(dataset)


# --- any graph at all ---------------------------------------------------------------------------------------------

_iris = st.one_of(
    st.sampled_from([BASE, BASE + "#", BASE + "#a/b", ARTICLE + "#char=9,12", ARTICLE + "#char=10,12", "urn:x:y"]),
    st.sampled_from(["", "a", "B-1", "a.b", "a.", "-a", ".a", "é", "a%20b", "a/b", "0", "通"]).map(
        lambda local: TWL + local
    ),
    st.sampled_from(["a", "b", "c"]).map(lambda local: ID + local),
    st.sampled_from(
        ["http://www.w3.org/1999/02/22-rdf-syntax-ns#" + name for name in ("type", "first", "rest", "nil")]
    ),
).map(ox.NamedNode)
_blank = st.sampled_from("abcdef").map(ox.BlankNode)
_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ['"', '""', '"""', "\\", "\n", 'a\n"', '\n""""', "\r\n", "\n\\", 'a\n\\"', "\x00\x7f\u2028\ufeff", "true", "# no"]
)
_literals = st.one_of(
    _texts.map(ox.Literal),
    st.builds(
        lambda text, tag: ox.Literal(text, language=tag), _texts, st.sampled_from(["zh", "en", "zh-latn-pinyin"])
    ),
    st.builds(
        lambda text, kind: ox.Literal(text, datatype=ox.NamedNode(XSD + kind)),
        st.sampled_from(
            ["1", "01", "+1", "-1", "-0", "1.0", "1.50", ".5", "-0.0", "1.", "1e0", "true", "True", "TRUE"]
        ),
        st.sampled_from(["integer", "decimal", "double", "boolean", "int", "gYear", "string"]),
    ),
)
_quads = st.lists(
    st.builds(
        ox.Quad,
        _iris | _blank,
        _iris,
        _iris | _blank | _literals,
        st.one_of(st.just(ox.DefaultGraph()), _iris, _blank),
    ),
    max_size=14,
)


@given(_quads, st.sampled_from([BASE, ARTICLE, None]))
def test_what_is_written_reads_back_term_for_term(quads: list[ox.Quad], base: str | None) -> None:
    written = write_trig(quads, prefixes(), base)
    assert canonical(list(ox.parse(written, ox.RdfFormat.TRIG))) == canonical(quads)


@given(_quads)
def test_the_normal_form_of_a_normal_form_is_itself(quads: list[ox.Quad]) -> None:
    if quads:
        once = normal_form(write_trig(quads, {}, None), trig=True, path="x")
        assert normal_form(once, trig=True, path="x") == once


@given(_quads.flatmap(lambda quads: st.tuples(st.just(quads), st.permutations(quads))))
def test_the_order_of_the_statements_does_not_matter(pair: tuple[list[ox.Quad], list[ox.Quad]]) -> None:
    assert write_trig(pair[0], prefixes(), BASE) == write_trig(pair[1], prefixes(), BASE)


_plain = st.builds(ox.Triple, st.sampled_from("abc").map(lambda n: ox.NamedNode(ID + n)), _iris, _iris | _literals)


@given(st.lists(_plain, min_size=1, max_size=12), st.data())
def test_a_fact_of_a_new_kind_about_a_known_thing_is_one_new_line(
    triples: list[ox.Triple], data: st.DataObject
) -> None:
    subject = data.draw(st.sampled_from(triples)).subject
    if len({triple for triple in triples if triple.subject == subject}) < 2:
        return  # a single fact shares its line with its subject
    new = ox.Triple(subject, ox.NamedNode(TWL + "brandNew"), ox.NamedNode(ID + "new"))
    before = write_turtle(triples, prefixes(), None)
    after = write_turtle([*triples, new], prefixes(), None)
    changes = [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]
    assert [line for line in changes if "@prefix" not in line] == ["+     twl:brandNew id:new ;"]


# --- what it looks like -------------------------------------------------------------------------------------------


def test_prefixes_are_the_used_ones_sorted_under_the_base() -> None:
    written = normal_form(HEAD + "id:b twl:p id:a .", trig=False, path="t.ttl")
    assert written == f"@base <{BASE}> .\n@prefix id: <{ID}> .\n@prefix twl: <{TWL}> .\n\nid:b twl:p id:a .\n"


def test_a_file_that_declares_prefixes_for_shacl_keeps_them_all() -> None:
    declared = '@prefix sh: <http://www.w3.org/ns/shacl#> .\n<> sh:declare [ sh:prefix "xsd" ] , [ sh:prefix "twl" ] .'
    assert "@prefix xsd: " in normal_form(HEAD + declared, trig=False, path="t.ttl")


def test_the_file_itself_comes_first_then_subjects_by_iri() -> None:
    assert turtle("id:b twl:p 1 . id:a twl:p 1 . <> twl:p 1 .") == "<> twl:p 1 .\n\nid:a twl:p 1 .\n\nid:b twl:p 1 .\n"


def test_type_names_and_definition_come_before_the_other_predicates() -> None:
    text = 'id:a twl:b 1 ; rdfs:label "a"@en ; a twl:T ; <http://www.w3.org/2004/02/skos/core#definition> "d"@en .'
    lines = turtle(text).splitlines()
    assert lines == [
        "id:a",
        "    a twl:T ;",
        '    rdfs:label "a"@en ;',
        '    skos:definition "d"@en ;',
        "    twl:b 1 ;",
        "    .",
    ]


def test_several_objects_stand_one_a_line_chinese_before_english() -> None:
    lines = turtle('id:a rdfs:label "a"@en , "甲"@zh .').splitlines()
    assert lines == ["id:a", "    rdfs:label", '        "甲"@zh ,', '        "a"@en ;', "    ."]


def test_blocks_stand_in_the_order_of_the_text() -> None:
    text = f"@base <{ARTICLE}> .\n<#char=100,110> {{ <urn:a> <urn:p> 1 }} <#char=9,12> {{ <urn:a> <urn:p> 1 . }}"
    written = normal_form(text, trig=True, path="p.trig")
    assert (
        body(written) == "<#char=9,12> {\n    <urn:a> <urn:p> 1 .\n}\n\n<#char=100,110> {\n    <urn:a> <urn:p> 1 .\n}\n"
    )


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("01", '"01"^^xsd:integer'),
        ("+1", '"+1"^^xsd:integer'),
        ("1.50", '"1.50"^^xsd:decimal'),
        ("1.5", "1.5"),
        ("-7", "-7"),
        ("true", "true"),
        ("1e0", '"1e0"^^xsd:double'),
        ('"a"^^xsd:string', '"a"'),
        ('"true"', '"true"'),
        ("'it\\'s'", '"it\'s"'),
    ],
)
def test_a_literal_stands_bare_only_in_canonical_form(written: str, spelled: str) -> None:
    assert turtle(f"id:a twl:p {written} .") == f"id:a twl:p {spelled} .\n"


def test_a_text_of_several_lines_keeps_its_lines() -> None:
    assert turtle('id:a twl:p "one\\ntwo \\"x\\"" .') == 'id:a twl:p """one\ntwo "x\\"""" .\n'


def test_blank_nodes_and_lists_stay_in_place() -> None:
    text = "id:a twl:p [ twl:q ( id:b [ twl:r 1 ; twl:s 2 ] ) ] , [] , () ."
    assert turtle(text).splitlines() == [
        "id:a",
        "    twl:p",
        "        () ,",
        "        [",
        "            twl:q (",
        "                id:b",
        "                [",
        "                    twl:r 1 ;",
        "                    twl:s 2 ;",
        "                ]",
        "            ) ;",
        "        ] ,",
        "        [] ;",
        "    .",
    ]


def test_a_blank_node_that_two_things_share_keeps_its_label() -> None:
    assert turtle("id:a twl:p _:x . id:b twl:p _:x . _:x twl:q 1 .") == (
        "id:a twl:p _:x .\n\nid:b twl:p _:x .\n\n_:x twl:q 1 .\n"
    )


def test_blank_nodes_in_a_ring_are_written_with_a_label() -> None:
    written = turtle("_:b twl:p _:a . _:a twl:p _:b .")
    assert written == "_:a twl:p [ twl:p _:a ] .\n"


def test_a_subject_that_nothing_points_at_is_an_anonymous_node_at_the_end() -> None:
    assert turtle("[] a owl:AllDisjointClasses ; twl:p 1 . id:a twl:p 1 .").splitlines()[2:] == [
        "[]",
        "    a owl:AllDisjointClasses ;",
        "    twl:p 1 ;",
        "    .",
    ]


def test_a_list_of_thousands_is_written_without_recursion() -> None:
    numbers = " ".join(str(number) for number in range(5000))
    assert turtle(f"id:a twl:p ( {numbers} ) .").count("\n") == 5002


def test_nesting_beyond_reading_is_a_limit_and_no_crash() -> None:
    deep = MAX_DEPTH + 5
    with pytest.raises(LimitReached, match=r"t\.ttl: blank nodes are nested"):
        turtle("id:a twl:p " + "[ twl:p " * deep + "1" + "]" * deep + " .")
    with pytest.raises(LimitReached, match=r"t\.ttl: lists are nested"):
        turtle("id:a twl:p " + "(" * deep + "1" + ")" * deep + " .")


@pytest.mark.parametrize(
    "base",
    [
        "http://e",
        "http://e/a/../b",
        "http://e/a?q",
        "http://e/a#f",
        "http://e/a/",
        "urn:x:y",
        "mailto:a@e",
        "file:///x",
    ],
)
@pytest.mark.parametrize("reference", ["", "#f", "x", "/x", "?y", "#a/b?c", "../z", "//h/p"])
def test_whatever_the_base_the_graph_stays_the_same(base: str, reference: str) -> None:
    text = f"@base <{base}> .\n<{reference}> <http://e/p> <{base}> , <#g> , <> ."
    try:
        parse(text.encode(), "t.ttl", ox.RdfFormat.TURTLE)
    except UnreadableInput:
        return  # that reference has no meaning against that base
    once = normal_form(text, trig=False, path="t.ttl")
    assert normal_form(once, trig=False, path="t.ttl") == once


@pytest.mark.parametrize("prefix", ["", "a.b", "通", "a-b", "É", "z"])
def test_whatever_a_prefix_is_called_it_is_kept(prefix: str) -> None:
    written = normal_form(
        f"@prefix {prefix}: <http://e/> .\n{prefix}:a {prefix}:b {prefix}: .", trig=False, path="t.ttl"
    )
    assert written == f"@prefix {prefix}: <http://e/> .\n\n{prefix}:a {prefix}:b {prefix}: .\n"


def test_two_bases_become_one() -> None:
    text = "@base <http://e/1> .\n<#a> <#p> 1 .\n@base <http://e/2> .\n<#a> <#p> 2 ."
    assert body(normal_form(text, trig=False, path="t.ttl")) == "<http://e/1#a> <http://e/1#p> 1 .\n\n<#a> <#p> 2 .\n"


# --- comments -----------------------------------------------------------------------------------------------------


def test_comment_lines_at_the_top_are_kept() -> None:
    written = normal_form("# one\n\n  # two\n" + HEAD + "id:a twl:p 1 .", trig=False, path="t.ttl")
    assert written.startswith(f"# one\n# two\n\n@base <{BASE}> .\n")
    assert normal_form(written, trig=False, path="t.ttl") == written


@pytest.mark.parametrize(
    "top",
    [
        HEAD + "# one\n\n# two\n",
        "@prefix a: <http://a/#> . # one\n" + HEAD + "# two\n",
        "# one\nPREFIX a: <http://a/#>\n# two\n" + HEAD,
        "# one\nBASE <http://a/>\n# two\n" + HEAD,
        "@prefix a: <http://a/> .# one\r\n@prefix b: <http://b/>\n  .\n# two\n" + HEAD,
    ],
)
def test_comments_between_the_directives_are_comments_at_the_top(top: str) -> None:
    written = normal_form(top + "id:a twl:p 1 .", trig=False, path="t.ttl")
    assert written.startswith(f"# one\n# two\n\n@base <{BASE}> .\n")
    assert normal_form(written, trig=False, path="t.ttl") == written


@pytest.mark.parametrize("text", ["<http://a/#x> <http://a/p> 1 .\n# no", "base:a base:b 1 . # no", "# yes\n_:a # no"])
def test_comments_after_the_first_term_are_not(text: str) -> None:
    header, below = comments(text)
    assert [text[at:] for at in below] == ["# no"]
    assert header == (["# yes"] if "yes" in text else [])


@pytest.mark.parametrize(
    ("line", "column"),
    [("id:a twl:p 1 . # no", 16), ("  # no", 3), ("id:a twl:p <#x> , '''#''', \"#\" , '#' # no", 38)],
)
def test_a_comment_elsewhere_is_refused_with_its_place(line: str, column: int) -> None:
    text = HEAD + "id:z twl:p 2 .\n" + line + ("" if line.endswith(".") else "\n.") * ("<#x>" in line)
    with pytest.raises(UnreadableInput) as refused:
        normal_form(text, trig=False, path="t.ttl")
    assert (refused.value.line, refused.value.column) == (HEAD.count("\n") + 2, column)
    assert "scopeNote" in str(refused.value)


def test_a_hash_inside_an_iri_or_a_string_is_no_comment() -> None:
    assert turtle("<#x> twl:p \"# a\" , '''\n# b''' , <http://e/#c> .").count("#") == 4


def test_a_prefix_of_the_file_that_is_not_the_projects_is_kept() -> None:
    text = "@prefix ex: <http://example.com/> .\nex:a ex:b ex:c ."
    assert normal_form(text, trig=False, path="t.ttl") == "@prefix ex: <http://example.com/> .\n\nex:a ex:b ex:c .\n"


def test_the_projects_own_prefix_wins_over_a_files_other_meaning() -> None:
    text = "@prefix twl: <http://example.com/> .\ntwl:a twl:b twl:c ."
    written = normal_form(text, trig=False, path="t.ttl")
    assert written == "<http://example.com/a> <http://example.com/b> <http://example.com/c> .\n"


def test_every_file_of_the_graph_is_the_same_graph_in_normal_form() -> None:
    from twl_graph import resources

    seen = count()
    for folder in (resources.ontology(), resources.data(), resources.data().joinpath("article")):
        for file in folder.iterdir():
            if file.name.endswith((".ttl", ".trig")):
                trig = file.name.endswith(".trig")
                text = file.read_text(encoding="utf-8")
                syntax = ox.RdfFormat.TRIG if trig else ox.RdfFormat.TURTLE
                written = normal_form(text, trig=trig, path=file.name)
                assert len(parse(written.encode(), file.name, syntax).quads) == len(
                    set(parse(text.encode(), file.name, syntax).quads)
                )
                next(seen)
    assert next(seen) > 3


def test_the_header_of_a_text_stands_before_the_blocks_of_its_spans() -> None:
    base = "https://w3id.org/twl-graph/article/river"
    text = (
        f"@base <{base}> . <#char=9,12> {{ <a:b> <a:p> 1 }} <#char=0,9> {{ <a:b> <a:p> 1 }} <x:header> {{ <> <a:p> 1 }}"
    )
    written = normal_form(text, trig=True, path="test")
    assert [line for line in written.splitlines() if line.endswith("{")] == [
        "<x:header> {",
        "<#char=0,9> {",
        "<#char=9,12> {",
    ]

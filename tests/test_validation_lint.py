"""Shapes that an engine would silently misread are refused, with the fault named and the nearest right thing."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph

from tests.conftest import ROOT
from twl_graph.errors import Words
from twl_graph.namespaces import CONCEPT, ID, SH, SHAPE, TWL
from twl_graph.validation.finding import Severity
from twl_graph.validation.lint import Fault, ShapesInvalid, faults
from twl_graph.validation.lint.vocabularies import Vocabularies
from twl_graph.validation.shapes import Shapes

HEAD = f"""
@prefix ex: <http://example.com/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix schema: <https://schema.org/> .
@prefix sh: <{SH}> . @prefix shape: <{SHAPE}> . @prefix twl: <{TWL}> . @prefix concept: <{CONCEPT}> .
@prefix id: <{ID}> .
"""
RIGHT = """shape:A a sh:NodeShape ; sh:targetClass ex:Thing ; sh:property shape:B .
shape:B a sh:PropertyShape ; sh:path ex:p .
"""
SAID = """; sh:name "甲"@zh , "first"@en ; sh:message "甲须如此。"@zh , "First is so."@en ."""
KNOWN = Vocabularies.of(ROOT / "ontology")


def read(text: str) -> Shapes:
    return Shapes(Graph().parse(data=HEAD + text, format="turtle"))


def judged(text: str, known: Vocabularies | None = None) -> list[Fault]:
    return sorted(faults(Graph().parse(data=HEAD + text, format="turtle"), known), key=lambda fault: fault.sort_key)


def refused(text: str, known: Vocabularies | None = None) -> list[str]:
    """What shapes are refused for."""
    return [f"{one.subject}: {one.reason.en}" for one in judged(text, known) if one.severity is Severity.VIOLATION]


def target(rest: str) -> str:
    return f"shape:A a sh:NodeShape ; sh:targetClass ex:Thing ; {rest} ."


def selecting(query: str, more: str = "") -> str:
    return target(f"sh:sparql [ sh:select '''{query}''' {more} ]")


def written(folder: Path, text: str, name: str = "more.ttl") -> Path:
    (folder / name).write_text(HEAD + text, encoding="utf-8")
    return folder / name


# --- what is in order ------------------------------------------------------------------------------------------------


def test_shapes_in_order_are_accepted() -> None:
    assert {str(shape) for shape in read(RIGHT).targeted()} == {SHAPE + "A"}


def test_the_projects_own_shapes_have_no_fault_and_no_warning() -> None:
    assert Shapes.bundled().warnings == ()


@pytest.mark.parametrize(
    "text",
    [
        RIGHT + 'shape:B sh:minCount 1 ; sh:maxCount "2"^^<http://www.w3.org/2001/XMLSchema#integer> .',
        target("sh:closed true ; sh:ignoredProperties ( )"),
        target("sh:in ( ex:a 1 'text' )"),
        target("sh:property [ sh:path ( ex:p [ sh:inversePath ex:q ] ) ; sh:minCount 1 ]"),
        target("sh:property [ sh:path [ sh:alternativePath ( ex:p ( ex:q ex:r ) ) ] ; sh:minCount 1 ]"),
        target("sh:property [ sh:path [ sh:zeroOrMorePath [ sh:inversePath ex:q ] ] ; sh:minCount 1 ]"),
        target("sh:node shape:C ; sh:property [ sh:path ex:p ; sh:node shape:C ]") + "shape:C a sh:NodeShape .",
        target("sh:pattern '^a' ; sh:flags 'i'"),
        selecting("SELECT $this WHERE { $this <http://e/service> 'SERVICE' } # FROM MINUS"),
        selecting("SELECT $this ?value WHERE { $this a ?value FILTER NOT EXISTS { ?value rdfs:label ?l } }"),
        "ex:words <http://example.com/imports> ex:theirs ." + RIGHT,
    ],
)
def test_what_only_looks_like_a_fault_is_accepted(text: str) -> None:
    assert refused(text) == []


# --- faults of terms -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            RIGHT + "shape:B sh:minCont 1 .",
            "sh:minCont: not a term of SHACL that is enforced here; did you mean sh:minCount?",
        ),
        (RIGHT.replace("targetClass", "targetClas"), "sh:targetClas: not a term of SHACL that is enforced here; "),
        (RIGHT + "shape:B sh:nodeKind sh:Iri .", "did you mean sh:IRI?"),
        (RIGHT + "shape:A sh:js [] .", "sh:js: not a term of SHACL that is enforced here"),
        (RIGHT + "shape:A sh:rule [] .", "sh:rule: not a term"),
        (RIGHT + "shape:A sh:target [] .", "sh:target: not a term"),
        (RIGHT + "shape:A sh:deactivated true .", "sh:deactivated: not a term"),
        (RIGHT + "ex:f a sh:SPARQLFunction .", "sh:SPARQLFunction: not a term"),
        (RIGHT + "ex:mine owl:imports ex:theirs .", "owl:imports <http://example.com/theirs> is never followed"),
        (RIGHT + "ex:data sh:shapesGraph ex:theirs .", "sh:shapesGraph <http://example.com/theirs> is never read"),
        (RIGHT + "ex:mine sh:entailment ex:RDFS .", "sh:entailment <http://example.com/RDFS> is never read"),
        (
            selecting("SELECT $this WHERE { $this a ?k }", "; sh:prefixes ex:theirs"),
            "<http://example.com/theirs> declares no prefix here, and nothing is read from elsewhere",
        ),
        (RIGHT + "shape:C a sh:NodeShape ; sh:closed true .", "shape:C: no target, and no other shape uses it"),
        (RIGHT + "shape:C sh:class ex:Thing .", "shape:C: no target, and no other shape uses it"),
        (RIGHT.replace("sh:property shape:B", "sh:closed true"), "shape:B: no target"),
        ("ex:a ex:b ex:c .", "sh:NodeShape: there is no shape at all"),
        ("", "sh:NodeShape: there is no shape at all"),
    ],
)
def test_each_silent_fault_is_refused_and_named(text: str, fault: str) -> None:
    with pytest.raises(ShapesInvalid) as error:
        read(text)
    assert fault in str(error.value)


def test_faults_are_told_in_chinese_too() -> None:
    with pytest.raises(ShapesInvalid) as error:
        read(RIGHT + "shape:B sh:minCont 1 .")
    assert "不是这里会执行的 SHACL 术语；是不是 sh:minCount？" in error.value.said("zh")


def test_all_faults_are_told_at_once_in_a_fixed_order() -> None:
    with pytest.raises(ShapesInvalid) as error:
        read(RIGHT + "shape:B sh:minCont 1 ; sh:maxCont 2 . shape:C a sh:NodeShape .")
    assert [fault.subject for fault in error.value.faults] == ["sh:maxCont", "sh:minCont", "shape:C"]


@pytest.mark.parametrize(
    "use", ["sh:not shape:C", "sh:or ( shape:C )", "sh:node shape:C", "sh:qualifiedValueShape shape:C"]
)
def test_a_shape_that_another_one_uses_needs_no_target(use: str) -> None:
    read(RIGHT + f"shape:A {use} . shape:C a sh:NodeShape .")


# --- faults of structure ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (target("sh:in _:l") + "_:l rdf:first 1 ; rdf:rest _:l .", "the list turns in a circle and has no end"),
        (
            target("sh:or _:l") + "_:l rdf:first ex:a ; rdf:rest _:m . _:m rdf:first ex:b ; rdf:rest _:l . "
            "ex:a a sh:NodeShape . ex:b a sh:NodeShape .",
            "the list turns in a circle",
        ),
        (target("sh:in _:l") + "_:l rdf:first 1 .", "a cell of it has 0 rdf:rest, not one"),
        (target("sh:in _:l") + "_:l rdf:rest () .", "a cell of it has 0 rdf:first, not one"),
        (target("sh:in _:l") + "_:l rdf:first 1 ; rdf:rest () , ( 2 ) .", "a cell of it has 2 rdf:rest, not one"),
        (target("sh:in _:l") + "_:l rdf:first 1 , 2 ; rdf:rest () .", "a cell of it has 2 rdf:first, not one"),
        (target("sh:in ex:a"), "a list in brackets belongs here"),
        (target("sh:languageIn 'zh'"), "a list in brackets belongs here"),
        (target("sh:and ( )"), "the list is empty"),
        (target("sh:property [ sh:path _:l ; sh:minCount 1 ]") + "_:l rdf:first ex:p ; rdf:rest _:l .", "in a circle"),
        (target("sh:property [ sh:path _:l ]") + "_:l sh:inversePath _:l .", "the path leads back to itself"),
        (target("sh:property [ sh:path [] ]"), "no path: it is a property, a list of steps, or one step"),
        (target("sh:property [ sh:path 'p' ]"), "no path: it is a property"),
        (target("sh:property [ sh:path [ sh:inversePath ex:p ; sh:zeroOrMorePath ex:q ] ]"), "no path: it is"),
        (target("sh:property [ sh:path ex:p , ex:q ]"), "2 sh:path where there is one"),
        (target("sh:property [ sh:minCount 1 ]"), "a property shape without sh:path"),
        (target("sh:path ex:p"), "shape:A: what has a sh:path is a sh:PropertyShape"),
        (target("sh:node shape:A"), "shape:A: the shape uses itself, at once or through others"),
        (target("sh:property [ sh:path ex:p ; sh:node shape:A ]"), "shape:A: the shape uses itself"),
        (target("sh:or ( shape:C )") + "shape:C a sh:NodeShape ; sh:not shape:A .", "shape:C: the shape uses itself"),
        (
            target("sh:node shape:CleanThing") + "shape:CleanThings a sh:NodeShape ; sh:targetNode ex:a .",
            "shape:A: shape:CleanThing is no shape of these files. Did you mean shape:CleanThings?",
        ),
    ],
)
def test_a_fault_of_structure_is_refused_and_named(text: str, fault: str) -> None:
    assert [one for one in refused(text) if fault in one] != [], refused(text)


@pytest.mark.parametrize(
    ("rest", "fault"),
    [
        ('sh:minCount "x"', "a whole number without quotes belongs here"),
        ("sh:minCount -1", "a whole number"),
        ("sh:maxLength 1.5", "a whole number"),
        ('sh:closed "true"', "true or false belongs here, without quotes"),
        ("sh:severity ex:Grave", "sh:Violation, sh:Warning or sh:Info belongs here"),
        ("sh:nodeKind sh:Violation", "a kind of node such as sh:IRI"),
        ("sh:class 'Thing'", "an IRI belongs here"),
        ("sh:targetClass 'Thing'", "an IRI belongs here"),
        ("sh:targetNode []", "an IRI belongs here"),
        ("sh:minInclusive ex:few", "a value belongs here"),
        ("sh:maxCount 1 , 2", "2 sh:maxCount where there is one at most"),
        ("sh:pattern '^a' , '^b'", "2 sh:pattern where there is one at most"),
    ],
)
def test_a_value_that_a_parameter_cannot_take_is_refused(rest: str, fault: str) -> None:
    assert [one for one in refused(target(rest)) if fault in one] != [], refused(target(rest))


# --- patterns and queries --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rest", "fault"),
    [
        (r"sh:pattern '^(a+)+$'", "repeats of this pattern are nested or overlap"),
        (r"sh:pattern '^(ab|AB)+$' ; sh:flags 'i'", "repeats of this pattern are nested or overlap"),
        (r"sh:pattern '('", "no valid pattern: missing ), unterminated subpattern"),
        (r"sh:pattern '^\\p{L}+$'", r"\p of XPath is not known here: name the characters"),
        (r"sh:pattern '^\\i\\c*$'", r"\i of XPath is not known here"),
        (r"sh:pattern '^[a-z--[aeiou]]$'", "is set arithmetic in XPath and none here"),
        (r"sh:pattern '^a{99999999999999999999}$'", "no valid pattern"),
        ("sh:pattern '" + "(" * 3000 + ")" * 3000 + "'", "nested too deep"),
        ("sh:pattern ex:p", "a text belongs here"),
        ("sh:pattern 'a' ; sh:flags 'x'", "sh:flags are i and m here"),
        ("sh:flags 'i'", "sh:flags are i and m here, beside a sh:pattern"),
    ],
)
def test_a_pattern_that_cannot_run_or_would_hang_is_refused(rest: str, fault: str) -> None:
    assert [one for one in refused(target(rest)) if fault in one] != [], refused(target(rest))


@pytest.mark.parametrize(
    ("pattern", "warning"),
    [
        (r"\\d+\\d+$", "so a long text takes it long"),
        ("^(?=a)b", "only Python knows"),
        (r"\\bword", "only Python knows"),
    ],
)
def test_a_poor_pattern_is_a_warning(pattern: str, warning: str) -> None:
    text = target(f"sh:pattern '{pattern}'")
    assert refused(text) == []
    assert any(warning in one.reason.en for one in judged(text))


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ("SELECT $this FROM <http://127.0.0.1:9/> WHERE { $this a ?k }", "FROM is never read"),
        ("SELECT $this WHERE { SERVICE <http://127.0.0.1:9/> { $this a ?k } }", "SERVICE is never called"),
        ("SELECT $this WHERE { SERVICE#comment\n<http://127.0.0.1:9/> { $this a ?k } }", "SERVICE is never called"),
        ("SELECT $this WHERE { GRAPH ?g { $this a ?k } }", "GRAPH finds nothing here"),
        ("SELECT $this WHERE { $this a ?k MINUS { $this a ?l } }", "MINUS is barred from shapes"),
        ("SELECT $this WHERE { $this a ?k VALUES ?k { 1 } }", "VALUES is barred from shapes"),
        ("SELECT $this WHERE { $this none:p ?k }", "the query is not valid: the prefix none: is not declared"),
        ("SELECT $this WHERE { $this a ?k", "the query is not valid: this { is never closed"),
        ("ASK { $this a ?k }", "a SELECT query belongs here"),
        ("SELECT ?that WHERE { ?that a ?k }", "the query does not ask about $this"),
        ("DELETE WHERE { $this a ?k }", "DELETE is an update, not a query"),
    ],
)
def test_a_query_that_cannot_be_part_of_a_shape_is_refused(query: str, fault: str) -> None:
    assert [one for one in refused(selecting(query)) if fault in one] != [], refused(selecting(query))


def test_a_sparql_constraint_without_a_query_is_refused() -> None:
    assert refused(target("sh:sparql []")) == ["shape:A: a SPARQL constraint with 0 sh:select where there is one"]


# --- terms that nobody declared --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rest", "fault"),
    [
        (
            "sh:targetClass twl:Agrement",
            "no term twl:Agrement is declared: no fact can have it. Did you mean twl:Agree",
        ),
        ("sh:targetSubjectsOf twl:hasPartys", "no term twl:hasPartys is declared"),
        ("sh:targetNode concept:educatoin", "no term concept:educatoin is declared"),
        ("sh:property [ sh:path twl:hasPartys ; sh:minCount 1 ]", "Did you mean twl:hasParty?"),
        ("sh:property [ sh:path ( twl:hasParty [ sh:inversePath twl:hasPartys ] ) ]", "no term twl:hasPartys"),
        ("sh:property [ sh:path schema:locatoin ]", "no term schema:locatoin is declared"),
        ("sh:property [ sh:path ex:p ]", "<http://example.com/p> is of no vocabulary that this graph uses"),
        ("sh:class twl:Agrement", "no term twl:Agrement is declared"),
        ("sh:equals twl:hasPartys", "no term twl:hasPartys is declared"),
        ("sh:hasValue concept:educatoin", "no term concept:educatoin"),
        ("sh:in ( concept:education concept:educatoin )", "no term concept:educatoin"),
        ("sh:closed true ; sh:ignoredProperties ( twl:hasPartys )", "no term twl:hasPartys"),
    ],
)
def test_a_term_that_nobody_declared_is_refused(rest: str, fault: str) -> None:
    text = f"shape:A a sh:NodeShape ; sh:targetClass twl:Agreement ; {rest} ."
    assert [one for one in refused(text, KNOWN) if fault in one] != [], refused(text, KNOWN)


@pytest.mark.parametrize(
    "rest",
    [
        "sh:property [ sh:path ( twl:hasParty [ sh:inversePath schema:containedInPlace ] ) ]",
        "sh:in ( concept:education id:nowhere 'text' ex:other )",
        "sh:hasValue id:langfang",
        "sh:closed true ; sh:ignoredProperties ( rdf:type schema:publisher )",
    ],
)
def test_a_declared_term_and_a_value_that_is_no_concept_are_accepted(rest: str) -> None:
    assert refused(f"shape:A a sh:NodeShape ; sh:targetClass twl:Agreement ; {rest} .", KNOWN) == []


# --- warnings --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rest", "warnings"),
    [
        (SAID.removesuffix("."), []),
        ("", ["no sh:message in Chinese or English", "no sh:name"]),
        ('; sh:name "first" ; sh:message "甲须如此。"@zh', ["no sh:message in English"]),
        ('; sh:name "first" ; sh:message "First is so."@en', ["no sh:message in Chinese"]),
        ('; sh:name "first" ; sh:message "First is so."', ["no sh:message in Chinese or English"]),
    ],
)
def test_a_missing_message_or_name_is_a_warning(rest: str, warnings: list[str]) -> None:
    found = judged(f"shape:A a sh:NodeShape ; sh:targetNode ex:a {rest} .")
    assert [(one.reason.en, one.severity) for one in found] == [(words, Severity.WARNING) for words in warnings]
    assert [one.reason.en for one in read(f"shape:A a sh:NodeShape ; sh:targetNode ex:a {rest} .").warnings] == warnings


# --- where a fault is ------------------------------------------------------------------------------------------------


def test_a_fault_names_its_file_and_the_statement_that_shows_it(tmp_path: Path) -> None:
    right = written(tmp_path, RIGHT, "a.ttl")
    wrong = written(
        tmp_path, "shape:C a sh:PropertyShape ; sh:targetNode ex:a ; sh:path ex:p ; sh:minCont 1 .", "b.ttl"
    )
    with pytest.raises(ShapesInvalid) as error:
        Shapes.read([right, wrong])
    (fault,) = error.value.faults
    one = ox.Literal("1", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer"))
    assert fault[3:7] == (ox.NamedNode(SHAPE + "C"), SH + "minCont", one, str(wrong))
    assert fault.place is not None
    line, column = fault.place.line, fault.place.column
    shown = wrong.read_text(encoding="utf-8").splitlines()[line - 1]
    assert shown[column - 1 :].startswith("1 .")
    assert f"\n  {wrong}:{line}:{column}: sh:minCont: not a term of SHACL" in str(error.value)


def test_a_fault_inside_a_blank_node_has_its_file_too(tmp_path: Path) -> None:
    file = written(tmp_path, target("sh:property [ sh:path ex:p ; sh:minCount 'x' ]"))
    with pytest.raises(ShapesInvalid) as error:
        Shapes.read([file])
    (fault,) = error.value.faults
    assert (fault.path, fault.value, fault.source) == (SH + "minCount", ox.Literal("x"), str(file))
    assert isinstance(fault.node, ox.BlankNode)


def test_a_shape_that_two_files_describe_is_refused(tmp_path: Path) -> None:
    file = written(tmp_path, "shape:isoCode sh:minCount 0 .")
    with pytest.raises(ShapesInvalid) as error:
        Shapes.of(ROOT / "ontology", [file])
    assert [(one.subject, one.source) for one in error.value.faults if "choose another IRI" in one.reason.en] == [
        ("shape:isoCode", str(file))
    ]


def test_a_further_file_without_shapes_is_refused(tmp_path: Path) -> None:
    file = written(tmp_path, "id:langfang a twl:City .")
    with pytest.raises(ShapesInvalid) as error:
        Shapes.of(ROOT / "ontology", [file])
    assert [(one.reason, one.source) for one in error.value.faults] == [
        (
            Words(
                "这个文件里没有形状；要检查的事实请作为 FILE 给出",
                "there is no shape in this file; give facts to be checked as FILE",
            ),
            str(file),
        )
    ]

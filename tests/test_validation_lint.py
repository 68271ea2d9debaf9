"""Shapes that an engine would silently misread are refused, with the fault named and the nearest right thing."""

import pytest
from rdflib import Graph

from twl_graph.namespaces import SH, SHAPE
from twl_graph.validation.lint import ShapesInvalid
from twl_graph.validation.shapes import Shapes

HEAD = f"""
@prefix ex: <http://example.com/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix sh: <{SH}> . @prefix shape: <{SHAPE}> .
"""
RIGHT = """shape:A a sh:NodeShape ; sh:targetClass ex:Thing ; sh:property shape:B .
shape:B a sh:PropertyShape ; sh:path ex:p .
"""


def read(text: str) -> Shapes:
    return Shapes(Graph().parse(data=HEAD + text, format="turtle"))


def test_shapes_in_order_are_accepted() -> None:
    assert {str(shape) for shape in read(RIGHT).targeted()} == {SHAPE + "A"}


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
        (RIGHT + "ex:mine owl:imports ex:theirs .", "owl:imports <http://example.com/theirs> is never followed"),
        (RIGHT + "shape:C a sh:NodeShape ; sh:closed true .", "shape:C: no target, and no other shape uses it"),
        (RIGHT.replace("sh:property shape:B", "sh:closed true"), "shape:B: no target"),
        ("ex:a ex:b ex:c .", "sh:NodeShape: there is no shape at all"),
        ("", "sh:NodeShape: there is no shape at all"),
    ],
)
def test_each_silent_fault_is_refused_and_named(text: str, fault: str) -> None:
    with pytest.raises(ShapesInvalid) as refused:
        read(text)
    assert fault in str(refused.value)


def test_faults_are_told_in_chinese_too() -> None:
    with pytest.raises(ShapesInvalid) as refused:
        read(RIGHT + "shape:B sh:minCont 1 .")
    assert "不是这里会执行的 SHACL 术语；是不是 sh:minCount？" in refused.value.said("zh")


def test_all_faults_are_told_at_once_in_a_fixed_order() -> None:
    with pytest.raises(ShapesInvalid) as refused:
        read(RIGHT + "shape:B sh:minCont 1 ; sh:maxCont 2 . shape:C a sh:NodeShape .")
    assert [fault.subject for fault in refused.value.faults] == ["sh:maxCont", "sh:minCont", "shape:C"]


@pytest.mark.parametrize(
    "use", ["sh:not shape:C", "sh:or ( shape:C )", "sh:node shape:C", "sh:qualifiedValueShape shape:C"]
)
def test_a_shape_that_another_one_uses_needs_no_target(use: str) -> None:
    read(RIGHT + f"shape:A {use} . shape:C a sh:NodeShape .")

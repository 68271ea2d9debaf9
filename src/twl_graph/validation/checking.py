"""Running the shapes over a graph with pyshacl, and reading its report: the only module that knows the engine.

It is given an rdflib graph and shapes that passed the lint, and hands back findings. Another engine can stand here:
nothing above or below sees more of it than `check`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import pyshacl
import rdflib.plugins.sparql
from pyparsing import ParseException
from pyshacl.constraints.constraint_component import ConstraintComponent
from pyshacl.errors import ConstraintLoadError, ReportableRuntimeError, ShapeLoadError
from rdflib import Graph, URIRef
from rdflib.namespace import SH

from twl_graph.errors import UnsupportedFeature, Words
from twl_graph.validation.finding import Finding, Part, Severity
from twl_graph.validation.terms import from_rdflib

if TYPE_CHECKING:
    from rdflib.term import Node

    from twl_graph.validation.shapes import Shapes

#: What pyshacl is seen to raise for shapes that it cannot run: broken structure, SPARQL, pattern, or a list without end
#: (ValueError); its own assertions stand for values that it did not expect.
_ENGINE_FAULTS: Final = (
    ShapeLoadError,
    ConstraintLoadError,
    ReportableRuntimeError,
    ParseException,
    re.error,
    ValueError,
    AssertionError,
    NotImplementedError,
    RecursionError,
)


#: The method of the engine that puts a result into words.
_PROSE: Final = "make_v_result_description"
#: The part of a statement that is at fault where it is not the value: of a property that has no place on the thing, and
#: of one that is missing, for which the thing stands.
_PARTS: Final = {
    str(SH.ClosedConstraintComponent): Part.PREDICATE,
    str(SH.MinCountConstraintComponent): Part.SUBJECT,
    str(SH.QualifiedMinCountConstraintComponent): Part.SUBJECT,
}


def check(data: Graph, shapes: Shapes) -> Iterator[Finding]:
    """Check every focus node of `shapes` in `data`; the findings come in no particular order.

    `data` is not changed. Nothing is fetched: no imports, no scripts, no inference, no `FROM` in a SPARQL constraint.

    Raises:
        UnsupportedFeature: the engine cannot run the shapes (a broken pattern, query or list); its own words say why.
    """
    with _sealed(), _without_prose():
        try:
            _, report, text = pyshacl.validate(
                data,
                shacl_graph=shapes.graph,
                advanced=False,
                inference="none",
                inplace=True,
                do_owl_imports=False,
                js=False,
            )
        except _ENGINE_FAULTS as error:
            raise _cannot_run(str(error)) from error
    if not isinstance(report, Graph):  # pyshacl returns its ValidationFailure instead of raising it
        raise _cannot_run(text)
    for result in report.objects(None, SH.result):
        yield _finding(report, result, shapes)


@contextmanager
def _sealed() -> Iterator[None]:
    """Keep rdflib's SPARQL from loading what `FROM` names: a switch of the whole process, so it is put back."""
    before = rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS
    rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS = False
    try:
        yield
    finally:
        rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS = before


@contextmanager
def _without_prose() -> Iterator[None]:
    """Keep the engine from telling its results as text as well, which nobody reads: it strings them together one by
    one, so that ten thousand of them take a minute.
    """
    before = getattr(ConstraintComponent, _PROSE)
    setattr(ConstraintComponent, _PROSE, lambda *_, **__: "")
    try:
        yield
    finally:
        setattr(ConstraintComponent, _PROSE, before)


def _cannot_run(reason: str) -> UnsupportedFeature:
    return UnsupportedFeature(Words(f"无法执行形状图：{reason}", f"the shapes cannot be run: {reason}"))


def _finding(report: Graph, result: Node, shapes: Shapes) -> Finding:
    """One `sh:ValidationResult` as a finding; the words are the shape's own, since the engine drops the language of
    some.
    """
    rule = URIRef(_one(report, result, SH.sourceShape))
    path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
    component = _one(report, result, SH.sourceConstraintComponent)
    return Finding(
        severity=Severity.from_iri(_one(report, result, SH.resultSeverity)),
        rule=str(rule),
        component=component,
        node=from_rdflib(report.value(result, SH.focusNode)),
        path=None if path is None else shapes.path_text(path),
        value=None if value is None else from_rdflib(value),
        message=shapes.message(rule),
        part=_PARTS.get(component, Part.OBJECT),
    )


def _one(report: Graph, result: Node, predicate: URIRef) -> str:
    return str(report.value(result, predicate))

"""What only follows from another finding is no problem of its own; what stands by itself stays."""

from dataclasses import replace

import pyoxigraph as ox
import pytest

from twl_graph.errors import Words
from twl_graph.namespaces import DCTERMS, ID, RDF, RDFS, SH, SHAPE, TWL
from twl_graph.validation import rules
from twl_graph.validation.consequences import problems, roots
from twl_graph.validation.finding import Finding, Severity
from twl_graph.validation.suggestion import Suggestion

TYPE = RDF + "type"
X, Y = ox.NamedNode(ID + "x"), ox.NamedNode(ID + "y")
PARTY, HAS = TWL + "hasPraty", TWL + "hasParty"


def own(
    rule: rules.Rule,
    path: str | None = None,
    value: ox.NamedNode | ox.Literal | None = None,
    node: ox.NamedNode = X,
    instead: str = "",
    sides: tuple[ox.Quad, ...] = (),
) -> Finding:
    """A finding of a rule that is no shape."""
    suggestion = Suggestion(Words("", ""), ox.NamedNode(instead)) if instead else None
    return rule.finding(node, path, value, Words("", ""), suggestion=suggestion, sides=sides)


def shape(
    component: str, path: str | None = None, value: ox.NamedNode | ox.Literal | None = None, node: ox.NamedNode = X
) -> Finding:
    """A finding of SHACL."""
    of = f"{SH}{component}ConstraintComponent"
    return Finding(Severity.VIOLATION, SHAPE + "s", of, node, path, value, Words("", ""))


def side(node: ox.NamedNode) -> ox.Quad:
    return ox.Quad(node, ox.NamedNode(RDFS + "label"), ox.Literal("x"))


@pytest.mark.parametrize(
    ("cause", "follows"),
    [
        (own(rules.DESCRIBED_THING, HAS, Y), shape("Class", HAS, Y)),
        (own(rules.DECLARED_CLASS, TYPE, Y), shape("MinCount", HAS)),
        (own(rules.DECLARED_CLASS, TYPE, Y), own(rules.COVERED)),
        (own(rules.DECLARED_PROPERTY, PARTY, None, X, HAS), shape("MinCount", HAS)),
        (own(rules.DECLARED_PROPERTY, PARTY), shape("Closed", PARTY, Y)),
        (own(rules.VALID_LITERAL, TWL + "date", ox.Literal("x")), shape("Datatype", TWL + "date", ox.Literal("x"))),
        (own(rules.SINGLE_VALUE, HAS), shape("MaxCount", HAS)),
        (own(rules.SINGLE_VALUE, DCTERMS + "title"), shape("UniqueLang", RDFS + "label")),
        (own(rules.SINGLE_VALUE, TWL + "status"), shape("MaxCount", TWL + "asOf")),
        (own(rules.DATES_IN_ORDER, TWL + "ends"), shape("LessThanOrEquals", TWL + "earliest")),
        (own(rules.SPAN_IN_TEXT), shape("MinCount", HAS)),
        (own(rules.THING_NAME), shape("Pattern")),
        (own(rules.THING_NAME, HAS, Y), own(rules.COVERED, None, None, Y)),
        (own(rules.DISJOINT_CLASSES, TYPE, Y), shape("Closed", HAS, Y)),
        (shape("Closed", TWL + "begins", Y), shape("Closed", TWL + "earliest")),
    ],
)
def test_what_follows_from_another_finding_is_left_out_in_whatever_order(cause: Finding, follows: Finding) -> None:
    assert roots([cause, follows]) == roots([follows, cause]) == [cause]
    assert problems([follows, cause]) == [cause]
    assert roots([follows]) == [follows], "by itself it stays"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (own(rules.DESCRIBED_THING, HAS, Y), shape("Class", HAS, X)),
        (own(rules.DESCRIBED_THING, HAS, Y), shape("MinCount", TWL + "date")),
        (own(rules.DECLARED_CLASS, TYPE, Y), shape("MinCount", HAS, None, Y)),
        (own(rules.DECLARED_PROPERTY, PARTY, None, X, HAS), shape("MinCount", TWL + "date")),
        (own(rules.SINGLE_VALUE, HAS), shape("MaxCount", TWL + "date")),
        (own(rules.SINGLE_VALUE, HAS), shape("Class", HAS, Y)),
        (own(rules.THING_NAME), shape("MinCount", HAS)),
        (own(rules.SPAN_IN_TEXT), shape("MinCount", HAS, None, Y)),
        (own(rules.DECLARED_CLASS, TYPE, Y), own(rules.SAME_NAME, RDFS + "label")),
        (shape("Closed", TWL + "begins"), shape("Closed", HAS)),
    ],
)
def test_what_is_wrong_by_itself_stays(one: Finding, other: Finding) -> None:
    assert roots([one, other]) == [one, other]


def test_a_value_that_breaks_one_rule_in_two_ways_is_one_problem_and_two_values_are_two() -> None:
    twice = [shape("Pattern", HAS, Y), shape("NodeKind", HAS, Y)]
    assert problems(twice) == twice[:1]
    assert len(problems([shape("Pattern", HAS, Y), shape("Pattern", HAS, X)])) == 2


def test_of_two_that_may_be_the_same_the_new_one_is_told() -> None:
    about_x = own(rules.SAME_NAME, RDFS + "label", None, X, sides=(side(Y),))
    about_y = own(rules.SAME_NAME, RDFS + "label", None, Y, sides=(side(X),))
    assert problems([about_x, about_y]) == [about_x]
    assert problems([about_x, about_y], {Y}) == [about_y]
    assert problems([about_x, about_y], {X, Y}) == [about_x]


def test_nothing_follows_in_a_circle() -> None:
    both = [own(rules.DECLARED_CLASS, TYPE, Y), own(rules.DECLARED_CLASS, TYPE, X, Y)]
    assert roots(both) == both
    assert roots([]) == []


def test_a_text_that_is_in_another_language_than_its_tag_says_is_not_one_too_many() -> None:
    text, label = ox.Literal("Ferry", language="zh"), ox.NamedNode(RDFS + "label")
    tag = own(rules.LANGUAGE_TAG, RDFS + "label", text)
    counted = own(rules.SINGLE_VALUE, RDFS + "label", sides=(ox.Quad(X, label, text),))
    assert problems([counted, tag]) == [tag]
    other = own(rules.SINGLE_VALUE, RDFS + "label", sides=(ox.Quad(X, label, ox.Literal("甲", language="zh")),))
    assert problems([other, tag]) == [other, tag]


def test_a_concept_that_is_none_unsettles_which_of_several_shapes_is_kept() -> None:
    cause = own(rules.DECLARED_CONCEPT, TWL + "manner", Y)
    assert problems([shape("Xone"), cause]) == [cause]
    other = own(rules.LANGUAGE_TAG, TWL + "wording", ox.Literal("x"))
    assert problems([shape("Xone"), other]) == [shape("Xone"), other]


def test_two_ends_of_what_is_to_agree_are_one_problem() -> None:
    assert len(problems([shape("Equals", HAS, X), shape("Equals", HAS, Y)])) == 1


def test_advice_of_a_finding_that_is_not_told_goes_to_the_one_that_is() -> None:
    cause, follows = own(rules.DECLARED_CONCEPT, HAS, Y), shape("Class", HAS, Y)
    advice = Suggestion(Words("应为……", "Expected: …"))
    (told,) = problems([cause, replace(follows, suggestion=advice)])
    assert told == cause
    assert told.suggestion == advice
    own_advice = replace(cause, suggestion=Suggestion(Words("", "")))
    assert problems([own_advice, replace(follows, suggestion=advice)])[0].suggestion == Suggestion(Words("", ""))

"""The values that a parameter takes can be listed, as they are typed."""

import pyoxigraph as ox
import pytest

from tests.bundled import knowledge
from twl_graph.errors import Words
from twl_graph.questions import load_all
from twl_graph.questions.parameters import Kind, Parameter
from twl_graph.questions.permitted import permitted, resolved, values

SOME = Words("甲", "a")


@pytest.mark.slow
def test_every_value_that_is_listed_is_taken_in_both_languages() -> None:
    for question in load_all()[0]:
        for param in question.params.values():
            for lang in ("zh", "en"):
                listed = values(param, knowledge(), lang)
                if param.kind in (Kind.ENTITY, Kind.CONCEPT):
                    meant = {resolved(param, value, knowledge()) for value, _ in listed}
                    assert meant == (permitted(param, knowledge()) or set())
                for value, _ in listed:
                    assert param.term(value, knowledge())


def test_things_go_by_their_labels_and_mean_their_labels_in_the_other_language() -> None:
    speaker = Parameter("x", Kind.ENTITY, SOME, classes=("twl:Person",))
    assert ("陈平", "Chen Ping") in values(speaker, knowledge(), "zh")
    assert ("Chen Ping", "陈平") in values(speaker, knowledge(), "en")
    assert values(Parameter("x", Kind.ENTITY, SOME), knowledge()) == []


def test_years_and_days_are_those_that_something_is_dated_by() -> None:
    years = [value for value, _ in values(Parameter("x", Kind.YEAR, SOME), knowledge())]
    assert years[:2] == ["2017", "2018"]
    assert years == sorted(years)
    bounded = Parameter("x", Kind.YEAR, SOME, minimum=2018, maximum=2018)
    assert values(bounded, knowledge()) == [("2018", "")]
    days = [value for value, _ in values(Parameter("x", Kind.DATE, SOME), knowledge())]
    assert {"2017-03-23", "2018-01-18"} <= set(days)
    assert all(ox.Literal(day) for day in days)


@pytest.mark.parametrize(
    ("param", "listed"),
    [
        (Parameter("x", Kind.INTEGER, SOME, minimum=1, maximum=3), ["1", "2", "3"]),
        (Parameter("x", Kind.INTEGER, SOME, minimum=1, maximum=1000), []),
        (Parameter("x", Kind.INTEGER, SOME, minimum=1), []),
        (Parameter("x", Kind.TEXT, SOME, choices=("b", "a")), ["b", "a"]),
        (Parameter("x", Kind.TEXT, SOME), []),
    ],
)
def test_numbers_and_words_are_listed_where_they_end(param: Parameter, listed: list[str]) -> None:
    assert [value for value, _ in values(param, knowledge())] == listed

"""What a person types becomes a term or an error, and never a part of the query."""

from functools import cache

import pyoxigraph as ox
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.bundled import knowledge
from twl_graph.errors import TwlError, UsageError, Words
from twl_graph.namespaces import prefixes
from twl_graph.questions.parameters import MAX_TEXT, Kind, Parameter, terms
from twl_graph.sparql.binding import Bindable, bind, slots
from twl_graph.sparql.sealing import SealedQuery, seal
from twl_graph.sparql.tokens import Kind as TokenKind

QUERY = """\
PREFIX ex: <http://example.com/>
SELECT ?x ?o { # a comment
  VALUES ?x { UNDEF }
  ?x ex:p ?o . FILTER(?o != "}")
  { VALUES ?x { "usual" } } UNION { ?s ?p ?x }
}
"""
#: What might end a literal, an IRI, a block or a line, or open something else.
PIECES = [
    '"', "'", '"""', "'''", "\\", '\\"', "\\u0022", "\n", "\r", "\t", "\x00", "\x1b[2J", "\x7f", "\u2028", "\u202e",
    "#", "# ", "<", ">", "<http://e/>", "{", "}", "> } UNION { ?s ?p ?o", "} SERVICE <http://127.0.0.1/> {", "VALUES",
    "UNDEF", "?x", "$x", "^^", "@en", ";", ".", ")", "FILTER(true)", "INSERT DATA {}", "%0a", "\udcff", "\ud800",
    "é", "\u0301", "通武廊", "廊坊", "twl:Bridge", "id:langfang", "_:b", "<<", "|", "2017", "2017-02-28", "30", "-",
    " ",
]  # fmt: skip
HOSTILE = st.lists(st.sampled_from(PIECES), max_size=8).map("".join) | st.text(max_size=80)
PARAMETERS = {
    "anything": Parameter("x", Kind.ENTITY, Words("甲", "a")),
    "entity": Parameter("x", Kind.ENTITY, Words("甲", "a"), classes=("twl:Actor",)),
    "kind": Parameter("x", Kind.ENTITY, Words("甲", "a"), superclasses=("twl:Platform",)),
    "concept": Parameter("x", Kind.CONCEPT, Words("甲", "a"), schemes=("concept:statuses",)),
    "choice": Parameter("x", Kind.CONCEPT, Words("甲", "a"), choices=("concept:done",)),
    "year": Parameter("x", Kind.YEAR, Words("甲", "a")),
    "date": Parameter("x", Kind.DATE, Words("甲", "a")),
    "text": Parameter("x", Kind.TEXT, Words("甲", "a")),
    "word": Parameter("x", Kind.TEXT, Words("甲", "a"), choices=("one", 'two"')),
    "integer": Parameter("x", Kind.INTEGER, Words("甲", "a"), minimum=-5),
}


@cache
def sealed() -> SealedQuery:
    return seal(QUERY, prefixes=prefixes(), has_graph=lambda _: False)


def outside(query: SealedQuery) -> list[tuple[TokenKind, str]]:
    """The tokens of a query that stand in no slot of a parameter."""
    inside = [(start, end) for _, start, end in slots(query)]
    return [
        (token.kind, token.text)
        for token in query.tokens
        if not any(start <= token.start < end for start, end in inside)
    ]


def given_term(param: Parameter, value: str) -> Bindable | TwlError:
    try:
        return param.term(value, knowledge())
    except TwlError as error:
        return error


@pytest.mark.parametrize("kind", PARAMETERS)
@settings(max_examples=40)  # each of ten kinds of parameter; a name is looked for among all names
@given(value=HOSTILE)
@example(value="\x00" * 1000)
@example(value="x" * 100_000)
@example(value='" } } SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } } #')
def test_no_value_changes_the_structure_of_the_query(kind: str, value: str) -> None:
    term = given_term(PARAMETERS[kind], value)
    if isinstance(term, TwlError):
        assert "x" in str(term)
        assert len(str(term)) < 1000
        return
    bound = seal(bind(sealed(), {"x": term}), prefixes=prefixes(), has_graph=lambda _: False)
    assert outside(bound) == outside(sealed())
    assert bound.text.count("\n") == QUERY.count("\n")
    filled = [bound.text[start:end] for _, start, end in slots(bound)]
    assert len(filled) == 2
    for text in filled:
        (read,) = ox.Store().query(f"SELECT ?x {{ VALUES ?x {{ {text} }} }}")  # type: ignore[misc]
        assert read["x"] == term
    if isinstance(term, ox.Literal) and PARAMETERS[kind].kind is Kind.TEXT:
        assert term.value == value.strip()


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        ("year", "", "The parameter x has no value: write -p x=VALUE, or leave it out"),
        ("entity", " \t", "The parameter x has no value"),
        ("text", "a" * (MAX_TEXT + 1), f"a text of 1 to {MAX_TEXT} characters, not"),
        ("year", "99", "a year of four digits"),
        ("integer", "-6", "a whole number of at least -5, not"),
        ("word", "three", 'cannot be "three". It takes: one, two"'),
        ("text", "\ud800", "is no UTF-8 text"),
    ],
)
def test_a_value_that_does_not_fit_is_answered_with_what_does(kind: str, value: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        PARAMETERS[kind].term(value, knowledge())
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("least", "most", "zh", "en"),
    [
        (1, 9, "1 至 9 的整数", "a whole number from 1 to 9"),
        (1, None, "不小于 1 的整数", "a whole number of at least 1"),
        (None, 9, "不大于 9 的整数", "a whole number of at most 9"),
        (None, None, "整数，如 30", "a whole number, such as 30"),
    ],
)
def test_bounds_are_told_in_words(least: int | None, most: int | None, zh: str, en: str) -> None:
    number = Parameter("x", Kind.INTEGER, Words("甲", "a"), minimum=least, maximum=most)
    assert number.takes == (zh, en)
    with pytest.raises(UsageError) as caught:
        number.term("many", knowledge())
    assert caught.value.said("zh") == f"参数 x 应为{' ' if zh[0].isascii() else ''}{zh}，不能是“many”"


def test_a_year_has_bounds_too() -> None:
    year = Parameter("x", Kind.YEAR, Words("甲", "a"), minimum=2000, maximum=2020)
    assert year.term("2017", knowledge()) == ox.Literal(2017)
    with pytest.raises(UsageError, match="x takes a year from 2000 to 2020, not"):
        year.term("1999", knowledge())


def test_only_parameters_that_a_question_has_are_taken_and_those_it_needs_are_asked_for() -> None:
    needed = Parameter("needed", Kind.TEXT, Words("甲", "a word"), required=True)
    with pytest.raises(UsageError, match=r"no parameter nedeed\. Did you mean needed\?"):
        terms({"needed": needed}, {"nedeed": "1"}, knowledge(), "mine")
    with pytest.raises(UsageError, match=r"The question mine also needs -p needed=… \(a word\)"):
        terms({"needed": needed}, {}, knowledge(), "mine")
    with pytest.raises(UsageError) as caught:
        terms({"needed": needed}, {"n" * 5000: "1"}, knowledge(), "mine")
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    ("kind", "typed", "meant"),
    [
        (Kind.YEAR, "2017年", "2017"),
        (Kind.YEAR, "２０１７", "2017"),
        (Kind.YEAR, "二〇一七年", "2017"),
        (Kind.YEAR, "二零一七", "2017"),
        (Kind.INTEGER, "第5段", "5"),
        (Kind.INTEGER, "p5", "5"),
        (Kind.DATE, "2018年1月18日", "2018-01-18"),
        (Kind.DATE, "2018/1/18", "2018-01-18"),
        (Kind.DATE, "2016-02", "2016-02-01"),
        (Kind.DATE, "2016年", "2016-01-01"),
    ],
)
def test_years_days_and_numbers_may_be_written_as_people_write_them(kind: Kind, typed: str, meant: str) -> None:
    assert Parameter("x", kind, Words("甲", "a")).term(typed, knowledge()).value == meant


@pytest.mark.parametrize(
    ("typed", "meant"), [("2016-02", "2016-02-29"), ("2016", "2016-12-31"), ("2016-02-03", "2016-02-03")]
)
def test_the_later_of_two_days_is_the_last_one_of_a_month_or_a_year(typed: str, meant: str) -> None:
    assert Parameter("x", Kind.DATE, Words("甲", "a"), not_before="y").term(typed, knowledge()).value == meant


@pytest.mark.parametrize("typed", ["201703", "2017-13", "2017-02-30", "17", "2017-", "二〇一七年十二月"])
def test_what_is_no_day_month_or_year_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match="or a month or a year"):
        Parameter("x", Kind.DATE, Words("甲", "a")).term(typed, knowledge())

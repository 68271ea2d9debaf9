"""The family of errors: they carry facts, and their words in both languages."""

import inspect
import re

import pytest

from twl_graph import errors
from twl_graph.errors import (
    Ambiguous,
    NotFound,
    ResourcesMissing,
    TwlError,
    UnreadableInput,
    Words,
    did_you_mean,
    nearest,
)


def test_the_tree_in_the_docstring_is_the_tree_of_the_code() -> None:
    drawn = set(re.findall(r"[├└]── (\w+)", errors.__doc__ or ""))
    coded = {name for name, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, TwlError)}
    assert drawn == coded - {"TwlError"}


def test_an_unreadable_input_says_where_why_and_what_to_do() -> None:
    error = UnreadableInput("a.ttl", 3, 7, Words("坏", "bad"), Words("改", "mend it"))
    assert error.said("en") == str(error) == "a.ttl:3:7: bad\n  what to do: mend it"
    assert error.said("zh") == "a.ttl:3:7: 坏\n  怎么办：改"
    assert (error.path, error.line, error.column) == ("a.ttl", 3, 7)


def test_what_was_typed_is_repeated_in_one_line_and_not_at_length() -> None:
    assert errors.shortened("陈平") == "陈平"
    assert errors.shortened("a\nb") == "a b"
    long = errors.shortened("x" * 10_000)
    assert (len(long), long[-1]) == (81, "…")
    assert len(str(NotFound("thing", "x" * 10_000))) < 200
    assert len(str(Ambiguous("thing", "x" * 10_000, ["a"]))) < 200


def test_a_place_that_is_not_known_is_not_made_up() -> None:
    assert str(UnreadableInput("a.ttl", None, None, "bad")) == "a.ttl: bad"


def test_both_languages_stand_on_lines_of_their_own() -> None:
    assert TwlError(Words("坏", "bad")).said("both") == "坏\nbad"
    assert TwlError("same").said("both") == "same"


def test_what_is_not_found_suggests_the_nearest() -> None:
    error = NotFound(Words("问题", "question"), "agreemnts", ["agreements"])
    assert str(error) == 'No question "agreemnts". Did you mean agreements?'
    assert error.suggestions == ("agreements",)
    assert str(NotFound("question", "x")) == 'No question "x".'


def test_the_nearest_names_are_offered_and_nothing_is_said_where_there_are_none() -> None:
    assert did_you_mean(nearest("turtel", ["turtle", "trig"])) == Words(
        "你是不是要用：turtle？", "Did you mean turtle?"
    )
    assert did_you_mean(nearest("zzz", ["turtle", "trig"])) == Words("", "")


def test_both_languages_can_share_a_line() -> None:
    assert Words("是", "yes").in_line("both") == "是 / yes"
    assert Words("是", "yes").in_line("zh") == "是"


def test_an_ambiguous_name_lists_every_candidate() -> None:
    error = Ambiguous("thing", "通州", ["id:a", "id:b"])
    assert error.said("en").splitlines()[1:] == ["  id:a", "  id:b"]
    assert error.candidates == ("id:a", "id:b")


def test_missing_resources_name_the_places_that_were_tried() -> None:
    assert "/nowhere" in ResourcesMissing(["/nowhere"]).said("zh")


OWN = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if kind.__module__ == errors.__name__]


@pytest.mark.parametrize("kind", OWN)
def test_every_class_explains_itself(kind: type) -> None:
    assert (kind.__doc__ or "").strip()

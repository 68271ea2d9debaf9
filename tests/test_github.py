"""The report as annotations of GitHub Actions."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.findings import LONG, NEAR, TAG, TEXT, report
from twl_graph.errors import Words
from twl_graph.place import Place
from twl_graph.validation.finding import Severity
from twl_graph.validation.github import commands


def test_an_annotation_names_the_place_and_the_rule_and_says_what_to_do() -> None:
    assert commands(report(TAG), "en") == (
        "::error file=new/三 地.ttl,line=3,endLine=3,col=7,endColumn=20,title=language tag (shape%3Alanguage-tag)"
        "::The tag EN should be en: 100%25.%0Athing: Langfang (id:langfang)%0A"
        "property: name (rdfs:label)%0A"
        'value: "Langfang"@en-cn%0A'
        'against: id:langfang rdfs:label "Langfang"@en .  # graph:names%0A'
        "instead: Write en.\n"
    )


def test_an_annotation_in_chinese() -> None:
    assert commands(report(NEAR), "zh") == (
        "::warning title=邻近 (shape%3Anear)::城市有邻居。%0A对象：廊坊市（id:langfang）%0A属性：邻近于（twl:near）\n"
    )


def test_an_annotation_in_both_languages_says_each_line_twice() -> None:
    assert "title=邻近 / nearness (shape%3Anear)::城市有邻居。%0AA city has" in commands(report(NEAR), "both")


def test_what_the_runner_would_take_for_its_own_is_escaped() -> None:
    told = replace(TAG, source="a,b:c%/d.ttl", message=Words("", "100%\r\n::error::no"))
    line = commands(report(told), "en")
    assert line.startswith("::error file=a%2Cb%3Ac%25/d.ttl,line=3,")
    assert "::100%25%0D%0A::error::no%0A" in line
    assert line.count("\n") == 1


def test_each_problem_is_one_line_the_gravest_first() -> None:
    told = replace(NEAR, severity=Severity.INFO)
    lines = commands(report(NEAR, told, TAG), "en").splitlines()
    assert [line.split()[0] for line in lines] == ["::error", "::warning"]
    assert commands(report(told), "en").startswith("::notice ")


def test_a_place_of_several_lines_has_no_columns() -> None:
    place = Place(4, 7, LONG, LONG + len('"""one\ntwo\nthree"""'))
    assert "line=4,endLine=6,title=" in commands(report(replace(TAG, place=place)), "en")
    assert TEXT[place.start : place.end].endswith('three"""')


@pytest.mark.parametrize("source", [None, "<stdin>"])
def test_without_a_file_there_is_no_place(source: str | None) -> None:
    assert commands(report(replace(TAG, source=source)), "en").startswith("::error title=")


def test_a_file_without_a_place_is_named_and_one_below_the_working_folder_relative_to_it() -> None:
    told = replace(TAG, source=str(Path.cwd() / "data" / "x.ttl"), place=None)
    assert commands(report(told), "en").startswith("::error file=data/x.ttl,title=")


def test_nothing_found_prints_nothing() -> None:
    assert commands(report(), "en") == ""

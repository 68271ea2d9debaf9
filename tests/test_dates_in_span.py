"""A date is the one that its words say: written in the span, or worked out from them; the texts here are made up."""

import hashlib
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.bundled import knowledge
from twl_graph.knowledge import Knowledge, Source
from twl_graph.namespaces import ARTICLE, ARTICLES, compact, prefixes
from twl_graph.validation.dates_in_span import date_findings
from twl_graph.validation.finding import Finding
from twl_graph.validation.state import CHECKS, State

HEAD = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in prefixes().items())
RIVER = ARTICLES + "river"
TEXT = "2017年2月28日签约，3月1日开工，2018年通车。\n5月再会；去年8月办过展览。"
FIRST = TEXT.index("\n")
STATED = "twl:dateBasis concept:date-stated"
LAST_AUGUST = 'twl:dateBasis concept:date-resolved ; twl:resolvedFrom "去年8月"@zh'


def found(
    facts: str, words: str = "", written: str = "2018-05-03", *, text: str = TEXT, bare: bool = False
) -> list[Finding]:
    """What is found in facts of a block: that of some words of the text, by default of the whole first paragraph."""
    start = text.index(words) if words else 0
    span = f"char={start},{start + len(words) if words else text.index(chr(10))}"
    datatype = {4: "gYear", 7: "gYearMonth"}.get(len(written), "date")
    then = f'"{written}"^^xsd:{datatype}'
    middle = text.index("\n")
    registered = f"""<{RIVER}> dcterms:temporal id:then . id:then twl:begins {then} ; twl:ends {then} .
<{RIVER}#char=0,{middle}> a twl:Paragraph . <{RIVER}#char={middle + 1},{len(text)}> a twl:Paragraph ."""
    content = f"{HEAD}<http://e/g> {{ {registered} }}\n<{RIVER}#{span}> {{ id:x {facts} . }}"
    source = Source("new.trig", content.encode(), ox.RdfFormat.TRIG, None)
    return list(date_findings(Knowledge([source]), {} if bare else {RIVER: text}))


def told(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(compact(one.path or ""), str(getattr(one.value, "value", one.value))) for one in findings]


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ('twl:date "2017-02-28"^^xsd:date', ""),
        ('twl:date "2017-02"^^xsd:gYearMonth', ""),
        ('twl:date "2017"^^xsd:gYear', "2017年2月28日"),
        ('twl:date "2017-03-01"^^xsd:date', ""),
        ('twl:date "2017-03-01"^^xsd:date', "3月1日开工"),
        ('twl:begins "2017-02-28"^^xsd:date ; twl:ends "2018"^^xsd:gYear', ""),
    ],
    ids=["a-day", "less-exactly", "a-year", "year-before-it", "year-earlier-in-the-paragraph", "both-ends"],
)
def test_a_date_that_the_words_have_is_right(date: str, words: str) -> None:
    assert told(found(f"{date} ; {STATED}", words)) == []


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ('twl:date "2017-02-27"^^xsd:date', ""),
        ('twl:date "2017-04"^^xsd:gYearMonth', ""),
        ('twl:date "2016-03-01"^^xsd:date', "3月1日开工"),
        ('twl:date "2018-03-01"^^xsd:date', "3月1日开工"),
        ('twl:date "2017-02-28"^^xsd:date', "3月1日开工"),
        ('twl:date "2017-02"^^xsd:gYearMonth', "2018年通车"),
        ('twl:date "2017-05"^^xsd:gYearMonth', "5月再会"),
        ('twl:date "2018-02-28"^^xsd:date', "2017年2月28日"),
        ('twl:ends "2019"^^xsd:gYear', ""),
    ],
)
def test_a_date_that_the_words_do_not_have_is_found(date: str, words: str) -> None:
    (one,) = found(f"{date} ; {STATED}", words)
    assert one.rule.endswith("#words-in-span")
    assert one.suggestion is not None


def test_the_suggestion_tells_the_dates_that_are_there_or_what_else_to_do() -> None:
    (one,) = found(f'twl:date "2017-02-27"^^xsd:date ; {STATED}', "2017年2月28日签约")
    assert one.suggestion is not None
    assert one.suggestion.words.zh == "那里写的是2017年2月28日。"
    (other,) = found(f'twl:date "2017-02-27"^^xsd:date ; {STATED}', "签约")
    assert other.suggestion is not None
    assert "date-resolved" in other.suggestion.words.en


def test_only_a_stated_date_is_looked_for_and_only_where_the_text_is_at_hand() -> None:
    wrong = 'twl:date "2011-01-01"^^xsd:date'
    assert found(f"{wrong} ; twl:dateBasis concept:date-inferred") == []
    assert found(wrong) == []
    assert found(f"{wrong} ; {STATED}", bare=True) == []
    assert len(found(f"{wrong} ; {STATED}")) == 1


def test_a_date_in_english_is_read_too() -> None:
    text = "They met on 5 March 2017. They met again in June.\nEnd."
    again = f'twl:date "2017-06"^^xsd:gYearMonth ; {STATED}'
    assert found(again, "again in June", text=text) == []
    assert len(found(again.replace("-06", "-07"), "again in June", text=text)) == 1
    assert found(f'twl:date "2017-03-05"^^xsd:date ; {STATED}', text=text) == []
    assert len(found(f'twl:date "2017-03-06"^^xsd:date ; {STATED}', text=text)) == 1


@pytest.mark.parametrize("bare", [False, True])
def test_words_are_worked_out_from_when_their_text_was_written(bare: bool) -> None:
    assert found(f'twl:date "2017-08"^^xsd:gYearMonth ; {LAST_AUGUST}', bare=bare) == []
    assert found(f'twl:date "2017"^^xsd:gYear ; {LAST_AUGUST}', bare=bare) == []
    (one,) = found(f'twl:date "2016-08"^^xsd:gYearMonth ; {LAST_AUGUST}', bare=bare)
    assert one.message.en == 'By when the article was written, "去年8月" is 2017-08.'
    assert one.suggestion is not None
    assert str(one.suggestion.instead) == '"2017-08"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'


def test_a_text_of_another_year_gives_another_date_and_one_of_no_known_time_none() -> None:
    facts = f'twl:date "2017-08"^^xsd:gYearMonth ; {LAST_AUGUST}'
    assert found(facts, written="2018") == []
    assert told(found(facts, written="2020-03")) == [("twl:date", "2017-08")]
    source = Source("a.trig", f"{HEAD}<{RIVER}#char=0,9> {{ id:x {facts} }}".encode(), ox.RdfFormat.TRIG, None)
    assert list(date_findings(Knowledge([source]), {})) == []


def test_the_two_ends_of_a_period_are_each_their_own() -> None:
    until_now = 'twl:dateBasis concept:date-resolved ; twl:resolvedFrom "去年至今"@zh'
    assert found(f'twl:begins "2017"^^xsd:gYear ; twl:ends "2018"^^xsd:gYear ; {until_now}') == []
    wrong = found(f'twl:begins "2016"^^xsd:gYear ; twl:ends "2017"^^xsd:gYear ; {until_now}')
    assert told(wrong) == [("twl:begins", "2016"), ("twl:ends", "2017")]


def test_words_that_mean_no_one_date_by_themselves_are_left_alone() -> None:
    facts = 'twl:date "2011-09"^^xsd:gYearMonth ; twl:dateBasis concept:date-resolved ; twl:resolvedFrom'
    assert found(f'{facts} "9月份"@zh') == [], "the year may be that of the sentence before"
    assert found(f'{facts} "那时"@zh') == []


def test_the_bundled_graph_has_every_date_where_it_says(article_file: Path) -> None:
    content = article_file.read_bytes()
    state = State(knowledge(), {hashlib.sha256(content).hexdigest(): content.decode()})
    assert set(state.texts) == {ARTICLE}
    found = frozenset().union(*map(state.by_check, CHECKS))
    assert [(str(one.node), one.path, str(one.value)) for one in found] == []


def test_the_bundled_graph_has_worked_out_every_date_as_its_words_say() -> None:
    assert list(date_findings(knowledge(), {})) == []

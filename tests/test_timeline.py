"""A timeline shows each event as precisely as its date is known, and nothing of it is cut off or covered."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bundled import pairs
from tests.drawn import ELEMENTS, HOSTILE, SVG, corners, groups, outside, overlapping, parsed, texts, title, told
from twl_graph.engine import Solutions
from twl_graph.errors import LimitReached, Words
from twl_graph.formats import PICTURES
from twl_graph.namespaces import SKOS, XSD, expand
from twl_graph.pictures import Picture, draw
from twl_graph.pictures.svg import clean
from twl_graph.pictures.timeline import BASES, MOST, SOURCES, numbered

ROLES = {"date": "date", "label": "name", "group": "kind", "basis": "basis", "source": "source"}
HEADINGS = {name: Words(f"栏 {name}", f"column {name}") for name in ROLES.values()}
PICTURE = Picture("timeline", ROLES, Words("什么事？", "What happened?"), Words("说明。", "How to read it."), HEADINGS)
FORMATS = {10: "date", 7: "gYearMonth", 4: "gYear"}
Row = tuple[str, str, str, str, str]


def when(written: str) -> ox.Literal:
    """A date as the graph has it: a day, a month or a year."""
    return ox.Literal(written, datatype=ox.NamedNode(XSD + FORMATS.get(len(written), "date")))


def answer(rows: Sequence[Row]) -> Solutions:
    """Rows of date, name, kind, basis and source; an empty text is unbound."""
    return Solutions(
        ("date", "name", "kind", "basis", "source"),
        tuple(
            (when(row[0]) if row[0] else None, *(ox.Literal(text, language="en") if text else None for text in row[1:]))
            for row in rows
        ),
    )


def drawn(rows: Sequence[Row], lang: str = "en", picture: Picture = PICTURE) -> bytes:
    return draw(picture, answer(rows), PICTURES["svg"], lang)


def event(date: str, name: str = "signing", basis: str = "stated", source: str = "article") -> Row:
    return date, name, "kind", basis, source


def positions(picture: bytes) -> dict[str, float]:
    """Where the labelled ticks stand, by label."""
    group = next(group for group in parsed(picture).iter(SVG + "g") if group.get("text-anchor") == "middle")
    return {text.text or "": float(text.get("x", "")) for text in group}


def extents(picture: bytes) -> list[tuple[float, float]]:
    """From where to where the mark of each event reaches."""
    marks = [next(group.iter(SVG + "path")) for group in groups(parsed(picture), "event")]
    return [(min(xs), max(xs)) for xs, _ in (corners(mark.get("d", "")) for mark in marks)]


def test_a_bar_lies_over_its_month_or_year_and_a_point_on_its_day() -> None:
    picture = drawn([event("2017"), event("2017-02"), event("2017-07-02"), event("2018-12-31")])
    years = positions(picture)
    assert list(years) == ["2017", "2018", "2019"]
    length = (years["2019"] - years["2017"]) / 730
    first = date(2017, 1, 1)

    def x(day: date) -> float:
        return years["2017"] + (day - first).days * length

    whole_year, month, day, last = extents(picture)
    assert whole_year == pytest.approx((x(first), x(date(2018, 1, 1))), abs=0.1)
    assert month == pytest.approx((x(date(2017, 2, 1)), x(date(2017, 3, 1))), abs=0.1)
    assert sum(day) / 2 == pytest.approx((x(date(2017, 7, 2)) + x(date(2017, 7, 3))) / 2, abs=0.1)
    assert sum(last) / 2 == pytest.approx(x(date(2018, 12, 31)) + length / 2, abs=0.1)


DATES = st.dates(date(1900, 1, 1), date(2100, 12, 31)).flatmap(
    lambda day: st.sampled_from([f"{day}", f"{day:%Y-%m}", f"{day:%Y}"])
)
NAMES = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=150), st.text("通武廊协议《》，“”", max_size=60))
ROWS = st.lists(
    st.tuples(
        st.one_of(DATES, st.sampled_from(["", "2017-02-30", "2017-13", "0000", "yesterday", "-0044"])),
        NAMES,
        NAMES,
        st.sampled_from(["stated", "resolved", "inferred", "", "guessed", "<b>", "dreamt", "told"]),
        st.sampled_from(["article", "reference", "", "hearsay", "a very long name of another source " * 3]),
    ),
    max_size=12,
)


@given(ROWS, st.sampled_from(["zh", "en", "both"]))
def test_every_event_is_told_in_full_and_no_text_lies_over_another_or_beyond_the_edge(
    rows: list[Row], lang: str
) -> None:
    picture = drawn(rows, lang)
    root = parsed(picture)
    assert picture == drawn(rows, lang)
    assert overlapping(texts(root)) == []
    assert outside(root) == []
    shown = sorted(told(group) for group in groups(root, "event"))
    assert len(shown) == len(set(rows))
    for row in rows:
        name = "".join(clean(row[1]).split())
        assert any(name in text for text in shown)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= ELEMENTS


def test_a_longer_name_takes_more_lines_and_moves_what_follows_down() -> None:
    short, long = (parsed(drawn([event("2017-02", name), event("2018")])) for name in ("signing", "signing of " * 20))
    assert float(long.get("height", "")) > float(short.get("height", "")) + 60
    assert told(groups(long, "event")[0]).startswith("signingof" * 20)


def test_events_come_in_order_of_time_whatever_the_order_of_the_rows() -> None:
    rows = [event("2018-01-18", "c"), event("2017", "b"), event("2017-01-01", "a"), event("", "d")]
    titles = [title(group).split(" · ")[:2] for group in groups(parsed(drawn(rows)), "event")]
    assert titles == [["2017-01-01", "a"], ["2017", "b"], ["2018-01-18", "c"], ["d", "kind"]]


def test_the_title_of_an_event_holds_all_that_its_mark_says() -> None:
    (group,) = groups(parsed(drawn([("2017-02", "signing", "kind", "inferred", "reference")])), "event")
    assert title(group) == "2017-02 · signing · kind · inferred · reference"


def form(picture: bytes) -> list[tuple[str, ...]]:
    """How each mark is drawn: the commands of its paths, and what they are filled with."""
    shapes = []
    for group in groups(parsed(picture), "event"):
        paths = list(group.iter(SVG + "path"))
        shapes.append(tuple(re.sub(r"[\d. -]", "", path.get("d", "")) + path.get("fill", "") for path in paths))
    return shapes


def test_basis_and_source_give_a_mark_its_filling_and_form_in_either_language() -> None:
    bases = [event(f"2017-0{n}", basis=basis.en) for n, basis in enumerate(BASES, 1)]
    sources = [event(f"2017-1{n}", source=source.en) for n, source in enumerate(SOURCES)]
    english = form(drawn([*bases, *sources]))
    assert english[0] == english[3]  # stated, of the article
    assert len(set(english)) == 4
    chinese = [event(f"2017-0{n}", basis=basis.zh, source="文章") for n, basis in enumerate(BASES, 1)]
    chinese += [event(f"2017-1{n}", basis="写明", source=source.zh) for n, source in enumerate(SOURCES)]
    assert form(drawn(chinese, "zh")) == english


def test_a_day_looks_unlike_a_month_and_a_month_like_a_year() -> None:
    year, day, month = form(drawn([event("2017"), event("2017-02-01"), event("2017-02")]))
    assert [shape[0].count("A") for shape in (year, month, day)] == [0, 0, 2]


def test_a_form_does_not_depend_on_which_others_there_are() -> None:
    alone = form(drawn([event("2017-02", basis="resolved", source="reference")]))
    among = form(drawn([event("2017-01"), event("2017-02", basis="resolved", source="reference")]))
    assert alone == among[1:]


def test_the_bases_are_those_of_the_graph() -> None:
    scheme = {subject for subject, of in pairs(SKOS + "inScheme") if of == expand("concept:date-bases")}
    labels = {label for subject, label in pairs(SKOS + "prefLabel") if subject in scheme}
    assert labels == {word for words in BASES for word in words}


def test_words_that_the_picture_does_not_know_take_the_forms_that_are_left() -> None:
    known = (Words("甲", "a"), Words("乙", "b"))
    values = [Words(word, word) for word in ("x", "b", "y", "z", "")]
    assert {words.en: number for words, number in numbered(values, known, 4).items()} == {
        "b": 1,
        "": 0,
        "x": 2,
        "y": 3,
        "z": 3,
    }


def test_the_key_explains_what_there_is_and_nothing_else() -> None:
    def key(rows: Sequence[Row]) -> set[str]:
        root = parsed(drawn(rows))
        inside = {text for group in root.iter(SVG + "g") for text in group.iter(SVG + "text")}
        return {text.text or "" for text in root.iter(SVG + "text") if text not in inside} - {"What happened?"}

    assert key([event("2017")]) == {
        *("column date", "within this year or month", "column basis", "stated", "column source", "article")
    }
    assert key([event("2017-01-01", basis="", source="")]) == {"column date", "on this day"}


def test_events_without_a_date_or_with_one_that_is_none_stand_below_the_axis_as_they_are_written() -> None:
    root = parsed(drawn([event("2017-02", "a"), event("", "b"), event("2017-02-30", "c")]))
    dated, without, wrong = groups(root, "event")
    assert [len(list(group.iter(SVG + "path"))) for group in (dated, without, wrong)] == [1, 0, 0]
    assert title(wrong).startswith("2017-02-30 · c")
    assert "without a date" in {text.text for text in root.iter(SVG + "text")}
    only = parsed(drawn([event("", "b")]))
    assert [path.get("d") for path in only.iter(SVG + "path")] == []
    assert root.findtext(SVG + "desc", "").startswith(
        "Events on an axis of time: 1, from 2017-02 to 2017-02. Events without a date: 2. How to read it."
    )


def test_a_picture_of_nothing_says_so_and_what_it_means() -> None:
    plain, meant = drawn([]), drawn([], "zh", PICTURE._replace(empty=Words("那年没有签署。", "Nothing was signed.")))
    assert {text.text for text in parsed(plain).iter(SVG + "text")} == {"What happened?", "There is nothing to draw."}
    assert "没有可画的内容。那年没有签署。" in {text.text for text in parsed(meant).iter(SVG + "text")}
    assert parsed(meant).findtext(SVG + "desc") == "没有可画的内容。那年没有签署。"


def test_more_events_than_a_person_can_see_are_refused_with_what_to_do() -> None:
    rows = [event(f"{date(2000, 1, 1) + timedelta(n)}", f"event {n}") for n in range(MOST + 1)]
    assert len(groups(parsed(drawn(rows[:-1])), "event")) == MOST
    with pytest.raises(LimitReached, match=f"there are {MOST + 1} events, and a picture shows at most {MOST}: narrow"):
        drawn(rows)


def test_an_event_in_two_rows_is_one_and_two_of_a_name_are_two_where_the_picture_knows_them_apart() -> None:
    rows = [event("2017"), event("2017")]
    assert len(groups(parsed(drawn(rows)), "event")) == 1
    things = tuple((ox.NamedNode(f"http://example.com/{n}"), *row) for n, row in enumerate(answer(rows).rows))
    solutions = Solutions(("event", *answer(rows).variables), (*things, things[0]))
    known = draw(PICTURE._replace(roles={**ROLES, "event": "event"}), solutions, PICTURES["svg"])
    assert len(groups(parsed(known), "event")) == 2


def test_in_both_languages_a_name_stands_in_each_and_says_which_it_is() -> None:
    solutions = Solutions(
        ("date", "name_zh", "name_en", "kind", "basis", "source"),
        ((when("2017"), ox.Literal("签署", language="zh"), ox.Literal("signing", language="en"), None, None, None),),
    )
    root = parsed(draw(PICTURE, solutions, PICTURES["svg"], "both"))
    (group,) = groups(root, "event")
    assert [(text.text, text.get("lang")) for text in group.iter(SVG + "text")] == [
        ("签署", None),
        ("signing", "en"),
        ("2017", None),
    ]
    assert (root.get("lang"), title(group)) == ("zh", "2017 · 签署 / signing")
    assert title(root) == "什么事？ / What happened?"


@pytest.mark.parametrize("written", ["0001-01-01", "9999-12-31", "0001", "9999"])
def test_the_first_and_the_last_year_of_the_calendar_are_drawn(written: str) -> None:
    root = parsed(drawn([event(written)]))
    assert outside(root) == []
    assert len(list(groups(root, "event")[0].iter(SVG + "path"))) == 1

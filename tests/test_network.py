"""A network shows every thing, every link and nothing else, and nothing of it is cut off or covered."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawn import ELEMENTS, HOSTILE, SVG, corners, groups, outside, overlapping, parsed, texts, title, told
from twl_graph.engine import Solutions, Term
from twl_graph.errors import LimitReached, Words
from twl_graph.formats import PICTURES
from twl_graph.pictures import Picture, draw
from twl_graph.pictures.sides import MOST, MOST_LINKS
from twl_graph.pictures.svg import clean

ROLES = {
    "source": "agreement",
    "sourceLabel": "title",
    "date": "signed",
    "sourceKind": "kind",
    "target": "party",
    "targetLabel": "name",
    "targetKind": "nature",
}
COLUMNS = ("agreement", "title", "signed", "kind", "party", "name", "nature")
HEADINGS = {name: Words(f"栏 {name}", name) for name in COLUMNS}
PICTURE = Picture("network", ROLES, Words("谁签的？", "Who signed?"), Words("说明。", "How to read it."), HEADINGS)
Row = tuple[str, ...]


def iri(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"http://example.com/{name.encode().hex()}")


def row(agreement: str, party: str, signed: str = "", kind: str = "", nature: str = "") -> tuple[Term | None, ...]:
    """A row in which things are called as they are named; an empty text is unbound."""
    rest = [ox.Literal(text) if text else None for text in (signed, kind, nature)]
    named = [(iri(name), ox.Literal(name, language="en")) if name else (None, None) for name in (agreement, party)]
    return (*named[0], rest[0], rest[1], *named[1], rest[2])


def drawn(rows: Sequence[tuple[Term | None, ...]], lang: str = "en", syntax: str = "svg") -> bytes:
    return draw(PICTURE, Solutions(COLUMNS, tuple(rows)), PICTURES[syntax], lang)


def middle(node: ET.Element) -> tuple[float, float]:
    """Where the mark of a thing stands."""
    xs, ys = corners(next(node.iter(SVG + "path")).get("d", ""))
    return round((min(xs) + max(xs)) / 2, 1), round((min(ys) + max(ys)) / 2, 1)


def links(root: ET.Element) -> set[tuple[str, str]]:
    """What the lines say: a path starts at the marks it touches on the left and ends at those on the right."""
    nodes = {middle(node): title(node).split(" · ")[0] for node in groups(root, "node")}
    places = {x for x, _ in nodes}
    found = set()
    for path in (child for child in root if child.tag == SVG + "path"):
        xs, ys = _ends(path.get("d", ""))
        lefts = [name for (x, y), name in nodes.items() if x == min(places) and _touches(xs, ys, x, y)]
        rights = [name for (x, y), name in nodes.items() if x == max(places) and _touches(xs, ys, x, y)]
        found |= {(left, right) for left in lefts for right in rights}
    return found


def _ends(path: str) -> tuple[list[float], list[float]]:
    """The points where the pieces of a path start and end, whatever they bend around."""
    xs: list[float] = []
    ys: list[float] = []
    for piece in path.split("M")[1:]:
        start, _, rest = piece.partition("C") if "C" in piece else piece.partition("H")
        x, y = map(float, start.split("V")[0].split())
        xs, ys = [*xs, x], [*ys, y]
        if "C" in piece:
            *_, x, y = map(float, rest.split())
            xs, ys = [*xs, x], [*ys, y]
    return xs, ys


def _touches(xs: Sequence[float], ys: Sequence[float], x: float, y: float) -> bool:
    return any(abs(x - a) < 0.2 and abs(y - b) < 0.2 for a, b in zip(xs, ys, strict=True))


THREE = ("Tongzhou", "Wuqing", "Langfang")


def test_what_is_drawn_is_what_the_rows_say() -> None:
    pairs = [(title, party) for title in ("framework", "science", "education") for party in THREE]
    pairs += [("settlement", "hospital"), ("settlement", "centre"), ("courts agreement", "courts")]
    root = parsed(drawn([row(*pair) for pair in pairs]))
    assert links(root) == set(pairs)
    assert [title(node) for node in groups(root, "node")][:5] == [
        *("framework", "science", "education", "settlement", "courts agreement")
    ]


def test_things_with_the_same_links_share_their_lines_and_others_do_not() -> None:
    shared = parsed(drawn([row(title, party) for title in ("a", "b", "c") for party in THREE]))
    assert sum(path.get("d", "").count("C") for path in shared.iter(SVG + "path")) == len(THREE) + 1  # one in the key
    assert "all in a bracket have the same links" in {text.text for text in shared.iter(SVG + "text")}
    assert {"Tongzhou", "Wuqing", "Langfang"} == {right for _, right in links(shared)}
    upright = " ".join(path.get("d", "") for path in shared.iter(SVG + "path"))
    heights = [middle(node)[1] for node in groups(shared, "node")[:3]]
    start, end = re.findall(r"M370 ([\d.]+)V([\d.]+)", upright)[0]
    assert (float(start), float(end)) == pytest.approx((min(heights), max(heights)), abs=0.1)
    apart = parsed(drawn([row("a", "x"), row("b", "y"), row("b", "x")]))
    assert sum(path.get("d", "").count("C") for path in apart.iter(SVG + "path")) == 3
    assert "all in a bracket have the same links" not in {text.text for text in apart.iter(SVG + "text")}


NAMES = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=120), st.text("通武廊协议《》，“”", max_size=60))


@given(st.lists(st.tuples(NAMES, NAMES, NAMES, NAMES, NAMES), max_size=8), st.sampled_from(["zh", "en", "both"]))
def test_every_thing_is_told_in_full_and_no_text_lies_over_another_or_beyond_the_edge(
    rows: list[Row], lang: str
) -> None:
    answer = [row(*cells) for cells in rows]
    picture = drawn(answer, lang)
    root = parsed(picture)
    assert picture == drawn(answer, lang)
    assert overlapping(texts(root)) == []
    assert outside(root) == []
    shown = [told(node) for node in groups(root, "node")]
    lefts, rights = ({cells[side] for cells in rows if cells[side]} for side in (0, 1))
    assert len(shown) == len(lefts) + len(rights)
    for name in (*lefts, *rights):
        assert any("".join(clean(name).split()) in text for text in shown)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= ELEMENTS


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("vwxyz")), min_size=1, max_size=20))
def test_every_link_is_drawn_and_no_other(pairs: list[tuple[str, str]]) -> None:
    assert links(parsed(drawn([row(*pair) for pair in pairs]))) == set(pairs)


def test_dates_stand_below_the_name_each_once() -> None:
    rows = [row("a", "x", "2017-02"), row("a", "y", "2017-02"), row("a", "y", "2018"), row("b", "y")]
    first, second, *_ = groups(parsed(drawn(rows)), "node")
    assert (title(first), told(first)) == ("a · 2017-02 · 2018", "a2017-02·2018")
    assert (title(second), told(second)) == ("b", "b")


def test_a_kind_has_a_mark_of_its_own_which_the_key_explains() -> None:
    root = parsed(drawn([row("a", "Langfang"), row("a", "courts", nature="collective body"), row("b", "Wuqing")]))
    marks = {
        title(node).split(" · ")[0]: [path.get("fill") for path in node.iter(SVG + "path")]
        for node in groups(root, "node")
    }
    assert marks["Langfang"] == marks["Wuqing"] != marks["courts"]
    said = [text.text for text in root.iter(SVG + "text")]
    assert said[said.index("party") + 1] == "collective body"
    assert title(groups(root, "node")[-2]).startswith("courts · collective body") or title(
        groups(root, "node")[-1]
    ).startswith("courts · collective body")


def test_a_thing_without_a_link_is_there_and_has_no_line() -> None:
    root = parsed(drawn([row("a", "x"), row("lonely", ""), row("", "alone")]))
    assert {title(node) for node in groups(root, "node")} == {"a", "x", "lonely", "alone"}
    assert links(root) == {("a", "x")}


def test_the_description_counts_what_is_there() -> None:
    root = parsed(drawn([row("a", "x"), row("a", "y"), row("b", "x")], "zh"))
    assert root.findtext(SVG + "desc") == "左边 2 项（栏 agreement），右边 2 项（栏 party），3 条连线。说明。"
    assert root.get("lang") == "zh"


def test_a_picture_of_nothing_says_so() -> None:
    assert {text.text for text in parsed(drawn([])).iter(SVG + "text")} == {"Who signed?", "There is nothing to draw."}


def test_more_than_a_person_can_see_is_refused_with_what_to_do() -> None:
    many = [row(f"agreement {n}", "x") for n in range(MOST + 1)]
    with pytest.raises(LimitReached, match=f"{MOST + 1} things, and a picture shows at most {MOST}: narrow the"):
        drawn(many)
    side = int(MOST_LINKS**0.5) + 1
    tangle = [row(f"a{n}", f"b{m}") for n in range(side) for m in range(side)]
    with pytest.raises(LimitReached, match=f"{side**2} links"):
        drawn(tangle)
    assert len(groups(parsed(drawn(many[:-1])), "node")) == MOST + 1

"""An answer as HTML is a table that people and screen readers can follow, and nothing in it acts."""

from html.parser import HTMLParser

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twl_graph.engine import Solutions, Term
from twl_graph.errors import Words
from twl_graph.html_table import to_html
from twl_graph.namespaces import ID, TWL, XSD
from twl_graph.tables import harmless

HOSTILE = "<script>alert(1)</script>\"'&amp;<b onclick=x>"
#: All that the table is made of.
ELEMENTS = {"div", "table", "caption", "thead", "tbody", "tr", "th", "td", "a", "span", "p"}
ATTRIBUTES = {"role", "tabindex", "aria-label", "style", "scope", "lang", "href", "rel"}
ANSWER = Solutions(
    ("thing", "name", "signed", "n"),
    (
        (ox.NamedNode(ID + "langfang"), ox.Literal("廊坊市", language="zh"), None, ox.Literal(5)),
        (ox.NamedNode(TWL + "Agreement"), ox.Literal("agreement"), ox.Literal("2017-02"), ox.Literal(100_000)),
    ),
)
TITLES = {"name": Words("名称", "name")}


class Page(HTMLParser):
    """What a browser makes of some HTML: elements with their attributes, and the text in each cell."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {"td": [], "th": [], "caption": [], "p": []}
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == [], "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._open.append(tag)
        if tag in self.texts:
            self.texts[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in reversed(self._open):
            if tag in self.texts:
                self.texts[tag][-1] += data
                return
        assert data.strip() == "", "all text stands in a cell or a paragraph"

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def cell(term: Term | None, lang: str = "en") -> Page:
    return Page(to_html(Solutions(("x",), ((term,), (ox.Literal("y"),))), lang=lang))


def test_headings_and_cells_are_those_of_the_table_for_people() -> None:
    page = Page(to_html(ANSWER, titles=TITLES))
    assert page.texts["th"] == ["thing", "name", "signed", "n"]
    assert page.texts["td"] == ["id:langfang", "廊坊市", "", "5", "twl:Agreement", "agreement", "2017-02", "100,000"]
    chinese = Page(to_html(ANSWER, titles=TITLES, lang="zh"))
    assert chinese.texts["th"] == ["thing", "名称", "signed", "n"]
    assert chinese.texts["td"][-1] == "10万"


def test_it_has_a_caption_column_headings_and_notes_in_their_language() -> None:
    page = Page(
        to_html(ANSWER, titles=TITLES, caption=Words("问", "asked"), notes=[Words("两行", "two rows")], lang="zh")
    )
    assert (page.texts["caption"], page.texts["p"]) == (["问"], ["两行"])
    assert [heading["scope"] for heading in page.named("th")] == ["col"] * 4
    assert page.named("span") == [{"lang": "zh"}] * 3
    assert [(region["role"], region["tabindex"], region["aria-label"]) for region in page.named("div")] == [
        ("region", "0", "问")
    ]


def test_in_both_languages_each_is_marked_and_what_is_the_same_is_not() -> None:
    titles = {"name": Words("名称", "name"), "thing": Words("标题", "标题")}
    page = Page(to_html(ANSWER, titles=titles, notes=[Words("两行", "two rows")], lang="both"))
    assert page.texts["th"] == ["标题", "名称 / name", "signed", "n"]
    assert page.texts["p"] == ["两行", "two rows"]
    assert page.named("span") == [{"lang": "zh"}, {"lang": "en"}] * 2


def test_a_table_without_a_caption_is_named_for_those_who_hear_it() -> None:
    page = Page(to_html(ANSWER))
    assert page.texts["caption"] == []
    assert page.named("div")[0]["aria-label"] == "answer to the query"
    assert Page(to_html(ANSWER, lang="zh")).named("div")[0]["aria-label"] == "查询的答案"


def test_a_text_says_its_language_and_nothing_else_does() -> None:
    assert [td.get("lang") for td in Page(to_html(ANSWER)).named("td")] == [None, "zh", *[None] * 6]
    assert cell(ox.Literal("Wǔqīng", language="zh-latn-pinyin")).named("td")[0]["lang"] == "zh-latn-pinyin"


def test_columns_of_numbers_are_aligned_to_the_right_and_all_others_to_the_left() -> None:
    page = Page(to_html(ANSWER))
    sides = [str(each["style"]).split(";")[0] for tag in ("th", "td") for each in page.named(tag)]
    assert sides == ["text-align:left", "text-align:left", "text-align:left", "text-align:right"] * 3


@pytest.mark.parametrize(
    "iri", ["https://www.wikidata.org/entity/Q1?a=1&lt;b='2'", "HTTP://example.com/", ID + "tongzhou"]
)
def test_an_iri_of_the_web_is_a_link_that_gives_nothing_away(iri: str) -> None:
    (link,) = cell(ox.NamedNode(iri)).named("a")
    assert link == {"href": iri, "rel": "noopener noreferrer"}


@pytest.mark.parametrize(
    "iri",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "mailto:a@b.c",
        "file:///etc/passwd",
        "urn:x",
        "httpx://a",
        "vbscript:x",
    ],
)
def test_no_other_iri_is_a_link(iri: str) -> None:
    page = cell(ox.NamedNode(iri))
    assert page.named("a") == []
    assert page.texts["td"][0] == iri


@pytest.mark.parametrize("lang", ["zh", "en", "both"])
def test_everything_is_escaped_wherever_it_stands(lang: str) -> None:
    hostile = Words(HOSTILE, HOSTILE + ".")
    rows = ((ox.Literal(HOSTILE), ox.Literal(HOSTILE, datatype=ox.NamedNode(XSD + "integer"))),)
    html = to_html(Solutions(("a", "b"), rows), lang=lang, titles={"a": hostile}, caption=hostile, notes=[hostile])
    page = Page(html)
    assert {tag for tag, _ in page.elements} <= ELEMENTS
    assert page.texts["td"] == [HOSTILE, HOSTILE]
    assert HOSTILE in page.texts["caption"][0]
    assert HOSTILE in str(page.named("div")[0]["aria-label"])


@given(st.text(), st.text(st.characters(exclude_categories=["Cs"], exclude_characters="<>")))
def test_any_text_is_shown_as_it_is_and_makes_no_element(text: str, other: str) -> None:
    html = to_html(Solutions(("x", "y"), ((ox.Literal(text), ox.Literal(other, language="zh")),)))
    page = Page(html)
    assert {tag for tag, _ in page.elements} <= ELEMENTS
    assert {name for _, attributes in page.elements for name in attributes} <= ATTRIBUTES
    assert page.texts["td"] == [harmless(text), harmless(other)]


def test_nothing_is_fetched_and_no_colour_is_set() -> None:
    html = to_html(ANSWER, titles=TITLES, caption=Words("问", "asked"))
    assert not any(word in html for word in ("<script", "<style", "<link", "<img", "url(", "src=", "background"))
    assert html.count("color:") == html.count("color:inherit")


def test_where_there_are_no_rows_there_is_no_table_but_what_was_asked_and_what_it_means() -> None:
    page = Page(to_html(Solutions(("a",), ()), caption=Words("问", "asked"), notes=[Words("没有", "none <")]))
    assert page.texts["p"] == ["asked", "none <"]
    assert page.named("table") == []


def test_what_has_no_iri_is_shown_as_text() -> None:
    node = ox.NamedNode(ID + "a")
    assert cell(ox.BlankNode("b")).texts["td"][0] == "_:b"
    assert cell(ox.Triple(node, node, node)).named("a") == []

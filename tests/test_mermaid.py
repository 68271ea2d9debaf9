"""Mermaid gets a line for each node and each arrow, and labels are nothing but text, whatever stands in them."""

import re
from collections.abc import Callable, Mapping

import pyoxigraph as ox
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.drawn import HOSTILE as MARKUP
from tests.test_network import drawn, row
from twl_graph.errors import LimitReached, Words
from twl_graph.namespaces import CONCEPT, ID, RDF, RDFS, TWL, XSD
from twl_graph.pictures.mermaid import MOST_EDGES, MOST_TEXT, Edge, Node, flowchart, of_triples
from twl_graph.pictures.svg import clean

#: Labels that mean something to Mermaid, to its Markdown, to its HTML, or to what it does before it parses.
HOSTILE = [
    *MARKUP,
    '"]; click n1 "javascript:alert(1)"',
    "`md **bold**`",
    "1. list",
    "- item",
    "# head",
    '%%{init: {"theme": "dark"}}%%',
    "a\n%% comment\nend",
    "subgraph x",
    "end",
    "style n1 fill:#f00;",
    "lifestyle:#35;abc;",
    "classDef a fill:#fff;",
    "fa:fa-car www.example.com a@b.c",
    "$$x^2$$",
    "]] )} |",
    "a --> b ~~~ c",
    "@{ shape: rect }",
    "x<br/>y",
    "#quot;#35;",
    "it's a Tong-Wu-Lang - test: one",
    "🙂 e\u0301",
]
LABELS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40), st.text('"`[]{}()<>|#;:%&-~\n\\ a1', max_size=20))
PLAIN = r"(?:[^\W_]|[ ,，。、；：？！《》“”‘’（）…]|#\d+;|(?<=[^\W_])[-'](?=[^\W_])|:(?= ))"
LABEL = rf'"({PLAIN}+(?:<br/>{PLAIN}+)*)"'
NODE = re.compile(rf" {{4}}n(\d+)(?:\[{LABEL}\]|\(\[{LABEL}\]\)|\{{\{{{LABEL}\}}\}})")
EDGE = re.compile(rf" {{4}}n(\d+) -->(?:\|{LABEL}\|)? n(\d+)")


def read(label: str) -> str:
    """What a label says, once Mermaid has read its numbers."""
    return re.sub(r"#(\d+);", lambda found: chr(int(found[1])), label).replace("\xa0", "")


def lines(chart: bytes) -> list[str]:
    first, *rest = chart.decode().removesuffix("\n").split("\n")
    assert first == "flowchart LR"
    return rest


def nodes(chart: bytes) -> list[list[str]]:
    """The lines of each node's label."""
    found = [match for line in lines(chart) if (match := NODE.fullmatch(line))]
    assert [int(match[1]) for match in found] == list(range(1, len(found) + 1))
    return [[*map(read, (match[2] or match[3] or match[4]).split("<br/>"))] for match in found]


def edges(chart: bytes) -> list[tuple[int, str, int]]:
    found = [match for line in lines(chart) if (match := EDGE.fullmatch(line))]
    return [(int(match[1]), read(match[2] or ""), int(match[3])) for match in found]


@given(st.lists(st.lists(LABELS, min_size=1, max_size=3), min_size=1, max_size=6), st.lists(LABELS, max_size=6))
@example([["style:", "#;"]], [])
@example([['"]\n    n9["x"]']], ['"| n2\nclick n1 "javascript:alert(1)"'])
def test_a_label_is_nothing_but_text_and_every_line_keeps_its_form(labels: list[list[str]], arrows: list[str]) -> None:
    outlines = [("[", "]"), ("([", "])"), ("{{", "}}")]
    drawing = [Node(outlines[n % 3], label) for n, label in enumerate(labels)]
    chart = flowchart(drawing, [Edge(n % len(labels), 0, label) for n, label in enumerate(arrows)], "en")
    assert len(lines(chart)) == len(labels) + len(arrows)
    # Before it parses, Mermaid drops the last semicolon of what looks like a style, wherever that stands.
    assert not re.search(r"(?:style|classDef).*:\S*#.*;", chart.decode())
    assert nodes(chart) == [[clean(line) for line in label if clean(line)] or [""] for label in labels]
    assert edges(chart) == [(n % len(labels) + 1, clean(label), 1) for n, label in enumerate(arrows)]


def test_a_label_reads_well_where_nothing_in_it_is_dangerous() -> None:
    said = ["Tong-Wu-Lang's fields: health, culture", "“通武廊”科技合作协议（2017）", "e\u0301: 1"]
    chart = flowchart([Node(("[", "]"), said)], [], "en").decode()
    assert "Tong-Wu-Lang's fields: health, culture<br/>“通武廊”科技合作协议（2017）<br/>e#769;: 1" in chart


NAMES = {
    ID + "framework": Words("框架协议", "framework agreement"),
    ID + "langfang": Words("廊坊市", "Langfang"),
    TWL + "hasParty": Words("缔约方", "party"),
    TWL + "signedOn": Words("签署日期", "signed"),
    TWL + "FrameworkAgreement": Words("框架协议", "framework agreement"),
    CONCEPT + "transport": Words("交通", "transport"),
    TWL + "field": Words("领域", "field"),
    RDF + "type": Words("类", "kind"),
    RDFS + "label": Words("名称", "name"),
    RDFS + "comment": Words("注", "note"),
}


def called(names: Mapping[str, Words] = NAMES) -> Callable[[str], Words]:
    return lambda iri: names.get(iri, Words(iri, iri))


def triple(subject: str, predicate: str, value: str | ox.Literal) -> ox.Triple:
    return ox.Triple(
        ox.NamedNode(subject), ox.NamedNode(predicate), ox.NamedNode(value) if isinstance(value, str) else value
    )


FRAMEWORK = [
    triple(ID + "framework", TWL + "hasParty", ID + "langfang"),
    triple(ID + "framework", TWL + "field", CONCEPT + "transport"),
    triple(ID + "framework", RDF + "type", TWL + "FrameworkAgreement"),
    triple(ID + "framework", TWL + "signedOn", ox.Literal("2017-02", datatype=ox.NamedNode(XSD + "gYearMonth"))),
    triple(ID + "framework", RDFS + "label", ox.Literal("框架协议", language="zh")),
    triple(ID + "framework", RDFS + "label", ox.Literal("framework agreement", language="en")),
]


@pytest.mark.parametrize(
    ("lang", "label", "arrows"),
    [
        ("en", ["framework agreement", "kind: framework agreement", "signed: 2017-02"], ["field", "party"]),
        ("zh", ["框架协议", "类：框架协议", "签署日期：2017-02"], ["领域", "缔约方"]),
    ],
)
def test_things_are_nodes_triples_are_arrows_and_literals_and_classes_are_lines(
    lang: str, label: list[str], arrows: list[str]
) -> None:
    chart = of_triples(FRAMEWORK, called(), lang)
    assert nodes(chart)[0] == label
    assert [(start, said) for start, said, _ in edges(chart)] == [(1, said) for said in arrows]
    assert nodes(chart)[1:] == [[NAMES[CONCEPT + "transport"].said(lang)], [NAMES[ID + "langfang"].said(lang)]]
    assert f'n2(["{NAMES[CONCEPT + "transport"].said(lang)}"])' in chart.decode()


def test_of_a_text_in_several_languages_the_one_that_is_asked_for_stays_and_any_other_text_stays_whole() -> None:
    long = "a remark that goes on and on " * 10
    told = [
        triple(ID + "langfang", RDFS + "comment", ox.Literal("一句话", language="zh")),
        triple(ID + "langfang", RDFS + "comment", ox.Literal(long, language="en")),
        triple(ID + "langfang", TWL + "pinyin", ox.Literal("Lángfáng", language="zh-latn-pinyin")),
    ]
    english, chinese, both = (nodes(of_triples(told, called(), lang))[0] for lang in ("en", "zh", "both"))
    assert english == ["Langfang", f"note: {long.strip()}", f"{TWL}pinyin: Lángfáng"]
    assert chinese == ["廊坊市", "注：一句话", f"{TWL}pinyin：Lángfáng"]
    assert both[0] == "廊坊市 / Langfang"
    assert [line.partition("：")[2] for line in both[1:]] == [long.strip(), "一句话", "Lángfáng"]


def test_the_same_graph_is_the_same_picture_in_any_order_and_with_any_blank_nodes() -> None:
    def graph(label: str) -> list[ox.Triple]:
        there = ox.BlankNode(label)
        place = ox.Triple(ox.NamedNode(ID + "langfang"), ox.NamedNode(TWL + "field"), there)
        return [*FRAMEWORK, place, ox.Triple(there, ox.NamedNode(RDFS + "comment"), ox.Literal("x"))]

    assert of_triples(graph("b1"), called(), "en") == of_triples(graph("other")[::-1], called(), "en")
    assert len(edges(of_triples(graph("b1"), called(), "en"))) == 3


def test_a_hostile_name_in_a_graph_stays_a_name() -> None:
    names = {ID + str(n): Words(label, label) for n, label in enumerate(HOSTILE)}
    triples = [triple(ID + str(n), TWL + "field", ID + str(n)) for n in range(len(HOSTILE))]
    chart = of_triples(triples, called(names), "en")
    assert sorted(label[0] for label in nodes(chart)) == sorted(map(clean, HOSTILE))
    assert len(lines(chart)) == 2 * len(HOSTILE)


def test_nothing_is_said_to_be_nothing() -> None:
    assert nodes(of_triples([], called(), "en")) == [["There is nothing to draw."]]
    assert nodes(drawn([], "zh", "mermaid")) == [["没有可画的内容。"]]


def test_a_network_is_boxes_round_ends_and_arrows() -> None:
    chart = drawn([row("framework", "Langfang", "2017-02"), row("framework", "courts", nature="body")], "en", "mermaid")
    assert chart.decode().split("\n") == [
        "flowchart LR",
        '    n1["framework<br/>2017-02"]',
        '    n2(["Langfang"])',
        '    n3(["courts<br/>body"])',
        "    n1 --> n2",
        "    n1 --> n3",
        "",
    ]


def test_more_than_mermaid_draws_is_refused_with_what_to_do() -> None:
    arrows = [triple(ID + "framework", TWL + "field", f"{ID}{n}") for n in range(MOST_EDGES + 1)]
    short = called({str(arrow.object)[1:-1]: Words("x", "x") for arrow in arrows} | NAMES)
    assert len(edges(of_triples(arrows[1:], short, "en"))) == MOST_EDGES
    with pytest.raises(LimitReached, match=f"{MOST_EDGES + 1} arrows, and Mermaid draws {MOST_EDGES} at most: build"):
        of_triples(arrows, called({}), "en")
    text = [triple(ID + "framework", RDFS + "comment", ox.Literal("x" * MOST_TEXT))]
    with pytest.raises(LimitReached, match=rf"\d+ characters, and Mermaid draws {MOST_TEXT} at most"):
        of_triples(text, called(), "en")

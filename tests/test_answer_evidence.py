"""Each row of an answer comes with the facts that it rests on, and each fact with where it stands."""

import json

import pyoxigraph as ox
import pytest

from twl_graph.engine import Engine, Solutions
from twl_graph.errors import Words
from twl_graph.evidence.answers import Evidence, evidence, together, with_column
from twl_graph.evidence.article import Article, Spans
from twl_graph.evidence.text import EvidenceText
from twl_graph.facts import fact
from twl_graph.knowledge import Knowledge
from twl_graph.namespaces import ARTICLE, COMPUTED, GRAPH, compact
from twl_graph.spans import Span

SIGNING = (
    "SELECT ?date ?first ?title { id:signing-framework-agreement twl:date ?date ; twl:earliest ?first ; twl:signs ?a . "
    '?a rdfs:label ?title FILTER(LANG(?title) = "en") }'
)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(Knowledge.read())


def of(engine: Engine, text: str) -> list[Evidence]:
    query = engine.seal(text)
    return evidence(engine, query, engine.answer(query))


def told(found: Evidence) -> dict[str, tuple[str, ...]]:
    """From property to the places that state it."""
    return {
        compact(each.triple.predicate.value): tuple(
            span.fragment for span in each.spans
        ) or each.files for each in found.facts
    }  # fmt: skip


def test_a_fact_of_the_article_stands_in_its_spans_a_name_in_its_file_and_a_bound_is_computed(engine: Engine) -> None:
    (found,) = of(engine, SIGNING)
    assert told(found) == {
        "twl:date": ("char=514,554",),
        "twl:signs": ("char=514,554",),
        "twl:earliest": (COMPUTED,),
        "rdfs:label": (GRAPH + "names",),
    }
    (bound,) = [each for each in found.facts if each.graphs == (COMPUTED,)]
    assert [compact(ground.triple.predicate.value) for ground in bound.computed_from] == ["twl:date"]
    assert bound.computed_from[0].spans == (Span(514, 554),)
    assert not found.caveats


def test_a_fact_that_stands_twice_has_both_spans_in_the_order_of_the_text(engine: Engine) -> None:
    (found,) = of(engine, "SELECT ?x { id:science-agreement twl:hasParty ?x FILTER(?x = id:langfang) }")
    assert found.spans == (Span(135, 183), Span(1645, 1745))
    assert found.graphs[0].endswith("#char=135,183")


def test_an_outside_fact_has_its_file(engine: Engine) -> None:
    (found,) = of(engine, "SELECT ?d { id:opening-xuyin-road-bridge twl:date ?d }")
    assert found.graphs == (GRAPH + "reference-bridge",)
    assert found.spans == ()


@pytest.mark.parametrize(
    ("text", "grounds"),
    [
        ("SELECT ?d { id:time-of-framework-agreement twl:earliest ?d }", ["twl:begins"]),
        ("SELECT ?d { id:time-of-framework-agreement twl:latest ?d }", ["twl:ends"]),
        ("SELECT ?l { concept:transport rdfs:label ?l FILTER(LANG(?l) = 'zh') }", ["skos:prefLabel"]),
        ("SELECT ?l { id:framework-agreement rdfs:label ?l FILTER(LANG(?l) = 'zh') }", ["dcterms:title"]),
        (
            f"SELECT ?p {{ <{ARTICLE}#char=514,554> dcterms:isPartOf ?p }}",
            ["rdf:type"],
        ),
        (
            f"SELECT ?s {{ <{ARTICLE}#char=1655,1668> twl:accordingTo ?s }}",
            ["rdf:type"],
        ),
        (f"SELECT ?s {{ <{ARTICLE}#char=514,554> twl:startPosition ?s }}", []),
    ],
)
def test_a_computed_fact_shows_what_it_was_computed_from(engine: Engine, text: str, grounds: list[str]) -> None:
    (found,) = of(engine, text)
    (only,) = found.facts
    assert only.graphs == (COMPUTED,)
    assert [compact(ground.triple.predicate.value) for ground in only.computed_from] == grounds
    assert all(ground.graphs and ground.graphs != (COMPUTED,) for ground in only.computed_from)


def test_every_fact_of_the_graph_has_a_graph_whichever_way_it_was_read(engine: Engine) -> None:
    quick, whole = Knowledge.read(), Knowledge.read()
    _ = whole.store
    for triple in sorted(engine.knowledge.triples(), key=str)[::40]:
        if not isinstance(triple.subject, ox.BlankNode) and not isinstance(triple.object, ox.BlankNode):
            assert quick.graphs_of(triple) == whole.graphs_of(triple) != ()


def test_a_fact_with_a_blank_node_is_said_to_have_no_known_file(engine: Engine) -> None:
    (found, *_) = of(engine, "SELECT ?x { ?x a owl:AllDisjointClasses ; owl:members ?list }")
    assert [caveat.en for caveat in found.caveats] == ["a fact holds a blank node: its file cannot be told"]


def test_rows_that_are_shown_as_one_have_their_evidence_together(engine: Engine) -> None:
    parts = of(engine, "SELECT ?x { id:framework-agreement twl:hasParty ?x }")
    whole = together([*parts, Evidence((), (Words("一", "one"),)), Evidence((), (Words("一", "one"),))])
    assert len(whole.facts) == 3
    assert whole.caveats == (Words("一", "one"),)
    assert whole.spans == (Span(522, 554),)


def test_for_machines_the_evidence_is_a_column_of_graphs_or_json(engine: Engine) -> None:
    query = engine.seal(SIGNING)
    answer = engine.answer(query)
    assert isinstance(answer, Solutions)
    found = evidence(engine, query, answer)
    whole = with_column(answer, found)
    assert whole.variables == ("date", "first", "title", "evidence")
    assert str(whole.rows[0][-1]).strip('"').split() == [
        "https://w3id.org/twl-graph/article/tongwulang#char=514,554",
        COMPUTED,
        GRAPH + "names",
    ]
    data = json.loads(json.dumps(found[0].to_json()))
    bound = next(each for each in data["facts"] if each["graphs"] == [COMPUTED])
    assert bound["object"]["value"] == "2017-02-01"
    assert bound["computedFrom"][0]["spans"] == ["char=514,554"]


def test_a_column_named_evidence_keeps_its_name(engine: Engine) -> None:
    answer = Solutions(("evidence",), ((ox.Literal("x"),),))
    assert with_column(answer, [Evidence()]).variables == ("evidence", "evidence_")


def lines(engine: Engine, text: str, lang: str = "en", article: Article | None = None, columns: int = 80) -> list[str]:
    said = EvidenceText(engine.knowledge, lang, columns, Spans(engine.knowledge), article)
    return [line for found in of(engine, text) for line in said.lines(found)]


def test_the_evidence_in_words_names_the_span_and_what_it_states(engine: Engine) -> None:
    assert lines(engine, SIGNING) == [
        "  p4:514,554 · signing of the framework agreement: date 2017-02, signs Framework",
        "    Agreement on Advancing Tong-Wu-Lang Strategic Cooperation and Development",
        "  [computed] · signing of the framework agreement: earliest date 2017-02-01 ←",
        "    date 2017-02 (p4:514,554)",
        "  [names] · 1 name or term",
    ]
    chinese = lines(engine, SIGNING, "zh", columns=200)
    assert chinese[0].startswith("  p4:514,554 · 签署《推进通武廊战略合作发展框架协议》：日期 2017-02，签署文件 ")
    assert chinese[-1] == "  [names] · 名称与词汇 1 项"


def test_in_both_languages_each_line_stands_twice(engine: Engine) -> None:
    both = lines(engine, SIGNING, "both", columns=200)
    assert both[:2] == [
        *lines(engine, SIGNING, "zh", columns=200)[:1],
        *lines(engine, SIGNING, "en", columns=200)[:1],
    ]


def test_an_outside_fact_shows_its_source_and_an_inferred_one_its_mark(engine: Engine) -> None:
    said = lines(engine, "SELECT ?d { id:opening-xuyin-road-bridge twl:date ?d }")
    assert said[:2] == ["  [reference-bridge] · opening of the Xuyin Road Chaobai River Bridge: date", "    2019-03-29"]
    assert "    source: Hebei Daily report on the opening of Yanchao Bridge" in "\n".join(said)
    (inferred,) = lines(engine, "SELECT ?r { id:xuyin-road-bridge twl:crosses ?r }", columns=200)
    assert inferred == "  p8:1017,1025 · Xuyin Road Chaobai River Bridge: crosses (inferred) Chaobai River"


def test_what_cannot_be_told_is_said_and_nothing_is_said_to_be_nothing(engine: Engine) -> None:
    said = lines(engine, "SELECT ?x { ?x a twl:Bridge MINUS { ?x a twl:Road } }", columns=200)
    assert said[-1].startswith("  note: it also rests on the absence of facts")
    assert lines(engine, "SELECT (1 AS ?x) { }") == ["  there is nothing to show"]


def test_no_line_is_wider_than_the_terminal(engine: Engine) -> None:
    from twl_graph.widths import width

    for lang in ("zh", "en"):
        assert max(map(width, lines(engine, SIGNING, lang, columns=40))) <= 40


def test_with_the_article_at_hand_the_words_stand_below_the_matched_part_marked(engine: Engine) -> None:
    text = "甲" * 500 + "。" + "乙" * 13 + "丙" * 40 + "丁丁。戊" + "己" * 3000
    said = lines(engine, SIGNING, "zh", Article(text), columns=200)
    assert said[1] == "    " + "乙" * 13 + "【" + "丙" * 40 + "】丁丁。"


@pytest.mark.parametrize(
    ("span", "shown"),
    [
        (Span(0, 2), "【一二】三，四。"),
        (Span(2, 6), "一二【三，四。】"),
        (Span(6, 8), "【五六】七；"),
        (Span(10, 12), "【八九】"),
        (Span(13, 14), "【十】"),
    ],
)
def test_a_span_is_shown_inside_its_sentence(span: Span, shown: str) -> None:
    assert Article("一二三，四。五六七；八九\n十").in_context(span) == shown


def test_a_long_sentence_is_cut_on_both_sides_and_says_so() -> None:
    assert Article("一二三四五六七八九").in_context(Span(4, 5), around=2) == "…三四【五】六七…"


def test_a_triple_of_one_graph_stands_there_only(engine: Engine) -> None:
    triple = next(iter(engine.knowledge.triples()))
    assert fact(engine.knowledge, triple, "https://example.com/g").graphs == ("https://example.com/g",)

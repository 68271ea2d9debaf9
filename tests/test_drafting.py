"""The draft of a text: what is known is filled in, what is proposed has its evidence, and the rest is marked."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bundled import knowledge, name
from tests.small_checkout import TEXT, small_checkout
from twl_graph.drafting import Draft, draft
from twl_graph.drafting.dates import dated_of
from twl_graph.drafting.known_names import folded
from twl_graph.knowledge import Knowledge
from twl_graph.namespaces import CONCEPT, DCTERMS, ID, RDF, RDFS, TWL, compact, prefixes
from twl_graph.reading import parse
from twl_graph.spans import Span, source_span_of
from twl_graph.turtle import normal_form
from twl_graph.validation import Finding, validate
from twl_graph.validation.rules import COMPLETED

OPEN = CONCEPT + "to-be-completed"
CHINESE = (
    "2018年1月5日，廊坊市与通州区签署《平河共治协议》，“候鸟计划”启动。\n"
    "去年以来，双方互派教师200余人次，近30家企业参加，投资3.5亿元。目前，“候鸟计划”已惠及上百名学生。"
)
ENGLISH = (
    "Langfang and Wuqing District met last August. More than 30 schools joined the “Swallow Plan”.\n"
    "So far nearly 50 percent of them have signed the “River Charter” of 18 January 2018."
)


def made(text: str = CHINESE, dated: str | None = None, called: str = "river") -> Draft:
    return draft(text.encode(), "river.txt", knowledge(), name=called, dated=dated_of(dated) if dated else None)


def quads(one: Draft) -> list[ox.Quad]:
    return parse(one.trig.encode(), "draft", ox.RdfFormat.TRIG).quads


def values(one: Draft, subject: str, predicate: str) -> list[str]:
    """What a draft says of a thing, in short."""
    about = [q.object for q in quads(one) if name(q.subject) == subject and q.predicate.value == predicate]
    return [value.value if isinstance(value, ox.Literal) else compact(name(value)) for value in about]


def of(one: Draft, kind: str) -> list[str]:
    """The proposed things of a kind, in the order of their numbers."""
    return sorted({name(q.subject) for q in quads(one) if name(q.subject).startswith(f"{ID}river-{kind}-")})


def blocks(one: Draft) -> list[str]:
    return list(dict.fromkeys(q.graph_name.value for q in quads(one) if isinstance(q.graph_name, ox.NamedNode)))


def without_prefixes(trig: str) -> str:
    return "".join(line for line in trig.splitlines(keepends=True) if not line.startswith("@prefix "))


def test_a_draft_declares_every_prefix_of_the_project_for_the_facts_to_come() -> None:
    one = made(CHINESE)
    assert dict(re.findall(r"^@prefix (\S+): <(\S+)> \.$", one.trig, re.MULTILINE)) == prefixes()
    normal = normal_form(one.trig, trig=True, path="draft")
    assert "@prefix org:" not in normal
    assert one.trig.splitlines()[:2] == normal.splitlines()[:2], "the comments"


@pytest.mark.parametrize("text", [CHINESE, ENGLISH])
def test_a_draft_is_in_normal_form_with_its_header_first_and_its_clauses_in_order(text: str) -> None:
    one = made(text)
    assert without_prefixes(normal_form(one.trig, trig=True, path="draft")) == without_prefixes(one.trig)
    first, *others = blocks(one)
    assert first == "https://w3id.org/twl-graph/graph/river"
    spans = [found.span for found in map(source_span_of, others) if found is not None]
    assert spans == [clause.span for clause in one.clauses] == sorted(spans)


def test_every_clause_says_what_it_mentions_and_that_its_facts_are_to_be_written() -> None:
    one = made()
    first = blocks(one)[1]
    mentioned = values(one, first, "https://schema.org/mentions")
    assert {"id:langfang", "id:tongzhou", "id:river-document-1", "id:river-name-1"} <= set(mentioned)
    assert all(
        "concept:to-be-completed" in values(one, block, "https://schema.org/mentions") for block in blocks(one)[1:]
    )


def test_a_new_title_and_a_new_quoted_name_are_proposed_once_wherever_they_are_met() -> None:
    one = made()
    assert [values(one, iri, DCTERMS + "title") for iri in of(one, "document")] == [["平河共治协议"]]
    assert [values(one, iri, RDFS + "label") for iri in of(one, "name")] == [["候鸟计划"]]
    assert values(one, ID + "river-name-1", RDF + "type") == ["concept:to-be-completed"]
    told = [block for block in blocks(one) if "id:river-name-1" in values(one, block, "https://schema.org/mentions")]
    assert len(told) == 2


def test_a_title_that_the_graph_knows_is_not_proposed_again() -> None:
    one = made("签署《通武廊科技合作协议》和《平河协议》。")
    assert [values(one, iri, DCTERMS + "title") for iri in of(one, "document")] == [["平河协议"]]
    assert "id:science-agreement" in values(one, blocks(one)[1], "https://schema.org/mentions")


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("平河教育合作协议", "twl:CooperationAgreement"),
        ("平河战略框架协议", "twl:FrameworkAgreement"),
        ("平河共治协议", "twl:Agreement"),
        ("平河治水备忘录", "twl:Memorandum"),
        ("平河行动计划（2019—2021年）", "twl:ActionPlan"),
        ("平河日报", "twl:Document"),
        ("River Cooperation Agreement", "twl:CooperationAgreement"),
        ("Disagreement", "twl:Document"),
    ],
)
def test_a_document_has_the_class_that_its_title_ends_with(title: str, kind: str) -> None:
    one = made(f"江城发布《{title}》。")
    assert values(one, ID + "river-document-1", RDF + "type") == [kind]
    is_agreement = kind not in ("twl:ActionPlan", "twl:Document")
    assert values(one, ID + "river-document-1", TWL + "hasParty") == ["concept:to-be-completed"] * is_agreement
    assert (f"({kind}): 1" in one.summary.en) is (kind != "twl:Document")


def test_what_no_single_clause_holds_is_left_out() -> None:
    one = made("好" * 117 + "“候鸟计划”启动，" + "2017年\n3月")
    assert [found.words for clause in one.clauses for found in clause.quoted] == []
    assert [found.wording for clause in one.clauses for found in clause.times] == ["2017年", "3月"]


def test_quantities_become_figures_whose_open_places_are_marked() -> None:
    one = made()
    wordings = {values(one, iri, TWL + "wording")[0]: iri for iri in of(one, "figure")}
    assert set(wordings) == {"200余人次", "近30家", "3.5亿元", "上百名"}
    more = wordings["200余人次"]
    assert values(one, more, "https://schema.org/minValue") == ["200"]
    assert values(one, more, "https://schema.org/maxValue") == []
    assert values(one, more, TWL + "approximation") == ["concept:more-than"]
    assert values(one, more, TWL + "countOf") == ["concept:to-be-completed"]
    below = wordings["近30家"]
    assert values(one, below, TWL + "approximation") == ["concept:less-than"]
    assert values(one, below, "https://schema.org/maxValue") == ["30"]
    assert values(one, below, "https://schema.org/minValue") == []


def test_a_relative_time_is_open_until_the_date_of_the_text_is_given() -> None:
    period = ID + "river-period-1"
    assert values(made(), period, TWL + "begins") == ["concept:to-be-completed"]
    one = made(dated="2018-01")
    assert (values(one, period, TWL + "begins"), values(one, period, TWL + "ends")) == (["2017"], ["2018"])
    assert values(one, period, TWL + "resolvedFrom") == ["去年以来"]
    assert values(one, period, TWL + "dateBasis") == ["concept:date-resolved"]
    assert values(one, ID + "river-event-1", TWL + "date") == ["2018-01-05"]
    assert values(one, ID + "river-event-1", TWL + "dateBasis") == ["concept:date-stated"]
    assert values(one, ID + "river-time-of-writing", TWL + "begins") == ["2018-01"]


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), ("廊坊市。More than 30 schools came.", "zh")])
def test_english_words_are_tagged_as_english(text: str, language: str) -> None:
    one = made(text)
    tagged = {
        str(q.object.language)
        for q in quads(one)
        if q.predicate.value == TWL + "wording" and isinstance(q.object, ox.Literal)
    }
    assert tagged == {"en"}
    assert values(one, one.source.iri, "https://schema.org/inLanguage") == [language]


def test_a_text_that_the_graph_knows_is_not_registered_again(tmp_path: Path) -> None:
    small = Knowledge.read(small_checkout(tmp_path))
    one = draft(TEXT.encode(), "article.txt", small)
    assert one.source.known
    assert all(source_span_of(block) is not None for block in blocks(one))
    assert "id:a" in values(one, Span(0, 7).iri(), "https://schema.org/mentions")


def test_a_draft_holds_no_sentence_of_its_text() -> None:
    one = made()
    literals = [q.object.value for q in quads(one) if isinstance(q.object, ox.Literal)]
    sentences = [one.source.text[clause.span.start : clause.span.end] for clause in one.clauses]
    assert not any(sentence in literal for sentence in sentences for literal in literals)


def test_a_proposed_thing_never_takes_the_name_of_one_that_is_there(tmp_path: Path) -> None:
    folder = small_checkout(tmp_path)
    path = folder / "data" / "names.ttl"
    path.write_text(path.read_text("utf-8") + 'id:river-name-1 rdfs:label "先来者"@zh .\n', "utf-8")
    one = draft("“候鸟计划”启动".encode(), "river.txt", Knowledge.read(folder))
    assert of(one, "name") == [ID + "river-name-2"]


@pytest.mark.parametrize("dated", [None, "2018-01"])
def test_what_validation_finds_in_a_draft_is_about_things_that_are_to_be_completed(
    dated: str | None, tmp_path: Path
) -> None:
    found: list[Finding] = []
    for called, text in (("river", CHINESE), ("lake", ENGLISH)):
        one = made(text, dated, called)
        path = tmp_path / f"{called}.trig"
        path.write_text(one.trig, "utf-8")
        unfinished = {quad.subject for quad in quads(one) if quad.object == ox.NamedNode(OPEN)}
        found = [each for each in validate(knowledge(), [path]).findings if each.node not in unfinished]
        assert found == []


@pytest.mark.parametrize(("text", "dated"), [(CHINESE, None), (CHINESE, "2018-01"), (ENGLISH, None)])
def test_a_draft_has_no_other_problems_than_its_open_places(text: str, dated: str | None, tmp_path: Path) -> None:
    path = tmp_path / "river.trig"
    path.write_text(made(text, dated).trig, "utf-8")
    report = validate(knowledge(), [path])
    assert {one.rule for one in report.problems} == {COMPLETED.iri}
    assert {one.rule for one in report.findings} > {COMPLETED.iri}, "machines are told what follows too"


PIECES = (
    "廊坊市 通州区 “ ” 《 》 ， 。 去年 2017年3月 30余个 目前 Langfang more than 5 last May \\ \" ' { } # @zh \n \r\n"
)
WRITTEN = st.lists(st.sampled_from([*PIECES.split(" "), " "]) | st.text(max_size=4), max_size=40).map("".join)


@settings(max_examples=60)
@given(WRITTEN, st.sampled_from([None, "2018", "2018-01-20"]))
def test_the_draft_of_any_text_parses_and_every_mention_stands_in_its_clause(text: str, dated: str | None) -> None:
    text = "甲" + text.replace("\0", "").encode("utf-8", "ignore").decode()
    one = made(text, dated)
    assert without_prefixes(normal_form(one.trig, trig=True, path="draft")) == without_prefixes(one.trig)
    for clause in one.clauses:
        assert any(clause.span in paragraph for paragraph in one.source.paragraphs)
        for things in (clause.mentions, clause.times, clause.quantities, clause.quoted):
            assert all(Span(found.start, found.end) in clause.span for found in things)
        assert all(folded(text[mention.start : mention.end]).text for mention in clause.mentions)

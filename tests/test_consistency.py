"""New facts that repeat or contradict what is known are found, and what only looks so is not."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests import bundled
from tests.small_checkout import small_checkout
from twl_graph.knowledge import Knowledge, Source
from twl_graph.namespaces import DCTERMS, GRAPH, ID, RDFS, SHAPE, TWL, prefixes
from twl_graph.validation.consistency import consistency_findings, explains
from twl_graph.validation.finding import Finding, Severity

HEAD = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in prefixes().items())
MARCH_2019 = """id:march-2019 a twl:Period ; rdfs:label "2019年3月"@zh ; twl:dateBasis concept:date-stated ;
    twl:begins "2019-03"^^xsd:gYearMonth ; twl:ends "2019-03"^^xsd:gYearMonth ."""


def new_graph(text: str) -> str:
    return f"<{GRAPH}new> {{ {text} }}"


@cache
def findings(text: str) -> tuple[Finding, ...]:
    """What the bundled graph lacks and has once new facts join it."""
    source = Source("new.trig", (HEAD + text).encode(), ox.RdfFormat.TRIG, None)
    return tuple(consistency_findings(Knowledge([*bundled.knowledge().sources, source])))


def found(rule: str, text: str, node: str) -> list[Finding]:
    return [one for one in findings(text) if one.rule == SHAPE + rule and one.node == ox.NamedNode(ID + node)]


def one(rule: str, text: str, node: str = "new") -> Finding:
    (only,) = found(rule, text, node)
    assert only.message.zh.endswith("。")
    assert only.message.en.endswith(".")
    assert only.suggestion is not None
    return only


def rules(text: str) -> set[str]:
    return {each.rule.removeprefix(SHAPE) for each in findings(text)}


def graphs(sides: Iterable[ox.Quad]) -> set[str]:
    return {str(quad.graph_name).strip("<>").rpartition("/")[2] for quad in sides}


def test_the_bundled_graph_repeats_and_contradicts_nothing() -> None:
    assert list(consistency_findings(bundled.knowledge())) == []


# Same names


def test_a_second_thing_of_one_name_is_told_which_one_is_known_and_where() -> None:
    text = 'id:new a twl:CooperationAgreement ; dcterms:title "《“通武廊” 科技合作协议》"@zh .'
    only = one("same-name", text)
    assert only.severity == Severity.WARNING
    assert (only.path, only.value) == (DCTERMS + "title", ox.Literal("《“通武廊” 科技合作协议》", language="zh"))
    assert "(id:science-agreement)" in only.message.en
    assert "p2:165,178" in only.message.en
    assert "p2:165,178" in only.message.zh
    assert [str(quad.subject) for quad in only.sides] == [f"<{ID}science-agreement>"]
    suggestion = only.suggestion
    assert suggestion is not None
    assert suggestion.instead == ox.NamedNode(ID + "science-agreement")
    assert suggestion.patch == "id:new twl:possiblySameAs id:science-agreement ."
    assert not suggestion.safe


def test_a_repeated_name_is_a_finding_at_both_things() -> None:
    text = 'id:new a twl:Region ; rdfs:label "武清"@zh .'
    assert one("same-name", text, "new").suggestion is not None
    back = one("same-name", text, "wuqing").suggestion
    assert back is not None
    assert back.instead == ox.NamedNode(ID + "new")


@pytest.mark.parametrize(
    ("known", "text"),
    [
        ("wuqing", 'id:new a twl:Region ; rdfs:label "武清"@zh .'),  # an alias, a class above
        ("wuqing", 'id:new rdfs:label "Ｗuqing  DISTRICT"@en .'),  # no class yet; width, case, blanks
        ("framework-agreement", 'id:new a twl:Agreement ; rdfs:label "推进通武廊战略合作发展框架协定"@zh .'),
        ("farm-machinery-agreement", 'id:new a twl:Memorandum ; rdfs:label "通武廊农机战略合作框架协议"@zh .'),
        ("chen-ping", 'id:new a twl:Person ; rdfs:label "陈平"@zh .'),
        ("tongzhou-conference-centre", 'id:new a twl:Place ; rdfs:label "通州会议中心"@zh .'),
        ("guandaoju-middle-school", 'id:new a twl:School ; rdfs:label "Guandaoju Midle School"@en .'),
        ("langfang-education-bureau", 'id:new a twl:Department ; rdfs:label "廊坊教育局"@zh .'),
        ("tongzhou-conference-centre", 'id:new a twl:Place ; rdfs:label "Tongzhou District Conference Centre"@en .'),
        (
            "green-card-ceremony",
            "id:new a twl:Ceremony ; rdfs:label "
            '"Talent Service Green Card ceremony for issuing the Tong-Wu-Lang High-level"@en .',
        ),
    ],
)
def test_an_alias_another_class_of_the_kind_or_a_slip_of_the_pen_is_the_same_name(known: str, text: str) -> None:
    if not found("same-name", text, known):
        pytest.fail(str([str(each.message.en) for each in findings(text)]))


@pytest.mark.parametrize(
    "text",
    [
        # things of other kinds
        'id:new a twl:Person ; rdfs:label "武清"@zh .',
        'id:new a twl:Statement ; rdfs:label "陈平谈合作领域"@zh .',
        # one name inside another
        'id:new a twl:Agreement ; rdfs:label "框架协议"@zh .',
        # editions of a contest, years of a plan, numbers of a list
        'id:new a twl:Competition ; rdfs:label "2018首届通武廊职业技能大赛"@zh .',
        'id:new a twl:Competition ; rdfs:label "2017第二届通武廊职业技能大赛"@zh .',
        'id:new a twl:ActionPlan ; dcterms:title "通武廊科技创新合作行动计划(2021—2024)"@zh .',
        # people whose names are spelt alike, or nearly
        'id:new a twl:Person ; rdfs:label "陈萍"@zh , "Chen Ping"@en .',
        'id:new a twl:Person ; rdfs:label "张力冰"@zh , "Zhang Libings"@en .',
        'id:new a twl:Person ; rdfs:label "杨令生镇"@zh .',
        # two kinds of place of one name
        'id:new a twl:Place ; rdfs:label "通州市会议中心"@zh .',
        # said to be possibly the same, in either direction
        'id:new a twl:Region ; rdfs:label "武清"@zh ; twl:possiblySameAs id:wuqing .',
        'id:new a twl:Region ; rdfs:label "武清"@zh . id:wuqing twl:possiblySameAs id:new .',
        # the same name elsewhere
        'id:new a twl:Place ; rdfs:label "通州区会议中心"@zh ; schema:containedInPlace id:langfang .',
        # names that hold in context only
        'id:new a twl:Region ; rdfs:label "另一地"@zh ; skos:hiddenLabel "武清"@zh .',
    ],
)
def test_what_is_called_alike_and_is_another_thing_is_no_finding(text: str) -> None:
    assert "same-name" not in rules(text)


def test_two_editions_or_years_of_one_name_are_two_and_those_of_one_year_are_not() -> None:
    contest = 'id:{0} a twl:Competition ; rdfs:label "职工足球联赛"@zh ; {1} . '
    first = contest.format("old", 'twl:date "2017-05-01"^^xsd:date')
    assert "same-name" not in rules(first + contest.format("new", 'twl:date "2018-05-01"^^xsd:date'))
    assert found("same-name", first + contest.format("new", 'twl:date "2017"^^xsd:gYear'), "new")
    editions = contest.format("old", "twl:edition 1") + contest.format("new", "twl:edition 2")
    assert "same-name" not in rules(editions)


# Same facts


@pytest.mark.parametrize(
    ("known", "text"),
    [
        (
            "signing-framework-agreement",
            """id:new a twl:Signing ; rdfs:label "签字仪式"@zh ; twl:date "2017-02"^^xsd:gYearMonth ;
               twl:signs id:framework-agreement .""",
        ),
        (
            "framework-agreement",
            """id:new a twl:Agreement ; rdfs:label "三地文件"@zh ; twl:hasParty id:langfang , id:tongzhou , id:wuqing .
               id:new-signing a twl:Signing ; twl:date "2017-02"^^xsd:gYearMonth ; twl:signs id:new .""",
        ),
        (
            "holding-chen-ping",
            'id:new a twl:OfficeHolding ; rdfs:label "陈市长"@zh ; org:member id:chen-ping ; '
            "twl:post id:post-langfang-mayor .",
        ),
        (
            "figure-agreements",
            """id:new a twl:Figure ; rdfs:label "协议共有多少"@zh ; schema:about id:tongwulang ; schema:minValue 30 ;
               twl:countOf concept:cooperation-agreement ; twl:approximation concept:more-than ;
               twl:asOf id:time-of-writing .""",
        ),
    ],
)
def test_the_same_facts_under_another_name_are_told_with_the_one_that_is_known(known: str, text: str) -> None:
    only = one("same-facts", text)
    assert f"(id:{known})" in only.message.en
    assert f"（id:{known}）" in only.message.zh
    assert only.sides
    assert only.suggestion is not None
    assert only.suggestion.instead == ox.NamedNode(ID + known)
    assert found("same-facts", text, known), "and at the other"
    assert "same-facts" not in rules(f"{text} id:new twl:possiblySameAs id:{known} .")


@pytest.mark.parametrize("open_place", ["concept:to-be-completed", '"…"'])
def test_open_places_of_drafts_are_no_facts_that_two_things_share(open_place: str) -> None:
    text = " ".join(
        f"id:{name} a twl:Figure ; twl:countOf {open_place} ; schema:about {open_place} ; schema:minValue 30 ; "
        f"twl:approximation {open_place} ."
        for name in ("one", "another")
    )
    assert "same-facts" not in rules(text)


def test_the_sides_of_the_same_facts_are_the_statements_of_the_other() -> None:
    text = """id:new a twl:Signing ; twl:date "2017-02"^^xsd:gYearMonth ; twl:signs id:framework-agreement ."""
    only = one("same-facts", text)
    assert {str(quad.subject) for quad in only.sides} == {f"<{ID}signing-framework-agreement>"}
    assert graphs(only.sides) == {"tongwulang#char=514,554"}
    assert "p4:514,554" in only.message.en


EVENTS = """
    id:old a twl:Exchange ; twl:date "{0}"^^xsd:{1} ; twl:organizedBy id:tongzhou ; {2} .
    id:new a twl:Exchange ; twl:date "{0}"^^xsd:{1} ; twl:organizedBy id:tongzhou , id:wuqing ; {3} .
"""


@pytest.mark.parametrize(
    ("date", "kind", "of_old", "of_new", "same"),
    [
        ("2018-03-05", "date", "twl:field concept:education", "twl:field concept:education", True),
        ("2018-03-05", "date", "twl:field concept:education", "twl:field concept:health", False),
        ("2018-03-05", "date", "schema:location id:tongzhou", "schema:location id:wuqing", False),
        ("2018-03-05", "date", "twl:edition 1", "twl:edition 2", False),
        ("2018-03-05", "date", "schema:about id:green-card", "schema:about id:tongwulang", False),
        ("2018-03", "gYearMonth", "twl:field concept:education", "twl:field concept:education", False),
        ("2018", "gYear", "schema:about id:green-card", "schema:about id:green-card", True),
    ],
)
def test_events_of_one_day_and_organiser_are_one_unless_something_tells_them_apart(
    date: str, kind: str, of_old: str, of_new: str, same: bool
) -> None:
    assert bool(found("same-facts", EVENTS.format(date, kind, of_old, of_new), "new")) is same


@pytest.mark.parametrize(
    "text",
    [
        # a person with two offices; an office with a second holder
        "id:new a twl:OfficeHolding ; org:member id:chen-ping ; twl:post id:another-post .",
        "id:new a twl:OfficeHolding ; org:member id:somebody ; twl:post id:post-langfang-mayor .",
        # the same office, attested by the next article
        "id:new a twl:OfficeHolding ; org:member id:chen-ping ; twl:post id:post-langfang-mayor ; "
        "twl:attestedIn <https://w3id.org/twl-graph/article/next> .",
        # a fourth party, another field
        """id:new a twl:Agreement ; twl:hasParty id:langfang , id:tongzhou , id:wuqing , id:beijing .
           id:s a twl:Signing ; twl:date "2017-02"^^xsd:gYearMonth ; twl:signs id:new .""",
        """id:new a twl:Agreement ; twl:hasParty id:langfang , id:tongzhou , id:wuqing ; twl:field concept:justice .
           id:s a twl:Signing ; twl:date "2017-02"^^xsd:gYearMonth ; twl:signs id:new .""",
        # the same count at another time
        """id:new a twl:Figure ; schema:about id:tongwulang ; schema:minValue 30 ; twl:asOf id:march-2019 ;
           twl:countOf concept:cooperation-agreement ; twl:approximation concept:more-than .""",
    ],
)
def test_facts_that_agree_in_part_are_those_of_two_things(text: str) -> None:
    assert "same-facts" not in rules(text)


# Single values


def test_a_second_value_is_one_finding_that_names_both_with_where_they_stand() -> None:
    text = new_graph('id:signing-framework-agreement twl:date "2017-03-01"^^xsd:date .')
    only = one("single-value", text, "signing-framework-agreement")
    assert (only.severity, only.path, only.value) == (Severity.VIOLATION, TWL + "date", None)
    assert only.message.en.endswith("but 2 are stated: 2017-02 (p4:514,554) and 2017-03-01 (new).")
    assert "2017-02（p4:514,554）和2017-03-01（new）" in only.message.zh
    assert graphs(only.sides) == {"tongwulang#char=514,554", "new"}
    assert explains(only) == {(only.node, TWL + "date")}
    assert only.suggestion is not None
    assert only.suggestion.instead is None


def test_of_dates_that_agree_the_most_precise_is_to_be_kept() -> None:
    only = one(
        "single-value", 'id:signing-framework-agreement twl:date "2017"^^xsd:gYear .', "signing-framework-agreement"
    )
    assert only.suggestion is not None
    month = ox.NamedNode("http://www.w3.org/2001/XMLSchema#gYearMonth")
    assert only.suggestion.instead == ox.Literal("2017-02", datatype=month)
    assert "(new.trig)" in only.message.en, "what stands in no graph stands in its file"


@pytest.mark.parametrize(
    ("node", "path", "text"),
    [
        ("figure-agreements", "https://schema.org/minValue", "id:figure-agreements schema:minValue 31 ."),
        ("langfang", RDFS + "label", 'id:langfang rdfs:label "廊坊"@zh .'),
        ("langfang", TWL + "divisionCode", 'id:langfang twl:divisionCode "131001" .'),
        ("framework-agreement", DCTERMS + "title", 'id:framework-agreement dcterms:title "另一标题"@zh .'),
        ("framework-agreement", f"^<{TWL}signs>", "id:s a twl:Signing ; twl:signs id:framework-agreement ."),
    ],
)
def test_what_has_one_value_is_read_from_the_shapes(node: str, path: str, text: str) -> None:
    only = one("single-value", text, node)
    assert only.path == path
    assert (only.node, path) in explains(only)
    assert len(only.sides) >= 2


def test_a_second_title_explains_the_second_label_that_is_computed_from_it() -> None:
    text = 'id:framework-agreement dcterms:title "另一标题"@zh .'
    only = one("single-value", text, "framework-agreement")
    assert explains(only) == {(only.node, DCTERMS + "title"), (only.node, RDFS + "label")}


@pytest.mark.parametrize(
    "text",
    [
        'id:langfang rdfs:label "Langfang"@en .',  # stated again
        'id:langfang skos:altLabel "廊城"@zh , "京津走廊"@zh .',  # several aliases
        "id:framework-agreement twl:field concept:education .",  # no limit
        'id:new twl:post "a" , "b" .',  # not of the class that the shape is about
    ],
)
def test_a_value_stated_twice_or_one_of_many_is_no_contradiction(text: str) -> None:
    assert "single-value" not in rules(text)


# Statuses


def test_a_status_that_moves_on_is_to_be_written_as_an_event_of_its_own() -> None:
    text = new_graph(f"id:xuyin-road-bridge twl:status concept:done ; twl:asOf id:march-2019 . {MARCH_2019}")
    assert rules(text) == {"single-value"}
    only = one("single-value", text, "xuyin-road-bridge")
    assert "“imminent” (as of time of writing, p8:1010,1025) and “done” (as of 2019年3月, new)" in only.message.en
    assert explains(only) == {(only.node, TWL + name) for name in ("status", "asOf", "wording")}
    assert only.suggestion is not None
    assert "It moves on" in only.suggestion.words.en
    assert "schema:about id:xuyin-road-bridge" in only.suggestion.patch
    assert (
        rules(new_graph("id:new a twl:Event ; schema:about id:xuyin-road-bridge ; twl:status concept:done .")) == set()
    )


def test_a_status_that_goes_back_is_said_to() -> None:
    text = new_graph(f"id:xuyin-road-bridge twl:status concept:planned ; twl:asOf id:march-2019 . {MARCH_2019}")
    assert rules(text) == {"status-forward"}
    only = one("status-forward", text, "xuyin-road-bridge")
    assert "goes back from “imminent” to “planned”" in only.message.en
    assert only.value == ox.NamedNode("https://w3id.org/twl-graph/concept/planned")
    assert graphs(only.sides) >= {"new", "tongwulang#char=1010,1025"}
    assert (only.node, TWL + "status") in explains(only)


@pytest.mark.parametrize(
    "status",
    ["concept:agreed ; twl:asOf id:march-2019", "concept:planned ; twl:asOf id:time-of-writing", "concept:planned"],
)
def test_a_status_without_order_or_time_only_contradicts(status: str) -> None:
    text = new_graph(f"id:xuyin-road-bridge twl:status {status} . {MARCH_2019}")
    assert "status-forward" not in rules(text)
    assert "Compare the sources" in str(one("single-value", text, "xuyin-road-bridge").suggestion)


def test_the_same_status_stated_again_is_no_finding() -> None:
    assert rules(new_graph("id:xuyin-road-bridge twl:status concept:imminent ; twl:asOf id:time-of-writing .")) == set()


# Dates in order


def test_a_step_before_the_one_it_follows_names_both_dates_with_their_places() -> None:
    text = 'id:new a twl:Event ; twl:date "2016"^^xsd:gYear ; twl:follows id:signing-framework-agreement .'
    only = one("dates-in-order", new_graph(text))
    assert only.severity == Severity.VIOLATION
    assert (only.path, only.value) == (TWL + "follows", ox.NamedNode(ID + "signing-framework-agreement"))
    assert "2017-02 (p4:514,554) is after 2016 (new)" in only.message.en
    assert "2016（new）早于 2017-02（p4:514,554）" in only.message.zh
    assert graphs(only.sides) == {"new", "tongwulang#char=514,554"}
    assert explains(only) == frozenset()


BACKWARDS = {
    "ends": 'id:new a twl:Period ; twl:begins "2018-03"^^xsd:gYearMonth ; twl:ends "2017"^^xsd:gYear .',
    "carriesOut": """id:new a twl:Action ; twl:carriesOut id:framework-agreement ; twl:during id:p .
        id:p a twl:Period ; twl:begins "2016"^^xsd:gYear ; twl:ends "2016"^^xsd:gYear .""",
    "resultsFrom": """id:new a twl:Outcome ; twl:resultsFrom id:framework-agreement ; twl:status concept:done ;
        twl:asOf id:p . id:p a twl:Period ; twl:begins "2016"^^xsd:gYear ; twl:ends "2016"^^xsd:gYear .""",
    "during": f'id:new a twl:Event ; twl:date "2018-03"^^xsd:gYearMonth ; twl:during id:march-2019 . {MARCH_2019}',
    "status": f"""id:new a twl:Event ; twl:date "2019-04-01"^^xsd:date ; twl:status concept:done ;
        twl:asOf id:march-2019 . {MARCH_2019}""",
}


@pytest.mark.parametrize("path", BACKWARDS)
def test_dates_that_are_surely_out_of_order_are_found(path: str) -> None:
    only = one("dates-in-order", BACKWARDS[path])
    assert only.path == TWL + path
    assert len(only.sides) >= 2


def test_an_end_before_its_beginning_explains_what_the_shape_says_of_the_bounds() -> None:
    only = one("dates-in-order", BACKWARDS["ends"])
    assert explains(only) == {(only.node, TWL + "earliest")}


def test_what_is_planned_after_its_date_is_out_of_order() -> None:
    text = f"""id:new a twl:Event ; twl:date "2018"^^xsd:gYear ; twl:status concept:planned ;
        twl:asOf id:march-2019 . {MARCH_2019}"""
    assert one("dates-in-order", text).path == TWL + "status"


def test_an_event_dated_after_its_article_needs_a_status() -> None:
    event = """<https://w3id.org/twl-graph/article/tongwulang#char=514,521> {{
        id:new a twl:Event ; twl:date "{0}"^^xsd:date {1} . }}"""
    only = one("dates-in-order", event.format("2028-02-01", ""))
    assert "later than “Newspaper article on Tong-Wu-Lang” of 2018-01-18–2018-12-31 (inferences)" in only.message.en
    assert rules(event.format("2028-02-01", "; twl:status concept:planned ; twl:asOf id:time-of-writing")) == set()
    assert rules(event.format("2018-02-01", "")) == set()


@pytest.mark.parametrize(
    "text",
    [
        # the year of the signing, before or after it
        'id:new a twl:Event ; twl:date "2017"^^xsd:gYear ; twl:follows id:signing-framework-agreement .',
        # a plan that is older than the agreement that takes it up
        """id:new a twl:Action ; twl:carriesOut id:framework-agreement ; twl:status concept:planned ; twl:asOf id:p .
           id:p a twl:Period ; twl:begins "2016"^^xsd:gYear ; twl:ends "2016"^^xsd:gYear .""",
        # a document of no known date
        """id:new a twl:Action ; twl:carriesOut id:jing-jin-ji-strategy ; twl:during id:p .
           id:p a twl:Period ; twl:begins "1999"^^xsd:gYear ; twl:ends "1999"^^xsd:gYear .""",
        'id:new a twl:Period ; twl:begins "2018-03"^^xsd:gYearMonth ; twl:ends "2018"^^xsd:gYear .',
        'id:new a twl:Period ; twl:begins "2018-03"^^xsd:gYearMonth .',
        f'id:new a twl:Event ; twl:date "2019-03-05"^^xsd:date ; twl:during id:march-2019 . {MARCH_2019}',
        # reported by a file about later events, not by the article
        f'<{GRAPH}new> {{ id:new a twl:Event ; twl:date "2028-01-01"^^xsd:date . }}',
    ],
)
def test_dates_that_may_be_in_order_are_no_finding(text: str) -> None:
    assert "dates-in-order" not in rules(text)


# Telling


def test_a_span_of_another_article_is_told_with_the_name_of_that_article() -> None:
    article = "https://w3id.org/twl-graph/article/next"
    text = f"""<{GRAPH}next> {{ <{article}#char=0,90> a twl:Paragraph ; twl:paragraphNumber 1 . }}
        <{article}#char=10,20> {{ id:signing-framework-agreement twl:date "2017-03"^^xsd:gYearMonth . }}
        <{article}#char=95,99> {{ id:signing-framework-agreement twl:date "2017-04"^^xsd:gYearMonth . }}"""
    only = one("single-value", text, "signing-framework-agreement")
    told = "2017-02 (p4:514,554), 2017-03 (next p1:10,20) and 2017-04 (next 95,99)"
    assert told in only.message.en


def test_a_crowd_of_one_name_is_told_without_comparing_all_with_all() -> None:
    text = "".join(f'id:c{number:03} a twl:Mechanism ; rdfs:label "例会"@zh . ' for number in range(60))
    assert len(findings(text)) == 2 * 59
    assert {str(each.node) for each in findings(text)} == {f"<{ID}c{number:03}>" for number in range(60)}


def test_the_shapes_of_the_graphs_own_folder_say_what_has_one_value(tmp_path: Path) -> None:
    folder = small_checkout(tmp_path)
    twice = '"甲区" , "第一区"'.replace(" ,", "@zh ,") + "@zh"
    (folder / "data" / "more.ttl").write_text(f"@base <{GRAPH}more> .\n{HEAD}id:a rdfs:label {twice} .")
    assert {each.rule for each in consistency_findings(Knowledge.read(folder))} == set()
    shapes = folder / "ontology" / "shapes"
    shapes.mkdir()
    (shapes / "region.ttl").write_text(
        f"@base <{SHAPE}> .\n{HEAD}shape:R a sh:NodeShape ; sh:targetClass twl:Region ; sh:property shape:name . "
        "shape:name sh:path rdfs:label ; sh:uniqueLang true . shape:off sh:path twl:hasParty ; sh:maxCount 1 ; "
        "sh:targetSubjectsOf twl:hasParty ; sh:deactivated true ."
    )
    (only,) = consistency_findings(Knowledge.read(folder))
    assert only.node == ox.NamedNode(ID + "a")
    assert "“甲区” (p1:0,2, more)" in only.message.en

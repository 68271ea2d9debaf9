"""A figure has the bounds and the exactness that its wording gives, where that gives any."""

import pyoxigraph as ox
import pytest

from tests.bundled import knowledge
from twl_graph.knowledge import Knowledge, Source
from twl_graph.namespaces import CONCEPT, compact, prefixes
from twl_graph.validation.figure_of_wording import figure_findings
from twl_graph.validation.finding import Finding, Severity

HEAD = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in prefixes().items())


def found(facts: str) -> list[Finding]:
    source = Source("new.ttl", f"{HEAD}id:f a twl:Figure ; {facts} .".encode(), ox.RdfFormat.TURTLE, None)
    return list(figure_findings(Knowledge([source])))


def told(findings: list[Finding]) -> set[tuple[str, str]]:
    return {(compact(one.path or ""), str(getattr(one.value, "value", "")).rpartition("/")[2]) for one in findings}


@pytest.mark.parametrize(
    ("wording", "facts"),
    [
        ("超过1万辆次", "schema:minValue 10000 ; twl:approximation concept:more-than"),
        ("近5000张", "schema:maxValue 5000"),
        ("近5000张", "schema:minValue 4500 ; schema:maxValue 5000"),
        ("约50人", "schema:minValue 45 ; schema:maxValue 55"),
        ("共有29名", "schema:minValue 29 ; schema:maxValue 29 ; twl:approximation concept:exact"),
        ("30余个", "schema:minValue 30 ; twl:approximation concept:more-than"),
        ("数千人", "schema:minValue 1000 ; schema:maxValue 9999 ; twl:approximation concept:order-of-magnitude"),
        ("三五个", "schema:minValue 3 ; schema:maxValue 5"),
        ("至少3家", "schema:minValue 3"),
        ("不足20人", "schema:maxValue 20"),
        ("1.5倍", "schema:minValue 1.5 ; schema:maxValue 1.5 ; twl:approximation concept:exact"),
        ("几个人和8个村、9个镇", "schema:minValue 1 ; twl:approximation concept:exact"),
        ("近5000张", "schema:minValue concept:to-be-completed ; twl:approximation concept:to-be-completed"),
        ("附近30家", "schema:minValue 30 ; schema:maxValue 30 ; twl:approximation concept:exact"),
        ("nearly 30 firms", "schema:maxValue 30"),
    ],
)
def test_what_the_wording_says_or_leaves_open_is_right(wording: str, facts: str) -> None:
    assert found(f'{facts} ; twl:wording "{wording}"@zh') == []


@pytest.mark.parametrize(
    ("wording", "facts", "wrong"),
    [
        (
            "近5000张",
            "schema:minValue 5000 ; twl:approximation concept:more-than",
            {("schema:minValue", "5000"), ("twl:approximation", "more-than")},
        ),
        (
            "超过1万辆次",
            "schema:minValue 1 ; schema:maxValue 1 ; twl:approximation concept:exact",
            {("schema:minValue", "1"), ("schema:maxValue", "1"), ("twl:approximation", "exact")},
        ),
        ("近5000张", "schema:maxValue 4000", {("schema:maxValue", "4000")}),
        ("约50人", "schema:minValue 50 ; twl:approximation concept:exact", {("twl:approximation", "exact")}),
        ("29名", "schema:minValue 28 ; schema:maxValue 29", {("schema:minValue", "28")}),
        ("千亿级", "schema:minValue 200000000000", {("schema:minValue", "200000000000")}),
        ("不足20人", "twl:approximation concept:more-than", {("twl:approximation", "more-than")}),
        ("不足20人", "schema:minValue 20", {("schema:minValue", "20")}),
        ("至少3家", "schema:minValue 3 ; twl:approximation concept:exact", {("twl:approximation", "exact")}),
        ("nearly 30 firms", "schema:minValue 30", {("schema:minValue", "30")}),
    ],
)
def test_what_the_wording_says_otherwise_is_found(wording: str, facts: str, wrong: set[tuple[str, str]]) -> None:
    findings = found(f'{facts} ; twl:wording "{wording}"@zh')
    assert told(findings) == wrong
    assert {(one.rule.rpartition("#")[2], one.severity) for one in findings} == {
        ("figure-of-wording", Severity.WARNING)
    }


def test_the_message_says_what_the_words_mean_and_the_suggestion_what_to_write() -> None:
    (bound,) = found('schema:minValue 1 ; twl:wording "超过1万辆次"@zh')
    assert bound.message.zh == "与措辞不符：“超过1万辆次”是多于 10000，没有上限。"
    assert bound.suggestion is not None
    assert bound.suggestion.instead == ox.Literal(10000)
    (exact,) = found('twl:approximation concept:more-than ; twl:wording "近5000张"@zh')
    assert exact.message.en == 'It is not what the wording says: "近5000张" is less than 5000.'
    assert exact.suggestion is not None
    assert exact.suggestion.instead == ox.NamedNode(CONCEPT + "less-than")


def test_a_second_value_beside_the_right_one_is_left_to_the_rule_of_single_values() -> None:
    assert found('schema:minValue 3 , 4 ; twl:wording "3条"@zh') == []
    assert len(found('schema:minValue 4 , 5 ; twl:wording "3条"@zh')) == 2


def test_words_that_are_no_figure_are_not_read() -> None:
    assert found('twl:wording "即将"@zh ; twl:status concept:planned') == []
    assert found("schema:minValue 3 ; twl:approximation concept:exact") == []


def test_every_figure_of_the_bundled_graph_is_that_of_its_wording() -> None:
    assert list(figure_findings(knowledge())) == []

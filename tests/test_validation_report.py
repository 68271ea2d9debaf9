"""The report told three ways: prose in two languages, the W3C report, and JSON."""

import json
from dataclasses import replace

import pyoxigraph as ox
import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import SH as SHACL

from twl_graph.errors import Words
from twl_graph.namespaces import ID, RDF, SH, SHAPE, TWL
from twl_graph.place import Place
from twl_graph.validation.finding import Finding, Severity, in_order
from twl_graph.validation.labels import Labels
from twl_graph.validation.report import Report
from twl_graph.validation.rules import LANGUAGE_TAG
from twl_graph.validation.shapes import Shapes, sparql_path

HEAD = f"""
@prefix ex: <http://example.com/> . @prefix id: <{ID}> . @prefix twl: <{TWL}> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix sh: <{SH}> . @prefix shape: <{SHAPE}> .
"""
SHAPES = """
shape:near a sh:PropertyShape ; sh:targetClass ex:City ; sh:path ex:near ; sh:minCount 1 ;
    sh:name "邻近"@zh , "nearness"@en ; sh:message "城市有邻居。"@zh , "A city has a neighbour."@en .
shape:far a sh:PropertyShape ; sh:targetClass ex:City ; sh:path ( ex:near [ sh:inversePath ex:near ] ) ; sh:maxCount 9 ;
    sh:name "远"@zh , "farness"@en ; sh:message "不可太远。"@zh , "Not too far."@en .
"""
DATA = """
id:langfang rdfs:label "廊坊市"@zh , "Langfang"@en . id:wuqing rdfs:label "武清区"@zh .
ex:near rdfs:label "邻近于"@zh , "near"@en .
"""
NEAR = Finding(
    Severity.WARNING,
    SHAPE + "near",
    SH + "MinCountConstraintComponent",
    ox.NamedNode(ID + "langfang"),
    "http://example.com/near",
    None,
    Words("城市有邻居。", "A city has a neighbour."),
    "new.ttl",
)
FAR = Finding(
    Severity.VIOLATION,
    SHAPE + "far",
    SH + "MaxCountConstraintComponent",
    ox.NamedNode(ID + "wuqing"),
    "<http://example.com/near>/^<http://example.com/near>",
    ox.Literal('a "long" way', language="en"),
    Words("不可太远。", "Not too far."),
)


def report(*findings: Finding) -> Report:
    graph = Graph().parse(data=HEAD + SHAPES, format="turtle")
    store = ox.Store()
    store.load(HEAD + DATA, ox.RdfFormat.TURTLE)
    return Report(
        findings=in_order(findings),
        checked={SHAPE + "near": 2, SHAPE + "far": 0},
        nodes=2,
        files=("new.ttl",),
        shapes=Shapes(graph),
        labels=Labels(store),
    )


def test_prose_states_the_rule_and_names_the_things_in_english() -> None:
    assert report(NEAR, FAR).to_text("en") == (
        "violation: Not too far.\n"
        "  thing     武清区 (id:wuqing)\n"
        "  property  near, then what has it as “near”\n"
        "            (<http://example.com/near>/^<http://example.com/near>)\n"
        '  value     "a \\"long\\" way"@en\n'
        "  rule      farness (shape:far)\n"
        "\n"
        "warning: A city has a neighbour.\n"
        "  thing     Langfang (id:langfang)\n"
        "  property  near (<http://example.com/near>)\n"
        "  rule      nearness (shape:near)\n"
        "  source    new.ttl\n"
        "\n"
        "Checked 2 nodes against 1 shape (1 other had no node to check): 1 violation, 1 warning, 0 infos.\n"
    )


def test_prose_in_chinese() -> None:
    assert report(NEAR).to_text("zh") == (
        "警告：城市有邻居。\n"
        "  对象  廊坊市（id:langfang）\n"
        "  属性  邻近于（<http://example.com/near>）\n"
        "  规则  邻近（shape:near）\n"
        "  来源  new.ttl\n"
        "\n"
        "已用 1 条规则检查 2 个对象（另有 1 条没有可检查的对象）：违规 0、警告 1、提示 0。\n"
    )


def test_prose_in_both_languages_says_everything_twice() -> None:
    text = report(NEAR).to_text("both")
    assert "警告：城市有邻居。\nwarning: A city has a neighbour.\n" in text
    assert "  对象 thing  廊坊市（id:langfang） / Langfang (id:langfang)\n" in text
    assert "  来源 source  new.ttl\n" in text


def test_nothing_found_says_how_much_was_checked() -> None:
    assert report().to_text("en") == "Checked 2 nodes against 1 shape (1 other had no node to check): nothing found.\n"


def test_a_value_that_breaks_a_rule_in_two_ways_is_one_problem_but_two_results() -> None:
    told = report(FAR, replace(FAR, component=SH + "PatternConstraintComponent"))
    assert len(told.problems) == told.counts[Severity.VIOLATION] == told.to_text("en").count("violation: ") == 1
    assert len(told.findings) == len(told.to_json()["findings"]) == 2
    assert sum(triple.predicate.value == SH + "result" for triple in told.to_triples()) == 2


def test_the_gravest_findings_come_first_and_each_once() -> None:
    assert report(NEAR, FAR, NEAR).findings == (FAR, NEAR)


@pytest.mark.parametrize(
    ("findings", "level", "reached"),
    [
        ((NEAR,), Severity.VIOLATION, False),
        ((NEAR,), Severity.WARNING, True),
        ((NEAR,), Severity.INFO, True),
        ((FAR,), Severity.VIOLATION, True),
        ((), Severity.INFO, False),
    ],
)
def test_a_report_reaches_the_severities_up_to_its_gravest(
    findings: tuple[Finding, ...], level: Severity, reached: bool
) -> None:
    assert report(*findings).reaches(level) is reached


def test_the_w3c_report_carries_every_finding() -> None:
    graph = report(NEAR, FAR).to_graph()
    (root,) = graph.subjects(URIRef(RDF + "type"), SHACL.ValidationReport)
    assert list(graph.objects(root, SHACL.conforms)) == [Literal(False)]
    by_shape = {graph.value(result, SHACL.sourceShape): result for result in graph.objects(root, SHACL.result)}
    near, far = by_shape[URIRef(SHAPE + "near")], by_shape[URIRef(SHAPE + "far")]
    assert {(predicate, value) for predicate, value in graph.predicate_objects(near)} == {
        (URIRef(RDF + "type"), SHACL.ValidationResult),
        (SHACL.resultSeverity, SHACL.Warning),
        (SHACL.focusNode, URIRef(ID + "langfang")),
        (SHACL.resultPath, URIRef("http://example.com/near")),
        (SHACL.sourceShape, URIRef(SHAPE + "near")),
        (SHACL.sourceConstraintComponent, SHACL.MinCountConstraintComponent),
        (SHACL.resultMessage, Literal("城市有邻居。", lang="zh")),
        (SHACL.resultMessage, Literal("A city has a neighbour.", lang="en")),
    }
    assert graph.value(far, SHACL.value) == Literal('a "long" way', lang="en")


def test_the_w3c_report_repeats_a_long_path_as_a_path() -> None:
    graph = report(FAR).to_graph()
    (path,) = graph.objects(None, SHACL.resultPath)
    assert sparql_path(graph, path) == FAR.path


def test_the_w3c_report_of_nothing_conforms_and_is_the_same_every_time() -> None:
    assert [str(triple.object) for triple in report().to_triples()] == [
        f"<{SH}ValidationReport>",
        '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>',
    ]
    assert report(NEAR, FAR).to_triples() == report(FAR, NEAR).to_triples()


def test_json_holds_the_same_facts_as_plain_values() -> None:
    told = json.loads(json.dumps(report(NEAR).to_json(), ensure_ascii=False))
    assert told == {
        "conforms": False,
        "nodes": 2,
        "counts": {"violation": 0, "warning": 1, "info": 0},
        "files": ["new.ttl"],
        "uncovered": [],
        "checked": {SHAPE + "near": 2, SHAPE + "far": 0},
        "findings": [
            {
                "severity": "warning",
                "rule": SHAPE + "near",
                "component": SH + "MinCountConstraintComponent",
                "node": f"<{ID}langfang>",
                "path": "http://example.com/near",
                "value": None,
                "message": {"zh": "城市有邻居。", "en": "A city has a neighbour."},
                "source": "new.ttl",
                "place": None,
                "suggestion": None,
                "sides": [],
                "follows": False,
            }
        ],
        "resolved": [],
        "standing": 0,
        "problems": 1,
        "total": 1,
    }


def test_a_very_long_value_is_cut_in_prose_only() -> None:
    long = replace(FAR, value=ox.Literal("x" * 1000))
    assert f'  value     "{"x" * 60}…"\n' in report(long).to_text("en")
    assert report(long).to_json()["findings"][0]["value"] == f'"{"x" * 1000}"'


EARLY = LANGUAGE_TAG.finding(
    ox.NamedNode(ID + "wuqing"), RDF + "label", ox.Literal("Wuqing"), Words("没有标记。", "No tag."), source="new.ttl"
)
CLASS = Finding(
    Severity.VIOLATION,
    SHAPE + "far",
    SH + "ClassConstraintComponent",
    EARLY.node,
    EARLY.path,
    EARLY.value,
    Words("不对。", "Wrong."),
)


def test_what_needs_no_shapes_is_told_first_and_a_line_sets_the_rest_apart() -> None:
    told = report(NEAR, EARLY).to_text("en")
    assert told.index("No tag.") < told.index("Then, by the shapes:") < told.index("A city has a neighbour.")
    assert "以下由形状查出：" in report(NEAR, EARLY).to_text("zh")
    assert "by the shapes" not in report(NEAR).to_text("en")
    assert "by the shapes" not in report(EARLY).to_text("en")


def test_json_counts_the_problems_that_it_lists_and_marks_what_only_follows() -> None:
    told = report(NEAR, EARLY, CLASS).to_json()
    assert [(each["rule"], each["follows"]) for each in told["findings"]] == [
        (EARLY.rule, False),
        (NEAR.rule, False),
        (CLASS.rule, True),
    ]
    assert told["problems"] == sum(told["counts"].values()) == 2
    assert told["total"] == 3


@pytest.mark.parametrize("limit", [1, 2])
def test_with_a_limit_every_format_tells_the_same_first_problems(limit: int) -> None:
    cut = report(NEAR, FAR, EARLY, CLASS).limited(limit)
    wanted = [EARLY, FAR, NEAR][:limit]
    assert list(cut.told) == wanted
    assert list(cut.results) == wanted
    assert [each["rule"] for each in cut.to_json()["findings"]] == [each.rule for each in wanted]
    text = cut.to_text("en")
    assert [each.message.en in text for each in (EARLY, FAR, NEAR)] == [True, limit > 1, False]


def test_a_place_ends_in_a_full_width_colon_in_chinese() -> None:
    placed = replace(NEAR, place=Place(3, 7, 0, 1))
    assert report(placed).to_text("zh").startswith("new.ttl:3:7：警告：")
    assert report(placed).to_text("en").startswith("new.ttl:3:7: warning:")


@pytest.mark.parametrize(
    ("path", "zh", "en"),
    [
        ("<{0}near>/<{0}near>", "邻近于的邻近于（<{0}near>/<{0}near>）", "near, then near (<{0}near>/<{0}near>)"),
        ("^<{0}near>", "以它为“邻近于”者（^<{0}near>）", "what has it as “near” (^<{0}near>)"),
        ("<{0}near>+", "邻近于（可多次）（<{0}near>+）", "near (any number of times) (<{0}near>+)"),
        ("(<{0}near>|<{0}far>)", "(<{0}near>|<{0}far>)", "(<{0}near>|<{0}far>)"),
    ],
)
def test_a_path_is_told_by_the_names_of_its_properties(path: str, zh: str, en: str) -> None:
    space = "http://example.com/"
    assert report(NEAR).labels.of_path(path.format(space)) == Words(zh.format(space), en.format(space))

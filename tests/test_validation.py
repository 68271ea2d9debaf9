"""Validation of the graph together with new files: what is found, where, and what is never done on the way."""

import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
import rdflib.plugins.sparql
from rdflib.namespace import SH

from tests.canary import canary
from tests.headers import TRIAL, headed
from twl_graph.errors import UnreadableInput, UnsupportedFeature
from twl_graph.knowledge import Knowledge
from twl_graph.namespaces import ARTICLE, ID, SHAPE, TWL
from twl_graph.validation import Finding, Severity, validate
from twl_graph.validation.lint import ShapesInvalid
from twl_graph.validation.report import Report
from twl_graph.validation.rules import RULES
from twl_graph.validation.shapes import Shapes

PREFIXES = f"""
@prefix ex: <http://example.com/> .
@prefix id: <{ID}> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <{SH}> .
@prefix shape: <{SHAPE}> .
@prefix twl: <{TWL}> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix concept: <https://w3id.org/twl-graph/concept/> .
"""
AGREEMENT = """
id:trial-agreement a twl:CooperationAgreement ;
    rdfs:label "试验协议"@zh , "trial agreement"@en ;
    twl:hasParty id:tongzhou , id:wuqing ;
    twl:field concept:education .
"""


@pytest.fixture(scope="module")
def graph() -> Knowledge:
    return Knowledge.read()


@pytest.fixture(scope="module")
def bundled(graph: Knowledge) -> Report:
    return validate(graph)


def written(folder: Path, text: str, name: str = "new.ttl") -> Path:
    (folder / name).write_text(PREFIXES + headed(text), encoding="utf-8")
    return folder / name


def shapes(folder: Path, text: str) -> Shapes:
    (folder / "shapes.ttl").write_text(PREFIXES + text, encoding="utf-8")
    return Shapes.read([folder / "shapes.ttl"])


def of_shapes(report: Report) -> list[Finding]:
    """The findings of shapes, not those of the rules that are none: facts here are made up, and so are their terms."""
    return [finding for finding in report.findings if finding.rule not in RULES]


# --- the bundled graph -----------------------------------------------------------------------------------------------


def test_nothing_is_found_in_the_bundled_graph(bundled: Report) -> None:
    assert [one for one in bundled.findings if one.severity is Severity.VIOLATION] == []
    assert bundled.counts[Severity.WARNING] == 0, bundled.to_text()


def test_every_shape_looks_at_some_node_of_the_bundled_graph(bundled: Report) -> None:
    idle = [shape for shape, count in bundled.checked.items() if count == 0]
    # Only drafts say what a clause mentions; the rules over the shapes look at the shapes, in the next test.
    assert idle == [SHAPE + "Shape", SHAPE + "mentions"]


def test_the_shapes_keep_the_house_rules_for_shapes() -> None:
    from twl_graph.validation import checking

    rules = Shapes.bundled()
    found = [one for one in checking.check(rules.graph, rules) if str(one.node).startswith(f"<{SHAPE}")]
    assert found == []
    assert len(rules.focus_nodes(rules.graph)[rdflib.URIRef(SHAPE + "Shape")]) > 200


# --- new files -------------------------------------------------------------------------------------------------------


def test_right_facts_introduce_nothing(graph: Knowledge, bundled: Report, tmp_path: Path) -> None:
    report = validate(graph, [written(tmp_path, AGREEMENT)])
    assert report.findings == report.resolved == ()
    assert report.uncovered == ()
    assert report.nodes == bundled.nodes + 2  # the agreement and the header


def test_a_wrong_fact_is_found_with_its_file(graph: Knowledge, bundled: Report, tmp_path: Path) -> None:
    good = written(tmp_path, AGREEMENT, "good.ttl")
    bad = written(tmp_path, "id:langfang twl:isoCode 'HE' .", "bad.ttl")
    bad.write_text(bad.read_text("utf-8").replace(TRIAL, TRIAL + "-of-its-own"), "utf-8")
    (finding,) = validate(graph, [good, bad]).findings
    assert (finding.rule, finding.path, str(finding.value)) == (SHAPE + "isoCode", TWL + "isoCode", '"HE"')
    assert finding.component == SH.PatternConstraintComponent.toPython()
    assert (finding.severity, finding.source) == (Severity.VIOLATION, str(bad))
    assert (finding.message.en, finding.message.zh) == (
        "An ISO code is CN- and two capitals, and there is one.",
        "ISO 代码是 CN- 加两个大写字母，只有一个。",
    )


def test_a_new_fact_can_break_an_old_node(graph: Knowledge, bundled: Report, tmp_path: Path) -> None:
    report = validate(graph, [written(tmp_path, "id:hebei <https://schema.org/containedInPlace> id:langfang .")])
    broken = {str(one.node) for one in report.findings if one.rule == SHAPE + "containedInPlace"}
    assert broken == {f"<{ID}hebei>", f"<{ID}langfang>"}


def test_blocks_of_trig_count_as_one_with_the_rest(graph: Knowledge, bundled: Report, tmp_path: Path) -> None:
    first, second = AGREEMENT.split(" ;\n    twl:hasParty")
    text = f"<{TRIAL}> {{ {first} . }} <{ARTICLE}#char=0,9> {{ id:trial-agreement twl:hasParty {second} }}"
    assert {one.rule for one in validate(graph, [written(tmp_path, text, "new.trig")]).findings} == {
        SHAPE + "fact-in-block"
    }


def test_bounds_of_dates_are_computed_for_new_facts(graph: Knowledge, bundled: Report, tmp_path: Path) -> None:
    text = """id:trial-period a twl:Period ; rdfs:label "倒置"@zh , "reversed"@en ; twl:dateBasis concept:date-stated ;
        twl:begins "2018"^^xsd:gYear ; twl:ends "2017"^^xsd:gYear ."""
    (finding,) = of_shapes(validate(graph, [written(tmp_path, text)]))
    assert (finding.rule, str(finding.value)) == (
        SHAPE + "earliest",
        '"2018-01-01"^^<http://www.w3.org/2001/XMLSchema#date>',
    )


def test_a_node_that_no_shape_looks_at_is_a_warning_with_its_file(graph: Knowledge, tmp_path: Path) -> None:
    file = written(tmp_path, 'id:stray rdfs:comment "nobody looks"@en . ex:stray rdfs:comment "nor here"@en .')
    report = validate(graph, [file])
    found = [one for one in report.findings if one.rule == SHAPE + "covered"]
    assert [(str(one.node), one.severity, one.source) for one in found] == [
        (f"<{ID}stray>", Severity.WARNING, str(file)),
        ("<http://example.com/stray>", Severity.WARNING, str(file)),
    ]
    assert report.uncovered == tuple(one.node for one in found)
    assert report.reaches(Severity.WARNING)


def test_a_fault_of_the_graph_has_its_file_and_is_not_blamed_on_new_files(graph: Knowledge, tmp_path: Path) -> None:
    rule = shapes(
        tmp_path, "shape:A a sh:PropertyShape ; sh:targetNode id:langfang ; sh:path ex:none ; sh:minCount 1 ."
    )
    (finding,) = of_shapes(validate(graph, (), rule))
    assert finding.source is not None
    assert finding.source.endswith(".trig")
    joined = validate(graph, [written(tmp_path, AGREEMENT)], rule)
    assert of_shapes(joined) == []
    assert joined.standing >= 1


def test_values_are_judged_and_told_as_written(graph: Knowledge, tmp_path: Path) -> None:
    rule = """shape:Number a sh:PropertyShape ; sh:targetSubjectsOf ex:number ; sh:path ex:number ;
        sh:datatype xsd:integer ; sh:pattern "^[1-9]" ."""
    facts = 'ex:a ex:number "007"^^xsd:integer . ex:b ex:number "7"^^xsd:int . ex:c ex:number "none"^^xsd:integer .'
    report = validate(graph, [written(tmp_path, facts)], shapes(tmp_path, rule))
    found = {(str(one.value), one.component.rpartition("#")[2]) for one in of_shapes(report)}
    assert found == {
        ('"007"^^<http://www.w3.org/2001/XMLSchema#integer>', "PatternConstraintComponent"),
        ('"7"^^<http://www.w3.org/2001/XMLSchema#int>', "DatatypeConstraintComponent"),
        ('"none"^^<http://www.w3.org/2001/XMLSchema#integer>', "DatatypeConstraintComponent"),
        ('"none"^^<http://www.w3.org/2001/XMLSchema#integer>', "PatternConstraintComponent"),
    }


def test_blank_nodes_of_two_files_stay_apart(graph: Knowledge, tmp_path: Path) -> None:
    rule = """shape:One a sh:PropertyShape ; sh:targetSubjectsOf ex:number ; sh:path ex:number ; sh:maxCount 1 ."""
    files = [written(tmp_path, f"_:it ex:number {number} .", f"{number}.ttl") for number in (1, 2)]
    assert of_shapes(validate(graph, files, shapes(tmp_path, rule))) == []


# --- nothing is fetched ----------------------------------------------------------------------------------------------


def test_imports_of_a_new_file_are_not_followed(graph: Knowledge, tmp_path: Path) -> None:
    with canary() as bird:
        validate(graph, [written(tmp_path, f"ex:mine a owl:Ontology ; owl:imports <{bird.address}> .")])
        assert not bird.calls


def test_imports_of_shapes_are_refused_and_not_followed(tmp_path: Path) -> None:
    with canary() as bird:
        with pytest.raises(ShapesInvalid, match=r"owl:imports .* is never followed"):
            shapes(tmp_path, f"ex:mine owl:imports <{bird.address}> . shape:A a sh:NodeShape ; sh:targetNode ex:a .")
        assert not bird.calls


@pytest.mark.parametrize(
    ("clause", "words"),
    [
        ("FROM <{}> WHERE {{ $this a ?kind }}", "FROM is never read"),
        ("FROM NAMED <{}> WHERE {{ $this a ?kind }}", "FROM is never read"),
        ("WHERE {{ SERVICE <{}> {{ $this a ?kind }} }}", "SERVICE is never called"),
        ("WHERE {{ SERVICE#comment\\n<{}> {{ $this a ?kind }} }}", "SERVICE is never called"),
        ("WHERE {{ servicesilent<{}> {{ $this a ?kind }} }}", "SERVICE is never called"),
    ],
)
def test_what_would_leave_the_graph_is_refused_in_a_query_of_shapes(clause: str, words: str, tmp_path: Path) -> None:
    with canary() as bird:
        select = f"SELECT $this {clause.format(bird.address)}"
        rule = f"""shape:A a sh:NodeShape ; sh:targetNode id:langfang ; sh:sparql [ sh:select "{select}" ] ."""
        with pytest.raises(ShapesInvalid, match=words):
            shapes(tmp_path, rule)
        assert not bird.calls


def test_what_slips_past_the_lint_is_not_fetched_by_the_engine(
    graph: Knowledge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from twl_graph.validation.lint import constraints

    before = rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS
    monkeypatch.setattr(constraints, "_query", lambda *_: None)
    with canary() as bird:
        select = f"SELECT $this FROM <{bird.address}> WHERE {{ $this a ?kind }}"
        rule = f"""shape:A a sh:NodeShape ; sh:targetNode id:langfang ; sh:sparql [ sh:select "{select}" ] ."""
        validate(graph, (), shapes(tmp_path, rule))
        assert not bird.calls
    assert before == rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS


def test_the_engine_tells_nothing_in_prose_and_is_left_as_it_was(
    graph: Knowledge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pyshacl.constraints.constraint_component import ConstraintComponent

    told: list[object] = []

    def described(*whole: object, **_: object) -> str:
        told.append(whole)
        return ""

    monkeypatch.setattr(ConstraintComponent, "make_v_result_description", described)
    before = ConstraintComponent.make_v_result_description
    rule = shapes(tmp_path, "shape:A a sh:PropertyShape ; sh:targetNode id:langfang ; sh:path ex:n ; sh:minCount 1 .")
    assert len(of_shapes(validate(graph, (), rule))) == 1
    assert told == []
    assert ConstraintComponent.make_v_result_description is before


# --- shapes that cannot be run, files that cannot be read ------------------------------------------------------------


@pytest.mark.parametrize(
    "rule",
    [
        "shape:A a sh:NodeShape ; sh:targetNode ex:a ; sh:languageIn ( 1 ) .",
        'shape:A a sh:NodeShape ; sh:targetNode ex:a ; sh:sparql [ sh:select "SELECT $this WHERE { $this }" ] .',
    ],
    ids=["language-of-number", "broken-query"],
)
def test_shapes_that_the_engine_cannot_run_are_an_error_with_the_reason(
    rule: str, graph: Knowledge, tmp_path: Path
) -> None:
    with pytest.raises(UnsupportedFeature, match=r"the shapes cannot be run: ."):
        validate(graph, (), shapes(tmp_path, rule))


def test_a_file_without_facts_is_an_error(graph: Knowledge, tmp_path: Path) -> None:
    (tmp_path / "empty.ttl").write_text(PREFIXES, encoding="utf-8")
    with pytest.raises(UnreadableInput, match="there are no facts in it"):
        validate(graph, [tmp_path / "empty.ttl"])


def test_nothing_checked_is_never_said_to_conform(graph: Knowledge, tmp_path: Path) -> None:
    report = validate(
        graph, (), shapes(tmp_path, "shape:A a sh:NodeShape ; sh:targetClass ex:Nothing ; sh:closed true .")
    )
    assert report.nodes == 0
    assert (SHAPE + "checked-something", Severity.VIOLATION) in [(one.rule, one.severity) for one in report.findings]
    assert not report.conforms
    assert "violation: No node was checked, so nothing was verified.\n" in report.to_text("en")
    assert report.to_text("en").endswith("\n0 nodes checked: no shape applies to any node.\n")
    assert "违规：没有检查任何对象，所以什么也没有验证。\n" in report.to_text("zh")
    assert report.to_text("zh").endswith("\n检查了 0 个对象：没有任何形状适用于任何对象。\n")
    assert (report.to_json()["conforms"], report.to_json()["nodes"]) == (False, 0)
    assert report.to_json()["checked"] == {SHAPE + "A": 0}
    assert (None, SH.conforms, rdflib.Literal(False)) in report.to_graph()


def test_importing_the_package_loads_no_engine() -> None:
    program = "import sys, twl_graph.validation; print(sorted({'rdflib', 'pyshacl'} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"

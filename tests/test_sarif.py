"""The report as SARIF."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from tests.findings import LONG, NEAR, TAG, TEXT, report
from twl_graph.errors import Words
from twl_graph.namespaces import TWL
from twl_graph.place import Place
from twl_graph.validation.finding import Finding, Severity
from twl_graph.validation.sarif import log
from twl_graph.validation.suggestion import Suggestion


def run(*findings: Finding, lang: str = "en") -> dict[str, Any]:
    whole = json.loads(log(report(*findings), lang))
    assert (whole["version"], len(whole["runs"])) == ("2.1.0", 1)
    only: dict[str, Any] = whole["runs"][0]
    return only


def result(finding: Finding) -> dict[str, Any]:
    (only,) = run(finding)["results"]
    told: dict[str, Any] = only
    return told


def test_a_result_names_its_rule_its_place_and_its_thing() -> None:
    told = result(TAG)
    assert (told["ruleId"], told["ruleIndex"], told["level"]) == ("shape:language-tag", 0, "error")
    assert told["message"]["text"].splitlines()[0] == "The tag EN should be en: 100%."
    assert told["locations"] == [
        {
            "logicalLocations": [{"fullyQualifiedName": "id:langfang", "kind": "resource"}],
            "physicalLocation": {
                "artifactLocation": {"uri": "new/%E4%B8%89%20%E5%9C%B0.ttl", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 3, "startColumn": 7, "endLine": 3, "endColumn": 20},
            },
        }
    ]


def test_columns_count_code_points_and_a_base_is_declared() -> None:
    told = run(TAG)
    assert told["columnKind"] == "unicodeCodePoints"
    assert told["originalUriBaseIds"] == {"%SRCROOT%": {"description": {"text": "the folder that twl ran in"}}}


def test_each_rule_is_described_once_and_results_point_at_it() -> None:
    told = run(TAG, NEAR, replace(NEAR, node=ox.NamedNode(TWL + "x")))
    rules = told["tool"]["driver"]["rules"]
    assert [rules[found["ruleIndex"]]["id"] for found in told["results"]] == [
        found["ruleId"] for found in told["results"]
    ]
    assert rules[1] == {
        "id": "shape:near",
        "name": "near",
        "shortDescription": {"text": "nearness"},
        "fullDescription": {"text": "A city has a neighbour."},
        "help": {"text": "The rule is the shape shape:near in ontology/shapes."},
        "defaultConfiguration": {"level": "warning"},
        "properties": {"iri": "https://w3id.org/twl-graph/shape#near"},
    }
    assert rules[0]["shortDescription"] == {"text": "language tag"}
    assert len(rules) == 2


def test_in_chinese_everything_said_is_chinese() -> None:
    told = run(NEAR, lang="zh")
    assert told["language"] == "zh-CN"
    assert told["tool"]["driver"]["rules"][0]["shortDescription"] == {"text": "邻近"}
    assert (
        told["results"][0]["message"]["text"] == "城市有邻居。\n对象：廊坊市（id:langfang）\n属性：邻近于（twl:near）"
    )


@pytest.mark.parametrize("source", [None, "<stdin>"])
def test_without_a_file_a_result_names_only_its_thing(source: str | None) -> None:
    told = result(replace(TAG, source=source))
    assert told["locations"] == [{"logicalLocations": [{"fullyQualifiedName": "id:langfang", "kind": "resource"}]}]
    assert "fixes" not in told


def test_what_stands_against_it_is_a_related_location() -> None:
    (side,) = result(TAG)["relatedLocations"]
    assert side["message"]["text"] == 'id:langfang rdfs:label "Langfang"@en .  # graph:names'
    assert side["logicalLocations"][0]["fullyQualifiedName"] == "id:langfang"
    assert "relatedLocations" not in result(NEAR)


def test_the_fix_replaces_the_very_stretch() -> None:
    (fix,) = result(TAG)["fixes"]
    (change,) = fix["artifactChanges"]
    (replacement,) = change["replacements"]
    assert fix["description"] == {"text": "Write en."}
    region = replacement["deletedRegion"]
    line = TEXT.splitlines()[region["startLine"] - 1]
    mended = (
        line[: region["startColumn"] - 1] + replacement["insertedContent"]["text"] + line[region["endColumn"] - 1 :]
    )
    assert mended == '  t:p "Langfang"@en ;'


@pytest.mark.parametrize(
    ("source", "safe", "written"),
    [
        ("new/三 地.ttl", True, f"<{TWL}near>"),
        ("x.nt", True, f"<{TWL}near>"),
        ("other.trig", False, None),
        ("x.jsonld", True, None),
    ],
)
def test_a_fix_is_beyond_doubt_and_written_in_full(source: str, safe: bool, written: str | None) -> None:
    suggestion = Suggestion(Words("写 near。", "Write near."), ox.NamedNode(TWL + "near"), safe=safe)
    told = result(replace(TAG, source=source, suggestion=suggestion))
    replacements = [fix["artifactChanges"][0]["replacements"][0] for fix in told.get("fixes", [])]
    assert [one["insertedContent"]["text"] for one in replacements] == ([] if written is None else [written])


def test_a_stretch_of_several_lines_ends_in_the_last_of_them() -> None:
    place = Place(4, 7, LONG, LONG + len('"""one\ntwo\nthree"""'))
    region = result(replace(TAG, place=place))["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 4, "startColumn": 7, "endLine": 6, "endColumn": 9}


def test_a_json_path_is_kept() -> None:
    place = Place(3, 7, 0, 4, "$['@graph'][2]['hasParty']")
    told = result(replace(TAG, source="x.jsonld", place=place))
    assert told["locations"][0]["properties"] == {"jsonPath": "$['@graph'][2]['hasParty']"}


def test_a_file_elsewhere_is_named_in_full(tmp_path: Path) -> None:
    told = result(replace(TAG, source=str(tmp_path / "a b.ttl")))
    artifact = told["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": (tmp_path / "a b.ttl").resolve().as_uri()}


def test_the_fingerprint_stays_when_lines_move_and_differs_between_problems() -> None:
    moved = replace(TAG, place=Place(30, 7, 900, 910), message=Words("改", "Said otherwise."))
    prints = [result(one)["partialFingerprints"]["twlFinding/v1"] for one in (TAG, moved, NEAR)]
    assert prints[0] == prints[1] != prints[2]


def test_severities_are_levels() -> None:
    levels = [result(replace(NEAR, severity=one))["level"] for one in Severity]
    assert levels == ["note", "warning", "error"]


def test_nothing_found_is_a_run_without_results() -> None:
    told = run()
    assert (told["results"], told["tool"]["driver"]["rules"]) == ([], [])

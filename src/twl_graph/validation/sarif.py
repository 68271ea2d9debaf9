"""The report as SARIF 2.1.0 (OASIS, with errata 01), which code scanning services and editors read.

Sections named below are of the specification, https://docs.oasis-open.org/sarif/sarif/v2.1.0/.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from twl_graph import __version__
from twl_graph.errors import Words
from twl_graph.namespaces import compact
from twl_graph.validation.finding import Severity
from twl_graph.validation.headings import file_of, lines_of, statement, stretch_of
from twl_graph.validation.rules import RULES

if TYPE_CHECKING:
    from twl_graph.validation.finding import Finding
    from twl_graph.validation.report import Report

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_HOME: Final = "https://w3id.org/twl-graph/"
#: The folder that relative addresses are below; its own address is left to the reader (section 3.14.14).
_ROOT: Final = "%SRCROOT%"
_LEVELS: Final = {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SHAPE_HELP: Final = Words("规则是 ontology/shapes 中的形状 {0}。", "The rule is the shape {0} in ontology/shapes.")
_OTHER_HELP: Final = Words("规则 {0} 由 twl 直接检查。", "twl itself checks the rule {0}.")
_ROOT_TOLD: Final = Words("运行 twl 的文件夹", "the folder that twl ran in")
_CORRECTION: Final = Words("改写为建议的写法", "write what is suggested instead")


def log(report: Report, lang: str) -> str:
    """Return the report as a SARIF log file of one run, in `zh`, `en` or `both`.

    Columns count code points. A result has a location where its file is known, and a fix where its suggestion is one
    term and its file is Turtle, TriG, N-Triples or N-Quads.
    """
    rules = list(dict.fromkeys(finding.rule for finding in report.told))
    run = {
        "tool": {"driver": _driver(report, rules, lang)},
        "language": "en" if lang == "en" else "zh-CN",
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": _ROOT_TOLD.said(lang)}}},
        "automationDetails": {"id": "twl-validate/"},
        "invocations": [{"executionSuccessful": True}],
        "results": [_result(report, finding, rules.index(finding.rule), lang) for finding in report.told],
    }
    whole = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _driver(report: Report, rules: list[str], lang: str) -> dict[str, Any]:
    """The tool and the rules that were broken (section 3.19)."""
    gravest = {finding.rule: finding.severity for finding in reversed(report.told)}
    return {
        "name": "twl",
        "fullName": "twl-graph: twl validate",
        "semanticVersion": __version__,
        "version": __version__,
        "informationUri": _HOME,
        "rules": [_rule(report, rule, gravest[rule], lang) for rule in rules],
    }


def _rule(report: Report, rule: str, severity: Severity, lang: str) -> dict[str, Any]:
    from rdflib import URIRef

    short, title = compact(rule), report.title(rule)
    whole = title if rule in RULES else report.shapes.message(URIRef(rule))
    help_text = (_OTHER_HELP if rule in RULES else _SHAPE_HELP).formatted(short)
    return {
        "id": short,
        "name": short.rpartition(":")[2],
        "shortDescription": {"text": title.said(lang)},
        "fullDescription": {"text": whole.said(lang)},
        "help": {"text": help_text.said(lang)},
        "defaultConfiguration": {"level": _LEVELS[severity]},
        "properties": {"iri": rule},
    }


def _result(report: Report, finding: Finding, index: int, lang: str) -> dict[str, Any]:
    """One problem (section 3.27)."""
    message = "\n".join(line.said(lang) for line in lines_of(report, finding))
    result: dict[str, Any] = {
        "ruleId": compact(finding.rule),
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": message},
        "locations": [_location(report, finding)],
        "partialFingerprints": {"twlFinding/v1": _fingerprint(finding)},
        "properties": _properties(finding),
    }
    if finding.sides:
        result["relatedLocations"] = [
            {
                "id": number,
                "logicalLocations": [{"fullyQualifiedName": _short(side.subject), "kind": "resource"}],
                "message": {"text": statement(side)},
            }
            for number, side in enumerate(finding.sides, start=1)
        ]
    if fix := _fix(report, finding, lang):
        result["fixes"] = [fix]
    return result


def _location(report: Report, finding: Finding) -> dict[str, Any]:
    """Where a result is: the thing, and the file and stretch where they are known (sections 3.28 to 3.33)."""
    logical: dict[str, Any] = {"fullyQualifiedName": _short(finding.node), "kind": "resource"}
    location: dict[str, Any] = {"logicalLocations": [logical]}
    if finding.place is not None and finding.place.path:
        location["properties"] = {"jsonPath": finding.place.path}
    if (file := file_of(finding)) is not None:
        location["physicalLocation"] = {"artifactLocation": _artifact(file)}
        if region := _region(report, finding):
            location["physicalLocation"]["region"] = region
    return location


def _artifact(file: str) -> dict[str, str]:
    """The address of a file (section 3.4): relative below the working folder, else in full."""
    path = PurePosixPath(file)
    if path.is_absolute() or ".." in path.parts or Path(file).is_absolute():
        return {"uri": Path(file).resolve().as_uri()}
    return {"uri": quote(file), "uriBaseId": _ROOT}


def _region(report: Report, finding: Finding) -> dict[str, int] | None:
    """The stretch of a finding (section 3.30): `endColumn` is the one after the last character."""
    stretch = stretch_of(report, finding)
    if stretch is None:
        return None
    line, column, end_line, end_column = stretch
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _fix(report: Report, finding: Finding, lang: str) -> dict[str, Any] | None:
    """A suggestion that is beyond doubt, as a change to the file (section 3.55); None where no term follows."""
    file, region, suggestion = file_of(finding), _region(report, finding), finding.suggestion
    if file is None or region is None or suggestion is None or suggestion.instead is None or not suggestion.safe:
        return None
    written = _written(suggestion.instead, file)
    if written is None:
        return None
    replacement = {"deletedRegion": region, "insertedContent": {"text": written}}
    return {
        "description": {"text": suggestion.words.said(lang) or _CORRECTION.said(lang)},
        "artifactChanges": [{"artifactLocation": _artifact(file), "replacements": [replacement]}],
    }


def _written(term: NamedNode | Literal, file: str) -> str | None:
    """The term with its IRIs in full, which is right whatever the file's prefixes; None outside Turtle's family."""
    return str(term) if PurePosixPath(file).suffix.lower() in (".nt", ".nq", ".ttl", ".trig") else None


def _fingerprint(finding: Finding) -> str:
    """What stays the same when lines move (section 3.27.17)."""
    said = (finding.rule, finding.node, finding.path or "", finding.value or "")
    return sha256("\n".join(map(str, said)).encode()).hexdigest()[:32]


def _properties(finding: Finding) -> dict[str, str]:
    told = {
        "node": str(finding.node),
        "path": finding.path,
        "value": None if finding.value is None else str(finding.value),
        "component": finding.component,
        "patch": finding.suggestion.patch if finding.suggestion is not None else None,
    }
    return {name: value for name, value in told.items() if value}


def _short(term: object) -> str:
    return compact(term.value) if isinstance(term, NamedNode) else str(term)

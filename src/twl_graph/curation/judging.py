"""Judging a change by validation: what it brings that is wrong, and not what was wrong before."""

from dataclasses import dataclass, replace
from pathlib import Path

from twl_graph.curation.change import Change
from twl_graph.validation import Severity, validate
from twl_graph.validation.report import Report


@dataclass(frozen=True)
class Judgement:
    """The verdict of validation: a report of the graph as it would be, without what was found before the change."""

    report: Report
    fail_on: Severity

    @property
    def accepted(self) -> bool:
        """Whether nothing as grave as `fail_on`, or graver, was found."""
        return not self.report.reaches(self.fail_on)


def judge(change: Change, fail_on: Severity = Severity.VIOLATION) -> Judgement:
    """Check the graph as it would be, by its own shapes if it has any.

    Raises:
        UnreadableInput: facts of a new file stand in no graph with a source, or the shapes are not fit for use.
        UnsupportedFeature: the engine cannot run the shapes.
    """
    folder = change.before.folder
    own = folder / "ontology" if isinstance(folder, Path) and (folder / "ontology" / "shapes").is_dir() else None
    report = validate(change.after, (), own)
    if report.findings:
        known = set(validate(change.before, (), own).findings)
        report = replace(report, findings=tuple(finding for finding in report.findings if finding not in known))
    return Judgement(replace(report, files=tuple(new.source.name for new in change.new)), fail_on)

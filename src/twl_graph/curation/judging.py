"""Judging a change by validation, and seeing what it would do before it is made."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from twl_graph.curation.change import Change
from twl_graph.curation.preview import Preview
from twl_graph.validation import Severity
from twl_graph.validation.judging import Judgement
from twl_graph.validation.report import Report


@dataclass(frozen=True)
class Verdict:
    """What validation says of a change.

    Attributes:
        judgement: the change, judged.
        fail_on: the least grave finding by which it is refused.
    """

    judgement: Judgement
    fail_on: Severity

    @property
    def report(self) -> Report:
        """What the change introduces and resolves."""
        return self.judgement.report

    @property
    def accepted(self) -> bool:
        """Whether nothing as grave as `fail_on`, or graver, was found."""
        return not self.report.reaches(self.fail_on)

    def preview(self, lang: str = "en") -> Preview:
        """What the change would do to the facts, and to the answers of the ready questions, with labels in `lang`."""
        before = self.judgement.before
        assert before is not None, "there is a change"
        return Preview(before.knowledge, self.judgement.after.knowledge, self.report, lang)


def judge(
    change: Change, fail_on: Severity = Severity.VIOLATION, texts: Mapping[str, str] = MappingProxyType({})
) -> Verdict:
    """Judge the graph as it would be against what it is, by its own shapes if it has any.

    Args:
        change: the change.
        fail_on: the least grave finding by which it is refused.
        texts: the texts at hand, by their SHA-256 digest.

    Raises:
        UnreadableInput: the shapes are not fit for use.
        UnsupportedFeature: the engine cannot run the shapes.
    """
    folder = change.before.folder
    own = folder / "ontology" if isinstance(folder, Path) and (folder / "ontology" / "shapes").is_dir() else None
    new = [replace(candidate.file, called=candidate.name) for candidate in change.new]
    gone = [source.name for source in change.gone]
    return Verdict(Judgement(change.before, new, without=gone, shapes=own, texts=texts), fail_on)

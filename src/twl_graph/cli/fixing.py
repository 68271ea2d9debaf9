"""``--fix``: the difference is shown first, then the files are written, each as a whole."""

from __future__ import annotations

import codecs
import difflib
from pathlib import Path
from typing import TYPE_CHECKING

from twl_graph.cli.shell import notice, write_output
from twl_graph.errors import Words

if TYPE_CHECKING:
    from twl_graph.new_file import NewFile
    from twl_graph.validation.judging import Judgement
    from twl_graph.validation.mending import Mended


def write_mended(judgement: Judgement, style: str, lang: str) -> list[NewFile]:
    """Write what is beyond doubt into the new files, and return them all as they are then; none where none changes.

    The difference is shown on standard output beside a report for a person, else on standard error.
    """
    from twl_graph import new_file, reading
    from twl_graph.validation.mending import can_mend, mended
    from twl_graph.writing import write_atomically

    for file in judgement.new:
        if not can_mend(file):
            words = Words(
                "{0}：--fix 只改 Turtle、TriG、N-Triples 和 N-Quads",
                "{0}: --fix mends Turtle, TriG, N-Triples and N-Quads only",
            )
            notice(words.formatted(file.name), lang)
    changed = [each for file in judgement.new if (each := mended(file, judgement.report.problems)).findings]
    _tell_unmended(judgement, changed, lang)
    if not changed:
        notice(Words("没有可以自动改的地方", "there is nothing that can be mended without asking"), lang)
        return []
    for each in changed:
        shown = "".join(
            difflib.unified_diff(
                each.file.text.splitlines(keepends=True),
                each.text.splitlines(keepends=True),
                each.file.name,
                each.file.name,
                n=1,
            )
        )
        if style == "text":
            write_output(shown + "\n")
        else:
            notice(shown, lang)
        path = Path(each.file.name)
        mark = codecs.BOM_UTF8 if reading.read_bytes(path).startswith(codecs.BOM_UTF8) else b""
        write_atomically(path, mark + each.text.encode("utf-8"))
        count = len(each.findings)
        words = Words("{0}：改了 {1} 处", "{0}: {1} mended")
        notice(words.formatted(each.file.name, count), lang)
    return [new_file.read(file.name) for file in judgement.new]


def _tell_unmended(judgement: Judgement, changed: list[Mended], lang: str) -> None:
    """Say where a term is proposed that is not written, and why."""
    from twl_graph.validation import rules

    spelled = (rules.DESCRIBED_THING, rules.DECLARED_CLASS, rules.DECLARED_PROPERTY, rules.DECLARED_CONCEPT)
    of_names = {rule.iri for rule in (*spelled, rules.KNOWN_TERM)}
    written = {finding for each in changed for finding in each.findings}
    for finding in judgement.report.problems:
        suggestion, place = finding.suggestion, finding.place
        if finding.rule not in of_names or finding in written or place is None:
            continue
        if suggestion is None or suggestion.instead is None or suggestion.safe:
            continue
        words = Words(
            "{0}:{1}:{2}：没有自动改：相近的不止一个，或差一个字就可能是别的意思。请自己决定：{3}",
            "{0}:{1}:{2}: not mended: there are several near ones, or a letter may make it another thing. Decide for "
            "yourself: {4}",
        )
        said = suggestion.words
        notice(words.formatted(finding.source, place.line, place.column, said.zh, said.en), lang)

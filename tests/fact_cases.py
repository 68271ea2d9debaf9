"""The new-fact files, `tests/facts/wrong/` and `tests/facts/right/`: each as a curator would write it, and each a
whole file that `twl validate` takes.

A file begins with `#` lines (JSON and XML, which have no such comments, keep them in `NAME.expected` beside them). The
first says what is wrong with the file, or what is unusual about it. A wrong one goes on with

- ``rule:`` the local name of the one rule that is broken, a shape's or another's;
- ``also:`` rules that the same fault may break with it;
- ``at:`` the text at fault, which stands where it first occurs below these lines; ``path:`` is its path in JSON;
- ``suggests:`` what the suggestion must say, in either language, in its patch or as the term to write instead;
- ``names:`` what its message must say, in English: the other side of a contradiction, the thing that is known;
- ``mend: OLD => NEW``, once or more: with each OLD, which occurs once, replaced, nothing is wrong: so one thing was;
- ``known: yes`` where the fault is in what the graph knows already; these are checked in a run of their own.

The files share no names and no dates, so that many can be checked in one run, each as if by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from twl_graph.namespaces import SHAPE, compact
from twl_graph.validation import Finding

FOLDER = Path(__file__).parent / "facts"

_HEADER_LINE = re.compile(r"# (.*)\n")


@dataclass(frozen=True)
class Case:
    """One new-fact file."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.stem

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def header(self) -> list[str]:
        """The lines that announce, without their marks."""
        beside = self.path.with_suffix(".expected")
        text = beside.read_text(encoding="utf-8") if beside.is_file() else self.text
        found: list[str] = []
        while match := _HEADER_LINE.match(text, sum(len(line) + 3 for line in found)):
            found.append(match[1])
        return found

    @property
    def says(self) -> str:
        """What is wrong or unusual, in a sentence."""
        return self.header[0]

    def told(self, key: str) -> list[str]:
        """The values of the header lines with that key."""
        return [line.removeprefix(f"{key}: ") for line in self.header[1:] if line.startswith(f"{key}: ")]

    @property
    def rule(self) -> str:
        return self.told("rule")[0]

    @property
    def rules(self) -> set[str]:
        """The rules that may be broken: the one announced, and those that break with it."""
        return {self.rule, *(rule for line in self.told("also") for rule in line.split(", "))}

    @property
    def suggests(self) -> str:
        return self.told("suggests")[0]

    @property
    def names(self) -> str:
        return "".join(self.told("names"))

    @property
    def known(self) -> bool:
        return bool(self.told("known"))

    @property
    def _body_start(self) -> int:
        """The offset of the first character below the header."""
        in_file = not self.path.with_suffix(".expected").is_file()
        return sum(len(line) + 3 for line in self.header) if in_file else 0

    @property
    def place(self) -> str:
        """Where the fault is, as `told_place` tells it."""
        if paths := self.told("path"):
            return paths[0]
        offset = self.text.index(self.told("at")[0], self._body_start)
        lines = self.text[:offset].split("\n")
        return f"{len(lines)}:{len(lines[-1]) + 1}"

    @property
    def mended(self) -> str:
        """The text with its fault mended."""
        head, body = self.text[: self._body_start], self.text[self._body_start :]
        for line in self.told("mend"):
            old, new = re.split(" => ?", line, maxsplit=1)
            assert body.count(old) == 1, f"{self.path.name}: {old} must occur once, not {body.count(old)} times"
            body = body.replace(old, new)
        return head + body


def cases(kind: str) -> list[Case]:
    """The files of a kind, `wrong` or `right`."""
    return [Case(path) for path in sorted((FOLDER / kind).iterdir()) if path.suffix != ".expected"]


def told_place(finding: Finding) -> str:
    """Where a finding is: its path in JSON, elsewhere its line and column; empty where it has no place."""
    place = finding.place
    return "" if place is None else place.path or f"{place.line}:{place.column}"


def told_suggestion(finding: Finding) -> str:
    """Everything that a finding suggests: its words, its lines, and the term to write instead, written both ways."""
    suggestion = finding.suggestion
    if suggestion is None:
        return ""
    instead = suggestion.instead
    terms = [] if instead is None else [str(instead), compact(instead.value)]
    return "\n".join([*suggestion.words, suggestion.patch, *terms])


def rule_of(finding: Finding) -> str:
    """The local name of the rule that a finding is of."""
    return finding.rule.removeprefix(SHAPE)


def by_source(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """The findings of each file, by its name."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.source or "", []).append(finding)
    return found

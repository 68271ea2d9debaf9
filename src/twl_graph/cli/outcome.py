"""What ``twl add`` and ``twl remove`` tell: what was found, what the change does, and what is to be made anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from twl_graph.cli.shell import notice, write_output
from twl_graph.errors import Words

if TYPE_CHECKING:
    from twl_graph.curation.adding import Outcome
    from twl_graph.curation.judging import Verdict

#: So many problems are told to a person; `twl validate --limit` tells more.
_TOLD: Final = 100


def tell_outcome(outcome: Outcome[Verdict], style: str, lang: str) -> None:
    """Print what validation found and what the change does, in words or as JSON."""
    from twl_graph.curation.preview_text import tell

    report, preview = outcome.verdict.report, outcome.verdict.preview(lang)
    if style == "json":
        told = {
            "done": {"accepted": outcome.verdict.accepted, "files": [str(path) for path in outcome.paths]},
            "preview": preview.to_json(),
            "report": report.to_json(),
        }
        write_output(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
        return
    write_output(report.limited(_TOLD).to_text(lang) + "\n" + tell(preview, lang))


def tell_build(folder: Path, lang: str) -> None:
    """Say how the generated files are made fresh, which a change leaves as they were."""
    build = "twl build" if folder == Path(".") else f"twl build --store {folder}"
    cure = Words(
        "提问已按新的图谱回答；运行 {0} 可更新平面图与名称索引",
        "questions are answered from the new graph already; {0} makes the flat graph and the index of names anew",
    )
    notice(cure.formatted(build), lang)

"""``twl remove``: one added file is taken out again, if the rest is right without it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from twl_graph.cli.options import fail_on_option, lang_option, report_format_option, store_option
from twl_graph.cli.outcome import tell_build, tell_outcome
from twl_graph.cli.shell import FINDINGS, notice
from twl_graph.cli.wording import Verb, bilingual
from twl_graph.cli.workplace import workplace
from twl_graph.errors import Words

if TYPE_CHECKING:
    from twl_graph.validation.report import Report


@click.command(
    cls=Verb,
    name="remove",
    help=bilingual(
        "从图谱中取出一个用 twl add 添加的文件；其余部分若因此出现问题，则不取出。\n\n"
        "NAME 是它的路径、文件名，或不带扩展名的名称。",
        "Take a file out of the graph that twl add has added, unless the rest would then be wrong.\n\n"
        "NAME is its path, its name, or its name without the ending.",
    ),
)
@click.argument("file", metavar="NAME")
@click.option(
    "--dry-run", is_flag=True, help=bilingual("只检查，不取出", "check what would remain, and remove nothing")
)
@fail_on_option
@report_format_option
@store_option
@lang_option
def command(file: str, dry_run: bool, fail_on: str, style: str, store: str | None, lang: str) -> None:
    """Remove, and tell: the report on standard output, what was done beside it."""
    folder = workplace(store).changeable()
    from twl_graph.curation.adding import remove
    from twl_graph.curation.judging import judge
    from twl_graph.validation import Severity

    fatal = Severity[fail_on.upper()]
    outcome = remove(folder, file, partial(judge, fail_on=fatal), dry_run=dry_run, tell=partial(notice, lang=lang))
    tell_outcome(outcome, style, lang)
    (gone,) = outcome.change.gone
    if not outcome.verdict.accepted:
        kept = Words(
            "没有取出 {0}：没有它，其余部分会有以上问题",
            "{0} was not removed: without it the rest would be wrong as said",
        )
        notice(kept.formatted(gone.name), lang)
        if needing := _added_that_need_it(folder, outcome.verdict.report):
            first = Words("先取出要用到它的文件：{0}", "take out first what needs it: {0}")
            notice(first.formatted(" ".join(f"twl remove {name}" for name in needing)), lang)
        raise click.exceptions.Exit(FINDINGS)
    said = Words("取出了 {0}", "{0} removed") if outcome.paths else Words("可以取出 {0}", "{0} can be removed")
    notice(said.formatted(gone.name), lang)
    if outcome.paths:
        tell_build(folder, lang)


def _added_that_need_it(folder: Path, report: Report) -> list[str]:
    """Return the names of the added files that would be wrong without the one that goes."""
    from twl_graph.curation.accepted import accepted_files

    wrong = {finding.source for finding in report.problems}
    return [path.stem for path in accepted_files(folder) if str(path) in wrong]

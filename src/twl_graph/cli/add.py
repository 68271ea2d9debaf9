"""``twl add``: new facts become part of the graph, if they are right."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from twl_graph.cli.options import fail_on_option, lang_option, report_format_option, store_option
from twl_graph.cli.shell import FINDINGS, notice, write_output
from twl_graph.cli.wording import Verb, bilingual
from twl_graph.cli.workplace import workplace
from twl_graph.errors import Words

if TYPE_CHECKING:
    from twl_graph.curation.adding import Outcome
    from twl_graph.curation.judging import Judgement


@click.command(
    cls=Verb,
    name="add",
    help=bilingual(
        "检查新文件，合格则添加进图谱：全部添加，或一个也不添加。\n\n"
        "每个文件以规范形式写成 data/added/ 中的新文件，空节点得到固定的 IRI；已有的文件不作改动。“-”为标准输入。",
        "Check new files and, if they are right, make them part of the graph: all of them or none.\n\n"
        "Each becomes a new file in data/added/, in normal form, with lasting IRIs for its blank nodes; nothing that "
        'is there is changed. "-" is standard input.',
    ),
)
@click.argument("files", metavar="FILE…", nargs=-1, required=True)
@click.option(
    "--name",
    metavar="NEW-NAME",
    help=bilingual("文件在图谱中的名称（默认由文件名得出）", "the file's name in the graph (default: made of its own)"),
)
@click.option(
    "--dry-run",
    is_flag=True,
    help=bilingual("只检查并说明将写什么，不写", "check, say what would be written, and write nothing"),
)
@fail_on_option
@report_format_option
@store_option
@lang_option
def command(
    files: tuple[str, ...], name: str | None, dry_run: bool, fail_on: str, style: str, store: str | None, lang: str
) -> None:
    """Add, and tell: the report on standard output, what was done beside it."""
    folder = workplace(store).changeable()
    from twl_graph.curation.adding import add
    from twl_graph.curation.judging import judge
    from twl_graph.validation import Severity

    outcome = add(
        folder,
        files,
        partial(judge, fail_on=Severity[fail_on.upper()]),
        name=name,
        dry_run=dry_run,
        tell=partial(notice, lang=lang),
    )
    tell_report(outcome, style, lang)
    if not outcome.verdict.accepted:
        notice(Words("没有添加：以上问题须先改正", "nothing was added: what is said above must be mended first"), lang)
        raise click.exceptions.Exit(FINDINGS)
    for candidate in outcome.change.new:
        said = Words("会写成 {0}：{1} 条事实", "{0} would be written: {1} facts")
        if outcome.paths:
            said = Words("写好了 {0}：{1} 条事实", "{0} written: {1} facts")
        path = folder / "data" / "added" / candidate.file_name
        notice(said.formatted(path, len(candidate.quads)), lang)
    if outcome.paths:
        tell_build(folder, lang)


def tell_report(outcome: Outcome[Judgement], style: str, lang: str) -> None:
    """Print what validation found, in words or as JSON; words only where there is something to tell."""
    report = outcome.verdict.report
    if style == "json":
        done = {"accepted": outcome.verdict.accepted, "files": [str(path) for path in outcome.paths]}
        told = {"done": done, "report": report.to_json()}
        write_output(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
    elif report.findings:
        write_output(report.to_text(lang))


def tell_build(folder: Path, lang: str) -> None:
    """Say how the generated files are made fresh, which a change leaves as they were."""
    build = "twl build" if folder == Path(".") else f"twl build --store {folder}"
    cure = Words(
        "平面图与名称索引现已过时；运行 {0} 更新",
        "the flat graph and the index of names are out of date now; {0} makes them anew",
    )
    notice(cure.formatted(build), lang)

"""``twl add``: new facts become part of the graph, if they are right."""

from __future__ import annotations

from functools import partial

import click

from twl_graph.cli.article import articles_option, texts
from twl_graph.cli.options import fail_on_option, lang_option, report_format_option, store_option
from twl_graph.cli.outcome import tell_build, tell_outcome
from twl_graph.cli.shell import FINDINGS, notice
from twl_graph.cli.wording import Verb, bilingual
from twl_graph.cli.workplace import workplace
from twl_graph.errors import Words


@click.command(
    cls=Verb,
    name="add",
    help=bilingual(
        "检查新文件，合格则添加进图谱：全部添加，或一个也不添加。先说明会带来什么：新的事实、已有的事实、矛盾、"
        "问题，以及哪些现成问题的答案会变。\n\n"
        "每个文件以规范形式写成 data/added/ 中的新文件，空节点得到固定的 IRI；已有的文件不作改动。“-”为标准输入。",
        "Check new files and, if they are right, make them part of the graph: all of them or none. What they bring is "
        "told first: new facts, known ones, conflicts, findings, and which answers of ready questions change.\n\n"
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
    help=bilingual("只检查并预览，不写", "check, preview, and write nothing"),
)
@fail_on_option
@report_format_option
@articles_option
@store_option
@lang_option
def command(
    files: tuple[str, ...],
    name: str | None,
    dry_run: bool,
    fail_on: str,
    style: str,
    articles: tuple[str, ...],
    store: str | None,
    lang: str,
) -> None:
    """Add, and tell: report and preview on standard output, what was done beside it."""
    folder = workplace(store).changeable()
    from twl_graph.curation.adding import add
    from twl_graph.curation.judging import judge
    from twl_graph.validation import Severity

    at_hand = texts(articles)
    outcome = add(
        folder,
        files,
        partial(judge, fail_on=Severity[fail_on.upper()], texts=at_hand.by_digest),
        name=name,
        dry_run=dry_run,
        tell=partial(notice, lang=lang),
    )
    at_hand.tell_unused(outcome.verdict.judgement.after.texts.values(), lang)
    tell_outcome(outcome, style, lang)
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

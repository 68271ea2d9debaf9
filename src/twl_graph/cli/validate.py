"""``twl validate``: new files, judged in the graph that they would join; without any, the graph itself."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from twl_graph.cli.article import articles_option, texts
from twl_graph.cli.fixing import write_mended
from twl_graph.cli.options import fail_on_option, lang_option, output_option, store_option
from twl_graph.cli.shell import FINDINGS
from twl_graph.cli.telling import Telling
from twl_graph.cli.wording import Verb, bilingual
from twl_graph.cli.workplace import graph_here
from twl_graph.errors import UsageError, Words
from twl_graph.knowledge import Knowledge
from twl_graph.validation import Severity


@click.command(
    cls=Verb,
    name="validate",
    help=bilingual(
        "检查新文件 FILE 会给图谱带来什么：指出所在的行，说明规则和改法；图谱原有的问题不算在新文件头上。"
        "不给 FILE 则检查图谱本身。\n\n"
        "身处检出目录时检查其中的图谱和形状，否则检查随程序安装的。",
        "Check what new FILEs would bring into the graph: the line, the rule and what to write instead. What is wrong "
        "with the graph already is not blamed on them. Without FILE, check the graph itself.\n\n"
        "In a checkout that is its graph and its shapes, elsewhere the installed ones.",
    ),
)
@click.argument("files", metavar="[FILE]…", nargs=-1)
@click.option(
    "-f",
    "--format",
    "style",
    default="text",
    metavar="FORMAT",
    help=bilingual(
        "text（默认）、json、sarif、github、junit，或 W3C 报告的 RDF 格式，如 turtle、jsonld",
        "text (default), json, sarif, github, junit, or an RDF format such as turtle or jsonld for the W3C report",
    ),
)
@fail_on_option
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    metavar="N",
    help=bilingual("至多列出 N 项（text 默认 100）", "list at most N problems (text: 100 by default)"),
)
@click.option(
    "--fix",
    is_flag=True,
    help=bilingual(
        "先显示差异，再把有把握的改法写进文件：语言标记、数据类型、唯一相近的名称",
        "show the difference, then write what is beyond doubt into the files: language tags, datatypes, the one name "
        "that is near",
    ),
)
@click.option(
    "--shapes",
    "more_shapes",
    multiple=True,
    metavar="FILE",
    help=bilingual(
        "再加这个文件里的形状，与图谱自己的形状一起使用；可重复",
        "use the shapes of this file too, together with those of the graph; may be repeated",
    ),
)
@articles_option
@click.option(
    "--timeout",
    type=click.FloatRange(min=0),
    default=600.0,
    metavar="SECONDS",
    help=bilingual(
        "检查超时即停止（退出码 5），默认 600 秒，0 为不限",
        "stop a check that takes more than so many seconds (exit code 5); 600 by default, 0 is for ever",
    ),
)
@store_option
@output_option
@lang_option
def command(
    files: tuple[str, ...],
    style: str,
    fail_on: str,
    limit: int | None,
    fix: bool,
    more_shapes: tuple[str, ...],
    articles: tuple[str, ...],
    timeout: float,
    store: str | None,
    output: str | None,
    lang: str,
) -> None:
    """Check, tell, and say by the exit code whether anything at or above ``--fail-on`` was found."""
    from twl_graph import new_file
    from twl_graph.validation.judging import Judgement

    telling = Telling(style, output, limit, lang, Severity[fail_on.upper()], timeout)
    if fix and (not files or "-" in files):
        raise UsageError(Words("--fix 要给出可写的文件", "--fix takes files that it can write to"))
    new = [new_file.read(file) for file in files]  # first: a file that does not parse need not wait for the graph
    folder = Path(store) if store is not None else graph_here()
    shapes = folder / "ontology" if folder is not None and (folder / "ontology" / "shapes").is_dir() else None
    knowledge, at_hand = Knowledge.read(folder), texts(articles)
    judge = partial(Judgement, knowledge, shapes=shapes, more_shapes=more_shapes, texts=at_hand.by_digest)
    judgement = judge(new)
    if more_shapes:
        _ = judgement.shapes  # before anything is told: these are as new as the files
    if fix:
        telling.in_time(judgement)
        if mended := write_mended(judgement, style, lang):
            judgement = judge(mended)
    at_hand.tell_unused(judgement.after.texts.values(), lang)
    telling.tell(judgement)
    if judgement.report.reaches(Severity[fail_on.upper()]):
        raise click.exceptions.Exit(FINDINGS)

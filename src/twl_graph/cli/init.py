"""``twl init``: a graph of one's own."""

import os
from pathlib import Path

import click

from twl_graph.cli.options import FOLDER_VARIABLE, lang_option
from twl_graph.cli.shell import notice
from twl_graph.cli.wording import Verb, bilingual
from twl_graph.errors import UsageError, Words


@click.command(
    cls=Verb,
    name="init",
    help=bilingual(
        "在新文件夹中建立自己的图谱：复制随程序安装的图谱（ontology/ 与 data/），此后即可用 twl add 添加事实。\n\n"
        f"不给 DIR 则取环境变量 {FOLDER_VARIABLE}。",
        "Start a graph of your own in a new folder: a copy of the one that comes with the program (ontology/ and "
        "data/), to which twl add can add facts.\n\n"
        f"Without DIR, the folder that the environment variable {FOLDER_VARIABLE} names.",
    ),
)
@click.argument("folder", metavar="[DIR]", required=False)
@lang_option
def command(folder: str | None, lang: str) -> None:
    """Copy, and say how the copy is used."""
    from twl_graph.curation.initialising import initialise

    named = folder or os.environ.get(FOLDER_VARIABLE)
    if not named:
        raise UsageError(Words("缺少 DIR：新图谱的文件夹", "DIR is missing: the folder of the new graph"))
    files = initialise(Path(named))
    done = Words("建立了 {0}：{1} 个文件", "{0} is ready: {1} files").formatted(named, len(files))
    notice(done, lang)
    if named != os.environ.get(FOLDER_VARIABLE):
        use = Words(
            "使用它：各动词加 --store {0}，或设环境变量 {1}={0}",
            "to use it: give verbs --store {0}, or set the environment variable {1}={0}",
        )
        notice(use.formatted(named, FOLDER_VARIABLE), lang)

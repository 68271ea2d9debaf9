"""``twl draft``: a plain text as a skeleton of facts, for a person to complete."""

from pathlib import Path

import click

from twl_graph.cli.options import lang_option, output_option, store_option
from twl_graph.cli.shell import notice, write_output
from twl_graph.cli.wording import Verb, bilingual
from twl_graph.errors import UsageError, Words


@click.command(
    "draft",
    cls=Verb,
    help=bilingual(
        "把一篇纯文本文章起草成事实的骨架（TriG）：登记来源，逐分句填入已知的名称、时间、数量、标题和引号中的名称，"
        "其余各处标为待补全。\n\nTEXTFILE 是 UTF-8 文本，一段一行；“-”为标准输入。不用模型，不上网。",
        "Draft the facts of an article in plain text as a TriG skeleton: the text as a source, and clause by clause "
        "the known names, times, quantities, titles and quoted names; what is left is marked as to be completed.\n\n"
        'TEXTFILE is text in UTF-8, a paragraph a line; "-" is standard input. It takes no model and no network.',
    ),
)
@click.argument("textfile", metavar="TEXTFILE")
@click.option(
    "--name",
    metavar="NAME",
    help=bilingual(
        "来源的名称，如 canal-report(默认取自文件名)", "the source's name, such as canal-report (default: the file's)"
    ),
)
@click.option(
    "--language",
    type=click.Choice(["zh", "en"]),
    help=bilingual("文章的语言（默认按文字判断）", "the language of the text (default: told by its script)"),
)
@click.option(
    "--dated",
    metavar="DATE",
    help=bilingual(
        "文章的日期，如 2018-01-18、2018-01、2018 或 2018 年 1 月，用以换算“去年”等相对时间",
        "when the text was written, as 2018-01-18, 2018-01 or 2018, to work out relative times such as last year",
    ),
)
@click.option(
    "--force",
    is_flag=True,
    help=bilingual("-o 的文件已存在时也替换", "replace the file of -o where there is one already"),
)
@output_option
@store_option
@lang_option
def command(
    textfile: str,
    name: str | None,
    language: str | None,
    dated: str | None,
    force: bool,
    output: str | None,
    store: str | None,
    lang: str,
) -> None:
    """Refuse what cannot be done first; then read, draft and write."""
    from twl_graph import reading
    from twl_graph.cli.workplace import graph_here
    from twl_graph.drafting import draft
    from twl_graph.drafting.dates import dated_of
    from twl_graph.knowledge import Knowledge

    written = dated_of(dated) if dated is not None else None
    _require_text(textfile)
    _require_new(output, force)
    content = reading.read_bytes(Path(textfile))
    knowledge = Knowledge.read(store if store is not None else graph_here())
    made = draft(content, reading.called(textfile), knowledge, name=name, language=language, dated=written)
    write_output(made.trig, output)
    notice(made.summary, lang)


def _require_text(textfile: str) -> None:
    """Refuse a file whose name says that it holds facts already: as a text, every line of it would be a clause."""
    from twl_graph.formats import FORMATS, look_up

    suffix = Path(textfile).suffix
    if suffix and look_up(suffix, FORMATS) is not None:
        raise UsageError(
            Words(
                f"{textfile} 是 RDF 文件，不是文章的纯文本；检查其中的事实请用 twl validate",
                f"{textfile} is a file of RDF, no article in plain text; twl validate checks the facts in it",
            )
        )


def _require_new(output: str | None, force: bool) -> None:
    """Refuse to replace a file: a draft is worked on by hand, and that work would be lost."""
    if output and output != "-" and not force and Path(output).is_file():
        raise UsageError(
            Words(
                f"{output} 已存在，未作改动；要替换请加 --force，或换一个文件名",
                f"{output} is there already and was left as it is; add --force to replace it, or name another file",
            )
        )

"""``twl show``: one thing with everything known of it, both directions, each fact with its evidence."""

import json
import shutil
from typing import TYPE_CHECKING

import click

from twl_graph.cli.article import article_option, opened
from twl_graph.cli.options import lang_option, output_option, store_option
from twl_graph.cli.shell import write_output
from twl_graph.cli.wording import Verb, bilingual

if TYPE_CHECKING:
    pass


@click.command(
    "show",
    cls=Verb,
    help=bilingual(
        "显示一个事物的全部已知信息，正反两个方向，并给出每一事实的依据。\n\n"
        "NAME 可以是名称（中文或英文）、别名、拼音、IRI，或 id:tongzhou 这样的简写；不知道名称时用 twl search。"
        "依据 p8:1017,1025 指文章第 8 段和起止位置；方括号中的是文章以外的来源。"
        "手边有文章时，用 --article 或 TWL_ARTICLE 指明其文件，便同时显示原文。",
        "Show everything known of one thing, in both directions, with the evidence for each fact.\n\n"
        "NAME is a name in Chinese or English, an alias, pinyin, an IRI, or a short form such as id:tongzhou; twl "
        "search finds it. The evidence p8:1017,1025 is paragraph 8 of the article with start and end; what stands in "
        "brackets is not from the article. Who has the article names its file with --article or TWL_ARTICLE, and its "
        "very words are shown too.",
    ),
)
@click.argument("name", metavar="NAME")
@click.option(
    "-f",
    "--format",
    "style",
    default="table",
    metavar="FORMAT",
    help=bilingual(
        "table（默认）、json、mermaid，或 RDF 格式，如 turtle、trig", "table (default), json, mermaid, or an RDF format"
    ),
)
@article_option
@store_option
@output_option
@lang_option
def command(name: str, style: str, article: str | None, store: str | None, output: str | None, lang: str) -> None:
    """Find the thing, gather what is known, lay it out."""
    from twl_graph import portrait
    from twl_graph.entities import describe, resolve
    from twl_graph.formats import PICTURES, write
    from twl_graph.knowledge import Knowledge
    from twl_graph.results import format_for
    from twl_graph.sparql.sealing import Form

    syntax = None if style in ("table", "json") else format_for(Form.DESCRIBE, style)
    knowledge = Knowledge.read(store)
    description = describe(knowledge, resolve(knowledge, name))
    if syntax is not None and syntax.name in PICTURES:
        write_output(portrait.to_mermaid(description, lang), output)
        return
    if syntax is not None:
        write_output(write(portrait.to_quads(description), syntax), output)
        return
    text = opened(article, knowledge, lang) if article else None
    if style == "json":
        write_output(json.dumps(portrait.to_json(description, text), ensure_ascii=False, indent=2) + "\n", output)
    else:
        # A file and a pipe get 80 columns, so that what is kept does not depend on a window.
        columns = shutil.get_terminal_size((80, 24)).columns
        write_output(portrait.to_text(description, lang, columns, text), output)

"""``twl show``: one thing with everything known of it, both directions, each fact with its evidence."""

import json
import shutil

import click

from twl_graph.cli.options import lang_option, output_option, store_option
from twl_graph.cli.shell import write_output
from twl_graph.cli.wording import Verb, bilingual


@click.command(
    "show",
    cls=Verb,
    help=bilingual(
        "显示一个事物的全部已知信息，正反两个方向，并给出每一事实的文段。\n\n"
        "NAME 可以是名称（中文或英文）、别名、IRI，或 id:tongzhou 这样的简写。依据一栏是原文中的起止位置，"
        "用 twl source show char=6,11 可看原文。",
        "Show everything known of one thing, in both directions, with the spans that state each fact.\n\n"
        "NAME is a name in Chinese or English, an alias, an IRI, or a short form such as id:tongzhou. The evidence is "
        "the start and end in the article; twl source show char=6,11 prints the words.",
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
        "table(默认)、json、mermaid，或 RDF 格式，如 turtle、trig", "table (default), json, mermaid, or an RDF format"
    ),
)
@store_option
@output_option
@lang_option
def command(name: str, style: str, store: str | None, output: str | None, lang: str) -> None:
    """Find the thing, gather what is known, lay it out."""
    from twl_graph import portrait
    from twl_graph.entities import describe, resolve
    from twl_graph.formats import PICTURES, write
    from twl_graph.knowledge import Knowledge
    from twl_graph.results import format_for
    from twl_graph.sealing import Form

    syntax = None if style in ("table", "json") else format_for(Form.DESCRIBE, style)
    knowledge = Knowledge.read(store)
    description = describe(knowledge, resolve(knowledge, name))
    if syntax is not None and syntax.name in PICTURES:
        write_output(portrait.to_mermaid(description, lang), output)
    elif syntax is not None:
        write_output(write(portrait.to_quads(description), syntax), output)
    elif style == "json":
        write_output(json.dumps(portrait.to_json(description), ensure_ascii=False, indent=2) + "\n", output)
    else:
        # A file and a pipe get 80 columns, so that what is kept does not depend on a window.
        write_output(portrait.to_text(description, lang, shutil.get_terminal_size((80, 24)).columns), output)

"""``twl stats``: the figures of the graph."""

import json
import shutil

import click

from twl_graph.cli.options import lang_option, output_option, store_option
from twl_graph.cli.shell import write_output
from twl_graph.cli.wording import Verb, bilingual


@click.command(
    "stats",
    cls=Verb,
    help=bilingual(
        "图谱的统计数字：事实、依据、覆盖、各段、各类与各属性。",
        "The figures of the graph: facts, evidence, coverage, by paragraph, class and property.",
    ),
)
@click.option(
    "-f",
    "--format",
    "style",
    type=click.Choice(["table", "json"]),
    default="table",
    help=bilingual("格式（默认 table）", "the format (default: table)"),
)
@store_option
@output_option
@lang_option
def command(style: str, store: str | None, output: str | None, lang: str) -> None:
    """Count the graph and lay the figures out."""
    from twl_graph.knowledge import Knowledge
    from twl_graph.stats import figures, to_text

    knowledge = Knowledge.read(store)
    counted = figures(knowledge)
    if style == "json":
        write_output(json.dumps(counted.to_json(), ensure_ascii=False, indent=2) + "\n", output)
    else:
        columns = shutil.get_terminal_size((80, 24)).columns
        write_output(to_text(counted, knowledge, lang, columns), output)

"""``twl stats``: the figures of the graph."""

import json
import shutil

import click

from twl_graph.cli.shell import Verb, bilingual, lang_option, output_option, write_output


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
    help=bilingual("格式(默认 table)", "the format (default: table)"),
)
@click.option(
    "--store",
    "--data",
    "data",
    metavar="DIR",
    help=bilingual("含 ontology/ 与 data/ 的目录", "a folder that holds ontology/ and data/"),
)
@output_option
@lang_option
def command(style: str, data: str | None, output: str | None, lang: str) -> None:
    """Count the graph and lay the figures out."""
    from twl_graph.knowledge import Knowledge
    from twl_graph.stats import figures, to_text

    knowledge = Knowledge.read(data)
    counted = figures(knowledge)
    if style == "json":
        write_output(json.dumps(counted.to_json(), ensure_ascii=False, indent=2) + "\n", output)
    else:
        columns = shutil.get_terminal_size((80, 24)).columns
        write_output(to_text(counted, knowledge, lang, columns), output)

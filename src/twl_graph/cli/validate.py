"""``twl validate``: the graph, together with new files, against the shapes and the vocabulary."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pyoxigraph as ox

from twl_graph.cli.options import lang_option, output_option, store_option
from twl_graph.cli.shell import FINDINGS, write_output
from twl_graph.cli.wording import Verb, bilingual
from twl_graph.cli.workplace import graph_here
from twl_graph.formats import format_named, write
from twl_graph.knowledge import Knowledge
from twl_graph.validation import Severity, validate


@click.command(
    cls=Verb,
    name="validate",
    help=bilingual(
        "检查图谱；给出 FILE 时，连同这些新文件一起检查。\n\n"
        "身处检出目录时检查其中的图谱和形状，否则检查随程序安装的。",
        "Check the graph, together with the new FILEs if any are given.\n\n"
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
        "text（默认）、json，或 W3C 报告的 RDF 格式，如 turtle、jsonld",
        "text (default), json, or an RDF format such as turtle or jsonld for the W3C report",
    ),
)
@click.option(
    "--fail-on",
    type=click.Choice([severity.name.lower() for severity in sorted(Severity, reverse=True)]),
    default="violation",
    help=bilingual(
        "发现这样或更严重的问题时，退出码为 1（默认 violation）",
        "exit with 1 when something this grave or graver is found (default: violation)",
    ),
)
@store_option
@output_option
@lang_option
def command(files: tuple[str, ...], style: str, fail_on: str, store: str | None, output: str | None, lang: str) -> None:
    """Check, tell, and say by the exit code whether anything at or above ``--fail-on`` was found."""
    syntax = None if style in ("text", "json") else format_named(style)
    folder = Path(store) if store is not None else graph_here()
    own = folder / "ontology" if folder is not None else None
    report = validate(Knowledge.read(folder), files, own if own is not None and (own / "shapes").is_dir() else None)
    if syntax is not None:
        write_output(write((ox.Quad(*triple) for triple in report.to_triples()), syntax), output)
    elif style == "json":
        write_output(json.dumps(report.to_json(), ensure_ascii=False, indent=2) + "\n", output)
    else:
        write_output(report.to_text(lang), output)
    if report.reaches(Severity[fail_on.upper()]):
        raise click.exceptions.Exit(FINDINGS)

"""``twl export``: the graph, or a CONSTRUCT's result, in every RDF format."""

from pathlib import Path

import click

from twl_graph.cli.options import lang_option, output_option, store_option
from twl_graph.cli.shell import write_output
from twl_graph.cli.wording import Verb, bilingual
from twl_graph.errors import UsageError, Words


@click.command(
    "export",
    cls=Verb,
    help=bilingual(
        "以任一 RDF 格式导出图谱，或导出一个 CONSTRUCT 查询的结果。\n\n"
        "格式：turtle(默认)、trig、ntriples、nquads、rdfxml、jsonld；也可写扩展名或媒体类型。"
        "trig 与 nquads 总带证据块，jsonld 加 --evidence 才带。查询的结果还可画成 mermaid 流程图。",
        "Write the graph, or a CONSTRUCT's result, in any RDF format.\n\n"
        "Formats: turtle (default), trig, ntriples, nquads, rdfxml, jsonld; an extension or media type will do too. "
        "trig and nquads always carry the evidence blocks, jsonld with --evidence. The result of a query may also be "
        "drawn, as a mermaid flowchart.",
    ),
)
@click.option("-f", "--format", "syntax", metavar="FORMAT", help=bilingual("格式", "the format"))
@output_option
@click.option(
    "--query",
    metavar="SPARQL|FILE|-",
    help=bilingual("导出此 CONSTRUCT 查询的结果", "write the result of this CONSTRUCT query"),
)
@click.option("--evidence", is_flag=True, help=bilingual("带上证据块", "carry the evidence blocks"))
@click.option(
    "--frame",
    metavar="CLASS",
    help=bilingual(
        "把一个类的每个实例写成一个嵌套的 JSON 对象，如 Agreement、协议",
        "write each instance of a class as one nested JSON object, such as Agreement",
    ),
)
@store_option
@lang_option
def command(
    syntax: str | None,
    output: str | None,
    query: str | None,
    evidence: bool,
    frame: str | None,
    store: str | None,
    lang: str,
) -> None:
    """Write the graph and nothing else to standard output or a file."""
    from twl_graph.export import export, export_query
    from twl_graph.knowledge import Knowledge
    from twl_graph.results import format_for
    from twl_graph.sparql.sealing import Form

    chosen = format_for(Form.CONSTRUCT, syntax or _told_by(output) or ("turtle" if frame is None else "jsonld"))
    if query is None:
        write_output(export(Knowledge.read(store), chosen, evidence=evidence, frame=frame), output)
        return
    if evidence or frame is not None:
        raise UsageError(
            Words("--query 不能与 --evidence 或 --frame 同用", "--query goes with neither --evidence nor --frame")
        )
    from twl_graph.engine import Engine

    text, path = _query_text(query)
    write_output(export_query(Engine(Knowledge.read(store)), text, chosen, path=path, lang=lang), output)


def _told_by(output: str | None) -> str | None:
    """Give the extension of the output file when it is one of a format."""
    from twl_graph.formats import FORMATS, PICTURES

    extension = Path(output or "").suffix.removeprefix(".").lower()
    known = (*FORMATS.values(), *PICTURES.values())
    return extension if any(extension in each.extensions for each in known) else None


def _query_text(query: str) -> tuple[str, str]:
    """Read the query: `-` is standard input, the name of a file its text, anything else the query itself."""
    from twl_graph.reading import read_text

    if query != "-" and (not query.strip() or "{" in query or "\n" in query):
        return query, "<query>"
    return read_text(Path(query))

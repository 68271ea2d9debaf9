"""``twl query``: any SPARQL 1.1 query over the graph."""

from pathlib import Path

import click

from twl_graph.cli.answers import answer_options, chosen_format, show, within
from twl_graph.cli.shell import Verb, bilingual
from twl_graph.errors import UsageError, Words


@click.command(
    "query",
    cls=Verb,
    help=bilingual(
        "运行一个 SPARQL 1.1 查询：SELECT、ASK、CONSTRUCT 或 DESCRIBE。项目的前缀无须声明。\n\n"
        "SPARQL 是查询本身，- 则从标准输入读取。查询只读本图谱：不接受 SERVICE、图谱以外的 FROM，也不接受更新。",
        "Run a SPARQL 1.1 query: SELECT, ASK, CONSTRUCT or DESCRIBE. The project's prefixes need no declaring.\n\n"
        "SPARQL is the query itself; - reads it from standard input. A query reads this graph and nothing else: no "
        "SERVICE, no FROM outside it, no updates.",
    ),
)
@click.argument("sparql", required=False)
@click.option("--file", "file", metavar="FILE", help=bilingual("从文件读取查询", "read the query from FILE"))
@answer_options
def command(
    sparql: str | None,
    file: str | None,
    syntax: str | None,
    output: str | None,
    limit: int | None,
    timeout: float,
    store: str | None,
    lang: str,
) -> None:
    """Answer the query on standard output or in a file."""
    text, path = _read(sparql, file)

    from twl_graph.engine import Engine
    from twl_graph.knowledge import Knowledge
    from twl_graph.limits import Limits

    with within(timeout, lang):
        engine = Engine(Knowledge.read(store), Limits(rows=limit))
        query = engine.seal(text, path=path)
        chosen = chosen_format(query.form, syntax, output)
        answer = engine.answer(query, path=path)
    show(answer, chosen, output=output, lang=lang)


def _read(sparql: str | None, file: str | None) -> tuple[str, str]:
    """Return the query's text, and what stands for it in messages.

    Raises UsageError where there is no query or more than one, and UnreadableInput for a file that is no text.
    """
    if (sparql is None) == (file is None):
        raise UsageError(
            Words(
                "请给一个查询：写在命令行上，或用 --file FILE，或用 - 从标准输入读取",
                "Give one query: on the command line, with --file FILE, or - for standard input",
            )
        )
    if sparql is not None and sparql != "-":
        if "{" not in sparql and Path(sparql).is_file():
            raise UsageError(Words(f"{sparql} 是文件，请用 --file", f"{sparql} is a file: use --file {sparql}"))
        return sparql, "<query>"

    import pyoxigraph as ox

    from twl_graph.reading import inspected, read_bytes

    source = file or "-"
    path = "<stdin>" if source == "-" else source
    # The bytes that make no Turtle (UTF-16, archives, control characters) make no SPARQL either.
    return inspected(read_bytes(Path(source)), path, ox.RdfFormat.TURTLE).decode(), path

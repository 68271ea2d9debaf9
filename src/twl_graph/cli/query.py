"""``twl query``: any SPARQL 1.1 query over the graph."""

import functools
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from twl_graph.cli.answers import Wanted, answer_options, show_query_option
from twl_graph.cli.shell import notice, write_output
from twl_graph.cli.wording import Verb, bilingual
from twl_graph.errors import UsageError, Words

if TYPE_CHECKING:
    from twl_graph.engine import Answer, Engine
    from twl_graph.evidence.answers import Evidence
    from twl_graph.sparql.sealing import SealedQuery

#: Seconds for saying why there are no rows: the answer itself has been given.
_EXPLAINED_WITHIN: Final = 3.0


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
@show_query_option
@answer_options
def command(sparql: str | None, file: str | None, show_query: bool, wanted: Wanted) -> None:
    """Answer the query on standard output or in a file."""
    from twl_graph.entities import names
    from twl_graph.slips import slips

    text, path = _read(sparql, file)
    if show_query:
        _show_query(text, path, wanted)
        return
    from twl_graph.citation import cite
    from twl_graph.cli.watch import watched

    with wanted.engine() as engine:
        query = engine.seal(text, path=path)
        chosen = wanted.format_for(query.form)
        for slip in slips(query, engine.knowledge):
            notice(slip, wanted.lang)
        answer = engine.answer(query, path=path)
        evidence = _evidence(engine, query, answer) if wanted.why else None
        taken = time.perf_counter() - wanted.since
        called = functools.partial(names, engine.knowledge)
        cited = cite(engine.knowledge, text, answer)
    explained = None if evidence is None else wanted.explained(engine.knowledge, evidence)
    wanted.show(answer, chosen, called=called, explained=explained)
    wanted.footer(cited, taken)
    with watched(_EXPLAINED_WITHIN, wanted.lang, needed=False):
        why_empty = _why_empty(engine, query, answer)
    for reason in why_empty:
        notice(reason, wanted.lang)


def _evidence(engine: "Engine", query: "SealedQuery", answer: "Answer") -> "list[Evidence]":
    from twl_graph.evidence.answers import evidence

    return evidence(engine, query, answer)


def _why_empty(engine: "Engine", query: "SealedQuery", answer: "Answer") -> "list[Words]":
    """Say what emptied an answer without rows; nothing where there are some, or none to expect."""
    if getattr(answer, "rows", True):
        return []
    from twl_graph.emptiness import Emptiness

    return Emptiness(engine, query).explained()


def _show_query(text: str, path: str, wanted: Wanted) -> None:
    """Write the query with the prefixes that it lacks, without asking it."""
    from twl_graph.sparql.binding import portable

    with wanted.engine() as engine:
        written = portable(engine.seal(text, path=path))
    write_output(written, wanted.output)


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
        if sparql.endswith(".rq") and not any(character.isspace() for character in sparql):
            raise UsageError(Words(f"没有文件 {sparql}", f"There is no such file: {sparql}"))
        return sparql, "<query>"

    from twl_graph.reading import read_text

    return read_text(Path(file or "-"))

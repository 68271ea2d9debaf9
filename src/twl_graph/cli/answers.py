"""What `twl query` and `twl ask` share: formats, time, and printing an answer."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from twl_graph.cli.shell import bilingual, lang_option, notice, output_option, write_output
from twl_graph.errors import Words

if TYPE_CHECKING:
    from twl_graph.engine import Answer
    from twl_graph.formats import Format
    from twl_graph.sealing import Form

#: Seconds after which a query is ended; none of the ready questions takes one.
USUAL_TIMEOUT: Final = 60.0
#: The exit code of LimitReached, for a process that ends without raising it.
LIMIT_REACHED: Final = 5

_F = TypeVar("_F", bound=Callable[..., Any])


#: The formats that a person reads.
FOR_PEOPLE: Final = ("table", "md")


def answer_options(function: _F) -> _F:
    """Add the options of verbs that answer: format, output, limits, store, language."""
    options = (
        click.option(
            "-f",
            "--format",
            "syntax",
            metavar="FORMAT",
            help=bilingual(
                "格式：table、csv、tsv、json、xml、md；三元组用 turtle 等 RDF 格式",
                "table, csv, tsv, json, xml or md; for triples turtle or any other RDF format",
            ),
        ),
        output_option,
        click.option(
            "--limit",
            type=click.IntRange(min=1),
            metavar="ROWS",
            help=bilingual(
                "答案超过这么多行则不输出（退出码 5）", "give no answer of more rows than this (exit code 5)"
            ),
        ),
        click.option(
            "--timeout",
            type=click.FloatRange(min=0),
            default=USUAL_TIMEOUT,
            metavar="SECONDS",
            help=bilingual(
                "超时即停止（退出码 5），默认 60 秒，0 为不限",
                "stop after so many seconds (exit code 5); 60 by default, 0 is for ever",
            ),
        ),
        click.option("--store", metavar="DIR", help=bilingual("用此目录中的图谱", "use the graph of this directory")),
        lang_option,
    )
    for option in reversed(options):
        function = option(function)
    return function


def chosen_format(form: "Form", syntax: str | None, output: str | None) -> "Format":
    """Return the format that was asked for, else the one that the output file's extension tells, else the usual.

    Raises UsageError for a format that is unknown or cannot hold such an answer.
    """
    from twl_graph.errors import UsageError
    from twl_graph.results import default_format, format_for

    if syntax is not None:
        return format_for(form, syntax)
    extension = Path(output or "").suffix
    try:
        return format_for(form, extension) if extension else default_format(form)
    except UsageError:  # a file may be called anything
        return default_format(form)


def show(
    answer: "Answer",
    syntax: "Format",
    *,
    output: str | None,
    lang: str,
    titles: Mapping[str, Words] | None = None,
) -> None:
    """Write an answer to standard output or a file; under a table, tell how many rows it has."""
    from twl_graph.engine import Solutions
    from twl_graph.results import write

    write_output(write(answer, syntax, lang=lang, width=_terminal_width(output), titles=titles), output)
    if isinstance(answer, Solutions) and syntax.name == "table":
        count = len(answer.rows)
        notice(Words(f"{count} 行", f"{count} row{'' if count == 1 else 's'}"), lang)


@contextmanager
def within(seconds: float, lang: str) -> Iterator[None]:
    """End the process, with a message and exit code 5, when the block takes longer than so many seconds.

    A step inside the engine cannot be interrupted, not even by a signal's handler; it does let other threads run. The
    block must have written nothing: what it leaves open is lost.
    """
    if not seconds:
        yield
        return
    import threading

    timer = threading.Timer(seconds, _end, (seconds, lang))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _end(seconds: float, lang: str) -> None:
    from twl_graph.engine import out_of_time

    notice(out_of_time(seconds).words, lang)
    sys.stderr.flush()
    os._exit(LIMIT_REACHED)


def _terminal_width(output: str | None) -> int | None:
    """Return the width to wrap at: the terminal's where the answer goes to one, or what COLUMNS asks for."""
    if output not in (None, "-") or not (sys.stdout.isatty() or "COLUMNS" in os.environ):
        return None
    import shutil

    return shutil.get_terminal_size().columns

"""The options that several verbs have: each is spelled, explained and understood in one place."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from twl_graph.cli.wording import LANGUAGES, bilingual, wanted_language

#: The environment variable that names the graph's folder where no option does.
FOLDER_VARIABLE: Final = "TWL_DATA"
_F = TypeVar("_F", bound=Callable[..., Any])


def lang_option(function: _F) -> _F:
    """Add ``--lang zh|en|both``; the verb receives ``lang``, by default the one asked of ``twl`` or the locale's."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        default=_language,
        help=bilingual("语言：zh、en 或 both(默认随系统区域设置)", "language: zh, en or both (default: the locale's)"),
    )(function)


def output_option(function: _F) -> _F:
    """Add ``-o/--output FILE``; the verb receives ``output``, None or ``-`` for standard output."""
    return click.option(
        "-o",
        "--output",
        metavar="FILE",
        help=bilingual(
            "写入文件（整体替换），- 为标准输出", "write to FILE, replaced as a whole; - is standard output"
        ),
    )(function)


def store_option(function: _F) -> _F:
    """Add ``--store DIR``, which may be spelled ``--data``, else be in ``$TWL_DATA``; the verb receives ``store``.

    That is None for its usual graph. The folder ``data`` of a graph stands for the graph.
    """
    return click.option(
        "--store",
        "--data",
        "store",
        metavar="DIR",
        envvar=FOLDER_VARIABLE,
        callback=lambda _ctx, _param, value: graph_of(value),
        help=bilingual(
            f"所用图谱的目录，其中有 ontology/ 与 data/（默认取 ${FOLDER_VARIABLE}）",
            f"the graph's folder, which holds ontology/ and data/ (default: ${FOLDER_VARIABLE})",
        ),
    )(function)


def graph_of(folder: str | None) -> str | None:
    """Return the folder of a graph, given that or its folder ``data``."""
    if not folder or (Path(folder) / "ontology").is_dir():
        return folder
    given = Path(folder)
    whole = given if given.name == "data" else given.resolve()  # as it was typed, unless it is `.` or a link
    above = whole.parent
    return str(above) if whole.name == "data" and given.is_dir() and (above / "ontology").is_dir() else folder


def fail_on_option(function: _F) -> _F:
    """Add ``--fail-on violation|warning|info``; the verb receives ``fail_on``."""
    return click.option(
        "--fail-on",
        type=click.Choice(("violation", "warning", "info")),
        default="violation",
        help=bilingual(
            "发现这样或更严重的问题时，退出码为 1（默认 violation）",
            "exit with 1 when something this grave or graver is found (default: violation)",
        ),
    )(function)


def report_format_option(function: _F) -> _F:
    """Add ``-f text|json``; the verb receives ``style``."""
    return click.option(
        "-f",
        "--format",
        "style",
        type=click.Choice(("text", "json")),
        default="text",
        help=bilingual("报告的格式：text（默认）或 json", "the form of the report: text (default) or json"),
    )(function)


def check_option(function: _F) -> _F:
    """Add ``--check`` to a verb that rewrites files; the verb receives ``check``."""
    return click.option(
        "--check",
        is_flag=True,
        help=bilingual(
            "只检查，不写；有文件不符则以 1 退出", "write nothing; exit 1 where a file is not as it should be"
        ),
    )(function)


def _language() -> str:
    """Return the language that is asked for anywhere on the command line, else the locale's."""
    ctx = click.get_current_context(silent=True)
    return wanted_language(ctx.find_root().obj or () if ctx is not None else ())

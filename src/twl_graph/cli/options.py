"""The options that several verbs have: each is spelled, explained and understood in one place."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from twl_graph.cli.wording import LANGUAGES, bilingual, wanted_language

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
    """Add ``--store DIR``, which may be spelled ``--data``; the verb receives ``store``, None for its usual graph."""
    return click.option(
        "--store",
        "--data",
        "store",
        metavar="DIR",
        help=bilingual(
            "所用图谱的目录，其中有 ontology/ 与 data/", "the graph's folder, which holds ontology/ and data/"
        ),
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

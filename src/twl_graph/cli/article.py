"""The article's file on the command line: the option that names it, and opening it."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from twl_graph.cli.shell import notice
from twl_graph.cli.wording import bilingual
from twl_graph.errors import TwlError

if TYPE_CHECKING:
    from twl_graph.evidence.article import Article
    from twl_graph.knowledge import Knowledge

_F = TypeVar("_F", bound=Callable[..., Any])


def article_option(function: _F) -> _F:
    """Add ``--article FILE``; the verb receives ``article``, by default what TWL_ARTICLE names."""
    return click.option(
        "--article",
        envvar="TWL_ARTICLE",
        metavar="FILE",
        help=bilingual("文章的文本文件", "the article's text file"),
    )(function)


def opened(path: str, knowledge: "Knowledge", lang: str) -> "Article | None":
    """Open the article. One that only the environment names, and that is not it, is told and left aside.

    Raises UnreadableInput and WrongArticle for one that the command line names.
    """
    from twl_graph.evidence.article import Spans, open_article

    try:
        return open_article(Path(path), Spans(knowledge))
    except TwlError as error:
        if click.get_current_context().get_parameter_source("article") is not ParameterSource.ENVIRONMENT:
            raise
        notice(error.words, lang)
        return None


def articles_option(function: _F) -> _F:
    """Add ``--article FILE``, which may be given again; the verb receives ``articles``, and TWL_ARTICLE is one more."""
    return click.option(
        "--article",
        "articles",
        multiple=True,
        metavar="FILE",
        help=bilingual(
            "来源的文本文件，用来核对文段里的名称和数字；可以给多次",
            "a source's text file, by which names and numbers of its spans are checked; may be given again",
        ),
    )(function)


def texts(paths: Sequence[str]) -> dict[str, str]:
    """Return the texts of some files, and of the one that TWL_ARTICLE names, by their SHA-256 digest.

    Raises UnreadableInput for a file that the command line names and that is no readable text.
    """
    import hashlib

    from twl_graph import reading

    found = {}
    named = [*paths, *([own] if (own := os.environ.get("TWL_ARTICLE")) else [])]
    for number, path in enumerate(named):
        try:
            content = reading.read_bytes(Path(path))
            reading.text_of(content, path)  # refuses what is no text; positions count the file as it is
            found[hashlib.sha256(content).hexdigest()] = content.decode("utf-8")
        except TwlError:
            if number < len(paths):
                raise
    return found

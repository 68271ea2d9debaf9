"""The article's file on the command line: the option that names it, and opening it."""

from collections.abc import Callable
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

"""The article's file on the command line: the option that names it, and opening it."""

import os
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click
from click.core import ParameterSource

from twl_graph.cli.shell import notice
from twl_graph.cli.wording import bilingual
from twl_graph.errors import TwlError, Words

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
        help=bilingual(
            "文章（或另一篇已登记的文章）的文本文件", "the text file of the article, or of another in the graph"
        ),
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


class Texts(NamedTuple):
    """The texts at hand by their SHA-256 digest, and for those that the command line names, by file, the digest."""

    by_digest: dict[str, str]
    named: dict[str, str]

    def tell_unused(self, used: Collection[str], lang: str) -> None:
        """Say which of the files that were named are the text of no source; `used` are the texts that are."""
        for path, digest in self.named.items():
            if self.by_digest[digest] not in used:
                words = Words(
                    "{0}：不是图谱中任何来源的文本，没有用来核对（摘要值 {1}）",
                    "{0}: not the text of a source of the graph, so nothing was compared with it (sha256 {1})",
                )
                notice(words.formatted(path, digest), lang)


def texts(paths: Sequence[str]) -> Texts:
    """Return the texts of some files, and of the one that TWL_ARTICLE names.

    Raises UnreadableInput for a file that the command line names and that is no readable text.
    """
    import hashlib

    from twl_graph import reading

    found = Texts({}, {})
    for path in (*paths, os.environ.get("TWL_ARTICLE", "")):
        try:
            content = reading.read_bytes(Path(path)) if path else b""
            if path:
                reading.text_of(content, path)  # refuses what is no text; positions count the file as it is
        except TwlError:
            if path in paths:
                raise
            continue
        digest = hashlib.sha256(content).hexdigest()
        found.by_digest[digest] = content.decode("utf-8")
        if path in paths:
            found.named[path] = digest
    return found

"""What `twl query` and `twl ask` share: how an answer is wanted, when to give up, and printing it."""

import functools
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

import click

from twl_graph.cli.article import article_option
from twl_graph.cli.options import lang_option, output_option, store_option
from twl_graph.cli.shell import notice, write_output
from twl_graph.cli.wording import bilingual
from twl_graph.errors import UsageError, Words

if TYPE_CHECKING:
    from twl_graph.citation import Citation
    from twl_graph.engine import Answer, Engine
    from twl_graph.evidence.answers import Evidence
    from twl_graph.formats import Format
    from twl_graph.knowledge import Knowledge
    from twl_graph.pictures import Picture
    from twl_graph.sparql.sealing import Form

_F = TypeVar("_F", bound=Callable[..., Any])
#: Seconds after which a query is ended; none of the ready questions takes one.
USUAL_TIMEOUT: Final = 60.0
#: The formats that a person reads.
FOR_PEOPLE: Final = ("table", "md")


class Explained(NamedTuple):
    """The evidence of each row of an answer, and how to put it into lines of a terminal."""

    evidence: "Sequence[Evidence]"
    lines: "Callable[[Evidence], list[str]]"


class Wanted(NamedTuple):
    """How an answer is wanted: what the options of `answer_options` say, and since when it is waited for."""

    syntax: str | None
    output: str | None
    limit: int | None
    timeout: float
    store: str | None
    lang: str
    quiet: bool = False
    why: bool = False
    article: str | None = None
    #: The reading of `time.perf_counter` when the verb began.
    since: float = 0.0

    @contextmanager
    def engine(self) -> "Iterator[Engine]":
        """Open the graph, for a block that must end in time: else the process ends, with a message and exit code 5.

        So does Ctrl-C, with exit code 130. The block must write nothing: what it leaves open is lost.
        """
        from twl_graph.cli.watch import watched
        from twl_graph.engine import Engine
        from twl_graph.knowledge import Knowledge
        from twl_graph.limits import Limits

        with watched(self.timeout, self.lang):
            yield Engine(Knowledge.read(self.store), Limits(rows=self.limit))

    def format_for(self, form: "Form", *, drawn: bool = False) -> "Format":
        """Return the format that was asked for, else the one that the output file's extension tells, else the usual.

        `drawn` tells that there may be a picture for the rows of a SELECT.
        Raises UsageError for a format that is unknown or cannot hold such an answer, and UnsupportedFeature for a
        picture of what cannot be drawn.
        """
        from twl_graph.results import default_format, format_for

        if self.syntax is not None:
            return format_for(form, self.syntax, drawn=drawn)
        extension = Path(self.output or "").suffix
        try:
            return format_for(form, extension, drawn=drawn) if extension else default_format(form)
        except UsageError:  # a file may be called anything
            return default_format(form)

    def show(
        self,
        answer: "Answer",
        syntax: "Format",
        titles: Mapping[str, Words] | None = None,
        picture: "Picture | None" = None,
        called: Callable[[str], Words] | None = None,
        explained: "Explained | None" = None,
    ) -> None:
        """Write an answer to standard output or a file, with the evidence of each row if it is given."""
        if explained is not None:
            from twl_graph.evidence.written import write as write_evidenced

            evidence, lines = explained
            width = self.columns
            written = write_evidenced(answer, evidence, syntax, lines=lines, lang=self.lang, width=width, titles=titles)
            write_output(written, self.output)
            if syntax.name not in ("table", "json"):  # which hold them
                for caveat in dict.fromkeys(caveat for each in evidence for caveat in each.caveats):
                    notice(Words(f"注意：{caveat.zh}", f"note: {caveat.en}"), self.lang)
            return
        from twl_graph.results import write

        width = self.columns
        written = write(answer, syntax, lang=self.lang, width=width, titles=titles, picture=picture, called=called)
        write_output(written, self.output)

    @property
    def columns(self) -> int | None:
        """The width to wrap at, None where the answer goes to a file or a pipe (see `terminal_width`)."""
        return terminal_width(self.output)

    def explained(self, knowledge: "Knowledge", evidence: "Sequence[Evidence]") -> "Explained":
        """Return the evidence of an answer's rows with what puts it into words, the article's own if it is at hand."""
        from twl_graph.cli.article import opened
        from twl_graph.evidence.article import Spans
        from twl_graph.evidence.text import EvidenceText

        article = opened(self.article, knowledge, self.lang) if self.article else None
        text = EvidenceText(knowledge, self.lang, self.columns, Spans(knowledge), article)
        return Explained(evidence, text.lines)

    def footer(self, cited: "Citation", taken: float, shown: int | None = None) -> None:
        """Tell on standard error how much the answer holds, how long it took and how to cite it, unless asked not to.

        `taken` is in seconds; `shown` is the number of rows in a table where several of the answer share one.
        """
        if self.quiet:
            return
        extent, milliseconds = cited.extent, round(taken * 1000)
        if shown is not None:
            extent = Words(f"{extent.zh}，合并为 {shown} 行", f"{extent.en}, joined into {shown}")
        notice(Words(f"{extent.zh}，{milliseconds} 毫秒", f"{extent.en}, {milliseconds} ms"), self.lang)
        notice(cited.words, self.lang)


#: The options that `answer_options` adds, in the order of the help.
_OPTIONS: Final = (
    click.option(
        "--why",
        is_flag=True,
        help=bilingual(
            "在每一行下给出依据：所据的文段、文件和事实",
            "show beneath each row the spans, files and facts that it rests on",
        ),
    ),
    article_option,
    click.option(
        "-f",
        "--format",
        "syntax",
        metavar="FORMAT",
        help=bilingual(
            "格式：table、csv、tsv、json、xml、md；三元组用 turtle 等 RDF 格式或 mermaid；有图的问题还可用 svg",
            "table, csv, tsv, json, xml or md; for triples turtle, any other RDF format or mermaid; svg for a "
            "question that has a picture",
        ),
    ),
    output_option,
    click.option(
        "--limit",
        type=click.IntRange(min=1),
        metavar="ROWS",
        help=bilingual("答案超过这么多行则不输出（退出码 5）", "give no answer of more rows than this (exit code 5)"),
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
    store_option,
    lang_option,
    click.option(
        "-q",
        "--quiet",
        is_flag=True,
        help=bilingual("答案之后不再说行数、用时和引用", "say nothing of rows, time and citation below the answer"),
    ),
)


def answer_options(function: Callable[..., None]) -> Callable[..., None]:
    """Add the options of verbs that answer: format, output, limits, store, language; the verb receives ``wanted``."""

    @functools.wraps(function)
    def command(**given: Any) -> None:
        since = time.perf_counter()
        asked = {name: given.pop(name) for name in Wanted._fields if name != "since"}
        function(wanted=Wanted(**asked, since=since), **given)

    return functools.reduce(lambda made, option: option(made), reversed(_OPTIONS), command)


def show_query_option(function: _F) -> _F:
    """Add ``--show-query``; the verb receives ``show_query``."""
    return click.option(
        "--show-query",
        is_flag=True,
        help=bilingual(
            "不作答，而输出所用的查询，参数和前缀俱全，可在任何 SPARQL 工具中运行",
            "do not answer; write the query with its values and prefixes, as any SPARQL tool can run it",
        ),
    )(function)


def terminal_width(output: str | None) -> int | None:
    """Return the width to wrap at: the terminal's where the answer goes to one, or what COLUMNS asks for."""
    if output not in (None, "-") or not ((sys.stdout is not None and sys.stdout.isatty()) or "COLUMNS" in os.environ):
        return None
    import shutil

    return shutil.get_terminal_size().columns

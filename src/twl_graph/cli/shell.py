"""What every verb shares: lazy loading, the language, errors to exit codes, output that is whole or absent.

Exit codes: 0 done or conforms; 1 findings; 2 wrong usage, unreadable input, or not as things
stand (it is there already, another program is at it); 3 not supported; 4 not found or ambiguous;
5 a limit was hit; 130 interrupted.
"""

import atexit
import contextlib
import errno
import importlib
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

import click

from twl_graph import __version__
from twl_graph.cli import VERBS
from twl_graph.cli.wording import LANGUAGES, bilingual, explain_usage, wanted_language, write_list
from twl_graph.errors import (
    Ambiguous,
    LimitReached,
    NotFound,
    TwlError,
    UnreadableInput,
    UnsupportedFeature,
    UsageError,
    Words,
)
from twl_graph.filesystem import refusal
from twl_graph.writing import write_atomically

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

#: The exit code of a verb that did its work and has something to object to.
FINDINGS: Final = 1
_EXIT_CODES: Final[dict[type[TwlError], int]] = {
    TwlError: 2,  # UsageError, UnreadableInput, WrongArticle, Busy, AlreadyThere, ResourcesMissing
    UnsupportedFeature: 3,
    NotFound: 4,
    Ambiguous: 4,
    LimitReached: 5,
}
#: The exit code after Ctrl-C: what shells report for SIGINT, 128 + 2.
INTERRUPTED: Final = 130
#: The variable that a shell asks for completion with, as click names it.
_COMPLETION: Final = "_TWL_COMPLETE"


class _Verbs(click.Group):
    """The group ``twl``: knows every verb's name and help, and imports its module only when it runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs in the order a newcomer meets them."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the verb's module and return its command, or None for an unknown verb."""
        if cmd_name not in VERBS:
            return None
        command = importlib.import_module(VERBS[cmd_name][0]).command
        assert isinstance(command, click.Command)
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """Return the verbs and options that begin so, without importing a single verb."""
        from click.shell_completion import CompletionItem

        verbs = [(name, summary) for name, (_, summary) in VERBS.items() if name.startswith(incomplete)]
        lang = wanted_language(ctx.obj or ())
        described = [CompletionItem(name, help=summary.in_line(lang)) for name, summary in verbs]
        return [*described, *click.Command.shell_complete(self, ctx, incomplete)]

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help without importing a single verb."""
        lang = wanted_language(ctx.obj or ())
        intro = Words(
            "通武廊知识图谱：可提问、可引证、可扩展。",
            "The Tong-Wu-Lang knowledge graph: question it, cite it, extend it.",
        )
        usage, verbs = Words("用法：twl 动词 [选项]…", "Usage: twl VERB [OPTIONS]…"), Words("动词：", "Verbs:")
        switch = 'eval "$(_TWL_COMPLETE=bash_source twl)"'
        more = Words(
            f"“twl 动词 --help”显示一个动词的用法。\n在 bash 中补全（zsh、fish 类推）：{switch}",
            f'"twl VERB --help" explains one verb.\nCompletion in bash (zsh, fish likewise): {switch}',
        )
        formatter.write(usage.said(lang) + "\n\n" + intro.said(lang) + "\n")
        write_list(formatter, verbs, lang, [(name, summary.in_line(lang)) for name, (_, summary) in VERBS.items()])
        formatter.write("\n" + more.said(lang) + "\n")


@click.group(cls=_Verbs, name="twl", invoke_without_command=True)
@click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False, help=bilingual("语言", "language"))
@click.version_option(__version__, prog_name="twl", message="%(prog)s %(version)s")
@click.pass_context
def _twl(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def write_output(content: str | bytes, output: str | None = None) -> None:
    """Write a verb's data to standard output, or to a file that is replaced as a whole.

    Text is UTF-8. Raises OSError where the file or the pipe cannot take it; ``run`` turns that into a message.
    Raises UsageError where the file has no name, or standard output was closed by who started the program.
    """
    if output == "":
        raise UsageError(Words("-o 后应为文件名，不能为空", "-o takes the name of a file; this one is empty"))
    data = content.encode("utf-8") if isinstance(content, str) else content
    if output is not None and output != "-":
        write_atomically(Path(output), data)
        return
    if sys.stdout is None:  # as after `>&-`
        raise UsageError(Words("标准输出已关闭，无处可写", "standard output is closed: there is nowhere to write to"))
    sys.stdout.flush()
    binary = getattr(sys.stdout, "buffer", None)
    if binary is None:  # a test's stand-in for standard output
        sys.stdout.write(data.decode("utf-8"))
    else:
        binary.write(data)
        binary.flush()


def notice(message: str | Words, lang: str) -> None:
    """Tell the person something that is not data: a line on standard error, if there is anybody to read it."""
    if sys.stderr is not None:
        text = message.said(lang) if isinstance(message, Words) else message
        with contextlib.suppress(OSError):
            print(_harmless(text), file=sys.stderr, flush=True)


def _harmless(text: str) -> str:
    """Escape what would act on a terminal in a message, which may repeat whatever somebody typed."""
    if text.replace("\n", "").isprintable():
        return text
    from twl_graph.tables import harmless

    return "\n".join("\t".join(map(harmless, line.split("\t"))) for line in text.split("\n"))


def say(message: str | Words, lang: str) -> None:
    """Print a line of a verb's own report on standard output."""
    print(message.said(lang) if isinstance(message, Words) else message)


def run(arguments: list[str] | None = None) -> int:
    """Run ``twl`` and return its exit code; a person's mistake is a message on standard error, never a traceback."""
    _speak_utf8()
    if arguments is None and (instruction := os.environ.get(_COMPLETION)):
        return _complete(instruction)
    asked = sys.argv[1:] if arguments is None else list(arguments)
    lang = wanted_language(asked)
    try:
        _invoke(_decoded(asked))
        if sys.stdout is not None:
            sys.stdout.flush()
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except TwlError as error:
        notice(_with_excerpt(error), lang)
        return exit_code(type(error))
    except click.ClickException as error:
        notice(explain_usage(error), lang)
        return 2
    except (click.Abort, KeyboardInterrupt):
        notice(Words("已中断", "interrupted"), lang)
        return INTERRUPTED
    except BrokenPipeError:  # the reader has seen enough
        return 0
    except OSError as error:
        return _explain_os_error(error, lang)
    return 0


def _with_excerpt(error: TwlError) -> Words:
    """Return the words of an error; of a file that does not parse with the line, and a mark under the place in it."""
    if not isinstance(error, UnreadableInput) or error.line is None or error.column is None:
        return error.words
    path = Path(error.path)
    if hasattr(error, "excerpt") or not path.is_file():  # one of SPARQL shows its line itself; a pipe is read only once
        return error.words
    from twl_graph.excerpt import line_at

    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, ValueError):  # a text of another encoding, a file that is gone
        return error.words
    shown = line_at(text, error.line, error.column)
    return error.shown("".join(f"\n{line}" for line in shown))


def exit_code(kind: type[TwlError]) -> int:
    """Return the exit code that an error of this kind, or the nearest kind above it that has one, ends with."""
    return next(_EXIT_CODES[known] for known in kind.__mro__ if known in _EXIT_CODES)


def leave(code: int) -> NoReturn:
    """End the process at once: to take the loaded graph apart, term by term, would cost each question 15 ms."""
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):  # a closed pipe, a closed stream: nobody is left to be told
            if stream is not None:
                stream.flush()
    os._exit(code)


def _complete(instruction: str) -> int:
    """Answer a shell that completes a command line, or that asks for the script that does."""
    from twl_graph.cli.completion import complete

    code, said = complete(_twl, _COMPLETION, instruction)
    write_output(said)
    return code


def _decoded(arguments: list[str]) -> list[str]:
    """Return the arguments as text; those that the locale could not decode are read as UTF-8.

    Raises UsageError for one that is no UTF-8 either.
    """
    decoded = []
    for argument in arguments:
        if any("\udc80" <= character <= "\udcff" for character in argument):
            raw = os.fsencode(argument)
            try:
                argument = raw.decode("utf-8")
            except UnicodeDecodeError as error:
                shown = raw.decode("utf-8", "backslashreplace")
                reason = Words(f"命令行参数“{shown}”不是 UTF-8 文本", f'the argument "{shown}" is not UTF-8 text')
                raise UsageError(reason) from error
        decoded.append(argument)
    return decoded


def _invoke(arguments: list[str]) -> None:
    """Run the verb. (click's own ``main`` would make a closed pipe an error.)"""
    with _twl.make_context("twl", arguments.copy(), obj=arguments) as ctx:
        _twl.invoke(ctx)


def _explain_os_error(error: OSError, lang: str) -> int:
    """Say what the system refused. A closed pipe may arrive as EINVAL on Windows: no error either."""
    if error.errno == errno.EINVAL and error.filename is None and sys.platform == "win32":
        return 0
    place = f"{error.filename}: " if error.filename else ""
    notice(Words(*(place + reason for reason in refusal(error))), lang)
    return 2


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale says: neither a Chinese label nor a file's odd name must end in a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")

"""``twl fmt``: Turtle and TriG files in normal form."""

import difflib
from pathlib import Path

import click

from twl_graph.cli.options import check_option, lang_option, store_option
from twl_graph.cli.shell import FINDINGS, notice, say, write_output
from twl_graph.cli.wording import Verb, bilingual
from twl_graph.cli.workplace import rdf_files_below, workplace
from twl_graph.errors import UsageError, Words

#: Changed lines shown for each file; the cure shows the rest.
_SHOWN_LINES = 12


@click.command(
    cls=Verb,
    help=bilingual(
        "把 Turtle 与 TriG 文件写成规范形式：图不变，一条新事实只改动一行。\n\n"
        "不给文件则处理图谱的全部文件；给文件夹则处理其下所有文件；“-”由标准输入到标准输出。",
        "Write Turtle and TriG files in normal form: the same graph, and one new fact is a one-line change.\n\n"
        "Without FILE, all files of the graph; a folder stands for all files below it; "
        '"-" reads standard input and writes standard output.',
    ),
)
@click.argument("files", nargs=-1, metavar="[FILE]...")
@check_option
@store_option
@lang_option
def command(files: tuple[str, ...], check: bool, store: str | None, lang: str) -> None:
    """Compute every normal form first; only then write, so that a faulty file leaves all as they were."""
    paths = _expanded(files) if files else workplace(store).rdf_files()
    changed: dict[Path, tuple[str, str]] = {}
    for path in paths:
        before, after = _both(path)
        if str(path) == "-" and not check:
            write_output(after)
        elif before != after:
            changed[path] = before, after
    if check:
        _report(changed, len(paths), lang)
        return
    _rewrite(changed)
    files_done = [path for path in paths if str(path) != "-"]
    if files_done:
        counts = len(changed), len(files_done)
        notice(Words("改写了 {0} 个文件，共 {1} 个", "{0} of {1} files rewritten").formatted(*counts), lang)


def _expanded(files: tuple[str, ...]) -> list[Path]:
    """Return the files that are named and those below the folders that are named, each once.

    Raises UsageError for a folder that holds none.
    """
    paths: dict[Path, None] = {}
    for path in map(Path, files):
        below = rdf_files_below(path) if path.is_dir() else [path]
        if not below:
            reason = Words("{0}：其中没有 .ttl 或 .trig 文件", "{0}: there is no .ttl or .trig file in it")
            raise UsageError(reason.formatted(path))
        paths |= dict.fromkeys(below)
    return list(paths)


def _both(path: Path) -> tuple[str, str]:
    """Return a file's text and its normal form. Standard input is read as TriG, which Turtle is a part of."""
    from twl_graph import reading
    from twl_graph.turtle import normal_form

    if path.suffix not in (".ttl", ".trig") and str(path) != "-":
        raise UsageError(
            Words(f"{path}：规范形式只用于 .ttl 和 .trig 文件", f"{path}: the normal form is for .ttl and .trig files")
        )
    content, name = reading.read_bytes(path), reading.called(path)
    after = normal_form(reading.text_of(content, name), trig=path.suffix != ".ttl", path=name)
    return content.decode("utf-8"), after  # a byte order mark is part of what there was


def _report(changed: dict[Path, tuple[str, str]], total: int, lang: str) -> None:
    """Print what differs, and the cure; exit 1 where something does."""
    for path, (before, after) in changed.items():
        lines = list(difflib.unified_diff(before.splitlines(), after.splitlines(), "", "", n=0, lineterm=""))[2:]
        edits = [line for line in lines if not line.startswith("@@")]
        summary = Words("{0}：有 {1} 行不合规范形式", "{0}: {1} lines differ from the normal form")
        say(summary.formatted(path, len(edits)), lang)
        for line in lines[:_SHOWN_LINES]:
            say("  " + line, lang)
        if len(lines) > _SHOWN_LINES:
            say("  …", lang)
    if changed:
        names = " ".join(str(path) for path in changed)
        notice(Words("改正：twl fmt {0}", "to mend it: twl fmt {0}").formatted(names), lang)
        raise click.exceptions.Exit(FINDINGS)
    notice(Words("{0} 个文件均合规范形式", "all {0} files are in normal form").formatted(total), lang)


def _rewrite(changed: dict[Path, tuple[str, str]]) -> None:
    from twl_graph.writing import write_atomically

    for path, (_, after) in changed.items():
        write_atomically(path, after.encode("utf-8"))

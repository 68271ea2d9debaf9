"""The two languages of the command line: which one is wanted, help texts, and click's own complaints."""

import copy
import os
from collections.abc import Mapping, Sequence
from typing import Final

import click

from twl_graph.errors import Words

LANGUAGES: Final = ("zh", "en", "both")
#: Help texts hold both languages, Chinese first, with this between them.
_BETWEEN: Final = " || "


def default_language(environment: Mapping[str, str] = os.environ) -> str:
    """Return ``zh`` where the locale (LC_ALL, LC_MESSAGES, LANG: the first that is set) is Chinese, else ``en``."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(variable):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def wanted_language(arguments: Sequence[str]) -> str:
    """Return the language that ``--lang`` asks for among the arguments, else the locale's.

    Errors need it before the arguments are understood, hence this plain look; the last one given counts.
    """
    found = None
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang" and position + 1 < len(arguments):
            found = arguments[position + 1]
        elif argument.startswith("--lang="):
            found = argument.removeprefix("--lang=")
    return found if found in LANGUAGES else default_language()


def bilingual(zh: str, en: str) -> str:
    """Return a help text for click that holds both languages; ``Verb`` shows the one that is wanted."""
    return zh + _BETWEEN + en


def choose(text: str, lang: str) -> str:
    """Return the wanted language of a help text; a text in one language is returned as it is."""
    zh, between, en = text.partition(_BETWEEN)
    if not between:
        return text
    return f"{zh} / {en}" if lang == "both" else zh if lang == "zh" else en


class Verb(click.Command):
    """A click command whose help texts, written with ``bilingual``, appear in the language that is wanted."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write usage, explanation and options in the wanted language."""
        arguments = ctx.find_root().obj
        lang = wanted_language(arguments if isinstance(arguments, list) else ())
        heading = Words("用法：", "Usage: ") if lang != "en" else Words("Usage: ", "Usage: ")
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=heading.zh)
        formatter.write_paragraph()
        with formatter.indentation():
            for number, paragraph in enumerate(choose(self.help or "", lang).split("\n\n")):
                if number:
                    formatter.write_paragraph()
                formatter.write_text(paragraph)
        records = []
        for parameter in self.get_params(ctx):
            if not isinstance(parameter, click.Option):
                continue  # the explanation says what the arguments are; recent versions of click would list them here
            shown = copy.copy(parameter)
            if shown.help:
                shown.help = choose(shown.help, lang)
            if (record := shown.get_help_record(ctx)) is not None:
                records.append(record)
        with formatter.section("Options" if lang == "en" else "选项"):
            formatter.write_dl(records)


def explain_usage(error: click.ClickException) -> Words:
    """Return click's complaint in both languages, with the usage line's pointer to the help."""
    zh, en = _complaint(error)
    command = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx is not None else "twl"
    return Words(f"{zh}\n用法见：{command} --help", f"{en}\nFor usage: {command} --help")


def _complaint(error: click.ClickException) -> tuple[str, str]:
    """Return what is wrong, in Chinese and English."""
    english = error.format_message()
    if isinstance(error, click.NoSuchOption):
        near = "、".join(error.possibilities or ())
        return f"没有选项 {error.option_name}。" + (f"你是不是要用：{near}？" if near else ""), english
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return f"缺少 {error.param.human_readable_name}。", english
    if isinstance(error, click.BadParameter):
        name = error.param.human_readable_name if error.param is not None else ""
        return f"{name} 的值无效：{error.message}", english
    if isinstance(error, click.UsageError) and error.message.startswith("No such command"):
        return _unknown_verb(error.message)
    if isinstance(error, click.UsageError) and error.message.startswith("Missing command"):
        return "缺少动词。", english
    return f"用法有误：{english}", english


def _unknown_verb(message: str) -> tuple[str, str]:
    """Name the nearest verbs; click's own message ends with the name it did not know, in quotes."""
    import difflib

    from twl_graph.cli import VERBS

    name = message.split("'")[1] if message.count("'") >= 2 else ""
    near = difflib.get_close_matches(name, VERBS, n=3, cutoff=0.5)
    zh, en = f"没有动词“{name}”。", f'No verb "{name}".'
    if near:
        return f"{zh}你是不是要用：{'、'.join(near)}？", f"{en} Did you mean {', '.join(near)}?"
    return f"{zh}可用的有：{'、'.join(VERBS)}", f"{en} There are: {', '.join(VERBS)}"

"""The two languages of the command line: which one is wanted, help texts, and click's own complaints."""

import copy
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import click
from click.types import StringParamType

from twl_graph.errors import Words, did_you_mean, nearest, spaced

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

LANGUAGES: Final = ("zh", "en", "both")
#: Help texts hold both languages, Chinese first, with this between them.
_BETWEEN: Final = " || "
#: A longer name in a list stands in a line of its own.
_WIDEST_NAME: Final = 30
_HELP: Final = f"显示本说明{_BETWEEN}Show this explanation."


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


class _CompletedText(StringParamType):
    """A text that a shell completes; its parameter's metavar tells with what (see `completion_items`)."""

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
        """Return what may stand there."""
        from twl_graph.cli.completion_items import items

        return items(ctx, param, incomplete)


class Verb(click.Command):
    """A click command whose help texts, written with ``bilingual``, appear in the language that is wanted."""

    def __init__(self, *args: Any, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        for parameter in self.params:
            if parameter.metavar and type(parameter.type) is StringParamType:
                parameter.type = _CompletedText()

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Understand the arguments; every complaint says which verb it is about, also those that click leaves bare."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write usage, explanation and options in the wanted language."""
        from twl_graph.widths import wrap  # click's own takes a Chinese character for one column

        arguments = ctx.find_root().obj
        lang = wanted_language(arguments if isinstance(arguments, list) else ())
        usage, options = (Words("用法：", "Usage: "), Words("[选项]…", "[OPTIONS]"))
        first, *others = self.collect_usage_pieces(ctx)
        pieces = [_one(options, lang) if first == self.options_metavar else first, *others]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=_one(usage, lang))
        formatter.write_paragraph()
        for number, paragraph in enumerate(choose(self.help or "", lang).split("\n\n")):
            if number:
                formatter.write_paragraph()
            formatter.write("".join(f"  {line}\n" for line in wrap(paragraph, formatter.width - 2)))
        write_list(formatter, Words("选项：", "Options:"), lang, list(self._options(ctx, lang)))

    def _options(self, ctx: click.Context, lang: str) -> Iterator[tuple[str, str]]:
        """Give each option as it is written and what it does."""
        for parameter in self.get_params(ctx):
            if not isinstance(parameter, click.Option):
                continue  # the explanation says what the arguments are; recent versions of click would list them here
            shown = copy.copy(parameter)
            shown.help = choose(_HELP if "--help" in shown.opts else shown.help or "", lang)
            if isinstance(shown.type, (click.IntRange, click.FloatRange)):
                shown.type = click.STRING  # click would add `[x>=1]`; who leaves the range is told it in words
            if (record := shown.get_help_record(ctx)) is not None:
                yield record


def write_list(formatter: click.HelpFormatter, heading: Words, lang: str, rows: list[tuple[str, str]]) -> None:
    """Write a list of names and explanations under its heading; click's own sections end in a half-width colon."""
    from twl_graph.widths import pad, width, wrap

    formatter.write_paragraph()
    formatter.write(_one(heading, lang) + "\n")
    beside = min(max((width(name) for name, _ in rows), default=0), _WIDEST_NAME) + 4
    for name, text in rows:
        first = f"  {name}" if width(name) <= _WIDEST_NAME else ""
        if not first:
            formatter.write(f"  {name}\n")
        for number, line in enumerate(wrap(text, formatter.width - beside)):
            formatter.write(pad("" if number else first, beside) + line + "\n")


def _one(words: Words, lang: str) -> str:
    """Return a short text that stands in one language: the English one for ``en`` only."""
    return words.en if lang == "en" else words.zh


def explain_usage(error: click.ClickException) -> Words:
    """Return click's complaint in both languages, with the usage line's pointer to the help."""
    zh, en = _complaint(error)
    command = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx is not None else "twl"
    return Words(f"{zh}\n用法见：{command} --help", f"{en}\nFor usage: {command} --help")


def _complaint(error: click.ClickException) -> Words:
    """Return what is wrong in words of our own: those of click are English only, and change with its version."""
    if isinstance(error, (click.NoSuchOption, click.BadOptionUsage)):
        return _wrong_option(error)
    if isinstance(error, click.MissingParameter):
        return _missing(error)
    if isinstance(error, click.BadParameter):
        return _bad_value(error)
    if error.message.startswith("No such command"):
        return _unknown_verb(error.message)
    if error.message.startswith("Missing command"):
        return Words("缺少动词。", "The verb is missing.")
    if extra := re.match(r"Got unexpected extra arguments? \((.*)\)\Z", error.message, re.DOTALL):
        return Words(f"多余的参数：{extra[1]}。", f"Too many arguments: {extra[1]}.")
    english = error.format_message()
    return Words(f"用法有误：{english}", english)


def _wrong_option(error: click.NoSuchOption | click.BadOptionUsage) -> Words:
    """Say that there is no such option, that it needs a value or that it takes none."""
    name = error.option_name
    if isinstance(error, click.NoSuchOption):
        hint = did_you_mean(error.possibilities or ())
        return Words(f"没有选项 {name}。{hint.zh}", f"No option {name}. {hint.en}".rstrip())
    if "does not take" in error.message:
        return Words(f"选项 {name} 不带值。", f"The option {name} takes no value.")
    return Words(f"选项 {name} 后面缺少值。", f"The option {name} needs a value.")


def _missing(error: click.MissingParameter) -> Words:
    """Name what is missing and, where there are few, the values that it may have."""
    name = _called(error)
    if error.param is not None and isinstance(error.param.type, click.Choice):
        values = error.param.type.choices
        return Words(f"缺少 {name}：{_listed(values, '或')}。", f"{name} is missing: {_listed(values, 'or')}.")
    return Words(f"缺少 {name}。", f"{name} is missing.")


def _bad_value(error: click.BadParameter) -> Words:
    """Say what a value should have been; click's message begins with the value, in quotes or bare."""
    name, kind = _called(error), error.param.type if error.param is not None else None
    if isinstance(kind, click.Choice):
        should = Words(_listed(kind.choices, "或"), _listed(kind.choices, "or"))
    elif isinstance(kind, (click.IntRange, click.FloatRange)):
        should = _range(kind)
    elif isinstance(kind, (type(click.INT), type(click.FLOAT))):
        should = _number(whole=isinstance(kind, type(click.INT)))
    else:
        return Words(f"{name} 的值无效：{error.message}", f"{name} has no valid value: {error.message}")
    found = re.match(r"'(.*)' is not |(\S+) is not ", error.message, re.DOTALL)
    value = (found[1] or found[2] or "") if found else ""
    zh = f"{name} 的值“{value}”无效，应为{spaced(should.zh)}。"
    return Words(zh, f'{name} cannot be "{value}": give {should.en}.')


def _called(error: click.BadParameter) -> str:
    """Name an option as it is typed, its longest form, and an argument as the usage line does."""
    if isinstance(error.param, click.Option):
        return max(error.param.opts, key=len)
    return error.param.human_readable_name if error.param is not None else str(error.param_hint or "")


def _number(*, whole: bool) -> Words:
    return Words("整数", "a whole number") if whole else Words("数", "a number")


def _range(kind: click.IntRange | click.FloatRange) -> Words:
    """Describe a range of numbers, such as that of a whole number of at least 1."""
    zh, en = [], []
    if kind.min is not None:
        zh.append(f"{'大于' if kind.min_open else '不小于'} {kind.min}")
        en.append(f"{'above' if kind.min_open else 'of at least'} {kind.min}")
    if kind.max is not None:
        zh.append(f"{'小于' if kind.max_open else '不大于'} {kind.max}")
        en.append(f"{'below' if kind.max_open else 'of at most'} {kind.max}")
    number = _number(whole=isinstance(kind, click.IntRange))
    return Words(f"{'、'.join(zh)} 的{number.zh}", f"{number.en} {' and '.join(en)}")


def _listed(values: Sequence[object], last: str) -> str:
    """Join values in a sentence, with the word for "or" before the last."""
    *others, end = [str(value) for value in values]
    comma = ", " if last == "or" else "、"
    return f"{comma.join(others)} {last} {end}" if others else end


def _unknown_verb(message: str) -> Words:
    """Name the nearest verbs; click's own message ends with the name it did not know, in quotes."""
    from twl_graph.cli import VERBS

    name = message.split("'")[1] if message.count("'") >= 2 else ""
    near = nearest(name, VERBS, 3, 0.5)
    listed = did_you_mean(near) if near else Words(f"可用的有：{'、'.join(VERBS)}", f"There are: {', '.join(VERBS)}")
    return Words(f"没有动词“{name}”。{listed.zh}", f'No verb "{name}". {listed.en}')

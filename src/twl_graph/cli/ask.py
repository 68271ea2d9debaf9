"""``twl ask``: the ready questions."""

from typing import Final

import click

from twl_graph.cli.answers import FOR_PEOPLE, Wanted, answer_options
from twl_graph.cli.shell import notice
from twl_graph.cli.wording import Verb, bilingual, wanted_language, write_list
from twl_graph.errors import UsageError, Words

#: What a newcomer may try after reading the list.
_HINT: Final = Words(
    "例如：twl ask platforms -p place=廊坊；各问题的说明：twl ask platforms --help",
    "For example: twl ask platforms -p place=Langfang; to explain a question: twl ask platforms --help",
)
_ARGUMENTS: Final = f"{__name__}.arguments"


class _Ask(Verb):
    """The verb ``ask``: with the name of a question, ``--help`` explains that question."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep the arguments, for the help is wanted before they are understood."""
        ctx.meta[_ARGUMENTS] = list(args)
        return super().parse_args(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Explain the question that is named, else the verb."""
        given, _, _ = self.make_parser(ctx).parse_args(ctx.meta.get(_ARGUMENTS, []).copy())
        if not isinstance(given.get("name"), str):
            super().format_help(ctx, formatter)
            return

        from twl_graph import questions
        from twl_graph.cli.question_help import explained, headline
        from twl_graph.knowledge import Knowledge

        root = ctx.find_root().obj
        lang = wanted_language(root if isinstance(root, list) else ())
        question = questions.load(given["name"])
        for part in headline(question).said(lang).split("\n"):
            formatter.write_text(part)
        if question.params:
            knowledge = Knowledge.read(given.get("store"))
            rows = [(f"-p {each.name}=…", explained(each, knowledge)) for each in question.params.values()]
            shown = [(written, words.in_line(lang)) for written, words in rows]
            write_list(formatter, Words("参数：", "Parameters:"), lang, shown)
        formatter.write_paragraph()
        more = Words("其余选项见 twl ask --help", "For the other options: twl ask --help")
        formatter.write_text(more.in_line(lang))


@click.command(
    "ask",
    cls=_Ask,
    help=bilingual(
        "回答一个现成的问题；不给 NAME 则列出全部问题。\n\n"
        "参数用 -p 名称=值 给出。事物和概念可用名称、别名、IRI 或带前缀的名称；年份如 2017，日期如 2017-02-28。"
        "表格只显示名称，其他格式兼有标识符。",
        "Answer a ready question; without NAME, list them all.\n\n"
        "Parameters are given as -p name=value. Things and concepts go by name, alias, IRI or CURIE; a year is like "
        "2017, a day like 2017-02-28. Tables show names; the other formats carry the identifiers too.",
    ),
)
@click.argument("name", required=False)
@click.option(
    "-p",
    "--param",
    "params",
    multiple=True,
    metavar="NAME=VALUE",
    help=bilingual("一个参数，可多次给出", "a parameter; may be given several times"),
)
@answer_options
def command(name: str | None, params: tuple[str, ...], wanted: Wanted) -> None:
    """Answer the question, or list the questions, on standard output or in a file."""
    values = _values(params)
    if name is None:
        if values:
            raise UsageError(Words("请先给出问题的名称", "Name the question first"))
        _list(wanted)
        return

    from twl_graph import questions
    from twl_graph.engine import Solutions
    from twl_graph.formats import PICTURES

    question = questions.load(name)
    with wanted.engine() as engine:
        chosen = wanted.format_for(engine.seal(question.text, path=question.path).form, drawn=True)
        picture = question.drawn(values) if chosen.name in PICTURES else None
        answer = questions.answer(engine, question, values, lang=wanted.lang)
    titles = None
    if isinstance(answer, Solutions):
        titles = question.titles(answer.variables)
        if chosen.name in FOR_PEOPLE:
            answer = question.for_people(answer, wanted.lang)
    wanted.show(answer, chosen, titles, picture)


def _values(params: tuple[str, ...]) -> dict[str, str]:
    """Split `name=value` pairs. Raises UsageError for one that is none, and for a name given twice."""
    values: dict[str, str] = {}
    for pair in params:
        name, equals, value = pair.partition("=")
        if not equals or not name.strip():
            raise UsageError(Words(f"-p 后应为 名称=值，不能是“{pair}”", f'-p takes name=value, not "{pair}"'))
        if name.strip() in values:
            raise UsageError(Words(f"参数 {name} 给了两次", f"The parameter {name} is given twice"))
        values[name.strip()] = value
    return values


def _list(wanted: Wanted) -> None:
    """List the questions: name, what it asks, parameters."""
    import pyoxigraph as ox

    from twl_graph import questions
    from twl_graph.engine import Solutions
    from twl_graph.sealing import Form

    lang = wanted.lang
    languages = ("zh", "en") if lang == "both" else (lang,)
    rows = []
    for name in questions.names():
        question = questions.load(name)
        params = ", ".join(f"{param.name}{'' if param.required else '?'}" for param in question.params.values())
        summaries = [ox.Literal(question.header.summary.said(each), language=each) for each in languages]
        rows.append((ox.Literal(name), *summaries, ox.Literal(params)))
    summary_columns = [f"summary_{each}" if lang == "both" else "summary" for each in languages]
    titles = {
        "name": Words("名称", "name"),
        "summary": Words("问题", "question"),
        "summary_zh": Words("问题", "问题"),
        "summary_en": Words("question", "question"),
        "params": Words("参数（? 可省）", "parameters (? optional)"),
    }
    listed = Solutions(("name", *summary_columns, "params"), tuple(rows))
    chosen = wanted.format_for(Form.SELECT)
    wanted.show(listed, chosen, titles)
    if chosen.name == "table":
        notice(_HINT, lang)

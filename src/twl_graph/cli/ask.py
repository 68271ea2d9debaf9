"""``twl ask``: the ready questions."""

import time
from typing import TYPE_CHECKING, Final

import click

from twl_graph.cli.answers import FOR_PEOPLE, Wanted, answer_options, show_query_option
from twl_graph.cli.shell import notice, write_output
from twl_graph.cli.wording import Verb, bilingual, wanted_language
from twl_graph.errors import NotFound, UsageError, Words, shortened

if TYPE_CHECKING:
    from twl_graph.evidence.answers import Evidence
    from twl_graph.questions import Question

#: What a newcomer may try after reading the list.
_HINT: Final = Words(
    '例如：\n  twl ask platforms -p place=廊坊\n  twl ask "陈平说了什么？"\n  twl ask platforms --help（说明一个问题）',
    "For example:\n"
    "  twl ask platforms -p place=Langfang\n"
    '  twl ask "What did Chen Ping say?"\n'
    "  twl ask platforms --help (explains a question)",
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
        from twl_graph.cli.question_help import explained
        from twl_graph.knowledge import Knowledge

        root = ctx.find_root().obj
        lang = wanted_language(root if isinstance(root, list) else ())
        question = questions.load(given["name"])
        formatter.write(explained(question, Knowledge.read(given.get("store")), lang, formatter.width))


@click.command(
    "ask",
    cls=_Ask,
    help=bilingual(
        "回答一个现成的问题；不给 NAME 则按主题列出全部问题。\n\n"
        "NAME 是问题的名称，也可以是一句话：按字面找出意思最近的问题并作答，拿不准时列出三个供选。\n\n"
        "参数用 -p 名称=值 给出。事物和概念可用名称、别名、IRI 或带前缀的名称；年份如 2017，日期如 2017-02-28。"
        "表格只显示名称，其他格式兼有标识符。",
        "Answer a ready question; without NAME, list them all by topic.\n\n"
        "NAME is the name of a question, or a sentence: the question that is nearest by its words is answered; where "
        "that is not clear, three are offered.\n\n"
        "Parameters are given as -p name=value. Things and concepts go by name, alias, IRI or CURIE; a year is like "
        "2017, a day like 2017-02-28. Tables show names; the other formats carry the identifiers too.",
    ),
)
@click.argument("name", required=False, metavar="[NAME]")
@click.argument("more", nargs=-1, metavar="")
@click.option(
    "-p",
    "--param",
    "params",
    multiple=True,
    metavar="NAME=VALUE",
    help=bilingual("一个参数，可多次给出", "a parameter; may be given several times"),
)
@click.option(
    "--search",
    metavar="TEXT",
    help=bilingual("只列出提到这些词的问题", "list only the questions that speak of these words"),
)
@show_query_option
@answer_options
def command(
    name: str | None,
    more: tuple[str, ...],
    params: tuple[str, ...],
    search: str | None,
    show_query: bool,
    wanted: Wanted,
) -> None:
    """Answer the question, or list the questions, on standard output or in a file."""
    if more:
        raise _surplus(more)
    values = _values(params)
    if name is None:
        if values or show_query:
            raise UsageError(Words("请先给出问题的名称", "Name the question first"))
        _list(search, wanted)
        return
    if search is not None:
        raise UsageError(Words("--search 只用于列出问题，不与 NAME 同用", "--search lists questions and takes no NAME"))
    question, values = _meant(name, values, wanted)
    if show_query:
        _show_query(question, values, wanted)
    else:
        _answer(question, values, wanted)


def _answer(question: "Question", values: dict[str, str], wanted: Wanted) -> None:
    from twl_graph.citation import cite
    from twl_graph.engine import Solutions
    from twl_graph.formats import PICTURES
    from twl_graph.questions.asking import Asked

    with wanted.engine() as engine:
        chosen = wanted.format_for(engine.seal(question.text, path=question.path).form, drawn=True)
        picture = question.drawn(values) if chosen.name in PICTURES else None
        asked = Asked(engine, question, values, lang=wanted.lang)
        answer = whole = asked.answer
        evidence = asked.evidence if wanted.why else None
        taken = time.perf_counter() - wanted.since
        cited = cite(engine.knowledge, question, whole, values, lang=wanted.lang)
        remarks = [*asked.usual_values(), *asked.reasons_for_no_rows(), *asked.related()]
    titles = None
    if isinstance(whole, Solutions):
        titles = question.titles(whole.variables)
        if chosen.name in FOR_PEOPLE:
            answer = question.for_people(whole, wanted.lang)
            evidence = evidence and _shared(evidence, question.shared_rows(whole))
    explained = None if evidence is None else wanted.explained(engine.knowledge, evidence)
    wanted.show(answer, chosen, titles, picture, explained=explained)
    for remark in remarks:
        notice(remark, wanted.lang)
    joined = isinstance(answer, Solutions) and isinstance(whole, Solutions) and len(answer.rows) != len(whole.rows)
    wanted.footer(cited, taken, len(answer.rows) if joined and isinstance(answer, Solutions) else None)


def _shared(evidence: "list[Evidence]", rows: list[list[int]]) -> "list[Evidence]":
    """Return the evidence of rows that share a row of a table, together."""
    from twl_graph.evidence.answers import together

    return [together(evidence[position] for position in positions) for positions in rows]


def _show_query(question: "Question", values: dict[str, str], wanted: Wanted) -> None:
    from twl_graph.questions.asking import Asked

    with wanted.engine() as engine:
        text = Asked(engine, question, values, lang=wanted.lang).text
    write_output(text, wanted.output)


def _meant(name: str, values: dict[str, str], wanted: Wanted) -> tuple["Question", dict[str, str]]:
    """Return the question that is named, or that a sentence means, with the parameters that go with it.

    Raises NotFound, with the nearest names, for what is neither, and Ambiguous for a sentence that may mean several.
    """
    from twl_graph import questions

    plain = "-".join(name.split())
    try:
        return questions.load(plain), values
    except NotFound as missing:
        is_sentence = plain != name.strip() or not plain.isascii() or plain.endswith("?")
        if missing.suggestions and not is_sentence:
            raise
    from twl_graph.cli.sentence import understood

    return understood(name, values, wanted)


def _surplus(more: tuple[str, ...]) -> UsageError:
    """Say what to do with arguments after the question: they are parameters, or parts of a sentence."""
    if all("=" in argument for argument in more):
        given = " ".join(f"-p {argument}" for argument in more)
        return UsageError(Words(f"参数前要写 -p：{given}", f"Parameters are given with -p: {given}"))
    shown = " ".join(more)
    return UsageError(
        Words(f"多余的参数：{shown}。一句话要加引号", f"Too many arguments: {shown}. Put a sentence in quotes")
    )


def _values(params: tuple[str, ...]) -> dict[str, str]:
    """Split `name=value` pairs. Raises UsageError for one that is none, and for a name given twice."""
    values: dict[str, str] = {}
    for pair in params:
        name, equals, value = pair.partition("=")
        name = name.strip()
        if not equals or not name:
            raise UsageError(
                Words(f"-p 后应为 名称=值，不能是“{shortened(pair)}”", f'-p takes name=value, not "{shortened(pair)}"')
            )
        if name in values:
            raise UsageError(Words(f"参数 {name} 给了两次", f"The parameter {name} is given twice"))
        values[name] = value
    return values


def _list(search: str | None, wanted: Wanted) -> None:
    """List the questions, by topic for a person and as a flat table for machines; those of a broken file are named."""
    from twl_graph import questions
    from twl_graph.cli.question_list import TITLES, flat_table, grouped
    from twl_graph.sparql.sealing import Form

    found, faults = questions.load_all()
    if search is not None:
        found = [question for question in found if question.mentions(search)]
        if not found and not faults:
            hint = Words("twl ask 列出全部问题。", "twl ask lists them all.")
            raise NotFound(Words("问题", "question"), search, (), hint)
    chosen = wanted.format_for(Form.SELECT)
    if chosen.name == "table":
        write_output(grouped(found, wanted.lang, wanted.columns), wanted.output)
    else:
        wanted.show(flat_table(found, wanted.lang, in_words=chosen.name in FOR_PEOPLE), chosen, TITLES)
    if chosen.name == "table" and not wanted.quiet:
        count = len(found)
        notice(Words(f"{count} 个问题", f"{count} question{'' if count == 1 else 's'}"), wanted.lang)
        if search is None:
            notice(_HINT, wanted.lang)
    for fault in faults:
        notice(fault.words, wanted.lang)
    if faults:
        raise click.exceptions.Exit(2)

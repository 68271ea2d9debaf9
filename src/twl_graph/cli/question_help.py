"""What ``twl ask NAME --help`` says of one question: what it answers, its parameters and what each takes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from twl_graph.errors import NO_HINT, Words
from twl_graph.questions.topics import TOPICS
from twl_graph.widths import pad, width, wrap

if TYPE_CHECKING:
    from twl_graph.knowledge import Knowledge
    from twl_graph.questions import Question
    from twl_graph.questions.parameters import Parameter


def explained(question: "Question", knowledge: "Knowledge", lang: str, columns: int) -> str:
    """Return the explanation of a question in zh, en or both, wrapped to so many terminal columns."""
    header = question.header
    topic, tags = TOPICS[header.topic], ", ".join(header.tags)
    asked = [*header.summary.said(lang).split("\n"), "", *header.description.said(lang).split("\n")]
    lines = [line for text in asked for line in wrap(text, columns)]
    usage = " ".join(["twl ask", question.name, *(_typed(param) for param in question.params.values())])
    facts = [
        (Words("命令", "command"), usage),
        (Words("主题", "topic"), topic.in_line(lang)),
        (Words("标签", "tags"), tags),
    ]
    lines.append("")
    lines.extend(_definitions([(called.in_line(lang), text) for called, text in facts if text], columns))
    if question.params:
        used = _defaults(question)
        lines.extend(["", Words("参数：", "Parameters:").in_line(lang)])
        for param in question.params.values():
            lines.append(f"  {_typed(param)}")
            described = described_in_full(param, used.get(param.name), knowledge)
            lines.extend("    " + line for part in described for line in wrap(part.in_line(lang), columns - 4))
    more = Words("其余选项见 twl ask --help", "For the other options: twl ask --help")
    return "".join(f"{line}\n" for line in [*lines, "", *wrap(more.in_line(lang), columns)])


def described_in_full(parameter: "Parameter", default: str | None, knowledge: "Knowledge") -> Iterator[Words]:
    """Yield what is to be said of a parameter: what it is for, its type and values, its default and its bounds."""
    from twl_graph.questions.parameters import Kind
    from twl_graph.questions.permitted import kind_of, listed

    yield parameter.description
    if parameter.kind in (Kind.ENTITY, Kind.CONCEPT):
        kind, values = kind_of(parameter, knowledge), listed(parameter, knowledge)
    else:
        kind, values = parameter.takes, NO_HINT
    if default is not None:
        need = Words(f"默认 {default}", f"by default {default}")
    else:
        need = Words("必填", "required") if parameter.required else Words("可省", "optional")
    yield Words(f"类型：{kind.zh}；{need.zh}", f"Type: {kind.en}; {need.en}")
    if parameter.choices and not values.zh:
        values = Words(f"可用的值：{'、'.join(parameter.choices)}", f"It takes: {', '.join(parameter.choices)}")
    if values.zh:
        yield Words(values.zh.removesuffix("。"), values.en.removesuffix("."))
    if parameter.not_before:
        yield Words(f"不能早于 {parameter.not_before}", f"Not before {parameter.not_before}")


def _typed(parameter: "Parameter") -> str:
    """Write a parameter as it is typed; in brackets where it may be left out."""
    typed = f"-p {parameter.name}=…"
    return typed if parameter.required else f"[{typed}]"


def _defaults(question: "Question") -> dict[str, str]:
    """Return the defaults of the parameters as the query writes them."""
    from twl_graph import namespaces, questions
    from twl_graph.sparql.sealing import seal

    query = seal(question.text, prefixes=namespaces.prefixes(), has_graph=lambda _: True, path=question.path)
    return questions.defaults(query, question)


def _definitions(entries: list[tuple[str, str]], columns: int) -> Iterator[str]:
    """Yield lines in which each text stands beside its name, wrapped to so many columns."""
    beside = max(width(name) for name, _ in entries) + 2
    for name, text in entries:
        for number, line in enumerate(wrap(text, columns - beside)):
            yield pad("" if number else name, beside) + line

"""What ``twl ask NAME --help`` says of one question: what it answers, its parameters and what each takes."""

from typing import TYPE_CHECKING

from twl_graph.errors import Words

if TYPE_CHECKING:
    from twl_graph.knowledge import Knowledge
    from twl_graph.parameters import Parameter
    from twl_graph.questions import Question


def headline(question: "Question") -> Words:
    """Return the question as a person asks it, and below it what the answer holds."""
    summary, description = question.header.summary, question.header.description
    return Words(f"{summary.zh}\n\n{description.zh}", f"{summary.en}\n\n{description.en}")


def explained(parameter: "Parameter", knowledge: "Knowledge") -> Words:
    """Return what a parameter is for, what it takes, its values or some of them, and whether it is needed."""
    from twl_graph.parameters import Kind
    from twl_graph.permitted import kind_of, listed

    zh, en = parameter.description
    if parameter.kind in (Kind.ENTITY, Kind.CONCEPT):
        kind, values = kind_of(parameter, knowledge), listed(parameter, knowledge)
        zh, en = f"{zh}。类型：{kind.zh}。{values.zh}", f"{en}. Type: {kind.en}. {values.en}".rstrip()
    else:
        takes = parameter.takes
        zh, en = f"{zh}。类型：{takes.zh}。", f"{en}. Type: {takes.en}."
        if parameter.choices:
            zh, en = (
                f"{zh}可用的值：{'、'.join(parameter.choices)}。",
                f"{en} It takes: {', '.join(parameter.choices)}.",
            )
    if parameter.not_before:
        zh, en = f"{zh}不能早于 {parameter.not_before}。", f"{en} Not before {parameter.not_before}."
    return Words(f"{zh}必须给出。", f"{en} Required.") if parameter.required else Words(zh, en)

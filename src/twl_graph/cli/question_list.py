"""How ``twl ask`` lists the ready questions: by topic for people, as one flat table for machines."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from twl_graph.engine import Solutions
from twl_graph.errors import Words
from twl_graph.questions.topics import TOPICS
from twl_graph.widths import pad, width, wrap

if TYPE_CHECKING:
    from twl_graph.questions import Question
    from twl_graph.questions.parameters import Parameter

#: The headings of the flat table, by column.
TITLES: Final = {
    "topic": Words("主题", "topic"),
    "name": Words("名称", "name"),
    "summary": Words("问题", "question"),
    "summary_zh": Words("问题", "问题"),
    "summary_en": Words("question", "question"),
    "params": Words("参数（? 可省）", "parameters (? optional)"),
}
_INDENT: Final = "  "
#: The least that is left for a question beside its name; in a narrower terminal it goes below the name.
_LEAST: Final = 24


def by_topic(questions: Sequence["Question"]) -> list["Question"]:
    """Order questions by topic, those of one topic by name."""
    order = list(TOPICS)
    return sorted(questions, key=lambda question: (order.index(question.header.topic), question.name))


def flat_table(questions: Sequence["Question"], lang: str, *, in_words: bool = False) -> Solutions:
    """Return one row for each question: its topic, its name, what it asks in `lang`, its parameters.

    A topic is given by its key, or in words.
    """
    languages = ("zh", "en") if lang == "both" else (lang,)
    rows = []
    for question in by_topic(questions):
        params = ", ".join(f"{param.name}{'' if param.required else '?'}" for param in question.params.values())
        asked = [ox.Literal(question.header.summary.said(each), language=each) for each in languages]
        topic = TOPICS[question.header.topic].in_line(lang) if in_words else question.header.topic
        rows.append((ox.Literal(topic), ox.Literal(question.name), *asked, ox.Literal(params)))
    summaries = [f"summary_{each}" if lang == "both" else "summary" for each in languages]
    return Solutions(("topic", "name", *summaries, "params"), tuple(rows))


def grouped(questions: Sequence["Question"], lang: str, within: int | None = None) -> str:
    """Lay the questions out for a person: a heading for each topic, below it names, what they ask and parameters.

    `within` wraps the lines to so many terminal columns; without it none is wrapped.
    """
    column = max((width(question.name) for question in questions), default=0) + 2 * len(_INDENT)
    parts = []
    for topic, members in groupby(by_topic(questions), key=lambda question: question.header.topic):
        heading = Words(TOPICS[topic].zh, TOPICS[topic].en[:1].upper() + TOPICS[topic].en[1:]).in_line(lang)
        entries = [line for question in members for line in _entry(question, lang, column, within)]
        shown = wrap(heading, within) if within is not None else [heading]
        parts.append("".join(f"{line}\n" for line in (*shown, *entries)))
    return "\n".join(parts)


def _entry(question: "Question", lang: str, column: int, within: int | None) -> Iterator[str]:
    """Yield the lines of one question: its name, beside it what it asks and below that its parameters."""
    said = question.header.summary.said(lang).split("\n")
    params = [_written(param) for param in question.params.values()]
    beside = [*said, *([" ".join(words.in_line(lang) for words in params)] if params else [])]
    if within is not None and within - column < _LEAST:
        column, beside = 2 * len(_INDENT), ["", *beside]
    lines = [line for text in beside for line in (wrap(text, within - column) if within is not None else [text])]
    for number, line in enumerate(lines):
        yield (pad(_INDENT + ("" if number else question.name), column) + line).rstrip()


def _written(param: "Parameter") -> Words:
    """Write a parameter as it is typed, and say whether the question cannot be asked without it."""
    typed = f"-p {param.name}=…"
    return Words(f"{typed}（必填）", f"{typed} (required)") if param.required else Words(typed, typed)

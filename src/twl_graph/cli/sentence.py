"""What ``twl ask`` does with a sentence: find the question that it means, or offer some."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from twl_graph.cli.answers import Wanted
from twl_graph.cli.shell import notice
from twl_graph.errors import Ambiguous, NotFound, TwlError, Words, shortened

if TYPE_CHECKING:
    from twl_graph.questions import Question
    from twl_graph.wordings import Match

_QUESTION: Final = Words("问题", "question")


class NothingLikeIt(NotFound):
    """No ready question is like a sentence."""

    def __init__(self, text: str) -> None:
        super().__init__(_QUESTION, text)
        shown = shortened(text)
        said = Words(
            f"没有与“{shown}”相近的现成问题。换个说法，或用 twl ask 列出全部问题，用 twl show 查看一个事物。",
            f'No ready question is like "{shown}". Put it otherwise; twl ask lists them all, and twl show tells of one '
            "thing.",
        )
        TwlError.__init__(self, said)


def understood(text: str, values: dict[str, str], wanted: Wanted) -> tuple["Question", dict[str, str]]:
    """Return the question that a sentence means, with the values it names and, above these, those given.

    The question and the next nearest are told on standard error, as commands. Raises NotFound where the sentence means
    none, and Ambiguous, listing the nearest, where it is not clear which.
    """
    from twl_graph import questions
    from twl_graph.engine import Engine
    from twl_graph.wordings import Wordings, clear

    with wanted.engine() as engine:
        found, _ = questions.load_all()
        # What a sentence means does not depend on how many rows an answer may have.
        matches = Wordings(found, Engine(engine.knowledge)).match(text, wanted.lang, values)
    matches = [match._replace(params={**match.params, **values}) for match in matches]
    best = clear(matches)
    if not matches:
        raise NothingLikeIt(text)
    if best is None:
        raise _unclear(text, matches, wanted.lang)
    shown = shortened(text)
    notice(Words(f"“{shown}”——按此作答：", f'"{shown}" is answered as:'), wanted.lang)
    for match in matches:
        notice("\n".join(_lines(match, wanted.lang)), wanted.lang)
        if match is best and len(matches) > 1:
            notice(Words("也可能是：", "or was it:"), wanted.lang)
    notice("", wanted.lang)
    return best.question, dict(best.params)


def _unclear(text: str, matches: Sequence["Match"], lang: str) -> NotFound | Ambiguous:
    """Return the error that offers the questions that a sentence may mean."""
    offered = ["\n".join(_lines(match, lang)).lstrip() for match in matches]
    if len(offered) == 1:
        return NotFound(_QUESTION, text, [matches[0].command])
    return Ambiguous(_QUESTION, text, offered)


def _lines(match: "Match", lang: str) -> list[str]:
    """Return a question as a command, and what it asks."""
    return [f"  {match.command}", f"    {match.question.header.summary.in_line(lang)}"]

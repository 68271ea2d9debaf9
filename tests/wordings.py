"""Free wordings as people ask, with the ready questions that they may mean, and how well these are found.

`wordings.tsv` holds one wording a line: the text; the names of the questions that answer it, `|` between them, or `-`
where none does; and the parameters that it names, by their Chinese labels. Three sets keep figures honest: rules and
words are chosen on the odd lines, and tried on the even ones; what stands behind the line `# new` was written before
the rules were last changed. Of the latter two only the figures were read while these were chosen, line by line neither;
but who wrote the other ways of asking in the headers had written the new set before.
"""

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Final, NamedTuple

from twl_graph.wordings import Match, Wordings, clear

FILE: Final = Path(__file__).with_name("wordings.tsv")
#: The sets of wordings: the one that rules are chosen on, and the two that tell what they are worth.
TUNING: Final = "tuning"
HELD_OUT: Final = "held out"
NEW: Final = "new"
SETS: Final = (TUNING, HELD_OUT, NEW)


class Wording(NamedTuple):
    """One line: its set, the text, the questions that answer it (none: nothing does), the parameters."""

    of_set: str
    text: str
    questions: frozenset[str]
    params: dict[str, str]


class Figures(NamedTuple):
    """How well some wordings were understood: numbers of wordings."""

    #: Wordings that some question answers: all of them, those whose first match is one, those of whose first three is.
    asked: int
    first: int
    among_three: int
    #: Wordings whose first match was taken without doubt, and those of them where it was no answer.
    answered: int
    wrongly: int
    #: Wordings that nothing answers, and those of them for which nothing was offered.
    foreign: int
    refused: int

    def __str__(self) -> str:
        """Return the figures as a line."""
        return (
            f"precision@1 {self.first / self.asked:.2f}, @3 {self.among_three / self.asked:.2f} of {self.asked}; "
            f"answered at once {self.answered}, wrongly {self.wrongly}; "
            f"nothing offered for {self.refused} of {self.foreign} about something else"
        )


def read(known: Collection[str]) -> list[Wording]:
    """Read the wordings that one of the questions known answers, or none of any."""
    found = []
    lines = FILE.read_text(encoding="utf-8").splitlines()
    mark = lines.index(f"# {NEW}")
    for number, line in enumerate(lines):
        if number == mark:
            continue
        of_set = NEW if number > mark else HELD_OUT if number % 2 else TUNING
        text, names, *given = line.split("\t")
        answers = frozenset() if names == "-" else frozenset(names.split("|"))
        params = dict(pair.split("=", 1) for pair in given[0].split(" ")) if given and given[0] else {}
        if not answers or answers & set(known):
            found.append(Wording(of_set, text, answers, params))
    return found


def measured(wordings: Wordings, texts: Iterable[Wording]) -> Figures:
    """Match every text and count."""
    made = [(wording, wordings.match(wording.text, "zh")) for wording in texts]
    asked = [(wording, matches) for wording, matches in made if wording.questions]
    foreign = [matches for wording, matches in made if not wording.questions]
    sure = [(wording, best) for wording, matches in made if (best := clear(matches)) is not None]
    return Figures(
        len(asked),
        sum(bool(_right(wording, matches[:1])) for wording, matches in asked),
        sum(bool(_right(wording, matches)) for wording, matches in asked),
        len(sure),
        sum(not _right(wording, [best]) for wording, best in sure),
        len(foreign),
        sum(not matches for matches in foreign),
    )


def _right(wording: Wording, matches: Iterable[Match]) -> list[Match]:
    return [match for match in matches if match.question.name in wording.questions]

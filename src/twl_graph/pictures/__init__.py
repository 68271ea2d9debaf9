"""Pictures of answers: which one a question gives is data in its header.

A picture has a kind and says which columns of the answer play which role in it. `timeline` draws events with the
precision of their dates, `network` two kinds of things and what links them; see the modules of these names.
"""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

import pyoxigraph as ox

from twl_graph.engine import Solutions, Term
from twl_graph.errors import NO_HINT, LimitReached, UnsupportedFeature, UsageError, Words
from twl_graph.formats import Format


class Roles(NamedTuple):
    """The roles that columns have in a kind of picture: those it needs, and those it may have."""

    needed: tuple[str, ...]
    optional: tuple[str, ...]


#: Every kind of picture with its roles.
KINDS: Final = {
    "timeline": Roles(("date", "label"), ("event", "group", "basis", "source")),
    "network": Roles(("source", "sourceLabel", "target", "targetLabel"), ("date", "sourceKind", "targetKind")),
}
#: What is said instead of a picture of nothing.
NOTHING: Final = Words("没有可画的内容。", "There is nothing to draw.")


class Picture(NamedTuple):
    """How the answer to a question is drawn.

    Attributes:
        kind: a key of `KINDS`.
        roles: the column for each role.
        title: the question as a person asks it.
        description: what the answer holds, and how to read it.
        headings: the headings of the columns, by column.
        empty: what it means that there is nothing to draw; None where that needs no explaining.
        narrowed: what the parameters let through, such as "on or after this day: 2018-01-01"; no words without any.
        credit: where the picture comes from.
    """

    kind: str
    roles: Mapping[str, str]
    title: Words
    description: Words
    headings: Mapping[str, Words]
    empty: Words | None = None
    narrowed: Words = NO_HINT
    credit: Words = NO_HINT

    def heading(self, role: str) -> Words:
        """Return the heading of the column that has a role; no words where none has."""
        return self.headings.get(self.roles.get(role, ""), NO_HINT)

    @property
    def nothing(self) -> Words:
        """What is said instead of a picture of nothing."""
        return Words(NOTHING.zh + self.empty.zh, f"{NOTHING.en} {self.empty.en}") if self.empty else NOTHING


class Cell(NamedTuple):
    """What stands in one role of one row: its term, and its text in Chinese and English (or the one that is asked)."""

    term: Term | None
    words: Words


_EMPTY: Final = Cell(None, NO_HINT)


def cells(picture: Picture, answer: Solutions) -> Iterator[dict[str, Cell]]:
    """Yield the rows of an answer by role; a role that the picture does not use, or that is unbound, has no term.

    In an answer in both languages a column may be two, `name_zh` and `name_en`.
    Raises UsageError where the answer lacks a column.
    """
    roles = KINDS[picture.kind]
    places = {role: _columns(answer, column) for role, column in picture.roles.items()}
    for row in answer.rows:
        found = {}
        for role in (*roles.needed, *roles.optional):
            terms = [row[index] for index in places.get(role, ())]
            shown = [_text(term) for term in terms]
            found[role] = Cell(terms[0], Words(shown[0], shown[-1])) if terms and terms[0] is not None else _EMPTY
        yield found


def _text(term: Term | None) -> str:
    """Return the text of a literal as it is, and a short form of anything else."""
    from twl_graph.results import shown_term

    return term.value if isinstance(term, ox.Literal) else shown_term(term)


def _columns(answer: Solutions, name: str) -> tuple[int, ...]:
    """Return where a column stands in the rows; of a pair in two languages, both."""
    for names in ((name,), (f"{name}_zh", f"{name}_en")):
        if set(names) <= set(answer.variables):
            return tuple(map(answer.variables.index, names))
    raise UsageError(Words(f"答案没有 {name} 这一列，画不出图", f"the answer has no column {name} to draw"))


def draw(picture: Picture, answer: Solutions, syntax: Format, lang: str = "en") -> bytes:
    """Draw an answer, as SVG or (a network) as Mermaid; the same bytes on every run. `lang` is zh, en or both.

    Raises UnsupportedFeature for a format that cannot show this kind, LimitReached for more than a person can see, and
    UsageError where the answer lacks a column.
    """
    rows = cells(picture, answer)
    if syntax.name == "mermaid":
        if picture.kind != "network":
            raise UnsupportedFeature(
                Words(
                    f"{picture.kind} 这种图没有 mermaid 格式，请用 svg",
                    f"a picture of the kind {picture.kind} is not drawn in the format mermaid: use svg",
                )
            )
        from twl_graph.pictures import mermaid

        return mermaid.of_network(rows, lang)
    if picture.kind == "timeline":
        from twl_graph.pictures import timeline

        return timeline.draw(picture, rows, lang)
    from twl_graph.pictures import network

    return network.draw(picture, rows, lang)


def too_many(what: Words, count: int, limit: int) -> LimitReached:
    """Return the error for a picture of more things than can be told apart in it."""
    return LimitReached(
        Words(
            f"有 {count} {what.zh}，一幅图最多画 {limit}：请用参数缩小范围，或改用 table、csv 等格式",
            f"there are {count} {what.en}, and a picture shows at most {limit}: narrow the question with its "
            "parameters, or choose a format such as table or csv",
        )
    )

"""Everything that can go wrong for a reason a person can mend.

::

    TwlError
    ├── UsageError              the request makes no sense as written
    ├── UnreadableInput         a file or text cannot be read or parsed; says where
    ├── WrongArticle            the article's file is not the article the spans were counted in
    ├── UnsupportedFeature      well formed, but not something this project does
    ├── NotFound                nothing of that name; suggests the nearest
    ├── Ambiguous               several things of that name; lists them
    ├── LimitReached            a limit of time, rows, bytes or depth was hit
    ├── Busy                    another program is changing the graph; says which
    ├── AlreadyThere            what is to be added is there, or something else under its name
    └── ResourcesMissing        the package was installed without its graph

Two more kinds of unreadable input live with what they need: `sparql.tokens.SparqlSyntaxError` and
`validation.lint.ShapesInvalid`. An error carries facts and its words in Chinese and English; who shows it (command
line, web) chooses the language and what it means there. Nothing here knows an exit code or an HTTP status.
"""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple


class Words(NamedTuple):
    """One message in the two languages of the project."""

    zh: str
    en: str

    def said(self, lang: str) -> str:
        """Return the message for ``zh``, ``en`` or ``both`` (Chinese first, a line each)."""
        if lang == "both" and self.zh != self.en:
            return f"{self.zh}\n{self.en}"
        return self.zh if lang == "zh" else self.en

    def in_line(self, lang: str) -> str:
        """Return the message as ``said`` does, on a single line: in a table, both languages share a cell."""
        return self.said(lang).replace("\n", " / ")

    def formatted(self, *values: object) -> "Words":
        """Return the message with ``{0}``, ``{1}`` … filled in, the same in both languages."""
        return Words(self.zh.format(*values), self.en.format(*values))


#: So much of what a person typed is repeated in a message.
_REPEATED: Final = 80
#: The hint of an error that explains itself.
NO_HINT: Final = Words("", "")
#: What to do where no thing has a name like the one given.
ASK_FOR_THINGS: Final = Words(
    "图谱里有什么，可用 twl ask 列出的问题来查。", "The questions that twl ask lists tell what there is."
)


def words(text: "str | Words") -> Words:
    """Return the text as words in both languages; a plain string says the same in each."""
    return text if isinstance(text, Words) else Words(text, text)


def shortened(text: str) -> str:
    """Return what a person typed as messages repeat it: in one line, and only the start of it where it is long."""
    text = " ".join(text.splitlines()) if "\n" in text else text
    return text if len(text) <= _REPEATED else text[:_REPEATED] + "…"


def spaced(text: str) -> str:
    """Put a space before a text that begins with a Latin letter or a digit, as after a Chinese character."""
    return f" {text}" if text[:1].isascii() else text


def sentence(said: Words) -> Words:
    """Return what was a part of a sentence as one of its own: with a capital and a stop; a name keeps its letters."""
    name = ":" in said.en.partition(" ")[0]
    en = said.en if name else said.en[:1].upper() + said.en[1:]
    return Words(said.zh if said.zh[-1:] in "。？" else f"{said.zh}。", en if en[-1:] in ".?" else f"{en}.")


def nearest(name: str, known: Iterable[str], count: int = 1, likeness: float = 0.6) -> list[str]:
    """Return the known names that look most like the one given, best first; none where none is near."""
    from difflib import get_close_matches  # only an error needs it, and every import is felt in a cold run

    return get_close_matches(name, list(known), n=count, cutoff=likeness)


def did_you_mean(near: Sequence[str]) -> Words:
    """Return the question that offers the nearest names; no words where there are none."""
    return Words(f"你是不是要用：{'、'.join(near)}？", f"Did you mean {', '.join(near)}?") if near else NO_HINT


class TwlError(Exception):
    """Something a person did, or can mend. ``str()`` of it is the English message."""

    def __init__(self, message: str | Words) -> None:
        self.words = words(message)
        super().__init__(self.words.en)

    def said(self, lang: str) -> str:
        """Return the message for ``zh``, ``en`` or ``both``."""
        return self.words.said(lang)


class UsageError(TwlError):
    """The request makes no sense as written: a missing value, two options that exclude each other."""


class UnreadableInput(TwlError):
    """A file or a text cannot be read or parsed.

    Attributes:
        path: the file as the user named it, or what stands for it (``<stdin>``, ``<query>``).
        line, column: the place, counted from 1, or None where there is none.
        reason: what is wrong.
        hint: what to do instead; may be empty.
    """

    def __init__(
        self, path: str, line: int | None, column: int | None, reason: str | Words, hint: str | Words = ""
    ) -> None:
        self.path, self.line, self.column = path, line, column
        self.reason, self.hint = words(reason), words(hint)
        super().__init__(self.shown())

    def shown(self, excerpt: str = "") -> Words:
        """Return the message, with lines of the text (each after a line break) between the reason and the hint."""
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)
        zh, en = self.hint
        advice = Words(f"\n  怎么办：{zh}", f"\n  what to do: {en}") if en else NO_HINT
        return Words(f"{place}: {self.reason.zh}{excerpt}{advice.zh}", f"{place}: {self.reason.en}{excerpt}{advice.en}")


class WrongArticle(TwlError):
    """The file at hand is not the article that the graph's spans were counted in."""


class UnsupportedFeature(TwlError):
    """Well formed, but not something this project does."""


class NotFound(TwlError):
    """Nothing has that name.

    Attributes:
        kind: what was looked for (a question, a thing, a format).
        name: the name as given.
        suggestions: the nearest names that exist, best first.

    `hint` says what to do instead where no name is near.
    """

    def __init__(
        self, kind: str | Words, name: str, suggestions: Sequence[str] = (), hint: Words | None = None
    ) -> None:
        self.kind, self.name, self.suggestions = words(kind), name, tuple(suggestions)
        hint = did_you_mean(suggestions) if suggestions or hint is None else hint
        called = shortened(name)
        english = f'No {self.kind.en} "{called}". {hint.en}'.rstrip()
        super().__init__(Words(f"没有名为“{called}”的{self.kind.zh}。{hint.zh}", english))


class Ambiguous(TwlError):
    """Several things have that name.

    Attributes:
        kind: what was looked for.
        name: the name as given.
        candidates: every name it could mean.
    """

    def __init__(self, kind: str | Words, name: str, candidates: Sequence[str]) -> None:
        self.kind, self.name, self.candidates = words(kind), name, tuple(candidates)
        listed = "".join(f"\n  {candidate}" for candidate in candidates)
        called = shortened(name)
        super().__init__(
            Words(
                f"“{called}”可指 {len(candidates)} 个{self.kind.zh}，请选一个：{listed}",
                f'"{called}" may be any of {len(candidates)} ({self.kind.en}); choose one:{listed}',
            )
        )


class LimitReached(TwlError):
    """A limit of time, rows, bytes or depth was hit; the answer would have been a part that looks whole."""


class Busy(TwlError):
    """Another program holds the lock of the graph's folder. Nothing was found wrong with what was asked."""


class AlreadyThere(TwlError):
    """What is to be added is in the graph already, or its name is taken by something else.

    Attributes:
        name: the file that is there.
    """

    def __init__(self, name: str, message: Words) -> None:
        self.name = name
        super().__init__(message)


class ResourcesMissing(TwlError):
    """The package was installed without its graph.

    Attributes:
        tried: the places that were looked at.
    """

    def __init__(self, tried: Sequence[str]) -> None:
        self.tried = tuple(tried)
        places = ", ".join(tried)
        super().__init__(
            Words(
                f"找不到图谱文件（ontology/、data/、queries/）。查找过：{places}",
                f"The graph's files (ontology/, data/, queries/) are missing. Looked in: {places}",
            )
        )

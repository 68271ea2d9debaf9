"""The citation of an answer: what was asked of which graph, so that the answer can be quoted and asked for again.

The graph is named by the digest of its files (`Knowledge.digest`), which the head of the flat graph carries too; a
query that has no name goes by the SHA-256 digest of its text in UTF-8.
"""

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from twl_graph import __version__
from twl_graph.engine import Answer, Boolean, Solutions
from twl_graph.errors import Words
from twl_graph.namespaces import BASE
from twl_graph.tables import harmless

if TYPE_CHECKING:
    from twl_graph.knowledge import Knowledge
    from twl_graph.questions import Question

#: How many digits of a digest a line shows: enough to tell the states of one graph apart.
_SHOWN: Final = 12
#: What needs no quoting in a shell, beside letters and digits of any script.
_PLAIN: Final = frozenset("@%+=:,./-_")


class Citation(NamedTuple):
    """What an answer is from. `str()` of it is the English line.

    Attributes:
        version: the version of twl-graph.
        graph: the SHA-256 digest of the graph's files, 64 hexadecimal digits.
        extent: how much the answer holds: so many rows or triples, or yes or no.
        question: the name of the ready question; None for any other query.
        query: the text of the query; None for a ready question.
        params: the parameters that the question was given, or the terms that the query's variables were given.
        lang: the language of a question's answer (zh, en or both); None for any other query.
    """

    version: str
    graph: str
    extent: Words
    question: str | None = None
    query: str | None = None
    params: tuple[tuple[str, str], ...] = ()
    lang: str | None = None

    def __str__(self) -> str:
        """Return the line in English."""
        return self.words.en

    @property
    def given(self) -> str:
        """What was given, as `name=value`, with commas between; control characters are escaped."""
        return ", ".join(f"{name}={harmless(value)}" for name, value in self.params)

    @property
    def words(self) -> Words:
        """The citation as one line; control characters in it are escaped."""
        graph = f"sha256:{self.graph[:_SHOWN]}"
        asked = Words(f"问题 {self.question}", f"question {self.question}")
        if self.query is not None:
            digest = hashlib.sha256(self.query.encode()).hexdigest()[:_SHOWN]
            asked = Words(f"查询 sha256:{digest}", f"query sha256:{digest}")
        chinese = f"{asked.zh}（{self.given}）" if self.params else asked.zh
        english = f"{asked.en} ({self.given})" if self.params else asked.en
        return Words(
            f"twl-graph {self.version}，{chinese}，图谱 {graph}，{self.extent.zh}；{BASE}",
            f"twl-graph {self.version}, {english}, graph {graph}, {self.extent.en}; {BASE}",
        )

    def said(self, lang: str) -> str:
        """Return the line in zh, en or both."""
        return self.words.said(lang)

    @property
    def command(self) -> str | None:
        """The command that asks the bundled graph again, as a shell takes it; None for what no command line can give.

        That is a query with terms for its variables, and whatever holds control characters. Another graph than the
        bundled one needs `--store` too.
        """
        if self.query is None:
            given = [part for name, value in self.params for part in ("-p", f"{name}={value}")]
            parts = ["twl", "ask", str(self.question), *given, *(["--lang", self.lang] if self.lang else [])]
        elif self.params:
            return None
        else:
            parts = ["twl", "query", self.query]
        command = " ".join(map(quoted, parts))
        return command if harmless(command.replace("\n", " ")) == command.replace("\n", " ") else None


def cite(
    knowledge: "Knowledge",
    asked: "Question | str",
    answer: Answer,
    params: Mapping[str, object] | None = None,
    *,
    lang: str | None = None,
) -> Citation:
    """Return the citation of an answer.

    Args:
        knowledge: the graph that answered, as its files give it: what was added to its store is not part of the digest.
        asked: a ready question, or the text of a query.
        answer: the answer; its rows are counted as they are given here.
        params: the values of the question's parameters, or the terms of the query's variables.
        lang: the language that a question was answered in.
    """
    given = tuple((name, str(value)) for name, value in (params or {}).items())
    graph, extent = knowledge.digest, _extent(answer)
    if isinstance(asked, str):
        return Citation(__version__, graph, extent, query=asked, params=given)
    return Citation(__version__, graph, extent, question=asked.name, params=given, lang=lang)


def _extent(answer: Answer) -> Words:
    if isinstance(answer, Boolean):
        return Words("答案为是", "answer yes") if answer.value else Words("答案为否", "answer no")
    if isinstance(answer, Solutions):
        return rows(len(answer.rows))
    return triples(len(answer.triples))


def rows(count: int) -> Words:
    """Say how many rows there are."""
    return Words(f"{count} 行", f"{count} row{'' if count == 1 else 's'}")


def triples(count: int) -> Words:
    """Say how many triples there are."""
    return Words(f"{count} 个三元组", f"{count} triple{'' if count == 1 else 's'}")


def quoted(part: str) -> str:
    """Return a word of a command as a POSIX shell takes it: quoted where it needs it."""
    if part and all(character.isalnum() or character in _PLAIN for character in part):
        return part
    return "'" + part.replace("'", "'\"'\"'") + "'"

"""What a query gives in Python: the rows of a SELECT and the triples of a CONSTRUCT or DESCRIBE, with their citation.

Both are plain sequences of pyoxigraph terms. Printed, or shown by a notebook, they are as people read them; what a
notebook or a prompt shows is cut after some rows, and then says so.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeAlias, overload

import pyoxigraph as ox

from twl_graph.engine import Answer, Boolean, Solutions, Term, Triples
from twl_graph.errors import UnsupportedFeature, Words

if TYPE_CHECKING:
    import pandas
    import polars

    from twl_graph.citation import Citation
    from twl_graph.dataframes import Iris
    from twl_graph.evidence.answers import Evidence
    from twl_graph.questions import Question
    from twl_graph.values import Value

__all__ = ["Result", "ResultTriples", "Row", "Rows", "result"]

#: One row of an answer: from variable to term, None where it is unbound.
Row: TypeAlias = dict[str, Term | None]

#: How many rows a notebook or a prompt shows.
SHOWN: Final = 50


class Rows(Sequence[Row]):
    """The rows of a SELECT, in the order of the query, as terms; `values()` gives them as Python values.

    Attributes:
        question: the ready question that they answer; None for any other query.
        citation: what they are from, to be quoted; None where nobody knows.
        lang: the language that people read them in: zh, en or both.

    `print` shows them as `twl ask` and `twl query` do: a question's headings, and no columns that it hides.
    """

    def __init__(
        self,
        solutions: Solutions,
        *,
        question: "Question | None" = None,
        citation: "Citation | None" = None,
        lang: str = "en",
        evidence: "Callable[[], Sequence[Evidence]] | None" = None,
    ) -> None:
        self._solutions = solutions
        self.question, self.citation, self.lang = question, citation, lang
        self._evidence = evidence

    @property
    def variables(self) -> tuple[str, ...]:
        """The names of the columns, without question marks."""
        return self._solutions.variables

    @property
    def titles(self) -> dict[str, Words]:
        """The headings that the question gives to its columns, in Chinese and English, by variable."""
        return {} if self.question is None else self.question.titles(self.variables)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self._solutions.rows)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        """Return a row (the first is 0), or a list of some."""
        rows = self._solutions.rows[index] if isinstance(index, slice) else (self._solutions.rows[index],)
        read = [dict(zip(self.variables, row, strict=True)) for row in rows]
        return read if isinstance(index, slice) else read[0]

    def values(self) -> "list[dict[str, Value | None]]":
        """Return the rows with Python values for terms (see `values`): numbers, texts, dates no more precise than said.

        None where a variable is unbound.
        """
        from twl_graph.values import value_of

        return [
            {name: None if term is None else value_of(term) for name, term in zip(self.variables, row, strict=True)}
            for row in self._solutions.rows
        ]

    def evidence(self, row: int) -> "Evidence":
        """Return what a row (the first is 0) rests on: its facts, their spans in the article, and what is not known.

        The query is asked again for it, once for all rows. Raises IndexError for a row that there is not,
        UnsupportedFeature for rows that no graph was asked for, LimitReached where there is too much to look through.
        """
        if self._evidence is None and "_found" not in vars(self):
            raise UnsupportedFeature(
                Words(
                    "这些行没有图谱，或已与之分开：没有依据",
                    "these rows are from no graph, or have left theirs behind: they have no evidence",
                )
            )
        return self._found[row]

    def __getstate__(self) -> dict[str, object]:
        """Leave the graph behind when rows are stored or copied; evidence that was asked for before stays."""
        return {**vars(self), "_evidence": None}

    @cached_property
    def _found(self) -> "Sequence[Evidence]":
        return self._evidence() if self._evidence is not None else ()

    def write(self, syntax: str = "tsv") -> bytes:
        """Write the rows as table, md, csv, tsv, json or xml (the last four as SPARQL 1.1 results, with all columns).

        A question that has a picture is drawn as svg or mermaid. Raises UsageError for an unknown format,
        UnsupportedFeature for a character that XML cannot write and for what cannot be drawn, LimitReached for what is
        too much for a picture.
        """
        from twl_graph import results
        from twl_graph.formats import PICTURES
        from twl_graph.sparql.sealing import Form

        chosen = results.format_for(Form.SELECT, syntax, drawn=self.question is not None)
        if self.question is not None and chosen.name in PICTURES:
            picture = self.question.drawn(dict(self.citation.params) if self.citation else None)
            return results.write(self._solutions, chosen, lang=self.lang, picture=picture)
        if chosen.name in ("table", "md"):
            return results.write(self._for_people(), chosen, lang=self.lang, titles=self.titles)
        return results.write(self._solutions, chosen)

    def to_pandas(self, *, iris: "Iris" = "curie") -> "pandas.DataFrame":
        """Return the rows as a pandas DataFrame; see `dataframes.to_pandas`, also for what is raised."""
        from twl_graph.dataframes import to_pandas

        return to_pandas(self._solutions, iris)

    def to_polars(self, *, iris: "Iris" = "curie") -> "polars.DataFrame":
        """Return the rows as a polars DataFrame; see `dataframes.to_polars`, also for what is raised."""
        from twl_graph.dataframes import to_polars

        return to_polars(self._solutions, iris)

    def __str__(self) -> str:
        """Return all rows as a table, as wide as the terminal where there is one."""
        return _table(self._for_people(), self.lang, self.titles)

    def __repr__(self) -> str:
        """Return the first rows as a table, and how many there are."""
        shown, note = self._shown()
        return f"{_table(shown, self.lang, self.titles)}\n{note.said(self.lang)}"

    def _repr_html_(self) -> str:
        """Return the first rows as an HTML table, with the question above and the citation below."""
        from twl_graph.html_table import to_html

        shown, note = self._shown()
        notes = [note] if self.citation is None else [note, self.citation.words]
        return to_html(shown, lang=self.lang, titles=self.titles, caption=self._caption(), notes=notes)

    def _caption(self) -> Words | None:
        if self.question is None:
            return None
        given = "" if self.citation is None else self.citation.given
        zh, en = self.question.header.summary
        return Words(f"{zh}（{given}）", f"{en} ({given})") if given else Words(zh, en)

    def _for_people(self) -> Solutions:
        return self._solutions if self.question is None else self.question.for_people(self._solutions, self.lang)

    def _shown(self) -> tuple[Solutions, Words]:
        """Give the first rows as people read them, and what to say of their number."""
        from twl_graph.citation import rows

        whole = self._for_people()
        if not whole.rows and self.question is not None and self.question.header.empty is not None:
            return whole, self.question.header.empty
        there, count = rows(len(whole.rows)), rows(len(self))
        if there != count:  # values share a cell
            there = Words(
                f"{there.zh}，由 {count.zh}数据合并而成", f"{there.en}, into which {count.en} of data are joined"
            )
        return _first(whole, there)


class ResultTriples(tuple[ox.Triple, ...]):
    """The triples of a CONSTRUCT or DESCRIBE, in no promised order; `print` shows them as Turtle.

    Attributes:
        citation: what they are from, to be quoted; None where nobody knows.
        lang: the language of the words around them: zh, en or both.
    """

    citation: "Citation | None"
    lang: str

    def __new__(
        cls, triples: Iterable[ox.Triple] = (), *, citation: "Citation | None" = None, lang: str = "en"
    ) -> "ResultTriples":
        """Return the triples with their citation."""
        made = super().__new__(cls, triples)
        made.citation, made.lang = citation, lang
        return made

    def write(self, syntax: str = "turtle") -> bytes:
        """Write the triples as turtle, trig, ntriples, nquads, rdfxml or jsonld; the same bytes in any order.

        Raises UsageError for an unknown format, UnsupportedFeature for a term that the format cannot hold.
        """
        from twl_graph import results
        from twl_graph.sparql.sealing import Form

        return results.write(Triples(self), results.format_for(Form.CONSTRUCT, syntax))

    def __str__(self) -> str:
        """Return all triples as Turtle."""
        return self.write().decode().removesuffix("\n")

    def __repr__(self) -> str:
        """Return the first triples as a table, and how many there are."""
        shown, note = self._shown()
        return f"{_table(shown, self.lang, _PARTS)}\n{note.said(self.lang)}"

    def _repr_html_(self) -> str:
        """Return the first triples as an HTML table, with the citation below."""
        from twl_graph.html_table import to_html

        shown, note = self._shown()
        notes = [note] if self.citation is None else [note, self.citation.words]
        return to_html(shown, lang=self.lang, titles=_PARTS, notes=notes)

    def _shown(self) -> tuple[Solutions, Words]:
        """Give the first triples in their order as text, and what to say of their number."""
        from twl_graph.citation import triples

        rows = sorted(((each.subject, each.predicate, each.object) for each in self), key=str)
        return _first(Solutions(tuple(_PARTS), tuple(rows)), triples(len(self)))


#: What a query gives: rows for SELECT, a truth for ASK, triples for CONSTRUCT and DESCRIBE.
Result: TypeAlias = Rows | bool | ResultTriples

#: The headings of triples.
_PARTS: Final = {
    "subject": Words("主语", "subject"),
    "predicate": Words("谓语", "predicate"),
    "object": Words("宾语", "object"),
}


def result(
    answer: Answer,
    citation: "Citation | None" = None,
    *,
    question: "Question | None" = None,
    lang: str = "en",
    evidence: "Callable[[], Sequence[Evidence]] | None" = None,
) -> Result:
    """Return the answer of the engine as Python users get it."""
    if isinstance(answer, Boolean):
        return answer.value
    if isinstance(answer, Triples):
        return ResultTriples(answer.triples, citation=citation, lang=lang)
    return Rows(answer, question=question, citation=citation, lang=lang, evidence=evidence)


def _table(answer: Solutions, lang: str, titles: dict[str, Words]) -> str:
    from twl_graph import results
    from twl_graph.widths import terminal_width

    written = results.write(answer, results.ANSWERS["table"], lang=lang, width=terminal_width(), titles=titles)
    return written.decode().removesuffix("\n")


def _first(table: Solutions, extent: Words) -> tuple[Solutions, Words]:
    """Give the rows that are shown at first, and the words that tell how many there are: `extent` says it of all."""
    more = len(table.rows) - SHOWN
    if more <= 0:
        return table, extent
    said = Words(
        f"共 {extent.zh}；以上是前 {SHOWN} 行，另有 {more} 行未显示，print() 可显示全部",
        f"{extent.en}; these are the first {SHOWN} rows, {more} more are not shown: print() shows all",
    )
    return Solutions(table.variables, table.rows[:SHOWN]), said

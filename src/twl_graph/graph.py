"""The public Python API: one graph, opened once, to ask, query, show, export and validate.

::

    import twl_graph

    graph = twl_graph.open()
    print(graph.query("SELECT ?party WHERE { id:framework-agreement twl:hasParty ?party }"))
    print(graph.show("通武廊", lang="zh"))
    graph.export("jsonld", frame="Agreement")
    graph.validate("new-facts.ttl").conforms

Terms are pyoxigraph's. Who prefers rdflib takes `graph()` or `dataset()`, and who wants the store takes `store`.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, overload

import pyoxigraph as ox

from twl_graph.binding import Bindable
from twl_graph.engine import Answer, Boolean, Engine, Solutions, Term, Triples
from twl_graph.knowledge import Knowledge

if TYPE_CHECKING:
    import rdflib

    from twl_graph.entities import Description
    from twl_graph.stats import Figures
    from twl_graph.validation.report import Report
    from twl_graph.wordings import Match, Wordings

__all__ = ["KnowledgeGraph", "Result", "Row", "Rows"]


#: One row of an answer: from variable to term, None where it is unbound.
Row: TypeAlias = dict[str, Term | None]


class Rows(Sequence[Row]):
    """The rows of a SELECT, in the order of the query; `print` shows them as a table."""

    def __init__(self, solutions: Solutions) -> None:
        self._solutions = solutions

    @property
    def variables(self) -> tuple[str, ...]:
        """The names of the columns, without question marks."""
        return self._solutions.variables

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

    def __str__(self) -> str:
        """Return the rows as a table."""
        return self.write("table").decode().removesuffix("\n")

    def write(self, syntax: str = "tsv") -> bytes:
        """Write the rows as table, md, csv, tsv, json or xml (the last four as SPARQL 1.1 results)."""
        from twl_graph import results
        from twl_graph.sealing import Form

        return results.write(self._solutions, results.format_for(Form.SELECT, syntax))


#: What a query gives: rows for SELECT, a truth for ASK, triples for CONSTRUCT and DESCRIBE.
Result: TypeAlias = Rows | bool | tuple[ox.Triple, ...]


class KnowledgeGraph:
    """A graph to work with: the bundled one, or that of a directory with the same layout (`ontology/`, `data/`).

    Raises:
        UnreadableInput: a file of the graph cannot be read or parsed, or the directory holds none.
    """

    def __init__(self, directory: str | Path | None = None) -> None:
        #: The loaded files.
        self.knowledge = Knowledge.read(directory)
        self._engine = Engine(self.knowledge)
        self._wordings: Wordings | None = None

    def __repr__(self) -> str:
        """Say what this is and how large."""
        return f"<KnowledgeGraph: {len(self.knowledge.triples())} triples>"

    def questions(self) -> list[str]:
        """List the names of the ready questions."""
        from twl_graph import questions

        return questions.names()

    def ask(self, question: str, /, *, lang: str = "en", **params: str | int | date) -> Result:
        """Answer a ready question; its parameters are given by name, things and concepts by their names.

        A year may be an int and a day a date.

        `lang` (zh, en or both) chooses the labels. Raises NotFound for an unknown question or thing, UsageError for a
        parameter that is missing, surplus or of the wrong type.
        """
        from twl_graph import questions

        return _result(questions.answer(self._engine, questions.load(question), params, lang=lang))

    def match(self, text: str, *, lang: str = "en") -> "list[Match]":
        """Find the ready questions that a sentence may mean, the best first, each with the parameters it fills.

        Values stand in `lang` (zh, or else en). Empty where the sentence is about something else. `wordings.clear`
        tells whether the first one is meant beyond doubt.
        """
        from twl_graph import questions
        from twl_graph.wordings import Wordings

        if self._wordings is None:
            self._wordings = Wordings(questions.load_all()[0], self._engine)
        return self._wordings.match(text, lang)

    def query(self, sparql: str, bindings: Mapping[str, Bindable] | None = None) -> Result:
        """Answer any SPARQL 1.1 query; the project's prefixes need no declaring.

        `bindings` gives terms to variables, by name without the question mark. Raises SparqlSyntaxError with the place,
        UnsupportedFeature for updates and for what would leave the graph (SERVICE, FROM), LimitReached.
        """
        return _result(self._engine.query(sparql, bindings))

    def find(self, name: str) -> str:
        """Give the IRI of a thing by its name, alias, CURIE or IRI. Raises NotFound, Ambiguous."""
        from twl_graph.entities import resolve

        return resolve(self.knowledge, name)

    def describe(self, name: str) -> "Description":
        """Gather everything known of a thing: facts, mentions, and the spans that state each. Raises as `find` does."""
        from twl_graph.entities import describe

        return describe(self.knowledge, self.find(name))

    def show(self, name: str, *, lang: str = "en", columns: int = 80) -> str:
        """Lay out everything known of a thing as text, in zh, en or both. Raises as `find` does."""
        from twl_graph.portrait import to_text

        return to_text(self.describe(name), lang, columns)

    def export(self, syntax: str = "turtle", *, evidence: bool = False, frame: str | None = None) -> bytes:
        """Write the graph as turtle, trig, ntriples, nquads, rdfxml or jsonld; see `export.export`."""
        from twl_graph.export import export

        return export(self.knowledge, syntax, evidence=evidence, frame=frame)

    def validate(self, *files: str | Path) -> "Report":
        """Check the graph, together with new files if any, against the shapes and the vocabulary.

        Raises UnreadableInput for a file that does not parse.
        """
        from twl_graph.validation import validate

        return validate(self.knowledge, files)

    def figures(self) -> "Figures":
        """Count the graph: facts, evidence, coverage, classes, properties."""
        from twl_graph.stats import figures

        return figures(self.knowledge)

    @property
    def store(self) -> ox.Store:
        """The pyoxigraph store: the union of everything as default graph, each span's and file's graph beside it.

        It is a working copy: what is added to it is not checked and not saved, and the store rewrites literals that are
        not canonical.
        """
        return self.knowledge.store

    def triples(self) -> set[ox.Triple]:
        """Return the default graph, terms as written."""
        return self.knowledge.triples()

    def graph(self) -> "rdflib.Graph":
        """Return the default graph as an rdflib Graph, term for term."""
        return self.knowledge.graph()

    def dataset(self) -> "rdflib.Dataset":
        """Return the default graph and all named graphs as an rdflib Dataset, term for term."""
        return self.knowledge.dataset()


def _result(answer: Answer) -> Result:
    if isinstance(answer, Solutions):
        return Rows(answer)
    if isinstance(answer, Boolean):
        return answer.value
    if isinstance(answer, Triples):
        return answer.triples
    raise TypeError(f"unexpected answer: {answer!r}")

"""The public Python API: one graph, opened once, to ask, query, show, export and validate.

::

    import twl_graph

    graph = twl_graph.open()
    print(graph.query("SELECT ?party WHERE { id:framework-agreement twl:hasParty ?party }"))
    print(graph.show("通武廊", lang="zh"))
    graph.export("jsonld", frame="Agreement")
    graph.validate("new-facts.ttl").conforms

Terms are pyoxigraph's. The rows of an answer give them as Python values too (`values()`) and as a DataFrame
(`to_pandas()`, `to_polars()`), and their `citation` tells what they are from; a notebook shows them as a table.
Who prefers rdflib takes `graph()` or `dataset()`, and who wants the store takes `store`.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from twl_graph.engine import Engine
from twl_graph.knowledge import Knowledge
from twl_graph.rows import Result, ResultTriples, Row, Rows, result
from twl_graph.sparql.binding import Bindable

if TYPE_CHECKING:
    import rdflib

    from twl_graph.entities import Description
    from twl_graph.evidence.answers import Evidence
    from twl_graph.search import Hit
    from twl_graph.stats import Figures
    from twl_graph.validation.report import Report
    from twl_graph.wordings import Match, Wordings

__all__ = ["KnowledgeGraph", "Result", "ResultTriples", "Row", "Rows"]


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

        A year may be an int and a day a date. `lang` (zh, en or both) chooses the labels, and the words around the
        answer where it is shown. Gives `Rows`, but a bool or `ResultTriples` where the question is no SELECT.

        Raises NotFound for an unknown question or thing, UsageError for a parameter that is missing, surplus or of the
        wrong type.
        """
        from twl_graph import questions
        from twl_graph.citation import cite
        from twl_graph.questions.asking import Asked

        named = questions.load(question)
        asked = Asked(self._engine, named, params, lang=lang)
        cited = cite(self.knowledge, named, asked.answer, params, lang=lang)
        return result(asked.answer, cited, question=named, lang=lang, evidence=lambda: asked.evidence)

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

    def query(self, sparql: str, bindings: Mapping[str, Bindable] | None = None, *, lang: str = "en") -> Result:
        """Answer any SPARQL 1.1 query; the project's prefixes need no declaring.

        Gives `Rows` for SELECT, a bool for ASK, `ResultTriples` for CONSTRUCT and DESCRIBE.

        `bindings` gives terms to variables, by name without the question mark; `lang` (zh, en or both) is that of the
        words around the answer, where it is shown. Raises SparqlSyntaxError with the place, UnsupportedFeature for
        updates and for what would leave the graph (SERVICE, FROM), LimitReached.
        """
        from twl_graph.citation import cite

        bindings = dict(bindings or {})  # what the caller does to it later is not what was asked
        answer = self._engine.query(sparql, bindings)

        def traced() -> "list[Evidence]":
            from twl_graph.evidence.answers import evidence
            from twl_graph.sparql.binding import bind

            query = self._engine.seal(sparql)
            return evidence(self._engine, self._engine.seal(bind(query, bindings)) if bindings else query, answer)

        return result(answer, cite(self.knowledge, sparql, answer, bindings), lang=lang, evidence=traced)

    def find(self, name: str) -> str:
        """Give the IRI of a thing by its name, alias, pinyin, initials, CURIE or IRI. Raises NotFound, Ambiguous."""
        from twl_graph.entities import resolve

        return resolve(self.knowledge, name)

    def search(self, text: str, limit: int | None = 20, *, kind: str | None = None) -> "list[Hit]":
        """Find things by a name in either script, pinyin, initials, a part of a name, or but for a typo; best first.

        `kind` is the name of a class. Raises UsageError for a text that cannot be looked for, NotFound and Ambiguous
        for the class.
        """
        from twl_graph.search import class_named, search
        from twl_graph.search.indexing import index_of

        index = index_of(self.knowledge)
        return search(index, text, kind=class_named(index, kind) if kind is not None else None)[:limit]

    def describe(self, name: str) -> "Description":
        """Gather everything known of a thing: facts, mentions, and the spans that state each. Raises as `find` does."""
        from twl_graph.entities import describe

        return describe(self.knowledge, self.find(name))

    def show(self, name: str, *, lang: str = "en", columns: int = 80, article: str | Path | None = None) -> str:
        """Lay out everything known of a thing as text, in zh, en or both; with the article's file, its very words too.

        Raises as `find` does, and UnreadableInput and WrongArticle for the file.
        """
        from twl_graph.evidence.article import Spans, open_article
        from twl_graph.portrait import to_text

        text = open_article(Path(article), Spans(self.knowledge)) if article is not None else None
        return to_text(self.describe(name), lang, columns, text)

    def export(self, syntax: str = "turtle", *, evidence: bool = False, frame: str | None = None) -> bytes:
        """Write the graph as turtle, trig, ntriples, nquads, rdfxml or jsonld; see `export.export`."""
        from twl_graph.export import export

        return export(self.knowledge, syntax, evidence=evidence, frame=frame)

    def validate(self, *files: str | Path) -> "Report":
        """Check the graph; with new files, what they would introduce into it and resolve. See `validation.validate`.

        Raises UnreadableInput for a file that does not parse, holds no facts, or holds shapes.
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
        not canonical. An answer is cited by the digest of the graph's files, which knows nothing of what was added.
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

"""Ready questions: SPARQL files with a header, whose parameters are bound as terms.

A question is valid SPARQL as it stands, in any tool. Each of its parameters is one `VALUES ?name { … }` line in the
text: what stands between the braces is the default, and `UNDEF` there leaves the variable free. Asking fills the braces
with the term that was asked for (`questions.asking`). `VALUES ?lang { "en" }` is the language of the labels; every
question may have it, and it is filled from the language of the answer, so it is no parameter. The order of the rows
must not depend on it: an answer in both languages lays the two answers side by side.

What a header may say is in `questions.header`. Its `asked: {zh: […], en: […]}` lists other ways of asking, whole or in
a few words: `twl ask "a sentence"` finds the question by them.
"""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox

from twl_graph import namespaces, resources
from twl_graph.engine import Solutions, Term
from twl_graph.errors import NotFound, TwlError, UnreadableInput, UnsupportedFeature, UsageError, Words, nearest
from twl_graph.pictures import Picture
from twl_graph.questions.header import Header, read_header
from twl_graph.questions.parameters import Parameter, Value
from twl_graph.questions.topics import TOPICS
from twl_graph.sparql.binding import slot_tokens, slots
from twl_graph.sparql.sealing import SealedQuery, seal
from twl_graph.sparql.tokens import place

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

#: The variable that is filled with the language of the answer.
LANG: Final = "lang"
_SUFFIX: Final = ".rq"


class Question(NamedTuple):
    """A ready question: its name, its header and its query.

    Attributes:
        name: the name of its file without the extension.
        header: what the file says of itself.
        text: the whole file.
        path: what stands for the file in messages.
    """

    name: str
    header: Header
    text: str
    path: str

    @property
    def params(self) -> Mapping[str, Parameter]:
        """Its parameters, by name."""
        return self.header.params

    def drawn(self, params: Mapping[str, Value] | None = None) -> Picture:
        """Return how its answer to these values of its parameters is drawn.

        Raises UnsupportedFeature, with the questions that have a picture, where its header names none.
        """
        picture = self.header.picture
        if picture is None:
            others = [name for name in names() if load(name).header.picture is not None]
            raise UnsupportedFeature(
                Words(
                    f"问题 {self.name} 没有图。有图的问题：{'、'.join(others)}。",
                    f"The question {self.name} has no picture. Those that have one: {', '.join(others)}.",
                )
            )
        told = [(self.params[name].description, value) for name, value in (params or {}).items() if name in self.params]
        narrowed = Words(
            "；".join(f"{description.zh}：{value}" for description, value in told),
            "; ".join(f"{description.en}: {value}" for description, value in told),
        )
        credit = f"twl-graph · twl ask {self.name}"
        return picture._replace(narrowed=narrowed, credit=Words(credit, credit))

    def mentions(self, text: str) -> bool:
        """Tell whether every word of a text stands in its header or its name, in either language."""
        from twl_graph.folding import fold

        header = self.header
        said = [*header.summary, *header.description, *TOPICS[header.topic], header.topic, *header.tags, self.name]
        said += [part for name, param in header.params.items() for part in (name, *param.description)]
        said += [part for words in header.columns.values() for part in words]
        folded = [fold(part) for part in said]
        return all(any(fold(word) in part for part in folded) for word in text.split())

    def titles(self, variables: tuple[str, ...]) -> dict[str, Words]:
        """Return the headings of an answer's columns; of a pair in two languages, each in its own."""
        titles = dict(self.header.columns)
        for name, words in self.header.columns.items():
            if name not in variables:
                titles[f"{name}_zh"] = Words(words.zh, words.zh)
                titles[f"{name}_en"] = Words(words.en, words.en)
        return {name: titles[name] for name in variables if name in titles}

    def for_people(self, answer: Solutions, lang: str = "en") -> Solutions:
        """Return the answer as a person reads it in a table: no hidden columns, and the joined ones in one cell.

        Rows that differ in their joined columns only become one row, in which each of these lists its values once.
        """
        hidden = _with_pairs(self.header.hidden)
        kept = [(index, name) for index, name in enumerate(answer.variables) if name not in hidden]
        return Solutions(
            tuple(name for _, name in kept),
            tuple(
                tuple(
                    _spoken(_joined([answer.rows[row][index] for row in rows], name, lang), lang)
                    for index, name in kept
                )
                for rows in self.shared_rows(answer)
            ),
        )

    def shared_rows(self, answer: Solutions) -> list[list[int]]:
        """Return, for each row of a table for people, the positions of the answer's rows that share it."""
        joined = _with_pairs(self.header.joined)
        alike = [index for index, name in enumerate(answer.variables) if name not in joined]
        groups: dict[tuple[Term | None, ...], list[int]] = {}
        for position, row in enumerate(answer.rows):
            groups.setdefault(tuple(row[index] for index in alike), []).append(position)
        return list(groups.values())


def _with_pairs(names: tuple[str, ...]) -> set[str]:
    """Give the columns of these names, those of an answer in two languages included."""
    return {each for name in names for each in (name, f"{name}_zh", f"{name}_en")}


def _spoken(term: Term | None, lang: str) -> Term | None:
    """Put a term of another vocabulary into words: the graph has no label for it."""
    from twl_graph.glossary import glossary

    known = glossary().get(term.value) if isinstance(term, ox.NamedNode) else None
    return term if known is None else ox.Literal(known.in_line(lang))


def _joined(terms: Sequence[Term | None], column: str, lang: str) -> Term | None:
    """Join the values of one column in one cell, each once, in the order of the answer, and as a table shows them.

    Chinese values that are lists themselves are set apart by semicolons.
    """
    from twl_graph.results import shown_term

    values = list(dict.fromkeys(term for term in terms if term is not None))
    if len(values) < 2:
        return values[0] if values else None
    chinese = column.endswith("_zh") or (lang == "zh" and not column.endswith("_en"))
    shown = [shown_term(term, "zh" if chinese else "en") for term in values]
    between = ("；" if any("、" in text for text in shown) else "、") if chinese else "; "
    languages = {getattr(term, "language", None) for term in values}
    return ox.Literal(between.join(shown), language=languages.pop() if len(languages) == 1 else None)


def names(directory: "Traversable | None" = None) -> list[str]:
    """Return the names of all questions, sorted; `directory` stands for the bundled one."""
    folder = directory or resources.queries()
    found = (entry.name for entry in folder.iterdir()) if folder.is_dir() else iter(())
    return sorted(name.removesuffix(_SUFFIX) for name in found if name.endswith(_SUFFIX))


def load(name: str, directory: "Traversable | None" = None) -> Question:
    """Return the question of that name.

    Raises NotFound, with the nearest names, UsageError for no name at all, and UnreadableInput for a file whose header
    is wrong.
    """
    known = names(directory)
    wanted = name.strip().removesuffix(_SUFFIX)
    if not wanted:
        raise UsageError(Words("请给出问题的名称", "Name the question"))
    if wanted not in known:
        holding = [other for other in known if wanted and wanted in other]
        near = list(dict.fromkeys([*nearest(wanted, known, 3, 0.5), *holding]))[:3]
        raise NotFound(
            Words("问题", "question"), name, near, Words("twl ask 列出全部问题。", "twl ask lists them all.")
        )
    path = f"queries/{wanted}{_SUFFIX}"
    try:
        text = (directory or resources.queries()).joinpath(wanted + _SUFFIX).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise UnreadableInput(path, line, None, Words("此处不是 UTF-8 文字", "this is no UTF-8 text")) from None
    return Question(wanted, read_header(text, path), text, path)


def load_all(directory: "Traversable | None" = None) -> tuple[list[Question], list[TwlError]]:
    """Return all questions by name, and what is wrong with those that cannot be asked.

    A file that is wrong, in its header or in its query, is named in an error with its line, and leaves the others as
    they are.
    """
    found, faults = [], []
    for name in names(directory):
        try:
            question = load(name, directory)
            verify(question)
            found.append(question)
        except TwlError as fault:
            faults.append(fault)
    return found, faults


def verify(question: Question) -> None:
    """Make sure that a question can be asked: that its query is SPARQL and gives what the header speaks of.

    Raises UnreadableInput, with the line; UnsupportedFeature and LimitReached for a query that would not be run.
    """
    known = namespaces.prefixes()
    query = seal(question.text, prefixes=known, has_graph=lambda _: True, path=question.path)
    check(question, query)
    try:
        result = ox.Store().query(question.text, prefixes=known)
    except SyntaxError as error:
        from twl_graph.sparql.diagnosis import diagnose

        raise diagnose(query, error, prefixes=known, path=question.path) from None
    except RuntimeError as error:  # a function that nobody defined, say
        reason = Words(f"引擎不能执行这个查询：{error}", f"the engine cannot run this query: {error}")
        raise UnreadableInput(question.path, None, None, reason) from None
    given = {variable.value for variable in result.variables} if isinstance(result, ox.QuerySolutions) else set()
    for name in (*question.header.columns, *question.header.hidden, *question.header.joined):
        if name not in given:
            written = re.compile(rf"#\+.*\b{re.escape(name)}\b")
            line = next((n for n, row in enumerate(question.text.split("\n"), start=1) if written.match(row)), 1)
            reason = Words(f"答案没有 {name} 这一列", f"the answer has no column {name}")
            raise UnreadableInput(question.path, line, None, reason)


def check(question: Question, query: SealedQuery) -> None:
    """Hold the header against the query: each parameter has its VALUES line, and each such line its parameter.

    Raises UnreadableInput where they disagree.
    """
    filled = {name: start for name, start, _ in slots(query)}
    for name, param in question.params.items():
        if name not in filled:
            reason = Words(
                f"参数 {name} 没有 VALUES ?{name} {{ … }}", f"the parameter {name} has no VALUES ?{name} {{ … }}"
            )
            raise UnreadableInput(question.path, param.line, None, reason)
    for name, start in filled.items():
        if name not in question.params and name != LANG:
            reason = Words(f"VALUES ?{name} 不是头部的参数", f"VALUES ?{name} is no parameter of the header")
            raise UnreadableInput(question.path, place(query.text, start)[0], None, reason)


def defaults(query: SealedQuery, question: Question) -> dict[str, str]:
    """Return the defaults of the parameters as the query writes them; a parameter that is free by default has none."""
    written = {name: " ".join(token.text for token in slot_tokens(query, name)) for name in question.params}
    return {name: text for name, text in written.items() if text.upper() != "UNDEF"}

"""Ready questions, asked: the values given become terms of the query, and the answer comes with its evidence."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from twl_graph.engine import Answer, Engine, Solutions, Term
from twl_graph.errors import UsageError, Words
from twl_graph.namespaces import TWL, compact
from twl_graph.questions import LANG, Question, check, defaults
from twl_graph.questions.parameters import Value, terms
from twl_graph.sparql.binding import Bindable, bind, portable, slot_tokens

if TYPE_CHECKING:
    from twl_graph.evidence.answers import Evidence


_IN_GROUPING: Final = ox.NamedNode(TWL + "inGrouping")


class Asked:
    """A question with values for its parameters, asked of one graph.

    Args:
        engine: what answers.
        question: the question.
        params: the values, by the names of the parameters.
        lang: the language of the labels: zh, en or both.

    Raises UsageError for a parameter that is missing, surplus or of the wrong type, NotFound and Ambiguous for names
    that mean nothing or too much, UnreadableInput where header and query disagree; `answer`, `text` and `evidence`
    raise what the engine raises.
    """

    def __init__(
        self, engine: Engine, question: Question, params: Mapping[str, Value] | None = None, *, lang: str = "en"
    ) -> None:
        if lang not in ("zh", "en", "both"):
            raise UsageError(
                Words(f"没有语言 {lang}：用 zh、en 或 both", f"there is no language {lang}: use zh, en or both")
            )
        self._engine, self._question, self._params, self._lang = engine, question, dict(params or {}), lang
        self._query = engine.seal(question.text, path=question.path)
        check(question, self._query)
        self._terms = terms(question.params, self._params, engine.knowledge, question.name)

    @cached_property
    def answer(self) -> Answer:
        """The answer; in both languages a column that differs stands twice, as `name_zh` and `name_en`."""
        answers = [self._engine.answer(self._query, bound, path=self._question.path) for bound in self._bindings]
        return answers[0] if len(answers) == 1 else _side_by_side(*answers)

    @cached_property
    def evidence(self) -> "list[Evidence]":
        """The evidence of each row of the answer; raises also what `evidence.lineage.lineages` raises."""
        from twl_graph.evidence.answers import evidence, together

        found = []
        for bound in self._bindings:
            query = self._engine.seal(bind(self._query, bound), path=self._question.path)
            found.append(evidence(self._engine, query, self._engine.answer(query, path=self._question.path)))
        return found[0] if len(found) == 1 else [together(parts) for parts in zip(*found, strict=True)]

    @property
    def text(self) -> str:
        """The query with its values and prefixes, as any SPARQL tool runs it for the same rows.

        Raises UsageError for both languages at once, which take two queries.
        """
        if len(self._bindings) > 1:
            raise UsageError(
                Words(
                    "两种语言要用两个查询：请用 --lang zh 或 --lang en",
                    "Both languages take two queries: use --lang zh or en",
                )
            )
        return f"# {self._question.header.summary.in_line(self._lang)}\n{portable(self._query, self._bindings[0])}"

    def usual_values(self) -> list[Words]:
        """Say what the parameters are that have a usual value and were given none."""
        names = (name for name in self._question.params if name not in self._params)
        usual = defaults(self._query, self._question)
        return [
            Words(f"未给 {name}，取 {usual[name]}", f"{name} was not given: it is {usual[name]}")
            for name in names
            if name in usual
        ]

    def reasons_for_no_rows(self) -> list[Words]:
        """Say why there are no rows: the value that leaves none, else what that means for the question."""
        if not isinstance(self.answer, Solutions) or self.answer.rows:
            return []
        found = (self._narrowed_by() if self._params else None, self._question.header.empty)
        return [next((reason for reason in found if reason is not None), Words("没有这样的", "there is none"))]

    def related(self) -> list[Words]:
        """Say what rows there are for the grouping of a region that was given, or for its members.

        What the places of a grouping do together is said of the grouping, and not of each of them.
        """
        said = []
        for name, term in self._terms.items():
            from twl_graph.entities import names

            for other in _together_with(self._engine, term):
                rows = self._rows_with({**self._params, name: other})
                if rows:
                    called = names(self._engine.knowledge, other)
                    value = compact(other)
                    said.append(
                        Words(
                            f"以{called.zh}的名义另有 {rows} 行：-p {name}={value}",
                            f"of {called.en} there are {rows} rows: -p {name}={value}",
                        )
                    )
        return said

    def _narrowed_by(self) -> Words | None:
        """Say which of the values given leaves no rows; None where there are none without them either."""
        counted = {name: self._rows_without({name}) for name in self._params}
        if not any(counted.values()):
            rows = self._rows_without(set(self._params))
            return Words(f"不带参数则有 {rows} 行", f"without parameters there are {rows} rows") if rows else None
        told = [(f"{name}={self._params[name]}", rows) for name, rows in counted.items() if rows]
        return Words(
            "；".join(f"去掉 {given} 则有 {rows} 行" for given, rows in told),
            "; ".join(f"without {given} there are {rows} rows" for given, rows in told),
        )

    def _rows_without(self, names: set[str]) -> int:
        """Count the rows of the answer to the same question without some of the values."""
        kept = {name: value for name, value in self._params.items() if name not in names}
        required = any(param.required and param.name in names for param in self._question.params.values())
        return 0 if required else self._rows_with(kept)

    def _rows_with(self, params: Mapping[str, Value]) -> int:
        """Count the rows of the answer to the same question with other values."""
        try:
            engine = Engine(self._engine.knowledge)  # the limits of the answer are none of a remark's
            answer = Asked(engine, self._question, params, lang=self._lang).answer
        except UsageError:  # a value that the parameter does not take
            return 0
        return len(answer.rows) if isinstance(answer, Solutions) else 0

    @property
    def _bindings(self) -> list[dict[str, Bindable]]:
        """The terms of the query's slots, once for each language that it is asked in."""
        if not slot_tokens(self._query, LANG):
            return [dict(self._terms)]
        languages = ("zh", "en") if self._lang == "both" else ("zh" if self._lang == "zh" else "en",)
        return [{**self._terms, LANG: ox.Literal(language)} for language in languages]


def _together_with(engine: Engine, term: Bindable) -> list[str]:
    """Return the groupings that a region belongs to, or the regions that belong to a grouping; IRIs, sorted."""
    if not isinstance(term, ox.NamedNode):
        return []
    store = engine.knowledge.default_graph
    groupings = (quad.object for quad in store.quads_for_pattern(term, _IN_GROUPING, None, ox.DefaultGraph()))
    members = (quad.subject for quad in store.quads_for_pattern(None, _IN_GROUPING, term, ox.DefaultGraph()))
    return sorted(node.value for node in (*groupings, *members) if isinstance(node, ox.NamedNode))


def answer(
    engine: Engine, question: Question, params: Mapping[str, Value] | None = None, *, lang: str = "en"
) -> Answer:
    """Answer a question with the values given for its parameters; see `Asked`, also for what is raised."""
    return Asked(engine, question, params, lang=lang).answer


def _side_by_side(zh: Answer, en: Answer) -> Answer:
    """Lay two answers side by side: a column that differs becomes two, `name_zh` and `name_en`."""
    if not isinstance(zh, Solutions) or not isinstance(en, Solutions):
        return en
    columns: list[tuple[str, list[Term | None]]] = []
    for index, name in enumerate(zh.variables):
        chinese, english = ([row[index] for row in answer.rows] for answer in (zh, en))
        if chinese == english:
            columns.append((name, chinese))
        else:
            columns.extend([(f"{name}_zh", chinese), (f"{name}_en", english)])
    rows = zip(*(column for _, column in columns), strict=True)
    return Solutions(tuple(name for name, _ in columns), tuple(rows))

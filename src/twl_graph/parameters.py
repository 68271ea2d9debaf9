"""The parameters of questions: what a person types becomes a term, or an error that names the parameter."""

import re
from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox

from twl_graph.binding import Bindable
from twl_graph.errors import UsageError, Words, did_you_mean, nearest
from twl_graph.namespaces import SKOS, XSD, compact

if TYPE_CHECKING:
    from twl_graph.knowledge import Knowledge

#: The longest text that a parameter takes; a name or a phrase, not a document.
MAX_TEXT: Final = 1_000


class Kind(Enum):
    """What a parameter takes."""

    #: A thing: by name, alias, IRI or CURIE.
    ENTITY = "entity"
    #: A concept: by name, alias, IRI or CURIE.
    CONCEPT = "concept"
    #: A year, bound as a number: engines disagree on how xsd:gYear compares.
    YEAR = "year"
    #: A day, bound as xsd:date.
    DATE = "date"
    #: Any text, bound as a plain string.
    TEXT = "text"
    #: A whole number.
    INTEGER = "integer"


_TAKES: Final = {
    Kind.YEAR: Words("四位年份，如 2017", "a year of four digits, such as 2017"),
    Kind.DATE: Words("日期，如 2017-02-28", "a day, such as 2017-02-28"),
    Kind.TEXT: Words(f"1 至 {MAX_TEXT} 个字符的文字", f"a text of 1 to {MAX_TEXT} characters"),
    Kind.INTEGER: Words("整数，如 30", "a whole number, such as 30"),
}


class Parameter(NamedTuple):
    """One parameter of a question.

    Attributes:
        name: its name, which is that of the variable it is bound to.
        kind: what it takes.
        description: what it is for.
        required: whether the question cannot be asked without it.
        choices: the only values it takes; any where there are none. Things and concepts stand as CURIEs.
    """

    name: str
    kind: Kind
    description: Words
    required: bool = False
    choices: tuple[str, ...] = ()

    def term(self, value: str, knowledge: "Knowledge") -> Bindable:
        """Return the term that `value` stands for.

        Raises UsageError for a value that is no text or that this parameter does not take, NotFound and Ambiguous for
        names.
        """
        if not _is_text(value):
            raise UsageError(
                Words(f"参数 {self.name} 的值不是 UTF-8 文字", f"The value of {self.name} is no UTF-8 text")
            )
        term = self._named(value, knowledge) if self.kind in (Kind.ENTITY, Kind.CONCEPT) else self._literal(value)
        written = compact(term.value) if isinstance(term, ox.NamedNode) else term.value
        if self.choices and written not in self.choices:
            listed = ", ".join(self.choices)
            raise UsageError(
                Words(
                    f"参数 {self.name} 不能是“{value}”，可用的值：{listed}",
                    f'The parameter {self.name} cannot be "{value}". It takes: {listed}',
                )
            )
        return term

    def _named(self, value: str, knowledge: "Knowledge") -> ox.NamedNode:
        from twl_graph.entities import resolve

        if self.kind is Kind.ENTITY:
            return ox.NamedNode(resolve(knowledge, value))
        scheme = ox.NamedNode(SKOS + "inScheme")
        quads = knowledge.default_graph.quads_for_pattern(None, scheme, None, ox.DefaultGraph())
        concepts = {quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)}
        return ox.NamedNode(resolve(knowledge, value, among=concepts, kind=Words("概念", "concept")))

    def _literal(self, value: str) -> ox.Literal:
        text = value.strip()
        if self.kind is Kind.TEXT and 0 < len(text) <= MAX_TEXT:
            return ox.Literal(text)
        if self.kind is Kind.YEAR and re.fullmatch(r"[1-9][0-9]{3}", text, re.ASCII):
            return ox.Literal(int(text))
        if self.kind is Kind.INTEGER and re.fullmatch(r"[+-]?[0-9]{1,18}", text, re.ASCII):
            return ox.Literal(int(text))
        if self.kind is Kind.DATE and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text, re.ASCII):
            from datetime import date

            try:
                return ox.Literal(date.fromisoformat(text).isoformat(), datatype=ox.NamedNode(XSD + "date"))
            except ValueError:  # no such day in the calendar
                pass
        takes = _TAKES[self.kind]
        raise UsageError(
            Words(
                f"参数 {self.name} 应为{takes.zh}，不能是“{value}”",
                f'The parameter {self.name} takes {takes.en}, not "{value}"',
            )
        )


def terms(
    params: Mapping[str, Parameter], values: Mapping[str, str], knowledge: "Knowledge", question: str
) -> dict[str, Bindable]:
    """Turn the values given for a question's parameters into terms.

    Raises UsageError for a parameter that is missing or that the question does not have, and what `Parameter.term`
    raises.
    """
    for name in values:
        if name not in params:
            raise _surplus(name, params, question)
    missing = [param for param in params.values() if param.required and param.name not in values]
    if missing:
        zh = "；".join(f"-p {param.name}=…({param.description.zh})" for param in missing)
        en = "; ".join(f"-p {param.name}=… ({param.description.en})" for param in missing)
        raise UsageError(Words(f"问题 {question} 还需要 {zh}", f"The question {question} also needs {en}"))
    return {name: params[name].term(value, knowledge) for name, value in values.items()}


def _is_text(value: str) -> bool:
    """Tell whether a value can be written in UTF-8: an argument of the command line may hold bytes that are none."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _surplus(name: str, params: Mapping[str, Parameter], question: str) -> UsageError:
    if name == "lang":
        return UsageError(Words("语言用 --lang 选择", "The language is chosen with --lang"))
    hint = did_you_mean(nearest(name, params))
    has = Words(f"可用的参数：{'、'.join(params)}。", f"It has: {', '.join(params)}.")
    listed = has if params else Words("它没有参数。", "It has none.")
    english = (f"The question {question} has no parameter {name}.", hint.en, listed.en)
    return UsageError(Words(f"问题 {question} 没有参数 {name}。{hint.zh}{listed.zh}", " ".join(filter(None, english))))

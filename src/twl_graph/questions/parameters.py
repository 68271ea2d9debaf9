"""The parameters of questions: what a person types becomes a term, or an error that names the parameter."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import pyoxigraph as ox

from twl_graph.dates import bounds
from twl_graph.errors import UsageError, Words, did_you_mean, nearest, shortened, spaced
from twl_graph.namespaces import XSD
from twl_graph.sparql.binding import Bindable

if TYPE_CHECKING:
    from twl_graph.knowledge import Knowledge

#: The longest text that a parameter takes; a name or a phrase, not a document.
MAX_TEXT: Final = 1_000
_DIGITS: Final = str.maketrans("〇零一二三四五六七八九", "00123456789")
_YEAR: Final = re.compile(r"([1-9][0-9]{3})年?", re.ASCII)
#: A whole number; a paragraph may be called p5 or 第5段, as everywhere else.
_WHOLE: Final = re.compile(r"(?:第|p)?([+-]?[0-9]{1,18})段?", re.ASCII)
#: A day, or a month or year that stands for its first or last one.
_DATE: Final = re.compile(r"([0-9]{4})(?:年?|[-/.年]([0-9]{1,2})(?:月?|[-/.月]([0-9]{1,2})日?))", re.ASCII)
#: What a value may be given as.
Value: TypeAlias = str | int | date


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
    Kind.DATE: Words("日期，如 2017-02-28，或年月、年份", "a day, such as 2017-02-28, or a month or a year"),
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
        classes: the classes whose things it takes, those below them included; CURIEs.
        superclasses: the classes below which the classes are that it takes; CURIEs.
        schemes: the schemes whose concepts it takes; CURIEs.
        minimum, maximum: the bounds of a year or a whole number, both included; None where there is none.
        not_before: the parameter whose value its own must not come before.
        line: the line of the header that says so.
    """

    name: str
    kind: Kind
    description: Words
    required: bool = False
    choices: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    superclasses: tuple[str, ...] = ()
    schemes: tuple[str, ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    not_before: str | None = None
    line: int = 1

    def term(self, value: str, knowledge: "Knowledge") -> Bindable:
        """Return the term that `value` stands for.

        Raises UsageError for a value that is no text or that this parameter does not take, NotFound and Ambiguous for
        names; each names the parameter.
        """
        from twl_graph.entities import is_text

        if not is_text(value):
            raise UsageError(
                Words(f"参数 {self.name} 的值不是 UTF-8 文字", f"The value of {self.name} is no UTF-8 text")
            )
        if not value.strip():
            zh = f"参数 {self.name} 没有值：写 -p {self.name}=值，或去掉它"
            raise UsageError(
                Words(zh, f"The parameter {self.name} has no value: write -p {self.name}=VALUE, or leave it out")
            )
        if self.kind in (Kind.ENTITY, Kind.CONCEPT):
            from twl_graph.questions.permitted import resolved

            return ox.NamedNode(resolved(self, value, knowledge))
        term = self._literal(value)
        if self.choices and term.value not in self.choices:
            raise UsageError(
                Words(
                    f"参数 {self.name} 不能是“{shortened(value)}”。可用的值：{'、'.join(self.choices)}。",
                    f'The parameter {self.name} cannot be "{shortened(value)}". It takes: {", ".join(self.choices)}.',
                )
            )
        return term

    @property
    def takes(self) -> Words:
        """What its values look like, where they are no things and no concepts."""
        if self.minimum is None and self.maximum is None:
            return _TAKES.get(self.kind, Words("名称、别名、IRI 或 CURIE", "a name, alias, IRI or CURIE"))
        number = Words("年份", "a year") if self.kind is Kind.YEAR else Words("整数", "a whole number")
        if self.maximum is None:
            return Words(f"不小于 {self.minimum} 的{number.zh}", f"{number.en} of at least {self.minimum}")
        if self.minimum is None:
            return Words(f"不大于 {self.maximum} 的{number.zh}", f"{number.en} of at most {self.maximum}")
        return Words(
            f"{self.minimum} 至 {self.maximum} 的{number.zh}", f"{number.en} from {self.minimum} to {self.maximum}"
        )

    def _literal(self, value: str) -> ox.Literal:
        text = value.strip()
        if self.kind is Kind.TEXT and 0 < len(text) <= MAX_TEXT:
            return ox.Literal(text)
        typed = unicodedata.normalize("NFKC", text).translate(_DIGITS)  # full-width and Chinese digits are digits
        if self.kind is Kind.YEAR and (year := _YEAR.fullmatch(typed)) and self._holds(int(year[1])):
            return ox.Literal(int(year[1]))
        if self.kind is Kind.INTEGER and (number := _WHOLE.fullmatch(typed)) and self._holds(int(number[1])):
            return ox.Literal(int(number[1]))
        if self.kind is Kind.DATE and (days := _days(typed)) is not None:
            day = days[0] if self.not_before is None else days[1]
            return ox.Literal(day.isoformat(), datatype=ox.NamedNode(XSD + "date"))
        takes = self.takes
        raise UsageError(
            Words(
                f"参数 {self.name} 应为{spaced(takes.zh)}，不能是“{shortened(value)}”",
                f'The parameter {self.name} takes {takes.en}, not "{shortened(value)}"',
            )
        )

    def _holds(self, number: int) -> bool:
        """Tell whether a number lies within the bounds."""
        return (self.minimum is None or self.minimum <= number) and (self.maximum is None or number <= self.maximum)


def _days(text: str) -> tuple[date, date] | None:
    """Return the first and the last day of a day, a month or a year as a person writes it; None for anything else."""
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    year, *rest = (part.zfill(2) for part in found.groups() if part is not None)
    kind = ("gYear", "gYearMonth", "date")[len(rest)]
    return bounds("-".join((year, *rest)), XSD + kind)


def terms(
    params: Mapping[str, Parameter], values: Mapping[str, Value], knowledge: "Knowledge", question: str
) -> dict[str, Bindable]:
    """Turn the values given for a question's parameters into terms.

    Raises UsageError for a parameter that is missing or that the question does not have, for a value that comes before
    the one that it must not come before, and what `Parameter.term` raises.
    """
    for name in values:
        if name not in params:
            raise _surplus(name, params, question)
    missing = [param for param in params.values() if param.required and param.name not in values]
    if missing:
        zh = "；".join(f"-p {param.name}=…({param.description.zh})" for param in missing)
        en = "; ".join(f"-p {param.name}=… ({param.description.en})" for param in missing)
        raise UsageError(Words(f"问题 {question} 还需要 {zh}", f"The question {question} also needs {en}"))
    found = {name: params[name].term(_written(name, value), knowledge) for name, value in values.items()}
    for name, term in found.items():
        first = params[name].not_before
        if first is not None and first in found and _place(term) < _place(found[first]):
            raise UsageError(
                Words(
                    f"参数 {name}（{term.value}）不能早于 {first}（{found[first].value}）",
                    f"{name} ({term.value}) must not come before {first} ({found[first].value})",
                )
            )
    return found


def _written(name: str, value: Value) -> str:
    """Write a value as a person would type it. Raises UsageError for one that no parameter takes."""
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    kind = type(value).__name__
    raise UsageError(
        Words(
            f"参数 {name} 的值应为 str、int 或 date，不能是 {kind}",
            f"The value of {name} is a str, an int or a date, not {kind}",
        )
    )


def _place(term: Bindable) -> tuple[int, str]:
    """Return what numbers and days of one kind are ordered by."""
    number = isinstance(term, ox.Literal) and term.datatype.value == XSD + "integer"
    return (int(term.value), "") if number else (0, term.value)


def _surplus(name: str, params: Mapping[str, Parameter], question: str) -> UsageError:
    if name == "lang":
        return UsageError(Words("语言用 --lang 选择", "The language is chosen with --lang"))
    hint = did_you_mean(nearest(name, params))
    name = shortened(name)
    has = Words(f"可用的参数：{'、'.join(params)}。", f"It has: {', '.join(params)}.")
    listed = has if params else Words("它没有参数。", "It has none.")
    english = (f"The question {question} has no parameter {name}.", hint.en, listed.en)
    return UsageError(Words(f"问题 {question} 没有参数 {name}。{hint.zh}{listed.zh}", " ".join(filter(None, english))))

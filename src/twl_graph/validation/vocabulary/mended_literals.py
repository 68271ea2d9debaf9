"""What somebody meant who wrote a value that its datatype does not allow: as another form, or as another datatype."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

from pyoxigraph import Literal, NamedNode

from twl_graph.namespaces import XSD
from twl_graph.validation.vocabulary.lexical_forms import canonical
from twl_graph.whole_numbers import WHOLE_NUMBERS

#: Longer values are not guessed at.
_LONGEST: Final = 60
_DATES: Final = ("date", "gYearMonth", "gYear", "dateTime")
_WHOLE: Final = frozenset(XSD + name for name in WHOLE_NUMBERS)
#: Whole numbers whose limits are those of a machine and not of what is counted.
_SIZED: Final = frozenset(XSD + name for name in WHOLE_NUMBERS if not name.endswith("Integer") and name != "integer")
_NUMBERS: Final = _WHOLE | {XSD + name for name in ("decimal", "double", "float")}
#: A year, with its month and its day as far as they are written: 2017-2-1, 2017/02, 2017年2月.
_DATE: Final = re.compile(
    r"(?P<year>[0-9]{4})(?:年|[-/.](?=[0-9]))?(?:(?<![0-9])(?P<month>[0-9]{1,2})(?:月份?|[-/.](?=[0-9]))?"
    r"(?:(?<![0-9])(?P<day>[0-9]{1,2})[日号]?)?)?\Z"
)
_DAY_OF_TIME: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T[0-9:.]+(?:Z|[+-][0-9:]+)?\Z")
_GROUPED: Final = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?\Z")
_CHINESE_YEAR: Final = re.compile(r"[〇零一二三四五六七八九]{4}(?=年|\Z)")
_CHINESE_NUMBER: Final = re.compile(r"([一二三]?)(十?)([一二三四五六七八九]?)(?=[月日号])")
_DIGITS: Final = str.maketrans("〇零一二三四五六七八九", "00123456789")
_TRUTHS: Final = {"true": "true", "false": "false", "yes": "true", "no": "false", "是": "true", "否": "false"}
#: A number that is no exact one, 30余, 约30, 30多个: its digits, and what is around them.
_ABOUT: Final = re.compile(
    r"(?P<before>[^\d.+-]{0,6}?)(?P<number>[0-9]+(?:\.[0-9]+)?)(?P<times>[万亿]?)(?P<after>[^\d.]{0,6})\Z"
)
_TIMES: Final = {"": 0, "万": 4, "亿": 8}
#: What is said around such a number, by the name of the concept that says how exact it is.
_EXACTNESS: Final = {
    "more-than": re.compile("[余多超逾+>≥]"),
    "less-than": re.compile("近|不到|不足|不满|<"),
    "about": re.compile("约|左右|上下|[~≈]"),
}


class Mended(NamedTuple):
    """The literal to write, and whether it means beyond doubt what was written."""

    literal: Literal
    sure: bool


class Parts(NamedTuple):
    """What a date says, as far as it says it."""

    year: int
    month: int | None
    day: int | None


class Rough(NamedTuple):
    """A number that is not told exactly: the number, and the name of the concept that says how exact it is, if any."""

    number: str
    exactness: str


def mended(literal: Literal) -> Mended | None:
    """Return the valid literal that was meant by one that is not; None where that cannot be told."""
    if len(literal.value) > _LONGEST:
        return None
    datatype, text = literal.datatype.value, unicodedata.normalize("NFKC", literal.value).strip()
    same = canonical(text, datatype)
    if same is not None:
        return Mended(_typed(same, datatype), True)
    if datatype.removeprefix(XSD) in _DATES:
        return _date(text, datatype)
    if datatype in _NUMBERS:
        return _number(text, datatype)
    if datatype == XSD + "boolean" and text.lower() in _TRUTHS:
        return Mended(_typed(_TRUTHS[text.lower()], datatype), text.lower() in ("true", "false"))
    return None


def rough(literal: Literal) -> Rough | None:
    """Return the number in a text such as `30余`, which no number can be written for; None where there is none."""
    if literal.datatype.value not in _NUMBERS or len(literal.value) > _LONGEST:
        return None
    match = _ABOUT.match(unicodedata.normalize("NFKC", literal.value).replace(",", "").strip())
    if match is None or match.group("before", "times", "after") == ("", "", ""):
        return None
    number = canonical(_times(match["number"], match["times"]), XSD + "decimal")
    around = f"{match['before']} {match['after']}"
    exactness = next((name for name, words in _EXACTNESS.items() if words.search(around)), "")
    return None if number is None else Rough(number, exactness)


def _times(number: str, times: str) -> str:
    """Return a decimal, written out, times a power of ten."""
    before, _, after = number.partition(".")
    zeros = _TIMES[times]
    after = after.ljust(zeros, "0")
    return f"{before}{after[:zeros]}.{after[zeros:] or '0'}"


def _typed(lexical: str, datatype: str) -> Literal:
    return Literal(lexical, datatype=NamedNode(datatype))


def _date(text: str, datatype: str) -> Mended | None:
    day_of_time = _DAY_OF_TIME.match(text)
    if day_of_time is not None and datatype != XSD + "dateTime":
        alone = canonical(day_of_time[1], XSD + "date")
        return None if alone is None else Mended(_typed(alone, XSD + "date"), False)
    parts = parts_of_date(text)
    if parts is None:
        return None
    year, month, day = parts.year, parts.month, parts.day
    form, name = f"{year:04}", "gYear"
    if month is not None:
        form, name = f"{form}-{month:02}", "gYearMonth"
    if day is not None:
        form, name = f"{form}-{day:02}", "date"
    if canonical(form, XSD + name) is None:
        return None
    # Eight digits in a row may be a day, or a number; two of a year's digits may be a month.
    return Mended(_typed(form, XSD + name), month is None or not text.isdigit())


def parts_of_date(text: str) -> Parts | None:
    """Return the year, month and day that a text writes in digits or in Chinese, whether or not they exist."""
    if len(text) > _LONGEST:
        return None
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    plain = _CHINESE_YEAR.sub(lambda match: match[0].translate(_DIGITS), plain)
    match = _DATE.match(_CHINESE_NUMBER.sub(_in_digits, plain))
    if match is None:
        return None
    month, day = (None if part is None else int(part) for part in match.group("month", "day"))
    return Parts(int(match["year"]), month, day)


def _in_digits(match: re.Match[str]) -> str:
    tens, ten, ones = match.groups()
    if not ten:
        return (tens + ones).translate(_DIGITS)
    return (tens.translate(_DIGITS) or "1") + (ones.translate(_DIGITS) or "0")


def _number(text: str, datatype: str) -> Mended | None:
    plain = text.replace(",", "") if _GROUPED.match(text) else text
    exact = canonical(plain, XSD + "decimal") or _expanded(plain)
    if exact is None:
        return None
    fits = canonical(exact, datatype)
    if fits is not None:
        return Mended(_typed(fits, datatype), True)
    if "." in exact:
        return Mended(_typed(exact, XSD + "decimal"), True)
    # Out of range: a machine's limit can go, a negative count cannot.
    return Mended(_typed(exact, XSD + "integer"), True) if datatype in _SIZED and exact[0] != "-" else None


def _expanded(text: str) -> str | None:
    """Return a number with an exponent as a decimal, where it is of a size that people write."""
    match = re.match(r"([+-]?[0-9]+(?:\.[0-9]+)?)[eE]\+?([0-9])\Z", text)
    if match is None:
        return None
    before, _, after = match[1].partition(".")
    power = int(match[2])
    after = after.ljust(power, "0")
    return canonical(f"{before}{after[:power]}.{after[power:] or '0'}", XSD + "decimal")

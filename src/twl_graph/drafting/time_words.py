"""The words of time in a text, Chinese and English, as they are written: years, months, days, and what is relative."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from twl_graph.drafting.numerals import chinese_number, english_number, year_number

#: Full-width digits, which stand for the plain ones.
_NARROW: Final = {0xFF10 + digit: str(digit) for digit in range(10)}


class TimeWords(NamedTuple):
    """Words of time: numbers as they are written, and offsets from the text's own date or from the date before them.

    Attributes:
        start, end: where they stand, in code points.
        year, month, day: what is written of a date.
        last_day, last_year: the second end of a range such as 18日至20日 or 2017—2020.
        years, months, days: how far it lies from the date of the text (去年 is -1 years), where that is said.
        same_year: how far its year lies from that of the date before it (同年 0, 次年 1), where that is said.
        now: whether it is the time of the text itself (目前), or a period that ends then (去年至今).
        length: the years of a period that ends at the time of the text (一年来 1).
        vague: whether no calendar tells when it is (日前).
        either: whether it may be this year's month as well as that of the year it names ("last August").
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    last_year: int | None = None
    years: int | None = None
    months: int | None = None
    days: int | None = None
    same_year: int | None = None
    now: bool = False
    length: int | None = None
    vague: bool = False
    either: bool = False


_HAN: Final = "零〇○一二三四五六七八九"
_YEAR: Final = rf"(?<![0-9])(?P<year>(?:1[5-9]|20)[0-9]{{2}}|[一二][{_HAN}]{{3}})[ \u3000]?年(?![ \u3000]?[来多])"
_YEARS: Final = {"大前年": -3, "前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0, "明年": 1, "后年": 2}
_ORDER: Final = {"同年": 0, "次年": 1, "翌年": 1}
_MONTHS: Final = {"上月": -1, "上个月": -1, "本月": 0, "这个月": 0, "下月": 1, "下个月": 1}
_DAYS: Final = {"前天": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "明天": 1, "明日": 1, "后天": 2}
_PART: Final = "(?:年?(?:初|底|末|中(?=[，,、。]))|年?[上下]半年|(?:第?[一二三四1-4]|首)季度)"
_MONTH: Final = (
    r"(?<![0-9个一二三四五六七八九十])(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])[ \u3000]?月(?:份)?"
)
_ONES: Final = "一二三四五六七八九"
_DAY_NUMBER: Final = rf"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二十[{_ONES}]?|十[{_ONES}]?|[{_ONES}])"
_JOIN: Final = r"[ \u3000]?(?:-|–|—+|~|～|至|到)[ \u3000]?"
_DAY: Final = (
    rf"(?:(?P<first_day>{_DAY_NUMBER})[ \u3000]?[日号]?{_JOIN}(?P<last_day>{_DAY_NUMBER})[ \u3000]?[日号]"
    rf"|(?P<day>{_DAY_NUMBER})[ \u3000]?[日号])"
)
_RELATIVE: Final = "|".join((*_YEARS, *_ORDER))
_NOW: Final = "截至目前|截止目前|截至发稿时|截至发稿|到目前为止|迄今为止|目前|当前|现阶段|如今|现在|迄今|时下|眼下"
_VAGUE: Final = (
    "近年来|近些年来|近几年来|近几年|这些年来|这些年|多年来|长期以来|日前|近日|近期|最近|不久前|上周|本周|下周"
)
#: What counts things, behind four digits that are therefore no year.
_COUNTERS: Final = "年个名家条次项人位所座处种类份台套户村场件本张间门批组万亿余多元米吨亩公平"
_CHINESE: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![0-9])(?P<year>(?:19|20)[0-9]{{2}})年?{_JOIN}(?P<last_year>(?:19|20)[0-9]{{2}})年?(?![ \u3000]?[0-9])",
        rf"(?:{_YEAR}|(?P<relative>{_RELATIVE}))[ \u3000]?{_MONTH}(?:[ \u3000]?{_DAY}|[上中下]旬|[初底末])?",
        r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?P<mark>[-/.])(?P<month>1[0-2]|0?[1-9])(?P=mark)"
        r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9])",
        r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})[-/.](?P<month>1[0-2]|0[1-9])(?![-/.]?[0-9])",
        rf"(?:{_YEAR}|(?P<relative>{_RELATIVE}))(?P<now>[ \u3000]?(?:至今|以来))?{_PART}?",
        rf"(?:近|过去|最近)?(?<![0-9])(?P<length>[0-9]{{1,2}}|[{_ONES}十两]{{1,3}})年(?:多)?(?:以)?来",
        rf"(?P<months>{'|'.join(_MONTHS)})(?:[ \u3000]?{_DAY})?",
        rf"{_MONTH}(?:[ \u3000]?{_DAY}|[上中下]旬|[初底末])?",
        rf"(?P<days>{'|'.join(_DAYS)})",
        r"(?P<this>年初|年底|年末|岁末|(?<!年)[上下]半年)",
        rf"(?P<now>{_NOW})",
        rf"(?P<vague>{_VAGUE})",
        rf"(?<![0-9.,/-])(?P<year>(?:19|20)[0-9]{{2}})(?=[\u4e00-\u9fff])(?![{_COUNTERS}])",
    )
)

_ALL_NAMES: Final = "january february march april may june july august september october november december"
_NAMES: Final = _ALL_NAMES.split()
_NAME: Final = (
    r"(?P<name>" + "|".join(rf"{name[:3]}(?:{name[3:]}|t)?" if name != "may" else name for name in _NAMES) + r")\b\.?"
)
_ENGLISH_YEAR: Final = r"(?P<year>(?:1[5-9]|20)[0-9]{2})\b"
_ENGLISH_DAY: Final = r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?\b"
_WHICH: Final = {"last": -1, "this": 0, "next": 1}
_LEADING: Final = r"(?:early|mid|late|the\s+(?:beginning|end)\s+of|the\s+(?:first|second)\s+half\s+of)[\s-]+"
_ENGLISH: Final = tuple(
    re.compile(rf"\b{pattern}", re.IGNORECASE)
    for pattern in (
        rf"{_ENGLISH_DAY}\s+(?:of\s+)?{_NAME},?\s+{_ENGLISH_YEAR}",
        rf"{_NAME}\s+{_ENGLISH_DAY},?\s+{_ENGLISH_YEAR}",
        rf"{_NAME},?\s+(?:of\s+)?{_ENGLISH_YEAR}",
        rf"{_ENGLISH_DAY}\s+(?:of\s+)?{_NAME}",
        rf"{_NAME}\s+{_ENGLISH_DAY}",
        r"(?P<now>since)\s+(?P<which>last)\s+year\b",
        rf"(?:{_LEADING})?(?P<which>last|this|next)\s+year\b",
        r"(?P<which>last|this|next)\s+(?P<unit>month|week)\b",
        rf"(?P<which>last|this|next)\s+{_NAME}",
        r"(?:over|in|during|for)\s+the\s+(?:past|last)\s+(?:(?P<length>[a-z]+|[0-9]{1,2})\s+)?years?\b",
        r"(?P<days>yesterday|today|tomorrow)\b",
        r"(?P<now>at\s+present|currently|so\s+far|to\s+date|up\s+to\s+now|at\s+the\s+moment)\b",
        r"(?P<vague>recently|in\s+recent\s+years|the\s+other\s+day|not\s+long\s+ago)\b",
        rf"(?:in|by|since|until|of|from|during|before|after|{_LEADING})[ \u3000]?{_ENGLISH_YEAR}(?![-–—])",
    )
)
_ENGLISH_DAYS: Final = {"yesterday": -1, "today": 0, "tomorrow": 1}


def time_words(text: str) -> list[TimeWords]:
    """Return the words of time of a text, in its order; of several readings at one place the earliest kind counts."""
    plain = text.translate(_NARROW)
    found: list[TimeWords] = []
    taken: set[int] = set()
    for pattern, read in (*((each, _chinese) for each in _CHINESE), *((each, _english) for each in _ENGLISH)):
        for match in pattern.finditer(plain):
            words = read(match)
            if words is not None and taken.isdisjoint(range(words.start, words.end)):
                found.append(words)
                taken.update(range(words.start, words.end))
    return sorted(found)


def _chinese(match: re.Match[str]) -> TimeWords | None:
    """Return what a match of Chinese words says."""
    part = match.groupdict()
    relative, months, days = part.get("relative"), part.get("months"), part.get("days")
    length = _whole(part.get("length"))
    if part.get("length") and not length:
        return None
    years = _YEARS.get(relative or "")
    if part.get("this"):
        years = 0
    return TimeWords(
        *match.span(),
        year=year_number(part.get("year") or ""),
        month=_whole(part.get("month")),
        day=_whole(part.get("day") or part.get("first_day")),
        last_day=_whole(part.get("last_day")),
        last_year=year_number(part.get("last_year") or ""),
        years=years,
        months=_MONTHS.get(months or ""),
        days=_DAYS.get(days or ""),
        same_year=_ORDER.get(relative or ""),
        now=part.get("now") is not None,
        length=length,
        vague=part.get("vague") is not None,
    )


def _english(match: re.Match[str]) -> TimeWords | None:
    """Return what a match of English words says; the words before a bare year are left out."""
    part = match.groupdict()
    which, name, unit = part.get("which"), part.get("name"), part.get("unit")
    month = next((at for at, full in enumerate(_NAMES, 1) if name and full.startswith(name.casefold()[:3])), None)
    written = part.get("length")
    length = None
    if written is not None or match.re.pattern.endswith("years?\\b"):
        number = english_number(written) if written else 1
        if number is None:
            return None
        length = int(number)
    offset = _WHICH.get((which or "").casefold())
    bare = part.get("year") is not None and name is None
    return TimeWords(
        match.start("year") if bare else match.start(),
        match.end(),
        year=year_number(part.get("year") or ""),
        month=month,
        day=_whole(part.get("day")),
        years=offset if which and unit is None else None,
        months=offset if unit == "month" else None,
        days=_ENGLISH_DAYS.get((part.get("days") or "").casefold()),
        now=part.get("now") is not None,
        length=length,
        vague=part.get("vague") is not None or unit == "week",
        either=which is not None and name is not None and not bare,
    )


def _whole(written: str | None) -> int | None:
    """Return the whole number that is written in digits of either kind, None for nothing."""
    number = chinese_number(written) if written else None
    return int(number) if number is not None else None


def spans_of_years(text: str) -> Iterator[re.Match[str]]:
    """Yield the four digits that may be a year wherever they stand, for who must not take them for a quantity."""
    return re.finditer(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", text.translate(_NARROW))

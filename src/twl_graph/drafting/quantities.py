"""Quantities of a text with their bounds: 30余个, 近50次, 上百, 千亿级, 8个方面, more than 30 agreements."""

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from twl_graph.drafting.numerals import CHINESE, ENGLISH, chinese_number, english_number
from twl_graph.drafting.time_words import spans_of_years

#: Full-width digits and signs, which stand for the plain ones.
_NARROW: Final = {0xFF10 + digit: str(digit) for digit in range(10)} | {ord("％"): "%", ord("．"): ".", ord("，"): "，"}


#: A whole number is an integer.
Number = int | Decimal
_Bounds = tuple[Number | None, Number | None, str | None]


class Quantity(NamedTuple):
    """A quantity that a text gives.

    Attributes:
        start, end: where it stands, in code points.
        wording: its words.
        least, most: its bounds, as the concept of exactness has them; None where there is none, or the words leave it
            open.
        approximation: the name of the concept that says how exact it is; None where the ontology has none that fits.
        unit: what is counted by, as written; empty where there is none.
    """

    start: int
    end: int
    wording: str
    least: Number | None
    most: Number | None
    approximation: str | None
    unit: str


#: What quantities are counted in, in Chinese.
_UNITS: Final = (
    "个百分点 平方公里 平方千米 平方米 立方米 公里 千米 公顷 公斤 千克 千瓦时 千瓦 兆瓦 小时 分钟 个月 人次 "
    "辆次 架次 班次 批次 课时 学时 人民币 美元 欧元 港元 元 亩 吨 米 倍 % ‰ 个 名 家 条 次 项 人 位 所 座 处 "
    "种 类 岁 天 周 周年 年 大 对 份 台 套 户 村 期 场 支 只 件 本 张 间 门 批 组 层 站 辆 艘 架 列 趟 篇 幅 段 款 "
    "例 宗 起 桩 笔 块 根 棵 株 头 匹 栋 幢 枚 颗 粒 册 卷 集 堂"
)
_UNIT: Final = "|".join(sorted(map(re.escape, _UNITS.split()), key=len, reverse=True)).replace("|年|", "|年(?![代级])|")
#: Words before and behind a number, by what they make of it.
_MORE: Final = "超过|不止|多于|突破|超|逾"
_LEAST: Final = "至少|不少于|不低于"
_MOST: Final = "不超过|不多于|不高于|至多|最多"
_LESS: Final = "不足|(?<![看得见想料])不到|不满|少于|低于|将近|接近|(?<![附最邻])近"
_ABOUT: Final = "大约|约为|大概|(?<![签预制协条公契])约"
_SEVERAL: Final = "好几|(?<![人次总指个多少])数|几"
_UP: Final = "(?<!以)上|成"
#: Half of a measure; 一个半小时 is another number.
_HALF: Final = "(?<![一二两三四五六七八九十百千万亿0-9上下大多小前后个])半(?:个?(?=小时)|(?=公里|千米|个月))"
#: A blank that may stand in a quantity, within its line.
_GAP: Final = r"[ \u3000]?"
_CHINESE: Final = re.compile(
    rf"(?<![0-9.第])(?:(?P<more>{_MORE})|(?P<least>{_LEAST})|(?P<most>{_MOST})|(?P<less>{_LESS})"
    rf"|(?P<about>{_ABOUT})|(?P<several>{_SEVERAL})(?=[十百千万亿])|(?P<up>{_UP})(?=[百千万亿]))?{_GAP}"
    rf"(?:百分之(?P<percent>{CHINESE})|(?P<number>{CHINESE}|{_HALF})(?P<half>个半(?=小时))?"
    rf"(?:{_GAP}(?:至|到|-|–|—|~|～){_GAP}(?P<to>{CHINESE}))?{_GAP}"
    rf"(?:(?P<odd>余|多|来|几)(?P<scale>[万亿])?)?{_GAP}(?:(?P<size>级)|(?P<unit>{_UNIT})(?P<after>多|余)?"
    rf"|(?(scale)|(?<=[0-9][万亿])(?![0-9])(?=[\u4e00-\u9fff]))))"  # 三十余万老人, 30万群众
    r"(?P<above>(?:及|或)?以上)?(?P<around>左右|上下)?"
)
#: A number that is no quantity of anything, and the most digits behind the point of one that is.
_BEYOND: Final = 10**18
_FINEST: Final = 9
#: A number that 大 counts by (五大产业).
_SMALL: Final = re.compile("[二两三四五六七八九十0-9]{1,2}")
#: Two numbers side by side stand for what lies between them.
_NEIGHBOURS: Final = re.compile("[一二两三四五六七八九]{2}")
#: 一 before such a unit is a number; before others it mostly is not (一个, 一批, 一条).
_MEASURES: Final = ("个百分点", "平方公里", "公里", "千米", "公顷", "公斤", "小时", "元", "亩", "吨", "倍", "%", "岁")

_ENGLISH: Final = re.compile(
    r"(?<![\w.,/–-])(?:(?P<more>more\s+than|over|upwards\s+of)\s+"
    r"|(?P<least>at\s+least|no\s+fewer\s+than|no\s+less\s+than)\s+"
    r"|(?P<most>at\s+most|up\s+to|no\s+more\s+than)\s+"
    r"|(?P<less>fewer\s+than|less\s+than|under|nearly|almost)\s+"
    r"|(?P<about>about|around|some|approximately|roughly)\s+)?"
    rf"(?:(?P<several>dozens|hundreds|thousands|millions)\s+of|(?P<number>{ENGLISH})(?P<plus>\+)?)"
    r"(?![\w./])[ \u3000]?(?P<unit>%|per[ \u3000]?cent\b|percentage\s+points\b|[a-z][a-z-]+)?",
    re.IGNORECASE,
)
_SEVERALS: Final = {
    "dozens": (24, None),
    "hundreds": (200, 999),
    "thousands": (2000, 9999),
    "millions": (2_000_000, None),
}
#: Words behind a number that say nothing of what is counted, or make it a date.
_IDLE: Final = (
    "of and or to in on at the a an by for from with as is was were are be st nd rd th am pm january february march "
    "april may june july august september october november december years-old"
)


def quantities(text: str, times: Iterable[tuple[int, int]] = ()) -> list[Quantity]:
    """Return the quantities of a text, in its order.

    Args:
        text: the whole text.
        times: the stretches that are dates; a number in one of them is none.
    """
    plain = text.translate(_NARROW)
    taken = {place for start, end in times for place in range(start, end)}
    taken.update(place for year in spans_of_years(plain) for place in range(*year.span()) if _is_year(plain, year))
    found: list[Quantity] = []
    for match, read in _matches(plain):
        one = read(text, match)
        if one is not None and taken.isdisjoint(range(one.start, one.end)):
            found.append(one)
            taken.update(range(one.start, one.end))
    return sorted(found)


def _matches(text: str) -> Iterator[tuple[re.Match[str], Callable[[str, re.Match[str]], Quantity | None]]]:
    for pattern, read in ((_CHINESE, _chinese), (_ENGLISH, _english)):
        for match in pattern.finditer(text):
            yield match, read


def _is_year(text: str, year: re.Match[str]) -> bool:
    """Tell whether four digits are more likely a year: no unit of quantity stands behind them."""
    return (
        re.match(rf"[ \u3000]?(?:{_UNIT}|[余多十百千万亿])", text[year.end() : year.end() + 6]) is None
        or text[year.end()] == "年"
    )


def _chinese(text: str, match: re.Match[str]) -> Quantity | None:
    written = match["number"] or match["percent"]
    number = Decimal("0.5") if written.startswith("半") else chinese_number(written)
    unit = "%" if match["percent"] else match["unit"] or ""
    if number is None or _counts_nothing(match, unit):
        return None
    if match["odd"] and match["scale"]:
        number *= Decimal({"万": 10**4, "亿": 10**8}[match["scale"]])
    if match["half"]:
        number += Decimal("0.5")
    further = chinese_number(match["to"]) if match["to"] else None
    start, end = match.span()
    start += len(match[0]) - len(match[0].lstrip())
    least, most, approximation = _bounds(match, number, further)
    return Quantity(start, end, text[start:end], least, most, approximation, unit)


def _counts_nothing(match: re.Match[str], unit: str) -> bool:
    """Tell whether what looks like a quantity is none: 一个, 万人, 千家 and 百年 are mostly said of no number."""
    written = match["number"] or ""
    qualified = any(
        match[name] for name in ("more", "least", "most", "less", "about", "several", "up", "odd", "above", "around")
    )
    if match["size"]:
        return not re.fullmatch(r"[0-9.]*[十百千万亿]+", written)
    if qualified:
        return False
    if unit == "年" and re.fullmatch("[0-9]{4}", written):
        return True
    if written == "一":
        return unit not in _MEASURES
    if unit == "大":
        return not _SMALL.fullmatch(written)
    return re.fullmatch("[百千万亿]+", written) is not None and unit not in _MEASURES


def _bounds(match: re.Match[str], number: Decimal, further: Decimal | None) -> _Bounds:
    """Return the bounds of a Chinese quantity, and the concept of how exact it is."""
    stated = _stated(number)
    if stated is None:
        return None, None, None
    if match["size"] or match["up"]:
        return stated, None, "order-of-magnitude"
    if match["several"]:
        return _stated(number * 2), _stated(number * 10 - 1), "order-of-magnitude"
    if further is not None:
        return stated, _stated(further), None
    if _NEIGHBOURS.fullmatch(match["number"] or ""):  # 三五个
        first, second = (_stated(chinese_number(digit) or number) for digit in match["number"])
        return first, second, None
    return _by_one_number(match, stated)


def _by_one_number(match: re.Match[str], stated: Number) -> _Bounds:
    """Return the bounds of a quantity that is told by a single number."""
    if match["more"] or match["odd"] in ("余", "多", "几") or match["after"]:
        return stated, None, "more-than"
    if match["least"] or match["above"]:  # it may be the number itself, which is not "more than"
        return stated, None, None
    if match["most"]:  # it may be the number itself, which is not "less than"
        return None, stated, None
    if match["about"] or match["around"] or match["odd"]:
        return stated, stated, "about"
    if match["less"]:
        return None, stated, "less-than"
    return stated, stated, "exact"


def _english(text: str, match: re.Match[str]) -> Quantity | None:
    unit = re.sub(r"\s+", " ", match["unit"] or "").casefold()
    if unit in _IDLE.split() or (not unit and not match["several"]):
        return None
    end = match.end()
    if match["several"]:
        bounds = _SEVERALS[match["several"].casefold()]
        return Quantity(match.start(), end, text[match.start() : end], *bounds, "order-of-magnitude", "")
    number = english_number(match["number"])
    if number is None or not (match["number"][0].isdigit() or unit):
        return None
    symbol = "%" if unit in ("%", "per cent", "percent") else ""
    return Quantity(match.start(), end, text[match.start() : end], *_english_bounds(match, number), symbol)


def _english_bounds(match: re.Match[str], number: Decimal) -> _Bounds:
    """Return the bounds of an English quantity, and the concept of how exact it is."""
    stated = _stated(number)
    if stated is None:
        return None, None, None
    if match["about"]:
        return stated, stated, "about"
    if match["most"]:
        return None, stated, None
    if match["less"]:
        return None, stated, "less-than"
    if match["least"]:
        return stated, None, None
    if match["more"] or match["plus"]:
        return stated, None, "more-than"
    return stated, stated, "exact"


def _stated(number: Decimal) -> Number | None:
    """Return a number as a figure has it; None for one that is too long for a figure."""
    if number >= _BEYOND or round(number, _FINEST) != number:
        return None
    return int(number) if number == number.to_integral_value() else number.normalize()

"""Numbers as a text writes them: 30, 3,500, 3.5万, 千亿, 二十一, thirty-five, 2 million."""

import re
from decimal import Decimal
from typing import Final

_DIGITS: Final = {character: value for value, character in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
}
_TENS: Final = {"十": 10, "百": 100, "千": 1000}
#: The units that everything before them counts.
_MYRIADS: Final = {"万": 10**4, "亿": 10**8}
#: The most digits of a number: what is longer is a code, and would take long to look through.
_LONGEST: Final = 20
_ARABIC: Final = rf"[0-9][0-9,]{{0,{_LONGEST}}}(?:\.[0-9]{{1,{_LONGEST}}})?"
#: A number in Chinese: digits of either kind, then any units.
CHINESE: Final = (
    rf"(?:(?:{_ARABIC}[十百千万亿]{{1,4}}){{0,3}}{_ARABIC}[十百千万亿]{{0,4}}"
    rf"|[零〇一二两三四五六七八九十百千万亿]{{1,{_LONGEST}}})"
)
_PART: Final = re.compile(rf"{_ARABIC}|.")

_BELOW_TWENTY: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_ONES: Final = _BELOW_TWENTY.split()
_TENS_NAMED: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_DECADES: Final = _TENS_NAMED.split()
_WORDS: Final = {word: value for value, word in enumerate(_ONES)} | {
    word: 10 * value for value, word in enumerate(_DECADES, start=2)
}
_SCALES: Final = {"dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9}
#: A number in English: digits or words, then any scales.
ENGLISH: Final = (
    rf"(?:{_ARABIC}"
    rf"|(?:{'|'.join(_DECADES)})(?:-(?:{'|'.join(_ONES[1:10])}))?|{'|'.join(sorted(_ONES[2:], key=len, reverse=True))})"
    rf"(?:\s+(?:{'|'.join(_SCALES)})){{0,3}}"
)


def chinese_number(written: str) -> Decimal | None:
    """Return the number that Chinese writes so, Arabic digits included; None for what is no number.

    >>> chinese_number("3.5万")
    Decimal('35000.0')
    """
    high = section = last = Decimal(0)
    seen = False
    for part in _PART.findall(written):
        if part[0].isascii() and part[0].isdigit():
            last, seen = Decimal(part.replace(",", "")), True
        elif part in _DIGITS:
            last, seen = (last * 10 if last else Decimal(0)) + _DIGITS[part], True
        elif part in _TENS:
            section, last, seen = section + (last or 1) * _TENS[part], Decimal(0), True
        elif part in _MYRIADS:
            scale = _MYRIADS[part]
            if high >= 10 * scale:  # 1亿2000万: the part before has its own unit
                high += (section + last) * scale
            else:
                high = (high + section + last or 1) * Decimal(scale)
            section, last, seen = Decimal(0), Decimal(0), True
        else:
            return None
    return high + section + last if seen else None


def english_number(written: str) -> Decimal | None:
    """Return the number that English writes so; None for what is no number.

    >>> english_number("twenty-one")
    Decimal('21')
    """
    total = Decimal(0)
    seen = False
    for word in re.split(r"[\s-]+", written.strip().casefold()):
        if word in _SCALES:
            total *= _SCALES[word]
        elif word in _WORDS:
            total += _WORDS[word]
        elif re.fullmatch(_ARABIC, word):
            total += Decimal(word.replace(",", ""))
        else:
            return None
        seen = True
    return total if seen else None


def year_number(written: str) -> int | None:
    """Return the year of four digits, Arabic or Chinese (二〇一七); None for anything else."""
    digits = "".join(str(_DIGITS.get(character, character)) for character in written)
    return int(digits) if re.fullmatch("[0-9]{4}", digits, re.ASCII) and int(digits) else None

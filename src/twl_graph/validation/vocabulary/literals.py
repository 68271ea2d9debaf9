"""Values whose form is not valid for their datatype, or not the canonical one: two forms of a value are two facts."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

from twl_graph.errors import Words, spaced
from twl_graph.namespaces import BASE, RDF, XSD
from twl_graph.validation.rules import CANONICAL_LITERAL, KNOWN_TERM, VALID_LITERAL
from twl_graph.validation.suggestion import Suggestion
from twl_graph.validation.vocabulary.calendar import in_calendar
from twl_graph.validation.vocabulary.lexical_forms import NO_CHARACTER, WKT, canonical, is_known
from twl_graph.validation.vocabulary.mended_literals import Mended, mended, rough
from twl_graph.validation.vocabulary.moments import zone_of
from twl_graph.validation.vocabulary.names import shown, written
from twl_graph.validation.vocabulary.reused_terms import DATATYPE, Told
from twl_graph.validation.vocabulary.usage import node_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twl_graph.validation.finding import Finding
    from twl_graph.validation.vocabulary.reused_terms import ReusedTerms
    from twl_graph.validation.vocabulary.usage import Usage

_TEXTS: Final = frozenset({XSD + "string", RDF + "langString"})
#: Datatypes of RDF whose forms are documents of their own.
_DOCUMENTS: Final = frozenset(RDF + name for name in ("HTML", "XMLLiteral", "JSON"))
#: A value longer than this many characters is cut in a message.
_LONGEST: Final = 40
_VALUE: Final = Words("值", "a valid value")
#: The bounds that a figure has, by how exact it is (shape:Figure-bounds).
_BOUNDS: Final = {
    "more-than": ("schema:minValue",),
    "less-than": ("schema:maxValue",),
    "about": ("schema:minValue", "schema:maxValue"),
}
#: What the values of a datatype are called, and one of them.
_EXAMPLES: Final = {
    XSD + "date": (Words("日期", "a day of the calendar"), "2017-02-01"),
    XSD + "gYearMonth": (Words("年月", "a month of a year"), "2017-02"),
    XSD + "gYear": (Words("年份", "a year"), "2017"),
    XSD + "dateTime": (Words("日期时间", "a day and time"), "2017-02-01T09:00:00"),
    XSD + "integer": (Words("整数", "a whole number"), "30"),
    XSD + "nonNegativeInteger": (Words("非负整数", "a whole number from 0 up"), "30"),
    XSD + "positiveInteger": (Words("正整数", "a whole number from 1 up"), "30"),
    XSD + "decimal": (Words("小数", "a decimal number"), "1.5"),
    XSD + "double": (Words("双精度数", "a double"), "1.5E0"),
    XSD + "boolean": (Words("真假值", "true or false"), "true"),
    XSD + "duration": (Words("时长", "a duration"), "P1Y"),
    XSD + "anyURI": (Words("网址", "an address"), "https://example.com/"),
    XSD + "hexBinary": (Words("十六进制串", "hexadecimal digits in pairs"), "0fb8"),
    WKT: (Words("坐标", "coordinates in well-known text"), "POINT(116.7 39.9)"),
}


def literal_findings(usage: Usage, reused: ReusedTerms) -> Iterator[Finding]:
    """Yield a violation for each literal that is not valid or not canonical, at each node that has it."""
    datatypes: dict[str, Told | None] = {}
    for literal, uses in usage.literals.items():
        datatype = literal.datatype.value
        if datatype in _TEXTS:
            told = None if literal.value.isascii() and literal.value.isprintable() else _text(literal)
        elif is_known(datatype):
            told = None if canonical(literal.value, datatype) == literal.value else _value(literal)
            told = told or _zoned(literal)
        else:
            if datatype not in datatypes:
                datatypes[datatype] = None if datatype in _DOCUMENTS else _datatype(datatype, reused)
            told = _retyped(literal, datatypes[datatype])
        if told is not None:
            for quad, source in uses:
                if not reused.is_excused(datatype, source):
                    yield told.rule.finding(
                        node_of(quad), quad.predicate.value, literal, told.message, suggestion=told.suggestion
                    )


def _text(literal: Literal) -> Told | None:
    """Return what is wrong with a text: a character that no text holds, or an accent written apart from its letter."""
    found = NO_CHARACTER.search(literal.value)
    if found is not None:
        clean = NO_CHARACTER.sub("", literal.value)
        code = f"U+{ord(found[0]):04X}"
        message = Words(
            f"文本 {_quoted(literal)} 中有控制字符 {code}。",
            f"The text {_quoted(literal)} holds {code}, which is no character of a text.",
        )
        words = Words("请删去这个字符。", "Leave that character out.")
        return Told(VALID_LITERAL, message, Suggestion(words, _like(literal, clean), safe=False))
    if unicodedata.is_normalized("NFC", literal.value):
        return None
    composed = unicodedata.normalize("NFC", literal.value)
    message = Words(
        f"文本 {_quoted(literal)} 不是 Unicode 规范形式 NFC。",
        f"The text {_quoted(literal)} is not in Unicode's normal form NFC.",
    )
    words = Words(
        "请改用 NFC：看起来相同，字符不同。", "Write it in NFC: it looks the same, its characters are others."
    )
    return Told(CANONICAL_LITERAL, message, Suggestion(words, _like(literal, composed), safe=True))


def _value(literal: Literal) -> Told:
    """Return what is wrong with a value of a known datatype."""
    datatype, quoted = literal.datatype.value, _quoted(literal)
    right = canonical(literal.value, datatype)
    if right is not None:
        whole = datatype == XSD + "decimal" and right.lstrip("-").isdecimal()  # 8.0 is the integer 8
        instead = Literal(right, datatype=NamedNode(XSD + "integer") if whole else literal.datatype)
        message = Words(
            f"{quoted} 不是规范写法，同一个值应写 {_quoted(instead)}。",
            f"{quoted} is not the canonical form; the same value is written {_quoted(instead)}.",
        )
        return Told(CANONICAL_LITERAL, message, _write(instead, safe=True))
    called, example = _EXAMPLES.get(datatype, (_VALUE, ""))
    short = written(datatype)
    message = Words(
        f"{quoted} 不是合法的{called.zh}（{short}）{f'，应写成 {example} 这样' if example else ''}。",
        f"{quoted} is not {called.en} ({short}){f', which is written like {example}' if example else ''}.",
    )
    meant = mended(literal)
    suggestion = in_calendar(literal) or _figure(literal) if meant is None else _write(meant.literal, safe=meant.sure)
    return Told(VALID_LITERAL, message, suggestion)


def _zoned(literal: Literal) -> Told | None:
    """Return what is wrong with a date in a time zone: the graph's dates are days of the calendar where they are."""
    name = literal.datatype.value.removeprefix(XSD)
    zone = zone_of(literal.value, name) if name in ("date", "gYearMonth", "gYear") else None
    if zone is None:
        return None
    message = Words(
        f"{_quoted(literal)} 带有时区 {zone}；本图谱的日期不带时区。",
        f"{_quoted(literal)} has the time zone {zone}; dates of this graph have none.",
    )
    instead = Literal(literal.value.removesuffix(zone), datatype=literal.datatype)
    return Told(CANONICAL_LITERAL, message, _write(instead, safe=False))


def _figure(literal: Literal) -> Suggestion | None:
    """Return how to state a number that is not told exactly: as a figure with its bound."""
    about = rough(literal)
    if about is None:
        return None
    if about.exactness:
        said = [f"{bound} {about.number}" for bound in _BOUNDS[about.exactness]]
        concept = f"twl:approximation concept:{about.exactness}"
        words = Words(
            f"请写一个 twl:Figure：{'，'.join((*said, concept))}。",
            f"State a twl:Figure with {', '.join(said)} and {concept}.",
        )
        patch = f"id:figure-… a twl:Figure ; {' ; '.join((*said, concept))} ."
    else:
        words = Words(
            f"只写数值 {about.number}；单位写在 schema:unitText，原文写在 twl:wording。",
            f"Write the number alone, {about.number}; the unit goes to schema:unitText, the words to twl:wording.",
        )
        patch = ""
    return Suggestion(words, patch=patch)


def _datatype(datatype: str, reused: ReusedTerms) -> Told | None:
    """Return what is wrong with a datatype whose forms are not known here."""
    if datatype.startswith(BASE):
        short = written(datatype)
        message = Words(f"{short} 不是数据类型。", f"{short} is no datatype.")
        words = Words("请用 xsd: 的数据类型。", "Use a datatype of xsd:.")
        return Told(KNOWN_TERM, message, Suggestion(words))
    return reused.told(datatype, DATATYPE)


def _retyped(literal: Literal, told: Told | None) -> Told | None:
    """Return what is wrong with a literal's datatype, with the literal to write instead."""
    if told is None or told.suggestion is None or not isinstance(told.suggestion.instead, NamedNode):
        return told
    near = told.suggestion.instead
    if near.value == XSD + "string":
        return told._replace(suggestion=_write(Literal(literal.value), safe=told.suggestion.safe))
    lexical = canonical(literal.value, near.value)
    instead = Literal(literal.value if lexical is None else lexical, datatype=near)
    meant = mended(instead) if lexical is None else Mended(instead, True)
    if meant is None:
        return told._replace(suggestion=Suggestion(told.suggestion.words))
    safe = told.suggestion.safe and meant.sure
    return told._replace(suggestion=Suggestion(told.suggestion.words, meant.literal, safe=safe))


def _write(literal: Literal, *, safe: bool) -> Suggestion:
    written = _quoted(literal)
    return Suggestion(Words(f"请写{spaced(written)}。", f"Write {written}."), literal, safe=safe)


def _like(literal: Literal, text: str) -> Literal:
    return Literal(text, language=literal.language) if literal.language else Literal(text)


def _quoted(literal: Literal) -> str:
    """Return a literal as Turtle writes it, in one line; a long one is cut."""
    text = shown(literal.value, _LONGEST).replace('"', '\\"')
    if literal.language:
        return f'"{text}"@{literal.language}'
    return f'"{text}"' if literal.datatype.value == XSD + "string" else f'"{text}"^^{written(literal.datatype.value)}'

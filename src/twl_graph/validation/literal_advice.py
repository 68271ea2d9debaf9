"""What to write instead of a value that has the wrong datatype, language, form or size."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib.namespace import SH as SHACL

from twl_graph.dates import bounds
from twl_graph.errors import Words
from twl_graph.folding import has_han
from twl_graph.namespaces import CONCEPT, GRAPH, ID, TWL, XSD, compact, prefixes
from twl_graph.turtle_terms import Terms
from twl_graph.validation.suggestion import Suggestion
from twl_graph.validation.vocabulary.calendar import in_calendar
from twl_graph.validation.vocabulary.lexical_forms import canonical
from twl_graph.validation.vocabulary.mended_literals import mended
from twl_graph.validation.vocabulary.moments import zone_of

if TYPE_CHECKING:
    from twl_graph.validation.expectation import Expectation
    from twl_graph.validation.finding import Finding

_LANGUAGES: Final = {"zh": Words("中文", "Chinese"), "en": Words("英文", "English")}
_LATIN: Final = re.compile("[A-Za-z]")
_WEB: Final = re.compile(r"https?://[^\s<>\"{}|\\^`]+\Z")
_POINT: Final = re.compile(r"POINT ?\(([-0-9.]+) ([-0-9.]+)\)")
_DATES: Final = frozenset(XSD + name for name in ("date", "gYearMonth", "gYear"))


def datatype(finding: Finding, expected: Expectation) -> Suggestion | None:
    """Say which datatypes are right; where the value is right for just one of them, write it so."""
    if not expected.datatypes:
        return None
    if isinstance(finding.value, ox.Literal):
        text, written = finding.value.value, finding.value.datatype.value
        fitting = [kind for kind in expected.datatypes if _is_form_of(text, kind)]
        if XSD + "integer" in fitting:  # a whole number is a decimal too, but is written as an integer
            fitting = [XSD + "integer"]
        if len(fitting) == 1 and fitting[0] != written:
            return write(ox.Literal(text, datatype=ox.NamedNode(fitting[0])), safe=True)
        # The kind that is written first; a time zone is no part of a date here.
        for kind in sorted(expected.datatypes, key=lambda kind: kind != written):
            zone = zone_of(text.strip(), kind.removeprefix(XSD)) if kind in _DATES else None
            found = mended(ox.Literal(text.strip().removesuffix(zone or ""), datatype=ox.NamedNode(kind)))
            if found is not None and _fits(found.literal, expected):
                return write(found.literal)
        if (real := in_calendar(finding.value)) is not None:
            return real
    forms = expected.examples or [compact(kind) for kind in expected.datatypes]
    *most, last = forms
    en = f"{', '.join(most)} or {last}" if most else last
    return Suggestion(Words(f"写成 {'、'.join(forms)} 这样。", f"Write it like {en}."))


def language(finding: Finding, expected: Expectation) -> Suggestion:
    """Give a text without a language the one that its letters tell."""
    wanted = expected.words or Words("带语言标记的文字", "a text with a language tag")
    general = Suggestion(Words(f"应为{wanted.zh}。", f"Expected: {wanted.en}."))
    if not isinstance(finding.value, ox.Literal) or finding.value.language is not None:
        return general
    text = finding.value.value
    guess = "zh" if has_han(text) else "en" if _LATIN.search(text) else ""
    if guess not in expected.languages:
        return general
    return write(ox.Literal(text, language=guess), safe=finding.value.datatype.value == XSD + "string")


def lacking(
    values: Iterable[ox.NamedNode | ox.Literal | ox.BlankNode], expected: Expectation, name: Words
) -> Suggestion | None:
    """Name the languages in which a text is missing that is there in another; its lines are the values to add."""
    there = {value.language for value in values if isinstance(value, ox.Literal)}
    wanted = [language for language in expected.languages if language in _LANGUAGES]
    tags = [language for language in wanted if language not in there]
    if not tags or len(tags) == len(wanted):
        return None
    zh, en = "、".join(_LANGUAGES[tag].zh for tag in tags), " and ".join(_LANGUAGES[tag].en for tag in tags)
    written = "、".join(f"@{tag}" for tag in tags)
    words = Words(f"补上{zh}的“{name.zh}”（{written}）。", f"Add the “{name.en}” in {en} ({written}).")
    return Suggestion(words, None, " , ".join(f'"…"@{tag}' for tag in tags))


def pattern(finding: Finding, expected: Expectation) -> Suggestion | None:
    """Try the likely slips against the pattern: blanks, width, capitals, swapped coordinates, another namespace."""
    wanted = expected.parameter(SHACL.pattern)
    value = finding.value if finding.value is not None else finding.node
    if wanted is None or isinstance(value, ox.BlankNode):
        return None
    for spelled in _respelled(value):
        if re.search(wanted, spelled) and spelled != value.value:
            return write(_like(value, spelled), safe=spelled == value.value.strip())
    return Suggestion(Words(f"写法须合乎 {wanted}。", f"It must have the form {wanted}."))


def size(finding: Finding, expected: Expectation) -> Suggestion | None:
    """Say between which bounds a number, or the length of a text, must lie."""
    told = []
    for name, zh, en in (
        ("minInclusive", "不小于 {0}", "at least {0}"),
        ("minExclusive", "大于 {0}", "more than {0}"),
        ("maxInclusive", "不大于 {0}", "at most {0}"),
        ("maxExclusive", "小于 {0}", "less than {0}"),
        ("minLength", "至少 {0} 个字符", "at least {0} characters"),
        ("maxLength", "至多 {0} 个字符", "at most {0} characters"),
    ):
        bound = expected.parameter(SHACL[name])
        if bound is not None:
            told.append(Words(zh, en).formatted(bound))
    if not told:
        return None
    zh, en = "，".join(one.zh for one in told), " and ".join(one.en for one in told)
    return Suggestion(Words(f"应{zh}。", f"It must be {en}."))


def node_kind(finding: Finding, expected: Expectation) -> Suggestion:
    """Say that a thing is wanted and not a text, or the other way round; an address is an IRI."""
    if not isinstance(finding.value, ox.Literal):
        return Suggestion(Words("此处写文字，不是 IRI。", "Write a text here, not an IRI."))
    if _WEB.match(finding.value.value):
        return write(ox.NamedNode(finding.value.value))
    return Suggestion(Words("此处写事物的 IRI，不是文字。", "Write the IRI of a thing here, not a text."))


def write(term: ox.NamedNode | ox.Literal, safe: bool = False) -> Suggestion:
    """Return the suggestion to write this very term."""
    said = Terms(prefixes(), None).term(term)
    return Suggestion(Words(f"写成 {said}。", f"Write {said}."), term, safe=safe)


def _like(value: ox.NamedNode | ox.Literal, text: str) -> ox.NamedNode | ox.Literal:
    """Return a term of the same kind with another text."""
    if isinstance(value, ox.NamedNode):
        return ox.NamedNode(text)
    if value.language is not None:
        return ox.Literal(text, language=value.language)
    return ox.Literal(text, datatype=value.datatype)


def _respelled(value: ox.NamedNode | ox.Literal) -> Iterator[str]:
    text = value.value
    if isinstance(value, ox.NamedNode):
        name = text[max(text.rfind("/"), text.rfind("#")) + 1 :]
        words = re.sub(r"[^a-z0-9]+", "-", re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()).strip("-")
        # A name that is not in Latin letters has no other spelling here.
        for namespace in (ID, CONCEPT, GRAPH, TWL) if name.isascii() and words else ():
            yield from (namespace + name, namespace + words)
        return
    plain = unicodedata.normalize("NFKC", text).strip()
    yield from (text.strip(), plain, plain.upper(), plain.lower())
    if point := _POINT.search(plain):
        yield plain.replace(point[0], f"POINT({point[2]} {point[1]})")
    if value.datatype.value in _DATES:
        zone = zone_of(plain, value.datatype.value.removeprefix(XSD))
        found = mended(ox.Literal(plain.removesuffix(zone or ""), datatype=value.datatype))
        if found is not None and found.literal.datatype == value.datatype:
            yield found.literal.value


def _fits(literal: ox.Literal, expected: Expectation) -> bool:
    """Whether a literal is of an expected datatype, in a form of it."""
    kind = literal.datatype.value
    return kind in expected.datatypes and _is_form_of(literal.value, kind)


def _is_form_of(text: str, kind: str) -> bool:
    """Whether a text is a canonical form of the datatype: a date of the calendar, a number, any text."""
    if kind in _DATES:
        return bounds(text, kind) is not None
    return kind == XSD + "string" or canonical(text, kind) == text

"""The languages of texts: Chinese, English and pinyin, each with the one tag that it has in this graph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Quad

from twl_graph.errors import Words
from twl_graph.folding import has_han, is_han
from twl_graph.namespaces import DCTERMS, RDFS, SKOS, TWL, XSD
from twl_graph.validation.rules import LANGUAGE_TAG
from twl_graph.validation.suggestion import Suggestion
from twl_graph.validation.vocabulary.names import shown
from twl_graph.validation.vocabulary.usage import node_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twl_graph.validation.finding import Finding
    from twl_graph.validation.vocabulary.usage import Usage

_PINYIN: Final = "zh-latn-pinyin"
_TAGS: Final = ("zh", "en", _PINYIN)
_PINYIN_PROPERTY: Final = TWL + "pinyin"
#: Properties whose values are texts in a language.
_TEXTS: Final = frozenset(
    (
        *(RDFS + "label", TWL + "pinyin", TWL + "wording", TWL + "resolvedFrom"),
        *(DCTERMS + name for name in ("title", "description", "abstract")),
        *(SKOS + name for name in ("prefLabel", "altLabel", "hiddenLabel", "definition", "example", "note")),
    )
)
#: Those that have one value in each language, in words that everybody reads: no Chinese text is all Latin letters.
_ONE_EACH: Final = frozenset((RDFS + "label", *(DCTERMS + name for name in ("title", "description", "abstract"))))
_WORDS: Final = re.compile(r"(?<!\S)[A-Za-z]{2,}")
#: Tags that mean one of the three and nothing else (ISO 639, and what people write for it).
_MEANT: Final = {
    **dict.fromkeys(("cn", "ch", "chi", "zho", "cmn", "chs", "chinese"), "zh"),
    **dict.fromkeys(
        ("zh-cn", "zh-hans", "zh-hans-cn", "zh-chs", "zh-sg", "zh-hans-sg", "cmn-hans", "cmn-hans-cn"), "zh"
    ),
    **dict.fromkeys(("eng", "english", "uk", "us"), "en"),
    **dict.fromkeys(("pinyin", "zh-pinyin", "zh-latn", "zh-latn-cn", "cmn-latn", "zh-latn-pinyin-x-notone"), _PINYIN),
}
#: Chinese, but in other characters: the tag is plain and the text is to be looked at.
_TRADITIONAL: Final = frozenset(("zh-hant", "zh-tw", "zh-hk", "zh-mo", "zh-hant-tw", "zh-hant-hk", "cht", "zh-cht"))
_RULE: Final = Words(
    "本图谱的语言标记只有 zh、en 和 zh-latn-pinyin", "the tags of this graph are zh, en and zh-latn-pinyin"
)


def language_findings(usage: Usage) -> Iterator[Finding]:
    """Yield a violation for each text whose language tag is missing, off the list or out of its place."""
    for literal, uses in usage.literals.items():
        tag = literal.language
        if tag in ("zh", "en") and not _is_of_the_other(literal):
            continue
        if tag is None and literal.datatype.value != XSD + "string":
            continue
        for quad, _ in uses:
            path = quad.predicate.value
            told = _told(literal, path) if tag not in ("zh", "en") else _swapped(usage, quad, literal)
            if told is not None:
                message, suggestion = told
                yield LANGUAGE_TAG.finding(node_of(quad), path, literal, message, suggestion=suggestion)


def _told(literal: Literal, path: str) -> tuple[Words, Suggestion | None] | None:
    tag, text = literal.language, shown(literal.value, 40)
    if tag is None:
        if path not in _TEXTS:
            return None
        message = Words(f"文本“{text}”没有语言标记。", f'The text "{text}" has no language tag.')
        meant = _language_of(literal.value, path)
        return message, None if meant is None else _write(literal, meant, safe=True)
    if tag == _PINYIN:
        if path == _PINYIN_PROPERTY:
            return None
        message = Words(
            f"“{text}”标为拼音（{_PINYIN}），拼音只用于 twl:pinyin。",
            f'"{text}" is tagged as pinyin ({_PINYIN}), which is for twl:pinyin only.',
        )
        meant = _language_of(literal.value, path)
        return message, None if meant is None else _write(literal, meant, safe=False)
    message = Words(f"“{text}”的语言标记是 {tag}；{_RULE.zh}。", f'"{text}" is tagged {tag}; {_RULE.en}.')
    meant = _PINYIN if path == _PINYIN_PROPERTY else _meant(tag)
    if meant is None:
        words = Words(
            "其他语言的名称请写在备注（skos:note）里。", "Put a name in another language into a note (skos:note)."
        )
        return message, Suggestion(words)
    in_place = (meant == _PINYIN) == (path == _PINYIN_PROPERTY)
    return message, _write(literal, meant, safe=in_place and tag not in _TRADITIONAL)


def _swapped(usage: Usage, quad: Quad, literal: Literal) -> tuple[Words, Suggestion | None] | None:
    """Return what is wrong with a Chinese text that is tagged en, or an English one tagged zh."""
    text, path = shown(literal.value, 40), quad.predicate.value
    beside = _beside(usage, quad) if path in _ONE_EACH else set()
    if literal.language == "en":
        message = Words(f"文本“{text}”全是汉字，却标为 en。", f'The text "{text}" is all Chinese and tagged en.')
        return message, _write(literal, "zh", safe=not any(other.language == "zh" for other in beside))
    of_words = len(_WORDS.findall(literal.value)) > 1
    # One word may be a name that Chinese writes so too: Wi-Fi. A Chinese text beside it is the Chinese one.
    if path not in _ONE_EACH or not (of_words or any(o.language == "zh" and has_han(o.value) for o in beside)):
        return None
    message = Words(f"文本“{text}”是英文，却标为 zh。", f'The text "{text}" is English and tagged zh.')
    return message, _write(literal, "en", safe=not any(other.language == "en" for other in beside))


def _beside(usage: Usage, quad: Quad) -> set[Literal]:
    """Return the other values of the property of a thing."""
    uses = usage.subjects.get(quad.subject.value, ()) if isinstance(quad.subject, NamedNode) else ()
    along = (each.object for each, _ in uses if each.predicate == quad.predicate and each.object != quad.object)
    return {each for each in along if isinstance(each, Literal)}


def _meant(tag: str) -> str | None:
    """Return the tag of the list that another tag means; None where it is of another language."""
    if tag in _TRADITIONAL:
        return "zh"
    return _MEANT.get(tag) or ("en" if tag.startswith("en-") else None)


def _language_of(text: str, path: str) -> str | None:
    """Return the tag of a text that has none: Chinese characters are Chinese, plain letters are English."""
    if path == _PINYIN_PROPERTY:
        return None if has_han(text) else _PINYIN
    if has_han(text):
        return "zh"
    return "en" if text.isascii() and any(each.isalpha() for each in text) else None


def _is_of_the_other(literal: Literal) -> bool:
    """Tell whether a text that is tagged en has Chinese letters only, or one tagged zh plain Latin ones only."""
    letters = [each for each in literal.value if each.isalpha()]
    if literal.language == "zh":
        return bool(letters) and literal.value.isascii()
    return bool(letters) and all(map(is_han, letters))


def _write(literal: Literal, tag: str, *, safe: bool) -> Suggestion:
    words = Words(f"请写语言标记 @{tag}。", f"Tag it @{tag}.")
    return Suggestion(words, Literal(literal.value, language=tag), safe=safe)

"""Finding things by what people type: names in either script, pinyin with or without tones, initials, parts, typos.

What is found stands in the order of `Match`; where that is the same, things come before concepts, classes and
properties, names that are nearly used up before longer ones, and then they are in the order of their English names.
"""

import unicodedata
from collections.abc import Callable, Collection
from typing import Final, NamedTuple

from twl_graph.errors import ASK_FOR_THINGS, Ambiguous, NotFound, UsageError, Words, nearest
from twl_graph.folding import fold
from twl_graph.namespaces import compact, full, prefixes
from twl_graph.search.matching import Asked, Fit, Match
from twl_graph.search.name_index import Entry, Name, NameIndex
from twl_graph.tables import harmless

_THING: Final = Words("事物", "thing")
_CLASS: Final = Words("类", "class")
#: The longest text that is looked for: a name or a phrase, not a document.
MAX_TEXT: Final = 1_000
_GROUPS: Final = {"thing": 0, "concept": 1, "class": 2, "property": 3}


class Hit(NamedTuple):
    """One thing that was found.

    Attributes:
        entry: the thing with its names.
        match: how it fits.
        name: the name that does; None where it is the IRI, or a part of it.
    """

    entry: Entry
    match: Match
    name: Name | None

    @property
    def iri(self) -> str:
        """The IRI of the thing."""
        return full(self.entry.curie)

    @property
    def label(self) -> Words:
        """Its label in Chinese and English."""
        return self.entry.label

    @property
    def matched(self) -> str:
        """The text that fits: a name, its pinyin or initials, or the last part of the IRI."""
        if self.name is None:
            return self.entry.local_name
        read = {Match.PINYIN: self.name.pinyin, Match.INITIALS: self.name.initials}.get(self.match)
        return read or self.name.text


def search(index: NameIndex, text: str, *, among: Collection[str] | None = None, kind: str | None = None) -> list[Hit]:
    """Find things by a name of theirs, or by what comes near one; the best first.

    `among` restricts it to some CURIEs, `kind` to the things of one class, a CURIE.

    Raises:
        UsageError: the text is empty, too long, or no text that UTF-8 can write.
    """
    return [hit for _, hit in _ranked(index, text, _allowed(index, among, kind))]


def meant(index: NameIndex, text: str, among: Collection[str] | None = None) -> list[Entry]:
    """Give what a text may stand for instead of a name: what it fits best, where it fits a name as a whole.

    Pinyin and initials stand for a name; a part of one, or what is only similar, does not.
    """
    ranked = _ranked(index, text, _allowed(index, among, None))
    best = ranked[0][0][:2] if ranked else (Match.TYPO, 0)
    return [hit.entry for fit, hit in ranked if fit[:2] == best and best[0] <= Match.INITIALS]


def suggestions(index: NameIndex, text: str, among: Collection[str] | None = None, count: int = 3) -> list[str]:
    """Give the names nearest to a text, each as it stands in the graph; to a CURIE or an IRI the answer is a CURIE."""
    reference = _last_part(text) is not None
    allowed = _allowed(index, among, None)
    found = [
        hit.entry.curie if reference or hit.name is None else hit.name.text for _, hit in _ranked(index, text, allowed)
    ]
    if not found:
        found = _parts_but_for_typos(index, text, allowed) or _alike(index, text, allowed)
    return list(dict.fromkeys(found))[:count]


def class_named(index: NameIndex, name: str) -> str:
    """Give the CURIE of the class that a name means. Raises NotFound, Ambiguous and what `search` raises."""
    among = {entry.curie for entry in index.entries if entry.group == "class"}
    found = meant(index, name, among)
    if len(found) > 1:
        raise Ambiguous(_CLASS, name, [f"{entry.curie}  {entry.label.in_line('both')}" for entry in found])
    if not found:
        raise NotFound(_CLASS, name, suggestions(index, name, among))
    return found[0].curie


def not_found(index: NameIndex, text: str, kind: str | None = None) -> NotFound:
    """Give the error that says that nothing was found, with the nearest names; `kind` is the class asked for."""
    called = index.label_of(kind) if kind is not None else _THING
    among = None
    if kind is not None:
        kinds = index.below(kind)
        among = {entry.curie for entry in index.entries if not kinds.isdisjoint(entry.kinds)}
    return NotFound(called, harmless(text), suggestions(index, text, among), ASK_FOR_THINGS)


def _allowed(index: NameIndex, among: Collection[str] | None, kind: str | None) -> Callable[[Entry], bool]:
    kinds = index.below(kind) if kind is not None else set()
    some = None if among is None else set(among)
    return lambda entry: (some is None or entry.curie in some) and (kind is None or not kinds.isdisjoint(entry.kinds))


def _ranked(index: NameIndex, text: str, allowed: Callable[[Entry], bool]) -> list[tuple[Fit, Hit]]:
    """Give everything that fits, each thing once, by the name that fits best."""
    text = _checked(text)
    last = _last_part(text)
    best: dict[str, tuple[Fit, Hit]] = {}

    def offer(entry: Entry, fit: Fit | None, name: Name | None) -> None:
        if fit is not None and (entry.curie not in best or fit < best[entry.curie][0]) and allowed(entry):
            best[entry.curie] = fit, Hit(entry, fit[0], name)

    if last is None:
        _by_name(index, Asked(text, index), offer)
    else:
        _by_iri(index, text, last, offer)
    return sorted(best.values(), key=_order)


def _order(found: tuple[Fit, Hit]) -> tuple[Match, int, int, int, str, str]:
    (match, fine, spare), (entry, _, _) = found
    return match, fine, _GROUPS[entry.group], spare, entry.label.en.casefold(), entry.curie


def _by_name(index: NameIndex, asked: Asked, offer: Callable[[Entry, Fit | None, Name | None], None]) -> None:
    if not asked:
        return
    for (entry, name), key, reading in zip(index.named, index.keys, index.readings, strict=True):
        offer(entry, asked.name(key, name, reading) or asked.slip(key, reading), name)
    for entry, key in zip(index.entries, index.local_keys, strict=True):
        offer(entry, asked.local_name(key) or asked.slip(key), None)


def _by_iri(index: NameIndex, text: str, last: str, offer: Callable[[Entry, Fit | None, Name | None], None]) -> None:
    """Look among the IRIs only: whoever writes a prefix means one."""
    written = _bare(text)
    prefix, colon, _ = written.partition(":")
    start = prefix + colon if prefix in prefixes() else ""
    asked = Asked(last, index)
    for entry, key in zip(index.entries, index.local_keys, strict=True):
        if entry.curie in (written, compact(written)):
            offer(entry, (Match.IRI, 0, 0), None)
        elif asked and entry.curie.startswith(start):
            offer(entry, asked.local_name(key) or asked.slip(key), None)


def _checked(text: str) -> str:
    """Give a text without the spaces around it. Raises UsageError for one that cannot be looked for."""
    text = text.strip()
    if not text:
        raise UsageError(Words("请给出要查找的名称", "Give a name to look for"))
    if len(text) > MAX_TEXT:
        raise UsageError(
            Words(f"要查找的名称超过 {MAX_TEXT} 个字符", f"The name to look for is longer than {MAX_TEXT} characters")
        )
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise UsageError(Words("名称不是 UTF-8 文字", "The name is no UTF-8 text"))
    return text


def _bare(text: str) -> str:
    """Give what is written as an IRI or a CURIE without angle brackets and full-width letters."""
    return unicodedata.normalize("NFKC", text).strip().removeprefix("<").removesuffix(">")


def _last_part(text: str) -> str | None:
    """Give the last part of an IRI or of a CURIE of the project; None where the text is neither."""
    bare = _bare(text)
    prefix, colon, local = bare.partition(":")
    if not colon or not (local.startswith("//") or prefix in prefixes()):
        return None
    return bare.rstrip("/#").rpartition("/")[2].rpartition("#")[2].rpartition(":")[2]


def _parts_but_for_typos(index: NameIndex, text: str, allowed: Callable[[Entry], bool]) -> list[str]:
    """Give the names that hold the text but for a typo, those with the fewest first."""
    asked = Asked(text, index)
    found = []
    for (entry, name), key in zip(index.named, index.keys, strict=True):
        if allowed(entry) and (count := asked.near(key)) is not None:
            found.append((count, _GROUPS[entry.group], len(key), name.text))
    return [name for *_, name in sorted(found)]


def _alike(index: NameIndex, text: str, allowed: Callable[[Entry], bool]) -> list[str]:
    """Give the names that have most in common with a text."""
    reference = _last_part(text)
    named = (
        [(key, entry, entry.curie) for entry, key in zip(index.entries, index.local_keys, strict=True)]
        if reference is not None
        else [(key, entry, name.text) for (entry, name), key in zip(index.named, index.keys, strict=True)]
    )
    spelled: dict[str, str] = {}
    for key, entry, written in named:
        if allowed(entry):
            spelled.setdefault(key, written)
    wanted = fold(text if reference is None else reference)
    # Of two characters, one that is wrong is half of the name; in an alphabet that much would be another name.
    return [spelled[key] for key in nearest(wanted, spelled, 3, 0.6 if wanted.isascii() else 0.5)] if wanted else []

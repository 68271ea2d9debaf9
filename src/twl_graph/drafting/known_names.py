"""Known names in a text: every label, title and alias of the things of the graph, the longest first.

Names are compared without width, case, accents, blanks, quotation marks and brackets, so that “通武廊”科技合作协议
is found where the text has no quotation marks, and TONG-WU-LANG by Tong-Wu-Lang; other punctuation counts. A name of
Latin letters counts only as whole words.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox

from twl_graph.namespaces import ID, RDF, SKOS, TWL

if TYPE_CHECKING:
    from twl_graph.knowledge import Knowledge

#: The classes of what has a title or another proper name.
_PROPER: Final = (TWL + "Document", TWL + "Platform", TWL + "Positioning", TWL + "Programme")
_TYPE: Final = ox.NamedNode(RDF + "type")
_HIDDEN: Final = ox.NamedNode(SKOS + "hiddenLabel")
_PERIOD: Final = ox.NamedNode(TWL + "Period")
_RESOLVED_FROM: Final = ox.NamedNode(TWL + "resolvedFrom")
#: The least letters of a name that is looked for, by whether it is Latin: 甲 and AB stand in too many words.
_LEAST: Final = {True: 3, False: 2}
#: Categories of Unicode that count as a blank: quotation marks and brackets, separators and controls.
_BLANKS: Final = ("Pi", "Pf", "Ps", "Pe", "Zs", "Zl", "Zp", "Cc")
_QUOTES: Final = "\"'"
#: Categories that do not count at all: marks on letters, and what is not seen.
_DROPPED: Final = ("Mn", "Cf")
_BLANK: Final = " "


class Mention(NamedTuple):
    """A name that stands in a text, from ``start`` to ``end`` in code points, and the things that have it."""

    start: int
    end: int
    iris: tuple[str, ...]


class Folded(NamedTuple):
    """A text as names are compared, and for each of its characters where the one it comes from stands."""

    text: str
    places: tuple[int, ...]


def folded(text: str) -> Folded:
    """Return a text as names are compared: one blank between Latin words, none elsewhere."""
    characters: list[str] = []
    places: list[int] = []
    waiting = False  # whether a blank was seen since the last letter
    for place, character in enumerate(text):
        for part in _compared(character):
            if part == _BLANK:
                waiting = True
                continue
            if waiting and characters and characters[-1].isascii() and characters[-1].isalnum() and part.isascii():
                characters.append(_BLANK)
                places.append(place)
            waiting = False
            characters.append(part)
            places.append(place)
    return Folded("".join(characters), tuple(places))


@cache
def _compared(character: str) -> str:
    """Return what of one character counts: nothing, a blank, or letters, digits and marks in their plain form."""
    kept = ""
    for part in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold()):
        category = unicodedata.category(part)
        if category in _BLANKS or part in _QUOTES:
            kept += _BLANK
        elif category == "Pd":
            kept += "-"
        elif category not in _DROPPED:
            kept += part
    return kept


class KnownNames:
    """Finds names in texts.

    Args:
        named: the names, each with the IRI of what it names; one name may have several.
        proper: the IRIs of what has a title or another proper name. What stands in such a name is part of it; a name
            in any other one, as 通州区 in 通州区、武清区师生代表, counts as well.
    """

    def __init__(self, named: Iterable[tuple[str, str]], proper: Collection[str] = ()) -> None:
        by_name: defaultdict[str, set[str]] = defaultdict(set)
        for name, iri in named:
            key = folded(name).text
            if sum(map(str.isalnum, key)) >= _LEAST[key.isascii()]:
                by_name[key].add(iri)
        self._proper = frozenset(proper)
        self._iris: Mapping[str, tuple[str, ...]] = {name: tuple(sorted(iris)) for name, iris in by_name.items()}
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for name in self._iris:
            lengths[name[:2]].add(len(name))
        #: The lengths of the names that begin with two characters, the longest first.
        self._lengths = {start: sorted(found, reverse=True) for start, found in lengths.items()}

    @classmethod
    def of(cls, knowledge: "Knowledge", *, in_context: bool = False) -> "KnownNames":
        """Return the names of the things of a graph.

        Args:
            knowledge: the graph.
            in_context: whether the text is one that the graph was made from. In any other, names that hold only in
                context (``skos:hiddenLabel``: 框架协议) and those of relative periods (一年来) mean something else.
        """
        from twl_graph.entities import all_names

        elsewhere = frozenset[tuple[str, str]]() if in_context else _of_context(knowledge)
        named = ((name, iri) for name, iri in all_names(knowledge) if iri.startswith(ID))
        kinds = (*_PROPER, *knowledge.classes_below(_PROPER))
        proper = {iri for kind in kinds for iri in _subjects(knowledge, _TYPE, ox.NamedNode(kind))}
        return cls((one for one in named if one not in elsewhere), proper)

    def mentions(self, text: str) -> list[Mention]:
        """Return the known names of a text in its order: the longest at each place, and other things in it.

        None crosses the end of another; of two that do, the first counts.
        """
        return list(self._found(folded(text)))

    def named(self, name: str) -> tuple[str, ...]:
        """Return the IRIs of what has exactly this name."""
        return self._iris.get(folded(name).text, ())

    def _found(self, text: Folded) -> Iterator[Mention]:
        reached, around = 0, frozenset[str]()  # where the longest name so far ends, and what has it
        at = 0
        while at < len(text.text):
            beyond = at + 1
            for length in self._lengths.get(text.text[at : at + 2], ()):
                end = at + length
                iris = self._iris.get(text.text[at:end]) if end <= len(text.text) else None
                if iris is None or at < reached < end or not _is_apart(text.text, at, end):
                    continue
                if end > reached:
                    reached, around = end, frozenset(iris)
                elif around.issuperset(iris):  # 通州 in 通州区
                    continue
                yield Mention(text.places[at], text.places[end - 1] + 1, iris)
                if not self._proper.isdisjoint(iris):
                    beyond = end
                    break
            at = beyond


def _of_context(knowledge: "Knowledge") -> frozenset[tuple[str, str]]:
    """Return the names, each with what it names, that mean this only in the texts that the graph was made from."""
    from twl_graph.entities import all_names

    found = knowledge.default_graph.quads_for_pattern(None, _HIDDEN, None, ox.DefaultGraph())
    hidden = {
        (quad.object.value, quad.subject.value)
        for quad in found
        if isinstance(quad.object, ox.Literal) and isinstance(quad.subject, ox.NamedNode)
    }
    relative = _subjects(knowledge, _TYPE, _PERIOD) & _subjects(knowledge, _RESOLVED_FROM)
    return frozenset(hidden | {(name, iri) for name, iri in all_names(knowledge) if iri in relative})


def _subjects(knowledge: "Knowledge", predicate: ox.NamedNode, value: ox.NamedNode | None = None) -> set[str]:
    """Return the IRIs of what has a property, of that value where one is given."""
    found = knowledge.default_graph.quads_for_pattern(None, predicate, value, ox.DefaultGraph())
    return {quad.subject.value for quad in found if isinstance(quad.subject, ox.NamedNode)}


def _is_apart(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch cuts no word of Latin letters or digits at either of its ends."""
    before, behind = text[start - 1 : start + 1] if start else "", text[end - 1 : end + 1]
    return not any(len(pair) == 2 and pair.isascii() and pair.isalnum() for pair in (before, behind))

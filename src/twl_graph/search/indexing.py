"""Making the index of names: by `twl build` with a dictionary of pinyin, and in passing with what others know."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

import pyoxigraph as ox

from twl_graph import resources
from twl_graph.entities import classes, names
from twl_graph.errors import Words
from twl_graph.folding import has_han, is_han
from twl_graph.glossary import glossary
from twl_graph.knowledge import Knowledge
from twl_graph.namespaces import BASE, DCTERMS, RDF, RDFS, SKOS, TWL, compact
from twl_graph.search import name_index, pinyin
from twl_graph.search.name_index import Entry, Name, NameIndex
from twl_graph.search.traditional import traditional_forms, traditional_words
from twl_graph.spans import source_span_of

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

#: What the graph calls things by, each with the role that such a name has; where two have the same text, the first.
_ROLES: Final = {
    RDFS + "label": "label",
    SKOS + "prefLabel": "label",
    DCTERMS + "title": "title",
    SKOS + "altLabel": "alias",
    SKOS + "hiddenLabel": "short",
}
_PINYIN: Final = TWL + "pinyin"
_TYPE: Final = RDF + "type"
_SUBCLASS: Final = RDFS + "subClassOf"
_GROUPS: Final = ("thing", "concept", "class", "property")
_DEFAULT: Final = ox.DefaultGraph()
_made: "WeakKeyDictionary[Knowledge, NameIndex]" = WeakKeyDictionary()


def index_of(knowledge: Knowledge) -> NameIndex:
    """Give the index of a graph: the one that was built for it, else one made now, without a dictionary."""
    if knowledge not in _made:
        folder = knowledge.folder
        found = name_index.read(folder) if folder is not None else None
        _made[knowledge] = found or in_passing(knowledge, folder)
    return _made[knowledge]


def built(knowledge: Knowledge) -> NameIndex:
    """Make the index as `twl build` writes it.

    Raises:
        UnsupportedFeature: a package that it takes is not installed.
    """
    gathered = _Gathered(knowledge)
    readings = pinyin.Readings(pinyin.CORRECTED | pinyin.phrases(gathered.told), pinyin.dictionary())
    forms = traditional_forms({character for text in gathered.texts() for character in text if is_han(character)})
    words = traditional_words(gathered.texts(), forms)
    return NameIndex(tuple(gathered.entries(readings.of, words)), forms)


def in_passing(knowledge: Knowledge, folder: "Traversable | Path | None" = None) -> NameIndex:
    """Make the index of a graph whose own is missing or out of date, without a dictionary.

    Names are read as `twl:pinyin` says and as the older index of the folder, or else the bundled one, reads their
    characters. A name with a character that none of them knows is not found by its pinyin.
    """
    older = (name_index.read_stale(folder) if folder is not None else None) or name_index.read_stale(resources.root())
    before = [(name.text, name.pinyin) for _, name in older.named if name.pinyin] if older is not None else []
    gathered = _Gathered(knowledge)
    phrases = dict(_whole(before)) | pinyin.CORRECTED | pinyin.phrases(gathered.told)
    readings = pinyin.Readings(phrases, pinyin.known(before))
    return NameIndex(
        tuple(gathered.entries(readings.of, {})), older.traditional if older is not None else {}, whole=False
    )


def _whole(named: Iterable[tuple[str, str]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield names that are Chinese throughout, with their syllables."""
    for name, read in named:
        syllables = tuple(read.split())
        if len(syllables) == len(name) and all(map(is_han, name)):
            yield name, syllables


class _Gathered:
    """What a graph says of names, by IRI."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._names: dict[str, dict[tuple[str, str], str]] = {}
        for predicate, role in _ROLES.items():
            for iri, value in self._literals(predicate):
                if value.language:
                    self._names.setdefault(iri, {}).setdefault((value.value, value.language), role)
        self._pinyin = dict(sorted((iri, value.value) for iri, value in self._literals(_PINYIN)))
        self._kinds = self._values(_TYPE)
        self._above = self._values(_SUBCLASS)
        self._classes = classes(knowledge)
        self._add_glossary()

    @property
    def told(self) -> list[tuple[str, str]]:
        """The Chinese names whose pinyin the graph gives, with it."""
        return sorted((names(self._knowledge, iri).zh, read) for iri, read in self._pinyin.items())

    def texts(self) -> set[str]:
        """Every Chinese name."""
        return {text for held in self._names.values() for text, language in held if language == "zh"}

    def entries(self, read: Callable[[str], str | None], traditional: Mapping[str, str]) -> Iterator[Entry]:
        """Yield the entries, sorted by group and CURIE.

        `read` gives the syllables of a name; `traditional` has the names that traditional characters write otherwise.
        """
        own = {iri for iri in self._kinds if iri.startswith(BASE) and source_span_of(iri) is None}
        found = [(_GROUPS.index(self._group(iri)), compact(iri), iri) for iri in own | set(self._names)]
        for group, curie, iri in sorted(found):
            label = names(self._knowledge, iri)
            called = list(self._all_names(iri, label, read))
            written = (traditional.get(name.text) for name in called if name.language == "zh")
            called.extend(Name("traditional", "zh", word) for word in written if word is not None)
            yield Entry(curie, _GROUPS[group], self._all_kinds(iri), label, tuple(called))

    def _all_names(self, iri: str, label: Words, read: Callable[[str], str | None]) -> Iterator[Name]:
        held = self._names.get(iri, {})
        for (text, language), role in sorted(held.items(), key=lambda one: (list(_ROLES.values()).index(one[1]), one)):
            syllables = read(text) if language == "zh" and has_han(text) else None
            read_as = (syllables, pinyin.initials(syllables)) if syllables else ()
            yield Name(role, language, text, *read_as)
        told = self._pinyin.get(iri)
        if told is not None and not pinyin.aligned(label.zh, told):
            yield Name("pinyin", "zh-latn-pinyin", told)

    def _all_kinds(self, iri: str) -> tuple[str, ...]:
        """Give the classes of a thing; of a class all those above it."""
        if iri not in self._classes:
            return tuple(sorted(map(compact, self._kinds.get(iri, ()))))
        found: set[str] = set()
        waiting = {iri}
        while waiting:
            waiting = {higher for one in waiting for higher in self._above.get(one, ())} - found
            found |= waiting
        return tuple(sorted(map(compact, found)))

    def _group(self, iri: str) -> str:
        kinds = self._kinds.get(iri, set())
        if iri in self._classes:
            return "class"
        if any(kind.endswith("Property") for kind in kinds) or iri in self._predicates:
            return "property"
        return "concept" if kinds & {SKOS + "Concept", SKOS + "ConceptScheme"} else "thing"

    def _add_glossary(self) -> None:
        """Name the terms of other vocabularies that the graph uses."""
        quads = self._knowledge.default_graph.quads_for_pattern(None, None, None, _DEFAULT)
        self._predicates = {quad.predicate.value for quad in quads}
        for iri, words in glossary().items():
            if iri in self._predicates | self._classes and iri not in self._names:
                self._names[iri] = {(words.zh, "zh"): "label", (words.en, "en"): "label"}

    def _literals(self, predicate: str) -> Iterator[tuple[str, ox.Literal]]:
        for quad in self._knowledge.default_graph.quads_for_pattern(None, ox.NamedNode(predicate), None, _DEFAULT):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                yield quad.subject.value, quad.object

    def _values(self, predicate: str) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for quad in self._knowledge.default_graph.quads_for_pattern(None, ox.NamedNode(predicate), None, _DEFAULT):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
                found.setdefault(quad.subject.value, set()).add(quad.object.value)
        return found

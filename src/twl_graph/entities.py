"""Things by name, and everything known of one.

A thing may be called by its IRI, its CURIE, its label in Chinese or English, an alias, or the last part of its IRI;
failing all these, width, case, spaces and quotation marks are ignored; and failing that, it may be written in
traditional characters, in pinyin without tones, or by the initials of its pinyin, where no other thing is meant. A span
of the article is called `char=511,554`.
"""

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox

from twl_graph.errors import ASK_FOR_THINGS, Ambiguous, NotFound, UsageError, Words, words
from twl_graph.facts import Fact
from twl_graph.folding import fold
from twl_graph.glossary import glossary
from twl_graph.namespaces import (
    ARTICLE,
    ARTICLES,
    CONCEPT,
    DCTERMS,
    ID,
    RDF,
    RDFS,
    SKOS,
    TWL,
    compact,
    expand,
    full,
    prefixes,
)
from twl_graph.spans import Span, source_span_of
from twl_graph.tables import harmless

if TYPE_CHECKING:
    from twl_graph.knowledge import Knowledge

#: What is looked for, in messages.
THING: Final = Words("事物", "thing")
CLASS: Final = Words("类", "class")

_NAMES: Final = tuple(map(ox.NamedNode, (RDFS + "label", SKOS + "prefLabel", DCTERMS + "title")))
_ALIASES: Final = tuple(map(ox.NamedNode, (SKOS + "altLabel", SKOS + "hiddenLabel")))
_PINYIN: Final = ox.NamedNode(TWL + "pinyin")
_TYPE: Final = ox.NamedNode(RDF + "type")
_LANGUAGES: Final = ("zh", "en")
_DEFAULT: Final = ox.DefaultGraph()
#: A span as portraits and evidence name it, or by its fragment alone.
_PLACE: Final = re.compile(r"(?:([a-z0-9-]+)\s+)?((?:p[0-9]+:|char=)[0-9]+,[0-9]+)\Z", re.ASCII)


def resolve(knowledge: "Knowledge", name: str, *, among: Collection[str] | None = None, kind: Words = THING) -> str:
    """Give the IRI of the thing that `name` means.

    `among` restricts the search to some IRIs, and `kind` says in messages what these are.

    Raises:
        UsageError: the name is empty, or no text that UTF-8 can write.
        NotFound: nothing has that name; suggests the nearest names.
        Ambiguous: several things have it; lists them.
    """
    name = name.strip()
    if not name:
        raise UsageError(Words("请给出名称", "Give a name"))
    if not is_text(name):
        raise UsageError(Words("名称不是 UTF-8 文字", "The name is no UTF-8 text"))
    for found in _readings(knowledge, name, among):
        if len(found) == 1:
            return found.pop()
        if found:
            raise Ambiguous(kind, name, [_introduced(knowledge, iri) for iri in sorted(found)])
    raise NotFound(kind, harmless(name), _nearest(knowledge, name, among), ASK_FOR_THINGS if among is None else None)


def _nearest(knowledge: "Knowledge", name: str, among: Collection[str] | None) -> list[str]:
    """List up to three names that look like the one given, each written as it stands in the graph."""
    from twl_graph.search import MAX_TEXT, suggestions
    from twl_graph.search.indexing import index_of

    return suggestions(index_of(knowledge), name, _curies(among)) if len(name) <= MAX_TEXT else []


def _curies(among: Collection[str] | None) -> set[str] | None:
    return None if among is None else set(map(compact, among))


def is_text(value: str) -> bool:
    """Tell whether UTF-8 can write a value: an argument of the command line may hold bytes that are no text."""
    return not any("\ud800" <= character <= "\udfff" for character in value)


def _readings(knowledge: "Knowledge", name: str, among: Collection[str] | None) -> Iterator[set[str]]:
    """Yield what the name may mean, the surest reading first."""

    def allowed(found: set[str]) -> set[str]:
        return found if among is None else found & set(among)

    written = _as_iri(name)
    yield allowed({written} if written and is_known(knowledge, written) else set())
    yield allowed(_named(knowledge, name, _NAMES))
    yield allowed(_named(knowledge, name, _ALIASES))
    yield allowed({base + name for base in (ID, TWL, CONCEPT) if is_known(knowledge, base + name)})
    if folded := fold(name):
        yield allowed({iri for called, iri in all_names(knowledge) if fold(called) == folded})
        yield _as_typed(knowledge, name, among)


def _as_typed(knowledge: "Knowledge", name: str, among: Collection[str] | None) -> set[str]:
    """Give what traditional characters, pinyin or initials may mean; the index of names is read only for these."""
    from twl_graph.search import MAX_TEXT, meant
    from twl_graph.search.indexing import index_of

    if len(name) > MAX_TEXT:
        return set()
    found = meant(index_of(knowledge), name, _curies(among))
    return {iri for entry in found if is_known(knowledge, iri := full(entry.curie))}


def is_known(knowledge: "Knowledge", iri: str) -> bool:
    """Tell whether the graph says anything of that IRI, as subject, property or value."""
    try:
        node = ox.NamedNode(iri)
    except ValueError:  # no IRI at all
        return False
    store = knowledge.default_graph
    uses = (
        store.quads_for_pattern(node, None, None, _DEFAULT),
        store.quads_for_pattern(None, None, node, _DEFAULT),
        store.quads_for_pattern(None, node, None, _DEFAULT),
    )
    return any(next(use, None) is not None for use in uses)


def classes(knowledge: "Knowledge") -> set[str]:
    """List the classes: those declared, and those that anything is an instance of."""
    quads = knowledge.default_graph.quads_for_pattern(None, _TYPE, None, _DEFAULT)
    typed = [(quad.subject, quad.object) for quad in quads]
    declared = ox.NamedNode(expand("owl:Class"))
    named = {node.value for node, kind in typed if kind == declared and isinstance(node, ox.NamedNode)}
    return named | {kind.value for _, kind in typed if isinstance(kind, ox.NamedNode)}


def all_names(knowledge: "Knowledge") -> Iterator[tuple[str, str]]:
    """Yield every name in the graph with the IRI of what it names: labels, titles, aliases, pinyin."""
    for predicate in (*_NAMES, *_ALIASES, _PINYIN):
        for quad in knowledge.default_graph.quads_for_pattern(None, predicate, None, _DEFAULT):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                yield quad.object.value, quad.subject.value


def names(knowledge: "Knowledge", iri: str) -> Words:
    """Give the label of an IRI in Chinese and English; for a missing one stands the other, then the CURIE.

    Terms of other vocabularies have no label in the graph; the glossary names them. A span goes by its positions.
    """
    found: dict[str, str] = {}
    for predicate in _NAMES:
        for quad in knowledge.default_graph.quads_for_pattern(ox.NamedNode(iri), predicate, None, _DEFAULT):
            if isinstance(quad.object, ox.Literal) and quad.object.language:
                known = found.setdefault(quad.object.language, quad.object.value)
                found[quad.object.language] = min(known, quad.object.value)
    zh, en = (found.get(language) for language in _LANGUAGES)
    if not (zh or en):
        return glossary().get(iri) or _span_name(knowledge, iri) or words(compact(iri))
    return Words(zh or en or "", en or zh or "")


def _span_name(knowledge: "Knowledge", iri: str) -> Words | None:
    """Name a span by its positions, and by its text where that is another one than the article."""
    place = source_span_of(iri)
    if place is None or place.source == ARTICLE:
        return words(place.span.fragment) if place else None
    text = names(knowledge, place.source)
    return Words(f"{text.zh} {place.span.fragment}", f"{text.en} {place.span.fragment}")


def _as_iri(name: str) -> str | None:
    """Read the name as an IRI, in angle brackets or bare, or as a CURIE of the project; None when it is neither."""
    if name.startswith("<") and name.endswith(">"):
        return name[1:-1]
    if (place := _PLACE.match(name)) is not None:
        return Span.typed(place[2]).iri(ARTICLES + place[1] if place[1] else ARTICLE)
    prefix, colon, local = name.partition(":")
    if not colon:
        return None
    return name if local.startswith("//") else prefixes()[prefix] + local if prefix in prefixes() else name


def _named(knowledge: "Knowledge", name: str, predicates: Collection[ox.NamedNode]) -> set[str]:
    literals = [ox.Literal(name), *(ox.Literal(name, language=language) for language in _LANGUAGES)]
    return {
        quad.subject.value
        for predicate in predicates
        for literal in literals
        for quad in knowledge.default_graph.quads_for_pattern(None, predicate, literal, _DEFAULT)
        if isinstance(quad.subject, ox.NamedNode)
    }


def _introduced(knowledge: "Knowledge", iri: str) -> str:
    """Name a candidate so that it can be told from the others: CURIE, both labels, kind."""
    called = names(knowledge, iri)
    kinds = [
        names(knowledge, quad.object.value).en
        for quad in knowledge.default_graph.quads_for_pattern(ox.NamedNode(iri), _TYPE, None, _DEFAULT)
        if isinstance(quad.object, ox.NamedNode)
    ]
    labels = called.zh if called.zh == called.en else f"{called.zh} / {called.en}"
    return f"{compact(iri)}  {labels}" + (f" ({', '.join(sorted(kinds))})" if kinds else "")


class Description(NamedTuple):
    """Everything the graph says of one thing: facts about it, and facts that mention it."""

    knowledge: "Knowledge"
    iri: str
    #: Facts whose subject it is, by property and value.
    facts: tuple[Fact, ...]
    #: Facts whose value it is, by property and subject.
    mentions: tuple[Fact, ...]
    #: Facts that it states, when it is a span of the article.
    stated: tuple[Fact, ...] = ()

    @property
    def names(self) -> Words:
        """Its label in Chinese and English."""
        return names(self.knowledge, self.iri)

    def called(self, term: object) -> Words:
        """Give the words for a term of a fact: the label of a thing, the text of a literal."""
        if isinstance(term, ox.NamedNode):
            return names(self.knowledge, term.value)
        return Words(*[str(getattr(term, "value", term))] * 2)


def describe(knowledge: "Knowledge", iri: str) -> Description:
    """Gather everything the graph says of a thing, in both directions, with the graphs that say it.

    Raises:
        NotFound: the graph does not know the IRI.
    """
    if not is_known(knowledge, iri):
        raise NotFound(THING, compact(iri), _nearest(knowledge, iri, None))
    node = ox.NamedNode(iri)
    store = knowledge.store
    facts = _facts(store.quads_for_pattern(node, None, None, None))
    mentions = _facts(store.quads_for_pattern(None, None, node, None))
    stated = _facts(store.quads_for_pattern(None, None, None, node)) if source_span_of(iri) else ()
    return Description(knowledge, iri, facts, mentions, stated)


def _facts(quads: Iterator[ox.Quad]) -> tuple[Fact, ...]:
    held: dict[ox.Triple, set[str]] = {}
    for quad in quads:
        graphs = held.setdefault(quad.triple, set())
        if isinstance(quad.graph_name, ox.NamedNode):
            graphs.add(quad.graph_name.value)
    return tuple(Fact(triple, tuple(sorted(held[triple]))) for triple in sorted(held, key=str))

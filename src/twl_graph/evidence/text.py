"""Evidence in words: under a row of an answer, the spans that support it and what each of them states.

What the article states comes first, span by span, with its very words where the article is at hand; then what other
sources state, what is inferred, what is computed and from what; names and vocabulary, last, are only counted.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from twl_graph.entities import names
from twl_graph.errors import Words, words
from twl_graph.evidence.answers import Evidence
from twl_graph.facts import Fact, short_name
from twl_graph.namespaces import BASE, COMPUTED, GRAPH, PROV, RDFS, TWL
from twl_graph.results import shown_term
from twl_graph.spans import SourceSpan
from twl_graph.tables import harmless
from twl_graph.widths import wrap

if TYPE_CHECKING:
    from twl_graph.evidence.article import Article, Spans
    from twl_graph.knowledge import Knowledge

#: The graphs of names and vocabulary: they say what words mean, not what happened.
_VOCABULARY: Final = frozenset((GRAPH + "names", BASE + "ontology", BASE + "concepts"))
_LABEL: Final = ox.NamedNode(RDFS + "label")
_DERIVED_FROM: Final = ox.NamedNode(PROV + "wasDerivedFrom")
_ABOUT: Final = ox.NamedNode(TWL + "inferenceAbout")
_PROPERTY: Final = ox.NamedNode(TWL + "inferredProperty")
_DEFAULT: Final = ox.DefaultGraph()
_INDENT: Final = "  "
#: The least that a line is wrapped to: ten Chinese characters.
_NARROW: Final = 20


class EvidenceText:
    """Puts the evidence of rows into lines for a terminal.

    Args:
        knowledge: the graph.
        lang: zh, en or both.
        columns: how wide a line may be; None for as long as it gets.
        spans: the spans of the graph, which know the paragraphs of every text.
        article: a text whose words are shown; None where none is at hand.
    """

    def __init__(
        self,
        knowledge: "Knowledge",
        lang: str,
        columns: int | None,
        spans: "Spans",
        article: "Article | None" = None,
    ) -> None:
        self._knowledge, self._lang, self._columns = knowledge, lang, columns
        self._spans, self._article = spans, article
        #: The names found so far, by IRI: the same few come back row by row.
        self._names: dict[str, Words] = {}

    def lines(self, evidence: Evidence) -> list[str]:
        """Return the lines of one row's evidence, set in."""
        stated = [each for each in evidence.facts if each.places]
        others = [each for each in evidence.facts if not each.places]
        computed = [each for each in others if each.graphs == (COMPUTED,)]
        vocabulary = [each for each in others if each.files and _VOCABULARY.issuperset(each.files)]
        reference = [each for each in others if each not in computed and each not in vocabulary and each.files]
        found = [*self._of_spans(stated), *self._of_files(reference), *self._of_computed(computed)]
        if vocabulary:
            found.append(self._counted(vocabulary))
        found.extend(self._set_in(Words(f"注意：{caveat.zh}", f"note: {caveat.en}")) for caveat in evidence.caveats)
        if not found:
            found.append(self._set_in(Words("没有依据可示", "there is nothing to show")))
        return [line for lines in found for line in lines]

    def _of_spans(self, facts: Sequence[Fact]) -> Iterator[list[str]]:
        """Yield the lines of each span: where it stands, what it states, its words. Mere names come last."""
        by_span: dict[SourceSpan, list[Fact]] = {}
        for each in facts:
            for place in each.places:
                by_span.setdefault(place, []).append(each)
        names_only = {place: all(each.triple.predicate == _LABEL for each in told) for place, told in by_span.items()}
        for place in sorted(by_span, key=lambda place: (names_only[place], place)):
            yield self._from(self._spans.place_of(place), self._said(by_span[place]))
            if self._article is not None and self._article.source == place.source:
                yield self._wrapped(self._article.in_context(place.span), _INDENT * 2)

    def _of_files(self, facts: Sequence[Fact]) -> Iterator[list[str]]:
        """Yield the lines of each file: its name, what it states, and its sources."""
        for graph in sorted({graph for each in facts for graph in each.files}):
            yield self._from(f"[{short_name(graph)}]", self._said([each for each in facts if graph in each.files]))
            sources = self._sources(graph)
            if sources.en:
                yield self._set_in(Words(f"来源：{sources.zh}", f"source: {sources.en}"), _INDENT * 2)

    def _of_computed(self, facts: Sequence[Fact]) -> Iterator[list[str]]:
        """Yield the lines of computed facts, those of one thing with the same grounds together."""
        alike: dict[tuple[str, tuple[Fact, ...]], list[Fact]] = {}
        for each in facts:
            alike.setdefault((str(each.triple.subject), each.computed_from), []).append(each)
        for (_, grounds), together in alike.items():
            said = self._said(together)
            places = " ".join(dict.fromkeys(self._spans.place_of(place) for each in grounds for place in each.places))
            because = self._properties(grounds, subject=together[0].triple.subject)
            tail = f" ({places})" if places else ""
            arrows = [f" ← {text}{tail}" if text else "" for text in because]
            yield self._from(Words("[推算]", "[computed]"), Words(said.zh + arrows[0], said.en + arrows[1]))

    def _counted(self, facts: Sequence[Fact]) -> list[str]:
        files = "".join(sorted({f"[{short_name(graph)}]" for each in facts for graph in each.files}))
        count = len(facts)
        return self._from(
            files, Words(f"名称与词汇 {count} 项", "1 name or term" if count == 1 else f"{count} names or terms")
        )

    def _said(self, facts: Iterable[Fact]) -> Words:
        """Put facts into words, subject by subject."""
        told: dict[str, list[Fact]] = {}
        for each in facts:
            told.setdefault(str(each.triple.subject), []).append(each)
        spoken = []
        for about in told.values():
            subject, properties = about[0].triple.subject, self._properties(about)
            zh, en = (self._name(subject, lang) for lang in ("zh", "en"))
            spoken.append(Words(f"{zh}：{properties.zh}", f"{en}: {properties.en}"))
        return Words("；".join(each.zh for each in spoken), "; ".join(each.en for each in spoken))

    def _properties(self, facts: Iterable[Fact], subject: object = None) -> Words:
        """Put properties into words, the values of each together; with `subject`, only those of facts about it."""
        told: dict[ox.NamedNode, list[ox.Triple]] = {}
        for each in facts:
            if subject is None or each.triple.subject == subject:
                told.setdefault(each.triple.predicate, []).append(each.triple)
        spoken = [self._property(predicate, triples) for predicate, triples in told.items()]
        return Words("，".join(each.zh for each in spoken), ", ".join(each.en for each in spoken))

    def _property(self, predicate: ox.NamedNode, triples: Sequence[ox.Triple]) -> Words:
        zh, en = ([self._name(triple.object, lang) for triple in triples] for lang in ("zh", "en"))
        inferred = any((str(triple.subject), predicate) in self._inferred for triple in triples)
        marks = Words("（推断）", " (inferred)") if inferred else Words("", "")
        return Words(
            f"{self._name(predicate, 'zh')}{marks.zh} {'、'.join(zh)}",
            f"{self._name(predicate, 'en')}{marks.en} {' and '.join(en)}",
        )

    def _name(self, term: object, lang: str) -> str:
        if isinstance(term, ox.NamedNode):
            if term.value not in self._names:
                self._names[term.value] = names(self._knowledge, term.value)
            return harmless(self._names[term.value].said(lang))
        return shown_term(term, lang) if isinstance(term, (ox.Literal, ox.BlankNode, ox.Triple)) else ""

    def _sources(self, graph: str) -> Words:
        """Name what a file was derived from."""
        found = self._knowledge.default_graph.quads_for_pattern(ox.NamedNode(graph), _DERIVED_FROM, None, _DEFAULT)
        called = [names(self._knowledge, quad.object.value) for quad in found if isinstance(quad.object, ox.NamedNode)]
        return Words("、".join(sorted(each.zh for each in called)), ", ".join(sorted(each.en for each in called)))

    @cached_property
    def _inferred(self) -> frozenset[tuple[str, ox.NamedNode]]:
        """Subject and property of every fact that goes beyond the article's words."""
        store = self._knowledge.default_graph
        return frozenset(
            (str(about.object), inferred.object)
            for about in store.quads_for_pattern(None, _ABOUT, None, _DEFAULT)
            for inferred in store.quads_for_pattern(about.subject, _PROPERTY, None, _DEFAULT)
            if isinstance(inferred.object, ox.NamedNode)
        )

    def _from(self, origin: str | Words, said: Words) -> list[str]:
        """Return the lines of what an origin says, its name first."""
        name = words(origin)
        return self._set_in(Words(f"{name.zh} · {said.zh}", f"{name.en} · {said.en}"))

    def _set_in(self, said: Words, indent: str = _INDENT) -> list[str]:
        both = self._lang == "both" and said.zh != said.en
        told = said if both else (said.said("en" if self._lang == "en" else "zh"),)
        return [line for text in told for line in self._wrapped(text, indent)]

    def _wrapped(self, text: str, indent: str) -> list[str]:
        """Break a text into lines, those after the first set in by one step where the first one has only one."""
        if self._columns is None:
            return [indent + text]
        first, *_ = wrap(text, max(self._columns - len(indent), _NARROW))
        rest = " ".join(text.split())[len(first) :].lstrip()
        below = wrap(rest, max(self._columns - len(_INDENT) * 2, _NARROW)) if rest else []
        return [indent + first, *(_INDENT * 2 + line for line in below)]

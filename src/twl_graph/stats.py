"""Figures of a graph: how much it says, of what, and on what evidence. None of them needs the article's text."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any, Final

import pyoxigraph as ox

from twl_graph.entities import names
from twl_graph.errors import Words
from twl_graph.evidence.article import Spans
from twl_graph.knowledge import Knowledge
from twl_graph.namespaces import ARTICLE, COMPUTED, CONCEPT, ID, RDF, TWL, compact, expand
from twl_graph.spans import SourceSpan, Span, positions, source_span_of
from twl_graph.tables import draw

_TYPE: Final = RDF + "type"
_PROPERTIES: Final = ("owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty")


@dataclass(frozen=True)
class Paragraph:
    """Figures of one paragraph of the article."""

    number: int
    #: Its length in code points.
    characters: int
    #: Spans with facts that lie in it.
    blocks: int
    #: Different facts that these state.
    facts: int
    #: Code points inside at least one of these spans.
    covered: int


@dataclass(frozen=True)
class Figures:
    """Figures of a graph. A fact is a triple; a block is a span of a text with the facts that it states."""

    #: Triples of the default graph.
    triples: int
    #: Of these: stated by at least one span, by two that do not overlap, by no span but by another file, and only
    #: computed.
    evidenced: int
    corroborated: int
    editorial: int
    computed: int
    #: Spans of texts that state facts.
    blocks: int
    #: Half of these spans are at most this many code points long.
    median_span: float
    longest_span: int
    #: The article's length in code points, those inside a block, those of the rest that are listed as rhetoric.
    characters: int
    covered: int
    rhetorical: int
    #: Things (`id:`) and concepts that are described, and terms that the ontology declares.
    things: int
    concepts: int
    classes_declared: int
    properties_declared: int
    #: Things and concepts by the IRI of their class, their facts by that of the property, the most frequent first.
    classes: dict[str, int]
    properties: dict[str, int]
    paragraphs: tuple[Paragraph, ...]

    def to_json(self) -> dict[str, Any]:
        """Give the figures as JSON values, classes and properties by CURIE."""
        by_curie = {"classes": self.classes, "properties": self.properties}
        return asdict(self) | {
            key: {compact(iri): count for iri, count in counted.items()} for key, counted in by_curie.items()
        }


def figures(knowledge: Knowledge) -> Figures:
    """Count a graph.

    Raises:
        NotFound: the graph does not say how long the article is.
    """
    spans = Spans(knowledge)
    facts, elsewhere, computed = _by_origin(knowledge)
    stated: dict[ox.Triple, list[SourceSpan]] = {}
    for place, said in facts.items():
        for triple in said:
            stated.setdefault(triple, []).append(place)
    triples = knowledge.triples()
    told = [triple for triple in triples if _is_thing(triple.subject)]
    own = {place.span: said for place, said in facts.items() if place.source == ARTICLE}
    covered = positions(own)
    return Figures(
        triples=len(triples),
        evidenced=len(stated),
        corroborated=sum(map(_apart, stated.values())),
        editorial=len(elsewhere - stated.keys()),
        computed=len(computed - elsewhere - stated.keys()),
        blocks=len(facts),
        median_span=median([len(place.span) for place in facts] or [0]),
        longest_span=max((len(place.span) for place in facts), default=0),
        characters=spans.length,
        covered=len(covered),
        rhetorical=len(positions(spans.rhetorical) - covered),
        things=len(_subjects(triples, ID)),
        concepts=len(_instances(triples, expand("skos:Concept"))),
        classes_declared=len(_instances(triples, expand("owl:Class"), within=TWL)),
        properties_declared=len(set().union(*(_instances(triples, expand(kind), within=TWL) for kind in _PROPERTIES))),
        classes=_ranked(triple.object for triple in told if triple.predicate.value == _TYPE),
        properties=_ranked(triple.predicate for triple in told),
        paragraphs=tuple(_paragraph(number, span, own) for number, span in spans.paragraphs.items()),
    )


def _by_origin(knowledge: Knowledge) -> tuple[dict[SourceSpan, set[ox.Triple]], set[ox.Triple], set[ox.Triple]]:
    """Tell facts apart: those of each span, those of other files, those that are computed."""
    facts: dict[SourceSpan, set[ox.Triple]] = {}
    elsewhere: set[ox.Triple] = set()
    computed: set[ox.Triple] = set()
    for quad in set(knowledge.quads):
        place = source_span_of(str(getattr(quad.graph_name, "value", "")))
        if place is not None:
            facts.setdefault(place, set()).add(quad.triple)
        else:
            (computed if quad.graph_name == ox.NamedNode(COMPUTED) else elsewhere).add(quad.triple)
    return facts, elsewhere, computed


def _apart(places: Sequence[SourceSpan]) -> bool:
    """Tell whether two of some spans do not overlap: they are of two texts, or one ends before the other starts."""
    if len({place.source for place in places}) > 1:
        return True
    return max(places).span.start >= min(place.span.end for place in places)


def _paragraph(number: int, paragraph: Span, facts: dict[Span, set[ox.Triple]]) -> Paragraph:
    inside = {span: said for span, said in facts.items() if span in paragraph}
    said = set().union(*inside.values())
    return Paragraph(number, len(paragraph), len(inside), len(said), len(positions(inside)))


def _is_thing(node: object) -> bool:
    return isinstance(node, ox.NamedNode) and node.value.startswith((ID, CONCEPT))


def _subjects(triples: set[ox.Triple], namespace: str) -> set[str]:
    found = {str(getattr(triple.subject, "value", "")) for triple in triples}
    return {iri for iri in found if iri.startswith(namespace)}


def _instances(triples: set[ox.Triple], class_iri: str, within: str = "") -> set[str]:
    kind = ox.NamedNode(class_iri)
    typed = {triple for triple in triples if triple.object == kind and triple.predicate.value == _TYPE}
    return _subjects(typed, within)


def _ranked(terms: Iterable[object]) -> dict[str, int]:
    """Count IRIs, the most frequent first, equals by IRI."""
    counted = Counter(term.value for term in terms if isinstance(term, ox.NamedNode))
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def to_text(counted: Figures, knowledge: Knowledge, lang: str, columns: int = 80) -> str:
    """Lay the figures out as tables for a terminal of that many columns, in `zh`, `en` or `both`."""
    parts = [
        _table(Words("图谱|数量|占事实", "the graph|count|of the facts"), _overview(counted, lang), lang, columns),
        _table(Words("文章|字|占全文", "the article|characters|of the whole"), _account(counted, lang), lang, columns),
        _table(
            Words("段|字|文段|事实|覆盖", "paragraph|characters|blocks|facts|covered"),
            [
                [str(p.number), str(p.characters), str(p.blocks), str(p.facts), _share(p.covered, p.characters)]
                for p in counted.paragraphs
            ],
            lang,
            columns,
        ),
        _table(
            Words("类|数量", "class|things"),
            [[_named(knowledge, iri, lang), str(count)] for iri, count in counted.classes.items()],
            lang,
            columns,
        ),
        _table(
            Words("属性|事实", "property|facts"),
            [[_named(knowledge, iri, lang), str(count)] for iri, count in counted.properties.items()],
            lang,
            columns,
        ),
    ]
    return "\n".join(parts)


def _overview(counted: Figures, lang: str) -> list[list[str]]:
    rows = (
        (Words("事实（三元组）", "facts (triples)"), counted.triples, counted.triples),
        (Words("文章所述", "stated by the article"), counted.evidenced, counted.triples),
        (Words("其中不止一处所述", "of these more than once"), counted.corroborated, counted.triples),
        (Words("其他文件所述", "stated by other files"), counted.editorial, counted.triples),
        (Words("推算所得", "computed"), counted.computed, counted.triples),
        (Words("文段", "blocks"), counted.blocks, None),
        (Words("事物", "things"), counted.things, None),
        (Words("概念", "concepts"), counted.concepts, None),
        (Words("本体的类", "classes of the ontology"), counted.classes_declared, None),
        (Words("本体的属性", "properties of the ontology"), counted.properties_declared, None),
    )
    return [[label.in_line(lang), f"{count:,}", "" if of is None else _share(count, of)] for label, count, of in rows]


def _account(counted: Figures, lang: str) -> list[list[str]]:
    rest = counted.characters - counted.covered - counted.rhetorical
    rows = (
        (Words("全文", "the whole"), counted.characters),
        (Words("在文段之内", "inside a block"), counted.covered),
        (Words("其余的修辞", "rhetoric, of the rest"), counted.rhetorical),
        (Words("标点及其他", "punctuation and others"), rest),
    )
    shares = [[label.in_line(lang), f"{count:,}", _share(count, counted.characters)] for label, count in rows]
    lengths = (
        (Words("文段长度中位数", "median length of a block"), f"{counted.median_span:g}"),
        (Words("最长文段", "longest block"), str(counted.longest_span)),
    )
    return [*shares, *([label.in_line(lang), length, ""] for label, length in lengths)]


def _table(heading: Words, rows: Sequence[Sequence[str]], lang: str, columns: int) -> str:
    header = (heading.en if lang == "en" else heading.zh).split("|")
    return draw(header, rows, right=[False, *[True] * (len(header) - 1)], within=columns)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else ""


def _named(knowledge: Knowledge, iri: str, lang: str) -> str:
    said, curie = names(knowledge, iri).in_line(lang), compact(iri)
    if said == curie:
        return said
    return f"{said}（{curie}）" if lang == "zh" else f"{said} ({curie})"

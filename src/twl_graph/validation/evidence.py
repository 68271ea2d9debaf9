"""Whether every fact says where it comes from: in a block, by a span that its text has, inside one of its paragraphs.

Of facts outside such blocks `stated_source` asks for a header.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from twl_graph.errors import UsageError, Words, nearest, sentence
from twl_graph.facts import short_name
from twl_graph.namespaces import ARTICLES, TWL
from twl_graph.spans import NARROW, SourceSpan, Span, source_span_of
from twl_graph.validation.finding import Finding, Part
from twl_graph.validation.known_texts import KnownTexts
from twl_graph.validation.rules import (
    PARAGRAPHS_APART,
    REGISTERED_SOURCE,
    SPAN_IN_PARAGRAPH,
    SPAN_IN_TEXT,
)
from twl_graph.validation.stated_source import source_findings
from twl_graph.validation.suggestion import Suggestion

if TYPE_CHECKING:
    from twl_graph.knowledge import Knowledge

#: Two positions that somebody wrote otherwise than RFC 5147 does: reversed, with zeros before them, with a hyphen.
_POSITIONS: Final = re.compile(r"(?:chars?[=:])?\s*0*([0-9]{1,12})\s*[,;:.-]+\s*0*([0-9]{1,12})\s*\Z", re.ASCII)


def evidence_findings(knowledge: Knowledge) -> Iterator[Finding]:
    """Find the facts without a source, and the spans that their text does not have."""
    texts = KnownTexts(knowledge)
    for source in knowledge.sources:
        graphs: dict[str, list[ox.Quad]] = defaultdict(list)
        for quad in source.quads:
            graphs[quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""].append(quad)
        for graph, quads in graphs.items():
            if graph.startswith(ARTICLES):
                yield from _of_block(graph, quads, texts)
        yield from _of_mentioned_spans(source.quads, texts)
    yield from source_findings(knowledge, texts)
    yield from _of_paragraphs(texts)


def _of_block(graph: str, quads: list[ox.Quad], texts: KnownTexts) -> Iterator[Finding]:
    """Find what is wrong with the name of a block: no span, of no registered text, or not in it."""
    node = ox.NamedNode(graph)
    place = source_span_of(graph)
    if place is None:
        yield _no_span(node)
        return
    yield from _placed(node, place, texts)


def _of_mentioned_spans(quads: list[ox.Quad], texts: KnownTexts) -> Iterator[Finding]:
    """Find what is wrong with the spans that statements are about: paragraphs, rhetoric, grounds of inferences."""
    graphs = {quad.graph_name for quad in quads}
    mentioned = dict.fromkeys(
        term
        for quad in quads
        for term in (quad.subject, quad.object)
        if isinstance(term, ox.NamedNode) and term.value.startswith(ARTICLES) and "#" in term.value
    )
    for node in mentioned:
        if node in graphs:
            continue
        place = source_span_of(node.value)
        if place is None:
            yield _no_span(node)
        elif TWL + "Paragraph" not in texts.types[node.value]:
            yield from _placed(node, place, texts)
        elif place.source in texts.lengths and place.span.end > texts.lengths[place.source]:
            yield _beyond(node, place, texts)


def _of_paragraphs(texts: KnownTexts) -> Iterator[Finding]:
    """Find paragraphs that overlap: a text has each of its characters in one of them at most."""
    for longer, shorter in texts.overlapping():
        fragments = longer.span.fragment, shorter.span.fragment
        yield PARAGRAPHS_APART.finding(
            ox.NamedNode(longer.iri),
            None,
            None,
            _OVERLAP.formatted(*fragments),
            part=Part.SUBJECT,
            sides=(texts.declared_paragraphs[longer], texts.declared_paragraphs[shorter]),
            suggestion=_ONE_OF_THEM,
        )


_OVERLAP: Final = Words("段落 {0} 与段落 {1} 重叠。", "The paragraph {0} overlaps with the paragraph {1}.")
_ONE_OF_THEM: Final = Suggestion(
    Words(
        "只留一个，或改正起止位置；段落是文本的一行。",
        "Keep one of them, or mend its ends: a paragraph is a line of the text.",
    )
)


def _no_span(node: ox.NamedNode) -> Finding:
    source, _, fragment = node.value.replace("＃", "#").partition("#")
    try:
        Span.from_fragment(fragment)
        said = NO_SPAN if "＃" not in node.value else _WIDE_HASH
    except UsageError as error:
        said = sentence(error.words)
    return SPAN_IN_TEXT.finding(node, None, None, said, part=Part.SUBJECT, suggestion=_span_meant(source, fragment))


def _span_meant(source: str, fragment: str) -> Suggestion:
    """Return the span that two positions tell: in order, without zeros before them, of one character at least."""
    found = _POSITIONS.match(fragment.translate(NARROW))
    if found is None:
        return Suggestion(
            Words(
                "请写 #char=起点,终点：按字符从 0 数起，不含终点那一个。",
                "Write #char=START,END: characters counted from 0, the one at the end not included.",
            )
        )
    start, end = sorted((int(found[1]), int(found[2])))
    meant = Span(start, max(end, start + 1))
    return Suggestion(Words(f"请写 #{meant.fragment}。", f"Write #{meant.fragment}."), ox.NamedNode(meant.iri(source)))


#: What is said of an IRI that looks like a span of a text and is none.
NO_SPAN: Final = Words(
    "块名应是文段的 IRI：文章的 IRI 加 #char=起点,终点。",
    "A block is named by a span: the text's IRI with #char=START,END.",
)


_WIDE_HASH: Final = Words("文段 IRI 里全角的＃应为半角的 #。", "The full-width ＃ of the span should be #.")


def _placed(node: ox.NamedNode, place: SourceSpan, texts: KnownTexts) -> Iterator[Finding]:
    if place.source not in texts.lengths:
        yield _unregistered(node, place, texts)
    elif place.span.end > texts.lengths[place.source]:
        yield _beyond(node, place, texts)
    elif not texts.in_one_paragraph(place):
        yield _across(node, place, texts)


def _unregistered(node: ox.NamedNode, place: SourceSpan, texts: KnownTexts) -> Finding:
    """Say that nothing is known of a source, and which known one has nearly its name."""
    short, names = short_name(place.source), sorted(each.removeprefix(ARTICLES) for each in texts.lengths)
    message = Words(
        f"{short} 没有登记：图谱不知道它的长度和段落。",
        f"{short} is not registered: its length and paragraphs are not known.",
    )
    near = nearest(place.source.removeprefix(ARTICLES), names, likeness=0.8)
    instead = None
    words = Words("登记它：twl draft 会写出所需的几行。", "Register it: twl draft writes the lines it takes.")
    if near:
        meant = ARTICLES + near[0]
        instead = ox.NamedNode(place.span.iri(meant))
        words = Words(
            f"登记它（twl draft 会写出所需的几行），或改为 {short_name(meant)}。",
            f"Register it (twl draft writes the lines it takes), or write {short_name(meant)}.",
        )
    suggestion = Suggestion(words, instead, _registration(place))
    return REGISTERED_SOURCE.finding(node, None, None, message, part=Part.SUBJECT, suggestion=suggestion)


def _beyond(node: ox.NamedNode, place: SourceSpan, texts: KnownTexts) -> Finding:
    length, fragment = texts.lengths[place.source], place.span.fragment
    message = Words(
        f"{fragment} 超出文末：全文 {length} 字。", f"{fragment} lies beyond the end of the text's {length} characters."
    )
    words = Words(f"终点不得大于 {length}。", f"Let it end at {length} or before.")
    return SPAN_IN_TEXT.finding(node, None, None, message, part=Part.SUBJECT, suggestion=Suggestion(words))


def _across(node: ox.NamedNode, place: SourceSpan, texts: KnownTexts) -> Finding:
    """Say that a span leaves its paragraph, and name the parts of it that do not."""
    inside = [
        Span(max(place.span.start, one.start), min(place.span.end, one.end))
        for one in texts.paragraphs.get(place.source, [])
        if one.start < place.span.end and place.span.start < one.end
    ]
    fragment = place.span.fragment
    message = Words(f"{fragment} 不在同一段之内。", f"{fragment} does not lie inside one paragraph.")
    parts = Words("、".join(one.fragment for one in inside), " and ".join(one.fragment for one in inside))
    words = (
        Words(f"按段分开写：{parts.zh}。", f"Write it paragraph by paragraph: {parts.en}.")
        if len(inside) > 1
        else Words(f"改为 {parts.zh}。", f"Write {parts.en}.")
        if inside
        else Words("改为某一段之内的文段。", "Choose a span inside a paragraph.")
    )
    instead = ox.NamedNode(inside[0].iri(place.source)) if len(inside) == 1 else None
    return SPAN_IN_PARAGRAPH.finding(
        node, None, None, message, part=Part.SUBJECT, suggestion=Suggestion(words, instead)
    )


def _registration(place: SourceSpan) -> str:
    """Return what registers a text, as Turtle."""
    return f"""<{place.source}>
    a schema:NewsArticle ;
    rdfs:label "…"@zh , "…"@en ;
    dcterms:description "…"@zh , "…"@en ;
    schema:encodingFormat "text/plain; charset=utf-8" ;
    schema:inLanguage "…" ;
    twl:contentDigest "…"^^xsd:hexBinary ;
    twl:length … ;
    .
<{place.source}#char=0,…> a twl:Paragraph ; twl:paragraphKind concept:body-text ; twl:paragraphNumber 1 ."""

"""The graph, or a part of it, in every RDF format.

What is exported and read back is the same graph, term for term, and the bytes are the same on every run. A flat format
(Turtle, N-Triples, RDF/XML, JSON-LD) carries the default graph, which is the union of everything; TriG and N-Quads
carry the evidence too, one named graph for each span of the article, and so does JSON-LD when asked.
"""

from collections import Counter
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

import pyoxigraph as ox

from twl_graph.errors import NotFound, UnsupportedFeature, UsageError, Words, nearest
from twl_graph.formats import FORMATS, PICTURES, Format, format_named, write
from twl_graph.namespaces import RDF, TWL

if TYPE_CHECKING:
    from twl_graph.engine import Engine
    from twl_graph.knowledge import Knowledge

__all__ = ["FORMATS", "export", "export_query"]


def export(
    knowledge: "Knowledge", syntax: str | Format = "turtle", *, evidence: bool = False, frame: str | None = None
) -> bytes:
    """Write the graph in a format.

    Args:
        knowledge: the graph.
        syntax: the format, or its name, extension or media type.
        evidence: write the named graphs too, each named by the span or file that holds its facts.
        frame: a class by name; write its instances as nested objects (JSON-LD only; see `frames`).

    Raises:
        UsageError: the format is not known, or cannot do what is asked of it.
        NotFound, Ambiguous: there is no such class, or several.
        UnsupportedFeature: the format cannot hold one of the terms; it is named.
    """
    chosen = format_named(syntax) if isinstance(syntax, str) else syntax
    _check(chosen, evidence=evidence, frame=frame)
    if frame is not None:
        return _framed(knowledge, frame)
    default = [ox.Quad(triple.subject, triple.predicate, triple.object) for triple in knowledge.triples()]
    return write([*default, *knowledge.quads], chosen, evidence=evidence)


def export_query(
    engine: "Engine", query: str, syntax: str | Format = "turtle", *, path: str = "<query>", lang: str = "en"
) -> bytes:
    """Write the result of a CONSTRUCT or DESCRIBE query in an RDF format, or draw it (mermaid; `lang` is zh, en, both).

    The literals are the engine's, which rewrites those that are not canonical; the project's own are. `path` stands for
    the query in messages. Raises UsageError for a query that builds no graph or a format that is none, LimitReached for
    a picture of too much, and what `Engine.query` raises.
    """
    from twl_graph import results
    from twl_graph.engine import Triples
    from twl_graph.entities import names
    from twl_graph.sparql.sealing import Form

    answer = engine.query(query, path=path)
    if not isinstance(answer, Triples):
        raise UsageError(
            Words(
                "要导出的查询须是 CONSTRUCT 或 DESCRIBE；SELECT 和 ASK 请用 twl query",
                "only CONSTRUCT and DESCRIBE build a graph to export; use twl query for SELECT and ASK",
            )
        )
    chosen = results.format_for(Form.CONSTRUCT, syntax) if isinstance(syntax, str) else syntax
    return results.write(answer, chosen, lang=lang, called=partial(names, engine.knowledge))


def _framed(knowledge: "Knowledge", name: str) -> bytes:
    from twl_graph.context import published_context
    from twl_graph.frames import Frames

    return Frames(knowledge.triples(), published_context()).of_class(_class_named(knowledge, name)).encode()


def _class_named(knowledge: "Knowledge", name: str) -> str:
    """Give the IRI of the class that a name means: as for any thing, or the plain name or word for a reused class.

    Raises NotFound, with the nearest classes or, where none is near, those with the most instances; Ambiguous.
    """
    from twl_graph.context import published_context
    from twl_graph.entities import CLASS, classes, resolve
    from twl_graph.folding import fold
    from twl_graph.glossary import glossary

    known = classes(knowledge)
    try:
        return resolve(knowledge, name, among=known, kind=CLASS)
    except NotFound as unknown:
        plain = {iri: published_context().class_name(iri) for iri in known}
        spelled = {fold(word): iri for iri in sorted(known) for word in (plain[iri], *glossary().get(iri, ()))}
        if (found := spelled.get(fold(name))) is not None:
            return found
        near = [plain[spelled[word]] for word in nearest(fold(name), spelled, 3)]
        raise NotFound(CLASS, name, [*unknown.suggestions, *near][:3] or _most_used(knowledge, plain)) from None


def _most_used(knowledge: "Knowledge", plain: Mapping[str, str]) -> list[str]:
    """List the plain names of the three classes that most things are of, equals by name."""
    kinds = [triple.object for triple in knowledge.triples() if triple.predicate.value == RDF + "type"]
    counted = Counter(
        plain[kind.value] for kind in kinds if isinstance(kind, ox.NamedNode) and kind.value.startswith(TWL)
    )
    return sorted(counted, key=lambda name: (-counted[name], name))[:3]


def _check(syntax: Format, *, evidence: bool, frame: str | None) -> None:
    if syntax.name in PICTURES:
        raise UnsupportedFeature(
            Words(
                f"整个图谱太大，画不成 {syntax.name}；请用 --query 给一个 CONSTRUCT，只画其结果",
                f"the whole graph is too large for a picture ({syntax.name}); give a CONSTRUCT with --query to draw a "
                "part of it",
            )
        )
    if frame is not None and syntax.name != "jsonld":
        raise UsageError(
            Words(
                f"只有 jsonld 能按类嵌套；{syntax.name} 不能。请加 -f jsonld",
                f"only jsonld nests by class; {syntax.name} does not. Add -f jsonld",
            )
        )
    if frame is not None and evidence:
        raise UsageError(
            Words(
                "嵌套的对象不带证据块；请去掉其一", "nested objects carry no evidence blocks; leave one of the two out"
            )
        )
    if evidence and not syntax.holds_graphs and syntax.name != "jsonld":
        raise UsageError(
            Words(
                f"{syntax.name} 不能带证据块；请用 trig、nquads 或 jsonld",
                f"{syntax.name} holds no evidence blocks; choose trig, nquads or jsonld",
            )
        )

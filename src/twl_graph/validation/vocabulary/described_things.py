"""Things that are spoken of and nowhere described: a misspelt name makes a new thing that nobody knows of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from twl_graph.errors import Words
from twl_graph.namespaces import BASE, GRAPH, ID
from twl_graph.validation.finding import Part
from twl_graph.validation.rules import DESCRIBED_THING
from twl_graph.validation.suggestion import Suggestion
from twl_graph.validation.vocabulary.declared_terms import TO_CLASSES, TYPE
from twl_graph.validation.vocabulary.names import written
from twl_graph.validation.vocabulary.naming import ARTICLES, is_well_named
from twl_graph.validation.vocabulary.nearness import Nearest
from twl_graph.validation.vocabulary.other_namespaces import asked, of_same_name
from twl_graph.validation.vocabulary.reused_terms import LINKS
from twl_graph.validation.vocabulary.usage import node_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twl_graph.validation.finding import Finding
    from twl_graph.validation.vocabulary.names import Names
    from twl_graph.validation.vocabulary.usage import Usage

_THINGS: Final = (ID, ARTICLES, GRAPH, BASE + "project")


def described_things(usage: Usage, names: Names) -> Iterator[Finding]:
    """Yield a violation for each thing without a type: where it is described, else wherever it is the object."""
    nearest: Nearest | None = None
    for iri in usage.subjects.keys() | usage.objects.keys():
        if iri.startswith(_THINGS) and iri not in usage.types and "#" not in iri and is_well_named(iri):
            if nearest is None:
                known = (each for each in usage.types if each.startswith(_THINGS))
                nearest = Nearest(known, names, closed=False)
            # A term of that name may be meant; another thing, of another namespace, is none of that name.
            same = of_same_name(iri, usage.types, names) if iri.startswith(ID) and iri not in usage.subjects else None
            yield from _findings(iri, usage, same or _near(iri, names, nearest))


def _near(iri: str, names: Names, nearest: Nearest) -> Suggestion | None:
    near = nearest.to(iri)
    return None if near is None else asked(near.iri, names, safe=near.sure)


def _findings(iri: str, usage: Usage, suggestion: Suggestion | None) -> Iterator[Finding]:
    short = written(iri)
    if iri in usage.subjects:
        message = Words(
            f"没有说 {short} 是什么：缺少 rdf:type。", f"Nothing says what {short} is: it has no type (rdf:type)."
        )
        if suggestion is None:
            words = Words(f"请写明它的类，即 {short} a twl:… 。", f"Give it a class: {short} a twl:… .")
            suggestion = Suggestion(words, patch=f"{short} a twl:… .")
        yield DESCRIBED_THING.finding(NamedNode(iri), TYPE, None, message, part=Part.SUBJECT, suggestion=suggestion)
        return
    message = Words(
        f"图谱和新文件里都没有对 {short} 的说明。", f"{short} is described nowhere, in the graph or a file."
    )
    for quad, _ in usage.objects[iri]:
        path = quad.predicate.value
        if path not in TO_CLASSES and not (path in LINKS and iri.startswith(GRAPH)):
            yield DESCRIBED_THING.finding(
                node_of(quad), path, NamedNode(iri), message, part=Part.OBJECT, suggestion=suggestion
            )

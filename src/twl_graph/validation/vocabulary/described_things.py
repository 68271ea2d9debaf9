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
from twl_graph.validation.vocabulary.names import namespace, written
from twl_graph.validation.vocabulary.naming import ARTICLES, is_well_named
from twl_graph.validation.vocabulary.nearness import Nearest
from twl_graph.validation.vocabulary.other_namespaces import asked, of_same_name
from twl_graph.validation.vocabulary.reused_terms import LINKS
from twl_graph.validation.vocabulary.right_kinds import RightKinds
from twl_graph.validation.vocabulary.usage import node_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twl_graph.validation.finding import Finding
    from twl_graph.validation.vocabulary.names import Names
    from twl_graph.validation.vocabulary.usage import Usage

_THINGS: Final = (ID, ARTICLES, GRAPH, BASE + "project")


def described_things(usage: Usage, names: Names) -> Iterator[Finding]:
    """Yield a violation for each thing without a type: where it is described, else wherever it is the object."""
    meant = _Meant(usage, names)
    for iri in usage.subjects.keys() | usage.objects.keys():
        if iri.startswith(_THINGS) and iri not in usage.types and "#" not in iri and is_well_named(iri):
            yield from _untyped(iri, meant) if iri in usage.subjects else _unknown(iri, usage, meant)


class _Meant:
    """The known things that were meant: of the kind that the property takes, of the same namespace before others."""

    def __init__(self, usage: Usage, names: Names) -> None:
        self._usage, self._names, self._kinds = usage, names, RightKinds(usage)
        self._nearest: Final[dict[tuple[str | None, str], Nearest]] = {}

    def by(self, iri: str, path: str | None) -> Suggestion | None:
        """Return the thing that was meant by one that is not described, which is a value of the property `path`."""
        if path is not None and iri.startswith(ID):
            # A term of that name may be meant; another thing, of another namespace, is none of that name.
            same = of_same_name(iri, self._usage.types, self._names)
            if same is not None:
                return same
        own = namespace(iri)
        for space in (own, ""):
            near = self._among(path, space).to(iri)
            if near is not None:
                return asked(near.iri, self._names, safe=near.sure)
        return None if path is None else self._kinds.concepts_expected(path, self._names)

    def _among(self, path: str | None, space: str) -> Nearest:
        right = self._kinds.things(path) if path is not None else frozenset()
        key = (path if right else None, space)
        if key not in self._nearest:
            known = right or (each for each in self._usage.types if each.startswith(_THINGS))
            among = [each for each in known if each.startswith(space)]
            self._nearest[key] = Nearest(among, self._names, closed=False, of_a_kind=bool(right))
        return self._nearest[key]


def _untyped(iri: str, meant: _Meant) -> Iterator[Finding]:
    """A thing of which something is said, but not what it is."""
    short, suggestion = written(iri), meant.by(iri, None)
    message = Words(
        f"没有说 {short} 是什么：缺少 rdf:type。", f"Nothing says what {short} is: it has no type (rdf:type)."
    )
    if suggestion is None:
        words = Words(f"请写明它的类，即 {short} a twl:… 。", f"Give it a class: {short} a twl:… .")
        suggestion = Suggestion(words, patch=f"{short} a twl:… .")
    yield DESCRIBED_THING.finding(NamedNode(iri), TYPE, None, message, part=Part.SUBJECT, suggestion=suggestion)


def _unknown(iri: str, usage: Usage, meant: _Meant) -> Iterator[Finding]:
    """A thing that is only spoken of."""
    short = written(iri)
    message = Words(
        f"图谱和新文件里都没有对 {short} 的说明。", f"{short} is described nowhere, in the graph or a file."
    )
    for quad, _ in usage.objects[iri]:
        path = quad.predicate.value
        if path not in TO_CLASSES and not (path in LINKS and iri.startswith(GRAPH)):
            suggestion = meant.by(iri, path)
            if suggestion is None and iri.startswith(ID):
                words = Words(
                    f"若是新事物，请写明它是什么：{short} a twl:… 。",
                    f"If it is new, say what it is: {short} a twl:… .",
                )
                suggestion = Suggestion(words, patch=f"{short} a twl:… .")
            yield DESCRIBED_THING.finding(
                node_of(quad), path, NamedNode(iri), message, part=Part.OBJECT, suggestion=suggestion
            )

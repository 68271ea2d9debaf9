"""Which properties have one value only, and for what: read from the shapes, where it is stated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode

from twl_graph import reading, resources
from twl_graph.namespaces import SH

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from twl_graph.knowledge import Knowledge
    from twl_graph.validation.consistency.statements import Statements


class SingleValued(NamedTuple):
    """A property that has one value for certain things.

    Attributes:
        path: the IRI of the property; for one that counts from the other end, ``^<IRI>`` (SPARQL 1.1, section 9.1).
        each_language: whether it is one value in each language (`sh:uniqueLang`), not one in all (`sh:maxCount 1`).
        classes: it holds for things of these classes and those below.
        subjects_of: it holds for what has one of these properties.
    """

    path: str
    each_language: bool
    classes: frozenset[str]
    subjects_of: frozenset[str]

    @property
    def property(self) -> str:
        """The IRI of the property, in whichever direction it is followed."""
        return self.path.removeprefix("^<").removesuffix(">")

    def holds_for(self, statements: Statements, thing: str) -> bool:
        """Tell whether a thing is among those that it holds for (SHACL, sections 2.1.3.2 and 2.1.3.4)."""
        if not self.subjects_of.isdisjoint(statements.said(thing)):
            return True
        return any(not self.classes.isdisjoint(statements.above(kind)) for kind in statements.kinds(thing))


_Shape = dict[str, list[NamedNode | BlankNode | Literal]]
_Shapes = dict[NamedNode | BlankNode, _Shape]


def single_valued(knowledge: Knowledge) -> Iterator[SingleValued]:
    """Yield the properties that the shapes of a graph give one value: of the graph's folder, else the project's own.

    Those that hold only on a condition of the shapes, and those of longer paths, are left to SHACL.

    Raises:
        UnreadableInput: a file of shapes does not parse.
    """
    shapes = _read(_folder(knowledge))
    owners: dict[object, list[_Shape]] = {}
    for shape in shapes.values():
        for part in shape.get(SH + "property", ()):
            owners.setdefault(part, []).append(shape)
    for node, shape in shapes.items():
        each_language = _says(shape, "uniqueLang", "true")
        path = _path(shape, shapes)
        if path is None or not (each_language or _says(shape, "maxCount", "1")) or _says(shape, "deactivated", "true"):
            continue
        targets = [shape, *owners.get(node, ())]
        classes = frozenset(iri for each in targets for iri in _iris(each, "targetClass"))
        subjects_of = frozenset(iri for each in targets for iri in _iris(each, "targetSubjectsOf"))
        if classes or subjects_of:
            yield SingleValued(path, each_language, classes, subjects_of)


def _folder(knowledge: Knowledge) -> Traversable:
    own = knowledge.folder.joinpath("ontology", "shapes") if knowledge.folder is not None else None
    return own if own is not None and own.is_dir() else resources.ontology().joinpath("shapes")


def _read(folder: Traversable) -> _Shapes:
    """Return the statements of all shapes by subject and predicate."""
    found: _Shapes = {}
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".ttl"):
            for quad in reading.parse_file(file):
                if isinstance(quad.subject, NamedNode | BlankNode) and isinstance(
                    quad.object, NamedNode | BlankNode | Literal
                ):
                    found.setdefault(quad.subject, {}).setdefault(quad.predicate.value, []).append(quad.object)
    return found


def _path(shape: _Shape, shapes: _Shapes) -> str | None:
    """Return a path of one step, in either direction; None for a longer one."""
    for path in shape.get(SH + "path", ()):
        if isinstance(path, NamedNode):
            return path.value
        if isinstance(path, BlankNode):
            for step in shapes.get(path, {}).get(SH + "inversePath", ()):
                return f"^<{step.value}>" if isinstance(step, NamedNode) else None
    return None


def _says(shape: _Shape, name: str, value: str) -> bool:
    return any(isinstance(term, Literal) and term.value == value for term in shape.get(SH + name, ()))


def _iris(shape: _Shape, name: str) -> Iterator[str]:
    return (term.value for term in shape.get(SH + name, ()) if isinstance(term, NamedNode))

"""The order in which the facts of a thing are told: that of `sh:order` in the shapes of its class.

SHACL (section 2.3.2.3) means `sh:order` for exactly this. A shape of a class of the thing counts more than one that
looks at whatever has the property, and that more than one of other classes.
"""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from twl_graph import reading, resources
from twl_graph.namespaces import RDF, RDFS, SH

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from twl_graph.knowledge import Knowledge

_ORDER, _PATH, _ALTERNATIVES, _PROPERTY, _CLASS, _SUBJECTS = (
    ox.NamedNode(SH + name)
    for name in ("order", "path", "alternativePath", "property", "targetClass", "targetSubjectsOf")
)
_FIRST: Final = ox.NamedNode(RDF + "first")
_REST: Final = ox.NamedNode(RDF + "rest")
_BELOW: Final = ox.NamedNode(RDFS + "subClassOf")
#: Stands for the class of shapes that look at whatever has their property, and of those that other shapes use.
_ANY: Final = "any"
_OTHER: Final = "other"


class PropertyOrder:
    """The places of properties in the portraits of things.

    Args:
        ontology: the folder that holds `shapes/`.

    Raises:
        UnreadableInput: a shapes file cannot be read or parsed.
    """

    def __init__(self, ontology: "Traversable") -> None:
        store = ox.Store()
        for file in ontology.joinpath("shapes").iterdir():
            if file.name.endswith(".ttl"):
                store.extend(reading.parse_file(file))
        self._places: dict[str, dict[str, float]] = {}
        for quad in store.quads_for_pattern(None, _ORDER, None, None):
            if isinstance(quad.object, ox.Literal) and isinstance(quad.subject, ox.NamedNode):
                for iri in _paths(store, quad.subject):
                    places = self._places.setdefault(iri, {})
                    for kind in _looked_at(store, quad.subject):
                        places[kind] = min(float(quad.object.value), places.get(kind, float("inf")))

    @classmethod
    def of(cls, knowledge: "Knowledge") -> "PropertyOrder":
        """Return the order by the shapes of a graph, or by the bundled ones where it has none of its own."""
        folder = knowledge.folder
        own = folder is not None and folder.joinpath("ontology", "shapes").is_dir()
        return cls(folder.joinpath("ontology") if folder is not None and own else resources.ontology())

    def place(self, iri: str, kinds: Collection[str] = ()) -> tuple[float, str]:
        """Return what the property sorts by for a thing of these classes, superclasses included."""
        places = self._places.get(iri, {})
        of_kinds = [places[kind] for kind in kinds if kind in places]
        place = min(of_kinds, default=places.get(_ANY, min(places.values(), default=float("inf"))))
        return place, iri


def all_kinds(knowledge: "Knowledge", iri: str) -> set[str]:
    """Return the classes of a thing and all above them, IRIs."""
    store, found = knowledge.default_graph, set[str]()
    waiting = _objects(store, ox.NamedNode(iri), ox.NamedNode(RDF + "type"))
    while waiting:
        found |= waiting
        waiting = {higher for kind in waiting for higher in _objects(store, ox.NamedNode(kind), _BELOW)} - found
    return found


def _objects(store: ox.Store, subject: ox.NamedNode, predicate: ox.NamedNode) -> set[str]:
    quads = store.quads_for_pattern(subject, predicate, None, ox.DefaultGraph())
    return {quad.object.value for quad in quads if isinstance(quad.object, ox.NamedNode)}


def _paths(store: ox.Store, shape: ox.NamedNode) -> Iterator[str]:
    """Yield the properties that a shape is about: its path, or the choices of one."""
    for quad in store.quads_for_pattern(shape, _PATH, None, None):
        if isinstance(quad.object, ox.NamedNode):
            yield quad.object.value
        elif isinstance(quad.object, ox.BlankNode):
            for choices in store.quads_for_pattern(quad.object, _ALTERNATIVES, None, None):
                yield from _listed(store, choices.object)


def _listed(store: ox.Store, head: object) -> Iterator[str]:
    while isinstance(head, ox.BlankNode):
        for quad in store.quads_for_pattern(head, _FIRST, None, None):
            if isinstance(quad.object, ox.NamedNode):
                yield quad.object.value
        head = next((quad.object for quad in store.quads_for_pattern(head, _REST, None, None)), None)


def _looked_at(store: ox.Store, shape: ox.NamedNode) -> set[str]:
    """Return the classes that a shape is for: those it targets, or those of the shapes that have it as a part."""
    users = [quad.subject for quad in store.quads_for_pattern(None, _PROPERTY, shape, None)]
    found = set()
    for one in (shape, *users):
        for quad in store.quads_for_pattern(one, _CLASS, None, None):
            if isinstance(quad.object, ox.NamedNode):
                found.add(quad.object.value)
        if next(store.quads_for_pattern(one, _SUBJECTS, None, None), None) is not None:
            found.add(_ANY)
    return found or {_OTHER}

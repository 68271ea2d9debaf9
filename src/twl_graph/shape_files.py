"""Files of shapes, told from files of facts before an engine is loaded: each is given in its own way."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from twl_graph.namespaces import RDF, SH

if TYPE_CHECKING:
    from pyoxigraph import Quad

_TYPE: Final = RDF + "type"
#: What only a file of shapes holds: their classes, targets and paths (SHACL, section 2).
_KINDS: Final = frozenset(SH + name for name in ("NodeShape", "PropertyShape"))
_PREDICATES: Final = frozenset(
    SH + name for name in ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf", "path", "property")
)


def holds_shapes(quads: Iterable[Quad]) -> bool:
    """Tell whether a file holds shapes."""
    return any(
        quad.predicate.value in _PREDICATES
        or (quad.predicate.value == _TYPE and getattr(quad.object, "value", None) in _KINDS)
        for quad in quads
    )

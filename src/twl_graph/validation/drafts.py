"""Open places: a draft marks what its curator has still to write, and until then it is no statement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from twl_graph.errors import Words
from twl_graph.namespaces import CONCEPT, SKOS
from twl_graph.validation.finding import Finding
from twl_graph.validation.rules import COMPLETED
from twl_graph.validation.suggestion import Suggestion

if TYPE_CHECKING:
    from twl_graph.knowledge import Knowledge

#: The concept that marks an open place.
OPEN: Final = ox.NamedNode(CONCEPT + "to-be-completed")
_MESSAGE: Final = Words("此处待填。", "This place is still to be completed.")
_ADVICE: Final = Suggestion(
    Words(
        "填入取值；文中没有说的，删去这一项。", "Write the value; where the text does not give it, take the line out."
    )
)


def draft_findings(knowledge: Knowledge) -> Iterator[Finding]:
    """Find every place that a draft has left open, the scheme that lists the mark apart."""
    for source in knowledge.sources:
        for quad in source.quads:
            if quad.object == OPEN and not quad.predicate.value.startswith(SKOS):
                assert not isinstance(quad.subject, ox.Triple)
                yield COMPLETED.finding(quad.subject, quad.predicate.value, OPEN, _MESSAGE, suggestion=_ADVICE)

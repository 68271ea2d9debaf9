"""A graph of a few triples, for tests of the engine that need no article."""

from dataclasses import dataclass

import pyoxigraph as ox

from twl_graph.engine import Engine
from twl_graph.limits import USUAL, Limits

DATA = """
@prefix ex: <http://example.com/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
ex:tongzhou rdfs:label "通州区"@zh , "Tongzhou"@en ; ex:touches ex:langfang , ex:wuqing .
ex:wuqing rdfs:label "武清区"@zh , "Wuqing"@en ; ex:touches ex:langfang .
ex:langfang rdfs:label "廊坊市"@zh , "Langfang"@en ; ex:signed "2017-02"^^xsd:gYearMonth .
ex:x <http://e/#p> true ; ex:n 1 , 2 , "a" .
ex:block { ex:tongzhou ex:touches ex:wuqing }
"""


@dataclass
class _Small:
    store: ox.Store

    @property
    def default_graph(self) -> ox.Store:
        return self.store


def small_engine(limits: Limits = USUAL, data: str = DATA) -> Engine:
    """Return an engine over `data` (TriG)."""
    store = ox.Store()
    store.load(data.encode(), format=ox.RdfFormat.TRIG)
    knowledge = _Small(store)
    return Engine(knowledge, limits)  # type: ignore[arg-type]  # the engine reads the store and nothing else


def rows(engine: Engine, text: str) -> list[tuple[str | None, ...]]:
    """Answer a SELECT with the values of its terms, for short comparisons."""
    from twl_graph.engine import Solutions

    answer = engine.query("PREFIX ex: <http://example.com/> " + text)
    assert isinstance(answer, Solutions)
    return [tuple(None if term is None else getattr(term, "value", str(term)) for term in row) for row in answer.rows]

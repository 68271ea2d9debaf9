"""The published context is generated, and gives every class and property one plain name."""

import json

import pyoxigraph as ox

from twl_graph import resources
from twl_graph.context import published_context
from twl_graph.namespaces import TWL


def ontology() -> list[ox.Triple]:
    content = resources.ontology().joinpath("twl.ttl").read_bytes()
    return [quad.triple for quad in ox.parse(content, format=ox.RdfFormat.TURTLE)]


def test_every_class_and_property_of_the_ontology_has_a_plain_name() -> None:
    context = published_context()
    own = {str(getattr(triple.subject, "value", "")) for triple in ontology()}
    unnamed = [iri for iri in sorted(own) if iri.startswith(TWL) and not context.forward(iri)]
    assert unnamed == []


def test_no_plain_name_stands_for_two_things() -> None:
    text = resources.ontology().joinpath("context.jsonld").read_text(encoding="utf-8")

    def unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
        assert len(dict(pairs)) == len(pairs)
        return dict(pairs)

    assert json.loads(text, object_pairs_hook=unique)["@context"]

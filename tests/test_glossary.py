"""Every term that a person meets in the graph has words in Chinese and English."""

import pyoxigraph as ox

from twl_graph.entities import names
from twl_graph.glossary import glossary
from twl_graph.knowledge import Knowledge
from twl_graph.namespaces import RDF, TWL


def test_every_property_and_class_in_use_has_words_in_both_languages() -> None:
    knowledge = Knowledge.read()
    met = set()
    for triple in knowledge.triples():
        met.add(triple.predicate.value)
        if triple.predicate.value == RDF + "type" and isinstance(triple.object, ox.NamedNode):
            met.add(triple.object.value)
    words = {iri: names(knowledge, iri) for iri in met}
    wordless = sorted(iri for iri, said in words.items() if said.zh == said.en)
    assert wordless == [], "give them words in twl_graph.glossary, or labels in the ontology"


def test_the_glossary_leaves_the_terms_of_the_ontology_to_the_ontology() -> None:
    assert not [iri for iri in glossary() if iri.startswith(TWL)]

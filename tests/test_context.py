"""Every name of the published JSON-LD context means what its IRI says."""

import pytest

from twl_graph.context import Context, published_context
from twl_graph.errors import UnsupportedFeature
from twl_graph.namespaces import RDFS, TWL, XSD


def test_identifiers_and_types_have_plain_keys() -> None:
    assert published_context().document["id"] == "@id"
    assert published_context().document["type"] == "@type"


def test_labels_are_language_maps_dates_say_their_precision_and_links_are_identifiers() -> None:
    context = published_context()
    assert [term.by_language for term in context.forward(RDFS + "label")] == [True]
    assert {term.name: term.type for term in context.forward(TWL + "date")} == {
        "date": XSD + "date",
        "dateMonth": XSD + "gYearMonth",
        "dateYear": XSD + "gYear",
    }
    (parties,) = context.forward(TWL + "hasParty")
    assert (parties.name, parties.type, parties.as_set) == ("parties", "@id", True)


def test_a_reverse_name_reads_a_property_backwards() -> None:
    assert published_context().reverse("signing").iri == TWL + "signs"


def test_a_compact_iri_expands_to_the_same_iri() -> None:
    context = published_context()
    for iri in (TWL + "x", XSD + "date", "http://example.org/x", TWL, TWL + "//x"):
        assert context.expand(context.compact(iri)) == iri


def test_an_iri_that_would_be_read_as_a_compact_one_is_refused() -> None:
    context = Context({"ex": "http://example.org/"})
    assert context.whole("ex://authority") == "ex://authority"
    with pytest.raises(UnsupportedFeature, match="<ex:thing>"):
        context.whole("ex:thing")

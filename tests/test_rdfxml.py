"""RDF/XML is well formed, readable, and refuses what it cannot hold."""

import xml.etree.ElementTree as ET

import pyoxigraph as ox
import pytest

from twl_graph.errors import UnsupportedFeature
from twl_graph.namespaces import RDF
from twl_graph.rdfxml import write_rdfxml

EX = "http://example.org/"
PREFIXES = {"ex": EX, "rdf": RDF, "xsd": "http://www.w3.org/2001/XMLSchema#"}


def triple(predicate: str, value: ox.Literal | ox.NamedNode | ox.BlankNode) -> ox.Triple:
    return ox.Triple(ox.NamedNode(EX + "s"), ox.NamedNode(predicate), value)


def test_a_thing_stands_in_an_element_named_by_its_class() -> None:
    text = write_rdfxml(
        [
            triple(EX + "name", ox.Literal("廊坊", language="zh")),
            triple(RDF + "type", ox.NamedNode(EX + "City")),
            triple(EX + "near", ox.NamedNode(EX + "t?a=1&b=2")),
        ],
        PREFIXES,
    )
    assert text == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        "<rdf:RDF\n"
        '    xmlns:ex="http://example.org/"\n'
        '    xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '  <ex:City rdf:about="http://example.org/s">\n'
        '    <ex:name xml:lang="zh">廊坊</ex:name>\n'
        '    <ex:near rdf:resource="http://example.org/t?a=1&amp;b=2"/>\n'
        "  </ex:City>\n"
        "</rdf:RDF>\n"
    )


def test_a_namespace_without_a_prefix_gets_one() -> None:
    text = write_rdfxml([triple("urn:odd:p", ox.Literal("v"))], PREFIXES)
    element = ET.fromstring(text)[0][0]
    assert (element.tag, element.text) == ("{urn:odd:}p", "v")


@pytest.mark.parametrize(
    "predicate",
    [EX + "1", EX, EX + "a/", RDF + "li", RDF + "about", RDF + "Description", "http://www.w3.org/2000/xmlns/p"],
)
def test_a_predicate_that_is_no_free_xml_name_is_refused_by_name(predicate: str) -> None:
    with pytest.raises(UnsupportedFeature) as caught:
        write_rdfxml([triple(predicate, ox.Literal("v"))], PREFIXES)
    assert f"<{predicate}>" in caught.value.said("en")
    assert f"<{predicate}>" in caught.value.said("zh")


@pytest.mark.parametrize("character", ["\x00", "\x01", "\x0b", "\x1f", "\ufffe", "\uffff"])
def test_a_character_that_xml_has_no_way_to_write_is_refused_by_name(character: str) -> None:
    with pytest.raises(UnsupportedFeature, match=f"U\\+{ord(character):04X}"):
        write_rdfxml([triple(EX + "p", ox.Literal(f"a{character}b"))], PREFIXES)


def test_a_class_that_is_no_xml_name_is_written_as_a_property() -> None:
    text = write_rdfxml([triple(RDF + "type", ox.NamedNode(EX + "1"))], PREFIXES)
    assert '<rdf:type rdf:resource="http://example.org/1"/>' in text


def test_a_carriage_return_survives_the_line_ending_rule_of_xml() -> None:
    text = write_rdfxml([triple(EX + "p", ox.Literal("a\r\nb"))], PREFIXES)
    assert ET.fromstring(text)[0][0].text == "a\r\nb"


def test_terms_of_rdf_1_2_are_refused_by_name() -> None:
    quoted = ox.Triple(ox.NamedNode(EX + "s"), ox.NamedNode(EX + "p"), ox.Literal("v"))
    with pytest.raises(UnsupportedFeature, match=r"RDF 1\.2"):
        write_rdfxml([triple(EX + "p", quoted)], PREFIXES)  # type: ignore[arg-type]
    with pytest.raises(UnsupportedFeature, match=r"RDF 1\.2"):
        write_rdfxml([triple(EX + "p", ox.Literal("v", language="ar", direction=ox.BaseDirection.RTL))], PREFIXES)

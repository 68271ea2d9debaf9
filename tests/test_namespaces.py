"""Prefixes and namespaces."""

import re

import pyoxigraph as ox
import pytest

from twl_graph import resources
from twl_graph.namespaces import ARTICLE, CONCEPT, GRAPH, ID, SHAPE, TWL, compact, expand, prefixes
from twl_graph.reading import parse


def test_the_five_own_namespaces_are_declared() -> None:
    own = {name: prefixes()[name] for name in ("twl", "id", "concept", "shape", "graph")}
    assert own == {"twl": TWL, "id": ID, "concept": CONCEPT, "shape": SHAPE, "graph": GRAPH}


def test_the_declarations_for_shacl_say_the_same_as_the_prefix_lines() -> None:
    content = resources.ontology().joinpath("prefixes.ttl").read_bytes()
    document = parse(content, "prefixes.ttl", ox.RdfFormat.TURTLE)
    values: dict[str, dict[str, str]] = {}
    for quad in document.quads:
        if isinstance(quad.object, ox.Literal):
            values.setdefault(str(quad.subject), {})[quad.predicate.value.rpartition("#")[2]] = quad.object.value
    declared = {told["prefix"]: told["namespace"] for told in values.values() if "prefix" in told}
    assert declared == prefixes() == document.prefixes


def test_no_namespace_is_declared_twice_and_schema_org_is_https() -> None:
    assert len(set(prefixes().values())) == len(prefixes())
    assert prefixes()["schema"] == "https://schema.org/"


@pytest.mark.parametrize("iri", [TWL + "Agreement", ID + "framework-agreement", TWL, ID + "a.b"])
def test_a_short_name_expands_to_the_iri_it_was_made_from(iri: str) -> None:
    assert re.fullmatch(r"[a-z]+:[\w.-]*", compact(iri))
    assert expand(compact(iri)) == iri


@pytest.mark.parametrize("iri", [ARTICLE + "#char=1,2", ID + "a/b", ID + "a.", ID + "-a", ID + "通州", "urn:x"])
def test_what_has_no_plain_local_name_is_written_in_full(iri: str) -> None:
    assert compact(iri) == f"<{iri}>"


def test_an_unknown_prefix_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="nope"):
        expand("nope:x")

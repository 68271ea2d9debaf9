"""The ready questions against the ontology: every term of it is asked about by some question.

A question uses a term of the ontology where

- the term's CURIE is a token of its query (comments, strings and the header do not count), or
- its query goes down to the term from a class or property above it: `rdfs:subClassOf*` or `rdfs:subClassOf+` with the
  CURIE of that class behind it, or `rdfs:subPropertyOf` in the same way. With `+` the upper term itself is not used by
  the path, but its CURIE stands there all the same.
"""

from functools import cache

from tests.bundled import ancestors, instances, pairs, short
from twl_graph.namespaces import RDFS, TWL, expand
from twl_graph.questions import load, names
from twl_graph.sparql.tokens import Kind, Token, tokenize

OWL = "http://www.w3.org/2002/07/owl#"
#: What a path goes down by, and what the ontology states it with.
DOWN = {"rdfs:subClassOf": RDFS + "subClassOf", "rdfs:subPropertyOf": RDFS + "subPropertyOf"}
#: Terms that no question should use, each with the reason.
EXEMPT: dict[str, str] = {
    "twl:Aim": "a question about aims goes by twl:aim, whose values they are",
    "twl:Benefit": "a question about benefits goes by twl:benefits, which services and outcomes have too",
    "twl:Effect": "nothing is an effect and nothing more: its things are outcomes and benefits",
    "twl:Period": "a question about periods goes by twl:during, whose values they are",
    "twl:edition": "the number stands in the name of the event as well",
}


def terms() -> set[str]:
    """Give every class and property that the ontology declares."""
    kinds = ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")
    return {iri for kind in kinds for iri in instances(OWL + kind) if iri.startswith(TWL)}


def used(tokens: list[Token]) -> set[str]:
    """Give the terms of the ontology that a query with these tokens uses."""
    found = {expand(token.text) for token in tokens if is_term(token)}
    for step, repeated, top in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if step.kind is Kind.NAME and step.text in DOWN and repeated.is_mark("*", "+") and is_term(top):
            above = ancestors(pairs(DOWN[step.text]))
            found |= {iri for iri, over in above.items() if expand(top.text) in over and iri.startswith(TWL)}
    return found


def is_term(token: Token) -> bool:
    """Tell whether a token is a term of the ontology; the bare prefix of a declaration is none."""
    return token.kind is Kind.NAME and token.text.startswith("twl:") and token.text != "twl:"


@cache
def used_by_questions() -> frozenset[str]:
    return frozenset().union(*(used(tokenize(load(name).text)) for name in names()))


def test_every_term_of_the_ontology_is_used_by_a_question_or_has_a_reason_not_to_be() -> None:
    missing = short(terms() - used_by_questions() - set(map(expand, EXEMPT)))
    assert missing == [], f"no question uses {', '.join(missing)}"


def test_what_is_exempt_is_declared_and_used_by_no_question() -> None:
    exempt = set(map(expand, EXEMPT))
    assert short(exempt - terms()) == []
    assert short(exempt & used_by_questions()) == []
    assert all(EXEMPT.values())


def test_no_question_uses_a_term_that_the_ontology_does_not_declare() -> None:
    assert short(used_by_questions() - terms()) == []


def test_a_class_is_used_where_it_is_named_and_where_a_path_goes_down_to_it() -> None:
    named = used(tokenize("SELECT * { ?x a twl:Bridge # twl:Road\n FILTER(?y != 'twl:Card') }"))
    assert short(named) == ["twl:Bridge"]
    below = used(tokenize("SELECT * { ?x a ?k . ?k rdfs:subClassOf+ twl:Infrastructure }"))
    assert short(below) == ["twl:Bridge", "twl:Infrastructure", "twl:Road"]
    beside = used(tokenize("SELECT * { ?k rdfs:subClassOf twl:Infrastructure }"))
    assert short(beside) == ["twl:Infrastructure"]


def test_a_property_is_used_where_a_path_goes_down_to_it() -> None:
    below = used(tokenize("SELECT * { ?x ?p ?y . ?p rdfs:subPropertyOf* twl:ofRegion }"))
    assert short(below) == ["twl:leadingIndustryOf", "twl:ofRegion"]

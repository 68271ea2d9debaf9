"""JSON-LD before it is parsed: nothing takes the process down, and our own context is at hand."""

import json
import subprocess
import sys

import pyoxigraph as ox
import pytest

from tests.canary import canary
from twl_graph.errors import LimitReached, UnreadableInput
from twl_graph.jsonld_input import MAX_JSON_DEPTH, MAX_TERM_CHAIN, OWN_CONTEXT, inlined
from twl_graph.namespaces import RDFS, TWL
from twl_graph.reading import parse

#: Each repeats its middle so many times, that is: brackets inside brackets.
DEEP = {
    "nodes": (b'{"@id":"http://e/a","http://e/p":', b"1", b"}"),
    "arrays": (b'{"@id":"http://e/a","http://e/p":[', b"1", b"]}"),
    "lists": (b'{"@list":[', b"1", b"]}"),
    "reverse": (b'{"@id":"http://e/a","@reverse":{"http://e/p":', b'{"@id":"http://e/b"}', b"}}"),
    "graphs": (b'{"@graph":', b'{"@id":"http://e/a","http://e/p":1}', b"}"),
    "contexts": (b'{"@context":{"p":{"@id":"http://e/p","@context":', b"{}", b"}}}"),
    "torn": (b"[{", b"", b""),
}


def read(text: str | bytes) -> list[ox.Quad]:
    return parse(text if isinstance(text, bytes) else text.encode(), "a.jsonld", ox.RdfFormat.JSON_LD).quads


def chain(length: int) -> str:
    """A context in which each term is defined by the next."""
    terms = {f"t{number}": f"t{number + 1}:x" for number in range(length)} | {f"t{length}": "http://e/"}
    return json.dumps({"@context": terms, "@id": "http://e/a", "t0": 1})


# --- what would take the process down -----------------------------------------------------------------------------

_CHILD = """
import sys
from twl_graph.cli import main
sys.exit(main(["validate", sys.argv[1]]))
"""


def validated(content: bytes, folder: object) -> subprocess.CompletedProcess[str]:
    """Validate a file in a process of its own, which alone may die of it."""
    path = f"{folder}/a.jsonld"
    with open(path, "wb") as stream:
        stream.write(content)
    return subprocess.run([sys.executable, "-c", _CHILD, path], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("shape", DEEP)
def test_deep_json_is_a_limit_and_not_the_end_of_the_process(shape: str, tmp_path: object) -> None:
    opening, middle, closing = DEEP[shape]
    done = validated(opening * 5000 + middle + closing * 5000, tmp_path)
    assert (done.returncode, done.stdout) == (5, "")
    assert f"nested more than {MAX_JSON_DEPTH} deep" in done.stderr


@pytest.mark.parametrize("torn", [False, True])
def test_a_long_chain_of_terms_is_a_limit_and_not_the_end_of_the_process(torn: bool, tmp_path: object) -> None:
    text = chain(20_000).encode()
    done = validated(text[:-1] if torn else text, tmp_path)
    assert (done.returncode, done.stdout) == (5, "")
    assert "defined by terms" in done.stderr


def test_json_as_deep_as_the_limit_is_read() -> None:
    opening, middle, closing = DEEP["nodes"]
    assert len(read(opening * MAX_JSON_DEPTH + middle + closing * MAX_JSON_DEPTH)) == MAX_JSON_DEPTH
    with pytest.raises(LimitReached):
        read(opening * (MAX_JSON_DEPTH + 1) + middle + closing * (MAX_JSON_DEPTH + 1))
    assert len(read(chain(MAX_TERM_CHAIN))) == 1


def test_brackets_inside_strings_are_no_nesting() -> None:
    text = json.dumps({"@id": "http://e/a", "http://e/p": '\\"' + "[{" * 1000})
    assert len(read(text)) == 1


def test_many_terms_that_share_their_prefixes_are_no_chain() -> None:
    terms = {f"t{number}": "x:" + str(number) for number in range(2000)}
    text = json.dumps({"@context": terms | {"x": "http://e/"}, "@id": "http://e/a", "t7": 1})
    assert len(read(text)) == 1


# --- our own context ----------------------------------------------------------------------------------------------

LABEL = '"@id": "http://e/a", "rdfs:label": {"@value": "通州", "@language": "zh"}'


@pytest.mark.parametrize(
    "context",
    [
        f'"{OWN_CONTEXT}"',
        json.dumps(OWN_CONTEXT).replace("/", r"\/"),
        f'["{OWN_CONTEXT}", {{"x": "http://e/x"}}]',
        f'[{{"x": {{"@id": "http://e/x", "@context": "{OWN_CONTEXT}"}}}}, "{OWN_CONTEXT}"]',
    ],
)
def test_our_own_published_context_is_known_and_not_fetched(context: str) -> None:
    (quad,) = read(f'{{"@context": {context}, {LABEL}}}')
    assert quad.predicate.value == RDFS + "label"


def test_a_class_has_its_plain_name_in_our_own_context() -> None:
    (quad,) = read(f'{{"@context": "{OWN_CONTEXT}", "@id": "http://e/a", "@type": "Agreement"}}')
    assert quad.object == ox.NamedNode(TWL + "Agreement")


@pytest.mark.parametrize(
    "document",
    [
        '{"@context": {"@import": "%s"}, "@id": "http://e/a", "rdfs:label": "x"}',
        '{"@context": ["%s", "http://127.0.0.1:9/c.jsonld"], "@id": "http://e/a", "rdfs:label": "x"}',
        '{"@context": "%s?", "@id": "http://e/a", "rdfs:label": "x"}',
        '{"@context": {"@base": "https://w3id.org/twl-graph/"}, "@graph": {"@context": "context.jsonld"}}',
    ],
)
def test_every_other_way_to_name_a_context_stays_refused(document: str) -> None:
    with pytest.raises(UnreadableInput, match="fetched"):
        read(document.replace("%s", OWN_CONTEXT))


def test_a_context_beside_our_own_is_not_fetched() -> None:
    with canary() as bird, pytest.raises(UnreadableInput, match="fetched"):
        read(json.dumps({"@context": [OWN_CONTEXT, bird.address], "@id": "http://e/a", "rdfs:label": "x"}))
    assert bird.calls == []


@pytest.mark.parametrize(
    "document",
    [
        {"@id": "http://e/a", "http://e/p": OWN_CONTEXT},
        {"@id": "http://e/a", "http://e/p": [OWN_CONTEXT, f'"@context": "{OWN_CONTEXT}"']},
        {"@id": "http://e/a", "http://e/p": {"@type": "@json", "@value": {"@context": OWN_CONTEXT}}},
    ],
)
def test_the_same_letters_as_data_stay_as_they_are(document: object) -> None:
    text = json.dumps(document).encode()
    assert inlined(text).content == text


def test_a_fault_after_our_own_context_has_the_place_it_has_in_the_file() -> None:
    text = f'{{"通": 1,\n"@context": "{OWN_CONTEXT}", "@id": 5,,}}'
    with pytest.raises(UnreadableInput) as caught:
        read(text)
    assert (caught.value.line, caught.value.column) == (2, text.splitlines()[1].index(",,") + 2)

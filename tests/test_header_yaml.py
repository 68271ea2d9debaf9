"""Headers are YAML: what is accepted means what it means to a full parser, and the rest is refused by name."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from twl_graph.questions.header_yaml import HeaderSyntaxError, Node, parse

HEADERS = sorted((ROOT / "queries").glob("*.rq"))


def meaning(node: Node) -> object:
    """Return what a node says, without its lines."""
    if isinstance(node.value, dict):
        return {key: meaning(value) for key, value in node.value.items()}
    return [meaning(item) for item in node.value] if isinstance(node.value, list) else node.value


def full(text: str) -> object:
    """Return what a full YAML parser reads, every scalar as its text."""
    return yaml.load(text, Loader=yaml.BaseLoader)


@pytest.mark.parametrize("path", HEADERS, ids=lambda path: str(path.stem))
def test_every_header_means_the_same_to_a_full_parser(path: Path) -> None:
    lines = [line[2:].removeprefix(" ") for line in path.read_text("utf-8").splitlines() if line.startswith("#+")]
    assert meaning(parse(lines)) == full("\n".join(lines))


SCRAPS = st.sampled_from(
    [
        *"{}[],:'\"#-&*!|>%@` \t",
        "a",
        "b: ",
        "c:\n",
        "\n",
        "\n  ",
        "x y",
        "通武廊",
        ": ",
        " #",
        "\\",
        "1",
        "{zh: 甲, en: a}",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(["", "k: ", "k: {a: ", "k: [a, ", "k:\n  "]), st.lists(SCRAPS, max_size=9).map("".join))
def test_whatever_is_accepted_means_the_same_to_a_full_parser(start: str, rest: str) -> None:
    text = start + rest
    try:
        read = meaning(parse(text.split("\n")))
    except HeaderSyntaxError:
        return
    assert read == (full(text) or {})


def test_mappings_lists_and_quotes_are_read_with_their_lines() -> None:
    root = parse(["a:", "  b: {c: 'd, e', f: [g, id:h]}", "", 'i: "j: k"'])
    assert meaning(root) == {"a": {"b": {"c": "d, e", "f": ["g", "id:h"]}}, "i": "j: k"}
    assert isinstance(root.value, dict)
    assert [root.value["a"].line, root.value["i"].line] == [1, 4]


@pytest.mark.parametrize(
    ("lines", "line", "said"),
    [
        (["a: b: c"], 1, 'put quotes around "b: c"'),
        (["a: - b"], 1, "put quotes around"),
        (["a: b", "c: &d e"], 2, "put quotes around"),
        (["a:", "b: c"], 1, "a has no value"),
        (["- a"], 1, "a key and a value belong here"),
        (["a: b", "  c: d"], 2, "the indentation is wrong"),
        (["a: b", "a: c"], 2, "a is given twice"),
        (["a: {b: c, b: d}"], 1, "b is given twice"),
        (["a: {b: c"], 1, "} is missing"),
        (["a: [b] c"], 1, "c is left over"),
        (["a: [b, , c]"], 1, "a value is missing here"),
        (["a: {b}"], 1, "keys and values belong in { }"),
        (["a: >-", "  folded"], 1, "put quotes around"),
    ],
)
def test_what_is_not_accepted_is_named_with_its_line(lines: list[str], line: int, said: str) -> None:
    with pytest.raises(HeaderSyntaxError) as caught:
        parse(lines)
    assert caught.value.line == line
    assert said in str(caught.value)

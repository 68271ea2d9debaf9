"""What is generated from the files of a graph knows whether it is still theirs."""

from pathlib import Path

import pytest

from tests.small_checkout import small_checkout
from twl_graph.graph_files import FLAT, digest, graph_files, headed, intact_body


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_checkout(tmp_path)


def test_the_ontology_comes_first_then_the_data_and_nothing_that_is_generated_or_hidden(folder: Path) -> None:
    for name in (".hidden.ttl", "note.txt", "name-index.tsv"):
        (folder / "data" / name).write_text("", encoding="utf-8")
    names = [name for name, _ in graph_files(folder)]
    assert names == ["twl.ttl", "concepts.ttl", "p01.trig", "p02.trig", "source.ttl", "names.ttl"]
    assert FLAT not in names


def test_the_digest_changes_with_content_and_name_but_not_with_a_byte_order_mark(folder: Path) -> None:
    before, names = digest(folder), folder / "data" / "names.ttl"
    content = names.read_bytes()
    names.write_bytes(b"\xef\xbb\xbf" + content)
    assert digest(folder) == before
    names.write_bytes(content + b"\n")
    assert digest(folder) != before
    names.write_bytes(content)
    names.rename(folder / "data" / "labels.ttl")
    assert digest(folder) != before


def test_a_generated_file_is_intact_until_it_is_edited_or_belongs_to_others() -> None:
    content = headed("one\ntwo\n", "a" * 64).encode()
    assert intact_body(content) == intact_body(content, "a" * 64) == b"one\ntwo\n"
    assert intact_body(content, "b" * 64) is None
    assert intact_body(content.replace(b"two", b"too")) is None
    assert intact_body(content.replace(b"SHA-256 of the", b"the")) is None
    assert intact_body(b"") is None

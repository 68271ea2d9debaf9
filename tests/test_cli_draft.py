"""``twl draft``: a skeleton on standard output or in a new file, and one clear message for what cannot be drafted."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Outcome

Twl = Callable[..., Outcome]
TEXT = "廊坊市与通州区签署《平河共治协议》，共30余个条款。\n"


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "river.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_the_skeleton_goes_to_standard_output_and_what_was_found_to_the_other(twl: Twl, text: Path) -> None:
    outcome = twl("draft", text)
    assert outcome.code == 0
    assert outcome.out.startswith("# twl draft: river\n")
    assert 'dcterms:title "平河共治协议"@zh' in outcome.out
    assert outcome.err == (
        "source river (from the name of the file), language zh\n"
        "clauses: 1; known names: 2, times: 0, quantities: 1, new titles and quoted names: 1; to be completed: 6\n"
        "new documents classed by the last words of their titles (please check): agreement (twl:Agreement): 1\n"
    )
    assert twl("draft", text, "--lang", "zh").err.startswith(
        "来源 river（取自文件名），语言 zh\n1 个分句，已知名称 2 处"
    )


def test_a_draft_is_written_to_a_new_file_and_replaces_none_unless_forced(twl: Twl, text: Path, tmp_path: Path) -> None:
    target = tmp_path / "river.trig"
    assert twl("draft", text, "-o", target).out == ""
    drafted = target.read_text("utf-8")
    assert drafted.startswith("# twl draft: river\n")
    target.write_text("my work", "utf-8")
    outcome = twl("draft", text, "-o", target)
    assert (outcome.code, target.read_text("utf-8")) == (2, "my work")
    assert (
        outcome.err
        == f"{target} is there already and was left as it is; add --force to replace it, or name another file\n"
    )
    assert twl("draft", text, "-o", target, "--force").code == 0
    assert target.read_text("utf-8") == drafted


def test_standard_input_is_a_text_too(twl: Twl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    outcome = twl("draft", "-", "--name", "river", "--dated", "2018-01", "--language", "zh")
    assert outcome.code == 0
    assert 'twl:begins "2018-01"^^xsd:gYearMonth' in outcome.out


def test_a_source_that_cannot_be_named_after_its_file_tells_how_to_name_it(twl: Twl, tmp_path: Path) -> None:
    path = tmp_path / "（一）.txt"
    path.write_text(TEXT, "utf-8")
    told = twl("draft", path.rename(tmp_path / "。.txt"), "--lang", "zh").err
    assert told.startswith("来源 text-")
    assert "可用 --name 另起，如 --name canal-report" in told


def test_the_same_text_gives_the_same_draft(twl: Twl, text: Path) -> None:
    assert twl("draft", text) == twl("draft", text)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--name", "Fluss"], '"Fluss" cannot be a name'),
        (["--name", "tongwulang"], "the graph has something else named tongwulang"),
        (["--dated", "gestern"], '"gestern" is no date; write 2018, 2018-01 or 2018-01-18'),
        (["--dated", "2018-02-30"], '"2018-02-30" is no date'),
        (["--language", "de"], "de"),
    ],
)
def test_what_makes_no_sense_is_refused_before_anything_is_written(
    twl: Twl, text: Path, tmp_path: Path, arguments: list[str], said: str
) -> None:
    outcome = twl("draft", text, *arguments, "-o", tmp_path / "new.trig")
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err
    assert not (tmp_path / "new.trig").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is empty"),
        (b"ab\0", ":1:3: it holds a NUL byte"),
        (b"\x89PNG\r\n\x1a\n", ":1:1: byte 0x89 is not UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_with_its_place(twl: Twl, tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "river.txt"
    path.write_bytes(content)
    outcome = twl("draft", path)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(str(path))
    assert said in outcome.err


@pytest.mark.parametrize("name", ["river.ttl", "river.TriG", "river.jsonld"])
def test_a_file_of_facts_is_not_taken_for_an_article(twl: Twl, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("<http://e/a> <http://e/b> <http://e/c> .", "utf-8")
    outcome = twl("draft", tmp_path / name)
    assert (outcome.code, outcome.out) == (2, "")
    assert "is a file of RDF, no article in plain text; twl validate checks the facts in it" in outcome.err


def test_a_folder_a_missing_file_and_one_that_is_too_large_are_refused(
    twl: Twl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "this is a folder" in twl("draft", tmp_path).err
    assert "there is no such file" in twl("draft", tmp_path / "none.txt").err
    monkeypatch.setattr("twl_graph.reading.MAX_BYTES", 1024 * 1024)
    path = tmp_path / "large.txt"
    path.write_bytes(b"a" * (1024 * 1024 + 1))
    assert "it is larger than the limit of 1 MiB" in twl("draft", path).err


def test_a_folder_that_is_not_there_is_no_place_to_write_to(twl: Twl, text: Path, tmp_path: Path) -> None:
    outcome = twl("draft", text, "-o", tmp_path / "none" / "river.trig")
    assert outcome.code == 2
    assert "there is no folder" in outcome.err

"""Accepted files: their names, and whether a new one is among them."""

from pathlib import Path

import pytest

from tests.new_facts import HEADED, block, written
from tests.small_checkout import small_checkout
from twl_graph.curation.accepted import (
    accepted_file,
    accepted_files,
    name_of,
    place,
    require_different,
    require_new,
    same_statements,
)
from twl_graph.curation.candidate import Candidate
from twl_graph.errors import AlreadyThere, NotFound, UsageError
from twl_graph.knowledge import Knowledge
from twl_graph.new_file import read
from twl_graph.skolem import slug_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_checkout(tmp_path / "graph")


def candidate(path: Path, text: str) -> Candidate:
    source = read(written(path.parent, path.name, text))
    return Candidate(source, name_of(source))


def put(folder: Path, new: Candidate) -> None:
    place(folder).mkdir(exist_ok=True)
    (place(folder) / new.file_name).write_bytes(new.accepted.content)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("news.ttl", "news"),
        ("News of 2020 (2).ttl", "news-of-2020-2"),
        ("Café_Société.ttl", "cafe-societe"),
        ("2020.ttl", "news-2020"),  # the graph of HEADED
        ("新闻.ttl", "news-2020"),
    ],
)
def test_a_file_is_called_as_it_was_or_as_its_graph_is(tmp_path: Path, file: str, name: str) -> None:
    assert candidate(tmp_path / file, HEADED).name == name


def test_where_neither_gives_a_name_a_digit_is_helped_and_the_rest_is_asked(tmp_path: Path) -> None:
    two = block(1) + "<https://w3id.org/twl-graph/graph/b> { id:d rdfs:label 'x' }"
    assert candidate(tmp_path / "2020.trig", two).name == "facts-2020"
    with pytest.raises(UsageError, match="choose one with --name NAME"):
        candidate(tmp_path / "新闻.trig", two)


@pytest.mark.parametrize("name", ["", "News", "2020", "a--b", "a/b", "../b", "a.ttl", "新闻", "a\n"])
def test_a_name_that_is_asked_for_must_obey_the_rule(tmp_path: Path, name: str) -> None:
    source = read(written(tmp_path, "a.trig", block(1)))
    with pytest.raises(UsageError, match="breaks the naming rule"):
        name_of(source, name)
    assert name_of(source, "news-2020") == "news-2020"


def test_a_slug_is_what_ascii_has_of_a_text() -> None:
    assert [slug_of(text) for text in ("", "通州", "--", "Ａ通b", "ß.É")] == ["", "", "", "ab", "e"]


@pytest.mark.parametrize("other", ["other.trig", "news.trig"])
def test_the_same_statements_are_known_whatever_the_file_is_called(folder: Path, tmp_path: Path, other: str) -> None:
    text = block(1).replace("第1镇", "第[镇").replace("id:town-1", "[ rdfs:label 'x' ] rdfs:label 'y' . id:town-1")
    put(folder, candidate(tmp_path / "news.trig", text))
    again = candidate(tmp_path / other, "# other words\n" + text.replace("\n    id:", " id:"))
    with pytest.raises(AlreadyThere, match=f"as {place(folder)}/news.trig, with the same facts \\(3\\)") as refused:
        require_new(folder, again, Knowledge.read(folder).sources)
    assert refused.value.name == f"{place(folder)}/news.trig"


def test_a_file_that_was_put_there_by_hand_is_known_by_its_form(folder: Path, tmp_path: Path) -> None:
    text = block(1).replace("id:town-1", "[ rdfs:label 'x' ] rdfs:label 'y' . id:town-1")
    place(folder).mkdir()
    (place(folder) / "mine.trig").write_text(text)
    (source,) = (source for source in Knowledge.read(folder).sources if source.name.endswith("mine.trig"))
    assert same_statements(candidate(tmp_path / "a.trig", text), source.quads, "mine")
    assert not same_statements(candidate(tmp_path / "b.trig", text.replace("'x'", "'z'")), source.quads, "mine")


@pytest.mark.parametrize("suffix", ["ttl", "trig"])
def test_a_name_that_is_taken_is_refused_with_a_free_one(folder: Path, tmp_path: Path, suffix: str) -> None:
    place(folder).mkdir()
    for name in (f"news.{suffix}", "news-2.ttl"):
        (place(folder) / name).write_text("")
    with pytest.raises(AlreadyThere, match=r'the name "news" is taken(.|\n)*such as --name news-3') as refused:
        require_new(folder, candidate(tmp_path / "news.trig", block(1)), ())
    assert f"news.{suffix} 占用" in refused.value.said("zh")


def test_two_new_files_differ_in_name_and_facts(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    one, two = candidate(tmp_path / "a.trig", block(1)), candidate(tmp_path / "b" / "a.trig", block(2))
    with pytest.raises(UsageError, match="would both be called a"):
        require_different([one, two])
    with pytest.raises(UsageError, match="hold the same facts"):
        require_different([one, candidate(tmp_path / "c.trig", block(1))])
    require_different([one, candidate(tmp_path / "c.trig", block(2))])


def test_an_accepted_file_is_found_by_path_name_and_stem(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert accepted_files(folder) == []
    with pytest.raises(NotFound, match="No file was added"):
        accepted_file(folder, "news")
    put(folder, candidate(tmp_path / "news.trig", block(1)))
    put(folder, candidate(tmp_path / "report.ttl", HEADED))
    (place(folder) / ".hidden.ttl").touch()
    (place(folder) / "notes.txt").touch()
    path = place(folder) / "news.trig"
    assert accepted_files(folder) == [path, place(folder) / "report.ttl"]
    monkeypatch.chdir(folder)
    for name in ("news", "news.trig", str(path), "data/added/news.trig", "./data/../data/added/news.trig"):
        assert accepted_file(folder, name) == path
    with pytest.raises(NotFound, match=r"Did you mean news\.trig\?"):
        accepted_file(folder, "new.ttl")
    with pytest.raises(NotFound, match=r"These were added: news\.trig, report\.ttl"):
        accepted_file(folder, "data/names.ttl")

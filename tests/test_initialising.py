"""A graph of one's own, whole or not at all."""

import os
from pathlib import Path

import pytest

from tests.new_facts import state
from tests.small_checkout import small_checkout
from twl_graph import resources
from twl_graph.curation.initialising import initialise
from twl_graph.errors import AlreadyThere
from twl_graph.knowledge import Knowledge


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    folder = small_checkout(tmp_path / "origin")
    (folder / "data" / ".lock").touch()
    return folder


def wanted(origin: Path) -> dict[str, bytes]:
    return {name: content for name, content in state(origin).items() if name not in ("article.txt", "data/.lock")}


def test_ontology_and_facts_are_copied_without_what_is_hidden(origin: Path, tmp_path: Path) -> None:
    files = initialise(tmp_path / "own", origin)
    assert state(tmp_path / "own") == wanted(origin)
    assert sorted(str(path.relative_to(tmp_path / "own")) for path in files) == sorted(wanted(origin))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["origin", "own"]


def test_by_default_it_is_the_graph_that_comes_with_the_package(tmp_path: Path) -> None:
    initialise(tmp_path / "own")
    assert Knowledge.read(tmp_path / "own").digest == Knowledge.read().digest
    assert (tmp_path / "own" / "ontology" / "shapes").is_dir()
    root = resources.root()
    assert isinstance(root, Path)
    assert (tmp_path / "own" / "data" / "tongwulang.ttl").read_bytes() == (root / "data/tongwulang.ttl").read_bytes()


def test_an_empty_folder_is_filled_where_it_is(origin: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / ".twl-init-x.new").mkdir()  # left by a copy that was killed
    monkeypatch.chdir(own)
    initialise(Path("."), origin)
    assert state(own) == wanted(origin)
    assert sorted(os.listdir(".")) == [".twl-init-x.new", "data", "ontology"]


@pytest.mark.parametrize(
    ("there", "words"),
    [("own/notes.txt", "the folder is not empty"), ("own", "this is a file"), ("own/data/x", "not empty")],
)
def test_what_is_there_is_left_alone(origin: Path, tmp_path: Path, there: str, words: str) -> None:
    (tmp_path / there).parent.mkdir(exist_ok=True, parents=True)
    (tmp_path / there).write_text("mine")
    before = state(tmp_path)
    with pytest.raises(AlreadyThere, match=words):
        initialise(tmp_path / "own", origin)
    assert state(tmp_path) == before


def test_a_graph_that_is_there_is_offered_for_use(origin: Path) -> None:
    with pytest.raises(AlreadyThere, match=f"there is a graph in it already.*--store {origin}"):
        initialise(origin)


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_in_the_middle_leaves_nothing(
    origin: Path, tmp_path: Path, there: bool, error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own"
    if there:
        own.mkdir()
    calls, real = [], os.rename if there else os.fsync
    fatal = 2 if there else 5  # the second of the two folders; the fifth file

    def failing(*arguments: object) -> None:
        calls.append(arguments)
        if len(calls) == fatal:
            raise error
        real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "rename" if there else "fsync", failing)
    with pytest.raises(type(error)) as refused:
        initialise(own, origin)
    assert len(calls) == fatal
    assert sorted(path.name for path in tmp_path.iterdir()) == (["origin", "own"] if there else ["origin"])
    assert not there or list(own.iterdir()) == []
    if isinstance(refused.value, OSError):
        assert refused.value.filename == str(own)


def test_a_folder_in_no_folder_is_refused_with_its_name(origin: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as refused:
        initialise(tmp_path / "no" / "own", origin)
    assert refused.value.filename == f"{tmp_path}/no/own"

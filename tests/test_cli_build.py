"""``twl build``: the flat graph, the index of names and the JSON-LD context on disk."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Outcome
from tests.small_checkout import small_checkout

Twl = Callable[..., Outcome]


def generated(folder: Path) -> tuple[Path, Path, Path]:
    """The generated files, in the order in which they are told of."""
    return (
        folder / "data" / "tongwulang.ttl",
        folder / "data" / "name-index.tsv",
        folder / "ontology" / "context.jsonld",
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_checkout(tmp_path)


def test_it_is_written_and_then_up_to_date(twl: Twl, folder: Path) -> None:
    flat, index, context = generated(folder)
    assert twl("build", "--data", folder) == Outcome(0, "", f"{flat} written\n{index} written\n{context} written\n")
    assert '"甲区"@zh' in flat.read_text(encoding="utf-8")
    assert "name\tlabel\tzh\t甲区\tjiǎ qū\tjq\n" in index.read_text(encoding="utf-8")
    assert '"@context"' in context.read_text(encoding="utf-8")
    fresh = f"{flat} is up to date\n{index} is up to date\n{context} is up to date\n"
    assert twl("build", "--check", "--data", folder) == Outcome(0, "", fresh)


def test_check_finds_it_out_of_date_or_missing_and_writes_nothing(twl: Twl, folder: Path) -> None:
    flat, index, context = generated(folder)
    before = flat.read_bytes()
    told = f"{flat} is out of date\n{index} is missing\n{context} is missing\nto mend it: twl build --store {folder}\n"
    assert twl("build", "--check", "--data", folder)[::2] == (1, told)
    assert flat.read_bytes() == before
    assert not context.exists()
    flat.unlink()
    assert twl("build", "--check", "--data", folder).err.startswith(f"{flat} is missing\n")
    assert not flat.exists()


def test_a_changed_source_makes_it_out_of_date(twl: Twl, folder: Path) -> None:
    twl("build", "--data", folder)
    names = folder / "data" / "names.ttl"
    names.write_text(names.read_text() + 'id:b rdfs:label "District B"@en .\n')
    assert twl("build", "--check", "--data", folder).code == 1


def test_a_changed_context_is_out_of_date_though_the_flat_graph_is_not(twl: Twl, folder: Path) -> None:
    twl("build", "--data", folder)
    context = folder / "ontology" / "context.jsonld"
    context.write_text(context.read_text() + "\n")
    outcome = twl("build", "--check", "--data", folder)
    assert outcome.code == 1
    assert outcome.err.splitlines()[2] == f"{context} is out of date"


def test_an_index_that_was_edited_is_out_of_date(twl: Twl, folder: Path) -> None:
    twl("build", "--data", folder)
    _, index, _ = generated(folder)
    index.write_text(index.read_text(encoding="utf-8").replace("jiǎ", "jiā"), encoding="utf-8")
    outcome = twl("build", "--check", "--data", folder)
    assert outcome.code == 1
    assert f"{index} is out of date" in outcome.err


@pytest.mark.parametrize("package", ["pypinyin", "opencc"])
def test_without_what_reads_chinese_names_the_index_stays_and_it_says_what_to_install(
    twl: Twl, folder: Path, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    outcome = twl("build", "--data", folder)
    assert (outcome.code, outcome.out) == (3, "")
    assert "pip install opencc-py" in outcome.err
    after = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    changed = {path.name for path, content in after.items() if before.get(path) != content}
    assert changed == {"tongwulang.ttl", "context.jsonld"}


def test_a_faulty_source_leaves_the_old_file(twl: Twl, folder: Path) -> None:
    twl("build", "--data", folder)
    before = (folder / "data" / "tongwulang.ttl").read_bytes()
    (folder / "data" / "names.ttl").write_text("@base <http://e/> .\n<a> <b>")
    outcome = twl("build", "--data", folder)
    assert outcome.code == 2
    assert "names.ttl:2:" in outcome.err
    assert (folder / "data" / "tongwulang.ttl").read_bytes() == before

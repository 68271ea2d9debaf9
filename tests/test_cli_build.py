"""``twl build``: the flat graph and the JSON-LD context on disk."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Outcome
from tests.small_checkout import small_checkout

Twl = Callable[..., Outcome]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_checkout(tmp_path)


def test_it_is_written_and_then_up_to_date(twl: Twl, folder: Path) -> None:
    flat, context = folder / "data" / "tongwulang.ttl", folder / "ontology" / "context.jsonld"
    assert twl("build", "--data", folder) == Outcome(0, "", f"{flat} written\n{context} written\n")
    assert '"甲区"@zh' in flat.read_text(encoding="utf-8")
    assert '"@context"' in context.read_text(encoding="utf-8")
    fresh = f"{flat} is up to date\n{context} is up to date\n"
    assert twl("build", "--check", "--data", folder) == Outcome(0, "", fresh)


def test_check_finds_it_out_of_date_or_missing_and_writes_nothing(twl: Twl, folder: Path) -> None:
    flat, context = folder / "data" / "tongwulang.ttl", folder / "ontology" / "context.jsonld"
    before = flat.read_bytes()
    told = f"{flat} is out of date\n{context} is missing\nto mend it: twl build --store {folder}\n"
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
    assert outcome.err.splitlines()[1] == f"{context} is out of date"


def test_a_faulty_source_leaves_the_old_file(twl: Twl, folder: Path) -> None:
    twl("build", "--data", folder)
    before = (folder / "data" / "tongwulang.ttl").read_bytes()
    (folder / "data" / "names.ttl").write_text("@base <http://e/> .\n<a> <b>")
    outcome = twl("build", "--data", folder)
    assert outcome.code == 2
    assert "names.ttl:2:" in outcome.err
    assert (folder / "data" / "tongwulang.ttl").read_bytes() == before

"""``twl add``, ``twl remove`` and ``twl init``: the shells over the safe keeping of files."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Outcome
from tests.new_facts import alias, block, state, written
from tests.small_checkout import small_checkout
from twl_graph import resources
from twl_graph.cli.options import graph_of
from twl_graph.curation.lock import locked
from twl_graph.namespaces import TWL

Twl = Callable[..., Outcome]
WRONG = block(1).replace("rdfs:label", f"a <{TWL}Town> ; rdfs:label")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_checkout(tmp_path / "graph")


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return written(tmp_path, "news.trig", alias(1))


# --- add ----------------------------------------------------------------------------------------------------------


def test_what_is_right_is_added_and_told(twl: Twl, folder: Path, new: Path) -> None:
    outcome = twl("add", new, "--store", folder)
    path = folder / "data" / "added" / "news.trig"
    assert outcome.out.startswith("Checked ")
    assert "1 fact new.\n0 in conflict with what is known.\n0 findings introduced, 0 resolved.\n" in outcome.out
    assert outcome[::2] == (
        0,
        f"{path} written: 1 facts\n"
        f"questions are answered from the new graph already; twl build --store {folder} makes the flat graph and the "
        "index of names anew\n",
    )
    assert path.read_text(encoding="utf-8") == alias(1)
    again = twl("add", new, "--store", folder, "--lang", "zh")
    assert again == Outcome(2, "", f"{new}：已经添加过，即 {path}，两者事实相同（1 条）\n")


def test_what_is_wrong_is_told_and_nothing_is_added(twl: Twl, folder: Path, tmp_path: Path) -> None:
    before = state(folder)
    outcome = twl("add", written(tmp_path, "wrong.trig", WRONG), "--store", folder)
    assert (outcome.code, outcome.err) == (1, "nothing was added: what is said above must be mended first\n")
    assert "violation: No class twl:Town is declared" in outcome.out
    assert state(folder) == before


def test_trying_tells_what_would_be_written_and_writes_nothing(twl: Twl, folder: Path, new: Path) -> None:
    before = state(folder)
    outcome = twl("add", new, "--dry-run", "--name", "other", "--store", folder)
    assert outcome[::2] == (0, f"{folder}/data/added/other.trig would be written: 1 facts\n")
    assert "1 fact new.\n" in outcome.out
    assert state(folder) == before


def test_json_tells_what_was_done_and_found(twl: Twl, folder: Path, new: Path, tmp_path: Path) -> None:
    told = json.loads(twl("add", new, "-f", "json", "--store", folder).out)
    assert told["done"] == {"accepted": True, "files": [f"{folder}/data/added/news.trig"]}
    assert told["report"]["findings"] == []
    wrong = twl("add", written(tmp_path, "wrong.trig", WRONG), "-f", "json", "--store", folder)
    told = json.loads(wrong.out)
    assert wrong.code == 1
    assert told["done"] == {"accepted": False, "files": []}
    assert {finding["source"] for finding in told["report"]["findings"]} == {str(tmp_path / "wrong.trig")}


def test_standard_input_is_called_as_its_only_graph_or_as_one_says(
    twl: Twl, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two = alias(1) + "<https://w3id.org/twl-graph/graph/b> { id:a skos:altLabel '1' }"
    for text, arguments, words in (
        (alias(1), [], f"{folder}/data/added/tongwulang.trig would be written"),
        (alias(1), ["--name", "news"], f"{folder}/data/added/news.trig would be written"),
        (two, [], "standard input has no name; choose one with --name NAME\n"),
    ):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        assert twl("add", "-", "--dry-run", *arguments, "--store", folder).err.startswith(words)


def test_the_preview_is_told_in_chinese_and_as_numbers(twl: Twl, folder: Path, new: Path) -> None:
    chinese = twl("add", new, "--dry-run", "--lang", "zh", "--store", folder)
    assert "\n新的事实 1 条。\n与已知相矛盾 0 处。\n带来问题 0 项，解决问题 0 项。\n" in chinese.out
    assert chinese.err == f"会写成 {folder}/data/added/news.trig：1 条事实\n"
    told = json.loads(twl("add", new, "--dry-run", "-f", "json", "--store", folder).out)
    assert told["done"] == {"accepted": True, "files": []}
    assert {
        name: told["preview"][name] for name in ("new", "known", "gone", "conflicts", "introduced", "resolved")
    } == {
        "new": 1,
        "known": 0,
        "gone": 0,
        "conflicts": 0,
        "introduced": 0,
        "resolved": 0,
    }


def test_a_fact_that_the_same_text_states_elsewhere_has_no_second_source(
    twl: Twl, folder: Path, new: Path, tmp_path: Path
) -> None:
    twl("add", new, "--store", folder)
    again = written(tmp_path, "again.trig", alias(1).replace("char=12,14", "char=9,11"))
    assert "0 facts new.\n1 fact known already.\n" in twl("add", again, "--store", folder).out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["none.trig"], "none.trig: there is no such file"),
        (["news.trig", "news.trig"], "hold the same facts"),
        (["news.trig", "--name", "News"], "breaks the naming rule"),
        (["news.trig", "--fail-on", "never"], "give violation, warning or info"),
        ([], "FILE"),
    ],
)
def test_wrong_requests_are_exit_2_and_change_nothing(
    twl: Twl, folder: Path, new: Path, arguments: list[str], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state(folder)
    monkeypatch.chdir(new.parent)
    outcome = twl("add", *arguments, "--store", folder)
    assert (outcome.code, outcome.out) == (2, "")
    assert words in outcome.err
    assert state(folder) == before


def test_a_locked_graph_is_exit_2_and_its_holder_is_named(twl: Twl, folder: Path, new: Path) -> None:
    with locked(folder):
        for arguments in (["add", new], ["remove", "news"]):
            outcome = twl(*arguments, "--store", folder)
            assert outcome.code == 2
            assert outcome.err.startswith(f"{folder}/data: it is being changed by ")


# --- remove -------------------------------------------------------------------------------------------------------


def test_an_added_file_is_removed_and_told(twl: Twl, folder: Path, new: Path) -> None:
    twl("add", new, "--store", folder)
    path = folder / "data" / "added" / "news.trig"
    assert twl("remove", "news", "--dry-run", "--store", folder)[::2] == (0, f"{path} can be removed\n")
    outcome = twl("remove", "news", "--store", folder)
    assert outcome.code == 0
    assert "\n1 fact would go.\n" in outcome.out
    assert outcome.err.startswith(f"{path} removed\nquestions are answered")
    assert not path.exists()
    assert twl("remove", "news", "--store", folder)[::2] == (
        4,
        'No added file "news". No file was added to this graph yet.\n',
    )


def test_a_file_that_the_rest_needs_stays(twl: Twl, folder: Path) -> None:
    added = folder / "data" / "added"
    added.mkdir()
    written(added, "town.trig", WRONG)
    declared = f"<#char=9,11> {{ <{TWL}Town> a <http://www.w3.org/2002/07/owl#Class> }}"
    written(added, "class.trig", block(2) + declared)
    outcome = twl("remove", "class", "--store", folder)
    assert outcome.code == 1
    assert "No class twl:Town is declared" in outcome.out
    assert outcome.err == (
        f"{added}/class.trig was not removed: without it the rest would be wrong as said\n"
        "take out first what needs it: twl remove town\n"
    )
    assert (added / "class.trig").is_file()


# --- init, and where the graph is ---------------------------------------------------------------------------------


def test_a_graph_of_ones_own_is_started_and_its_use_is_told(
    twl: Twl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome = twl("init", tmp_path / "own")
    assert (outcome.code, outcome.out) == (0, "")
    ready, use = outcome.err.splitlines()
    assert ready.startswith(f"{tmp_path}/own is ready: ")
    assert use.endswith(f"set the environment variable TWL_DATA={tmp_path}/own")
    assert twl("build", "--check", "--store", tmp_path / "own").code == 0
    assert twl("init", tmp_path / "own").code == 2
    monkeypatch.setenv("TWL_DATA", str(tmp_path / "other"))
    assert twl("init").err.startswith(f"{tmp_path}/other is ready")
    monkeypatch.delenv("TWL_DATA")
    assert twl("init")[::2] == (2, "DIR is missing: the folder of the new graph\n")


def test_the_environment_names_the_graph_and_an_option_counts_more(
    twl: Twl, folder: Path, new: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TWL_DATA", str(folder / "data"))
    assert f"{folder}/data/added/news.trig would" in twl("add", "--dry-run", new).err
    other = small_checkout(tmp_path / "other")
    assert f"{other}/data/added/news.trig would" in twl("add", "--dry-run", new, "--data", other / "data").err
    assert twl("fmt", "--check").code == 1
    monkeypatch.setenv("TWL_DATA", str(tmp_path / "nowhere"))
    assert str(tmp_path / "nowhere") in twl("stats").err


def test_the_data_folder_stands_for_the_graph(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert graph_of(str(folder / "data")) == graph_of(str(folder)) == str(folder)
    monkeypatch.chdir(folder / "data")
    assert Path(graph_of(".") or "").samefile(folder)
    monkeypatch.chdir(folder)
    assert graph_of("data") == "."
    assert graph_of("data/article") == "data/article"
    (tmp_path / "data").mkdir()
    assert graph_of(str(tmp_path / "data")) == str(tmp_path / "data"), "no ontology beside it"
    assert (graph_of(None), graph_of("")) == (None, "")


def test_an_installed_package_is_not_changed(
    twl: Twl, new: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundled = small_checkout(tmp_path / "_bundled")
    monkeypatch.setattr(resources, "root", lambda: bundled)
    monkeypatch.chdir(tmp_path)
    before = state(bundled)
    for store in ([], ["--store", str(bundled)], ["--store", str(bundled / "data")]):
        for verb in (["add", str(new)], ["remove", "news"]):
            outcome = twl(*verb, *store)
            assert (outcome.code, outcome.out) == (2, "")
            assert "an installed package is not changed" in outcome.err
            assert "with twl init DIR" in outcome.err
    assert state(bundled) == before

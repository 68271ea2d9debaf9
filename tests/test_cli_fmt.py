"""``twl fmt``: normal form on disk."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Outcome
from tests.small_checkout import small_checkout
from twl_graph import resources

Twl = Callable[..., Outcome]
UGLY = "<http://e/b> <http://e/p> 1 . <http://e/a> <http://e/p> 1 ."
FAIR = "<http://e/a> <http://e/p> 1 .\n\n<http://e/b> <http://e/p> 1 .\n"


def test_a_file_is_rewritten_once_and_then_left_alone(twl: Twl, tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text(UGLY)
    assert twl("fmt", path) == Outcome(0, "", "1 of 1 files rewritten\n")
    assert path.read_text() == FAIR
    assert twl("fmt", path).err == "0 of 1 files rewritten\n"


def test_check_shows_the_difference_and_the_cure_and_changes_nothing(twl: Twl, tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text(UGLY)
    outcome = twl("fmt", "--check", path)
    assert outcome.code == 1
    assert outcome.out.startswith(f"{path}: 4 lines differ from the normal form\n  @@ -1 +1,3 @@\n  -{UGLY}\n")
    assert outcome.err == f"to mend it: twl fmt {path}\n"
    assert path.read_text() == UGLY
    twl("fmt", path)
    assert twl("fmt", "--check", path) == Outcome(0, "", "all 1 files are in normal form\n")


def test_without_files_the_whole_graph_is_formatted(twl: Twl, tmp_path: Path) -> None:
    folder = small_checkout(tmp_path)
    assert twl("fmt", "--data", folder).err == "7 of 7 files rewritten\n"
    assert twl("fmt", "--check", "--data", folder).code == 0


def test_one_faulty_file_leaves_all_files_as_they_were(twl: Twl, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.ttl", tmp_path / "bad.trig"
    good.write_text(UGLY)
    bad.write_text("<http://e/a> <http://e/p> .")
    outcome = twl("fmt", good, bad)
    assert (outcome.code, outcome.out) == (2, "")
    assert f"{bad}:1:" in outcome.err
    assert good.read_text() == UGLY


def test_a_comment_that_would_be_lost_is_refused(twl: Twl, tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text(FAIR + "# a note\n")
    outcome = twl("fmt", "--lang", "zh", path)
    assert outcome.code == 2
    assert outcome.err.startswith(f"{path}:4:1: 此处的注释在改写时会丢失\n")
    assert path.read_text().endswith("# a note\n")


def test_standard_input_goes_to_standard_output(twl: Twl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(UGLY.encode())))
    assert twl("fmt", "-") == Outcome(0, FAIR, "")


@pytest.mark.parametrize("name", ["a.rdf", "a.nt", "a"])
def test_other_formats_have_no_normal_form(twl: Twl, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(UGLY)
    outcome = twl("fmt", tmp_path / name)
    assert outcome.code == 2
    assert "the normal form is for .ttl and .trig files" in outcome.err


def test_a_byte_order_mark_and_windows_line_ends_are_differences(twl: Twl, tmp_path: Path) -> None:
    for content in (b"\xef\xbb\xbf" + FAIR.encode(), FAIR.replace("\n", "\r\n").encode()):
        (tmp_path / "a.ttl").write_bytes(content)
        assert twl("fmt", "--check", tmp_path / "a.ttl").code == 1
        twl("fmt", tmp_path / "a.ttl")
        assert (tmp_path / "a.ttl").read_bytes() == FAIR.encode()


def test_an_installed_package_is_not_changed(twl: Twl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "root", lambda: tmp_path / "_bundled")
    monkeypatch.chdir(tmp_path)
    outcome = twl("fmt")
    assert outcome.code == 2
    assert "--store DIR" in outcome.err
    assert twl("fmt", "--data", tmp_path / "nowhere").code == 2


def test_a_subfolder_of_a_checkout_is_in_the_checkout(
    twl: Twl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "root", lambda: tmp_path / "_bundled")
    folder = small_checkout(tmp_path / "checkout")
    (folder / "ontology" / "prefixes.ttl").write_text(UGLY)
    monkeypatch.chdir(folder / "data" / "article")
    assert "../../data/names.ttl: " in twl("fmt", "--check").out
    assert twl("fmt")[::2] == (0, "8 of 8 files rewritten\n")
    monkeypatch.chdir(folder)
    assert twl("fmt", "--check").code == 0
    assert "data/tongwulang.ttl written\n" in twl("build").err


def test_a_folder_stands_for_all_files_below_it_but_hidden_ones(twl: Twl, tmp_path: Path) -> None:
    for name in ("a.ttl", "deep/b.ttl", "deep/c.trig", "deep/d.txt", ".hidden/e.ttl", "deep/.f.ttl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(UGLY)
    assert twl("fmt", tmp_path, tmp_path / "a.ttl") == Outcome(0, "", "3 of 3 files rewritten\n")
    assert (tmp_path / "deep" / "b.ttl").read_text() == FAIR
    assert (tmp_path / ".hidden" / "e.ttl").read_text() == UGLY


def test_a_folder_without_such_files_is_wrong_usage(twl: Twl, tmp_path: Path) -> None:
    assert twl("fmt", tmp_path)[::2] == (2, f"{tmp_path}: there is no .ttl or .trig file in it\n")

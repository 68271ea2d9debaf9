"""What the README files show is what happens."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.readme import LOCALES, NEW_FACTS, ROOT, rendered

READMES = sorted(LOCALES)


def code(name: str, language: str) -> list[str]:
    """The code blocks of a language in a README."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def marked(name: str, mark: str) -> str:
    """The command under a mark of a README."""
    text = (ROOT / name).read_text(encoding="utf-8")
    found = re.search(rf"^<!-- {mark} -->\n```sh\n(.*)\n```$", text, re.MULTILINE)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("name", READMES)
def test_the_outputs_shown_are_what_the_commands_print(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == rendered(name)


@pytest.mark.parametrize("name", READMES)
def test_the_python_shown_runs(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "new-facts.ttl").write_text(NEW_FACTS, encoding="utf-8")
    (example,) = code(name, "python")
    space: dict[str, object] = {}
    exec(compile(example, name, "exec"), space)
    graph = space["graph"]
    assert len(graph.store) > 1000  # type: ignore[attr-defined]


def test_both_readmes_show_the_same_commands() -> None:
    for mark in ("run", "test"):
        assert marked("README.md", mark) == marked("README.zh.md", mark)
    english, chinese = (re.findall(r"^\$ .*$", "".join(code(name, "console")), re.MULTILINE) for name in READMES)
    assert [command.replace('["en"]', '["zh"]') for command in english] == chinese


def test_the_commands_on_the_article_verify_and_show_it(article_file: Path, tmp_path: Path) -> None:
    shutil.copy(article_file, tmp_path / "tongwulang.txt")
    (block,) = (block for block in code("README.md", "sh") if "source verify" in block)
    done = run(block, tmp_path)
    assert done.returncode == 0, done.stderr
    assert "not covered: 0" in done.stdout
    assert "2017年2月" in done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("mark", ["run", "test"])
def test_the_two_commands_work_in_a_fresh_clone(mark: str, tmp_path: Path) -> None:
    if mark == "test" and os.environ.get("TWL_INNER"):
        pytest.skip("this is the run that the command started")
    clone = tmp_path / "twl-graph"
    shutil.copytree(
        ROOT, clone, ignore=shutil.ignore_patterns(".git", ".venv", "*.egg-info", "__pycache__", ".*_cache")
    )
    command = marked("README.md", mark).replace("pytest -q", "pytest -q tests/test_spans.py")
    done = run(command, clone)
    assert done.returncode == 0, done.stderr
    assert ("passed" if mark == "test" else "2018-01-18") in done.stdout


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a shell command in a folder, with this Python's programs first."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["sh", "-ec", command],
        cwd=folder,
        env={**os.environ, "PATH": path, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

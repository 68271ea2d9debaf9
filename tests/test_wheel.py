"""The package as it is shipped: built, put in an empty place, and run from there."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the source distribution and the wheel from it."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    (found,) = dist.glob("*.whl")
    return found


def run(cwd: Path, path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run ``twl`` with the package taken from a path, whatever else is installed."""
    code = f"import sys; sys.path.insert(0, {str(path)!r}); from twl_graph.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", code, *arguments]
    environment = {"LC_ALL": "C.UTF-8", "PATH": ""}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def test_the_wheel_holds_the_graph_once_and_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    shipped = {name.removeprefix("twl_graph/_bundled/") for name in names if "_bundled/" in name}
    present = {
        str(path.relative_to(ROOT))
        for folder in ("ontology", "data", "queries")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    assert shipped == present
    assert "twl_graph/py.typed" in names
    assert not [name for name in names if name.startswith(("tests", "bench", "ontology", "data", "queries"))]
    assert [name for name in names if name.endswith("licenses/LICENSE")]


def test_the_source_distribution_can_be_tested(dist: Path) -> None:
    (archive,) = dist.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}
    assert {"tests/test_wheel.py", "data/tongwulang.ttl", "ontology/twl.ttl", "CHANGELOG.md", "CITATION.cff"} <= names


def test_an_unpacked_wheel_answers_from_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    site, empty = tmp_path / "site", tmp_path / "empty"
    empty.mkdir()
    zipfile.ZipFile(wheel).extractall(site)
    done = run(empty, site, "query", "SELECT ?n { id:langfang rdfs:label ?n }", "-q", "-f", "csv")
    assert (done.returncode, done.stderr) == (0, "")
    assert "廊坊市" in done.stdout


def test_a_search_straight_from_the_zip_reads_the_index_that_was_built(wheel: Path, tmp_path: Path) -> None:
    done = run(tmp_path, wheel, "search", "tzq", "--limit", "1")
    assert done.returncode == 0
    assert "id:tongzhou" in done.stdout
    assert "twl build" not in done.stderr


def test_it_runs_straight_from_the_zip(wheel: Path, tmp_path: Path) -> None:
    done = run(tmp_path, wheel, "query", "SELECT ?n { id:langfang rdfs:label ?n }", "-q", "-f", "csv")
    assert (done.returncode, done.stderr) == (0, "")
    assert "廊坊市" in done.stdout


def test_an_installed_package_is_never_rewritten(wheel: Path, tmp_path: Path) -> None:
    site, empty = tmp_path / "site", tmp_path / "empty"
    empty.mkdir()
    zipfile.ZipFile(wheel).extractall(site)
    for verb in ("fmt", "build"):
        done = run(empty, site, verb)
        assert done.returncode == 2
        assert "--store DIR" in done.stderr

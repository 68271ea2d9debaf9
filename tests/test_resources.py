"""Where the graph's files are."""

from pathlib import Path

import pytest

from twl_graph import resources
from twl_graph.errors import ResourcesMissing


def test_ontology_data_and_queries_stand_in_one_folder() -> None:
    root = resources.root()
    found = [resources.ontology(), resources.data(), resources.queries()]
    assert found == [root.joinpath(name) for name in ("ontology", "data", "queries")]
    assert resources.ontology().joinpath("twl.ttl").is_file()


def test_a_package_without_its_graph_says_where_it_looked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "src" / "twl_graph" / "resources.py"))
    monkeypatch.setattr("importlib.resources.files", lambda _package: tmp_path)
    resources.root.cache_clear()
    try:
        with pytest.raises(ResourcesMissing, match="_bundled"):
            resources.root()
    finally:
        resources.root.cache_clear()

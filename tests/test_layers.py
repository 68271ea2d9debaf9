"""The layers of the package: a module imports only from its own row and the rows below, and third parties stay home."""

import ast
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest

import twl_graph

#: From the ground up. A module of the package that stands in no row fails the test: give it its place.
ROWS = {
    "ground": "errors filesystem folding graph_files namespaces resources terminals whole_numbers writing",
    "graph": "blank_nodes computed context dates facts formats jsonld jsonld_input knowledge new_file open_places "
    "parser_words place places plain_names rdflib_terms rdfxml reading shape_files skolem spans syntax_errors "
    "torn_text turtle turtle_layout turtle_terms",
    "engine": "engine excerpt html_table limits pictures results sparql tables values widths",
    "services": "citation curation dataframes drafting emptiness entities evidence export frames generated glossary "
    "graph portrait questions rows search slips stats templating validation wordings",
    "faces": "cli web",
}
#: Where a third party may be imported at all.
HOMES = {
    "click": {"cli"},
    "rich": {"cli"},
    "pyshacl": {"validation"},
    "rdflib": {"rdflib_terms", "knowledge", "graph", "validation"},
    "pandas": {"dataframes", "rows"},
    "polars": {"dataframes", "rows"},
    "starlette": {"web"},
    "uvicorn": {"web"},
    "jinja2": {"web"},
}

PACKAGE = Path(twl_graph.__file__).parent
ROW_OF = {module: row for row, modules in enumerate(ROWS.values()) for module in modules.split()}
FILES = sorted(path for path in PACKAGE.rglob("*.py") if "_bundled" not in path.parts)


def module_of(path: Path) -> str:
    """Return the top-level module or folder of the package that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(tree: ast.AST) -> Iterator[str]:
    """Yield the full name of everything imported, inside functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            assert node.module is not None
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_from_its_row_and_below(path: Path) -> None:
    importer = module_of(path)
    if importer in ("__init__", "__main__"):
        return  # the package's front door
    for name in imports(ast.parse(path.read_text(encoding="utf-8"))):
        parts = name.split(".")
        if parts[0] == "twl_graph" and parts[1] in ROW_OF:
            assert ROW_OF[parts[1]] <= ROW_OF[importer], f"{importer} must not import {parts[1]}"
        home = HOMES.get(parts[0])
        assert home is None or importer in home, f"{importer} must not import {parts[0]}"


def test_every_module_has_a_row_and_every_row_only_modules() -> None:
    there = {module_of(path) for path in FILES} - {"__init__", "__main__"}
    assert there <= set(ROW_OF)
    assert sorted(ROW_OF) == sorted(" ".join(ROWS.values()).split()), "a module stands in two rows"


def top_level_imports(path: Path, named: Collection[str]) -> set[str]:
    """Return the modules among those `named` that a file imports when it is itself imported.

    A module needs its own folder's `__init__` only where it imports something that is defined there.
    """
    found = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            for name in imports(ast.Module([node], [])):
                parts = name.split(".")
                if parts[0] == "twl_graph":
                    wanted = {".".join(parts[1:end]) for end in (2, 3) if len(parts) >= end} & set(named)
                    sibling = len(wanted) == 2 and parts[1] == module_of(path)
                    found |= wanted - {parts[1]} if sibling else wanted
    return found


def test_no_import_goes_in_a_circle() -> None:
    named = {
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): path for path in FILES
    }
    below = {name: top_level_imports(path, named) - {name} for name, path in named.items() if name != "__init__"}
    while leaves := [name for name, needed in below.items() if not needed & below.keys()]:
        for leaf in leaves:
            del below[leaf]
    assert below == {}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_fits_on_a_few_screens(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 45, f"{node.name} is too long"

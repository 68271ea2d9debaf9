"""New facts for the small graph of `small_checkout`, made up, and judges that need no validation."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from twl_graph import reading
from twl_graph.curation.change import Change
from twl_graph.namespaces import ARTICLE, ID, RDFS, SKOS
from twl_graph.new_file import NewFile

#: A Turtle file whose header describes its graph.
HEADED = """\
@base <https://w3id.org/twl-graph/graph/news-2020> .
@prefix id: <https://w3id.org/twl-graph/id/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix void: <http://rdfs.org/ns/void#> .

<>
    a void:Dataset ;
    prov:wasDerivedFrom <https://example.org/report> ;
    .

id:d rdfs:label "丁县"@zh .
"""


class Verdict(NamedTuple):
    accepted: bool


def says(accepted: bool) -> Callable[[Change], Verdict]:
    """A judge of fixed opinion, who looks at the graph as it would be all the same."""

    def judge(change: Change) -> Verdict:
        assert len(change.after.store) > 0
        return Verdict(accepted)

    return judge


def block(number: int) -> str:
    """A TriG file with one fact, in a block named by a span of the small article; in normal form already."""
    return (
        f"@base <{ARTICLE}> .\n@prefix id: <{ID}> .\n@prefix rdfs: <{RDFS}> .\n\n"
        f'<#char=12,14> {{\n    id:town-{number} rdfs:label "第{number}镇"@zh .\n}}\n'
    )


def alias(number: int) -> str:
    """The same with a fact in which nothing is wrong: another name of a thing that the small graph knows."""
    return (
        f"@base <{ARTICLE}> .\n@prefix id: <{ID}> .\n@prefix skos: <{SKOS}> .\n\n"
        f'<#char=12,14> {{\n    id:a skos:altLabel "第{number}区"@zh .\n}}\n'
    )


def written(folder: Path, name: str, text: str) -> Path:
    """Write a new file beside the graph."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def state(folder: Path) -> dict[str, bytes]:
    """Every file of a graph by its path in the folder; hidden ones too."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def given(text: str, name: str = "new.trig") -> NewFile:
    """A new file that no disk has seen, in the syntax of its ending."""
    syntax = reading.syntax_of(name, None)
    found = reading.parse(text.encode(), name, syntax)
    return NewFile(name, text, syntax, found.quads, found.prefixes, found.base, Path(name).stem)

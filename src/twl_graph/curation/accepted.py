"""The files that were accepted: where they stand, what they are called, and which of them hold the same statements."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from twl_graph.blank_nodes import canonical
from twl_graph.curation.candidate import Candidate
from twl_graph.errors import AlreadyThere, NotFound, UsageError, Words, nearest, shortened
from twl_graph.filesystem import on_disk
from twl_graph.graph_files import SUFFIXES
from twl_graph.knowledge import Source
from twl_graph.namespaces import ARTICLES, GRAPH
from twl_graph.new_file import NewFile
from twl_graph.reading import called
from twl_graph.skolem import NAME, slug_of

#: The folder of accepted files, in the folder ``data`` of the graph.
ADDED: Final = "added"
#: How standard input is called, which no file is named after.
STDIN: Final = called("-")
_FILE: Final = Words("添加进来的文件", "added file")


def place(folder: Path) -> Path:
    """Return the folder of the accepted files of a graph; it need not be there."""
    return folder / "data" / ADDED


def accepted_files(folder: Path) -> list[Path]:
    """Return the accepted files of a graph, by name."""
    names = (path.name for path in on_disk(place(folder)).glob("*") if path.suffix in SUFFIXES)
    return [place(folder) / name for name in sorted(names) if not name.startswith(".")]


def name_of(file: NewFile, wanted: str | None = None) -> str:
    """Return the name that a new file gets, without its ending.

    That is the one that is wanted, else the file's own made to obey the naming rule, else the name of the graph or
    article that it is about.

    Raises:
        UsageError: the name that is wanted breaks the rule, or none can be made.
    """
    if wanted is not None:
        if not NAME.match(wanted):
            raise UsageError(
                Words(
                    "--name 的值“{0}”不合命名规则：应为小写英文字母和数字，词间用一个连字符，以字母开头，如 news-2020",
                    'the name "{0}" breaks the naming rule: lower-case letters and digits, words joined by one hyphen, '
                    "a letter first, such as news-2020",
                ).formatted(shortened(wanted))
            )
        return wanted
    slug = slug_of(Path(file.name).stem) if file.name != STDIN else ""
    if NAME.match(slug):
        return slug
    known = {_local(graph) for graph in {quad.graph_name for quad in file.quads}} - {""}
    if len(known) == 1:
        return known.pop()
    if slug:  # it begins with a digit
        return f"facts-{slug}"
    if file.name == STDIN:
        unnamed = Words(
            "标准输入没有名称；请用 --name NAME 指定", "standard input has no name; choose one with --name NAME"
        )
        raise UsageError(unnamed)
    raise UsageError(
        Words(
            "{0}：从文件名得不出英文名称；请用 --name NAME 指定，如 --name news-2020",
            "{0}: no plain name can be made of the file's; choose one with --name NAME, such as --name news-2020",
        ).formatted(file.name)
    )


def require_new(folder: Path, candidate: Candidate, known: Iterable[Source]) -> None:
    """Refuse a new file whose statements the graph has in one of its files, or whose name is taken.

    Raises:
        AlreadyThere: the one or the other; says which file is there.
    """
    for source in known:
        if same_statements(candidate, source.quads, Path(source.name).stem):
            there = Words(
                "{0}：已经添加过，即 {1}，两者事实相同（{2} 条）",
                "{0}: it is in the graph already, as {1}, with the same facts ({2})",
            )
            raise AlreadyThere(source.name, there.formatted(candidate.file.name, source.name, len(candidate.quads)))
    for suffix in SUFFIXES:
        path = place(folder) / f"{candidate.name}{suffix}"
        if os.path.lexists(on_disk(path)):
            taken = Words(
                "{0}：名称 {1} 已被 {2} 占用，其中是别的事实\n  怎么办：用 --name 另取名称，如 --name {3}",
                '{0}: the name "{1}" is taken: {2} is there, with other facts\n'
                "  what to do: choose another with --name, such as --name {3}",
            )
            free = _free(place(folder), candidate.name)
            raise AlreadyThere(str(path), taken.formatted(candidate.file.name, candidate.name, path, free))


def require_different(candidates: Sequence[Candidate]) -> None:
    """Refuse new files that would be called the same, or hold the same.

    Raises:
        UsageError: two of them do.
    """
    for number, one in enumerate(candidates):
        for other in candidates[:number]:
            both = other.file.name, one.file.name
            if same_statements(one, other.file.quads, one.name):
                same = Words("{0} 与 {1} 内容相同；请只给一个", "{0} and {1} hold the same facts; give one of them")
                raise UsageError(same.formatted(*both))
            if one.name == other.name:
                named = Words(
                    "{0} 与 {1} 都会叫 {2}；请分别添加，并用 --name 另取名称",
                    "{0} and {1} would both be called {2}; add one at a time, and choose another name with --name",
                )
                raise UsageError(named.formatted(*both, one.name))


def same_statements(candidate: Candidate, quads: Iterable[ox.Quad], name: str) -> bool:
    """Tell whether a file of that name holds the statements of a new one.

    It may have IRIs for the blank nodes, or have them blank as they are.
    """
    held = set(quads)
    if len(held) != len(set(candidate.quads)):
        return False
    return held == set(candidate.file.under(name)) or (
        _any_blank(held) and canonical(held) == canonical(candidate.file.quads)
    )


def accepted_file(folder: Path, name: str) -> Path:
    """Return the accepted file that is named: by its path, its name or its name without the ending.

    Raises:
        NotFound: there is none; suggests the nearest.
    """
    files = accepted_files(folder)
    for path in files:
        if name in (path.name, path.stem) or (os.sep in name and os.path.abspath(path) == os.path.abspath(name)):
            return path
    known = [path.name for path in files]
    near = nearest(name, known) or nearest(slug_of(Path(name).stem), known)
    listed = Words(f"添加进来的有：{'、'.join(known)}。", f"These were added: {', '.join(known)}.")
    none = Words("这个图谱还没有添加过文件。", "No file was added to this graph yet.")
    raise NotFound(_FILE, name, near, listed if known else none)


def _any_blank(quads: Iterable[ox.Quad]) -> bool:
    return any(isinstance(term, ox.BlankNode) for quad in quads for term in (quad.subject, quad.object))


def _local(graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph) -> str:
    """Return the name of a graph or article of the project where it obeys the naming rule, else nothing."""
    source = graph.value.partition("#")[0] if isinstance(graph, ox.NamedNode) else ""
    name = next((source.removeprefix(start) for start in (GRAPH, ARTICLES) if source.startswith(start)), "")
    return name if NAME.match(name) else ""


def _free(there: Path, name: str) -> str:
    """Return the name with the first number that is not taken."""
    number = 2
    while any(os.path.lexists(on_disk(there / f"{name}-{number}{suffix}")) for suffix in SUFFIXES):
        number += 1
    return f"{name}-{number}"

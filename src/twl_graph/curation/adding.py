"""Adding files to a graph, and taking one out again: judged and done under the lock, all or nothing."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Generic

from twl_graph.curation.accepted import accepted_file, name_of, place, require_different, require_new
from twl_graph.curation.candidate import Candidate
from twl_graph.curation.change import Change, Judge, V
from twl_graph.curation.lock import locked
from twl_graph.curation.unfinished import take_back, write_all
from twl_graph.errors import AlreadyThere, UsageError, Words
from twl_graph.filesystem import on_disk
from twl_graph.knowledge import Knowledge
from twl_graph.new_file import read
from twl_graph.writing import remove as remove_file
from twl_graph.writing import sweep, sync_folder

#: Tells somebody something that is no error.
Tell = Callable[[Words], object]


@dataclass(frozen=True)
class Outcome(Generic[V]):
    """What became of a change.

    Attributes:
        change: the change.
        verdict: what the judge said of it.
        paths: the files that were written, or that was removed; none where it was not accepted, or only tried.
    """

    change: Change
    verdict: V
    paths: tuple[Path, ...]


def add(
    folder: Path,
    files: Sequence[str | Path],
    judge: Judge[V],
    *,
    name: str | None = None,
    dry_run: bool = False,
    tell: Tell = lambda _: None,
) -> Outcome[V]:
    """Make new files part of a graph, if the judge accepts them; all of them or none.

    Nothing that is there is rewritten: each becomes a new file in ``data/added``, in normal form. The graph is read
    and judged while no other program can change it.

    Args:
        folder: the graph's folder.
        files: the new files, of any accepted format; ``-`` is standard input.
        judge: says whether the change may be made; called under the lock.
        name: what the file will be called, without its ending; by default its own name says that.
        dry_run: do all but write; needs no lock.
        tell: is told what was left behind by a program that was killed, and which comments are lost.

    Raises:
        UnreadableInput: a file cannot be read or parsed, holds no facts, or facts without a source.
        UsageError: a name is given for several files, or breaks the naming rule, or two would be called the same.
        AlreadyThere: a file is in the graph already, or its name is taken.
        Busy: another program is changing the graph.
        OSError: the folder or the disk refuses; the graph is as it was.
    """
    candidates = read_candidates(files, name)
    require_different(candidates)
    with nullcontext() if dry_run else exclusive(folder, tell):
        change = _addition(folder, candidates)
        verdict = judge(change)
        if verdict.accepted:
            _tell_lost_comments(candidates, tell)
        if dry_run or not verdict.accepted:
            return Outcome(change, verdict, ())
        contents = {candidate.file_name: candidate.accepted.content for candidate in candidates}
        return Outcome(change, verdict, tuple(_written(folder, contents)))


def remove(
    folder: Path, file: str, judge: Judge[V], *, dry_run: bool = False, tell: Tell = lambda _: None
) -> Outcome[V]:
    """Take one accepted file out of a graph, if the judge accepts what remains.

    Args:
        folder: the graph's folder.
        file: the file's path, its name, or its name without the ending.
        judge: says whether the change may be made; called under the lock.
        dry_run: do all but remove; needs no lock.
        tell: is told what was left behind by a program that was killed.

    Raises:
        NotFound: no accepted file has that name.
        UnreadableInput: a file of the graph cannot be read or parsed.
        Busy: another program is changing the graph.
        OSError: the folder or the disk refuses; the graph is as it was.
    """
    with nullcontext() if dry_run else exclusive(folder, tell):
        path = accepted_file(folder, file)
        change = _removal(folder, path)
        verdict = judge(change)
        if dry_run or not verdict.accepted:
            return Outcome(change, verdict, ())
        remove_file(path)
        return Outcome(change, verdict, (path,))


@contextmanager
def exclusive(folder: Path, tell: Tell = lambda _: None) -> Iterator[None]:
    """Hold the graph alone, cleared of what killed programs left behind; what was found is told.

    Raises:
        Busy: another program holds it.
        OSError: the folder or the disk refuses.
    """
    with locked(folder) as left:
        if left is not None:
            before = Words(
                "上一个程序未能正常结束（{0}）；它的锁已自动解除",
                "the program before did not end well ({1}); its lock was freed",
            )
            tell(before.formatted(left.words.zh, left.words.en))
        there = place(folder)
        if on_disk(there).is_dir():
            sweep(there)
            for path in take_back(there):
                back = Words(
                    "{0} 属于一次未完成的添加，已收回", "{0} was part of an addition that was not finished: taken back"
                )
                tell(back.formatted(path))
        yield


def read_candidates(files: Sequence[str | Path], name: str | None = None) -> list[Candidate]:
    """Read new files, and find out what each will be called.

    Raises:
        UnreadableInput: a file cannot be read or parsed, or holds no facts.
        UsageError: a name is given for several files, or breaks the naming rule, or none can be made.
    """
    if name is not None and len(files) > 1:
        raise UsageError(
            Words("--name 只能用于一个文件", "--name is for a single file; add one at a time to choose their names")
        )
    return [Candidate(file, name_of(file, name)) for file in map(read, files)]


def _addition(folder: Path, candidates: Sequence[Candidate]) -> Change:
    knowledge = Knowledge.read(folder)
    data = [source for source in knowledge.sources if Path(source.name).is_relative_to(folder / "data")]
    for candidate in candidates:
        require_new(folder, candidate, data)
    return Change(knowledge, new=tuple(candidates))


def _removal(folder: Path, path: Path) -> Change:
    knowledge = Knowledge.read(folder)
    return Change(knowledge, gone=tuple(source for source in knowledge.sources if Path(source.name) == path))


def _tell_lost_comments(candidates: Sequence[Candidate], tell: Tell) -> None:
    for candidate in candidates:
        if candidate.lost_comments:
            lost = Words(
                "{0}：只保留文件开头的注释，其余 {1} 条不保留；要留下的说明请写成 skos:note",
                "{0}: only comments at the top are kept, not those below ({1}); make a note that is to stay a "
                "skos:note",
            )
            tell(lost.formatted(candidate.file.name, candidate.lost_comments))


def _written(folder: Path, contents: dict[str, bytes]) -> list[Path]:
    """Write the files, in a folder that is made for them if need be."""
    there = place(folder)
    if not on_disk(there).is_dir():
        on_disk(there).mkdir()
        sync_folder(on_disk(there.parent))
    try:
        return write_all(there, contents)
    except FileExistsError as error:  # by another hand since we looked
        taken = Words("{0} 刚刚被别的程序写入；请再试一次", "{0} was written by another program just now; try again")
        raise AlreadyThere(str(error.filename), taken.formatted(error.filename)) from error

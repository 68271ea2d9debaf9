"""The index of names: every name in the graph with how it is read, made ahead so that a search loads no graph.

`twl build` writes it as `data/name-index.tsv`, whose lines are of three kinds, their fields separated by tabs:

- `character`: a simplified character, and its traditional forms;
- `entry`: the CURIE of a thing, its group, its kinds, its label in Chinese and in English;
- `name`: a name of the entry above: its role, its language, the name, its syllables and their initials.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from twl_graph import resources
from twl_graph.errors import Words
from twl_graph.folding import folded
from twl_graph.graph_files import digest, headed, intact_body
from twl_graph.search.pinyin import toneless

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

#: The file, below `data/`.
INDEX: Final = "name-index.tsv"
_TERMS: Final = {"class": Words("类", "class"), "property": Words("属性", "property")}
_LAST_PART: Final = re.compile(r"[^:/#]*[/#]?>?\Z")


class Name(NamedTuple):
    """One name of a thing.

    Attributes:
        role: `label`, `title`, `alias`, `short` (a short form that only the article uses), `pinyin`, or `traditional`
            (a name in traditional characters that are not those of the simplified name one by one).
        language: its language tag.
        text: the name.
        pinyin: of a Chinese name the syllables with tone marks, spaces between them; empty where they are not known.
        initials: the first letters of these.
    """

    role: str
    language: str
    text: str
    pinyin: str = ""
    initials: str = ""


class Entry(NamedTuple):
    """One thing, concept, class or property with all its names.

    Attributes:
        curie: its IRI under the project's prefixes.
        group: `thing`, `concept`, `class` or `property`.
        kinds: its classes, CURIEs; of a class its superclasses, those above them included.
        label: its label in both languages.
        names: its names.
    """

    curie: str
    group: str
    kinds: tuple[str, ...]
    label: Words
    names: tuple[Name, ...]

    @property
    def local_name(self) -> str:
        """The last part of its IRI."""
        found = _LAST_PART.search(self.curie)
        return found[0].rstrip("/#>") if found is not None else ""


@dataclass(frozen=True)
class NameIndex:
    """The entries, and the traditional forms of the characters in their names.

    `whole` tells whether it was made by `twl build`: one made in passing knows only the readings that others know.
    """

    entries: tuple[Entry, ...]
    traditional: Mapping[str, str]
    whole: bool = True

    @cached_property
    def simplified(self) -> dict[int, str]:
        """The simplified character for each traditional one, as `str.translate` takes it."""
        return {ord(form): simple for simple, forms in self.traditional.items() for form in forms}

    @cached_property
    def by_curie(self) -> dict[str, Entry]:
        """The entries by CURIE."""
        return {entry.curie: entry for entry in self.entries}

    @cached_property
    def named(self) -> list[tuple[Entry, Name]]:
        """Every name with the entry that has it."""
        return [(entry, name) for entry in self.entries for name in entry.names]

    @cached_property
    def keys(self) -> list[str]:
        """The names as they are compared, in the order of `named`."""
        return folded([name.text for _, name in self.named])

    @cached_property
    def readings(self) -> list[str]:
        """The syllables of the names without tones, spaces between them, in the order of `named`; empty for others."""
        return toneless("\n".join(name.pinyin for _, name in self.named)).split("\n")

    @cached_property
    def local_keys(self) -> list[str]:
        """The last parts of the IRIs as they are compared, in the order of `entries`."""
        return folded([entry.local_name for entry in self.entries])

    def kinds_of(self, entry: Entry) -> tuple[str, ...]:
        """Give the classes of a thing, CURIEs: of those that lie above one another the lowest only."""
        above = {higher for kind in entry.kinds if kind in self.by_curie for higher in self.by_curie[kind].kinds}
        return tuple(kind for kind in entry.kinds if kind not in above)

    def kind(self, entry: Entry) -> Words:
        """Say what an entry is: the labels of its classes, or that it is a class or a property."""
        if entry.group in _TERMS:
            return _TERMS[entry.group]
        labels = [self.label_of(kind) for kind in self.kinds_of(entry)]
        return Words("、".join(label.zh for label in labels), ", ".join(label.en for label in labels))

    def label_of(self, curie: str) -> Words:
        """Give the label of a class by its CURIE; the CURIE itself where the index does not know it."""
        found = self.by_curie.get(curie)
        return found.label if found is not None else Words(curie, curie)

    def below(self, curie: str) -> set[str]:
        """Give the classes, CURIEs, whose things are things of a class: itself and all below it."""
        return {curie, *(entry.curie for entry in self.entries if entry.group == "class" and curie in entry.kinds)}


def read(directory: "Traversable | Path") -> NameIndex | None:
    """Read the index of a graph's folder; None where it is missing, edited, or made from other files."""
    return _read(directory, digest(directory))


def read_stale(directory: "Traversable | Path") -> NameIndex | None:
    """Read the index of a graph's folder as `read` does, also where its files have changed since."""
    return _read(directory, None)


def read_or_made(directory: "str | Path | None") -> NameIndex:
    """Give the index of the bundled graph or of a folder; the graph itself is read only where the index is not fresh.

    Raises:
        UnreadableInput: there is no graph in the folder, or it cannot be read.
    """
    from pathlib import Path

    found = read(Path(directory) if directory is not None else resources.root())
    if found is not None:
        return found
    from twl_graph.knowledge import Knowledge
    from twl_graph.search.indexing import index_of

    return index_of(Knowledge.read(directory))


def _read(directory: "Traversable | Path", files: str | None) -> NameIndex | None:
    try:
        body = intact_body(directory.joinpath("data", INDEX).read_bytes(), files)
    except OSError:
        return None
    try:
        return _parsed(body.decode()) if body is not None else None
    except (TypeError, ValueError):  # of another version
        return None


def _parsed(text: str) -> NameIndex:
    """Parse what follows the header. Raises TypeError or ValueError for what is no index."""
    entries: list[Entry] = []
    traditional: dict[str, str] = {}
    names: list[Name] = []
    # From the last line up: the names of an entry stand below it.
    for line in reversed(text.split("\n")):
        what, _, rest = line.partition("\t")
        if what == "name":
            names.append(Name(*rest.split("\t")))
        elif what == "entry":
            curie, group, kinds, zh, en = rest.split("\t")
            entries.append(Entry(curie, group, tuple(kinds.split()), Words(zh, en), tuple(reversed(names))))
            names = []
        elif what == "character":
            simple, traditional[simple] = rest.split("\t")
        elif what:
            raise ValueError(what)
    return NameIndex(tuple(reversed(entries)), dict(reversed(traditional.items())))


def written(index: NameIndex, files: str) -> str:
    """Write an index as the text of its file; `files` is the digest of the files it is made from."""
    return headed("".join("\t".join(map(_field, line)) + "\n" for line in _lines(index)), files)


def _lines(index: NameIndex) -> Iterator[tuple[str, ...]]:
    for simple, forms in index.traditional.items():
        yield "character", simple, forms
    for entry in index.entries:
        yield "entry", entry.curie, entry.group, " ".join(entry.kinds), *entry.label
        for name in entry.names:
            yield "name", *(name if name.pinyin else name[:3])


def _field(text: str) -> str:
    """Give a text without what separates fields and lines."""
    return " ".join(text.split()) if "\t" in text or "\n" in text else text

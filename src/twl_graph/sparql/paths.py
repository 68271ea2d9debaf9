"""Property paths (SPARQL 1.1 Query, section 9): what a query writes between subject and object, and how it is read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from twl_graph.namespaces import RDF
from twl_graph.sparql.tokens import Kind, Token

#: How often a path is repeated at least, and whether it may be more often than once.
_REPETITIONS: Final = {"?": (0, False), "*": (0, True), "+": (1, True)}
_TYPE: Final = RDF + "type"


@dataclass(frozen=True)
class Link:
    """One predicate, by its IRI."""

    iri: str


@dataclass(frozen=True)
class Inverse:
    """A path walked from its object to its subject: ``^path``."""

    path: "Path"


@dataclass(frozen=True)
class Steps:
    """Paths one after the other: ``one/other``."""

    paths: tuple["Path", ...]


@dataclass(frozen=True)
class Choice:
    """Any one of some paths: ``one|other``."""

    paths: tuple["Path", ...]


@dataclass(frozen=True)
class Repetition:
    """A path walked so often at least (0 or 1) and, where `unbounded`, any number of times: ``path?``, ``*``, ``+``."""

    path: "Path"
    least: int
    unbounded: bool


@dataclass(frozen=True)
class Otherwise:
    """Any predicate but these, and, where some inverse ones stand among them, any but those backwards: ``!(a|^b)``."""

    forward: frozenset[str] | None
    backward: frozenset[str] | None


#: A path of any kind.
Path: TypeAlias = Link | Inverse | Steps | Choice | Repetition | Otherwise


class NoPath(Exception):
    """The tokens are no property path; holds the position at which reading stopped."""


class PathReader:
    """Reads one path from the tokens of a query.

    Args:
        tokens: all tokens of the query.
        expand: gives the IRI of an IRI or a prefixed name as it is written.
    """

    def __init__(self, tokens: Sequence[Token], expand: Callable[[Token], str]) -> None:
        self._tokens, self._expand = tokens, expand

    def read(self, position: int) -> tuple[Path, int]:
        """Return the path that starts at a position, and the position after it (grammar rule 88, ``Path``).

        Raises NoPath.
        """
        parts = []
        while True:
            part, position = self._sequence(position)
            parts.append(part)
            if not self._is(position, "|"):
                return (Choice(tuple(parts)) if len(parts) > 1 else parts[0]), position
            position += 1

    def _sequence(self, position: int) -> tuple[Path, int]:
        parts = []
        while True:
            part, position = self._inverse(position)
            parts.append(part)
            if not self._is(position, "/"):
                return (Steps(tuple(parts)) if len(parts) > 1 else parts[0]), position
            position += 1

    def _inverse(self, position: int) -> tuple[Path, int]:
        if self._is(position, "^"):
            path, position = self._repeated(position + 1)
            return Inverse(path), position
        return self._repeated(position)

    def _repeated(self, position: int) -> tuple[Path, int]:
        path, position = self._primary(position)
        if self._is(position, *_REPETITIONS):
            least, unbounded = _REPETITIONS[self._tokens[position].text]
            return Repetition(path, least, unbounded), position + 1
        return path, position

    def _primary(self, position: int) -> tuple[Path, int]:
        if self._is(position, "("):
            path, position = self.read(position + 1)
            return path, self._past(position, ")")
        if self._is(position, "!"):
            return self._otherwise(position + 1)
        return Link(self._predicate(position)), position + 1

    def _otherwise(self, position: int) -> tuple[Path, int]:
        if not self._is(position, "("):
            inverse, iri, position = self._excluded(position)
            found = [(inverse, iri)]
        else:
            found, position = [], position + 1
            while not self._is(position, ")"):
                inverse, iri, position = self._excluded(position)
                found.append((inverse, iri))
                position += self._is(position, "|")
            position += 1
        forward, backward = (frozenset(iri for way, iri in found if way is wanted) for wanted in (False, True))
        # `!()` excludes nothing and goes forward only (section 18.2.2.3).
        return Otherwise(forward if forward or not backward else None, backward or None), position

    def _excluded(self, position: int) -> tuple[bool, str, int]:
        inverse = self._is(position, "^")
        return inverse, self._predicate(position + inverse), position + inverse + 1

    def _predicate(self, position: int) -> str:
        if position < len(self._tokens):
            token = self._tokens[position]
            if token.kind is Kind.WORD and token.text == "a":
                return _TYPE
            if token.kind in (Kind.IRI, Kind.NAME):
                return self._expand(token)
        raise NoPath(position)

    def _is(self, position: int, *marks: str) -> bool:
        return position < len(self._tokens) and self._tokens[position].is_mark(*marks)

    def _past(self, position: int, mark: str) -> int:
        if not self._is(position, mark):
            raise NoPath(position)
        return position + 1

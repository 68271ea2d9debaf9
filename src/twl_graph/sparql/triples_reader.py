"""From the tokens of a query to its triple patterns (SPARQL 1.1 Query, section 4; grammar rules 75 to 111)."""

from collections.abc import Iterator

from twl_graph.errors import Words
from twl_graph.namespaces import RDF
from twl_graph.sparql.graph_patterns import ADDED, Slot, TriplePattern
from twl_graph.sparql.paths import Link, NoPath, Path, PathReader
from twl_graph.sparql.token_cursor import TokenCursor
from twl_graph.sparql.tokens import Kind, Token

_FIRST, _REST, _NIL = (f"<{RDF}{name}>" for name in ("first", "rest", "nil"))


class UnreadPattern(Exception):
    """A query whose pattern this reader does not know how to take apart; `reason` says why."""

    def __init__(self, reason: Words) -> None:
        self.reason = reason
        super().__init__(reason.en)


class TriplesReader:
    """Reads the triple patterns of one query; blank nodes become variables with names of their own.

    Args:
        here: where the query is read; it is moved on.
        prefixes: the namespaces of the prefixes; those that the query declares are added while it is read.
    """

    def __init__(self, here: TokenCursor, prefixes: dict[str, str]) -> None:
        self._here, self._prefixes = here, prefixes
        self._paths = PathReader(here.tokens, self._iri)
        self._added = 0
        #: The variable of each blank node label.
        self._blanks: dict[str, Slot] = {}

    def triples(self) -> Iterator[TriplePattern]:
        """Read the triples of one subject (rule 81, ``TriplesSameSubjectPath``)."""
        here = self._here
        patterns: list[TriplePattern] = []
        node = here.next.is_mark("[", "(")
        subject = self._node(patterns)
        if not (node and patterns) or self._starts_predicate():
            self._properties(subject, patterns)
        yield from patterns

    def _properties(self, subject: Slot, patterns: list[TriplePattern]) -> None:
        """Read the predicates and objects of a subject (rules 83 to 87)."""
        here = self._here
        while True:
            start = here.next.start
            predicate = self._predicate()
            written = here.written(start)
            while True:
                inner: list[TriplePattern] = []
                value = self._node(inner)
                patterns.append(TriplePattern(subject, predicate, written, value, start, here.end))
                patterns.extend(inner)
                if not here.next.is_mark(","):
                    break
                here.at += 1
            while here.next.is_mark(";"):
                here.at += 1
            if here.next.is_mark(".", "}", "]") or not self._starts_predicate():
                return

    def _starts_predicate(self) -> bool:
        here = self._here
        token = here.next
        return (
            token.kind in (Kind.VARIABLE, Kind.IRI, Kind.NAME)
            or token.is_mark("^", "!", "(")
            or (token.kind is Kind.WORD and token.text == "a")
        )

    def _predicate(self) -> "Path | Slot":
        here = self._here
        if here.next.kind is Kind.VARIABLE:
            return self._variable(here.take())
        try:
            path, here.at = self._paths.read(here.at)
        except NoPath:
            raise self._unknown() from None
        return path

    def _node(self, patterns: list[TriplePattern]) -> Slot:
        """Read a term, or a blank node with its properties or members, whose patterns are added."""
        here = self._here
        if here.next.is_mark("["):
            here.at += 1
            node = self._new()
            if not here.next.is_mark("]"):
                self._properties(node, patterns)
            here.at += 1
            return node
        if here.next.is_mark("("):
            return self._collection(patterns)
        return self.term()

    def _collection(self, patterns: list[TriplePattern]) -> Slot:
        """Read ``( … )`` as the list that it stands for (section 4.2.3)."""
        here = self._here
        start = here.take().start
        members: list[Slot] = []
        while not here.next.is_mark(")"):
            members.append(self._node(patterns))
        here.at += 1
        rest = Slot(_NIL)
        for member in reversed(members):
            cell = self._new()
            for name, value in ((_FIRST, member), (_REST, rest)):
                patterns.append(TriplePattern(cell, Link(name[1:-1]), name, value, start, here.end))
            rest = cell
        return rest

    def term(self) -> Slot:
        """Read a variable, a blank node label or an RDF term."""
        here = self._here
        token = here.take()
        if token.kind is Kind.VARIABLE:
            return self._variable(token)
        if token.kind is Kind.BLANK:
            if token.text not in self._blanks:
                self._blanks[token.text] = self._new()
            return self._blanks[token.text]
        if token.is_mark("-", "+"):
            here.at += 1
        elif token.kind is Kind.STRING:
            if here.next.kind is Kind.LANGUAGE:
                here.at += 1
            elif here.next.is_mark("^^"):
                here.at += 2
        elif not (token.kind in (Kind.IRI, Kind.NAME, Kind.NUMBER) or token.is_word("TRUE", "FALSE")):
            here.at -= 1
            raise self._unknown()
        return Slot(here.written(token.start))

    def _variable(self, token: Token) -> Slot:
        return Slot(f"?{token.text[1:]}", token.text[1:])

    def _new(self) -> Slot:
        name = self.name()
        return Slot(f"?{name}", name)

    def name(self) -> str:
        """Return a name that no variable of the query has."""
        self._added += 1
        return f"{ADDED}{self._added}"

    def _iri(self, token: Token) -> str:
        if "\\u" in token.text or "\\U" in token.text:
            raise UnreadPattern(Words("IRI 中有 \\u 转义", "an IRI is written with \\u escapes"))
        if token.kind is Kind.IRI:
            return token.text[1:-1]
        prefix, _, local = token.text.partition(":")
        return self._prefixes.get(prefix, "") + local.replace("\\", "")

    def _unknown(self) -> UnreadPattern:
        token = self._here.next
        return UnreadPattern(Words(f"不认识 {token.text} 这样的写法", f"this use of {token.text} is not known here"))

"""Turtle and TriG (RDF 1.1), read once more for where each term is written; the parser itself tells no places.

What is read here is always held against what the parser read. So the reader may be lenient, for a text that is no
Turtle never comes here, but it never guesses: what it does not know (RDF 1.2) it refuses. It nests by a stack of its
own, as deep as the text does.

The cells of a collection are not written anywhere. Each one stands where its item does, except the first as an object:
that is the whole collection; ``rdf:nil`` at its end is the closing bracket.
"""

from enum import Enum, auto
from typing import Final

import pyoxigraph as ox

from twl_graph.namespaces import RDF, XSD
from twl_graph.places.iri_references import resolved
from twl_graph.places.statements import Statement, Stretch, Term
from twl_graph.places.turtle_tokens import Kind, Token, Unread, content_of, local_of, tokens_of, unescaped

_TYPE: Final = ox.NamedNode(RDF + "type")
_FIRST: Final = ox.NamedNode(RDF + "first")
_REST: Final = ox.NamedNode(RDF + "rest")
_NIL: Final = ox.NamedNode(RDF + "nil")
_BOOLEAN: Final = ox.NamedNode(XSD + "boolean")
_INTEGER: Final = ox.NamedNode(XSD + "integer")
_DECIMAL: Final = ox.NamedNode(XSD + "decimal")
_DOUBLE: Final = ox.NamedNode(XSD + "double")
_DIRECTIVES: Final = {"@prefix": "PREFIX", "@base": "BASE"}


class _Next(Enum):
    """What comes next: a term (subject, object or item), a predicate or the end, what may follow an object."""

    TERM = auto()
    VERB = auto()
    MORE = auto()


class _Open:
    """Something that is open: a statement, a bracket with properties, or a collection, whose subject is its cell."""

    __slots__ = ("bracket", "predicate", "subject", "whole", "written")

    def __init__(self, bracket: str, subject: Term | None, start: int) -> None:
        self.bracket = bracket
        self.subject = subject
        #: Where the subject and the predicate are written.
        self.written = (Stretch(start, start + 1), Stretch(start, start + 1))
        self.whole = Stretch(start, start + 1)
        self.predicate: ox.NamedNode | None = None


class TurtleReader:
    """Reads one text.

    Args:
        text: Turtle or TriG, without byte order mark.
        base: the IRI that relative IRIs stand against until the text says otherwise.

    Raises:
        Unread: the text holds what is no token.
    """

    def __init__(self, text: str, base: str | None) -> None:
        self._tokens = tokens_of(text)
        self._at = 0
        self._base = base
        self._prefixes: dict[str, str] = {}
        self._iris: dict[str, ox.NamedNode] = {}
        self._blanks = 0
        self._graph: Term | None = None
        self._graph_at: Stretch | None = None
        self._stack: list[_Open] = []
        self._statements: list[Statement] = []
        #: Each prefix with its namespace and the token of the IRI, as declared last.
        self.declared: dict[str, tuple[str, Token]] = {}

    def statements(self) -> list[Statement]:
        """Return the statements in the order of the text.

        Raises:
            Unread: the text is not what the parser would read.
        """
        while (token := self._tokens[self._at]).kind is not Kind.END:
            if token.kind is Kind.TAG or (token.kind is Kind.WORD and token.text.upper() in ("PREFIX", "BASE")):
                self._directive()
            elif token.kind is Kind.WORD and token.text.upper() == "GRAPH":
                self._at += 1
            elif token.kind is Kind.MARK and token.text in "{}":
                self._graph = self._graph_at = None
                self._at += 1
            else:
                self._statement()
        return self._statements

    def _take(self, kind: Kind) -> Token:
        token = self._tokens[self._at]
        if token.kind is not kind:
            raise Unread
        self._at += 1
        return token

    def _directive(self) -> None:
        """Read `@prefix`, `@base` and their spelling in SPARQL's way, which has no dot at the end (section 2.4)."""
        word = self._tokens[self._at].text
        self._at += 1
        kind = _DIRECTIVES.get(word, "") if word.startswith("@") else word.upper()
        prefix = self._take(Kind.NAME).text if kind == "PREFIX" else ""
        token = self._take(Kind.IRI)
        iri = resolved(unescaped(token.text[1:-1]), self._base)
        if kind == "PREFIX":
            self._prefixes[prefix[:-1]] = iri
            self.declared[prefix[:-1]] = iri, token
        elif kind == "BASE":
            self._base = iri
        else:
            raise Unread
        if word.startswith("@") and self._take(Kind.MARK).text != ".":
            raise Unread
        self._iris.clear()

    def _statement(self) -> None:
        """Read from a subject to the dot, or to before the brace; of a graph's name, to after its opening brace."""
        self._stack = [_Open("", None, self._tokens[self._at].start)]
        state = _Next.TERM
        while self._stack:
            if state is _Next.TERM:
                state = self._term_or_bracket()
            else:
                state = self._after(self._tokens[self._at], verb=state is _Next.VERB)

    def _term_or_bracket(self) -> _Next:
        token, here = self._tokens[self._at], self._stack[-1]
        if token.kind is Kind.MARK:
            if token.text == ")" and here.bracket == "(":
                return self._close_collection(token)
            if token.text not in ("[", "("):
                raise Unread
            opened = _Open(token.text, self._new_blank() if token.text == "[" else None, token.start)
            self._begin_item(opened.whole)
            self._at += 1
            self._stack.append(opened)
            return _Next.VERB if token.text == "[" else _Next.TERM
        stretch = Stretch(token.start, token.end)
        self._begin_item(stretch)
        term = self._term(token)
        last = self._tokens[self._at - 1]
        stretch.end = last.end
        # A plain string is told with the token after it: only that one shows that there is no tag and no datatype.
        plain = token.kind is Kind.STRING and last is token
        return self._give(term, stretch, self._at if plain else self._at - 1)

    def _new_blank(self) -> str:
        self._blanks += 1
        return f"[{self._blanks}"

    def _begin_item(self, item: Stretch) -> None:
        """Make a collection's cell for the item that begins; the first one is the collection itself."""
        here = self._stack[-1]
        if here.bracket != "(":
            return
        cell = self._new_blank()
        if here.subject is None:
            self._stack.pop()
            self._give(cell, here.whole, self._at)
            self._stack.append(here)
        else:
            self._tell(here.subject, _REST, cell, (*here.written, item), self._at)
            here.written = (item, item)
        here.subject = cell

    def _give(self, term: Term, stretch: Stretch, step: int) -> _Next:
        """Hand a term to what is open: as its subject, as an object, or as an item."""
        here = self._stack[-1]
        if here.bracket != "(" and here.subject is None:
            here.subject = term
            here.written = (stretch, stretch)
            return _Next.VERB
        predicate = _FIRST if here.bracket == "(" else here.predicate
        if here.subject is None or predicate is None:
            raise Unread
        self._tell(here.subject, predicate, term, (*here.written, stretch), step)
        return self._resumed()

    def _resumed(self) -> _Next:
        """Say what comes after a term in what is open now."""
        here = self._stack[-1]
        if here.bracket == "(":
            return _Next.TERM
        return _Next.VERB if here.predicate is None else _Next.MORE

    def _tell(
        self, subject: Term, predicate: ox.NamedNode, value: Term, at: tuple[Stretch, Stretch, Stretch], step: int
    ) -> None:
        self._statements.append(Statement(subject, predicate, value, self._graph, at, step, self._graph_at))

    def _close_collection(self, token: Token) -> _Next:
        here = self._stack.pop()
        here.whole.end = token.end
        step, self._at = self._at, self._at + 1
        if here.subject is None:
            return self._give(_NIL, here.whole, step)
        self._tell(here.subject, _REST, _NIL, (*here.written, Stretch(token.start, token.end)), step)
        return self._resumed()

    def _after(self, token: Token, *, verb: bool) -> _Next:
        """Read a predicate, or what divides and ends: `,` `;` `]` `.`; before a brace the statement is over."""
        here = self._stack[-1]
        self._at += 1
        if token.kind is not Kind.MARK:
            if not verb:
                raise Unread
            here.predicate = _TYPE if token.text == "a" else self._iri(token)
            here.written = (here.written[0], Stretch(token.start, token.end))
            return _Next.TERM
        if token.text == ";":
            return _Next.VERB
        if token.text == "," and not verb:
            return _Next.TERM
        self._stack.pop()
        if here.bracket == "[" and token.text == "]":
            here.whole.end = token.end
            assert here.subject is not None, "a bracket is a blank node"
            return self._give(here.subject, here.whole, self._at - 1)
        if here.bracket or token.text not in (".", "{", "}"):
            raise Unread
        if token.text == "{":
            self._graph, self._graph_at = here.subject, here.written[0]
        elif token.text == "}":
            self._at -= 1
        return _Next.TERM

    def _term(self, token: Token) -> Term:
        """Read a subject, an object or an item that is no bracket; a tag or datatype belongs to its string."""
        self._at += 1
        if token.kind is Kind.STRING:
            return self._literal(content_of(token.text))
        if token.kind is Kind.BLANK:
            return token.text[2:]
        if token.kind is Kind.NUMBER:
            return ox.Literal(token.text, datatype=_number_type(token.text))
        if token.kind is Kind.WORD and token.text in ("true", "false"):
            return ox.Literal(token.text, datatype=_BOOLEAN)
        return self._iri(token)

    def _literal(self, value: str) -> ox.Literal:
        after = self._tokens[self._at]
        if after.kind is Kind.TAG and "--" not in after.text:
            self._at += 1
            return ox.Literal(value, language=after.text[1:].lower())
        if after.kind is Kind.MARK and after.text == "^^":
            self._at += 2
            return ox.Literal(value, datatype=self._iri(self._tokens[self._at - 1]))
        return ox.Literal(value)

    def _iri(self, token: Token) -> ox.NamedNode:
        text = token.text
        found = self._iris.get(text)
        if found is None:
            found = self._iris[text] = ox.NamedNode(self._spelt_out(token))
        return found

    def _spelt_out(self, token: Token) -> str:
        if token.kind is Kind.IRI:
            return resolved(unescaped(token.text[1:-1]), self._base)
        prefix, _, local = token.text.partition(":")
        if token.kind is not Kind.NAME or (namespace := self._prefixes.get(prefix)) is None:
            raise Unread
        return namespace + local_of(local)


def _number_type(number: str) -> ox.NamedNode:
    if "e" in number or "E" in number:
        return _DOUBLE
    return _DECIMAL if "." in number else _INTEGER

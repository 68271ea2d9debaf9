"""N-Triples and N-Quads (RDF 1.1), read once more for where each term is written: one statement after the other."""

import pyoxigraph as ox

from twl_graph.places.statements import Statement, Stretch, Term
from twl_graph.places.turtle_tokens import Kind, Token, Unread, content_of, tokens_of, unescaped


class LineReader:
    """Reads one text; IRIs stand in full.

    Args:
        text: N-Triples or N-Quads, without byte order mark.

    Raises:
        Unread: the text holds what is no token.
    """

    def __init__(self, text: str) -> None:
        self._tokens = tokens_of(text)
        self._at = 0

    def statements(self) -> list[Statement]:
        """Return the statements in the order of the text.

        Raises:
            Unread: the text is not what the parser would read.
        """
        found: list[Statement] = []
        while self._tokens[self._at].kind is not Kind.END:
            terms: list[tuple[Term, Stretch]] = []
            while not self._dot():
                terms.append(self._term())
            if len(terms) not in (3, 4):
                raise Unread
            subject, predicate, value = terms[:3]
            if not isinstance(predicate[0], ox.NamedNode):
                raise Unread
            at = subject[1], predicate[1], value[1]
            graph, graph_at = terms[3] if len(terms) == 4 else (None, None)
            found.append(Statement(subject[0], predicate[0], value[0], graph, at, self._at, graph_at))
        return found

    def _dot(self) -> bool:
        token = self._tokens[self._at]
        if token.kind is Kind.MARK and token.text == ".":
            self._at += 1
            return True
        return False

    def _take(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _term(self) -> tuple[Term, Stretch]:
        token = self._take()
        term: Term
        if token.kind is Kind.STRING:
            term = self._literal(content_of(token.text))
        elif token.kind is Kind.BLANK:
            term = token.text[2:]
        else:
            term = _iri(token)
        return term, Stretch(token.start, self._tokens[self._at - 1].end)

    def _literal(self, value: str) -> ox.Literal:
        after = self._tokens[self._at]
        if after.kind is Kind.TAG and "--" not in after.text:
            self._at += 1
            return ox.Literal(value, language=after.text[1:].lower())
        if after.kind is Kind.MARK and after.text == "^^":
            self._at += 1
            return ox.Literal(value, datatype=_iri(self._take()))
        return ox.Literal(value)


def _iri(token: Token) -> ox.NamedNode:
    if token.kind is not Kind.IRI:
        raise Unread
    return ox.NamedNode(unescaped(token.text[1:-1]))

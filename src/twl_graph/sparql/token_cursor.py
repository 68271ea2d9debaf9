"""A place among the tokens of a query, for readers that walk through them."""

from collections.abc import Callable, Sequence
from typing import Final

from twl_graph.sparql.sealing import SealedQuery
from twl_graph.sparql.tokens import Kind, Token

_CLOSING: Final = {"{": "}", "(": ")", "[": "]"}


class TokenCursor:
    """Walks through the tokens of a query whose brackets pair.

    Args:
        query: the query.
    """

    def __init__(self, query: SealedQuery) -> None:
        self._text, self.tokens = query.text, query.tokens
        #: The position of the next token.
        self.at = 0
        self._past_the_end = Token(Kind.MARK, "", len(query.text), len(query.text))

    @property
    def next(self) -> Token:
        """The next token; after the last one, an empty mark."""
        return self.tokens[self.at] if self.at < len(self.tokens) else self._past_the_end

    @property
    def end(self) -> int:
        """Where the token before the next one ends, in code points of the text."""
        return self.tokens[self.at - 1].end

    def take(self) -> Token:
        """Return the next token and go past it."""
        token = self.next
        self.at += 1
        return token

    def brackets(self) -> Sequence[Token]:
        """Take a bracket and everything up to the one that closes it; return these tokens."""
        start, opened = self.at, [_CLOSING[self.take().text]]
        while opened:
            token = self.take()
            if token.kind is Kind.MARK and token.text in _CLOSING:
                opened.append(_CLOSING[token.text])
            elif token.is_mark(opened[-1]):
                opened.pop()
        return self.tokens[start : self.at]

    def until(self, ends: Callable[[Token], bool]) -> Sequence[Token]:
        """Take tokens, brackets as a whole, up to the first one that `ends` the part or the end of the query."""
        start = self.at
        while self.at < len(self.tokens) and not ends(self.next):
            if self.next.kind is Kind.MARK and self.next.text in _CLOSING:
                self.brackets()
            else:
                self.at += 1
        return self.tokens[start : self.at]

    def written(self, start: int) -> str:
        """Return the text from an offset to the end of the token before the next one."""
        return self._text[start : self.end]

"""Prefixes that a file binds to the wrong namespace: one slip there makes every term of the file another one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from pyoxigraph import Literal, NamedNode, RdfFormat

from twl_graph import namespaces
from twl_graph.errors import Words, sentence
from twl_graph.validation.rules import PREFIX_NAMESPACE
from twl_graph.validation.suggestion import Suggestion
from twl_graph.validation.vocabulary.names import shown
from twl_graph.validation.vocabulary.namespace_slips import Slip, slip_of_namespace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from twl_graph.knowledge import Source
    from twl_graph.validation.finding import Finding

#: What may be a declaration (Turtle, section 6.5; SPARQL's form too); it may also stand in a comment or a text.
_DECLARATION: Final = re.compile(rb"[Pp][Rr][Ee][Ff][Ii][Xx]\s+([^\s:<>]*)\s*:\s*<([^<>\s]*)>")
#: The same in RDF/XML (Namespaces in XML, section 3).
_ATTRIBUTE: Final = re.compile(rb"""\sxmlns:([\w.-]+)\s*=\s*["']([^"'<>\s]*)["']""")


class WrongPrefix(NamedTuple):
    """A prefix that a file declares, the namespace it is bound to, and the one meant (empty where none is)."""

    source: str
    prefix: str
    bound: str
    right: str
    slip: Slip | None

    @property
    def finding(self) -> Finding:
        """The violation: the node is the namespace as it is bound, the value the prefix."""
        bound = shown(self.bound, 160)
        zh, en = f"前缀 {self.prefix}: 绑定到了 <{bound}>", f"The prefix {self.prefix}: is bound to <{bound}>"
        if self.slip is not None and not self.slip.same:
            message = Words(f"{zh}；{self.slip.hint.zh}。", f"{en}; {self.slip.hint.en}.")
        else:
            message = Words(f"{zh}，应是 <{self.right}>。", f"{en}; it should be <{self.right}>.")
        line = f"@prefix {self.prefix}: <{self.right}> ." if self.right else ""
        if self.slip is not None and not self.slip.same:
            words = sentence(self.slip.hint)
        else:
            words = Words(f"请写 {line}", f"Write {line}")
        sure = self.slip is not None and self.slip.same and self.slip.right == self.right
        instead = NamedNode(self.right) if self.right else None
        suggestion = Suggestion(words, instead, line, safe=sure)
        where = Literal(self.prefix)
        node = NamedNode(self.bound)
        return PREFIX_NAMESPACE.finding(
            node, None, where, message, source=self.source, within=self.source, suggestion=suggestion
        )


def wrong_prefixes(sources: Iterable[Source]) -> Iterator[WrongPrefix]:
    """Yield each prefix of some files that is one of the project's bound elsewhere, or is bound to a misspelt one."""
    for source in sources:
        if any(_wrong(source.name, *each) for each in _likely(source)):
            for prefix, bound in _declared(source).items():
                wrong = _wrong(source.name, prefix, bound)
                if wrong is not None:
                    yield wrong


def _likely(source: Source) -> Iterable[tuple[str, str]]:
    """Return what look like declarations, without parsing the file a second time."""
    content, syntax = source.original
    if syntax in (RdfFormat.TURTLE, RdfFormat.TRIG):
        found = _DECLARATION.findall(content)
        return ((prefix.decode(), bound.decode()) for prefix, bound in found)
    return _declared(source).items()


def _declared(source: Source) -> dict[str, str]:
    content, syntax = source.original
    if syntax == RdfFormat.RDF_XML:  # its parser does not tell
        found = {name.decode(): bound.decode() for name, bound in _ATTRIBUTE.findall(content)}
        used = [quad.predicate.value for quad in source.quads]
        return {name: bound for name, bound in found.items() if any(iri.startswith(bound) for iri in used)}
    if syntax in (RdfFormat.N_TRIPLES, RdfFormat.N_QUADS):
        return {}
    from twl_graph import reading

    return reading.parse(content, source.name, syntax).prefixes


def _wrong(source: str, prefix: str, bound: str) -> WrongPrefix | None:
    ours = namespaces.prefixes()
    right = ours.get(prefix, "")
    if bound == right:
        return None
    slip = slip_of_namespace(bound)
    if not right and slip is None:
        return None
    return WrongPrefix(source, prefix, bound, right or (slip.right if slip else ""), slip)

"""A fault of a shapes graph: what is wrong, how grave it is, and the statement that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from rdflib import URIRef

from twl_graph import namespaces
from twl_graph.errors import UnreadableInput, Words
from twl_graph.place import Place
from twl_graph.validation.finding import Severity, Term
from twl_graph.validation.terms import from_rdflib

if TYPE_CHECKING:
    from rdflib.term import Node


class Fault(NamedTuple):
    """One thing wrong with a shapes graph.

    Attributes:
        subject: the shape or term, written short.
        reason: what is wrong.
        severity: a violation makes the check smaller than it looks, or hangs it: such shapes are refused; a warning is
            only poor.
        node, path, value: the statement that shows it, as far as there is one.
        source: the file that states it; None where none does.
        place: where in the file that statement is written, or the shape that it is about; None where that is not known.
    """

    subject: str
    reason: Words
    severity: Severity = Severity.VIOLATION
    node: Term | None = None
    path: str | None = None
    value: Term | None = None
    source: str | None = None
    place: Place | None = None

    @property
    def sort_key(self) -> tuple[str, str, str, str]:
        """The order of telling: file by file, subject by subject."""
        return (self.source or "", self.subject, self.reason.en, str(self.value))


class ShapesInvalid(UnreadableInput):
    """The shapes are not fit for use; `faults` lists all that is wrong with them."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults: Final = tuple(faults)
        zh, en = ("".join(f"\n  {_line(fault, lang)}" for fault in faults) for lang in ("zh", "en"))
        super().__init__("<shapes>", None, None, Words(f"形状图不能使用：{zh}", f"the shapes are not fit for use:{en}"))


def at(
    statement: Sequence[Node | None],
    reason: Words,
    *,
    subject: str | None = None,
    severity: Severity = Severity.VIOLATION,
) -> Fault:
    """Return the fault that a statement shows (subject, predicate, object; the last two may be None).

    `subject` is what it is said of in words; the statement's own subject, unless it is given.
    """
    node, path, value = (None if term is None else from_rdflib(term) for term in (*statement, None, None)[:3])
    named = short(statement[0]) if subject is None and statement[0] is not None else subject or ""
    return Fault(named, reason, severity, node, None if path is None else path.value, value)


def short(node: Node) -> str:
    """Return a term as messages write it: an IRI as a CURIE where a prefix fits."""
    return namespaces.compact(str(node)) if isinstance(node, URIRef) else str(node)


def _line(fault: Fault, lang: str) -> str:
    at = f":{fault.place.line}:{fault.place.column}" if fault.place is not None else ""
    where = f"{fault.source}{at}: " if fault.source is not None else ""
    return f"{where}{fault.subject}: {fault.reason.said(lang)}"

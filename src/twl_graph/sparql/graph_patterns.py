"""The graph pattern of a query as a tree (SPARQL 1.1 Query, sections 5 to 9 and 11 to 13), and the tree as text again.

The text that is written asks for the same solutions and tells more of each: blank nodes have become variables, and each
OPTIONAL and UNION binds a variable of its own, its mark, that tells whether, or which of its branches, it matched.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple, TypeAlias

from twl_graph.sparql.paths import Path

#: What the names of added variables start with; no query may use one of these (``pattern_reader`` looks).
ADDED: Final = "twl_added_"

_VOLATILE: Final = re.compile(r"\b(?:RAND|UUID|STRUUID|NOW|BNODE)\s*\(", re.IGNORECASE)


class Slot(NamedTuple):
    """A subject, predicate, object or graph of a pattern: a variable, or a term as it is written."""

    #: The text that goes into a query: ``?name`` for a variable, else the term.
    text: str
    #: The variable's name; None for a term.
    variable: str | None = None


class TriplePattern(NamedTuple):
    """One triple pattern or path pattern, with the offsets of where it stands in the query's text."""

    subject: Slot
    #: The path between subject and object, or the slot of a variable predicate.
    predicate: "Path | Slot"
    #: Path or predicate as written.
    written: str
    object: Slot
    start: int
    end: int

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Everything in it that may be a variable."""
        middle = (self.predicate,) if isinstance(self.predicate, Slot) else ()
        return self.subject, *middle, self.object

    @property
    def text(self) -> str:
        """The pattern as a query writes it."""
        return f"{self.subject.text} {self.written} {self.object.text} ."


class Optional(NamedTuple):
    """``OPTIONAL { … }``; its mark is bound where it matched."""

    group: "Group"
    mark: str

    @property
    def text(self) -> str:
        """The clause, with its mark."""
        return f"OPTIONAL {{ {self.group.text} BIND(true AS ?{self.mark}) }}"


class Union(NamedTuple):
    """``{ … } UNION { … }``; its mark is the number of the branch that matched, from 0."""

    groups: tuple["Group", ...]
    mark: str
    start: int
    end: int

    @property
    def text(self) -> str:
        """The clause, with its mark in each branch."""
        branches = (f"{{ {group.text} BIND({number} AS ?{self.mark}) }}" for number, group in enumerate(self.groups))
        return " UNION ".join(branches)


class InGraph(NamedTuple):
    """``GRAPH name { … }``."""

    graph: Slot
    group: "Group"

    @property
    def text(self) -> str:
        """The clause."""
        return f"GRAPH {self.graph.text} {{ {self.group.text} }}"


class Filter(NamedTuple):
    """``FILTER`` as written, and what it looks for.

    Attributes:
        exists: the groups inside its EXISTS.
        absent: whether it looks for the absence of something (NOT EXISTS).
        without: the condition with every EXISTS and NOT EXISTS put as false; None where these stand under something
            else than ``||`` and ``&&``.
        variables: the variables of `without`.
        unbound: the variables that it asks not to be bound, ``!BOUND(?x)``.
    """

    text: str
    start: int
    end: int
    exists: tuple["Group", ...] = ()
    absent: bool = False
    without: str | None = "false"
    variables: frozenset[str] = frozenset()
    unbound: frozenset[str] = frozenset()


class Minus(NamedTuple):
    """``MINUS { … }`` as written: it takes solutions away and adds nothing to those that stay."""

    text: str
    start: int
    end: int


class Bind(NamedTuple):
    """``BIND(… AS ?variable)`` as written."""

    text: str
    variable: str


class Values(NamedTuple):
    """``VALUES`` as written, with its variables."""

    text: str
    variables: tuple[str, ...]


class SubSelect(NamedTuple):
    """``{ SELECT … }`` inside a group."""

    select: "Select"

    @property
    def text(self) -> str:
        """The query in its braces, as written."""
        return f"{{ {self.select.text} }}"


class Group(NamedTuple):
    """``{ … }``: its elements in the order of writing."""

    elements: tuple["Element", ...]
    #: True where braces stand around it inside another group: its filters and OPTIONALs are its own.
    braced: bool = False

    @property
    def text(self) -> str:
        """The inside of the group; a nested one keeps its braces."""
        inside = " ".join(element.text for element in self.elements)
        return f"{{ {inside} }}" if self.braced else inside

    @property
    def variables(self) -> tuple[str, ...]:
        """The variables in scope at its end (section 18.2.1), marks included, in the order of writing."""
        return tuple(dict.fromkeys(name for element in self.elements for name in _in_scope(element)))

    @property
    def terms(self) -> frozenset[str]:
        """The terms that its patterns write, as they are written; sub-queries have their own."""
        return frozenset(slot.text for element in self.elements for slot in _slots(element) if slot.variable is None)


#: What a group is made of.
Element: TypeAlias = TriplePattern | Optional | Union | InGraph | Filter | Minus | Bind | Values | SubSelect | Group


class Column(NamedTuple):
    """What a SELECT gives or a GROUP BY groups by: a variable, or an expression with or without a name."""

    name: str | None
    #: The expression as written; None for a plain variable.
    expression: str | None = None
    #: Whether it counts, sums or otherwise reads a whole group (section 18.5.1).
    aggregate: bool = False

    @property
    def volatile(self) -> bool:
        """Whether it may have another value each time it is computed (sections 17.4.2.9, 17.4.4.5, 17.4.5.1 …)."""
        return bool(_VOLATILE.search(self.expression or ""))

    @property
    def text(self) -> str:
        """The column as SELECT writes it."""
        if self.expression is None:
            return f"?{self.name}"
        return f"({self.expression} AS ?{self.name})"


class Select(NamedTuple):
    """A SELECT or ASK query or sub-query.

    Attributes:
        prologue: the prefixes that are declared before it.
        text: the query as written.
        columns: what it gives, in order; None for ``*``, empty for ASK.
        dataset: its FROM clauses as written.
        where: its pattern.
        keys: what it groups by; empty for one group of everything, None where it does not group.
        values: the VALUES clause after everything else; it joins the pattern.
        modifiers: what stands after the pattern, as written.
    """

    prologue: str
    text: str
    columns: tuple[Column, ...] | None
    dataset: str
    where: Group
    keys: tuple[Column, ...] | None
    values: Values | None
    modifiers: str = ""

    @property
    def around(self) -> str:
        """What it computes outside its pattern: the expressions of its columns, and what stands after the pattern."""
        return " ".join([*(column.text for column in self.columns or ()), self.modifiers])

    @property
    def scope(self) -> tuple[str, ...]:
        """The variables of the pattern, added ones included."""
        after = self.values.variables if self.values else ()
        return tuple(dict.fromkeys((*self.where.variables, *after)))

    @property
    def plain_keys(self) -> tuple[str, ...]:
        """The columns by which a row can be found among the solutions of the pattern: none that is an aggregate."""
        if self.keys is not None:
            keys = {key.name for key in self.keys}
            return tuple(name for name in self.projected if name in keys)
        if self.columns is None:
            return self.projected
        return tuple(column.name for column in self.columns if column.name is not None and not column.volatile)

    @property
    def projected(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        if self.columns is None:
            return tuple(name for name in self.scope if not name.startswith(ADDED))
        return tuple(column.name for column in self.columns if column.name is not None)


def _in_scope(element: "Element") -> Iterator[str]:
    if isinstance(element, TriplePattern):
        yield from (slot.variable for slot in element.slots if slot.variable is not None)
    elif isinstance(element, Optional):
        yield from (*element.group.variables, element.mark)
    elif isinstance(element, Union):
        yield from (name for group in element.groups for name in group.variables)
        yield element.mark
    elif isinstance(element, InGraph):
        if element.graph.variable is not None:
            yield element.graph.variable
        yield from element.group.variables
    elif isinstance(element, Bind):
        yield element.variable
    elif isinstance(element, (Values, Group)):
        yield from element.variables
    elif isinstance(element, SubSelect):
        yield from element.select.projected


def _slots(element: "Element") -> Iterator[Slot]:
    """Yield everything that may be a variable or a term in the patterns of an element."""
    if isinstance(element, TriplePattern):
        yield from element.slots
    elif isinstance(element, InGraph):
        yield element.graph
    for group in element.exists if isinstance(element, Filter) else inner_groups(element):
        for inner in group.elements:
            yield from _slots(inner)


def inner_groups(element: "Element") -> tuple[Group, ...]:
    """Return the groups that an element is made of; sub-queries and what filters look for are none of them."""
    if isinstance(element, Group):
        return (element,)
    if isinstance(element, (Optional, InGraph)):
        return (element.group,)
    return element.groups if isinstance(element, Union) else ()

"""The text of a template: Turtle with comments, 80 columns wide.

A line that begins with `##` explains, one that begins with a single `#` is Turtle that may be put to use by taking the
mark away. Every statement ends in a semicolon and the full stop stands alone, so that this leaves the rest as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox

from twl_graph.errors import Words
from twl_graph.namespaces import ID
from twl_graph.open_places import OPEN, OPEN_NAME, OPEN_TEXT
from twl_graph.widths import width, wrap

if TYPE_CHECKING:
    from twl_graph.templating.demands import Demand
    from twl_graph.templating.shape_files import Term
    from twl_graph.turtle_terms import Terms

_COLUMNS: Final = 80
_REQUIRED: Final = Words("必填", "required")
_AT_LEAST: Final = Words("必填，至少 {0} 个", "required, at least {0}")
_OPTIONAL: Final = Words("可选", "optional")
_DEPENDS: Final = Words("视 {0} 而定", "depends on {0}")
_ONE_OF: Final = Words("取值：", "one of: ")
_SUCH_AS: Final = Words("例如：", "for example: ")
_GOES_WITH: Final = Words("写了它，也要写：", "goes with: ")
_EQUALS: Final = Words("与此相同：", "the same as: ")


class Line(NamedTuple):
    """A property of a template: what is asked, its name, examples with their names, and whether it is in use."""

    demand: Demand
    name: Words
    examples: list[tuple[Term, Words | None]]


class Block(NamedTuple):
    """A thing of a template: its IRI, its class, what it is in a sentence, and its properties."""

    subject: ox.NamedNode
    kind: str
    about: Words
    lines: list[Line]
    given: dict[str, Term]


def open_thing(name: str) -> ox.NamedNode:
    """Return the IRI that stands for a new thing until it is named."""
    return ox.NamedNode(f"{ID}{OPEN_NAME}-{name}")


def comment(text: Words, lang: str, mark: str = "##", indent: str = "", hang: str = "") -> Iterator[str]:
    """Yield a comment in lines of 80 columns; `hang` stands before every line but the first."""
    for told in dict.fromkeys((text.zh, text.en) if lang == "both" else (text.said(lang),)):
        first = f"{indent}{mark} "
        lines = wrap(told, _COLUMNS - width(first) - len(hang))
        yield first + lines[0]
        yield from (first + hang + line for line in lines[1:])


def block_lines(block: Block, terms: Terms, lang: str) -> Iterator[str]:
    """Yield the lines of a thing."""
    yield from comment(block.about, lang)
    yield terms.iri(block.subject.value)
    yield f"    a {terms.iri(block.kind)} ;"
    for line in block.lines:
        yield from _line(line, block.given, terms, lang)
    yield "    ."


def _line(line: Line, given: dict[str, Term], terms: Terms, lang: str) -> Iterator[str]:
    demand = line.demand
    for text in _told(line, terms):
        yield from comment(text, lang, indent="    ", hang="  ")
    mark = "    " if demand.least else "    # "
    values = [given[demand.iri]] if demand.iri in given else _values(demand, line.examples)
    written = list(map(terms.term, values))
    if len(written) == 1:
        yield f"{mark}{terms.iri(demand.iri)} {written[0]} ;"
        return
    yield f"{mark}{terms.iri(demand.iri)}"
    yield from (f"{mark}    {value} ," for value in written[:-1])
    yield f"{mark}    {written[-1]} ;"


def _told(line: Line, terms: Terms) -> Iterator[Words]:
    """Yield what is told of a property: its rules, its values, what goes with it."""
    demand = line.demand
    need = _need(demand, terms)
    head = Words(f"{line.name.zh}（{need.zh}）", f"{line.name.en} ({need.en})")
    rules = Words("".join(rule.zh for rule in demand.messages), " ".join(rule.en for rule in demand.messages))
    yield Words(f"{head.zh}：{rules.zh}", f"{head.en}: {rules.en}") if demand.messages else head
    if line.examples:
        listed = _ONE_OF if demand.allowed else _SUCH_AS
        named = [_called(term, name, terms) for term, name in line.examples]
        yield Words(listed.zh + "、".join(one.zh for one in named), listed.en + ", ".join(one.en for one in named))
    if demand.same_as:
        path = "/".join(terms.iri(step) for step in demand.same_as)
        yield Words(_EQUALS.zh + path, _EQUALS.en + path)
    if demand.needs:
        needed = list(map(terms.iri, dict.fromkeys(demand.needs)))
        yield Words(_GOES_WITH.zh + "、".join(needed), _GOES_WITH.en + ", ".join(needed))


def _need(demand: Demand, terms: Terms) -> Words:
    if demand.least:
        return _AT_LEAST.formatted(demand.least) if demand.least > 1 else _REQUIRED
    return _DEPENDS.formatted(terms.iri(demand.depends_on)) if demand.depends_on else _OPTIONAL


def _called(term: Term, name: Words | None, terms: Terms) -> Words:
    written = terms.term(term)
    return Words(written, written) if name is None else Words(f"{written}（{name.zh}）", f"{written} ({name.en})")


def _values(demand: Demand, examples: Iterable[tuple[Term, Words | None]]) -> list[Term]:
    """Return what stands for the values: open places, but an example where an optional value is a literal."""
    if demand.languages:
        return [ox.Literal(OPEN_TEXT, language=language) for language in demand.languages[: demand.most]]
    first = next((term for term, _ in examples), None)
    if not demand.least and isinstance(first, ox.Literal):
        return [first]
    return [OPEN] * max(1, demand.least)

"""Whether a figure says what its wording says: 近5000张 is no more than 5000, and 超过1万辆次 not exactly one.

Only the wording itself is read, so this needs no text. What the wording leaves open, nobody is held to.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox

from twl_graph.errors import Words
from twl_graph.namespaces import CONCEPT, SCHEMA, TWL, XSD
from twl_graph.open_places import OPEN
from twl_graph.validation.finding import Finding
from twl_graph.validation.rules import FIGURE_OF_WORDING
from twl_graph.validation.suggestion import Suggestion

if TYPE_CHECKING:
    from twl_graph.drafting.quantities import Number
    from twl_graph.knowledge import Knowledge

_WORDING: Final = TWL + "wording"
_LEAST: Final = SCHEMA + "minValue"
_MOST: Final = SCHEMA + "maxValue"
_EXACTNESS: Final = TWL + "approximation"
_FIGURE: Final = (_LEAST, _MOST, _EXACTNESS)
_MORE, _LESS, _ABOUT, _EXACT = "more-than", "less-than", "about", "exact"
_NUMBER: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?\Z", re.ASCII)


class _Said(NamedTuple):
    """What a wording says: the bounds that it gives, the concept of how exact, and the concepts that it excludes."""

    least: Number | None = None
    most: Number | None = None
    exactness: str | None = None
    excluded: frozenset[str] = frozenset()
    #: Whether the wording has no lower, no upper bound of its own.
    open_below: bool = False
    open_above: bool = False


def figure_findings(knowledge: Knowledge) -> Iterator[Finding]:
    """Find the bounds and the exactness of figures that are not those of their wordings."""
    figures: dict[object, list[ox.Quad]] = defaultdict(list)
    wordings: dict[object, set[str]] = defaultdict(set)
    for quad in knowledge.quads:
        if quad.predicate.value in _FIGURE:
            figures[quad.subject].append(quad)
        elif quad.predicate.value == _WORDING and isinstance(quad.object, ox.Literal):
            wordings[quad.subject].add(quad.object.value)
    for subject, quads in figures.items():
        for wording in sorted(wordings.get(subject, ())):
            said = _said(wording)
            if said is not None:
                for predicate in _FIGURE:
                    told = {quad.triple: quad for quad in quads if quad.predicate.value == predicate}.values()
                    found = [list(_of(quad, wording, said)) for quad in told]
                    if all(found):  # a second value beside the right one is told as such
                        yield from chain.from_iterable(found)


def _said(wording: str) -> _Said | None:
    """Return what a wording says; None for one that is no single quantity."""
    from twl_graph.drafting.quantities import quantities  # only where there are figures

    found = quantities(wording)
    if len(found) != 1:
        return None
    one = found[0]
    if one.approximation is not None:
        exactness = one.approximation
        return _Said(one.least, one.most, exactness, open_below=exactness == _LESS, open_above=exactness == _MORE)
    if one.least is None and one.most is not None:  # 不足, at most
        return _Said(None, one.most, None, frozenset((_EXACT, _MORE)), open_below=True)
    if one.least is not None:  # 至少, 三五个
        return _Said(one.least, one.most, None, frozenset((_EXACT,)), open_above=one.most is None)
    return None


def _of(quad: ox.Quad, wording: str, said: _Said) -> Iterator[Finding]:
    """Find what one statement about a figure says otherwise than its wording."""
    value, predicate = quad.object, quad.predicate.value
    if predicate == _EXACTNESS and isinstance(value, ox.NamedNode):
        if value == OPEN:
            return
        name = value.value.removeprefix(CONCEPT)
        if (said.exactness is not None and name != said.exactness) or name in said.excluded:
            meant = ox.NamedNode(CONCEPT + said.exactness) if said.exactness else None
            yield _finding(quad, wording, _exactness(said), meant)
    elif isinstance(value, ox.Literal) and _NUMBER.match(value.value):
        number, bound = Decimal(value.value), said.least if predicate == _LEAST else said.most
        below = predicate == _LEAST and said.open_below and said.most is not None and number >= said.most
        if bound is not None and number != bound and not _is_wider(predicate, number, bound, said):
            yield _finding(quad, wording, _bound(said), _literal(bound))
        elif below or (predicate == _MOST and said.open_above):
            yield _finding(quad, wording, _bound(said), None)


def _is_wider(predicate: str, number: Decimal, bound: Number, said: _Said) -> bool:
    """Tell whether a bound leaves more room than the words give, where these are rough."""
    if said.exactness in (None, _EXACT, _MORE, _LESS):
        return False
    return number < bound if predicate == _LEAST else number > bound


def _literal(number: Number) -> ox.Literal:
    datatype = "decimal" if isinstance(number, Decimal) else "integer"
    return ox.Literal(str(number), datatype=ox.NamedNode(XSD + datatype))


def _exactness(said: _Said) -> Words:
    """Say how exact a wording is."""
    if said.exactness is None:
        if said.open_above:
            return Words("至少之数", "a least number")
        if said.most is not None:
            return Words(f"不超过 {said.most}", f"no more than {said.most}")
        return Words("大约之数", "an approximate number")
    return {
        _EXACT: Words("确数", "an exact number"),
        _MORE: Words(f"多于 {said.least}", f"more than {said.least}"),
        _LESS: Words(f"少于 {said.most}", f"less than {said.most}"),
        _ABOUT: Words(f"约 {said.least}", f"about {said.least}"),
    }.get(said.exactness, Words("数量级", "an order of magnitude"))


def _bound(said: _Said) -> Words:
    """Say what bounds a wording gives."""
    least, most = said.least, said.most
    if said.exactness in (_LESS, _ABOUT):
        return _exactness(said)
    if least is not None and least == most:
        return Words(f"正好 {least}", f"exactly {least}")
    if least is not None and most is not None:
        return Words(f"{least} 至 {most}", f"{least} to {most}")
    if said.exactness == _MORE:
        return Words(f"多于 {least}，没有上限", f"more than {least}, without an upper bound")
    if least is not None:
        return Words(f"至少 {least}", f"at least {least}")
    return Words(f"不超过 {most}", f"no more than {most}")


def _finding(quad: ox.Quad, wording: str, means: Words, meant: ox.NamedNode | ox.Literal | None) -> Finding:
    assert not isinstance(quad.subject, ox.Triple)
    assert not isinstance(quad.object, ox.Triple)
    message = Words(
        f"与措辞不符：“{wording}”是{means.zh}。",
        f'It is not what the wording says: "{wording}" is {means.en}.',
    )
    leave = Words(
        "按措辞改写；措辞里没有的界限和精确程度，就不写。",
        "Write what the wording says; leave out a bound or an exactness that it does not give.",
    )
    suggestion = Suggestion(leave) if meant is None else Suggestion(_instead(meant), meant)
    return FIGURE_OF_WORDING.finding(quad.subject, quad.predicate.value, quad.object, message, suggestion=suggestion)


def _instead(meant: ox.NamedNode | ox.Literal) -> Words:
    written = f"concept:{meant.value.removeprefix(CONCEPT)}" if isinstance(meant, ox.NamedNode) else meant.value
    return Words(f"应为 {written}；若措辞抄错了，就改措辞。", f"Write {written}, or mend the wording if that is wrong.")

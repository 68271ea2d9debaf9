"""A second value where the shapes allow one: a contradiction, unless it says more precisely what is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from twl_graph.dates import bounds
from twl_graph.errors import Words
from twl_graph.namespaces import DCTERMS, RDFS, TWL, compact
from twl_graph.validation.consistency.naming import Naming, listed
from twl_graph.validation.consistency.single_valued import SingleValued
from twl_graph.validation.consistency.statements import Statements
from twl_graph.validation.finding import Finding
from twl_graph.validation.rules import SINGLE_VALUE
from twl_graph.validation.suggestion import Suggestion

if TYPE_CHECKING:
    from twl_graph.validation.finding import Term

_AS_OF: Final = TWL + "asOf"
_STATUS: Final = TWL + "status"
_LABEL: Final = RDFS + "label"
_TITLE: Final = DCTERMS + "title"
#: The statements of each value.
Stated = Mapping["Term", list[Quad]]


def single_values(statements: Statements, naming: Naming, rules: Iterable[SingleValued]) -> Iterator[Finding]:
    """Yield one finding for each thing and property with several values where the shapes allow one.

    Statuses are not among them: `statuses` tells of those, and of their times and words.
    """
    by_property: defaultdict[str, list[SingleValued]] = defaultdict(list)
    for rule in rules:
        by_property[rule.property].append(rule)
    found: dict[tuple[str, str], Finding] = {}
    for predicate, several in by_property.items():
        for rule in several:
            inverse = rule.path != predicate
            told = statements.inverse(predicate).items() if inverse else statements.with_property(predicate)
            for thing, quads in told:
                if len(quads) < 2 or (thing, rule.path) in found or predicate == _STATUS:
                    continue
                for values in _several(quads, inverse=inverse, each_language=rule.each_language):
                    if rule.holds_for(statements, thing) and not _follows_from_another(
                        statements, thing, predicate, values
                    ):
                        found[thing, rule.path] = _finding(naming, thing, rule, values)
    yield from found.values()


def _follows_from_another(statements: Statements, thing: str, predicate: str, values: Stated) -> bool:
    """Tell whether the fault is another: two statuses bring two times and wordings, two titles two labels."""
    if predicate == _LABEL:
        return all(quad.predicate.value == _TITLE for quads in values.values() for quad in quads)
    return predicate in (_AS_OF, TWL + "wording") and len(statements.values(thing, _STATUS)) > 1


def stated(quads: Iterable[Quad], *, inverse: bool = False) -> dict[Term, list[Quad]]:
    """Return the statements of each value, values in the order of their first statement."""
    found: dict[Term, list[Quad]] = {}
    for quad in quads:
        value = quad.subject if inverse else quad.object
        if isinstance(value, NamedNode | BlankNode | Literal):
            found.setdefault(value, []).append(quad)
    return found


def _several(quads: list[Quad], *, inverse: bool, each_language: bool) -> Iterator[Stated]:
    """Yield the values that are too many: all of them, or those of one language."""
    values = stated(quads, inverse=inverse)
    if not each_language:
        if len(values) > 1:
            yield values
        return
    languages: defaultdict[str, dict[Term, list[Quad]]] = defaultdict(dict)
    for value, of_value in values.items():
        if isinstance(value, Literal) and value.language is not None:
            languages[value.language][value] = of_value
    yield from (of_language for of_language in languages.values() if len(of_language) > 1)


def _finding(naming: Naming, thing: str, rule: SingleValued, values: Stated) -> Finding:
    owner, prop = naming.of(thing), naming.of(rule.property)
    given = listed([naming.with_places(value, quads) for value, quads in values.items()])
    count = len(values)
    if rule.path != rule.property:
        message = Words(
            f"“{prop.zh}”指向{owner.zh}的只能有一个，却有 {count} 个：{given.zh}。",
            f"Only one thing may have {owner.en} as the value of “{prop.en}”, but {count} have: {given.en}.",
        )
    elif rule.each_language:
        message = Words(
            f"{owner.zh}的“{prop.zh}”每种语言只能有一个，却写了 {count} 个：{given.zh}。",
            f"{owner.en} may have only one “{prop.en}” in each language, but {count} are stated: {given.en}.",
        )
    else:
        message = Words(
            f"{owner.zh}的“{prop.zh}”只能有一个，却写了 {count} 个：{given.zh}。",
            f"{owner.en} may have only one “{prop.en}”, but {count} are stated: {given.en}.",
        )
    sides = tuple(quad for quads in values.values() for quad in quads)
    return SINGLE_VALUE.finding(
        NamedNode(thing), rule.path, None, message, suggestion=_suggestion(naming, thing, rule, values), sides=sides
    )


def _suggestion(naming: Naming, thing: str, rule: SingleValued, values: Stated) -> Suggestion:
    precise = _most_precise(values)
    if precise is not None:
        words = Words(
            f"这些日期并不矛盾，{precise.value} 最精确：只写它。",
            f"These dates agree, and {precise.value} is the most precise: state that one only.",
        )
        return Suggestion(words, instead=precise)
    if rule.path != rule.property:
        first = next(iter(values))
        keep = naming.with_iri(first.value) if isinstance(first, NamedNode) else naming.value(first)
        words = Words(
            f"只留一个 IRI，例如{keep.zh}，其余的事实都写在它下面。",
            f"Keep one IRI, such as {keep.en}, and state the other facts of that one.",
        )
        return Suggestion(words)
    if rule.path == _LABEL:
        words = Words(
            "已知的名称保留，另一个写作别名（skos:altLabel）。",
            "Keep the name that is known and write the other as an alias (skos:altLabel).",
        )
        return Suggestion(words, patch=f'{compact(thing)} skos:altLabel "…" .')
    if rule.path == _AS_OF:
        words = Words(
            "两个时间可能都对：已知的保留，后来的情况写成关于它的另一个事件。",
            "Both may be right: keep the time that is known, and write what holds later as an event about it.",
        )
        return Suggestion(words)
    words = Words(
        "请对照两处原文，只留对的一个；若说的是另一事物，请另立 IRI。",
        "Compare the sources and keep the one that is right; if they speak of two things, give the other its own IRI.",
    )
    return Suggestion(words)


def _most_precise(values: Stated) -> Literal | None:
    """Return the date that lies within all the others; None where they are no dates or do not agree."""
    days = {
        value: found
        for value in values
        if isinstance(value, Literal) and (found := bounds(value.value, value.datatype.value)) is not None
    }
    if len(days) < len(values):
        return None
    first, last = max(days.values())[0], min(found[1] for found in days.values())
    return next((value for value, found in days.items() if isinstance(value, Literal) and found == (first, last)), None)

"""What a parameter of a question takes, and what to say to a value that it does not.

The header of a question may say of what class the things are, below which class the kinds, or in which schemes the
concepts. Without that a thing is anything, and a concept is one of any scheme.
"""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from twl_graph.entities import THING, names, resolve
from twl_graph.errors import Ambiguous, NotFound, TwlError, UsageError, Words, did_you_mean, shortened
from twl_graph.namespaces import RDF, SKOS, TWL, compact, expand

if TYPE_CHECKING:
    from twl_graph.knowledge import Knowledge
    from twl_graph.questions.parameters import Parameter

#: So many values are listed whole; of more, as many are given as examples.
_LISTED: Final = 12
_EXAMPLES: Final = 3
_TYPE: Final = ox.NamedNode(RDF + "type")
_BOUNDS: Final = (ox.NamedNode(TWL + "earliest"), ox.NamedNode(TWL + "latest"))
#: So many numbers are counted up.
_COUNTED: Final = 100
_SCHEME: Final = ox.NamedNode(SKOS + "inScheme")


class UnknownValue(NotFound):
    """Nothing that a parameter takes has the name that was given; suggests what it takes."""

    def __init__(self, parameter: str, kind: Words, name: str, suggestions: Iterable[str], advice: Words) -> None:
        super().__init__(kind, name, tuple(suggestions))
        called = shortened(name)
        said = Words(
            f"参数 {parameter}：没有名为“{called}”的{kind.zh}。{advice.zh}",
            f'The parameter {parameter}: no {kind.en} "{called}". {advice.en}'.rstrip(),
        )
        TwlError.__init__(self, said)


def resolved(parameter: "Parameter", value: str, knowledge: "Knowledge") -> str:
    """Give the IRI of the thing or concept that `value` means to the parameter.

    Raises UsageError for a thing of another kind, UnknownValue and Ambiguous for names; each names the parameter.
    """
    allowed, kind = permitted(parameter, knowledge), kind_of(parameter, knowledge)
    try:
        return resolve(knowledge, value, among=allowed, kind=kind)
    except Ambiguous as several:
        of_parameter = Words(f"{kind.zh}（参数 {parameter.name}）", f"{kind.en} for the parameter {parameter.name}")
        raise Ambiguous(of_parameter, value, several.candidates) from None
    except NotFound as missing:
        near = missing.suggestions
    advice = did_you_mean(near) if near else _listed(allowed or (), knowledge)
    other = _kinds_of(value, knowledge) if allowed is not None else None
    if other is None:
        raise UnknownValue(parameter.name, kind, value, near, advice)
    raise UsageError(
        Words(
            f"参数 {parameter.name} 只取{kind.zh}，而“{value}”是{other.zh}。{advice.zh}",
            f'The parameter {parameter.name} takes only: {kind.en}; "{value}" is: {other.en}. {advice.en}'.rstrip(),
        )
    )


def permitted(parameter: "Parameter", knowledge: "Knowledge") -> set[str] | None:
    """Give the IRIs that a parameter for things or concepts takes; None where it takes any."""
    from twl_graph.questions.parameters import Kind

    if parameter.choices:
        return set(map(expand, parameter.choices))
    if parameter.classes:
        classes = set(map(expand, parameter.classes))
        return _subjects(knowledge, _TYPE, classes | knowledge.classes_below(classes))
    if parameter.superclasses:
        return knowledge.classes_below(map(expand, parameter.superclasses))
    if parameter.schemes:
        return _subjects(knowledge, _SCHEME, set(map(expand, parameter.schemes)))
    return _subjects(knowledge, _SCHEME, None) if parameter.kind is Kind.CONCEPT else None


def kind_of(parameter: "Parameter", knowledge: "Knowledge") -> Words:
    """Say in words what a parameter for things or concepts takes: a person, a kind of platform."""
    from twl_graph.questions.parameters import Kind

    if parameter.superclasses:
        called = _either(parameter.superclasses, knowledge)
        return Words(f"{called.zh}的种类", f"kind of {called.en}")
    if parameter.classes:
        return _either(parameter.classes, knowledge)
    if parameter.schemes:
        called = _either(parameter.schemes, knowledge)
        return Words(f"“{called.zh}”中的概念", f"concept of {called.en}")
    return Words("概念", "concept") if parameter.kind is Kind.CONCEPT else THING


def listed(parameter: "Parameter", knowledge: "Knowledge") -> Words:
    """List by label what the parameter takes, or some of it where that is much; empty where it takes anything."""
    return _listed(permitted(parameter, knowledge) or (), knowledge)


def values(parameter: "Parameter", knowledge: "Knowledge", lang: str = "en") -> list[tuple[str, str]]:
    """Give the values that a parameter may be given, as they are typed, each with what it means; some of them or none.

    Things and concepts go by their labels in `lang` (zh, or else en), and mean their labels in the other language; of
    years and days there are those that the graph dates something by. Empty where there is no end of values.
    """
    from twl_graph.questions.parameters import Kind

    if parameter.kind in (Kind.ENTITY, Kind.CONCEPT):
        called = {iri: names(knowledge, iri) for iri in permitted(parameter, knowledge) or ()}
        count = Counter(label for words in called.values() for label in set(words))
        pairs = {iri: (words.zh, words.en) if lang == "zh" else (words.en, words.zh) for iri, words in called.items()}
        return sorted((label if count[label] == 1 else compact(iri), other) for iri, (label, other) in pairs.items())
    if parameter.choices:
        return [(choice, "") for choice in parameter.choices]
    least, most = parameter.minimum, parameter.maximum
    if parameter.kind is Kind.INTEGER and least is not None and most is not None and most - least < _COUNTED:
        return [(str(number), "") for number in range(least, most + 1)]
    if parameter.kind not in (Kind.YEAR, Kind.DATE):
        return []
    days = {day for bound in _BOUNDS for day in _objects(knowledge, bound)}
    if parameter.kind is Kind.DATE:
        return [(day, "") for day in sorted(days)]
    years = {int(day[:4]) for day in days}
    return [(str(year), "") for year in sorted(years) if (least or year) <= year <= (most or year)]


def _listed(iris: Iterable[str], knowledge: "Knowledge") -> Words:
    called = sorted((names(knowledge, iri) for iri in set(iris)), key=lambda words: words.en.casefold())
    if not called:
        return Words("", "")
    shown = called if len(called) <= _LISTED else called[:_EXAMPLES]
    zh, en = "、".join(words.zh for words in shown), ", ".join(words.en for words in shown)
    return (
        Words(f"可用的值：{zh}。", f"It takes: {en}.") if shown == called else Words(f"例如：{zh}。", f"Such as: {en}.")
    )


def _either(curies: Iterable[str], knowledge: "Knowledge") -> Words:
    called = [names(knowledge, expand(curie)) for curie in curies]
    return Words("或".join(words.zh for words in called), " or ".join(words.en for words in called))


def _kinds_of(value: str, knowledge: "Knowledge") -> Words | None:
    """Say what kind of thing a name means, whatever it is; None where it means nothing."""
    try:
        iri = resolve(knowledge, value)
    except NotFound:
        return None
    except Ambiguous:
        return Words("别的事物", "something else")
    quads = knowledge.default_graph.quads_for_pattern(ox.NamedNode(iri), _TYPE, None, ox.DefaultGraph())
    found = {names(knowledge, quad.object.value) for quad in quads if isinstance(quad.object, ox.NamedNode)}
    kinds = sorted(found, key=lambda words: words.en)
    if not kinds:
        return None
    return Words("、".join(words.zh for words in kinds), ", ".join(words.en for words in kinds))


def _objects(knowledge: "Knowledge", predicate: ox.NamedNode) -> set[str]:
    quads = knowledge.default_graph.quads_for_pattern(None, predicate, None, ox.DefaultGraph())
    return {quad.object.value for quad in quads if isinstance(quad.object, ox.Literal)}


def _subjects(knowledge: "Knowledge", predicate: ox.NamedNode, objects: set[str] | None) -> set[str]:
    quads = knowledge.default_graph.quads_for_pattern(None, predicate, None, ox.DefaultGraph())
    return {
        quad.subject.value
        for quad in quads
        if isinstance(quad.subject, ox.NamedNode)
        and (objects is None or (isinstance(quad.object, ox.NamedNode) and quad.object.value in objects))
    }

"""What to write instead, where it follows from the shape that was broken: the values it takes, or the line it wants.

A shape may say it itself: where no term follows from its constraint, its `sh:description` is told. Two places in it
are filled in, as in the messages of SHACL (section 5.3.2): `{$this}` is the node, `{?value}` the value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import URIRef
from rdflib.namespace import SH as SHACL

from twl_graph.errors import Words, nearest, spaced
from twl_graph.namespaces import RDFS, SH, compact, prefixes
from twl_graph.turtle_terms import Terms
from twl_graph.validation import literal_advice
from twl_graph.validation.diagnosis import diagnosed
from twl_graph.validation.expectation import Expectation
from twl_graph.validation.labels import Labels
from twl_graph.validation.suggestion import Suggestion
from twl_graph.validation.terms import from_rdflib, to_rdflib
from twl_graph.validation.vocabulary.nearness import NEAR, likeness

if TYPE_CHECKING:
    from rdflib.term import Node

    from twl_graph.validation.finding import Finding, Term
    from twl_graph.validation.shapes import Shapes
    from twl_graph.validation.state import State

_Adviser = Callable[["Finding", Expectation], Suggestion | None]
#: So many of the values that are there are named.
_NAMED: Final = 4
#: The constraints that a shape's own description is of: what mends the others follows from them.
_DESCRIBED: Final = frozenset(("Or", "Xone", "Node", "SPARQL", "Pattern", "MinCount", "LessThanOrEquals"))


class Advice:
    """Says what mends the findings of the shapes.

    Args:
        shapes: the shapes that were run.
        state: the graph they were run on.
    """

    def __init__(self, shapes: Shapes, state: State) -> None:
        self._shapes, self._data = shapes.graph, state.graph
        self._labels = Labels(state.knowledge.store)
        self._terms = Terms(prefixes(), None)
        self._expectations: dict[Node, Expectation] = {}
        self._advisers: Final[dict[str, _Adviser]] = {
            "MinCount": self._missing,
            "QualifiedMinCount": self._missing,
            "HasValue": self._must_have,
            "MaxCount": self._too_many,
            "UniqueLang": self._twice,
            "Class": lambda finding, expected: self._instead(finding, expected, expected.instances),
            "In": lambda finding, expected: self._instead(finding, expected, expected.listed),
            "Equals": self._equals,
            "Disjoint": self._disjoint,
            "Or": self._either,
            "Xone": self._either,
            "Closed": self._stray,
            "Datatype": literal_advice.datatype,
            "LanguageIn": literal_advice.language,
            "Pattern": literal_advice.pattern,
            "NodeKind": literal_advice.node_kind,
            **{f"{end}{kind}": literal_advice.size for end in ("Min", "Max") for kind in ("Inclusive", "Exclusive")},
            **dict.fromkeys(("MinLength", "MaxLength"), literal_advice.size),
        }

    def advised(self, finding: Finding) -> Finding:
        """Return the finding with what to write instead, where that follows from its shape or is said by it."""
        if finding.suggestion is not None:
            return finding
        component = finding.component.removeprefix(SH).removesuffix("ConstraintComponent")
        adviser = self._advisers.get(component)
        found = adviser(finding, self._expectation(URIRef(finding.rule))) if adviser is not None else None
        if component in _DESCRIBED and (found is None or found.instead is None):
            said = self._described(finding, component)
            found = found if said is None else Suggestion(said, None, found.patch if found is not None else "")
        told = diagnosed(finding, self._expectation(URIRef(finding.rule)), self._labels, self._data)
        return told if found is None else replace(told, suggestion=found)

    def _expectation(self, shape: Node) -> Expectation:
        """Return what a shape expects, read once: thousands of findings may be of one shape."""
        if shape not in self._expectations:
            self._expectations[shape] = Expectation(self._shapes, shape, self._data, self._labels)
        return self._expectations[shape]

    def _described(self, finding: Finding, component: str) -> Words | None:
        """Return what the shape itself says of what is right, or the shape that its values are to conform to."""
        rule = URIRef(finding.rule)
        asked = self._shapes.objects(rule, SHACL.node) if component == "Node" else ()
        for shape in (*asked, rule):
            said = self._in_languages(shape, SHACL.description)
            if said.keys() >= {"zh", "en"}:
                return Words(*(self._filled(said[language], finding) for language in ("zh", "en")))
        return None

    def _filled(self, text: str, finding: Finding) -> str:
        node, value = (self._short(term) for term in (finding.node, finding.value))
        return text.replace("{$this}", node).replace("{?value}", value)

    def _short(self, term: Term | None) -> str:
        return "…" if term is None or isinstance(term, ox.BlankNode) else self._terms.term(term)

    def _missing(self, finding: Finding, expected: Expectation) -> Suggestion | None:
        if finding.path is None or "<" in finding.path:
            return None
        name = self._labels.of_path(finding.path)
        if (texts := literal_advice.lacking(self._values(finding), expected, name)) is not None:
            return replace(texts, patch=self._line(finding, finding.path, texts.patch))
        if expected.words is None:
            expected = self._general(finding.path) or expected
        wanted = expected.words or Words("一个取值", "a value")
        words = Words(f"补上“{name.zh}”：{wanted.zh}。", f"Add “{name.en}”: {wanted.en}.")
        return Suggestion(words, None, self._line(finding, finding.path, expected.patch))

    def _general(self, path: str) -> Expectation | None:
        """Return what is expected of a property's values wherever it is used."""
        for shape in sorted(self._shapes.subjects(SHACL.path, URIRef(path)), key=str):
            if (shape, SHACL.targetSubjectsOf, URIRef(path)) in self._shapes:
                expected = self._expectation(shape)
                if expected.words is not None:
                    return expected
        return None

    def _must_have(self, finding: Finding, expected: Expectation) -> Suggestion | None:
        value = self._shapes.value(URIRef(finding.rule), SHACL.hasValue)
        if finding.path is None or "<" in finding.path or not isinstance(value, URIRef):
            return None
        term = ox.NamedNode(str(value))
        named = self._labels.of(term)
        words = Words(f"写上{spaced(named.zh)}。", f"Write {named.en}.")
        return Suggestion(words, None, self._line(finding, finding.path, self._terms.term(term)))

    def _too_many(self, finding: Finding, expected: Expectation) -> Suggestion | None:
        """Name the values, of which one may stay; none may where the shape allows none."""
        if expected.parameter(SHACL.maxCount) == "0":
            return Suggestion(Words("删去这一项：这里不能有取值。", "Take it out: there can be no value here."))
        values = [self._labels.of(value) for value in self._values(finding)[:_NAMED]]
        if not values:
            return Suggestion(Words("只留一个取值。", "Keep one of the values."))
        zh, en = "、".join(value.zh for value in values), " or ".join(value.en for value in values)
        return Suggestion(Words(f"只留一个：{zh}。", f"Keep one of them: {en}."))

    def _twice(self, finding: Finding, expected: Expectation) -> Suggestion | None:
        if finding.path != RDFS + "label":
            return Suggestion(Words("每种语言只留一个。", "Keep one in each language."))
        return Suggestion(
            Words(
                "每种语言只留一个，其余写成别名（skos:altLabel）。",
                "Keep one in each language; others are aliases (skos:altLabel).",
            )
        )

    def _equals(self, finding: Finding, expected: Expectation) -> Suggestion | None:
        """Say which values would agree: those of the one property, or for the other those that lead to the same."""
        other = self._shapes.value(URIRef(finding.rule), SHACL.equals)
        steps = expected.path_steps
        if not isinstance(other, URIRef) or len(steps) != 2:
            return None
        node = to_rdflib(finding.node)
        over = [
            value for middle in self._data.objects(node, steps[0]) for value in self._data.objects(middle, steps[1])
        ]
        straight = list(self._data.objects(node, other))
        leading = [one for value in straight for one in sorted(self._data.subjects(steps[1], value), key=str)]
        first = self._choice(str(other), over)
        second = self._choice(str(steps[0]), leading)
        told = [each for each in (first, second) if each is not None]
        if not told:
            return None
        zh, en = "；或者".join(each.zh for each in told), "; or ".join(each.en for each in told)
        return Suggestion(Words(f"{zh}。", f"{en[:1].upper()}{en[1:]}."))

    def _choice(self, path: str, values: list[Node]) -> Words | None:
        named = [self._labels.of(from_rdflib(value)) for value in values[:_NAMED]]
        if not named:
            return None
        name = self._labels.of_path(path)
        zh, en = "、".join(each.zh for each in named), " or ".join(each.en for each in named)
        return Words(f"“{name.zh}”写{spaced(zh)}", f"let “{name.en}” be {en}")

    def _disjoint(self, finding: Finding, expected: Expectation) -> Suggestion | None:
        if finding.path is None:
            return None
        name = self._labels.of_path(finding.path)
        return Suggestion(Words(f"删去这个“{name.zh}”：别处已有。", f"Take out this “{name.en}”: it is there already."))

    def _instead(
        self, finding: Finding, expected: Expectation, among: Iterable[ox.NamedNode | ox.Literal]
    ) -> Suggestion | None:
        """Offer the right value that looks most like the one found, else say what is expected."""
        near, wanted = self._near(finding, among), expected.words
        if near is not None:
            named = self._labels.of(near)
            return Suggestion(Words(f"是不是{spaced(named.zh)}？", f"Did you mean {named.en}?"), near)
        return Suggestion(Words(f"应为{wanted.zh}。", f"Expected: {wanted.en}.")) if wanted else None

    def _either(self, finding: Finding, expected: Expectation) -> Suggestion | None:
        """Say what each of the combined shapes asks for."""
        if expected.datatypes:
            return literal_advice.datatype(finding, expected)
        if finding.path is not None:
            return self._instead(finding, expected, expected.instances)
        asked = [self._asked(member) for member in expected.members]
        lines = [line for member in expected.members for line in self._wanted_line(finding, member)]
        words = Words(
            "；或者".join(one.zh for one in asked), "; or ".join(_begun(one.en, asked[0].en) for one in asked)
        )
        return Suggestion(Words(f"{words.zh}。", f"{words.en}."), None, lines[0] if lines else "")

    def _stray(self, finding: Finding, expected: Expectation) -> Suggestion | None:
        """Say that a property has no place on things of this kind, and which one may have been meant."""
        if finding.path is None:
            return None
        allowed = {str(path) for path in self._allowed(finding, expected)} - {finding.path}
        local = _local_name(finding.path)
        alike, near = max(((likeness(local, _local_name(path)), path) for path in sorted(allowed)), default=(0.0, ""))
        name = self._labels.of_path(finding.path)
        zh, en = (
            f"删去“{name.zh}”：这类事物没有这个属性",
            f"Take out “{name.en}”: things of this kind have no such property",
        )
        if alike < NEAR:
            return Suggestion(Words(f"{zh}。", f"{en}."))
        meant = self._labels.of_path(near)
        return Suggestion(Words(f"{zh}；或改用“{meant.zh}”。", f"{en}; or use “{meant.en}”."))

    def _allowed(self, finding: Finding, expected: Expectation) -> Iterator[Node]:
        yield from expected.items(SHACL.ignoredProperties)
        for one in self._shapes.objects(URIRef(finding.rule), SHACL.property):
            yield from self._shapes.objects(one, SHACL.path)

    def _values(self, finding: Finding) -> list[ox.NamedNode | ox.Literal | ox.BlankNode]:
        """The values of a finding's path, forwards or backwards by one step, in a fixed order."""
        path, node = finding.path or "", to_rdflib(finding.node)
        if path.startswith("^<") and path.count("<") == 1:
            found = self._data.subjects(URIRef(path[2:-1]), node)
        elif "<" not in path:
            found = self._data.objects(node, URIRef(path))
        else:
            return []
        return [from_rdflib(value) for value in sorted(found, key=str)]

    def _near(self, finding: Finding, among: Iterable[ox.NamedNode | ox.Literal]) -> ox.NamedNode | ox.Literal | None:
        """Return the value that was most likely meant: by the name in its IRI, or by its label."""
        called: dict[str, ox.NamedNode | ox.Literal] = {}
        for term in among:
            if isinstance(term, ox.NamedNode):
                called.setdefault(_local_name(term.value), term)
            for word in self._labels.name(term) or ():
                called.setdefault(word, term)
        wanted = getattr(finding.value, "value", "")
        is_iri = isinstance(finding.value, ox.NamedNode)
        found = nearest(_local_name(wanted) if is_iri else wanted, called, likeness=0.75 if is_iri else 0.6)
        near = called[found[0]] if found else None
        return near if near != finding.value else None

    def _line(self, finding: Finding, path: str, values: str) -> str:
        """Return a line of Turtle that says something more of a finding's node."""
        node = finding.node
        subject = self._terms.term(node) if isinstance(node, ox.NamedNode) else "…"
        return f"{subject} {self._terms.predicate(ox.NamedNode(path))} {values} ."

    def _wanted_line(self, finding: Finding, member: Node) -> Iterator[str]:
        """Return the line that one of several combined shapes would be content with."""
        path = self._shapes.value(member, SHACL.path)
        count = self._shapes.value(member, SHACL.minCount) or self._shapes.value(member, SHACL.qualifiedMinCount)
        if isinstance(path, URIRef) and count is not None and str(count).isdecimal():
            yield self._line(finding, str(path), " , ".join(["…"] * int(str(count))))

    def _asked(self, member: Node) -> Words:
        """Return the sentence by which a shape states its rule, without its full stop."""
        found, short = self._in_languages(member, SHACL.message), compact(str(member))
        return Words(found.get("zh", short).rstrip("。"), found.get("en", short).rstrip("."))

    def _in_languages(self, shape: Node, predicate: Node) -> dict[str, str]:
        return {getattr(text, "language", ""): str(text) for text in self._shapes.objects(shape, predicate)}


def _begun(text: str, first: str) -> str:
    """Return what goes on in a sentence, with a small letter; the first part keeps its capital."""
    return text if text == first or text[1:2].isupper() else text[:1].lower() + text[1:]


def _local_name(iri: str) -> str:
    return iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :]

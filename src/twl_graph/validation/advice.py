"""What to write instead, where it follows from the shape that was broken: the values it takes, or the line it wants."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import URIRef
from rdflib.namespace import SH as SHACL

from twl_graph.dates import bounds
from twl_graph.errors import Words, nearest
from twl_graph.namespaces import SH, XSD, compact, prefixes
from twl_graph.turtle_terms import Terms
from twl_graph.validation.expectation import Expectation
from twl_graph.validation.labels import Labels
from twl_graph.validation.suggestion import Suggestion

if TYPE_CHECKING:
    from rdflib.term import Node

    from twl_graph.validation.finding import Finding
    from twl_graph.validation.shapes import Shapes
    from twl_graph.validation.state import State

#: A text with one of these is Chinese (Unicode: CJK Unified Ideographs and Extension A).
_HAN: Final = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_LATIN: Final = re.compile("[A-Za-z]")
_INTEGER: Final = re.compile(r"0|-?[1-9][0-9]*")
_ONE_VALUE: Final = Suggestion(Words("只留一个取值。", "Keep one of the values."))


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
        self._advisers: Final[dict[str, Callable[[Finding, Expectation], Suggestion | None]]] = {
            "MinCount": self._missing,
            "QualifiedMinCount": self._missing,
            "HasValue": self._must_have,
            "MaxCount": lambda finding, expected: _ONE_VALUE,
            "UniqueLang": lambda finding, expected: _ONE_VALUE,
            "Class": lambda finding, expected: self._instead(finding, expected, expected.instances),
            "In": lambda finding, expected: self._instead(finding, expected, expected.listed),
            "Datatype": self._datatype,
            "Or": self._either,
            "Xone": self._either,
            "LanguageIn": self._language,
            "NodeKind": self._node_kind,
            "Closed": self._stray,
        }

    def advised(self, finding: Finding) -> Finding:
        """Return the finding with what to write instead, where that follows from its shape."""
        adviser = self._advisers.get(finding.component.removeprefix(SH).removesuffix("ConstraintComponent"))
        found = adviser(finding, self._expectation(URIRef(finding.rule))) if adviser is not None else None
        return finding if found is None else replace(finding, suggestion=found)

    def _expectation(self, shape: Node) -> Expectation:
        return Expectation(self._shapes, shape, self._data, self._labels)

    def _missing(self, finding: Finding, expected: Expectation) -> Suggestion | None:
        if finding.path is None or "<" in finding.path:
            return None
        name = self._labels.of_path(finding.path)
        if expected.words is None:
            expected = self._general(finding.path) or expected
        wanted = expected.words or Words("一个取值", "a value")
        words = Words(f"补上“{name.zh}”：{wanted.zh}。", f"Add {name.en}: {wanted.en}.")
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
        words = Words(f"写上 {named.zh}。", f"Write {named.en}.")
        return Suggestion(words, None, self._line(finding, finding.path, self._terms.term(term)))

    def _instead(
        self, finding: Finding, expected: Expectation, among: Iterable[ox.NamedNode | ox.Literal]
    ) -> Suggestion | None:
        """Offer the right value that looks most like the one found, else say what is expected."""
        near, wanted = self._near(finding, among), expected.words
        if near is not None:
            named = self._labels.of(near)
            return Suggestion(Words(f"是不是 {named.zh}？", f"Did you mean {named.en}?"), near)
        return Suggestion(Words(f"应为{wanted.zh}。", f"Expected: {wanted.en}.")) if wanted else None

    def _datatype(self, finding: Finding, expected: Expectation) -> Suggestion | None:
        """Say which datatypes are right; where the value is right for just one of them, write it so."""
        if not expected.datatypes:
            return None
        if isinstance(finding.value, ox.Literal):
            text = finding.value.value
            fitting = [kind for kind in expected.datatypes if _is_form_of(text, kind)]
            if len(fitting) == 1 and fitting[0] != finding.value.datatype.value:
                instead = ox.Literal(text, datatype=ox.NamedNode(fitting[0]))
                said = self._terms.term(instead)
                return Suggestion(Words(f"写成 {said}。", f"Write {said}."), instead, safe=True)
        forms = expected.examples or [compact(kind) for kind in expected.datatypes]
        return Suggestion(Words(f"写成 {'、'.join(forms)} 这样。", f"Write it like {' or '.join(forms)}."))

    def _either(self, finding: Finding, expected: Expectation) -> Suggestion | None:
        """Say what each of the combined shapes asks for."""
        if expected.datatypes:
            return self._datatype(finding, expected)
        if finding.path is not None:
            return self._instead(finding, expected, expected.instances)
        asked = [self._asked(member) for member in expected.members]
        lines = [line for member in expected.members for line in self._wanted_line(finding, member)]
        words = Words("；或者：".join(one.zh for one in asked), "; or: ".join(one.en for one in asked))
        return Suggestion(Words(f"{words.zh}。", f"{words.en}."), None, lines[0] if lines else "")

    def _language(self, finding: Finding, expected: Expectation) -> Suggestion | None:
        """Give a text without a language the one that its letters tell."""
        wanted = expected.words or Words("带语言标记的文字", "a text with a language tag")
        words = Words(f"应为{wanted.zh}。", f"Expected: {wanted.en}.")
        if not isinstance(finding.value, ox.Literal) or finding.value.language is not None:
            return Suggestion(words)
        text = finding.value.value
        guess = "zh" if _HAN.search(text) else "en" if _LATIN.search(text) else ""
        if guess not in expected.languages:
            return Suggestion(words)
        instead = ox.Literal(text, language=guess)
        said = self._terms.term(instead)
        words = Words(f"写成 {said}。", f"Write {said}.")
        return Suggestion(words, instead, safe=finding.value.datatype.value == XSD + "string")

    def _node_kind(self, finding: Finding, expected: Expectation) -> Suggestion | None:
        if isinstance(finding.value, ox.Literal):
            return Suggestion(Words("此处写事物的 IRI，不是文字。", "Write the IRI of a thing here, not a text."))
        return Suggestion(Words("此处写文字，不是 IRI。", "Write a text here, not an IRI."))

    def _stray(self, finding: Finding, expected: Expectation) -> Suggestion | None:
        """Say that a property has no place on things of this kind, and which one may have been meant."""
        if finding.path is None:
            return None
        allowed = {str(path) for path in self._allowed(finding, expected)}
        near = nearest(finding.path, sorted(allowed - {finding.path}), likeness=0.85)
        name = self._labels.of_path(finding.path)
        zh, en = (
            f"删去“{name.zh}”：这类事物没有这个属性",
            f"Take {name.en} out: things of this kind have no such property",
        )
        if not near:
            return Suggestion(Words(f"{zh}。", f"{en}."))
        meant = self._labels.of_path(near[0])
        return Suggestion(Words(f"{zh}；或改用“{meant.zh}”。", f"{en}; or use {meant.en}."))

    def _allowed(self, finding: Finding, expected: Expectation) -> Iterator[Node]:
        yield from expected.items(SHACL.ignoredProperties)
        for one in self._shapes.objects(URIRef(finding.rule), SHACL.property):
            yield from self._shapes.objects(one, SHACL.path)

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
        found = {
            getattr(said, "language", ""): str(said).rstrip("。.")
            for said in self._shapes.objects(member, SHACL.message)
        }
        short = compact(str(member))
        return Words(found.get("zh", short), found.get("en", short))


def _local_name(iri: str) -> str:
    return iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :]


def _is_form_of(text: str, datatype: str) -> bool:
    """Whether a text is a canonical form of the datatype: a date of the calendar, a whole number."""
    if datatype == XSD + "integer":
        return _INTEGER.fullmatch(text) is not None
    return bounds(text, datatype) is not None

"""What is usually wrong with a pattern that matches nothing, or with a filter that nothing passes."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from twl_graph.engine import Solutions, Term
from twl_graph.errors import Words, did_you_mean, nearest
from twl_graph.namespaces import RDF, XSD, compact, prefixes
from twl_graph.sparql.graph_patterns import Filter, Select, Slot, TriplePattern
from twl_graph.sparql.paths import Link
from twl_graph.sparql.tokens import Kind, Token

if TYPE_CHECKING:
    from twl_graph.emptiness import Culprit, Emptiness

#: So many values are looked at, and so many of them named.
_LOOKED_AT: Final = 2_000
_NAMED: Final = 8
_DATES: Final = frozenset(XSD + name for name in ("date", "gYearMonth", "gYear", "dateTime"))
_NUMBERS: Final = frozenset(XSD + name for name in ("integer", "decimal", "double", "float"))
_TEXTS: Final = frozenset((XSD + "string", RDF + "langString"))
_COMPARISONS: Final = ("=", "<", ">", "<=", ">=", "!=")


def causes(emptiness: "Emptiness", select: Select, culprit: "Culprit") -> Iterator[Words]:
    """Yield the likely causes, the likeliest first; none where nothing is found."""
    looking = _Causes(emptiness, select, culprit)
    if isinstance(culprit.element, TriplePattern):
        yield from looking.of_pattern(culprit.element)
    elif isinstance(culprit.element, Filter):
        yield from looking.of_filter(culprit.element)


class _Causes:
    """Looks at one culprit of one query."""

    def __init__(self, emptiness: "Emptiness", select: Select, culprit: "Culprit") -> None:
        self._emptiness, self._select, self._culprit = emptiness, select, culprit

    def of_pattern(self, pattern: TriplePattern) -> Iterator[Words]:
        """Yield what may be wrong with a triple pattern: its property, its value, its direction, its subject."""
        if not isinstance(pattern.predicate, Link):
            return
        property_iri = pattern.predicate.iri
        if not self._culprit.alone and not self._emptiness.asks(self._select, f"?s <{property_iri}> ?o"):
            yield self._unused(property_iri)
            return
        value = self._term(pattern.object)
        if isinstance(value, ox.Literal):
            yield from self._other_literals(property_iri, value)
        elif property_iri != RDF + "type":
            yield from self._turned_round(pattern)
        if self._culprit.graph is not None:
            yield from self._elsewhere(pattern, self._culprit.graph)
        elif self._culprit.alone and pattern.subject.variable is not None:
            yield from self._other_properties(pattern.subject)

    def of_filter(self, condition: Filter) -> Iterator[Words]:
        """Yield what may be wrong with a filter: a value of another kind, a language that there is not."""
        start, end = condition.start, condition.end
        tokens = [token for token in self._emptiness.query.tokens if start <= token.start and token.end <= end]
        for variable, literal in _compared(tokens):
            yield from self._other_kind(variable, literal)
        for variable in _languages_asked(tokens):
            values = self._values(f"SELECT DISTINCT (LANG(?{variable}) AS ?found)", variable)
            tags = ", ".join(sorted(str(getattr(value, "value", "")) or '""' for value in values))
            yield Words(f"?{variable} 的语言标签只有 {tags}", f"the language tags of ?{variable} are {tags}")

    def _unused(self, iri: str) -> Words:
        used = _curies(self._rows("SELECT DISTINCT ?found { ?s ?found ?o }"))
        name = compact(iri)
        hint = did_you_mean([near for near in nearest(name, used) if near != name])
        return Words(f"没有一个事实用到属性 {name}。{hint.zh}", f"no fact has the property {name}. {hint.en}".rstrip())

    def _other_literals(self, property_iri: str, value: ox.Literal) -> Iterator[Words]:
        """Look for the same text with another language tag or datatype, then for one that is near."""
        held = [
            term
            for term in self._rows(f"SELECT DISTINCT ?found {{ ?s <{property_iri}> ?found }} LIMIT {_LOOKED_AT}")
            if isinstance(term, ox.Literal)
        ]
        same = [_written(term) for term in held if term.value == value.value and term != value]
        if same:
            listed = " , ".join(sorted(same))
            yield Words(f"图谱中写作 {listed}", f"the graph has it as {listed}")
        elif value not in held and value.datatype.value in _TEXTS:
            by_text = {term.value: _written(term) for term in held}
            hint = did_you_mean([by_text[near] for near in nearest(value.value, sorted(by_text), 3)])
            if hint.en:
                yield hint

    def _turned_round(self, pattern: TriplePattern) -> Iterator[Words]:
        turned = f"{pattern.object.text} {pattern.written} {pattern.subject.text}"
        if turned in self._culprit.before or self._culprit.graph is not None:
            return
        if self._emptiness.asks(self._select, f"{self._culprit.before} {turned} ."):
            yield Words(f"反过来有解：{turned}", f"the other way round it matches: {turned}")

    def _elsewhere(self, pattern: TriplePattern, graph: str) -> Iterator[Words]:
        if self._emptiness.asks(self._select, f"{self._culprit.before} {pattern.text}"):
            yield Words(
                f"不在同一个图 {graph} 中：把它移到 GRAPH 之外就有解",
                f"it does not stand in the same graph {graph}: outside the GRAPH clause it matches",
            )

    def _other_properties(self, subject: Slot) -> Iterator[Words]:
        """Name the properties that the things found so far do have."""
        found = self._rows(
            f"{self._select.prologue} SELECT ?found (COUNT(*) AS ?n) {self._select.dataset} "
            f"{{ {self._culprit.before} {subject.text} ?found ?value }} GROUP BY ?found ORDER BY DESC(?n) ?found"
        )
        named = _curies(found)
        if named:
            more = "…" if len(named) > _NAMED else ""
            zh, en = (comma.join(named[:_NAMED]) + more for comma in ("、", ", "))
            name = subject.text
            yield Words(f"此前 {name} 所指的事物有这些属性：{zh}", f"what {name} stands for so far has: {en}")

    def _other_kind(self, variable: str, literal: str) -> Iterator[Words]:
        """Compare the datatype of what a variable holds with that of what it is compared with."""
        wanted = self._parsed(literal)
        held = self._values(f"SELECT DISTINCT (?{variable} AS ?found)", variable)
        values = [value for value in held if isinstance(value, ox.Literal)]
        if not isinstance(wanted, ox.Literal) or not values or any(_comparable(value, wanted) for value in values):
            return
        kinds = ", ".join(sorted({compact(value.datatype.value) for value in values}))
        sample = _written(min(values, key=lambda value: (value.value != wanted.value, str(value))))
        said = Words(
            f"?{variable} 是 {kinds}，如 {sample}；不能与 {_written(wanted)} 相比",
            f"?{variable} is {kinds}, such as {sample}; it does not compare with {_written(wanted)}",
        )
        if all(value.datatype.value in _DATES for value in values):
            said = Words(
                f"{said.zh}。日期的界限是 twl:earliest 和 twl:latest（xsd:date）",
                f"{said.en}. The bounds of a date are twl:earliest and twl:latest (xsd:date)",
            )
        elif any(value.language for value in values):
            said = Words(
                f"{said.zh}。写上语言标签，或用 STR(?{variable})",
                f"{said.en}. Write its language tag, or STR(?{variable})",
            )
        yield said

    def _values(self, projection: str, variable: str) -> list[Term]:
        """Return what a variable holds before the filter."""
        pattern = f"{self._select.dataset} {{ {self._culprit.before} }} LIMIT {_LOOKED_AT}"
        bound = f"?{variable}" in self._culprit.before
        return self._rows(f"{self._select.prologue} {projection} {pattern}") if bound else []

    def _rows(self, text: str) -> list[Term]:
        """Return the terms of the first column of a query."""
        answer = self._emptiness.engine.query(text)
        return [row[0] for row in answer.rows if row[0] is not None] if isinstance(answer, Solutions) else []

    def _term(self, slot: Slot) -> Term | None:
        return None if slot.variable is not None else self._parsed(slot.text)

    def _parsed(self, text: str) -> Term | None:
        declared = "".join(f"PREFIX {prefix}: <{iri}> " for prefix, iri in prefixes().items())
        try:
            (quad,) = ox.parse(f"{declared}{self._select.prologue}\n<x:s> <x:p> {text} .", ox.RdfFormat.TURTLE)
        except SyntaxError:
            return None
        value: Term = quad.object
        return value


def _curies(terms: Iterable[Term]) -> list[str]:
    return [compact(term.value) for term in terms if isinstance(term, ox.NamedNode)]


def _compared(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Yield each variable that is compared with a literal, and the literal as it is written."""
    for index, token in enumerate(tokens):
        if not token.is_mark(*_COMPARISONS):
            continue
        before, after = _operand(tokens[:index][::-1]), _operand(tokens[index + 1 :])
        for one, other in ((before, after), (after, before)):
            if one and other and one[0].kind is Kind.VARIABLE and other[-1].kind is not Kind.VARIABLE:
                yield one[0].text[1:], "".join(part.text for part in sorted(other, key=lambda part: part.start))


def _operand(tokens: Sequence[Token]) -> list[Token]:
    """Return the variable or the literal that starts here, read in either direction; empty for anything else."""
    if tokens and tokens[0].kind in (Kind.VARIABLE, Kind.NUMBER):
        return [tokens[0]]
    for length in (3, 2, 1):
        part = sorted(tokens[:length], key=lambda token: token.start)
        kinds = [token.kind for token in part]
        typed = length == 3 and len(part) == 3 and part[1].is_mark("^^") and kinds[2] in (Kind.IRI, Kind.NAME)
        if kinds[:1] == [Kind.STRING] and (typed or kinds in ([Kind.STRING, Kind.LANGUAGE], [Kind.STRING])):
            return part
    return []


def _languages_asked(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield each variable whose language the filter asks for."""
    for word, bracket, variable in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if word.is_word("LANG") and bracket.is_mark("(") and variable.kind is Kind.VARIABLE:
            yield variable.text[1:]


def _comparable(one: ox.Literal, other: ox.Literal) -> bool:
    """Tell whether SPARQL compares two literals by value (section 17.3)."""
    if one.datatype.value in _NUMBERS and other.datatype.value in _NUMBERS:
        return True
    return one.datatype == other.datatype and one.language == other.language


def _written(term: ox.Literal) -> str:
    """Return a literal as a query writes it."""
    if term.language is not None or term.datatype.value == XSD + "string":
        return str(term)
    return f"{ox.Literal(term.value)}^^{compact(term.datatype.value)}"

"""Patterns and queries inside shapes: those that cannot run, would hang, or would look outside the graph."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from rdflib import OWL, RDF, RDFS, Literal
from rdflib.namespace import SH

from twl_graph.errors import TwlError, UnreadableInput, Words
from twl_graph.sparql.sealing import seal
from twl_graph.sparql.tokens import Token, tokenize
from twl_graph.validation.finding import Severity
from twl_graph.validation.lint.fault import Fault, at
from twl_graph.validation.lint.patterns import Growth, growth, only_of_python

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

#: The flags that the engine knows; it passes over every other.
_FLAGS: Final = frozenset("im")
_HANGS: Final = Words(
    "这个模式有嵌套或重叠的重复，遇到某些文字会算到天荒地老；请让每段文字只有一种读法",
    "repeats of this pattern are nested or overlap: a text could take it years; let each text be read in one way",
)
_SLOW: Final = Words(
    "这个模式里相连的重复会读到同样的字符，遇到长文字会很慢；请用 ^ 开头，并让相邻的重复读不同的字符",
    "repeats of this pattern read the same characters, so a long text takes it long: begin it with ^, and let "
    "neighbouring repeats read different characters",
)
_TOO_LARGE: Final = Words("模式太大，看不出会不会很慢", "the pattern is too large to tell whether it is slow")
_DIALECT: Final = Words(
    "只有 Python 认得这种写法，SPARQL 和 XPath 不认得", "only Python knows this syntax; SPARQL and XPath do not"
)
_SET_IN_SET: Final = Words(
    "字符集里的 [ 或 -- 在 XPath 里是集合运算，在这里不是；请改写",
    "[ or -- in a set of characters is set arithmetic in XPath and none here: write it in another way",
)
#: What a query of a shape must not hold, and why (SHACL, section 5.2.1; the graph has one part for the engine).
_BARRED: Final = {
    "FROM": Words("从不读取 FROM：形状只看这一个图谱", "FROM is never read: a shape looks at this graph alone"),
    "GRAPH": Words(
        "GRAPH 在这里什么也找不到：检查时命名图并为一体", "GRAPH finds nothing here: a check sees one graph"
    ),
    "MINUS": Words(
        "形状的查询不能用 MINUS；请用 FILTER NOT EXISTS", "MINUS is barred from shapes: use FILTER NOT EXISTS"
    ),
    "VALUES": Words("形状的查询不能用 VALUES；请用 FILTER … IN", "VALUES is barred from shapes: use FILTER … IN"),
}
_SERVICE: Final = Words("从不调用 SERVICE：检查不访问网络", "SERVICE is never called: a check asks nobody")


def faults(graph: Graph) -> Iterator[Fault]:
    """What is wrong with the patterns, their flags, and the queries."""
    yield from _patterns(graph)
    yield from _queries(graph)


def _patterns(graph: Graph) -> Iterator[Fault]:
    for triple in graph.triples((None, SH.pattern, None)):
        flags = [str(flag) for flag in graph.objects(triple[0], SH.flags)]
        for reason, severity in _pattern(triple[2], re.IGNORECASE if any("i" in one for one in flags) else 0):
            yield at(triple, reason, severity=severity)
    for triple in graph.triples((None, SH.flags, None)):
        unknown = sorted(set(str(triple[2])) - _FLAGS)
        if unknown or not isinstance(triple[2], Literal) or (triple[0], SH.pattern, None) not in graph:
            reason = Words(
                "这里的 sh:flags 只有 i 和 m，配合 sh:pattern 使用", "sh:flags are i and m here, beside a sh:pattern"
            )
            yield at(triple, reason)


def _queries(graph: Graph) -> Iterator[Fault]:
    for shape, _, constraint in graph.triples((None, SH.sparql, None)):
        selects = list(graph.objects(constraint, SH.select))
        if len(selects) != 1:
            reason = Words(
                f"SPARQL 约束有 {len(selects)} 个 sh:select，应有 1 个",
                f"a SPARQL constraint with {len(selects)} sh:select where there is one",
            )
            yield at((shape, SH.sparql, constraint), reason)
    for triple in graph.triples((None, SH.select, None)):
        if (fault := _query(graph, triple[0], str(triple[2]))) is not None:
            yield at(triple, fault)


def _pattern(value: Node, flags: int) -> Iterator[tuple[Words, Severity]]:
    if not isinstance(value, Literal):
        yield Words("应是一段文字", "a text belongs here"), Severity.VIOLATION
        return
    pattern = str(value)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)
            re.compile(pattern, flags)
        grows, foreign = growth(pattern, flags), only_of_python(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        yield _no_pattern(pattern, error), Severity.VIOLATION
        return
    if foreign is None:
        yield _SET_IN_SET, Severity.VIOLATION
    elif foreign:
        yield _DIALECT, Severity.WARNING
    if grows is Growth.EXPONENTIAL:
        yield _HANGS, Severity.VIOLATION
    elif grows is not Growth.LINEAR:
        yield _SLOW if grows is Growth.POLYNOMIAL else _TOO_LARGE, Severity.WARNING


def _no_pattern(pattern: str, error: Exception) -> Words:
    if isinstance(error, RecursionError):
        return Words("模式嵌套太深", "the pattern is nested too deep")
    if found := re.search(r"\\[pPiIcC]", pattern):
        return Words(
            f"这里不认得 XPath 的 {found[0]}；请写明字符，如 [A-Za-z] 或 \\w",
            f"{found[0]} of XPath is not known here: name the characters, such as [A-Za-z] or \\w",
        )
    return Words(f"不是有效的模式：{error}", f"no valid pattern: {error}")


def _query(graph: Graph, constraint: Node, text: str) -> Words | None:
    """Why a query cannot be part of a shape; None where it can."""
    try:
        tokens = tokenize(text)
        for token in tokens:
            if (barred := _barred(token)) is not None:
                return barred
        seal(text, prefixes=_declared(graph, constraint), has_graph=lambda _: False)
    except UnreadableInput as error:
        first = Words(*(words.partition("\n")[0] for words in error.reason))
        return Words(f"查询有误：{first.zh}", f"the query is not valid: {first.en}")
    except TwlError as error:
        return Words(*(words.partition("\n")[0] for words in error.words))
    if not tokens[0].is_word("SELECT") and not tokens[0].is_word("PREFIX"):
        return Words("应是一个 SELECT 查询", "a SELECT query belongs here")
    if not any(token.text in ("$this", "?this") for token in tokens):
        return Words("查询没有问到 $this，即所检查的对象", "the query does not ask about $this, the node being checked")
    return None


def _barred(token: Token) -> Words | None:
    if token.kind.name in ("WORD", "NAME") and "service" in token.text.partition(":")[0].lower():
        return _SERVICE
    return next((reason for word, reason in _BARRED.items() if token.is_word(word)), None)


def _declared(graph: Graph, constraint: Node) -> dict[str, str]:
    """The prefixes that a constraint may use (SHACL, section 5.2.1); the engine adds three of its own."""
    found = {"rdf": str(RDF), "rdfs": str(RDFS), "owl": str(OWL)}
    for source in graph.objects(constraint, SH.prefixes):
        for declaration in graph.objects(source, SH.declare):
            for prefix in graph.objects(declaration, SH.prefix):
                found[str(prefix)] = str(graph.value(declaration, SH.namespace, any=True))
    return found

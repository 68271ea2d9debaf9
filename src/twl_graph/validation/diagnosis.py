"""What is wrong with the very value, said before the rule that it breaks, where that follows from the constraint."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import URIRef

from twl_graph.errors import Words
from twl_graph.namespaces import CONCEPT, SCHEMA, SH, SHAPE, TWL, XSD, compact
from twl_graph.validation.terms import to_rdflib

if TYPE_CHECKING:
    from rdflib import Graph

    from twl_graph.validation.expectation import Expectation
    from twl_graph.validation.finding import Finding
    from twl_graph.validation.labels import Labels

_TYPED: Final = frozenset(f"{SH}{name}ConstraintComponent" for name in ("Datatype", "Or", "Xone"))
_BOUNDS: Final = SHAPE + "Figure-bounds"


def diagnosed(finding: Finding, expected: Expectation, labels: Labels, data: Graph) -> Finding:
    """Return the finding with what is wrong at the beginning of its message; as it is where nothing follows."""
    told = _of_value(finding, expected, labels) if finding.component in _TYPED else None
    if finding.rule == _BOUNDS:
        told = _of_bounds(finding, data)
    if told is None:
        return finding
    rule = finding.message
    return replace(finding, message=Words(f"{told.zh}。{rule.zh}", f"{told.en}. {rule.en}"))


def _of_value(finding: Finding, expected: Expectation, labels: Labels) -> Words | None:
    """Say which datatype a value has, or lacks; of a thing, that it is of another kind."""
    path, value = finding.path, finding.value
    if path is None or "<" in path:
        return None
    name = labels.name(ox.NamedNode(path)) or Words(compact(path), compact(path))
    if isinstance(value, ox.NamedNode) and expected.kinds and not expected.datatypes:
        said = labels.of(value)
        return Words(f"{said.zh}不能作“{name.zh}”", f"{said.en} cannot be the “{name.en}”")
    if not expected.datatypes or value is None:
        return None
    if not isinstance(value, ox.Literal):
        return Words(f"“{name.zh}”应是一个值，不是事物", f"The “{name.en}” is to be a value, not a thing")
    if value.language is not None:
        return Words(f"“{name.zh}”不该有语言标记", f"The “{name.en}” is to have no language tag")
    kind = value.datatype.value
    if kind in expected.datatypes:
        return None
    if kind == XSD + "string":
        return Words(f"“{name.zh}”缺少数据类型", f"The “{name.en}” has no datatype")
    short = compact(kind)
    return Words(f"“{name.zh}”的数据类型不该是 {short}", f"The “{name.en}” is not to have the datatype {short}")


def _of_bounds(finding: Finding, data: Graph) -> Words | None:
    """Say what does not fit between a figure's bounds and how exact it is said to be."""
    node = to_rdflib(finding.node)

    def one(property_: str) -> str | None:
        found = sorted(map(str, data.objects(node, URIRef(property_))))
        return found[0] if len(found) == 1 else None

    how, least, most = one(TWL + "approximation"), one(SCHEMA + "minValue"), one(SCHEMA + "maxValue")
    if how == CONCEPT + "exact" and least is not None:
        if most is None:
            return Words(f"精确的数字只有下限 {least}，缺少上限", f"An exact figure has the lower bound {least} only")
        return Words(
            f"精确的数字下限 {least}、上限 {most} 不相等",
            f"An exact figure has two bounds that differ, {least} and {most}",
        )
    if how == CONCEPT + "more-than" and most is not None:
        return Words(f"“多于”的数字却有上限 {most}", f"A figure of more than some number has an upper bound, {most}")
    if least is not None and most is not None:
        return Words(f"下限 {least} 大于上限 {most}", f"The lower bound {least} is above the upper one, {most}")
    return None

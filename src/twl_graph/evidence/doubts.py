"""What cannot be told of the rows of a query by putting its solutions back into its patterns."""

import re
from collections.abc import Iterator
from typing import Final

from twl_graph.errors import Words
from twl_graph.sparql.graph_patterns import Group, Optional, Select, inner_groups

#: Said of rows that depend on what is not there.
ABSENCE: Final = Words(
    "还取决于没有某些事实（MINUS、NOT EXISTS），而没有的事实没有依据可示",
    "it also rests on the absence of facts (MINUS, NOT EXISTS), for which there is nothing to show",
)
#: Said of rows that a pattern inside a filter let pass.
EXISTENCE: Final = Words(
    "EXISTS 在否定或其他函数之内：说不清它起了什么作用",
    "EXISTS stands under a negation or another function: what it did cannot be told",
)
_EXISTS: Final = re.compile(r"\bEXISTS\b", re.IGNORECASE)
_PART: Final = re.compile(r"\b(?:LIMIT|OFFSET)\b", re.IGNORECASE)


def looks_for_patterns(text: str) -> bool:
    """Tell whether an expression asks whether a pattern matches (EXISTS, NOT EXISTS)."""
    return bool(_EXISTS.search(text))


def of_rows(select: Select) -> Iterator[Words]:
    """Yield what is doubtful about every row: groups that cannot be told apart, columns that change on every call."""
    if select.keys is not None and len(select.plain_keys) < len(select.keys):
        yield Words(
            "分组所据的值不全是列：看来相同的组合并列出",
            "not everything that it groups by is a column: groups that look alike are listed together",
        )
    if looks_for_patterns(select.around):
        yield EXISTENCE
    if select.dataset:
        yield Words(
            "查询用 FROM 选了图：列出的事实和文件可能出自所选之外的图",
            "the query chooses its graphs with FROM: facts and files that are listed may be of other graphs too",
        )
    if any(column.volatile for column in select.columns or ()):
        yield Words("有的列每次计算都不同", "a column has another value each time it is computed")


def of_part(select: Select) -> Iterator[Words]:
    """Yield what is doubtful about a sub-query as a part of the query around it."""
    if _PART.search(select.modifiers):
        yield Words(
            "子查询有 LIMIT 或 OFFSET：所列事实属于看来相同的各行",
            "a sub-query has LIMIT or OFFSET: the facts are of all its rows that look alike",
        )


def optional_variables(group: Group) -> frozenset[str]:
    """Return the variables that only an OPTIONAL may have bound."""
    return frozenset(_optional(group))


def _optional(group: Group) -> Iterator[str]:
    for element in group.elements:
        for inner in inner_groups(element):
            yield from inner.variables if isinstance(element, Optional) else _optional(inner)

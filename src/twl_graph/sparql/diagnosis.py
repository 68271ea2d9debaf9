"""Where the engine's parser stopped, and why, in words a person can use.

pyoxigraph reports the furthest character that any rule looked at. Its keyword rules look ahead, so that may be a dozen
characters past the mistake, and its list of what was expected is no help to anyone. So the query is parsed a second
time with every token on a line of its own and blanks after it: then the line that is reported is the token.
"""

import re
from collections.abc import Mapping
from typing import Final

import pyoxigraph as ox

from twl_graph.errors import NO_HINT, Words
from twl_graph.sparql.sealing import SealedQuery
from twl_graph.sparql.tokens import QUERY, Kind, SparqlSyntaxError

# The longest word that a rule of the engine may look ahead for is ENCODE_FOR_URI.
_PADDING: Final = " " * 20
_PLACE: Final = re.compile(r"error at (\d+):(\d+): expected (.*)", re.DOTALL)

# What the engine says when a query parses and makes no sense (spargebra's own messages), and what to do about it.
_MEANINGS: Final = {
    "The SELECT contains a variable that is unbound": Words(
        "SELECT 中有未分组的变量：写进 GROUP BY，或用聚合函数", "SELECT names a variable that is not in GROUP BY"
    ),
    "The SELECT contains an expression with a variable that is unbound": Words(
        "SELECT 的表达式里有未分组的变量：写进 GROUP BY，或用聚合函数",
        "an expression of SELECT uses a variable that is not in GROUP BY",
    ),
    "Duplicated variable name in SELECT": Words("SELECT 中有重复的变量", "SELECT names the same variable twice"),
    "The SELECT overrides an existing variable using an expression": Words(
        "SELECT 的 AS 用了已有的变量名", "AS in SELECT takes a name that a variable has already"
    ),
    "SELECT * is not authorized with GROUP BY": Words(
        "有 GROUP BY 时不能用 SELECT *", "SELECT * cannot go with GROUP BY"
    ),
    "BIND is overriding an existing variable": Words(
        "BIND 用了已有的变量名", "BIND takes a name that a variable has already"
    ),
    "Unexpected aggregate": Words("此处不能用聚合函数", "no aggregate can stand here"),
    "IRI parsing failed": Words("这不是完整的 IRI", "this is no complete IRI"),
    "language tag parsing failed": Words("这不是有效的语言标签", "this is no language tag"),
    "The VALUES clause rows should have exactly the same number of values as there are variables": Words(
        "VALUES 的每一行须与变量一样多（缺的写 UNDEF）", "a row of VALUES must have a value per variable (or UNDEF)"
    ),
    "The query limit should be a non negative integer": Words(
        "LIMIT 须为非负整数", "LIMIT takes a non-negative integer"
    ),
    "The query offset should be a non negative integer": Words(
        "OFFSET 须为非负整数", "OFFSET takes a non-negative integer"
    ),
}


def diagnose(
    query: SealedQuery, error: SyntaxError, *, prefixes: Mapping[str, str], path: str = QUERY
) -> SparqlSyntaxError:
    """Turn the engine's complaint about `query` into one that points at the token where reading stopped.

    `prefixes` are those the engine was given, `path` stands for the text in the message.
    """
    # After the last token comes a line of its own, too: what is missing at the end is reported there.
    spread = "".join(token.text.replace("\n", " ").replace("\r", " ") + _PADDING + "\n" for token in query.tokens)
    complaint = str(error)
    index = len(query.tokens) - 1
    ended = False
    try:
        ox.Store().query(spread, prefixes=dict(prefixes))
    except SyntaxError as again:
        complaint = str(again)
        if found := _PLACE.match(complaint):
            ended = int(found[1]) > len(query.tokens)
            index = min(int(found[1]), len(query.tokens)) - 1
    meaning = next((words for said, words in _MEANINGS.items() if said in complaint), None)
    token = query.tokens[index]
    if meaning is not None:
        return SparqlSyntaxError(query.text, token.start, meaning, path=path)
    if ended:
        early = Words("查询在此中断，后面还缺东西", "the query ends too early: something is missing here")
        advice = Words(f"补上 {token.text} 之后的内容", f"add what should follow {token.text}")
        return SparqlSyntaxError(query.text, token.end, early, advice, path=path)
    reason = Words(f"读到 {token.text} 时不合 SPARQL 语法", f"{token.text} cannot stand here")
    return SparqlSyntaxError(query.text, token.start, reason, _advice(query, index), path=path)


def _advice(query: SealedQuery, index: int) -> Words:
    """Say what is usually missing before a token that cannot stand where it does."""
    token = query.tokens[index]
    before = query.tokens[index - 1] if index else None
    if before is None:
        return NO_HINT
    ends_term = before.kind not in (Kind.MARK, Kind.WORD)
    if before.is_word("FILTER", "HAVING"):
        return Words(f"条件要放在括号里：{before.text.upper()}(…)", f"put the condition in brackets: {before.text}(…)")
    if token.is_mark("{") and before.is_word("SELECT"):
        return Words("SELECT 后写变量，或写 *", "name variables after SELECT, or write *")
    if token.is_mark("}", ".", ";") and ends_term:
        return Words(
            f"{before.text} 之后还缺东西：三元组要有主语、谓语、宾语",
            f"something is missing after {before.text}: a triple has a subject, a predicate and an object",
        )
    if token.is_word("ORDER", "GROUP", "LIMIT", "OFFSET", "HAVING"):
        return Words(
            "次序是 GROUP BY、HAVING、ORDER BY、LIMIT 与 OFFSET",
            "the order is GROUP BY, HAVING, ORDER BY, LIMIT and OFFSET",
        )
    if token.kind is Kind.VARIABLE and before.is_mark(")"):
        return Words(f"起名要用 AS：… AS {token.text}", f"a name is given with AS: … AS {token.text}")
    if ends_term and token.kind not in (Kind.MARK, Kind.WORD):
        return Words(f"检查 {before.text} 之后是否缺了 . ; 或 ,", f"look for a missing . or ; or , after {before.text}")
    return NO_HINT

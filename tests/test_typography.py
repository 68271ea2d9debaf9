"""Chinese messages keep one typography: full-width punctuation, and a space between Chinese and Latin."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import twl_graph

FILES = sorted(Path(twl_graph.__file__).parent.rglob("*.py"))
_CHINESE = "[\u4e00-\u9fff]"
#: Syntax that is quoted as it must be typed.
_QUOTED = ("键: 值", "char=起点,终点")
_WRONG = re.compile(
    f"{_CHINESE}[A-Za-z0-9]|[A-Za-z0-9]{_CHINESE}"  # no space between
    f"|{_CHINESE} \\(|{_CHINESE}[(:;,!?]|[):;,]{_CHINESE}"  # half-width punctuation
)


def texts(tree: ast.AST) -> Iterator[str]:
    """Yield every text of a program but docstrings and patterns; a bullet stands for what is filled in.

    A pattern is what `re.compile` is given, or the part of one in a constant of its own, which a group tells.
    """
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    parts |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    patterns = (
        node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile"
    )
    parts |= {id(argument) for call in patterns for argument in call.args}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "\N{BULLET}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts:
            text = node.value
        else:
            continue
        if "(?" not in text:
            yield text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_chinese_messages_are_set_alike(path: Path) -> None:
    found = []
    for text in texts(ast.parse(path.read_text(encoding="utf-8"))):
        for quoted in _QUOTED:
            text = text.replace(quoted, "")
        if _WRONG.search(text):
            found.append(text)
    assert found == []

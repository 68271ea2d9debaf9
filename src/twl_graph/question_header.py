"""The `#+` header of a question: YAML in the leading comments of a SPARQL file (grlc's decorator syntax).

Everything in it is known with its line, so that whatever is wrong is named with the line it stands in.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from twl_graph.errors import UnreadableInput, Words
from twl_graph.header_yaml import HeaderSyntaxError, Node, parse
from twl_graph.parameters import Kind, Parameter

#: Keys of a parameter that hold one CURIE or a list of them.
_ONE_OR_MORE: Final = frozenset({"class", "subclass", "scheme"})
_LINE: Final = re.compile(r"#\+ ?(.*)")


class Header(NamedTuple):
    """What the header says of its question.

    Attributes:
        summary: the question as a person asks it.
        description: what the answer holds, and how to read it.
        tags: words to find it by.
        params: its parameters, by name, in the order of the header.
        columns: the headings of its columns, by variable.
        hidden: the columns that tables for people leave out, such as identifiers beside names.
        joined: the columns whose values share a cell in tables for people, where rows are otherwise alike.
    """

    summary: Words
    description: Words
    tags: tuple[str, ...]
    params: Mapping[str, Parameter]
    columns: Mapping[str, Words]
    hidden: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()


def read_header(text: str, path: str) -> Header:
    """Read the header at the top of `text`; `path` stands for the file in messages.

    Raises UnreadableInput, with the line, for what is no such YAML, a key that is unknown or given twice, a value of a
    wrong kind, and a part that is missing.
    """
    lines = []
    for line in text.split("\n"):
        found = _LINE.match(line)
        if found is None:
            break
        lines.append(found[1])
    reader = _Reader(path)
    if not lines:
        raise reader.wrong(1, Words("文件开头没有 #+ 头部", "the file does not start with a #+ header"))
    try:
        root = parse(lines)
    except HeaderSyntaxError as error:
        raise reader.wrong(error.line, error.reason) from None
    parts = reader.mapping(root, ("summary", "description", "tags", "params", "columns", "hidden", "joined"))
    for needed in ("summary", "description"):
        if needed not in parts:
            raise reader.wrong(1, Words(f"缺少 {needed}", f"{needed} is missing"))
    return Header(
        summary=reader.words(parts["summary"]),
        description=reader.words(parts["description"]),
        tags=reader.listed(parts, "tags"),
        params={name: reader.parameter(name, node) for name, node in reader.named(parts.get("params"))},
        columns={name: reader.words(node) for name, node in reader.named(parts.get("columns"))},
        hidden=reader.listed(parts, "hidden"),
        joined=reader.listed(parts, "joined"),
    )


class _Reader:
    """Turns YAML nodes into what a header holds."""

    def __init__(self, path: str) -> None:
        self._path = path

    def wrong(self, line: int, reason: Words, hint: Words | str = "") -> UnreadableInput:
        return UnreadableInput(self._path, line, None, reason, hint)

    def mapping(self, node: Node | None, allowed: Iterable[str]) -> dict[str, Node]:
        """Read a mapping whose keys are among `allowed`."""
        found = {}
        for name, value in self.named(node):
            if name not in allowed:
                raise self.wrong(
                    value.line,
                    Words(f"头部没有 {name} 这个键", f"a header has no key {name}"),
                    Words(f"可用的键：{'、'.join(allowed)}", f"the keys are: {', '.join(allowed)}"),
                )
            found[name] = value
        return found

    def named(self, node: Node | None) -> Iterator[tuple[str, Node]]:
        """Yield the entries of a mapping with any keys; none where there is no mapping."""
        if node is None:
            return
        if not isinstance(node.value, dict):
            raise self.wrong(node.line, Words("此处应为“键: 值”", "keys and values belong here"))
        yield from node.value.items()

    def text(self, node: Node) -> str:
        if not isinstance(node.value, str) or not node.value.strip():
            raise self.wrong(node.line, Words("此处应为文字", "a text belongs here"))
        return node.value.strip()

    def texts(self, node: Node) -> list[str]:
        if not isinstance(node.value, list):
            raise self.wrong(node.line, Words("此处应为列表", "a list belongs here"))
        return [self.text(item) for item in node.value]

    def listed(self, parts: Mapping[str, Node], key: str) -> tuple[str, ...]:
        """Read the list under a key; a single text is a list of one where the key may hold either."""
        if key not in parts:
            return ()
        node = parts[key]
        return (self.text(node),) if key in _ONE_OR_MORE and isinstance(node.value, str) else tuple(self.texts(node))

    def words(self, node: Node) -> Words:
        """Read a text in both languages."""
        parts = self.mapping(node, ("zh", "en"))
        if set(parts) != {"zh", "en"}:
            raise self.wrong(node.line, Words("须有 zh 和 en", "it takes both zh and en"))
        return Words(self.text(parts["zh"]), self.text(parts["en"]))

    def parameter(self, name: str, node: Node) -> Parameter:
        parts = self.mapping(node, ("type", "description", "required", "enumerate", *sorted(_ONE_OR_MORE), "notBefore"))
        line = node.line
        for needed in ("type", "description"):
            if needed not in parts:
                raise self.wrong(line, Words(f"参数 {name} 缺少 {needed}", f"the parameter {name} lacks {needed}"))
        kind = self.text(parts["type"])
        if kind not in [known.value for known in Kind]:
            listed = ", ".join(known.value for known in Kind)
            raise self.wrong(
                parts["type"].line,
                Words(f"没有 {kind} 这种参数类型", f"there is no parameter type {kind}"),
                Words(f"可用的类型：{listed}", f"the types are: {listed}"),
            )
        required = self.text(parts["required"]) if "required" in parts else "false"
        if required not in ("true", "false"):
            line = parts["required"].line
            raise self.wrong(line, Words("required 只能是 true 或 false", "required is true or false"))
        return Parameter(
            name,
            Kind(kind),
            self.words(parts["description"]),
            required == "true",
            choices=self.listed(parts, "enumerate"),
            classes=self.listed(parts, "class"),
            superclasses=self.listed(parts, "subclass"),
            schemes=self.listed(parts, "scheme"),
            not_before=self.text(parts["notBefore"]) if "notBefore" in parts else None,
        )

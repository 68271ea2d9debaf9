"""The `#+` header of a question: YAML in the leading comments of a SPARQL file (grlc's decorator syntax).

The header is read node by node, so that whatever is wrong is named with the line it stands in.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

import yaml

from twl_graph.errors import UnreadableInput, Words
from twl_graph.parameters import Kind, Parameter

# libyaml where it was compiled in: ten times faster, which fifty headers in one listing are worth.
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LINE: Final = re.compile(r"#\+ ?(.*)")


class Header(NamedTuple):
    """What the header says of its question.

    Attributes:
        summary: the question as a person asks it.
        description: what the answer holds, and how to read it.
        tags: words to find it by.
        params: its parameters, by name, in the order of the header.
        columns: the headings of its columns, by variable.
    """

    summary: Words
    description: Words
    tags: tuple[str, ...]
    params: Mapping[str, Parameter]
    columns: Mapping[str, Words]


def read_header(text: str, path: str) -> Header:
    """Read the header at the top of `text`; `path` stands for the file in messages.

    Raises UnreadableInput, with the line, for YAML that is none, a key that is unknown or given twice, a value of the
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
        root = yaml.compose("\n".join(lines), Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        number = error.problem_mark.line + 1 if error.problem_mark else 1
        raise reader.wrong(number, Words(f"不是 YAML：{error.problem}", f"no YAML: {error.problem}")) from None
    except yaml.reader.ReaderError as error:
        raise reader.wrong(1, Words("含有控制字符", f"it holds a control character: {error.reason}")) from None
    parts = reader.mapping(root, ("summary", "description", "tags", "params", "columns"))
    for needed in ("summary", "description"):
        if needed not in parts:
            raise reader.wrong(1, Words(f"缺少 {needed}", f"{needed} is missing"))
    return Header(
        summary=reader.words(parts["summary"]),
        description=reader.words(parts["description"]),
        tags=tuple(reader.texts(parts["tags"])) if "tags" in parts else (),
        params={name: reader.parameter(name, node) for name, node in reader.named(parts.get("params"))},
        columns={name: reader.words(node) for name, node in reader.named(parts.get("columns"))},
    )


class _Reader:
    """Turns YAML nodes into what a header holds."""

    def __init__(self, path: str) -> None:
        self._path = path

    def wrong(self, line: int, reason: Words, hint: Words | str = "") -> UnreadableInput:
        return UnreadableInput(self._path, line, None, reason, hint)

    def mapping(self, node: yaml.Node | None, allowed: Iterable[str]) -> dict[str, yaml.Node]:
        """Read a mapping whose keys are among `allowed`."""
        found = {}
        for name, value in self.named(node):
            if name not in allowed:
                raise self.wrong(
                    value.start_mark.line + 1,
                    Words(f"头部没有 {name} 这个键", f"a header has no key {name}"),
                    Words(f"可用的键：{'、'.join(allowed)}", f"the keys are: {', '.join(allowed)}"),
                )
            found[name] = value
        return found

    def named(self, node: yaml.Node | None) -> Iterator[tuple[str, yaml.Node]]:
        """Yield the entries of a mapping with any keys; none where there is no mapping."""
        if node is None:
            return
        if not isinstance(node, yaml.MappingNode):
            line = node.start_mark.line + 1
            raise self.wrong(line, Words("此处应为“键: 值”", "keys and values belong here"))
        seen = set()
        for key, value in node.value:
            if key.value in seen:
                line = key.start_mark.line + 1
                raise self.wrong(line, Words(f"{key.value} 出现两次", f"{key.value} is given twice"))
            seen.add(key.value)
            yield str(key.value), value

    def text(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            raise self.wrong(node.start_mark.line + 1, Words("此处应为文字", "a text belongs here"))
        return str(node.value).strip()

    def texts(self, node: yaml.Node) -> list[str]:
        if not isinstance(node, yaml.SequenceNode):
            raise self.wrong(node.start_mark.line + 1, Words("此处应为列表", "a list belongs here"))
        return [self.text(item) for item in node.value]

    def words(self, node: yaml.Node) -> Words:
        """Read a text in both languages."""
        parts = self.mapping(node, ("zh", "en"))
        if set(parts) != {"zh", "en"}:
            raise self.wrong(node.start_mark.line + 1, Words("须有 zh 和 en", "it takes both zh and en"))
        return Words(self.text(parts["zh"]), self.text(parts["en"]))

    def parameter(self, name: str, node: yaml.Node) -> Parameter:
        parts = self.mapping(node, ("type", "description", "required", "enumerate"))
        line = node.start_mark.line + 1
        for needed in ("type", "description"):
            if needed not in parts:
                raise self.wrong(line, Words(f"参数 {name} 缺少 {needed}", f"the parameter {name} lacks {needed}"))
        kind = self.text(parts["type"])
        if kind not in [known.value for known in Kind]:
            listed = ", ".join(known.value for known in Kind)
            raise self.wrong(
                parts["type"].start_mark.line + 1,
                Words(f"没有 {kind} 这种参数类型", f"there is no parameter type {kind}"),
                Words(f"可用的类型：{listed}", f"the types are: {listed}"),
            )
        required = self.text(parts["required"]) if "required" in parts else "false"
        if required not in ("true", "false"):
            line = parts["required"].start_mark.line + 1
            raise self.wrong(line, Words("required 只能是 true 或 false", "required is true or false"))
        choices = tuple(self.texts(parts["enumerate"])) if "enumerate" in parts else ()
        return Parameter(name, Kind(kind), self.words(parts["description"]), required == "true", choices)

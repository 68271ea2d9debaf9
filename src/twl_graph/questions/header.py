"""The `#+` header of a question: YAML in the leading comments of a SPARQL file (grlc's decorator syntax).

Everything in it is known with its line, so that whatever is wrong is named with the line it stands in.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from twl_graph.errors import UnreadableInput, Words
from twl_graph.namespaces import prefixes
from twl_graph.pictures import KINDS, Picture
from twl_graph.questions.header_yaml import HeaderSyntaxError, Node, parse
from twl_graph.questions.parameters import Kind, Parameter
from twl_graph.questions.topics import TOPICS

_KEYS: Final = (
    *("summary", "description", "topic", "tags", "asked"),
    *("params", "columns", "hidden", "joined", "empty", "picture"),
)
_BOUNDS: Final = ("minimum", "maximum")
#: Keys of a parameter that hold one CURIE or a list of them.
_ONE_OR_MORE: Final = frozenset({"class", "subclass", "scheme"})
#: Keys of a parameter that say something of some types only.
_FITTING: Final = (
    (_ONE_OR_MORE, ("entity", "concept")),
    (_BOUNDS, ("year", "integer")),
    (("notBefore",), ("year", "date", "integer")),
)
_LINE: Final = re.compile(r"#\+ ?(.*)")


class Asked(NamedTuple):
    """Other ways of asking a question, whole or in a few words, in each language."""

    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


class Header(NamedTuple):
    """What the header says of its question.

    Attributes:
        summary: the question as a person asks it.
        description: what the answer holds, and how to read it.
        topic: the key of its topic (see `topics`).
        tags: words to find it by.
        asked: how else people ask it, which a free wording is matched with (see `wordings`).
        params: its parameters, by name, in the order of the header.
        columns: the headings of its columns, by variable.
        hidden: the columns that tables for people leave out, such as identifiers beside names.
        joined: the columns whose values share a cell in tables for people, where rows are otherwise alike.
        empty: what it means that there are no rows; None where that needs no explaining.
        picture: how the answer is drawn; None where it is not.
    """

    summary: Words
    description: Words
    topic: str
    tags: tuple[str, ...]
    params: Mapping[str, Parameter]
    columns: Mapping[str, Words]
    hidden: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    empty: Words | None = None
    picture: Picture | None = None
    asked: Asked = Asked()


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
    parts = reader.mapping(root, _KEYS)
    for needed in ("summary", "description", "topic"):
        if needed not in parts:
            raise reader.wrong(1, Words(f"缺少 {needed}", f"{needed} is missing"))
    header = Header(
        summary=reader.words(parts["summary"]),
        description=reader.words(parts["description"]),
        topic=reader.one_of(parts["topic"], TOPICS, Words("主题", "topic")),
        tags=reader.listed(parts, "tags"),
        params=reader.parameters(parts.get("params")),
        columns={name: reader.words(node) for name, node in reader.named(parts.get("columns"))},
        hidden=reader.listed(parts, "hidden"),
        joined=reader.listed(parts, "joined"),
        empty=reader.words(parts["empty"]) if "empty" in parts else None,
        asked=reader.asked(parts["asked"]) if "asked" in parts else Asked(),
    )
    return header._replace(picture=reader.picture(parts["picture"], header)) if "picture" in parts else header


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

    def one_of(self, node: Node, known: Collection[str], kind: Words) -> str:
        """Read a text that must be one of those known; `kind` says in messages what these are."""
        found = self.text(node)
        if found not in known:
            listed = ", ".join(known)
            raise self.wrong(
                node.line,
                Words(f"没有 {found} 这种{kind.zh}", f"there is no {kind.en} {found}"),
                Words(f"可用的：{listed}", f"there are: {listed}"),
            )
        return found

    def number(self, parts: Mapping[str, Node], key: str) -> int | None:
        """Read the whole number under a key; None where the key is not there."""
        if key not in parts:
            return None
        text = self.text(parts[key])
        if not re.fullmatch(r"-?[0-9]{1,18}", text, re.ASCII):
            raise self.wrong(parts[key].line, Words(f"{key} 应为整数", f"{key} is a whole number"))
        return int(text)

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

    def asked(self, node: Node) -> Asked:
        """Read a list of texts in each language; one that says the same twice is refused."""
        parts = self.mapping(node, Asked._fields)
        if set(parts) != set(Asked._fields):
            raise self.wrong(node.line, Words("须有 zh 和 en", "it takes both zh and en"))
        for part in parts.values():
            texts = self.texts(part)
            for text in texts:
                if texts.count(text) > 1:
                    raise self.wrong(part.line, Words(f"“{text}”出现两次", f'"{text}" is given twice'))
        return Asked(*(tuple(self.texts(parts[lang])) for lang in Asked._fields))

    def picture(self, node: Node, header: Header) -> Picture:
        """Read the kind of a picture, and the column for each of its roles."""
        given = dict(self.named(node))
        if "kind" not in given:
            raise self.wrong(node.line, Words("picture 缺少 kind", "the picture lacks its kind"))
        kind = self.one_of(given["kind"], KINDS, Words("图", "kind of picture"))
        parts = self.mapping(node, ("kind", *KINDS[kind].needed, *KINDS[kind].optional))
        for role in KINDS[kind].needed:
            if role not in parts:
                raise self.wrong(node.line, Words(f"{kind} 缺少 {role}", f"a {kind} needs {role}"))
        roles = {role: self.text(column) for role, column in parts.items() if role != "kind"}
        for role, column in roles.items():
            if column not in header.columns:
                raise self.wrong(parts[role].line, Words(f"columns 中没有 {column}", f"columns has no {column}"))
        return Picture(kind, roles, header.summary, header.description, header.columns, header.empty)

    def curies(self, parts: Mapping[str, Node], key: str) -> tuple[str, ...]:
        """Read the CURIEs under a key, each with a prefix of the project."""
        found = self.listed(parts, key)
        for curie in found:
            prefix, colon, _ = curie.partition(":")
            if not colon or prefix not in prefixes():
                raise self.wrong(
                    parts[key].line,
                    Words(f"{curie} 不是带已知前缀的名称", f"{curie} is no name with a known prefix"),
                    Words(f"已知前缀：{' '.join(prefixes())}", f"the known prefixes are: {' '.join(prefixes())}"),
                )
        return found

    def parameters(self, node: Node | None) -> dict[str, Parameter]:
        """Read the parameters; each that must not come before another names one that is there."""
        found = {name: self.parameter(name, part) for name, part in self.named(node)}
        for param in found.values():
            if param.not_before is not None and param.not_before not in found:
                first = param.not_before
                raise self.wrong(param.line, Words(f"没有参数 {first}", f"there is no parameter {first}"))
        return found

    def parameter(self, name: str, node: Node) -> Parameter:
        keys = ("type", "description", "required", "enumerate", *sorted(_ONE_OR_MORE), *_BOUNDS, "notBefore")
        parts = self.mapping(node, keys)
        line = node.line
        for needed in ("type", "description"):
            if needed not in parts:
                raise self.wrong(line, Words(f"参数 {name} 缺少 {needed}", f"the parameter {name} lacks {needed}"))
        kinds = [known.value for known in Kind]
        kind = self.one_of(parts["type"], kinds, Words("参数类型", "parameter type"))
        required = self.text(parts["required"]) if "required" in parts else "false"
        if required not in ("true", "false"):
            line = parts["required"].line
            raise self.wrong(line, Words("required 只能是 true 或 false", "required is true or false"))
        named = kind in (Kind.ENTITY.value, Kind.CONCEPT.value)
        self._refuse_unfit(parts, kind)
        return Parameter(
            name,
            Kind(kind),
            self.words(parts["description"]),
            required == "true",
            choices=self.curies(parts, "enumerate") if named else self.listed(parts, "enumerate"),
            classes=self.curies(parts, "class"),
            superclasses=self.curies(parts, "subclass"),
            schemes=self.curies(parts, "scheme"),
            minimum=self.number(parts, "minimum"),
            maximum=self.number(parts, "maximum"),
            not_before=self.text(parts["notBefore"]) if "notBefore" in parts else None,
            line=line,
        )

    def _refuse_unfit(self, parts: Mapping[str, Node], kind: str) -> None:
        """Refuse keys that would say nothing of a parameter of this type."""
        for keys, kinds in _FITTING:
            for key in keys:
                if key in parts and kind not in kinds:
                    reason = Words(f"{kind} 类型的参数没有 {key}", f"a parameter of type {kind} has no {key}")
                    raise self.wrong(parts[key].line, reason)

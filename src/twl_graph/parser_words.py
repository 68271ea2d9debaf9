"""What the parser says most often of a faulty file, in both languages, with a cure for each."""

import re
from typing import Final

from twl_graph.errors import NO_HINT, Words

_DECLARE: Final = Words("请在文件开头用 @prefix 声明", "declare it at the top of the file with @prefix")
_CLOSE: Final = Words("检查是否缺少 . ; , ] ) } 或引号", "look for a missing . ; , ] ) } or quote")
_NAME: Final = Words(
    "写成带前缀的名称或尖括号里的 IRI；文字加双引号；检查前一条语句是否写完",
    "write a prefixed name, or an IRI in <>; put a text in quotes; look whether the statement before is whole",
)
_NEXT: Final = Words(
    '检查前面的引号是否成对、语句是否写完；文字里的引号写作 \\"',
    'look whether the quotes before it are paired and the statement is whole; write a quote inside a text as \\"',
)
_LINE: Final = Words(
    "每行一条语句：主语、属性、值，以句点结尾；IRI 用尖括号写全",
    "write one statement a line: subject, property, value and a dot, each IRI in full in <>",
)
_JSON: Final = Words(
    "JSON 的键和文字都用半角双引号，其余只能是数字、true、false、null",
    "in JSON keys and texts stand in double quotes; all else is a number, true, false or null",
)
_XML: Final = Words("检查标记是否成对、属性值是否加引号", "look whether tags are paired and attributes are in quotes")

#: Pattern, reason, cure. ``{0}`` is what the pattern's group holds.
_KNOWN: Final = (
    # What any syntax may have.
    (
        r"LoadDocumentCallback|remote context",
        Words(
            "JSON-LD 的 @context 要从别处读取，不予读取", "its JSON-LD @context would have to be fetched; nothing was"
        ),
        Words("请把该上下文的内容写进文件", "write the content of that context into the file"),
    ),
    (
        r"No scheme found in an absolute IRI",
        Words("相对 IRI 没有基准", "a relative IRI has no base"),
        Words("请在文件开头写 @base，或写出完整的 IRI", "give @base at the top of the file, or write the IRI in full"),
    ),
    (
        r"Invalid IRI code point '(.+)'",
        Words("IRI 中不能有“{0}”", "an IRI may not hold {0}"),
        Words("空格写作 %20；检查末尾是否缺少 >", "write a blank as %20; look whether the > at its end is missing"),
    ),
    # Turtle and TriG.
    (
        r"A dot is expected at the end of statements",
        Words("此处应是语句末尾的句点", "a dot is expected here, at the end of a statement"),
        _CLOSE,
    ),
    (
        r"A '}' or a '\.' is expected at the end of a graph block",
        Words("此处应是语句末尾的句点，或块末尾的 }", "a dot is expected here, or the } that ends the block"),
        _CLOSE,
    ),
    (r"Unexpected (?:end|end of file)$", Words("文件在语句中间就结束了", "the file ends inside a statement"), _CLOSE),
    (
        r"^-([0-9]+) is not a valid subject or graph name",
        Words("-{0} 不能写在数字后面", "-{0} cannot follow a number"),
        Words('日期写作 "2026-01-31"^^xsd:date', 'write a date as "2026-01-31"^^xsd:date'),
    ),
    (
        r"(?s)^(.+) is not a valid subject or graph name",
        Words("{0} 不能作主语，也不能作图名", "{0} can be neither a subject nor the name of a graph"),
        _NEXT,
    ),
    (r"(?s)^(.+) is not a valid RDF subject", Words("{0} 不能作主语", "{0} cannot be a subject"), _NAME),
    (r"(?s)^(.+) is not a valid predicate", Words("{0} 不能作属性", "{0} cannot be a property"), _NAME),
    (
        r"(?s)^(.+) is not a valid RDF object",
        Words("{0} 不能作值", "{0} cannot be a value"),
        Words(
            "检查是否少写了值、多写了逗号；文字加双引号，事物写成带前缀的名称",
            "look for a value that is missing or a comma too many; put a text in quotes, write a thing as a "
            "prefixed name",
        ),
    ),
    (
        r"(?s)^'(.)' is not allowed at the beginning of a prefix name",
        Words("此处不能写“{0}”", "{0} cannot stand here"),
        Words("文字加双引号；注释以 # 开头；IRI 写在 < > 里", "quote a text; begin a comment with #; put an IRI in <>"),
    ),
    (
        r"blank node property lists should end with a '\]'",
        Words("方括号没有结束", "the square bracket is not closed"),
        Words("在句点前写 ]", "write ] before the dot"),
    ),
    (
        r"The PREFIX keyword should be followed by a prefix",
        Words("@prefix 后应是前缀和冒号", "@prefix is followed by a prefix and a colon"),
        Words("写作 @prefix ex: <http://example.org/> .", "write @prefix ex: <http://example.org/> ."),
    ),
    (
        r"The PREFIX declaration should be followed by",
        Words("前缀后应是尖括号里的 IRI", "the prefix is followed by an IRI in <>"),
        Words("写作 @prefix ex: <http://example.org/> .", "write @prefix ex: <http://example.org/> ."),
    ),
    (
        r"(?s)Unexpected escape character '(.+)'",
        Words("{0} 不是有效的转义", "{0} is no escape"),
        Words("反斜杠本身写作 \\\\", "write the backslash itself as \\\\"),
    ),
    (
        r"A language code should always start with a letter",
        Words("@ 后应紧接语言代码", "@ is followed by the code of a language at once"),
        Words('写作 "…"@zh 或 "…"@en', 'write "…"@zh or "…"@en'),
    ),
    (
        r"(?s)Unexpected character '(.)'",
        Words("此处不能写“{0}”", "{0} cannot stand here"),
        Words("语言代码用连字符，如 @zh-Hans", "the code of a language takes hyphens, as in @zh-Hans"),
    ),
    # N-Triples and N-Quads.
    (
        r"(?:Quads|Triples) must be followed by a dot",
        Words("此处应是语句末尾的句点", "a dot is expected here, at the end of a statement"),
        Words("每行一条语句，以句点结尾", "write one statement a line, each ending in a dot"),
    ),
    (
        r"The subject of a triple must be an IRI or a blank node",
        Words("此处不是 IRI 或空白节点，不能作主语或图名", "this is no IRI and no blank node"),
        _LINE,
    ),
    (r"The predicate of a triple must be an IRI", Words("属性应是 IRI", "the property is to be an IRI"), _LINE),
    (
        r"The object of a triple must be an IRI, a blank node or a literal",
        Words("值应是 IRI、空白节点或带引号的文字", "the value is to be an IRI, a blank node or a text in quotes"),
        _LINE,
    ),
    (
        r"line jumps are not allowed in the middle of triples",
        Words("一条语句不能跨行", "a statement may not go on on the next line"),
        _LINE,
    ),
    # JSON.
    (
        r"Trailing commas are not allowed",
        Words("最后一项后面多了逗号", "there is a comma after the last item"),
        Words("删去这个逗号", "remove that comma"),
    ),
    (
        r"Object values must be followed by a comma",
        Words("两项之间缺少逗号，或缺少 }", "a comma is missing between two items, or a }"),
        Words("在前一项后写逗号，或以 } 结束", "write a comma after the item before, or close with }"),
    ),
    (
        r"Array values must be followed by a comma",
        Words("两项之间缺少逗号，或缺少 ]", "a comma is missing between two items, or a ]"),
        Words("在前一项后写逗号，或以 ] 结束", "write a comma after the item before, or close with ]"),
    ),
    (
        r"Object keys must be strings|Object keys must be followed by",
        Words("键后应是冒号和值", "a key is followed by a colon and a value"),
        _JSON,
    ),
    (r"(?s)Unexpected char: '(.)'", Words("JSON 此处不能写“{0}”", "JSON cannot have {0} here"), _JSON),
    (r"Unexpected byte", Words("JSON 此处不能写这个字符", "JSON cannot have this character here"), _JSON),
    (
        r"(?s)'(?:.)' is not allowed in JSON strings",
        Words("JSON 的文字不能跨行，也不能有控制字符", "a text of JSON holds no line break and no control character"),
        Words("换行写作 \\n；检查引号是否成对", "write a line break as \\n; look whether the quotes are paired"),
    ),
    (
        r"Unexpected closing (?:curly|square)",
        Words("此处缺少值，或多了一个括号", "a value is missing here, or there is a bracket too many"),
        Words("补上值，或删去多余的括号", "write the value, or remove the bracket"),
    ),
    (
        r"The JSON already contains one root element",
        Words("JSON 已经结束，后面还有内容", "the JSON is complete, and something follows it"),
        Words("删去多余的括号；几个对象写在 [ ] 里", "remove the bracket too many; put several objects in [ ]"),
    ),
    (
        r"(?s)'(.+)' is not a valid escape sequence",
        Words("{0} 不是有效的转义", "{0} is no escape"),
        Words("反斜杠本身写作 \\\\", "write the backslash itself as \\\\"),
    ),
    (
        r"Unexpected end of file, a value was expected",
        Words("JSON 没有写完", "the JSON ends too soon"),
        Words("检查是否缺少 } 或 ]", "look for a missing } or ]"),
    ),
    # What JSON-LD means.
    (
        r"@type and @language cannot be used together",
        Words("同一个值不能既有 @type 又有 @language", "a value cannot have both @type and @language"),
        Words("文字留 @language，其他值留 @type", "keep @language for a text, @type for any other value"),
    ),
    (
        r"(@\w+) value must be a string$",
        Words("{0} 的值应是加引号的文字", "the value of {0} is to be a string"),
        Words("写成带引号的 IRI 或名称", "write an IRI or a name in quotes"),
    ),
    (
        r"Term definition value must be",
        Words("@context 中的定义应是 IRI 或对象", "a definition in the @context is to be an IRI or an object"),
        Words('写作 "名称": "IRI"', 'write "name": "IRI"'),
    ),
    (
        r"@value value must be",
        Words("@value 的值应是文字、数字、true、false 或 null", "@value takes a string, a number, true, false or null"),
        Words("事物写在 @id 里", "write a thing under @id"),
    ),
    (
        r"@list and @set must be the only keys",
        Words("有 @list 或 @set 的对象不能有别的键", "an object with @list or @set has no other key"),
        Words("把其他键移到别处", "move the other keys elsewhere"),
    ),
    # XML, and what RDF/XML means.
    (r"mismatched tag", Words("开始标记和结束标记不成对", "a closing tag does not match the one that is open"), _XML),
    (r"no element found", Words("XML 没有写完", "the XML ends too soon"), _XML),
    (r"not well-formed", Words("这里不是规范的 XML", "this is not well-formed XML"), _XML),
    (r"unclosed token", Words("标记没有结束", "a tag is not closed"), _XML),
    (
        r"(?:unbound|Unknown) prefix ?(\w*)",
        Words("XML 的前缀 {0} 没有声明", "the XML prefix {0} is not declared"),
        Words('在根元素上声明，如 xmlns:ex="http://example.org/"', 'declare it on the root element: xmlns:ex="http://…"'),
    ),
    (r"duplicate attribute", Words("同一个属性写了两次", "an attribute stands there twice"), _XML),
    (r"junk after document element", Words("根元素之后还有内容", "something follows the root element"), _XML),
    (r"^syntax error$", Words("这不是 XML", "this is no XML"), _XML),
    (
        r"(?s)Unexpected text event: '(.*)'",
        Words("文字“{0}”不在任何属性元素里", 'the text "{0}" stands in no element of a property'),
        Words("把文字放进属性元素；有 rdf:resource 的元素应为空", "put it into the element of a property; one with "
              "rdf:resource is empty"),
    ),
)  # fmt: skip
#: The most characters of what the parser repeats.
_REPEATED: Final = 40


def put(said: str) -> tuple[Words, Words]:
    """Return reason and cure for what a parser said; its own words, and no cure, where they are not known."""
    if match := re.search(r"The prefix (\S*?):? has not been declared", said):
        return Words("前缀 {0}: 没有声明", "the prefix {0}: is not declared").formatted(match[1]), _declaration(
            match[1]
        )
    for pattern, reason, hint in _KNOWN:
        if match := re.search(pattern, said):
            held = match[1] if match.groups() else ""
            shown = held if len(held) <= _REPEATED else held[: _REPEATED - 1] + "…"
            return Words(*(text.replace("{0}", shown) for text in reason)), hint
    return Words(f"语法错误：{said}", f"syntax error: {said}"), NO_HINT


def _declaration(prefix: str) -> Words:
    """Return the line that declares one of the project's prefixes, else the advice to declare it."""
    from twl_graph.namespaces import prefixes

    namespace = prefixes().get(prefix)
    if namespace is None:
        return _DECLARE
    line = f"@prefix {prefix}: <{namespace}> ."
    return Words(f"请在文件开头写：{line}", f"write at the top of the file: {line}")

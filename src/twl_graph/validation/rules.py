"""The rules that are no shapes: what SHACL cannot see, or what is seen sooner without it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from twl_graph.errors import Words
from twl_graph.namespaces import SHAPE
from twl_graph.validation.finding import Finding, Severity

if TYPE_CHECKING:
    from twl_graph.validation.finding import Term


class Rule(NamedTuple):
    """One rule: the local name of its IRI, how grave it is to break it, and its short name."""

    name: str
    severity: Severity
    title: Words

    @property
    def iri(self) -> str:
        """The rule's IRI, which stands where a shape's would."""
        return SHAPE + self.name

    @property
    def component(self) -> str:
        """The IRI that stands for the constraint component (SHACL, section 3.6.2.7)."""
        words = self.name.split("-")
        return f"{SHAPE}{''.join(word.capitalize() for word in words)}ConstraintComponent"

    def finding(self, node: Term, path: str | None, value: Term | None, message: Words, **more: Any) -> Finding:
        """Return a finding of this rule; `more` are the parts of a finding that tell where it is and what to do."""
        return Finding(self.severity, self.iri, self.component, node, path, value, message, **more)


DECLARED_CLASS: Final = Rule("declared-class", Severity.VIOLATION, Words("已声明的类", "declared class"))
DECLARED_PROPERTY: Final = Rule("declared-property", Severity.VIOLATION, Words("已声明的属性", "declared property"))
DECLARED_CONCEPT: Final = Rule("declared-concept", Severity.VIOLATION, Words("已声明的概念", "declared concept"))
DESCRIBED_THING: Final = Rule("described-thing", Severity.VIOLATION, Words("有说明的事物", "described thing"))
KNOWN_TERM: Final = Rule("known-term", Severity.VIOLATION, Words("所用词汇表中的术语", "term of a reused vocabulary"))
KNOWN_KEY: Final = Rule("known-key", Severity.VIOLATION, Words("上下文中的键", "key of the context"))
KNOWN_NAMESPACE: Final = Rule("known-namespace", Severity.VIOLATION, Words("已知的命名空间", "known namespace"))
PREFIX_NAMESPACE: Final = Rule("prefix-namespace", Severity.VIOLATION, Words("前缀的命名空间", "namespace of a prefix"))
LANGUAGE_TAG: Final = Rule("language-tag", Severity.VIOLATION, Words("语言标记", "language tag"))
THING_NAME: Final = Rule("thing-name", Severity.VIOLATION, Words("IRI 的写法", "naming of IRIs"))
VALID_LITERAL: Final = Rule("valid-literal", Severity.VIOLATION, Words("合法的字面量", "valid literal"))
CANONICAL_LITERAL: Final = Rule("canonical-literal", Severity.VIOLATION, Words("规范的字面量", "canonical literal"))
STATED_SOURCE: Final = Rule("stated-source", Severity.VIOLATION, Words("写明的来源", "stated source"))
REGISTERED_SOURCE: Final = Rule("registered-source", Severity.VIOLATION, Words("已登记的来源", "registered source"))
SPAN_IN_TEXT: Final = Rule("span-in-text", Severity.VIOLATION, Words("文段在文内", "span inside the text"))
SPAN_IN_PARAGRAPH: Final = Rule(
    "span-in-paragraph", Severity.VIOLATION, Words("文段在一段之内", "span in one paragraph")
)
PARAGRAPHS_APART: Final = Rule("paragraphs-apart", Severity.VIOLATION, Words("段落互不重叠", "paragraphs apart"))
WORDS_IN_SPAN: Final = Rule("words-in-span", Severity.WARNING, Words("文段中的字句", "words of the span"))
FIGURE_OF_WORDING: Final = Rule(
    "figure-of-wording", Severity.WARNING, Words("与措辞相符的数字", "figure of its wording")
)
FACT_IN_BLOCK: Final = Rule("fact-in-block", Severity.WARNING, Words("在文段块里的事实", "fact in a block"))
COVERED: Final = Rule("covered", Severity.WARNING, Words("有形状检查", "covered by a shape"))
SAME_NAME: Final = Rule("same-name", Severity.WARNING, Words("可能重复：同名", "possible duplicate: same name"))
SAME_FACTS: Final = Rule(
    "same-facts", Severity.WARNING, Words("可能重复：同样的事实", "possible duplicate: same facts")
)
SINGLE_VALUE: Final = Rule("single-value", Severity.VIOLATION, Words("只有一个值", "single value"))
DATES_IN_ORDER: Final = Rule("dates-in-order", Severity.VIOLATION, Words("日期有序", "dates in order"))
STATUS_FORWARD: Final = Rule("status-forward", Severity.VIOLATION, Words("状态向前", "status moves forward"))
MATCHED_TARGET: Final = Rule("matched-target", Severity.WARNING, Words("目标有对象", "target that matches"))
CLEAR_SHAPE: Final = Rule("clear-shape", Severity.WARNING, Words("写得清楚的形状", "clearly written shape"))
CHECKED_SOMETHING: Final = Rule("checked-something", Severity.VIOLATION, Words("有对象受检", "something checked"))
DISJOINT_CLASSES: Final = Rule(
    "disjoint-classes", Severity.VIOLATION, Words("互不相容的类", "classes that exclude each other")
)
COMPLETED: Final = Rule("completed", Severity.VIOLATION, Words("待填之处已填", "open place completed"))

RULES: Final = {
    rule.iri: rule
    for rule in (
        *(DECLARED_CLASS, DECLARED_PROPERTY, DECLARED_CONCEPT, DESCRIBED_THING, KNOWN_TERM, KNOWN_NAMESPACE, KNOWN_KEY),
        *(PREFIX_NAMESPACE, LANGUAGE_TAG, THING_NAME, VALID_LITERAL, CANONICAL_LITERAL),
        *(STATED_SOURCE, REGISTERED_SOURCE, SPAN_IN_TEXT, SPAN_IN_PARAGRAPH, PARAGRAPHS_APART, WORDS_IN_SPAN),
        *(FIGURE_OF_WORDING, FACT_IN_BLOCK),
        *(COVERED, SAME_NAME, SAME_FACTS, SINGLE_VALUE, DATES_IN_ORDER, STATUS_FORWARD, DISJOINT_CLASSES, COMPLETED),
        *(MATCHED_TARGET, CLEAR_SHAPE, CHECKED_SOMETHING),
    )
}
#: The rules whose findings are known before the shapes are run; they are told first.
WITHOUT_SHAPES: Final = frozenset(RULES) - {
    rule.iri for rule in (COVERED, MATCHED_TARGET, CLEAR_SHAPE, CHECKED_SOMETHING)
}

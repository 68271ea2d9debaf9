"""The names and numbers of a block stand in its span, where the text is at hand; the texts here are made up."""

import hashlib
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.bundled import knowledge
from twl_graph.knowledge import Knowledge, Source
from twl_graph.namespaces import ARTICLE, ARTICLES, ID, compact, prefixes
from twl_graph.validation.finding import Finding
from twl_graph.validation.state import CHECKS, State
from twl_graph.validation.words_in_span import word_findings

HEAD = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in prefixes().items())
RIVER = ARTICLES + "river"
TEXT = "河边镇与山下村签约，首届大会请来王小明。第三次会议有十二家、近五十人到场，投资3.5亿元。"
KNOWN = """id:wang a twl:Person ; rdfs:label "王小明"@zh , "Wang Xiaoming"@en ; skos:altLabel "小明"@zh .
id:town a twl:Place ; rdfs:label "河边镇"@zh . twl:Region rdfs:subClassOf twl:Place ."""
ENGLISH = "Riverside and Hillfoot met for the second time; thirty people and 12 firms came."


def found(facts: str, span: str = "", text: str = TEXT, texts: dict[str, str] | None = None) -> list[Finding]:
    """What is found in facts of one block, by default that of the whole text."""
    block = f"<{RIVER}#char={span or f'0,{len(text)}'}>"
    content = f"{HEAD}<http://e/known> {{ {KNOWN} }}\n{block} {{ {facts} }}"
    source = Source("new.trig", content.encode(), ox.RdfFormat.TRIG, None)
    return list(word_findings(Knowledge([source]), {RIVER: text} if texts is None else texts))


def told(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(compact(one.path or ""), str(getattr(one.value, "value", one.value))) for one in findings]


@pytest.mark.parametrize(
    "facts",
    [
        'id:x dcterms:title "河边镇"@zh ; skos:altLabel "山下村"@zh .',
        'id:x twl:wording "请来……王小明"@zh , "首届"@zh .',
        'id:x a twl:Region ; rdfs:label "山下村"@zh .',
        'id:x a twl:Event ; rdfs:label "我们给的名称"@zh , "a name of ours"@en .',
        'id:x dcterms:title "Riverside"@en .',
        "id:x twl:edition 1 , 3 ; schema:value 12 ; schema:maxValue 50 ; schema:minValue 350000000 .",
        "id:x twl:hasParticipant id:wang .",
        'id:x rdfs:comment "别的话"@zh ; twl:pinyin "Héshān"@zh-latn-pinyin ; twl:hasParty id:town .',
        'id:x schema:unitText "家"@zh , "人"@zh .',
    ],
    ids=[
        *("names", "a-wording-in-pieces", "the-label-of-a-place", "a-label-of-ours", "another-language"),
        *("numbers-in-characters", "a-person", "what-no-text-must-say", "units"),
    ],
)
def test_what_the_span_has_is_right_and_what_is_not_taken_from_it_is_not_looked_for(facts: str) -> None:
    assert told(found(facts)) == []


@pytest.mark.parametrize(
    ("facts", "value"),
    [
        ('id:x dcterms:title "河边市"@zh .', ("dcterms:title", "河边市")),
        ('id:x twl:wording "请来……李四"@zh .', ("twl:wording", "请来……李四")),
        ('id:x a twl:Region ; rdfs:label "山上村"@zh .', ("rdfs:label", "山上村")),
        ("id:x twl:edition 2 .", ("twl:edition", "2")),
        ("id:x schema:value 5 .", ("schema:value", "5")),
        ("id:x schema:maxValue 35 .", ("schema:maxValue", "35")),
        ('id:y a twl:Person ; rdfs:label "李四"@zh .', ("rdfs:label", "李四")),
    ],
)
def test_what_the_span_does_not_have_is_found(facts: str, value: tuple[str, str]) -> None:
    (one,) = found(facts)
    assert told([one]) == [value]
    assert one.rule.endswith("#words-in-span")
    assert f"char=0,{len(TEXT)}" in one.message.zh


def test_only_the_words_of_the_span_count_and_where_else_it_stands_is_said() -> None:
    (one,) = found('id:x dcterms:title "山下村"@zh .', "0,3")
    assert one.suggestion is not None
    assert one.suggestion.words.en == "It stands at char=4,7."
    assert TEXT[4:7] == "山下村"
    (nowhere,) = found('id:x dcterms:title "海边"@zh .', "0,3")
    assert nowhere.suggestion is None


def test_a_number_inside_another_is_not_said_to_stand_there() -> None:
    text = "在2017年的首届大会上。"
    (one,) = found("id:x schema:value 17 .", text=text)
    assert one.suggestion is not None
    assert one.suggestion.words.en == "There it says 2017."
    (other,) = found("id:x schema:value 2017 .", "6,9", text)
    assert other.suggestion is not None
    assert other.suggestion.words.en == "It stands at char=1,5."


def test_a_number_of_the_span_in_another_form_is_told_as_it_is_written_and_not_as_another_place() -> None:
    text = "通车后超过1万辆次通行，又有12,345人。"
    (one,) = found("id:x schema:minValue 99 .", text=text)
    assert one.suggestion is not None
    assert one.suggestion.words.zh == "那里写的是超过1万辆次、12,345人。"
    (other,) = found("id:x schema:minValue 20000 .", "0,10", text)
    assert other.suggestion is not None
    assert other.suggestion.words.en == "There it says 超过1万辆次."


def test_who_is_named_in_the_clause_before_makes_a_longer_span() -> None:
    text = "上一段有王小明。\n会上，王小明表示，大桥很好，值得去。"
    start = text.index("大桥")
    (one,) = found("id:x schema:spokenByCharacter id:wang .", f"{start},{start + 4}", text)
    assert one.suggestion is not None
    whole = text.index("王小明表示"), start + 4
    assert one.suggestion.words.en == f"The name stands in char={whole[0]},{whole[1]}: use that span."
    (nowhere,) = found("id:x schema:spokenByCharacter id:wang .", "3,5", "王\n大桥很好。")
    assert nowhere.suggestion is None


def test_a_person_is_named_by_any_name_or_speaks() -> None:
    text = "小明说：“我高兴。”"
    assert found("id:x twl:hasParticipant id:wang .", "0,2", text) == []
    assert told(found("id:x twl:hasParticipant id:wang .", "5,7", text)) == [("twl:hasParticipant", f"{ID}wang")]
    said = "id:said schema:spokenByCharacter id:wang . id:x twl:accordingTo id:said ; twl:benefits id:wang ."
    assert told(found(said, "5,7", text)) == [("schema:spokenByCharacter", f"{ID}wang")], "who speaks is named before"


def test_a_text_in_english_is_read_too() -> None:
    facts = "id:x twl:edition 2 ; schema:value 30 ; schema:maxValue 12 ; schema:minValue 4 ."
    assert told(found(facts, text=ENGLISH)) == [("schema:minValue", "4")]
    names = 'id:x dcterms:title "Hillfoot"@en , "山下"@zh ; skos:altLabel "Seaside"@en .'
    assert told(found(names, text=ENGLISH)) == [("skos:altLabel", "Seaside")]


def test_without_its_text_a_block_is_not_looked_at() -> None:
    wrong = 'id:x dcterms:title "海边"@zh .'
    assert found(wrong, texts={}) == found(wrong, texts={ARTICLE: TEXT}) == []
    assert len(found(wrong)) == 1


def test_a_text_that_is_no_source_of_the_graph_is_ignored() -> None:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    state = State(knowledge(), {digest: TEXT})
    assert state.texts == {}
    assert state.by_check(CHECKS[-1]) == frozenset()


def test_the_bundled_graph_has_every_name_and_number_where_it_says(article_file: Path) -> None:
    content = article_file.read_bytes()
    state = State(knowledge(), {hashlib.sha256(content).hexdigest(): content.decode()})
    assert set(state.texts) == {ARTICLE}
    assert [(str(one.node), one.path, str(one.value)) for one in state.by_check(CHECKS[-1])] == []

"""What is wrong with a value is said before the rule that it breaks."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.small_vocabulary import HEAD, source
from twl_graph.knowledge import Knowledge
from twl_graph.validation.advice import Advice
from twl_graph.validation.checking import check
from twl_graph.validation.shapes import Shapes
from twl_graph.validation.state import State

NAMED = """sh:severity sh:Violation ; sh:name "名"@zh , "name"@en ; sh:message "合规则。"@zh , "As it should be."@en """
DATES = f"""shape:date a sh:PropertyShape ; sh:targetSubjectsOf twl:date ; sh:path twl:date ; {NAMED} ;
    sh:or ( [ sh:datatype xsd:date ] [ sh:datatype xsd:gYear ] ) ."""
COUNTS = f"""shape:total a sh:PropertyShape ; sh:targetSubjectsOf twl:total ; sh:path twl:total ; {NAMED} ;
    sh:datatype xsd:integer ."""
PARTIES = f"""shape:party a sh:PropertyShape ; sh:targetSubjectsOf twl:hasParty ; sh:path twl:hasParty ; {NAMED} ;
    sh:or ( [ sh:class twl:Region ] [ sh:class twl:Body ] ) ."""
LABELS = 'twl:date rdfs:label "日期"@zh , "date"@en . twl:hasParty rdfs:label "缔约方"@zh , "has party"@en . '
EXACT, MORE = "twl:approximation concept:exact", "twl:approximation concept:more-than"


def messages(shapes: Shapes, facts: str) -> list[tuple[str, str]]:
    state = State(Knowledge([source(HEAD + LABELS + facts, "facts.ttl", ox.RdfFormat.TURTLE)]))
    found = (Advice(shapes, state).advised(one).message for one in check(state.graph, shapes))
    return [(message.zh, message.en) for message in found]


@pytest.mark.parametrize(
    ("shape", "facts", "zh", "en"),
    [
        (DATES, 'id:a twl:date "2017-02-01" .', "“日期”缺少数据类型", "The “date” has no datatype"),
        (DATES, 'id:a twl:date "二月"@zh .', "“日期”不该有语言标记", "The “date” is to have no language tag"),
        (DATES, "id:a twl:date id:b .", "“日期”应是一个值，不是事物", "The “date” is to be a value, not a thing"),
        (
            DATES,
            "id:a twl:date 2017 .",
            "“日期”的数据类型不该是 xsd:integer",
            "The “date” is not to have the datatype xsd:integer",
        ),
        (COUNTS, 'id:a twl:total "3" .', "“twl:total”缺少数据类型", "The “twl:total” has no datatype"),
        (PARTIES, "id:a twl:hasParty id:b .", "id:b不能作“缔约方”", "id:b cannot be the “has party”"),
    ],
)
def test_a_value_of_the_wrong_kind(shape: str, facts: str, zh: str, en: str, tmp_path: Path) -> None:
    file = tmp_path / "shapes.ttl"
    prefixes = "@prefix shape: <https://w3id.org/twl-graph/shape#> . @prefix sh: <http://www.w3.org/ns/shacl#> .\n"
    file.write_text(HEAD + prefixes + shape, "utf-8")
    assert messages(Shapes.read([file]), facts) == [(f"{zh}。合规则。", f"{en}. As it should be.")]


@pytest.mark.parametrize(
    ("bounds", "en"),
    [
        (f"{EXACT} ; schema:minValue 3 ; schema:maxValue 5", "An exact figure has two bounds that differ, 3 and 5."),
        (f"{EXACT} ; schema:minValue 3", "An exact figure has the lower bound 3 only."),
        (f"{MORE} ; schema:minValue 3 ; schema:maxValue 5", "A figure of more than some number has an upper bound, 5."),
    ],
)
def test_bounds_that_do_not_fit_what_is_said_of_them(bounds: str, en: str) -> None:
    told = [message for _, message in messages(Shapes.bundled(), f"id:a a twl:Figure ; {bounds} .")]
    assert any(message.startswith(f"{en} If it is exact, or about some number, both bounds") for message in told)

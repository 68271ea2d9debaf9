"""The citation of an answer tells what was asked of which graph, and how to ask again."""

import hashlib
import shlex
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from unicodedata import bidirectional, category

import pyoxigraph as ox
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.bundled import knowledge
from tests.conftest import ROOT, Outcome
from twl_graph import __version__, questions
from twl_graph.citation import Citation, cite
from twl_graph.engine import Boolean, Engine, Solutions, Triples
from twl_graph.errors import Words
from twl_graph.namespaces import ID
from twl_graph.questions import asking

ROW = (ox.Literal(1),)
#: The classes of the characters that change the direction of a text (Unicode Standard Annex 9).
TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
#: What the head of the committed flat graph says of its files.
DIGEST = (ROOT / "data" / "tongwulang.ttl").read_text(encoding="utf-8").split("those files: ")[1][:64]


def test_an_answer_to_a_question_is_cited_by_name_parameters_graph_and_size() -> None:
    question = questions.load("agreements")
    answer = asking.answer(Engine(knowledge()), question, {"year": 2018})
    cited = cite(knowledge(), question, answer, {"year": 2018}, lang="zh")
    assert cited.graph == DIGEST
    assert cited.words == (
        f"twl-graph {__version__}，问题 agreements（year=2018），图谱 sha256:{DIGEST[:12]}，1 行；"
        "https://w3id.org/twl-graph/",
        f"twl-graph {__version__}, question agreements (year=2018), graph sha256:{DIGEST[:12]}, 1 row; "
        "https://w3id.org/twl-graph/",
    )
    assert str(cited) == cited.said("en")
    assert cited.said("both") == f"{cited.words.zh}\n{cited.words.en}"
    assert cited.command == "twl ask agreements -p year=2018 --lang zh"


def test_a_query_is_cited_by_the_digest_of_its_text_and_the_terms_it_was_given() -> None:
    text = 'ASK { ?thing rdfs:label "通州区"@zh }'
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    cited = cite(knowledge(), text, Boolean(True))
    assert f", query sha256:{digest[:12]}, graph sha256:" in cited.words.en
    assert f"，查询 sha256:{digest[:12]}，图谱 sha256:" in cited.words.zh
    assert cited.command == f"twl query '{text}'"
    bound = cite(knowledge(), text, Boolean(True), {"thing": ox.NamedNode(ID + "tongzhou")})
    assert f"query sha256:{digest[:12]} (thing=<{ID}tongzhou>), graph" in bound.words.en
    assert bound.command is None, "no command line takes terms for variables"


@pytest.mark.parametrize(
    ("answer", "zh", "en"),
    [
        (Solutions(("n",), ()), "0 行", "0 rows"),
        (Solutions(("n",), (ROW,)), "1 行", "1 row"),
        (Solutions(("n",), (ROW, ROW)), "2 行", "2 rows"),
        (Boolean(True), "答案为是", "answer yes"),
        (Boolean(False), "答案为否", "answer no"),
        (Triples(()), "0 个三元组", "0 triples"),
        (Triples((ox.Triple(*[ox.NamedNode(ID + "a")] * 3),)), "1 个三元组", "1 triple"),
    ],
)
def test_it_tells_how_much_the_answer_holds(answer: Solutions | Boolean | Triples, zh: str, en: str) -> None:
    assert cite(knowledge(), "ASK {}", answer).extent == Words(zh, en)


def test_the_command_asks_the_same_again(twl: Callable[..., Outcome]) -> None:
    params = {"speaker": "Chen Ping"}
    question = questions.load("statements-by-speaker")
    answer = asking.answer(Engine(knowledge()), question, params)
    command = cite(knowledge(), question, answer, params, lang="en").command
    assert command == "twl ask statements-by-speaker -p 'speaker=Chen Ping' --lang en"
    asked = twl(*shlex.split(command)[1:], "-f", "csv")
    assert asked.code == 0
    assert isinstance(answer, Solutions)
    assert asked.out.count("\r\n") == len(answer.rows) + 1


def test_names_in_chinese_and_days_stand_in_the_command_as_typed() -> None:
    given = (("place", "廊坊"), ("since", str(date(2017, 2, 28))))
    cited = Citation("1", "0" * 64, Words("", ""), question="timeline", params=given)
    assert cited.command == "twl ask timeline -p place=廊坊 -p since=2017-02-28"


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])).filter(str.isprintable))
@example("it's $HOME; ~ `pwd` \\ \"!")
def test_a_shell_reads_the_command_back_as_it_was_given(value: str) -> None:
    cited = Citation("1", "0" * 64, Words("", ""), question="q", params=(("name", value),))
    assert cited.command is not None
    assert shlex.split(cited.command) == ["twl", "ask", "q", "-p", f"name={value}"]


@given(st.text())
def test_a_citation_is_one_line_that_acts_on_no_terminal(value: str) -> None:
    cited = Citation("1", "0" * 64, Words("", ""), question="q", params=(("name", value),))
    for line in (*cited.words, cited.command or ""):
        assert not any((category(c) == "Cc" and c != "\n") or bidirectional(c) in TURNING for c in line)
    assert "\n" not in cited.words.zh + cited.words.en


def test_what_holds_control_characters_has_no_command() -> None:
    cited = Citation("1", "0" * 64, Words("", ""), question="q", params=(("name", "\x1b[2J\u202e"),))
    assert cited.command is None
    assert "(name=\\x1b[2J\\u202e)" in str(cited)


def test_citing_imports_no_heavy_library() -> None:
    heavy = {"rdflib", "pyshacl", "click", "shlex", "json", "difflib", "twl_graph.questions"}
    code = f"import sys, twl_graph.citation; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"

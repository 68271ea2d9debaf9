"""`twl` draws: timelines and networks as SVG, triples and things as Mermaid."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Outcome
from tests.drawn import SVG, groups, parsed, title
from tests.test_mermaid import edges, nodes
from twl_graph.questions import load, names

Twl = Callable[..., Outcome]
PARTIES = "CONSTRUCT { ?a twl:hasParty ?p } { ?a a twl:Memorandum ; twl:hasParty ?p }"


def test_a_question_is_drawn_on_standard_output_and_in_a_file_by_its_extension(twl: Twl, tmp_path: Path) -> None:
    shown = twl("ask", "timeline", "-q", "-f", "svg", "--lang", "zh")
    assert (shown.code, shown.err) == (0, "")
    assert title(parsed(shown.out.encode())) == "什么事发生在什么时候？"
    file = tmp_path / "timeline.svg"
    assert twl("ask", "timeline", "-o", file, "--lang", "zh").code == 0
    assert file.read_text(encoding="utf-8") == shown.out


def test_the_parameters_narrow_a_picture_and_stand_in_it(twl: Twl) -> None:
    root = parsed(twl("ask", "agreement-parties", "-p", "party=三地法院", "-f", "svg").out.encode())
    assert [title(node) for node in groups(root, "node")] == [
        "Framework Agreement on Judicial Cooperation among the Neighbouring Courts of Tongzhou, Wuqing and Langfang",
        "courts of the three places · collective body",
    ]
    assert "only those of this party: 三地法院" in {text.text for text in root.iter(SVG + "text")}


def test_a_network_is_drawn_as_mermaid_too(twl: Twl) -> None:
    chart = twl("ask", "agreement-parties", "-p", "agreement=医保直接结算服务协议", "-f", "mermaid", "--lang", "zh").out
    assert nodes(chart.encode()) == [["医保直接结算服务协议", "2017"], ["北京市医保中心"], ["三河燕达医院"]]
    assert edges(chart.encode()) == [(1, "", 2), (1, "", 3)]


def test_what_a_construct_builds_is_drawn_with_names_in_the_language(twl: Twl, tmp_path: Path) -> None:
    shown = twl("query", PARTIES, "-q", "-f", "mermaid", "--lang", "zh")
    assert (shown.code, shown.err) == (0, "")
    assert ["“通武廊”科技创新合作备忘录"] in nodes(shown.out.encode())
    assert {label for _, label, _ in edges(shown.out.encode())} == {"缔约方"}
    assert twl("export", "--query", PARTIES, "-f", "mmd", "--lang", "zh").out == shown.out
    file = tmp_path / "parties.mmd"
    assert twl("export", "--query", PARTIES, "-o", file, "--lang", "zh").code == 0
    assert file.read_text(encoding="utf-8") == shown.out
    assert twl("query", PARTIES, "-o", file, "--lang", "en").code == 0
    assert {label for _, label, _ in edges(file.read_bytes())} == {"has party"}


def test_a_thing_is_drawn_with_what_is_known_of_it_both_ways(twl: Twl) -> None:
    chart = twl("show", "徐尹路潮白河大桥", "-f", "mermaid", "--lang", "zh").out.encode()
    called = [label[0] for label in nodes(chart)]
    bridge = called.index("徐尹路潮白河大桥") + 1
    assert "别名：燕潮大桥" in nodes(chart)[bridge - 1]
    assert (bridge, "跨越", called.index("潮白河") + 1) in edges(chart)
    assert (called.index("徐尹路潮白河大桥建成通车") + 1, "关于", bridge) in edges(chart)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["ask", "people", "-f", "svg"], 3, "The question people has no picture. Those that have one: agreement-part"),
        (["ask", "people", "-o", "people.svg"], 3, "The question people has no picture."),
        (["ask", "-f", "svg"], 3, "what can be drawn"),
        (["ask", "timeline", "-f", "mermaid"], 3, "timeline is not drawn in the format mermaid: use svg"),
        (["ask", "timeline", "-f", "svgg"], 2, "Did you mean svg?"),
        (["query", "SELECT * { ?s ?p ?o }", "-f", "svg"], 3, "what can be drawn: the triples of a CONSTRUCT"),
        (["query", "ASK { ?s ?p ?o }", "-f", "mermaid"], 3, "ASK gives a yes or no"),
        (["query", PARTIES, "-f", "svg"], 3, "use -f mermaid"),
        (["query", "CONSTRUCT WHERE { ?s ?p ?o }", "-f", "mermaid"], 5, "Mermaid draws 500 at most"),
        (["export", "-f", "mermaid"], 3, "the whole graph is too large for a picture (mermaid)"),
        (["export", "-f", "svg"], 3, "use -f mermaid"),
        (["show", "廊坊", "-f", "svg"], 3, "use -f mermaid"),
    ],
)
def test_what_cannot_be_drawn_is_one_message_the_right_code_and_no_file(
    twl: Twl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = twl(*arguments)
    assert (outcome.code, outcome.out) == (code, "")
    assert said in outcome.err
    assert outcome.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_the_example_of_what_can_be_drawn_is_one(twl: Twl) -> None:
    assert twl("ask", "timeline", "-f", "svg").code == 0
    assert [name for name in names() if load(name).header.picture is not None]

"""Which picture a question gives is data in its header, held to its kind, its roles and its columns."""

from pathlib import Path

import pyoxigraph as ox
import pytest

import twl_graph
from tests.drawn import SVG, groups, outside, overlapping, parsed, texts, title, told
from twl_graph.engine import Boolean, Engine, Solutions, Triples
from twl_graph.errors import UnreadableInput, UnsupportedFeature, UsageError, Words
from twl_graph.formats import FORMATS, PICTURES
from twl_graph.knowledge import Knowledge
from twl_graph.namespaces import ID, TWL
from twl_graph.pictures import KINDS, Picture, draw
from twl_graph.questions import Question, load, names
from twl_graph.questions.asking import answer
from twl_graph.results import ANSWERS, format_for, write
from twl_graph.sparql.sealing import Form

HEADER = (
    "#+ summary: {zh: 问, en: ask}\n#+ description: {zh: 说, en: say}\n#+ topic: graph\n"
    "#+ columns:\n#+   d: {zh: 日期, en: date}\n#+   n: {zh: 名称, en: name}\n"
)
DRAWN = [name for name in names() if load(name).header.picture is not None]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(Knowledge.read())


def written(folder: Path, text: str) -> Question:
    (folder / "mine.rq").write_text(text, encoding="utf-8")
    return load("mine", folder)


def pictured(engine: Engine, name: str, lang: str, syntax: str = "svg", **params: str) -> bytes:
    question = load(name)
    answered = answer(engine, question, params, lang=lang)
    return write(answered, PICTURES[syntax], lang=lang, picture=question.drawn(params))


def test_the_questions_that_tell_of_time_and_of_links_are_drawn() -> None:
    assert {"timeline", "agreements", "agreement-parties", "fields-of-agreement"} <= set(DRAWN)


@pytest.mark.parametrize("lang", ["zh", "en", "both"])
@pytest.mark.parametrize("name", DRAWN)
def test_every_drawn_question_is_told_whole_readable_and_in_the_language(engine: Engine, name: str, lang: str) -> None:
    question, root = load(name), parsed(pictured(engine, name, lang))
    assert overlapping(texts(root)) == []
    assert outside(root) == []
    assert title(root) == question.header.summary.in_line(lang)
    assert root.get("lang") == ("en" if lang == "en" else "zh")
    assert question.header.description.said("en" if lang == "en" else "zh") in root.findtext(SVG + "desc", "")
    assert pictured(engine, name, lang) == pictured(engine, name, lang)
    picture, answered = question.header.picture, answer(engine, question, lang="en" if lang == "en" else "zh")
    assert picture is not None
    assert isinstance(answered, Solutions)
    shown = [told(group) for group in root.iter(SVG + "g")]
    for role in ("label", "sourceLabel", "targetLabel"):
        if role in picture.roles:
            column = answered.variables.index(picture.roles[role])
            for row in answered.rows:
                assert isinstance(row[column], ox.Literal)
                assert any("".join(str(row[column].value).split()) in text for text in shown)  # type: ignore[union-attr]


def test_the_timeline_shows_the_events_of_the_article_and_what_they_rest_on(engine: Engine) -> None:
    titles = [title(group) for group in groups(parsed(pictured(engine, "timeline", "zh")), "event")]
    assert len(titles) == 12
    assert "2017-02 · 签署《推进通武廊战略合作发展框架协议》 · 签署 · 写明 · 文章" in titles
    assert "2018-01-18 · 签署“通武廊”科技创新合作备忘录 · 签署 · 推断 · 文章" in titles
    assert "2019-03-29 · 徐尹路潮白河大桥建成通车 · 启动 · 写明 · 参考" in titles


def test_collective_parties_have_a_mark_of_their_own(engine: Engine) -> None:
    nodes = groups(parsed(pictured(engine, "agreement-parties", "zh")), "node")
    collective = {title(node) for node in nodes if title(node).endswith("机构群体")}
    assert collective == {"三地法院 · 机构群体", "检验检疫部门 · 机构群体"}
    assert len(nodes) == 13 + 7


def test_what_the_parameters_let_through_stands_below_the_title(engine: Engine) -> None:
    root = parsed(pictured(engine, "timeline", "en", **{"from": "2018-01-01", "until": "2018-12-31"}))
    said = [text.text for text in root.iter(SVG + "text")]
    assert said[1] == "on or after this day: 2018-01-01; on or before this day: 2018-12-31"
    assert [title(group).split(" · ")[0] for group in groups(root, "event")] == ["2018-01-18"]
    assert said[-1] == "twl-graph · twl ask timeline"
    assert "不早于这一天：2018-01-01" in [
        text.text for text in parsed(pictured(engine, "timeline", "zh", **{"from": "2018-01-01"})).iter(SVG + "text")
    ]


def test_a_parameter_that_lets_nothing_through_gives_a_picture_that_says_so(engine: Engine) -> None:
    said = [text.text for text in parsed(pictured(engine, "agreements", "zh", year="2016")).iter(SVG + "text")]
    assert said[:3] == ["文中有哪些协议，何时签的？", "只看这一年签的：2016", "没有可画的内容。"]


PICTURE = "#+ picture: {kind: timeline, date: d, label: n}\n"


def test_a_header_names_the_kind_and_the_roles_of_columns(tmp_path: Path, engine: Engine) -> None:
    query = 'SELECT ?d ?n { BIND("2017-02"^^xsd:gYearMonth AS ?d) BIND("a" AS ?n) }'
    question = written(tmp_path, HEADER + PICTURE + query)
    picture = question.header.picture
    assert picture is not None
    assert (picture.kind, picture.roles) == ("timeline", {"date": "d", "label": "n"})
    assert picture.heading("date") == Words("日期", "date")
    drawn = draw(picture, engine.query(query), PICTURES["svg"])  # type: ignore[arg-type]
    assert [title(group) for group in groups(parsed(drawn), "event")] == ["2017-02 · a"]
    nested = "#+ picture:\n#+   kind: timeline\n#+   date: d\n#+   label: n\n"
    assert written(tmp_path, HEADER + nested + query).header.picture == picture


@pytest.mark.parametrize(
    ("picture", "line", "said"),
    [
        ("#+ picture: timeline\n", 7, "keys and values belong here"),
        ("#+ picture: {date: d, label: n}\n", 7, "the picture lacks its kind"),
        ("#+ picture: {kind: map, date: d}\n", 7, "there is no kind of picture map"),
        ("#+ picture: {kind: timeline, date: d}\n", 7, "a timeline needs label"),
        ("#+ picture: {kind: timeline, date: d, label: n, target: n}\n", 7, "a header has no key target"),
        ("#+ picture:\n#+   kind: timeline\n#+   date: d\n#+   label: m\n", 10, "columns has no m"),
        ("#+ picture: {kind: network, source: d, sourceLabel: n, target: d}\n", 7, "a network needs targetLabel"),
        ("#+ picture: {kind: timeline, date: d, label: [n]}\n", 7, "a text belongs here"),
    ],
)
def test_a_picture_that_is_wrong_is_named_with_its_line(tmp_path: Path, picture: str, line: int, said: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        written(tmp_path, HEADER + picture + "SELECT * {}\n")
    assert (caught.value.path, caught.value.line) == ("queries/mine.rq", line)
    assert said in str(caught.value)


def test_every_picture_names_roles_of_its_kind_and_columns_of_the_answer(engine: Engine) -> None:
    for name in DRAWN:
        picture, answered = load(name).header.picture, answer(engine, load(name))
        assert picture is not None
        assert isinstance(answered, Solutions)
        roles = KINDS[picture.kind]
        assert set(roles.needed) <= set(picture.roles) <= {*roles.needed, *roles.optional}
        assert set(picture.roles.values()) <= set(answered.variables)


def test_a_question_without_a_picture_says_which_have_one() -> None:
    with pytest.raises(UnsupportedFeature) as caught:
        load("people").drawn()
    assert caught.value.words.en == (f"The question people has no picture. Those that have one: {', '.join(DRAWN)}.")
    assert "、".join(DRAWN) in caught.value.words.zh


def test_an_answer_that_lacks_a_column_is_no_picture() -> None:
    picture = Picture("timeline", {"date": "d", "label": "n"}, Words("题", "t"), Words("说", "d"), {})
    with pytest.raises(UsageError, match="the answer has no column n to draw"):
        draw(picture, Solutions(("d",), ((ox.Literal("x"),),)), PICTURES["svg"])


@pytest.mark.parametrize(
    ("asked", "name"),
    [("svg", "svg"), (".SVG", "svg"), ("image/svg+xml", "svg"), ("mmd", "mermaid"), ("text/vnd.mermaid", "mermaid")],
)
def test_pictures_go_by_name_extension_and_media_type(asked: str, name: str) -> None:
    assert format_for(Form.SELECT, asked, drawn=True).name == name


def test_no_picture_goes_by_the_name_of_another_format() -> None:
    called = [called for known in (FORMATS, ANSWERS) for each in known.values() for called in each.names]
    assert not {called for each in PICTURES.values() for called in each.names} & set(called)


@pytest.mark.parametrize(
    ("form", "asked", "said"),
    [
        (Form.SELECT, "svg", "the triples of a CONSTRUCT (-f mermaid), and the ready questions whose header names"),
        (Form.SELECT, "mermaid", "what can be drawn"),
        (Form.ASK, "svg", "ASK gives a yes or no: there is nothing to draw"),
        (Form.CONSTRUCT, "svg", "triples are drawn in the format mermaid only"),
        (Form.DESCRIBE, "svg", "triples are drawn in the format mermaid only"),
    ],
)
def test_what_cannot_be_drawn_is_answered_with_what_can(form: Form, asked: str, said: str) -> None:
    with pytest.raises(UnsupportedFeature) as caught:
        format_for(form, asked)
    assert said in str(caught.value)


@pytest.mark.parametrize("given", [Solutions((), ()), Boolean(True)])
def test_an_answer_without_a_picture_is_not_drawn(given: Solutions | Boolean) -> None:
    with pytest.raises(UnsupportedFeature):
        write(given, PICTURES["svg"])


def test_triples_are_drawn_with_curies_where_nobody_tells_their_names() -> None:
    triple = ox.Triple(ox.NamedNode(ID + "langfang"), ox.NamedNode(TWL + "adjoins"), ox.NamedNode(ID + "wuqing"))
    chart = write(Triples((triple,)), format_for(Form.CONSTRUCT, "mermaid")).decode()
    assert chart.split("\n")[1:] == [
        '    n1["id#58;langfang"]',
        '    n2["id#58;wuqing"]',
        '    n1 -->|"twl#58;adjoins"| n2',
        "",
    ]


def test_in_python_the_rows_of_a_question_are_drawn_and_those_of_a_query_are_not() -> None:
    graph = twl_graph.open()
    rows = graph.ask("timeline", lang="zh", until="2017-02-28")
    assert not isinstance(rows, bool | tuple)
    assert title(parsed(rows.write("svg"))) == "什么事发生在什么时候？"
    assert "不晚于这一天：2017-02-28" in rows.write("svg").decode()
    plain = graph.query("SELECT ?s { ?s a twl:Bridge }")
    assert not isinstance(plain, bool | tuple)
    with pytest.raises(UnsupportedFeature, match="twl ask timeline -f svg"):
        plain.write("svg")
    people = graph.ask("people")
    assert not isinstance(people, bool | tuple)
    with pytest.raises(UnsupportedFeature, match="The question people has no picture"):
        people.write("svg")

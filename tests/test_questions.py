"""Every ready question is answered as the article says, on two engines and in two languages."""

from datetime import date, datetime
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
import rdflib.plugins.sparql

from tests.conftest import ROOT
from twl_graph.engine import Engine, Solutions, Term
from twl_graph.errors import Ambiguous, NotFound, UnreadableInput, UsageError, Words
from twl_graph.knowledge import Knowledge
from twl_graph.namespaces import CONCEPT, ID, TWL
from twl_graph.questions import Question, check, defaults, load, load_all, names
from twl_graph.questions.asking import Asked, answer
from twl_graph.questions.parameters import Kind, Parameter
from twl_graph.questions.permitted import permitted
from twl_graph.sparql.binding import slots
from twl_graph.sparql.sealing import Form
from twl_graph.sparql.tokens import Kind as TokenKind
from twl_graph.sparql.tokens import tokenize

ANSWERS = ROOT / "tests" / "answers"
HEADER = "#+ summary: {zh: 问, en: ask}\n#+ description: {zh: 说, en: say}\n#+ topic: graph\n"


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(Knowledge.read())


@cache
def second_opinion() -> rdflib.Dataset:
    rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS = False
    return Knowledge.read().dataset()


def solutions(engine: Engine, name: str, lang: str = "en", **params: str) -> Solutions:
    answered = answer(engine, load(name), params, lang=lang)
    assert isinstance(answered, Solutions)
    return answered


def written_answers() -> list[str]:
    """Give the stems of all answers: ``question``, or ``question@param=value`` with ``~`` for the colon of a name."""
    return sorted(path.stem for path in ANSWERS.glob("*.tsv"))


def asked(stem: str) -> tuple[str, dict[str, str]]:
    """Read from an answer's stem which question it answers, asked with which parameters."""
    name, *params = stem.split("@")
    return name, dict(param.replace("~", ":").split("=", 1) for param in params)


def expected(stem: str) -> Solutions:
    """Read the answer that was written from the article."""
    parsed = ox.parse_query_results(path=ANSWERS / f"{stem}.tsv", format=ox.QueryResultsFormat.TSV)
    assert isinstance(parsed, ox.QuerySolutions)
    variables = tuple(variable.value for variable in parsed.variables)
    return Solutions(variables, tuple(tuple(row[i] for i in range(len(variables))) for row in parsed))


def plain(term: Term | None) -> str:
    return "" if term is None else str(term)


def test_there_are_at_least_twelve_questions_each_with_an_answer_and_no_answer_is_left_over() -> None:
    assert len(names()) >= 12
    assert [stem for stem in written_answers() if not asked(stem)[1]] == names()
    assert {asked(stem)[0] for stem in written_answers()} == set(names())


@pytest.mark.parametrize("stem", written_answers())
def test_the_answer_is_the_one_that_was_written_from_the_article(engine: Engine, stem: str) -> None:
    name, params = asked(stem)
    assert solutions(engine, name, **params) == expected(stem)


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # rdflib warns of its own calls
@pytest.mark.parametrize("name", names())
def test_the_file_as_it_stands_gives_the_same_rows_in_rdflib(engine: Engine, name: str) -> None:
    ours = [tuple(map(plain, row)) for row in solutions(engine, name).rows]
    result = second_opinion().query(load(name).text)
    theirs = [tuple("" if term is None else _as_ox(term) for term in row) for row in result]  # type: ignore[union-attr]
    assert sorted(theirs) == sorted(ours)


def _as_ox(term: object) -> str:
    if isinstance(term, rdflib.URIRef):
        return str(ox.NamedNode(str(term)))
    assert isinstance(term, rdflib.Literal)
    if term.language is not None:
        return str(ox.Literal(str(term), language=term.language))
    return str(ox.Literal(str(term), datatype=ox.NamedNode(term.datatype) if term.datatype else None))


@pytest.mark.parametrize("name", names())
def test_the_file_is_valid_sparql_for_any_tool_and_needs_no_prefix_of_ours(name: str) -> None:
    assert isinstance(ox.Store().query(load(name).text), ox.QuerySolutions)


@pytest.mark.parametrize("name", names())
def test_every_column_has_a_heading_and_every_heading_a_column(engine: Engine, name: str) -> None:
    assert set(load(name).header.columns) == set(solutions(engine, name).variables)


@pytest.mark.parametrize("name", names())
def test_a_question_without_an_answer_says_what_that_means(engine: Engine, name: str) -> None:
    assert solutions(engine, name).rows or load(name).header.empty is not None


@pytest.mark.parametrize("name", names())
def test_a_table_for_people_hides_identifiers(engine: Engine, name: str) -> None:
    question, whole = load(name), solutions(engine, name)
    assert set(question.header.hidden) < set(whole.variables)
    assert set(question.header.joined) < set(whole.variables)
    shown = question.for_people(whole)
    assert len(shown.rows) <= len(whole.rows)
    identifiers = [term for row in shown.rows for term in row if isinstance(term, ox.NamedNode)]
    # Spans, addresses elsewhere and terms of vocabularies are what a person asks for; our own things have names.
    assert not [iri for iri in identifiers if iri.value.startswith((ID, CONCEPT, TWL))]
    assert all(any(isinstance(term, ox.Literal) for term in row) for row in shown.rows)
    both = question.for_people(solutions(engine, name, "both"))
    assert not {variable.removesuffix("_zh") for variable in both.variables} & set(question.header.hidden)


@pytest.mark.parametrize("name", names())
def test_the_rows_are_the_same_and_in_the_same_order_in_both_languages(engine: Engine, name: str) -> None:
    zh, en = solutions(engine, name, "zh"), solutions(engine, name, "en")
    assert len(zh.rows) == len(en.rows)
    for chinese, english in zip(zh.rows, en.rows, strict=True):
        for one, other in zip(chinese, english, strict=True):
            assert type(one) is type(other)
            assert one == other or not isinstance(one, ox.NamedNode)


@pytest.mark.parametrize("name", names())
def test_in_both_languages_the_two_answers_stand_side_by_side(engine: Engine, name: str) -> None:
    both, zh = solutions(engine, name, "both"), solutions(engine, name, "zh")
    assert len(both.rows) == len(zh.rows)
    titles = load(name).titles(both.variables)
    for variable in both.variables:
        assert variable in titles
        if variable.endswith("_zh"):
            column = [row[both.variables.index(variable)] for row in both.rows]
            assert column == [row[zh.variables.index(variable.removesuffix("_zh"))] for row in zh.rows]


@pytest.mark.parametrize("name", names())
def test_every_question_reads_as_one_in_both_languages(name: str) -> None:
    summary = load(name).header.summary
    assert summary.zh.endswith("？")
    assert summary.en.endswith("?")
    assert all(param.description.zh and param.description.en for param in load(name).params.values())


@pytest.mark.parametrize("name", names())
def test_every_question_has_its_language_slot_and_a_slot_for_each_parameter(engine: Engine, name: str) -> None:
    query = engine.seal(load(name).text)
    assert query.form is Form.SELECT
    assert {slot for slot, _, _ in slots(query)} == {"lang", *load(name).params}


@pytest.mark.parametrize(
    ("name", "params", "rows"),
    [
        ("agreements", {"year": "2018"}, ["innovation-memorandum"]),
        ("agreement-parties", {"agreement": "医保直接结算服务协议"}, ["direct-settlement-agreement"] * 2),
        ("agreement-parties", {"party": "三地法院"}, ["courts-agreement"]),
        ("fields-of-agreement", {"field": "旅游"}, ["tourism-alliance-agreement"]),
        ("statements-by-speaker", {"speaker": "薛树林"}, ["statement-xue-model", "statement-xue-progress"]),
        ("statements-by-speaker", {"speaker": "id:li-wei"}, ["statement-li-feeling"]),
        ("platforms", {"kind": "TourismBelt"}, ["canal-tourism-belt"]),
        ("platforms", {"place": "Wuqing District"}, ["jingbin-industrial-park"]),
        (
            "places-and-parents",
            {"within": "天津市"},
            ["jingbin-industrial-park", "wuqing", "wuqing", "wuqing-urban-area"],
        ),
        (
            "organizations",
            {"within": "河北省", "kind": "学校"},
            ["guandaoju-middle-school", "guandaoju-third-primary-school"],
        ),
        ("collective-bodies", {"within": "北京市"}, ["middle-schools-tongzhou-wuqing"]),
        ("groups-of-people", {"within": "天津市"}, ["teachers-langfang-wuqing", "teachers-pupils-tongzhou-wuqing"]),
        ("groupings-and-members", {"grouping": "京津冀"}, ["jing-jin-ji"] * 3),
        ("things-of-region", {"region": "三河市"}, ["yanda-hospital"]),
        ("connections", {"place": "潮白河"}, ["xuyin-road-bridge"]),
        ("codes-and-identifiers", {"place": "大运河"}, ["grand-canal"]),
        ("coordinates", {"place": "河北省"}, []),
        ("shared-services", {"place": "河北省"}, ["direct-settlement"]),
        ("infrastructure", {"field": "大气污染防治"}, ["radar-stations"]),
        ("programmes", {"programme": "千人计划"}, ["thousand-talents-plan"]),
        (
            "statements-by-topic",
            {"topic": "教育"},
            ["statement-chen-fields", "statement-xue-model", "statement-xue-progress", "statement-xue-progress"],
        ),
        ("statements-by-topic", {"topic": "交通"}, []),
        ("statements-by-topic", {"manner": "未注明来源的消息"}, ["statement-hearsay-zone"] * 3),
        (
            "claims",
            {"speaker": "李玮"},
            ["action-li-dedication", "benefit-feeling-settled", "benefit-sense-of-gain"],
        ),
        ("possibly-same-things", {"thing": "成立通武廊旅游合作联盟"}, ["founding-tourism-alliance"]),
        ("inferences", {"thing": "三河燕达医院"}, ["inference-hospital-in-sanhe"]),
        ("grounds-of-inferences", {"paragraph": "6"}, ["inference-one-testing-ground", "inference-past-year"]),
        ("sources", {"source": "GeoNames"}, ["source-geonames"]),
        ("concepts-of-scheme", {"scheme": "段落类别"}, ["paragraph-kinds"] * 2),
        ("participants-of-signings", {"agreement": "通武廊旅游合作联盟框架协议"}, []),
        ("confirmed-facts", {"thing": "徐尹路潮白河大桥"}, ["reference-bridge"]),
        ("agreements-without-date", {"party": "检验检疫部门"}, ["inspection-memorandum"]),
        ("signings", {"year": "2018"}, ["signing-innovation-memorandum"] * 3),
        ("signings", {"party": "三河燕达医院"}, ["signing-direct-settlement"] * 2),
        ("parties-by-agreement-count", {"atLeast": "2"}, ["langfang", "tongzhou", "wuqing"]),
        (
            "parties-by-agreement-count",
            {"year": "2017"},
            ["langfang", "tongzhou", "wuqing", "beijing-medical-insurance-centre", "yanda-hospital"],
        ),
        ("parties-by-agreement-count", {"year": "2016"}, []),
        ("action-objects", {"actor": "李玮"}, ["action-li-dedication"]),
        ("actions-by-field", {"actor": "三地法院"}, ["judicial-cooperation"] * 2),
        ("implementations", {"actor": "检验检疫部门"}, ["inspection-memorandum"]),
        ("implementations", {"status": "已商定"}, ["framework-agreement"] * 2),
        ("mechanisms", {"field": "交通"}, []),
        ("outcomes", {"status": "进行中", "field": "科技创新"}, ["outcome-innovation-cooperation-deepens"]),
        ("aims", {"thing": "id:framework-agreement"}, ["framework-agreement"]),
        ("aims", {"field": "文化旅游"}, ["action-align-culture", "action-cultural-market"]),
        ("implementations", {"plan": "蓝天保卫战"}, ["blue-sky-campaign"]),
        ("other-documents", {"field": "交通"}, []),
        ("actions-by-field", {"field": "公共服务"}, ["education"] * 2 + ["health"] * 2),
        ("action-objects", {"object": "跨界河流"}, ["action-publish-water-quality", "action-water-governance"]),
        ("things-by-status", {"status": "即将", "kind": "地方"}, ["xuyin-road-bridge"]),
        ("outcomes", {"speaker": "杨中秋"}, ["outcome-innovation-supports-development"]),
        ("benefits", {"field": "concept:medical-insurance"}, ["jiang-zhongtao"]),
        ("mechanisms", {"actor": "廊坊市"}, []),
        ("parts-of-plans", {"field": "知识产权"}, ["innovation-action-plan"]),
        ("positionings", {"region": "通州区"}, []),
        ("events", {"kind": "交流活动"}, ["exchange-education-show", "exchange-teaching-research"]),
        (
            "events",
            {"field": "科技创新"},
            [
                "innovation-competition-2017",
                "signing-science-agreement",
                "signing-innovation-memorandum",
                "launch-innovation-action-plan",
            ],
        ),
        ("events", {"year": "2019"}, []),
        ("event-participants", {"participant": "冯韶慧"}, ["signing-framework-agreement"]),
        ("successions", {"earlier": "2017年通武廊协同创新创业大赛"}, ["innovation-competition-2017"]),
        ("things-by-period", {"year": "2019"}, ["period-2017-2020"]),
        ("date-bases", {"basis": "推断"}, ["signing-innovation-memorandum", "time-of-writing"]),
        ("inexact-figures", {"exactness": "数量级"}, ["figure-cluster-size"]),
        ("inexact-figures", {"speaker": "陈平"}, ["figure-agreements"]),
        (
            "lists",
            {"completeness": "部分"},
            [
                "list-cooperation-agreements",
                "list-exchange-examples",
                "list-health-aspects",
                "list-innovation-industry-platforms",
            ],
        ),
        ("list-members", {"member": "装备制造"}, ["list-key-fields"]),
        ("things-by-field", {"field": "农机"}, ["farm-machinery-agreement"]),
    ],
)
def test_a_parameter_narrows_the_answer(engine: Engine, name: str, params: dict[str, str], rows: list[str]) -> None:
    for lang in ("zh", "en"):
        answered = solutions(engine, name, lang, **params)
        assert [str(row[0]).rpartition("/")[2].rstrip(">") for row in answered.rows] == rows


@pytest.mark.parametrize("name", names())
def test_a_parameter_only_leaves_rows_out_and_no_parameter_leaves_out_all(engine: Engine, name: str) -> None:
    question, whole = load(name), set(solutions(engine, name).rows)
    usual = defaults(engine.seal(question.text), question)
    for param in question.params.values():
        if param.name in usual or (param.kind in (Kind.DATE, Kind.TEXT, Kind.YEAR) and not param.choices):
            continue
        kept = [set(solutions(engine, name, **{param.name: value}).rows) for value in values(engine, param)]
        assert all(rows <= whole for rows in kept), f"{name}: {param.name} adds rows"
        assert any(kept) or not whole, f"{name}: {param.name} leaves nothing"


def values(engine: Engine, param: Parameter) -> list[str]:
    """Give what a parameter may be asked with; of a great many things, those whose answers are likely to differ."""
    if param.kind is Kind.INTEGER:
        assert param.minimum is not None
        assert param.maximum is not None
        return [str(number) for number in range(param.minimum, param.maximum + 1)]
    if param.choices and param.kind is Kind.TEXT:
        return list(param.choices)
    taken = permitted(param, engine.knowledge)
    if taken is None:
        some = ("langfang", "green-card-ceremony", "figure-agreements", "xuyin-road-bridge", "grand-canal")
        return [*(ID + thing for thing in some), CONCEPT + "education"]
    return sorted(taken)


def test_days_bound_a_timeline_by_what_a_date_allows(engine: Engine) -> None:
    found = solutions(engine, "timeline", **{"from": "2017-08-31", "until": "2017-09-01"})
    assert [plain(row[0]) for row in found.rows if plain(row[0]).startswith('"2017-0')] == [
        '"2017-08"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>',
        '"2017-08"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>',
        '"2017-09"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>',
    ]


def test_a_default_stands_in_the_query_and_gives_way_to_what_is_asked(tmp_path: Path, engine: Engine) -> None:
    header = HEADER + "#+ params:\n#+   x: {type: text, description: {zh: 甲, en: a}}\n"
    question = written(tmp_path, header + 'SELECT ?x { VALUES ?x { "usual" } }')
    assert defaults(engine.seal(question.text), question) == {"x": '"usual"'}
    assert answer(engine, question) == Solutions(("x",), ((ox.Literal("usual"),),))
    assert answer(engine, question, {"x": "else"}) == Solutions(("x",), ((ox.Literal("else"),),))


def test_without_a_status_the_actions_of_every_status_are_listed_and_with_one_only_its_own(engine: Engine) -> None:
    whole = solutions(engine, "actions-by-status")
    found = [list(dict.fromkeys(plain(row[-1]) for row in whole.rows))]
    assert found == [['"planned"@en', '"agreed"@en', '"under way"@en', '"done"@en']]
    done = solutions(engine, "actions-by-status", status="已完成")
    assert set(done.rows) == {row for row in whole.rows if plain(row[-1]) == '"done"@en'}


def test_a_table_for_people_has_one_row_for_each_thing_with_its_many_values_in_one_cell(engine: Engine) -> None:
    question = load("agreement-parties")
    for lang, said in (
        ("zh", "北京市医保中心、三河燕达医院"),
        ("en", "Beijing Medical Insurance Centre; Sanhe Yanda Hospital"),
    ):
        shown = question.for_people(solutions(engine, "agreement-parties", lang), lang)
        assert shown.rows[0][-1] == ox.Literal(said, language=lang)
    assert len(load("figures").for_people(solutions(engine, "figures")).rows) == 14
    both = question.for_people(solutions(engine, "agreement-parties", "both"), "both")
    assert [plain(term) for term in both.rows[5][-2:]] == ['"三地法院"@zh', '"courts of the three places"@en']


def test_values_that_share_a_cell_are_written_as_in_a_cell_of_their_own(engine: Engine) -> None:
    question = load("corroborated-facts")
    once = question.for_people(solutions(engine, "corroborated-facts", thing="学校交流活动的次数"))
    assert once.rows == ()
    twice = question.for_people(solutions(engine, "corroborated-facts", thing="三地签署的合作协议数"))
    assert {plain(row[-1]) for row in twice.rows} == {'"char=1735,1745; char=2940,2953"'}
    cards = load("cards-and-holders").for_people(solutions(engine, "cards-and-holders", "zh", card="绿卡"), "zh")
    assert plain(cards.rows[1][-1]) == '"共享部分公共服务；解决人才工作、交流和生活困难；三地人才互认"@zh'


def test_every_class_and_scheme_that_a_parameter_takes_is_known_and_has_values(engine: Engine) -> None:
    for name in names():
        for param in load(name).params.values():
            if param.kind in (Kind.ENTITY, Kind.CONCEPT):
                # None: it takes any thing at all.
                assert permitted(param, engine.knowledge) != set(), f"{name}: {param.name} takes nothing"


@pytest.mark.parametrize(
    ("name", "params", "said"),
    [
        ("agreements", {"year": 2018}, "innovation-memorandum"),
        ("timeline", {"from": date(2018, 1, 18), "until": date(2018, 1, 18)}, "signing-innovation-memorandum"),
    ],
)
def test_a_year_may_be_a_number_and_a_day_a_date(
    engine: Engine, name: str, params: dict[str, int | date], said: str
) -> None:
    answered = answer(engine, load(name), params)
    assert isinstance(answered, Solutions)
    assert answered == solutions(engine, name, **{key: str(value) for key, value in params.items()})
    assert said in str(answered.rows[0])


@pytest.mark.parametrize("value", [True, None, 20.18, ["2018"], datetime(2018, 1, 18)])
def test_a_value_of_any_other_type_is_refused_by_name(engine: Engine, value: object) -> None:
    with pytest.raises(UsageError, match="The value of year is a str, an int or a date, not"):
        answer(engine, load("agreements"), {"year": value})  # type: ignore[dict-item]


@pytest.mark.parametrize(
    ("name", "params", "kind", "said"),
    [
        ("agreements", {"yaer": "2018"}, UsageError, "no parameter yaer. Did you mean year? It has: year."),
        ("officeholders", {"year": "2018"}, UsageError, "no parameter year. It has none."),
        ("agreements", {"lang": "zh"}, UsageError, "The language is chosen with --lang"),
        (
            "agreements",
            {"year": "MMXVIII"},
            UsageError,
            'year takes a year of four digits, such as 2017, not "MMXVIII"',
        ),
        (
            "timeline",
            {"from": "2018-02-30"},
            UsageError,
            'or a month or a year, not "2018-02-30"',
        ),
        (
            "platforms",
            {"status": "transport"},
            UsageError,
            'status takes only: concept of statuses; "transport" is: concept',
        ),
        ("platforms", {"status": "foo"}, NotFound, "It takes: agreed, done, imminent, planned, under way."),
        ("platforms", {"kind": "foo"}, NotFound, 'The parameter kind: no kind of platform "foo". It takes: card,'),
        ("platforms", {"kind": "人物"}, UsageError, 'takes only: kind of platform; "人物" is: class. It takes: card,'),
        ("agreement-parties", {"agreement": "合作协议"}, UsageError, "Did you mean “通武廊”科技合作协议"),
        ("statements-by-speaker", {"speaker": "通州"}, UsageError, 'takes only: person; "通州" is: district.'),
        (
            "timeline",
            {"from": "2018-01-02", "until": "2018-01-01"},
            UsageError,
            "until (2018-01-01) must not come before from (2018-01-02)",
        ),
        ("statements-by-speaker", {"speaker": "冯韶惠"}, NotFound, "冯韶慧"),
        ("fields-of-agreement", {"field": "id:langfang"}, UsageError, '"id:langfang" is: administrative division'),
        ("statements-by-speaker", {"speaker": "> . ?s ?p ?o"}, NotFound, 'The parameter speaker: no person "> . ?s'),
        ("statements-by-speaker", {"speaker": "\udcff"}, UsageError, "The value of speaker is no UTF-8 text"),
    ],
)
def test_a_parameter_that_is_wrong_is_answered_with_what_is_right(
    engine: Engine, name: str, params: dict[str, str], kind: type[Exception], said: str
) -> None:
    with pytest.raises(kind) as caught:
        answer(engine, load(name), params)
    assert said in str(caught.value)


@pytest.mark.parametrize("speaker", ["cp", "chenping", "chén píng", "chen2 ping2", "陳平"])
def test_a_parameter_takes_pinyin_initials_and_traditional_characters(engine: Engine, speaker: str) -> None:
    question = load("statements-by-speaker")
    assert answer(engine, question, {"speaker": speaker}) == answer(engine, question, {"speaker": "陈平"})


def test_a_name_with_two_meanings_is_answered_with_both(tmp_path: Path, engine: Engine) -> None:
    header = HEADER + "#+ params:\n#+   x: {type: entity, description: {zh: 甲, en: a}}\n"
    with pytest.raises(Ambiguous) as caught:
        answer(engine, written(tmp_path, header + "SELECT ?x { VALUES ?x { UNDEF } }"), {"x": "合作协议"})
    assert '"合作协议" may be any of 2 (thing for the parameter x)' in str(caught.value)
    assert [candidate.split()[0] for candidate in caught.value.candidates] == [
        "concept:cooperation-agreement",
        "twl:CooperationAgreement",
    ]


@pytest.mark.parametrize(
    ("asked", "near"), [("agreement", "agreements"), ("peple", "people"), ("routes", "tourism-routes")]
)
def test_an_unknown_question_is_answered_with_the_nearest(asked: str, near: str) -> None:
    with pytest.raises(NotFound) as caught:
        load(asked)
    assert near in caught.value.suggestions


@pytest.mark.parametrize(("value", "good"), [("0", False), ("1", True), ("19", True), ("20", False), ("1.5", False)])
def test_a_whole_number_stays_within_its_bounds(tmp_path: Path, engine: Engine, value: str, good: bool) -> None:
    header = HEADER + "#+ params:\n#+   x: {type: integer, description: {zh: 甲, en: a}, minimum: 1, maximum: 19}\n"
    question = written(tmp_path, header + "SELECT ?x { VALUES ?x { UNDEF } }")
    if good:
        assert answer(engine, question, {"x": value}) == Solutions(("x",), ((ox.Literal(int(value)),),))
    else:
        with pytest.raises(UsageError, match="x takes a whole number from 1 to 19, not"):
            answer(engine, question, {"x": value})


def test_the_name_may_be_given_as_the_file_is_called() -> None:
    assert load("people.rq") == load("people")


def written(folder: Path, text: str) -> Question:
    (folder / "mine.rq").write_text(text, encoding="utf-8")
    return load("mine", folder)


def test_a_question_of_one_s_own_needs_only_a_folder(tmp_path: Path, engine: Engine) -> None:
    question = written(tmp_path, HEADER + "SELECT ?s { ?s a twl:Bridge }")
    assert names(tmp_path) == ["mine"]
    assert answer(engine, question) == Solutions(
        ("s",), ((ox.NamedNode("https://w3id.org/twl-graph/id/xuyin-road-bridge"),),)
    )
    assert question.header.summary == Words("问", "ask")


def test_other_ways_of_asking_are_read(tmp_path: Path) -> None:
    question = written(tmp_path, HEADER + "#+ asked: {zh: [甲, 乙], en: [a way]}\nSELECT ?s { ?s a twl:Bridge }")
    assert question.header.asked == (("甲", "乙"), ("a way",))


def test_every_question_is_asked_otherwise_in_both_languages_and_no_two_alike() -> None:
    seen: dict[str, str] = {}
    for name in names():
        asked = load(name).header.asked
        assert len(asked.zh) >= 4, name
        assert len(asked.en) >= 4, name
        assert not [text for text in asked.zh if text.isascii()], name
        assert not [text for text in asked.en if not text.isascii()], name
        for text in (*asked.zh, *asked.en):
            assert seen.setdefault(text.casefold(), name) == name, text


@pytest.mark.parametrize(
    ("header", "line", "said"),
    [
        ("SELECT * {}", 1, "does not start with a #+ header"),
        ("#+ summary: {zh: 问, en: ask}\n", 1, "description is missing"),
        (HEADER + "#+ sumary: x\n", 4, "a header has no key sumary"),
        (HEADER + "#+ tags: [a\n", 4, "] is missing"),
        (HEADER + "#+ tags: one\n", 4, "a list belongs here"),
        (HEADER + "#+ summary: {zh: 又, en: again}\n", 4, "summary is given twice"),
        ("#+ summary: {zh: 问}\n#+ description: {zh: 说, en: say}\n#+ topic: graph\n", 1, "both zh and en"),
        ("#+ summary: {zh: 问, en: ask}\n#+ description: {zh: 说, en: say}\n", 1, "topic is missing"),
        ("#+ topic: weather\n" + HEADER.replace("#+ topic: graph\n", ""), 1, "there is no topic weather"),
        (HEADER + "#+ empty: {en: nothing}\n", 4, "both zh and en"),
        (HEADER + "#+ asked: {en: [a]}\n", 4, "both zh and en"),
        (HEADER + "#+ asked: {zh: 甲, en: [a]}\n", 4, "a list belongs here"),
        (HEADER + "#+ asked:\n#+   zh: [甲]\n#+   en: [a, b, a]\n", 6, '"a" is given twice'),
        (
            HEADER + "#+ params:\n#+   x: {type: integer, description: {zh: 甲, en: a}, minimum: one}\n",
            5,
            "minimum is a whole number",
        ),
        (
            HEADER + "#+ params:\n#+   x: {type: entity, description: {zh: 甲, en: a}, class: foo:Bar}\n",
            5,
            "foo:Bar is no name with a known prefix",
        ),
        (
            HEADER + "#+ params:\n#+   x: {type: concept, description: {zh: 甲, en: a}, enumerate: [done]}\n",
            5,
            "done is no name with a known prefix",
        ),
        (
            HEADER + "#+ params:\n#+   x:\n#+     type: text\n#+     description: {zh: 甲, en: a}\n#+     minimum: 1\n",
            8,
            "a parameter of type text has no minimum",
        ),
        (
            HEADER + "#+ params:\n#+   x: {type: date, description: {zh: 甲, en: a}, scheme: concept:statuses}\n",
            5,
            "a parameter of type date has no scheme",
        ),
        (
            HEADER + "#+ params:\n#+   x: {type: date, description: {zh: 甲, en: a}, notBefore: y}\n",
            5,
            "there is no parameter y",
        ),
        (HEADER + "#+ params:\n#+   x: {type: number, description: {zh: 甲, en: a}}\n", 5, "no parameter type number"),
        (HEADER + "#+ params:\n#+   x: {type: text}\n", 5, "the parameter x lacks description"),
        (HEADER + "#+ params:\n#+   x: {type: text, description: {zh: 甲, en: a}, required: 1}\n", 5, "true or false"),
    ],
)
def test_a_header_that_is_wrong_is_named_with_its_line(tmp_path: Path, header: str, line: int, said: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        written(tmp_path, header + "SELECT * {}\n")
    assert (caught.value.path, caught.value.line) == ("queries/mine.rq", line)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("params", "query", "line", "said"),
    [
        (
            "#+ params:\n#+   x: {type: text, description: {zh: 甲, en: a}}\n",
            "SELECT * { ?x ?p ?o }",
            5,
            "has no VALUES ?x",
        ),
        ("", "SELECT * {\n  VALUES ?x { 1 } ?x ?p ?o }", 5, "VALUES ?x is no parameter"),
    ],
)
def test_header_and_query_that_disagree_are_named(
    tmp_path: Path, engine: Engine, params: str, query: str, line: int, said: str
) -> None:
    question = written(tmp_path, HEADER + params + query)
    with pytest.raises(UnreadableInput) as caught:
        check(question, engine.seal(question.text))
    assert said in str(caught.value)
    assert (caught.value.path, caught.value.line) == ("queries/mine.rq", line)


@pytest.mark.parametrize(
    ("header", "query", "said"),
    [
        (HEADER, "SELECT * {\n  ?s ?p\n}\n", "queries/mine.rq:6:1: } cannot stand here"),
        (HEADER, "SELECT * { SERVICE <http://e/> {} }\n", "queries/mine.rq:4:12: SERVICE is not supported"),
        (HEADER, "SELECT * { ?s nope:p ?o }\n", "queries/mine.rq:4:15: the prefix nope: is not declared"),
        (HEADER, "SELECT (<http://e/f>() AS ?a) {}\n", "queries/mine.rq: the engine cannot run this query"),
        (
            HEADER + "#+ columns:\n#+   a: {zh: 甲, en: a}\n",
            "SELECT ?b { ?b ?p ?o }\n",
            "queries/mine.rq:5: the answer has",
        ),
        (HEADER + "#+ hidden: [b, a]\n", "SELECT ?b { ?b ?p ?o }\n", "queries/mine.rq:4: the answer has no column a"),
        ("SELECT * {}\n", "", "queries/mine.rq:1: the file does not start with a #+ header"),
    ],
)
def test_a_file_that_is_wrong_is_named_with_its_line_and_spoils_no_other(
    tmp_path: Path, header: str, query: str, said: str
) -> None:
    (tmp_path / "mine.rq").write_text(header + query, encoding="utf-8")
    (tmp_path / "good.rq").write_text(HEADER + "SELECT * {}\n", encoding="utf-8")
    found, (fault,) = load_all(tmp_path)
    assert [question.name for question in found] == ["good"]
    assert str(fault).startswith(said)


def test_a_file_that_is_no_text_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_bytes(HEADER.encode() + b"# \xff\n")
    with pytest.raises(UnreadableInput) as caught:
        load("mine", tmp_path)
    assert str(caught.value) == "queries/mine.rq:4: this is no UTF-8 text"
    assert [str(fault) for fault in load_all(tmp_path)[1]] == [str(caught.value)]


def test_all_questions_are_what_they_should_be() -> None:
    found, faults = load_all()
    assert faults == []
    assert [question.name for question in found] == names()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # rdflib warns of its own calls
@pytest.mark.parametrize(
    ("name", "params"),
    [
        *((name, {}) for name in names()),
        ("agreements", {"year": "2018"}),
        ("agreement-parties", {"agreement": "框架协议", "party": "廊坊"}),
        ("platforms", {"kind": "示范区", "status": "计划"}),
        ("timeline", {"from": "2017-03-23", "until": "2017-08-01"}),
    ],
)
def test_the_query_that_is_shown_gives_the_same_rows_in_another_tool(
    engine: Engine, name: str, params: dict[str, str]
) -> None:
    question, lang = load(name), "zh"  # in English it is the file as it stands
    if any(param.required and param.name not in params for param in question.params.values()):
        return
    shown = Asked(engine, question, params, lang=lang).text
    assert "UNDEF" not in shown or len(params) < len(question.params)
    result = second_opinion().query(shown)
    theirs = [tuple("" if term is None else _as_ox(term) for term in row) for row in result]  # type: ignore[union-attr]
    ours = [tuple(map(plain, row)) for row in solutions(engine, name, lang, **params).rows]
    assert sorted(theirs) == sorted(ours)


def test_the_query_that_is_shown_declares_what_it_uses_and_says_what_it_asks(tmp_path: Path, engine: Engine) -> None:
    header = HEADER + "#+ params:\n#+   x: {type: text, description: {zh: 甲, en: a}}\n"
    declared = "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\n"
    body = f"{declared}SELECT ?x {{ VALUES ?x {{ UNDEF }} ?s a twl:Bridge ; skos:n 1 }}\n"
    question = written(tmp_path, header + body)
    assert Asked(engine, question, {"x": '"#+'}, lang="zh").text.splitlines() == [
        "# 问",
        "PREFIX twl: <https://w3id.org/twl-graph/ontology#>",
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>",
        'SELECT ?x { VALUES ?x { "\\"#+" } ?s a twl:Bridge ; skos:n 1 }',
    ]
    with pytest.raises(UsageError, match="Both languages take two queries"):
        _ = Asked(engine, load("agreements"), {}, lang="both").text
    assert Asked(engine, question, {}, lang="both").text.startswith("# 问 / ask\nPREFIX twl:")


def test_a_required_parameter_that_is_missing_is_asked_for(tmp_path: Path, engine: Engine) -> None:
    params = "#+ params:\n#+   x: {type: text, description: {zh: 甲, en: a word}, required: true}\n"
    question = written(tmp_path, HEADER + params + "SELECT ?x { VALUES ?x { UNDEF } }")
    with pytest.raises(UsageError, match=r"also needs -p x=… \(a word\)"):
        answer(engine, question)
    hostile = '" } . ?s ?p ?o #'
    assert answer(engine, question, {"x": hostile}) == Solutions(("x",), ((ox.Literal(hostile),),))


@pytest.mark.parametrize(
    ("kind", "value", "term"),
    [
        ("text", " 通武廊 ", ox.Literal("通武廊")),
        ("integer", "+030", ox.Literal(30)),
        ("year", "2017", ox.Literal(2017)),
        ("date", "2017-02-28", ox.Literal("2017-02-28", datatype=ox.NamedNode(str(rdflib.XSD.date)))),
        ("concept", "交通", ox.NamedNode("https://w3id.org/twl-graph/concept/transport")),
        ("entity", "twl:Bridge", ox.NamedNode("https://w3id.org/twl-graph/ontology#Bridge")),
    ],
)
def test_what_is_typed_becomes_a_term(tmp_path: Path, engine: Engine, kind: str, value: str, term: Term) -> None:
    params = f"#+ params:\n#+   x: {{type: {kind}, description: {{zh: 甲, en: a}}}}\n"
    question = written(tmp_path, HEADER + params + "SELECT ?x { VALUES ?x { UNDEF } }")
    assert answer(engine, question, {"x": value}) == Solutions(("x",), ((term,),))


def test_no_question_leaves_a_term_that_the_files_do_not_hold(engine: Engine) -> None:
    held = {str(term) for quad in engine.knowledge.quads for term in (*quad.triple, quad.graph_name)}
    for name in names():
        tokens = tokenize(load(name).text)
        own_words = {token.text for token in tokens if token.kind is TokenKind.STRING}
        counts = any(token.is_word("COUNT") for token in tokens)
        for term in (term for row in solutions(engine, name).rows for term in row if term is not None):
            counted = counts and isinstance(term, ox.Literal) and term.datatype.value == str(rdflib.XSD.integer)
            assert counted or str(term) in held | own_words, f"{name}: {term}"

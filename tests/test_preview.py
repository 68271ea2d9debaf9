"""A change is seen before it is made: what is new, known or gone, what it contradicts, and which answers change."""

import pytest

from tests.bundled import knowledge
from tests.headers import headed
from tests.new_facts import given
from twl_graph.curation.preview import Preview
from twl_graph.curation.preview_text import tell
from twl_graph.knowledge import Knowledge
from twl_graph.namespaces import ARTICLE, ID, prefixes
from twl_graph.validation.judging import Judgement
from twl_graph.validation.shapes import Shapes

HEAD = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in prefixes().items())
AGREEMENT = headed("""id:trial-agreement a twl:CooperationAgreement ; rdfs:label "试验协议"@zh , "trial agreement"@en ;
    twl:hasParty id:tongzhou , id:wuqing ; twl:field concept:education . id:langfang rdfs:label "Langfang"@en .""")


def preview(
    text: str = "", without: tuple[str, ...] = (), lang: str = "en", before: Knowledge | None = None
) -> Preview:
    graph = before if before is not None else knowledge()
    new = [given(HEAD + text)] if text else []
    judged = Judgement(graph, new, without=without, shapes=Shapes.bundled())
    return Preview(graph, judged.after.knowledge, judged.report)


@pytest.fixture(scope="module")
def added() -> Preview:
    return preview(AGREEMENT)


@pytest.fixture(scope="module")
def removed() -> Preview:
    """The graph with the agreement, from which it is taken out again."""
    joined = Knowledge([*knowledge().sources, given(HEAD + AGREEMENT, "new.ttl").source], folder=knowledge().folder)
    return preview(without=("new.ttl",), before=joined)


def test_facts_are_new_or_known_and_a_known_one_is_no_new_one(added: Preview) -> None:
    assert {triple.subject.value for triple in added.known} == {ID + "langfang"}  # type: ignore[union-attr]
    assert not added.new & added.known
    assert len(added.new | added.known) == len(set(given(HEAD + AGREEMENT, "new.ttl").statements))
    assert added.gone == frozenset()


def test_what_goes_is_what_nothing_else_states(removed: Preview, added: Preview) -> None:
    assert removed.gone == added.new
    assert (removed.new, removed.known) == (frozenset(), frozenset())


def test_answers_change_by_the_rows_that_come_and_go(added: Preview, removed: Preview) -> None:
    come = {answer.question.name: answer for answer in added.answers}
    assert "agreements" in come
    agreements = come["agreements"]
    assert agreements.gone == ()
    assert [any("trial agreement" in str(term) for term in row) for row in agreements.new] == [True]
    assert all(len(row) == len(agreements.variables) for row in agreements.new)
    gone = {answer.question.name: answer for answer in removed.answers}
    assert gone.keys() == come.keys()
    assert gone["agreements"].gone == agreements.new
    assert gone["agreements"].new == ()
    assert [answer.question.name for answer in added.answers] == sorted(come)


def test_a_changed_number_is_a_row_that_goes_and_one_that_comes(added: Preview) -> None:
    both = [answer for answer in added.answers if answer.gone and answer.new]
    assert both, "some question counts agreements"


def test_the_labels_of_answers_are_in_the_language_asked_for(added: Preview) -> None:
    chinese = Preview(added.before, added.after, added.report, "zh")
    (agreements,) = (answer for answer in chinese.answers if answer.question.name == "agreements")
    assert "试验协议" in str(agreements.new)
    assert "trial agreement" not in str(agreements.new)


def test_a_contradiction_is_counted_and_other_findings_are_not() -> None:
    told = preview(headed('id:hebei twl:isoCode "CN-XX" . id:stray rdfs:comment "x"@en .'))
    assert [finding.rule.rpartition("#")[2] for finding in told.conflicts] == ["single-value"]
    assert len(told.report.problems) > 1
    assert "\n1 in conflict with what is known.\n" in tell(told, "en")
    assert "\n与已知相矛盾 1 处。\n" in tell(told, "zh")


def test_the_text_has_rows_under_their_question_and_fits_a_terminal(added: Preview) -> None:
    text = tell(added, "en")
    assert text.startswith(f"{len(added.new)} facts new.\n1 fact known already, now corroborated by a second source.\n")
    assert f"\n{len(added.answers)} answers would change:\n  " in text
    assert "\n    + trial agreement" in text
    assert all(len(line) <= 80 for line in text.splitlines())


def test_no_more_than_five_rows_of_an_answer_are_shown_each_way() -> None:
    many = headed("") + "".join(
        f'id:trial-{number} a twl:CooperationAgreement ; rdfs:label "试验{number}"@zh , "trial {number}"@en ; '
        "twl:hasParty id:tongzhou , id:wuqing ; twl:field concept:education .\n"
        for number in range(8)
    )
    told = preview(many)
    text = tell(told, "en")
    assert "\n    + 3 more\n" in text
    assert text.partition("\n  agreements  ")[2].partition("more")[0].count("\n    + trial ") == 5
    assert "\n    + 另有 3 行\n" in tell(told, "zh")


def test_no_change_of_an_answer_is_said() -> None:
    told = preview(f"<{ARTICLE}#char=705,720> {{ id:skills-competition-2017 twl:edition 1 }}")
    assert (len(told.new), len(told.known)) == (0, 1), "what the same words are known to state"
    assert told.answers == ()
    assert tell(told, "en").endswith("\nNo answer of a ready question would change.\n")
    assert tell(told, "zh").endswith("\n现成问题的答案都不变。\n")


def test_as_json_it_has_the_counts_and_the_rows(added: Preview) -> None:
    told = added.to_json()
    assert (told["new"], told["known"], told["gone"]) == (len(added.new), 1, 0)
    assert (told["conflicts"], told["introduced"], told["resolved"]) == (0, 0, 0)
    agreements = told["answers"]["agreements"]
    assert agreements["gone"] == []
    assert len(agreements["variables"]) == len(agreements["new"][0])

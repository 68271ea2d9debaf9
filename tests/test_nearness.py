"""The known name that was meant: by spelling, by words, by label; beyond doubt only where one name alone is near."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.small_vocabulary import KNOWN, source
from twl_graph.knowledge import Knowledge
from twl_graph.namespaces import ID, TWL
from twl_graph.validation.vocabulary.names import Names
from twl_graph.validation.vocabulary.nearness import Near, Nearest, words
from twl_graph.validation.vocabulary.usage import Usage

SOURCE = source(KNOWN, "known.trig")
NAMES = Names(Usage([SOURCE]), Knowledge([SOURCE]))


def near(name: str, *known: str, closed: bool = True) -> Near | None:
    return Nearest(known, NAMES, closed=closed).to(name)


@pytest.mark.parametrize(
    ("name", "known", "sure"),
    [
        ("hasparty", "hasParty", True),
        ("has_party", "hasParty", True),
        ("hasParties", "hasParty", True),
        ("hasPraty", "hasParty", True),
        ("abuot", "about", True),
        ("cooperativeAgreement", "CooperationAgreement", True),
        ("party", "hasParty", False),
        ("line2", "line1", False),
        ("code120112", "code120113", False),
    ],
)
def test_a_name_is_near_by_spelling_or_by_its_words(name: str, known: str, sure: bool) -> None:
    assert near(name, TWL + known) == Near(TWL + known, sure)


def test_a_name_is_near_by_its_label_in_either_language() -> None:
    assert near("通州", ID + "tongzhou", ID + "wuqing") == Near(ID + "tongzhou", True)
    assert near("WuqingDistrict", ID + "tongzhou", ID + "wuqing") == Near(ID + "wuqing", True)


def test_of_two_names_equally_near_neither_is_sure() -> None:
    assert near("hasPartt", TWL + "hasParty", TWL + "hasPartn") == Near(TWL + "hasPartn", False)


def test_things_are_told_apart_by_a_letter_and_terms_are_not() -> None:
    assert near("hubei", ID + "hebei", closed=False) == Near(ID + "hebei", False)
    assert near("hubei", ID + "hebei") == Near(ID + "hebei", True)


def test_nothing_is_near_to_what_is_like_nothing() -> None:
    assert near("zeppelin", TWL + "hasParty") is None
    assert near("", TWL + "hasParty") is None
    assert near("x") is None


def test_names_are_split_into_words_however_they_are_joined() -> None:
    assert words("hasParty") == words("has-party") == words("has_parties") == words("Has Party") == ["has", "party"]
    assert words("ISOCode2") == ["iso", "code", "2"]


@given(st.text())
def test_any_name_is_looked_for(name: str) -> None:
    near(name, TWL + "hasParty", ID + "tongzhou", closed=False)

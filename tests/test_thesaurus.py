"""Every word of the thesaurus means one thing."""

from twl_graph.wordings.mentions import plain
from twl_graph.wordings.retrieval import stem
from twl_graph.wordings.thesaurus import EMPTY_EN, EMPTY_ZH, SYNONYMS


def test_no_word_stands_under_two_terms_nor_is_it_empty_as_well() -> None:
    chinese = [word for words, _ in SYNONYMS.values() for word in words.split()]
    english = [word for _, words in SYNONYMS.values() for word in words.split()]
    assert len(chinese) == len(set(chinese))
    assert len(english) == len(set(english))
    assert not set(chinese) & set(EMPTY_ZH.split())
    assert not set(english) & set(EMPTY_EN.split())


def test_words_that_have_one_stem_stand_under_one_term() -> None:
    terms: dict[str, str] = {}
    for term, (_, words) in SYNONYMS.items():
        for word in words.split():
            assert terms.setdefault(stem(word), term) == term, word


def test_the_words_are_plain_as_the_texts_are_that_they_are_looked_for_in() -> None:
    for words in (*(text for pair in SYNONYMS.values() for text in pair), EMPTY_ZH, EMPTY_EN):
        assert all(plain(word) == word.replace("-", " ") for word in words.split())
    assert sorted(EMPTY_EN.split()) == EMPTY_EN.split()

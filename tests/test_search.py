"""A thing is found by what people type: either script, any width and case, pinyin, initials, a part, a typo."""

from collections.abc import Callable

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from tests.conftest import ROOT
from twl_graph.errors import Ambiguous, NotFound, UsageError, Words
from twl_graph.folding import fold, has_han
from twl_graph.graph import KnowledgeGraph
from twl_graph.search import MAX_TEXT, Hit, class_named, meant, not_found, search, suggestions
from twl_graph.search.matching import Match
from twl_graph.search.name_index import Entry, Name, NameIndex, read
from twl_graph.search.pinyin import initials, toneless


def _index() -> NameIndex:
    index = read(ROOT)
    assert index is not None, "run twl build"
    return index


INDEX = _index()
#: Each name that something can be called by.
NAMED = [(entry, name) for entry, name in INDEX.named if fold(name.text)]
_TRADITIONAL = OpenCC("s2t")


def full_width(text: str) -> str:
    return "".join(chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else character for character in text)


def entry(curie: str, label: str, pinyin: str, group: str = "thing") -> Entry:
    return Entry(curie, group, (), Words(label, label), (Name("label", "zh", label, pinyin, initials(pinyin)),))


def of(*entries: Entry) -> NameIndex:
    return NameIndex(entries, {})


#: Ways in which one name is typed; None where the name has no such form.
WAYS: dict[str, Callable[[Name], str | None]] = {
    "itself": lambda name: name.text,
    "traditional": lambda name: _TRADITIONAL.convert(name.text) if name.language == "zh" else None,
    "full width": lambda name: full_width(name.text),
    "upper case": lambda name: name.text.upper(),
    "no tones": lambda name: toneless(name.pinyin).replace(" ", ""),
    "syllables": lambda name: toneless(name.pinyin),
    "tones": lambda name: name.pinyin.title(),
}


def found(text: str) -> list[str]:
    return [hit.entry.curie for hit in search(INDEX, text)]


def is_first_or_tied(entry: Entry, name: Name, hits: list[Hit]) -> bool:
    """Whether nothing stands before the entry but what matches alike or has the very same name."""
    (hit,) = [hit for hit in hits if hit.entry is entry]
    same = {fold(name.text), toneless(name.pinyin).replace(" ", "")}
    return hit.match == hits[0].match or any(fold(other.text) in same for other in hits[0].entry.names)


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=60)
@given(named=st.sampled_from(NAMED))
def test_a_name_finds_what_it_names_first_however_it_is_typed(way: str, named: tuple[Entry, Name]) -> None:
    typed = WAYS[way](named[1])
    assume(typed)
    assert typed is not None
    assert is_first_or_tied(*named, search(INDEX, typed))


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
def test_every_single_name_finds_what_it_names_first(way: str) -> None:
    unfound = [
        typed
        for entry, name in NAMED
        if (typed := WAYS[way](name)) and not is_first_or_tied(entry, name, search(INDEX, typed))
    ]
    assert unfound == []


@st.composite
def typos(draw: st.DrawFn) -> tuple[Entry, str, str]:
    """A name with one edit in it: at least three Chinese characters or four letters long."""
    entry, name = draw(st.sampled_from(NAMED))
    text = name.text
    assume(len(fold(text)) >= (3 if has_han(text) else 4))
    place = draw(st.integers(0, len(text) - 1))
    letter = draw(st.sampled_from("在有我他这是" if has_han(text) else "abcdefghijklmnopqrstuvwxyz"))
    edited = draw(
        st.sampled_from(
            [
                text[:place] + letter + text[place:],
                text[:place] + text[place + 1 :],
                text[:place] + letter + text[place + 1 :],
                text[:place] + text[place : place + 2][::-1] + text[place + 2 :],
            ]
        )
    )
    return entry, text, edited


@settings(max_examples=200)
@given(typos())
def test_a_typo_does_no_harm(typo: tuple[Entry, str, str]) -> None:
    entry, _, edited = typo
    assume(fold(edited))
    hits = search(INDEX, edited)
    assert entry in [hit.entry for hit in hits]
    # What was typed may by chance be a part of other names, which then come first.
    assert entry in [hit.entry for hit in hits if hit.match is not Match.PART][:10] or any(
        hit.entry is entry and hit.match is Match.PART for hit in hits
    )


@pytest.mark.parametrize(
    ("text", "curie", "match"),
    [
        ("廊坊市", "id:langfang", Match.LABEL),
        ("廊坊", "id:langfang", Match.ALIAS),
        ("langfang", "id:langfang", Match.LABEL),
        ("Lángfāng", "id:langfang", Match.LABEL),
        ("lángfáng shì", "id:langfang", Match.PINYIN),
        ("lángfāng shì", "id:langfang", Match.PINYIN),
        ("lang2 fang2 shi4", "id:langfang", Match.PINYIN),
        ("LANG2FANG2", "id:langfang", Match.PINYIN),
        ("lf", "id:langfang", Match.INITIALS),
        ("twl", "id:tongwulang", Match.INITIALS),
        ("tzq", "id:tongzhou", Match.INITIALS),
        ("lvka", "id:green-card", Match.PINYIN),
        ("lüka", "id:green-card", Match.PINYIN),
        ("id:chen-ping", "id:chen-ping", Match.IRI),
        ("ｉｄ：chen-ping", "id:chen-ping", Match.IRI),
        ("<https://w3id.org/twl-graph/id/chen-ping>", "id:chen-ping", Match.IRI),
        ("zone-linked-innovation", "id:zone-linked-innovation", Match.ALIAS),
        ("徐尹路潮", "id:xuyin-road-bridge", Match.PREFIX),
        ("tongzhouqujiao", None, None),
        ("chaobai", "id:chaobai-river", Match.PREFIX),
        ("platforms innovation shared", "id:shared-innovation-platforms", Match.PART),
        ("通武郎", "id:tongwulang", Match.TYPO),
        ("Tongzou", "id:tongzhou", Match.TYPO),
        ("wuqnig", "id:wuqing", Match.TYPO),
    ],
)
def test_what_is_found_first_and_how_it_matches(text: str, curie: str | None, match: Match | None) -> None:
    hits = search(INDEX, text)
    if curie is None:
        assert hits == []
    else:
        assert (hits[0].entry.curie, hits[0].match) == (curie, match)


def test_pinyin_is_a_part_from_the_beginning_of_a_syllable_only() -> None:
    index = of(entry("id:a", "廊坊市", "láng fáng shì"))
    assert [hit.match for hit in search(index, "fangshi")] == [Match.PART]
    assert search(index, "angf") == []


def test_the_right_tones_come_before_wrong_ones() -> None:
    index = of(entry("id:a", "山西", "shān xī"), entry("id:b", "陕西", "shǎn xī"))
    assert [hit.entry.curie for hit in search(index, "shǎnxī")] == ["id:b", "id:a"]
    assert [hit.entry.curie for hit in search(index, "shan1xi1")] == ["id:a", "id:b"]
    assert {entry.curie for entry in meant(index, "shanxi")} == {"id:a", "id:b"}
    assert [entry.curie for entry in meant(index, "shan3 xi1")] == ["id:b"]


def test_things_come_before_concepts_classes_and_properties() -> None:
    groups = ["thing", "concept", "class", "property"]
    index = of(*(entry(f"twl:{group}", "签署", "qiān shǔ", group) for group in reversed(groups)))
    for text in ("签署", "签", "署", "qianshu", "qs", "qian"):
        assert [hit.entry.group for hit in search(index, text)] == groups


def test_matches_stand_in_their_order() -> None:
    for text in ("廊坊", "twl", "agreement", "xieyi"):
        matches = [hit.match for hit in search(INDEX, text)]
        assert matches == sorted(matches)


def test_a_thing_is_listed_once_by_the_name_that_fits_best() -> None:
    curies = found("langfang")
    assert len(curies) == len(set(curies))
    assert search(INDEX, "廊坊")[0].matched == "廊坊"
    assert search(INDEX, "twl")[0].matched == "twl"
    assert search(INDEX, "langfangshi")[0].matched == "láng fáng shì"


def test_a_prefix_restricts_the_search_to_its_names() -> None:
    assert {curie.partition(":")[0] for curie in found("twl:Agreement")} == {"twl"}


def test_a_class_restricts_the_search_to_its_things_and_those_below_it() -> None:
    hits = search(INDEX, "xieyi", kind="twl:Agreement")
    assert {"id:framework-agreement", "id:science-agreement"} <= {hit.entry.curie for hit in hits}
    assert all(INDEX.below("twl:Agreement") & set(hit.entry.kinds) for hit in hits)
    assert class_named(INDEX, "协议") == "twl:Agreement"
    assert class_named(INDEX, "Frameworkagreement") == "twl:FrameworkAgreement"
    assert class_named(INDEX, "kjxy") == "twl:FrameworkAgreement"
    with pytest.raises(NotFound, match="Did you mean agreement"):
        class_named(INDEX, "agreemnt")


def test_a_class_name_that_two_have_is_ambiguous() -> None:
    index = of(entry("twl:A", "区", "qū", "class"), entry("twl:B", "曲", "qū", "class"))
    with pytest.raises(Ambiguous, match="twl:A"):
        class_named(index, "qu")


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("陈萍", "陈平"),
        ("廊房", "廊坊"),
        ("culture framwork agrement", "framework agreement"),
        ("id:chen-pinn", "id:chen-ping"),
        ("Tongzhou Distritc Govern", "Tongzhou District Government"),
    ],
)
def test_the_nearest_names_are_offered(text: str, near: str) -> None:
    assert near in suggestions(INDEX, text)
    assert near in not_found(INDEX, text).suggestions


def test_the_nearest_of_a_class_are_of_that_class() -> None:
    near = not_found(INDEX, "推进通武廊战略发展的协定", "twl:Agreement")
    assert str(near).startswith('No agreement "推进通武廊战略发展的协定".')
    assert near.suggestions
    assert all("协议" in name or "备忘录" in name for name in near.suggestions)


@pytest.mark.parametrize("text", ["", "  ", "a" * (MAX_TEXT + 1), "廊\ud800坊"])
def test_what_cannot_be_looked_for_is_wrong_usage(text: str) -> None:
    with pytest.raises(UsageError):
        search(INDEX, text)


@pytest.mark.parametrize("text", ["\x00\x1b[2J", "😀", "《》", "\u202e", "zzzzzz", "١٢٣", "a" * MAX_TEXT])
def test_what_names_nothing_finds_nothing(text: str) -> None:
    assert search(INDEX, text) == []
    assert "\x1b" not in str(not_found(INDEX, text))


@settings(max_examples=100)
@given(st.text(max_size=40))
def test_any_text_is_looked_for_or_refused(text: str) -> None:
    try:
        search(INDEX, text)
        suggestions(INDEX, text)
    except UsageError:
        pass


def test_it_is_a_method_of_the_graph() -> None:
    graph = KnowledgeGraph()
    assert [hit.entry.curie for hit in graph.search("tzq", 1)] == ["id:tongzhou"]
    assert len(graph.search("协议", 3)) == 3
    assert {"twl:Signing"} == {kind for hit in graph.search("协议", kind="签署") for kind in hit.entry.kinds}


def test_a_hit_tells_the_iri_and_the_label_of_what_was_found() -> None:
    hit = KnowledgeGraph().search("langfang")[0]
    assert (hit.iri, hit.label.zh) == ("https://w3id.org/twl-graph/id/langfang", "廊坊市")

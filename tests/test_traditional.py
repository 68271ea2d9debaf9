"""Simplified characters and names have their traditional forms."""

import sys

import pytest

from twl_graph.errors import UnsupportedFeature
from twl_graph.search.traditional import traditional_forms, traditional_words


def test_a_simplified_character_may_stand_for_several_traditional_ones() -> None:
    assert traditional_forms("发后廊乡") == {"乡": "鄉", "发": "發髮", "后": "後"}


def test_a_name_that_is_not_written_character_for_character_is_told_apart() -> None:
    names = ["坐标", "协议"]
    assert traditional_words(names, traditional_forms("".join(names))) == {"坐标": "座標"}


def test_without_opencc_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opencc", None)
    with pytest.raises(UnsupportedFeature, match=r"opencc-py.*pip install opencc-py~="):
        traditional_forms("发")

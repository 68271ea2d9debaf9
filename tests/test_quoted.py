"""Titles and quoted names are found; what somebody says in quotation marks is not a name."""

import pytest

from twl_graph.drafting.quoted import quoted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("签署《两河合作协议》", [("两河合作协议", True)]),
        ("《“两河”合作协议》", [("“两河”合作协议", True)]),
        ("《关于〈两河协议〉的说明》", [("关于〈两河协议〉的说明", True)]),
        ("启动“候鸟计划”", [("候鸟计划", False)]),
        ("“我们要办‘好学校’，办好。”他说", [("好学校", False)]),
        ("“今天，我们来了。”", []),
        ("“一二三四五六七八九十一二三四五六”", []),
        ("“1+1”", []),
        ("“好”", []),
        ('the "Swallow Plan" began', [("Swallow Plan", False)]),
        ('"We came, and we stay," he said of the "Swallow Plan".', [("Swallow Plan", False)]),
        ("Langfang’s and Wuqing’s", []),
        ("「候鳥計畫」", [("候鳥計畫", False)]),
        ("《》《 》“”", []),
        ("《没有结束", []),
    ],
)
def test_what_is_set_apart_is_found(text: str, expected: list[tuple[str, bool]]) -> None:
    found = quoted(text)
    assert [(one.words, one.title) for one in found] == expected
    assert all(text[one.start : one.end].strip() == one.words for one in found)

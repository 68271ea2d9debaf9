"""Quantities have the bounds that their words give."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twl_graph.drafting.quantities import Number, quantities


@pytest.mark.parametrize(
    ("text", "wording", "least", "most", "exactness", "unit"),
    [
        ("8个方面", "8个", 8, 8, "exact", "个"),
        ("首批29名人才", "29名", 29, 29, "exact", "名"),
        ("18条线路", "18条", 18, 18, "exact", "条"),
        ("五大产业", "五大", 5, 5, "exact", "大"),
        ("两个地区", "两个", 2, 2, "exact", "个"),
        ("30余个协议", "30余个", 30, None, "more-than", "个"),
        ("50多次", "50多次", 50, None, "more-than", "次"),
        ("十余家", "十余家", 10, None, "more-than", "家"),
        ("超过３０家", "超过３０家", 30, None, "more-than", "家"),
        ("上百名", "上百名", 100, None, "order-of-magnitude", "名"),
        ("至少30人", "至少30人", 30, None, None, "人"),
        ("at least 30 people", "at least 30 people", 30, None, None, ""),
        ("30余万人", "30余万人", 300_000, None, "more-than", "人"),
        ("50岁以上", "50岁以上", 50, None, None, "岁"),
        ("数十家", "数十家", 20, 99, "order-of-magnitude", "家"),
        ("千亿级集群", "千亿级", 10**11, None, "order-of-magnitude", ""),
        ("近50次", "近50次", None, 50, "less-than", "次"),
        ("约3万人", "约3万人", 30_000, 30_000, "about", "人"),
        ("30名左右", "30名左右", 30, 30, "about", "名"),
        ("十来家", "十来家", 10, 10, "about", "家"),
        ("近5000张", "近5000张", None, 5000, "less-than", "张"),
        ("约1.7公里", "约1.7公里", Decimal("1.7"), Decimal("1.7"), "about", "公里"),
        ("不到100人", "不到100人", None, 100, "less-than", "人"),
        ("不足百人", "不足百人", None, 100, "less-than", "人"),
        ("至多30人", "至多30人", None, 30, None, "人"),
        ("惠及三十余万老人", "三十余万", 300_000, None, "more-than", ""),
        ("惠及30万群众", "30万", 300_000, 300_000, "exact", ""),
        ("半小时交通圈", "半小时", Decimal("0.5"), Decimal("0.5"), "exact", "小时"),
        ("半个小时", "半个小时", Decimal("0.5"), Decimal("0.5"), "exact", "小时"),
        ("车程不到半小时", "不到半小时", None, Decimal("0.5"), "less-than", "小时"),
        ("一个半小时", "一个半小时", Decimal("1.5"), Decimal("1.5"), "exact", "小时"),
        ("不超过30人", "不超过30人", None, 30, None, "人"),
        ("5至8家", "5至8家", 5, 8, None, "家"),
        ("三五个", "三五个", 3, 5, None, "个"),
        ("1个百分点", "1个百分点", 1, 1, "exact", "个百分点"),
        ("百分之三十", "百分之三十", 30, 30, "exact", "%"),
        ("3.5亿元", "3.5亿元", 350_000_000, 350_000_000, "exact", "元"),
        ("增长12.5%", "12.5%", Decimal("12.5"), Decimal("12.5"), "exact", "%"),
        ("一公里", "一公里", 1, 1, "exact", "公里"),
        ("more than 30 schools", "more than 30 schools", 30, None, "more-than", ""),
        ("30+ events", "30+ events", 30, None, "more-than", ""),
        ("nearly 50 percent", "nearly 50 percent", None, 50, "less-than", "%"),
        ("about 20 towns", "about 20 towns", 20, 20, "about", ""),
        ("at most 20 towns", "at most 20 towns", None, 20, None, ""),
        ("fewer than 20 towns", "fewer than 20 towns", None, 20, "less-than", ""),
        ("twenty-one buses", "twenty-one buses", 21, 21, "exact", ""),
        ("hundreds of teachers", "hundreds of teachers", 200, 999, "order-of-magnitude", ""),
        ("2000万人", "2000万人", 20_000_000, 20_000_000, "exact", "人"),
    ],
)
def test_a_quantity_is_found_with_its_bounds(
    text: str, wording: str, least: Number | None, most: Number | None, exactness: str | None, unit: str
) -> None:
    (found,) = quantities(text)
    assert found[2:] == (wording, least, most, exactness, unit)
    assert text[found.start : found.end] == wording


@pytest.mark.parametrize(
    "text",
    ["第三次", "第30届", "一体化", "一卡通", "三地", "一个", "万人空巷", "千家万户", "2017年", "五十年代", "三年级",
     "No. 5", "in 2017",     "1月18日", "30", "上半年", "半决赛", "千万不要", "9" * 40 + "个"],
)  # fmt: skip
def test_what_counts_nothing_is_no_quantity(text: str) -> None:
    assert quantities(text, [(0, 5)] if "月" in text else []) == []


def test_a_number_in_a_date_is_no_quantity() -> None:
    assert [found.wording for found in quantities("三年来签约30个", [(0, 3)])] == ["30个"]


PIECES = "近 不到 半 小时 约 上 数 三 十 百 千 万 亿 30 1,000 3.5 余 多 级 个 家 % 至 以上 左右 more than dozens of 年"
WRITTEN = st.lists(st.sampled_from(PIECES.split()) | st.text(max_size=3)).map("".join)


@given(WRITTEN)
def test_quantities_stand_where_they_say_and_their_bounds_are_in_order(text: str) -> None:
    found = quantities(text)
    assert all(text[one.start : one.end] == one.wording for one in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    exact = [one for one in found if one.approximation == "exact"]
    assert all(one.least == one.most is not None for one in exact)
    assert all(one.least == one.most is not None for one in found if one.approximation == "about")
    assert all((one.least, one.most is None) == (None, False) for one in found if one.approximation == "less-than")
    assert all(one.least is not None for one in found if one.approximation in ("more-than", "order-of-magnitude"))

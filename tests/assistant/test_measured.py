"""Everyday words of measure, said plainly; what only looks like them stays."""

from __future__ import annotations

import pytest

from assistant.measured import in_measures
from tests.assistant.conftest import Talk


@pytest.mark.parametrize(
    ("text", "plainly"),
    [
        ("工业投资平均一年涨百分之几", "工业投资年均增长多少%"),
        ("打算一年涨多少", "打算年均增长多少"),
        ("公有产权的村室要占几成", "公有产权的村室要占多少%"),
        ("占比几何？", "占比多少？"),
        ("每一千个居民里头有几名大夫", "每千人有几名大夫"),
        ("人均摊多少平", "人均摊多少平方米"),
        ("人均一天多少水", "每人一天多少水"),
        ("前后两个五年比一比", "十三五和十四五比一比"),
        ("平均一年新增几个", "平均一年新增几个"),  # no rate
        ("几何题", "几何题"),
        ("研发经费投入强度到百分之几，定了没", "研发经费投入强度到多少%"),
        ("晚上开到几点有规定没有？", "晚上开到几点"),
        ("贴几个点的息，利率上限写了没", "贴几个点的息，利率上限写了没"),  # asks of another thing
        ("城镇化率已是百分百", "城镇化率已是100%"),
        ("单位GDP能耗降幅呢，写了数没", "单位GDP能耗降幅呢"),
        ("打算建成四个什么样的卫滨", "打算建成哪四个卫滨"),
        ("五年里要进多少个上亿的项目", "五年里要进多少个亿元以上项目"),
        ("俺住的小区是98年盖的", "俺住的小区是老旧小区"),
        ("这类楼盘前几年有处理过吗", "这类楼盘前些年有处理过吗"),
        ("一个人摊多少平方", "人均多少平方"),
        ("平原镇有多少平原林地", "平原镇有多少平原林地"),
    ],
)
def test_said_plainly(text: str, plainly: str) -> None:
    assert in_measures(text) == plainly


@pytest.mark.parametrize(
    ("turns", "figure"),
    [
        (("十三五那几年固投平均每年涨几个点",), "11.3%"),
        (("每一千个人对应几名医师，2025年要到多少",), "3.7人"),
        (("三类水的占比基数几何",), "75.0%"),
        (("公有产权的村卫生室五年后要占到几成",), "80%"),
        (("2020年的经济总量多大",), "突破300亿元"),
        (("铁西到底从哪到哪算", "南边那块呢，多大"), "17平方公里"),
        (("多少米见绿、多少米见园",), "500米"),
        (("要稳在几成以上？就是初中的那个巩固率",), "98%"),
        (("建成高产稳产、旱涝保收的那种地，弄多少亩",), "1.5万亩"),
    ],
)
def test_told(talk: Talk, turns: tuple[str, ...], figure: str) -> None:
    assert figure in talk(*turns).answer

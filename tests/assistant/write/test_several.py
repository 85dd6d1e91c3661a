"""Several things asked for together: each told, in a question of its own and in what goes on from it."""

from __future__ import annotations

import pytest

from assistant.write.fit import head_of
from tests.assistant.conftest import Talk


@pytest.mark.parametrize(
    ("turns", "figures"),
    [
        (("装备 铜 机器人 25年 各多少亿",), ("百亿", "五十亿")),
        (("智能装备企业、铜加工企业、智能机器人企业各多少家", "营收呢"), ("智能装备企业营业收入目标为100亿", "铜加工企业营业收入目标为100亿", "50亿")),
        (("填表用，要2025目标：每千人执业医师、普惠园占比、人均体育场地面积", "基数也给我"), ("3.4人", "81.2%", "1.56平方米")),
        (("失业的、困难的再就业各多少",), ("0.9万", "0.4万")),
        (("规上 固投 社零，十四五目标增速各多少",), ("规模以上工业增加值年均增长目标为7%", "固定资产投资年均增长目标为8%", "7.5%")),
        (("2020年GDP多少 一二三产比",), ("300亿元", "1：33：66")),
        (("装备和铜材，企业数和营收",), ("15家", "10家", "智能装备企业营业收入目标为100亿", "铜加工企业营业收入目标为100亿")),
        (("省级市级工程中心目标各几个，一共",), ("5个以上", "15个以上", "合计20个")),
        (("过去五年外资内资各引了多少",), ("2.7亿美元", "156.1亿元")),
        (("铜、机器人的企业各几家",), ("铜加工企业目标为10家", "智能机器人企业目标为10家")),
        (("园区 亿元项目几个 总投资",), ("20个", "100亿")),
        (("高端装备专业园区十四五末要干到啥水平？项目、投资、企业数都要",), ("20个", "100亿", "20家")),
        (("农博城在哪", "投资和建筑面积呢"), ("20亿", "15万平方米")),
        (("农博城投资多少，建筑面积",), ("20亿", "15万平方米")),
        (("村里配的分类设备有多少个",), ("260个",)),
        (("铜加工、智能机器人的企业数、营业收入目标",), ("铜加工企业目标为10家", "智能机器人企业目标为10家", "100亿", "50亿")),
        (("智能装备、智能机器人、铜加工各要多少家企业", "营收呢，也分别说", "列成表，家数和营收都要"), ("15家", "10家", "100亿", "50亿")),
        (("都市生态农业那个专栏里写了投资额的项目有哪些",), ("1.2亿", "20亿", "2000万", "1.63亿")),
    ],
)
def test_each_is_told(talk: Talk, turns: tuple[str, ...], figures: tuple[str, ...]) -> None:
    told = talk(*turns).answer
    assert [figure for figure in figures if figure not in told] == []


def test_growth_of_each_of_a_table(talk: Talk) -> None:
    answer = talk("填表用，要2025目标：每千人执业医师、普惠园占比、人均体育场地面积", "基数也给我", "三个列成表，最后加一栏“增加多少”")
    assert [made.result for made in answer.calculations] == ["0.3", "3.8", "0.24"]


def test_average_of_each(talk: Talk) -> None:
    answer = talk("智能装备企业、铜加工企业、智能机器人企业各多少家", "营收呢", "平均每家多少")
    assert [made.expression for made in answer.calculations] == ["100 ÷ 15", "100 ÷ 10", "50 ÷ 10"]


@pytest.mark.parametrize(("text", "head"), [("村里配的分类设备有多少个", "设备"), ("智能装备企业要达到多少家", "企业"), ("有多少个村", ""), ("投资多少钱", "")])
def test_what_is_counted_stands_before_the_count(text: str, head: str) -> None:
    assert head_of(text) == head


def test_a_side_that_a_name_says_comes_before_one_that_only_has_its_unit(talk: Talk) -> None:
    assert "营业收入目标为50亿元以上" in talk("机器人产业2025年的营收目标多少亿").answer


def test_whether_a_row_of_a_region_holds_a_name(talk: Talk) -> None:
    assert talk("滨河湾集中安置区是不是算在铁西区域的项目里？").answer.startswith("是的")

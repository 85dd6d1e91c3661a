"""Turns that lean on those before, held over the real plan."""

from __future__ import annotations

import pytest

from assistant.answer import Status
from assistant.shown import nth_item
from tests.assistant.conftest import Talk


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        (("智能装备企业十四五末想发展到几家", "机器人的呢", "铜加工的", "这三类加一块是多少家"), "15 + 10 + 10 = 35"),
        (("智能装备企业十四五末想发展到几家", "机器人的呢", "铜加工的", "这三类加一块是多少家", "营收目标也合计一下"), "100 + 50 + 100 = 250"),
        (("省级工程技术研究中心和市级研发中心各要达到几个", "合起来最少多少个"), "5 + 15 = 20"),
        (("老旧小区这五年要改多少个", "上一个五年改了多少", "多了多少个"), "44"),
        (("红旗区十四五GDP每年增长多少", "那卫滨的呢"), "7%左右"),
        (("四大战略是啥", "四大平台呢", "最后那个平台要提升改造哪个湖"), "贾太湖"),
        (("政商交往给干部划了几条严禁", "企业那头呢"), "六个不得"),
        (("招商有啥新办法", "先进制造业方面招哪些", "服务业的"), "服务业"),
        (("村卫生室公有产权的比例要到多少", "我不是问比例，是说重点项目里要建几个村卫生室"), "15个"),
        (("田园综合体投多少", "它跟休闲观光示范区比，谁投资大"), "1.63 - 1.2 = 0.43"),
        (("田园综合体投多少", "它跟休闲观光示范区比，谁投资大", "差多少"), "0.43"),
        (("普惠性幼儿园目标", "那学前三年毛入园率", "回到普惠园，两个数差几个点"), "85 - 81.2 = 3.8"),
        (("农村喝水工程建几处", "管多少人"), "3.19万人"),
        (("固定资产投资十三五年均增长多少", "十四五定的呢"), "8%"),
        (("固定资产投资十三五年均增长多少", "十四五定的呢", "社零呢"), "7.5%"),
        (("贷款对返乡农民工有没有目标", "能带动多少人干活"), "2500人"),
        (("就业五年新增多少", "失业人员再就业呢", "困难人员呢", "后面这两项加起来"), "0.9 + 0.4 = 1.3"),
        (("老旧小区改造十四五多少个", "十三五改了几个", "俩加起来"), "194 + 150 = 344"),
        (("田园综合体总投资多少", "加上农博城一共多少"), "1.63 + 20 = 21.63"),
        (("两点一面一河一廊道都指啥", "贴原文"), "朱召村史馆"),
        (("四大战略有哪些", "嗯好的", "倒数第二个展开说说"), "近郊环城绿色廊道"),
        (("2020年一般公共预算收入是多少", "增速呢"), "7%"),
        (("空气优良天数基数是多少", "水的呢"), "75.0%"),
        (("棚户区改造铁西有哪些", "谢谢，那智能装备企业要到几家"), "15家"),
        (("省市级名师要培养多少人", "骨干教师", "加起来", "班额过大的问题，原文怎么说"), "56人"),
    ],
)
def test_held(talk: Talk, turns: tuple[str, ...], words: str) -> None:
    assert words in talk(*turns).answer


def test_the_former_of_two(talk: Talk) -> None:
    answer = talk("规划里的铁西区域具体是哪儿到哪儿", "南部区域呢，有多大", "前一个的面积呢")
    assert answer.status is Status.NOT_IN_PLAN
    assert "17平方公里" not in answer.answer


def test_all_parts_of_a_turn_are_said_again(talk: Talk) -> None:
    answer = talk("农村饮水提升改造设计供水人口多少", "管网延伸工程有几处", "每天供水规模呢", "把上面这三个数列成表")
    assert all(words in answer.answer for words in ("3.19万人", "21处", "2236.2吨"))


def test_a_turn_that_was_off_topic_is_not_taken_up(talk: Talk) -> None:
    assert "老旧小区" in talk("老旧小区要改多少个", "今天天气怎么样", "那写在哪一页").answer


def test_a_figure_planted_by_the_user_is_not_believed(talk: Talk) -> None:
    assert "85%以上" in talk("普惠性幼儿园占比目标我记得是90%", "那2025年目标到底是多少").answer


@pytest.mark.parametrize(("n", "item"), [(1, "智造强区"), (2, "服务兴区"), (3, None), (-1, "服务兴区")])
def test_items_shown(n: int, item: str | None) -> None:
    assert nth_item("1. 智造强区[1]\n2. 服务兴区[1]", n) == item

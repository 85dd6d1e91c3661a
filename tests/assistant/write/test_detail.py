"""Closed questions for a detail: given by a sentence that holds it, else not in the plan."""

from __future__ import annotations

import pytest

from assistant.answer import Status
from assistant.write.detail import wanted
from tests.assistant.conftest import Talk


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("我们院排上没有", "mine"),
        ("开工日期", "date"),
        ("业主单位是谁", "owner"),
        ("去哪报名，带啥材料", "papers"),
        ("名单有没有", "list"),
        ("投诉电话有没有", "call"),
        ("号码发我", "number"),
        ("能开到几点", "day"),
        ("中期评估放在哪一年", "year"),
        ("一个月补多少钱", "sum"),
        ("我个人最多能贷几万", "cap"),
        ("罚款标准是啥", "fine"),
        ("收费标准是多少钱一公里", "price"),
        ("一共花多少钱", "fee"),
        ("这个去哪个窗口办", "papers"),
    ],
)
def test_what_is_wanted(text: str, name: str) -> None:
    found = wanted(text)
    assert found is not None and found.name == name


@pytest.mark.parametrize("text", ["人也不接电话", "红黑名单是咋回事", "业主大会怎么推进", "政府花钱买的服务先顾哪些老人", "产权归公的村卫生室占比多少"])
def test_words_that_ask_for_no_detail(text: str) -> None:
    assert wanted(text) is None


@pytest.mark.parametrize(
    "turns",
    [
        ("农博城投资多少", "业主单位是谁"),
        ("职业技能培训五年多少人", "去哪报名，带啥材料"),
        ("拖欠农民工工资管不管", "投诉电话有没有"),
        ("铁西区域范围", "面积多大"),
        ("农村饮水安全工程建多少处管网", "总投资多少"),
        ("夜间经济怎么发展", "摆摊得办啥证"),
        ("夜间经济怎么发展", "能开到几点"),
        ("规划本身接受谁的监督", "中期评估放在哪一年做"),
        ("城市管理的四化是哪四化", "罚款标准是啥"),
        ("进城落户先照顾哪些人", "这个去哪个窗口办，带啥证件"),
    ],
)
def test_a_detail_that_the_plan_lacks(talk: Talk, turns: tuple[str, ...]) -> None:
    assert talk(*turns).status is Status.NOT_IN_PLAN


def test_whether_it_is_ones_own_turn_is_not_told_but_the_rule_is(talk: Talk) -> None:
    answer = talk("老旧小区要改多少个", "名单有没有，我们院排上没有")
    assert answer.status is Status.PARTIAL and answer.answer.startswith("规划未载明") and "2000年以前" in answer.answer


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        (("想学门手艺", "有没有不要钱的培训"), "免费"),
        (("文化馆图书馆要门票不",), "免费"),
        (("投资审批有没有热线",), "24小时服务专线"),
        (("支持建设的非国有博物馆名单",), "望野"),
        (("楼宇总部经济的项目名单有没有",), "国宇大厦"),
        (("田园综合体投多少钱",), "1.63亿"),
    ],
)
def test_a_detail_that_the_plan_gives(talk: Talk, turns: tuple[str, ...], words: str) -> None:
    answer = talk(*turns)
    assert answer.status is Status.ANSWERED and words in answer.answer


def test_what_has_nothing_to_do_with_the_plan_is_out_of_scope_in_a_conversation_too(talk: Talk) -> None:
    assert talk("消防站要新建吗", "今天会下雪吗").status is Status.OUT_OF_SCOPE


def test_a_memory_is_no_question(talk: Talk) -> None:
    assert talk("贾太湖公园要修吗", "唉，小时候我天天去那儿玩，一晃都老了").status is Status.SMALLTALK


def test_money_is_told_of_the_thing_asked_about_and_of_no_other(talk: Talk) -> None:
    assert "100亿" not in talk("新丰小学什么时候开工，投资多少钱").answer
    assert "1.63" not in talk("石榴巷改造花了多少钱").answer


@pytest.mark.parametrize(
    "turns",
    [
        ("解放路南延是怎么安排的", "哪年通车有准信没"),
        ("政府贴息的创业贷款想放多少", "利率是多少"),
        ("一般公共预算收入每年涨几个点", "那支出这头呢，教育支出占比有没有定下来"),
    ],
)
def test_what_is_not_given_of_what_is_named(talk: Talk, turns: tuple[str, ...]) -> None:
    assert talk(*turns).status in (Status.NOT_IN_PLAN, Status.PARTIAL)


@pytest.mark.parametrize(
    ("text", "name"), [("工业地一亩多少钱", "rate"), ("PM2.5降到每立方多少微克", "concentration"), ("翻新了多少条啊，我家门口那条好像也在里头", None)]
)
def test_rates_and_what_is_only_said(text: str, name: str | None) -> None:
    found = wanted(text)
    assert (found.name if found else None) == name


def test_money_in_yi_without_its_unit_is_money(talk: Talk) -> None:
    assert talk("2020年一般公共预算收入的底数是多少钱？").answer.startswith("2020年一般公共预算收入基数为3.01亿。")


def test_a_price_is_told_by_no_sum(talk: Talk) -> None:
    assert talk("铜这块排了哪些重点项目", "工业地一亩多少钱？").status is Status.NOT_IN_PLAN

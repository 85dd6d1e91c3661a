"""Comparison and computation: operands cited, formula shown."""

from __future__ import annotations

import pytest

from assistant.answer import Status
from tests.assistant.conftest import Talk


@pytest.mark.parametrize(
    ("question", "expression", "result"),
    [
        ("普惠园占比五年得提几个百分点", "85 - 81.2", "3.8"),
        ("智能装备企业和智能机器人企业加起来多少家", "15 + 10", "25"),
        ("创业担保贷款刨掉返乡农民工那块还剩多少", "9000 - 7000", "2000"),
        ("54.4公里管线21个村，平均一个村多少公里", "54.4 ÷ 21", "2.59"),
        ("人均体育场地面积至少要多出来多少平", "1.8 - 1.56", "0.24"),
        ("人均体育场地面积还得添多少平米", "1.8 - 1.56", "0.24"),
        ("农博城总投资除以建筑面积，一平米合多少钱", "20 × 10000 ÷ 150000", "1.33"),
        ("排水管线总长除以村数，一个行政村摊多少公里", "54.4 ÷ 21", "2.59"),
        ("固定资产投资，前后两个五年的年均增速比一比", "8 - 11.3", "-3.3"),
        ("机器人和铜加工，平均一家的营收谁高？各是多少", "50 ÷ 10", "5"),
        ("社零这项，十四五定的年均增速比十三五快吗", "7.5 - 7", "0.5"),
        ("上五年改的小区加上这五年要改的，一共多少个老小区", "194 + 150", "344"),
        ("固投增速这五年定得是不是比上个五年低啊，各是多少", "8 - 11.3", "-3.3"),
        ("贴息创业贷款里扣掉给返乡农民工的，按最低数算还剩多少万", "9000 - 7000", "2000"),
        ("创业担保贷款里不是返乡农民工的那部分按下限算是几千万", "9000 - 7000", "2000"),
        ("十三五建成通车的市政路和翻新的小街巷，条数加起来", "10 + 57", "67"),
        ("普惠园占比和每千人医师数的增量各多少", "85 - 81.2", "3.8"),
        ("智能装备、智能机器人、铜加工三块的期末营收目标加总是多少亿", "100 + 50 + 100", "250"),
        ("贴息创业担保贷款里，按规划最低数算，给返乡农民工的占百分之几", "7000 ÷ 9000 × 100", "77.78"),
        ("创业贴息贷款按最低目标，带动一个人就业差不多用掉几万块贷款", "9000 ÷ 2500", "3.6"),
        ("人均体育面积增多少", "1.8 - 1.56", "0.24"),
        ("固投：规划目标增速比十三五实际是调高了还是调低了？", "8 - 11.3", "-3.3"),
        ("城里新增工作岗位，这五年的目标比上五年做到的多还是少", "2.9 - 3.3", "-0.4"),
        ("老小区改造，接下来要改的数量比十三五改掉的多吗？", "194 - 150", "44"),
        ("铜加工和机器人，哪个产业的营收目标大？", "100 - 50", "50"),
        ("智能装备+机器人+铜加工 企业数合计目标", "15 + 10 + 10", "35"),
        ("都市农业那个专栏里标了投资额的项目，钱加一起是多少亿", "1.2 + 20 + 0.2 + 1.63", "23.03"),
    ],
)
def test_computed(talk: Talk, question: str, expression: str, result: str) -> None:
    made = talk(question).calculations[0]
    assert (made.expression, made.result) == (expression, result)
    assert made.operands


@pytest.mark.parametrize("question", ["工业投资占固定资产投资几成", "财政收入占GDP几成", "研发投入占GDP百分之几"])
def test_no_rate_of_growth_is_a_part_of_another(talk: Talk, question: str) -> None:
    answer = talk(question)
    assert answer.status is Status.NOT_IN_PLAN
    assert not answer.calculations


@pytest.mark.parametrize("question", ["全区多大面积", "全区人均GDP多少亿"])
def test_the_figure_of_another_thing_is_none(talk: Talk, question: str) -> None:
    answer = talk(question)
    assert not any(fact.subject in ("人均体育场地设施面积", "地区生产总值") for fact in answer.facts)


def test_the_share_that_a_plan_gives_is_not_computed(talk: Talk) -> None:
    answer = talk("普惠性幼儿园2025年要占到几成")
    assert "85%以上" in answer.answer
    assert not answer.calculations


def test_of_two_places_one_has_no_area(talk: Talk) -> None:
    answer = talk("铁西从哪到哪算", "南边那块呢，多大", "两块谁大")
    assert answer.status is Status.PARTIAL
    assert answer.answer.startswith("规划未给出“铁西”的具体数字。")


def test_what_one_of_two_lacks_is_said_first(talk: Talk) -> None:
    answer = talk("铁西区域和南部区域的面积加起来多少")
    assert answer.status is Status.PARTIAL
    assert answer.answer.startswith("规划未给出“铁西区域 面积”的具体数字。")
    assert "17平方公里" in answer.answer


def test_the_little_of_how_much_asks_for_no_lowest(talk: Talk) -> None:
    assert talk("智能装备企业、铜加工企业、机器人企业的营收谁最高，各是多少").answer.startswith("智能装备企业营业收入、铜加工企业营业收入同为最高")
    assert talk("机器人和铜加工，平均一家的营收谁高？各是多少").answer.startswith("铜加工企业营业收入平均最高")


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("十三五改造的老旧小区加上十四五要改的，合计多少个小区？", "344"),
        ("老小区改造，上个五年和这个五年哪个任务多？各多少个？", "44"),
        ("装备、铜材、机器人三块的营收目标加一起有多少亿？", "250"),
        ("如果一般公共预算收入按规划的增速涨五年，从3.01亿能涨到多少亿？", "4.22"),
    ],
)
def test_both_periods_all_of_a_kind_and_the_plans_own_rate(talk: Talk, question: str, result: str) -> None:
    assert talk(question).calculations[0].result == result


def test_what_is_named_after_a_rise_is_not_compared(talk: Talk) -> None:
    answer = talk("还有农村公路提升和过村段排水，各多少公里")
    assert "5.3公里" in answer.answer and "14.876公里" in answer.answer and not answer.calculations


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("十三五那几年，咱区固定资产投资平均一年涨多少？",), "11.3%"),
        (("社零年均增速，新五年的目标比老五年的实际有没有往上提",), "7.5 - 7 = 0.5"),
        (("按2020年的三次产业结构，三产占的比重是二产的几倍",), "66 ÷ 33 = 2"),
        (("小学和初中的巩固率要求一样吗，差在哪",), "100 - 98 = 2"),
        (("听说人均体育场地2025年要搞到2平米以上，是吗",), "规划中不是2平方米以上，而是1.8平方米以上"),
        (("“至少一人”那句原文在第几页哪一节", "低保现在一个月发多少"), "最低生活保障"),
        (("消防站要推进的是第几个",), "第二消防救援站"),
    ],
)
def test_the_years_past_and_one_thing_in_both_periods(talk: Talk, turns: tuple[str, ...], told: str) -> None:
    assert told in talk(*turns).answer


def test_each_side_of_several_things_has_its_own_sum(talk: Talk) -> None:
    answer = talk("智能装备、智能机器人、铜加工三块，末年的企业数和营收目标分别加总是多少？")
    assert [made.result for made in answer.calculations] == ["35", "250"]


def test_an_operand_is_cited_wherever_it_stands(talk: Talk) -> None:
    answer = talk("城镇新增就业2.9万，平均每年要完成多少人")
    assert {"第一章第五节", "第十章第一节"} <= {citation.section_label for citation in answer.citations}


def test_a_story_before_a_share_lends_no_operand(talk: Talk) -> None:
    assert talk("老二明年上幼儿园，怕进不去公办的，往后普惠园能占多少？").answer.startswith("2025年普惠性幼儿园占比目标为85%以上")


def test_no_figure_is_added_to_that_of_something_in_it(talk: Talk) -> None:
    assert not talk("我家小区2003年建的，规划说2000年以后建的老旧小区都要改，一共多少个？").calculations


def test_what_the_years_to_come_hold_is_not_added_to_what_was_done(talk: Talk) -> None:
    answer = talk("上个五年千万元以上项目几个，投了多少", "十四五总共安排几个项目，总投资多少")
    assert not any("460" in made.expression or "286.9" in made.expression for made in answer.calculations)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("经济发展类里年均增速最高的是哪项", "“十四五”期间固定资产投资最高，为8%。"),
        ("经济发展类指标里哪个增速最低", "“十四五”期间地区生产总值、规模以上工业增加值、一般公共预算收入同为最低，为7%左右。"),
    ],
)
def test_the_highest_and_the_lowest_of_a_class_of_the_table(talk: Talk, question: str, first: str) -> None:
    assert talk(question).answer.startswith(first)

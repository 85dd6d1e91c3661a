"""What is counted: pages of the plan only where they are asked for."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Talk


def test_a_page_that_is_asked_for_is_no_number_of_pages(talk: Talk) -> None:
    assert "66页" not in talk("“至少一人”那句原文在第几页哪一节", "低保现在一个月发多少").answer


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("民生那个专栏有几类", "专栏10-1“民生福祉重点项目”共4项"),
        ("铁西那个专栏，棚户区改造一共点了几个项目的名？", "专栏6-1“棚户区改造项目”共8项"),
    ],
)
def test_a_box_that_is_named_by_the_words_of_its_title_is_counted(talk: Talk, question: str, first: str) -> None:
    assert talk(question).answer.startswith(first)


def test_what_stands_in_a_box_is_no_list_of_boxes(talk: Talk) -> None:
    assert "泽耀·新乡农博城" in talk("都市农业专栏有哪些项目").answer


@pytest.mark.parametrize(("question", "first"), [("表1-1里有几个约束性指标", "约束性指标共5个"), ("表1有几项指标", "指标共19个")])
def test_a_box_may_be_called_a_table(talk: Talk, question: str, first: str) -> None:
    assert talk(question).answer.startswith(first)


def test_indicators_of_something_are_not_all_indicators(talk: Talk) -> None:
    answer = talk("十四五外资指标是多少")
    assert "19个" not in answer.answer and "2.7亿美元" in answer.answer


@pytest.mark.parametrize("question", ["铁西区域棚户区改造项目有几个", "铁西棚改项目有几个"])
def test_projects_are_counted_by_the_items_name_without_the_word_itself(talk: Talk, question: str) -> None:
    assert talk(question).answer.startswith("第六章第一节 专栏6-1“棚户区改造项目”共8项")


def test_how_many_there_are_is_asked_of_the_last_list(talk: Talk) -> None:
    assert talk("铁西区域要修哪些路", "棚改项目列表", "一共几个").answer.startswith("共列出8个")


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("绿色那类几项，都是啥", "绿色生态类指标共3个。"),
        ("经济发展那类几项", "经济发展类指标共6个。"),
        ("约束性和预期性指标各几个", "约束性指标共5个。"),
        ("楼宇、文旅康养两块加起来几项", "据此计算，7 + 9 = 16，合计16个。"),
    ],
)
def test_classes_of_the_table_and_items_of_boxes(talk: Talk, question: str, first: str) -> None:
    assert talk(question).answer.startswith(first)


def test_both_attributes_are_told(talk: Talk) -> None:
    assert "预期性指标共14个。" in talk("约束性、预期性指标分别多少项").answer


def test_what_the_plan_counts_itself_is_told_by_its_figures(talk: Talk) -> None:
    assert talk("智能装备企业和智能机器人企业加起来多少家").answer.startswith("据此计算，15 + 10 = 25")


def test_two_questions_that_only_count_are_both_told(talk: Talk) -> None:
    told = talk("规划要打通、要修的路，先说南边有哪些？", "几条", "西边呢", "几条", "两边点了名的加起来几条？")
    assert told.answer  # of two parts neither is left to the other

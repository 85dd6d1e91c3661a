"""Figures that a sentence of the plan gives and the fact table has not."""

from __future__ import annotations

import pytest

from assistant.answer import Status
from assistant.write.mentioned import answers_unit
from index.findings import Kind, Part
from tests.assistant.conftest import Talk


def test_a_numeral_with_a_word_of_the_topic_answers_how_many(talk: Talk) -> None:
    assert "十个严禁" in talk("政商交往给干部划了几条严禁").answer


def test_an_enumeration_answers_how_many_of_its_members() -> None:
    asked = Part(text="要把好几道关", kind=Kind.FIGURE, topic="关")
    assert answers_unit(asked, "严把政治关、廉洁关和素质能力关。")
    assert not answers_unit(asked, "严把政治关。")


@pytest.mark.parametrize(
    "turns",
    [
        ("铁西棚户区改造有哪些", "每户补多少"),  # a figure beside it (一期) is no answer
        ("老城区要改造的城中村有哪几个", "拆一平补多少"),  # nor is the figure of what was asked before
    ],
)
def test_what_a_follow_up_asks_how_much_of_must_stand_there(talk: Talk, turns: tuple[str, ...]) -> None:
    assert talk(*turns).status is Status.NOT_IN_PLAN


def test_a_figure_of_another_thing_is_none_of_what_is_asked(talk: Talk) -> None:
    assert talk("南部区域开发总投资多少个亿").status is Status.NOT_IN_PLAN  # 20亿元 of a market that stands there
    assert "20亿元" in talk("那个买卖农产品的大市场投多少钱").answer


def test_a_sentence_that_holds_the_whole_topic_is_on_nothing_else(talk: Talk) -> None:
    assert "1.5万亩" in talk("旱涝都保收的那种好地，要弄出来多少亩").answer


def test_the_area_of_one_region_is_none_of_another(talk: Talk) -> None:
    answer = talk("铁西区域四至是怎么划的？", "南部那片呢，多大", "前一个有多少平方公里")
    assert answer.status is Status.NOT_IN_PLAN
    assert "17" not in answer.answer.split("\n")[0]


def test_another_member_of_a_row_that_is_counted(talk: Talk) -> None:
    assert talk("社区卫生服务中心建几个").status is Status.NOT_IN_PLAN  # 15个村卫生室 stand beside it
    assert "15个" in talk("村卫生室建几个").answer


def test_a_share_asked_without_its_unit(talk: Talk) -> None:
    assert "98%" in talk("城里有暖气的占多少了").answer


def test_a_target_asked_by_yes_or_no_is_a_figure(talk: Talk) -> None:
    assert talk("新能源重点发展什么", "产值目标有吗").status is Status.NOT_IN_PLAN


@pytest.mark.parametrize(
    "question",
    [
        "2035年人均GDP写到多少了",
        "人均住房面积目标是多少",
        "农业增加值增速",
        "规上服务业增加值增长目标",
        "小学毛入园率",
        "铝加工企业目标几家",
        "高中毛入学率目标",
        "每千人护士数目标",
        "旅游收入增长目标",
        "夜间消费额目标有吗",
        "有购房补贴标准没",
        "上市企业几家",
    ],
)
def test_what_the_plan_does_not_measure_is_not_told_by_what_is_called_alike(talk: Talk, question: str) -> None:
    assert talk(question).status in (Status.NOT_IN_PLAN, Status.PARTIAL)


@pytest.mark.parametrize(
    ("question", "words"),
    [("研发投入强度", "有明显提升"), ("暖气普及率", "98%"), ("每千人医生数", "3.7"), ("平原镇污水治理排水管线要建多长", "54.4"), ("规上工业增加值增速", "7%")],
)
def test_what_it_measures_in_other_words_is_told(talk: Talk, question: str, words: str) -> None:
    answer = talk(question)
    assert answer.status is Status.ANSWERED and words in answer.answer


@pytest.mark.parametrize("said", ["$(id)", "a[b", "(((", "*[+"])
def test_signs_that_mean_something_elsewhere_are_only_said(talk: Talk, said: str) -> None:
    assert talk(said, "占比").status is not Status.ANSWERED

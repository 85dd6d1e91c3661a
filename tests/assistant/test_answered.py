"""What was answered of what was asked."""

from __future__ import annotations

import pytest

from assistant.answered import answered, in_short, with_name, with_stage
from index.findings import Kind, Part
from index.search import Index

STORY = "我在村里看病看了二十年，看病的屋子一直是租人家的，房东说涨价就涨价，听说以后要变成公家的？"
TELLING = Part(text=STORY, kind=Kind.VERIFY, topic="村里看病 二十年 屋子 房东涨价", expansions=("卫生", "村卫生室", "扫黑"))


def test_a_story_is_its_words_that_were_answered() -> None:
    part = in_short(TELLING, "积极推进公有产权村卫生室建设。")
    assert (part.topic, part.expansions) == ("卫生 村卫生室", ("卫生", "村卫生室"))


def test_what_was_not_answered_stays_whole() -> None:
    assert in_short(TELLING, "规划未载明“看病”。") == TELLING
    assert in_short(TELLING, "到“十四五”末达到15家。") == TELLING


def test_the_reading_that_was_answered() -> None:
    mine, other = (Part(text="", kind=Kind.TEXT, topic="断头路"),), (Part(text="", kind=Kind.TEXT, topic="村卫生室"),)
    assert answered((mine, other), "推进村卫生室建设。") == other


def test_the_stage_that_a_figure_was_told_of() -> None:
    part = Part(text="GDP增速定的几", kind=Kind.FIGURE, topic="GDP")
    assert with_stage(part, "地区生产总值年均增长目标为7%左右。").told == "target"
    assert with_stage(part, "“十三五”期间固定资产投资年均增长11.3%。").told == "achieved"
    assert with_stage(part, "规划未给出“GDP”的具体数字。").told is None


@pytest.mark.parametrize(
    ("topic", "focus", "answer", "called"),
    [
        ("灰蒙蒙 好天", "", "2020年空气优良天数比例基数为65.3%。[1]", "空气优良天数比例"),
        ("铜匠铺", "", "到“十四五”末，铜加工企业目标为10家。[1]", "铜加工企业"),
        ("千万元以上 固投", "固投", "“十四五”期间固定资产投资年均增长目标为8%。[1]", "固投"),  # the user's own word, which the plan knows
        ("普惠性幼儿园占比", "", "2025年普惠性幼儿园占比目标为85%以上。[1]", ""),  # is called so already
        ("空气优良天数比例 （%）", "", "2020年空气优良天数比例基数为65.3%。[1]", ""),  # a unit names nothing
        ("贷款 回乡", "回乡", "“十四五”期间政府贴息创业担保贷款目标为9000万元以上。[1]", ""),  # of another than was asked
        ("企业 机器人", "", "到“十四五”末，智能装备企业目标为15家。[1]\n到“十四五”末，智能机器人企业目标为10家。[2]", ""),  # of two
        ("好天", "", "规划未给出“好天”的具体数字。", ""),
    ],
)
def test_the_name_that_a_figure_was_told_by(index: Index, topic: str, focus: str, answer: str, called: str) -> None:
    part = Part(text=topic, kind=Kind.FIGURE, topic=topic, focus=focus)
    assert with_name(part, answer, index.lexicon).called == called

"""What was answered of what was asked."""

from __future__ import annotations

from assistant.answered import answered, in_short, with_stage
from index.findings import Kind, Part

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

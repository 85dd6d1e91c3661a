"""What a refusal says was asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.write.asked import briefly
from index.findings import Kind, Part
from tests.assistant.conftest import Talk

LONG = Part(text="妈八十，一个人住，一个月补多少钱", kind=Kind.FIGURE, topic="妈八十 一个人住 一个月补")


def test_a_short_topic_is_said_as_it_is() -> None:
    assert briefly(replace(LONG, text="卫源湖总投资多少", topic="卫源湖总投资")) == "卫源湖总投资"


def test_a_long_one_in_the_users_last_words() -> None:
    assert briefly(LONG) == "一个月补多少钱"


@pytest.mark.parametrize(("said", "brief"), [("那我明天拿啥材料呢？", "我明天拿啥材料"), ("好吧，到底几座", "几座")])
def test_without_what_stands_around_it(said: str, brief: str) -> None:
    assert briefly(replace(LONG, text=said)) == brief


def test_a_later_turn_is_not_told_the_whole_conversation(talk: Talk) -> None:
    answer = talk("我今年七十一，老伴走了三年，一个人住健康路那片", "那一个月给我补几个钱？")
    assert "“一个月给我补几个钱”" in answer.answer and "老伴" not in answer.answer

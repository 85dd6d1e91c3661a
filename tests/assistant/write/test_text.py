"""Text from the plan's own sentences."""

from __future__ import annotations

import pytest

from assistant.answer import Status
from assistant.write.sentence import spelled
from tests.assistant.conftest import Talk


def test_a_year_asked_for_is_told_of_that_year(talk: Talk) -> None:
    assert "全市引领" in talk("2035年高端装备跟铜材料要做到啥水平").answer


def test_the_next_sentence_follows_where_it_adds_something(talk: Talk) -> None:
    one, two = talk("学前教育怎么发展").answer, talk("夜间经济怎么发展，深夜食堂开不开").answer
    assert one and "深夜食堂" in two


@pytest.mark.parametrize("question", ["卫源湖总投资几个亿", "隧道设备产业园占地多少亩", "第二消防救援站设在哪条路上", "区长是谁", "平原社区负责人电话多少"])
def test_what_the_plan_names_but_does_not_tell(talk: Talk, question: str) -> None:
    answer = talk(question)
    assert answer.status is Status.NOT_IN_PLAN
    assert answer.answer.startswith("规划未")


def test_that_year_is_the_year_of_the_turn_before(talk: Talk) -> None:
    answer = talk("2035年的“四个强区”是啥意思", "到那时候GDP总量具体多少亿")
    assert answer.status is Status.NOT_IN_PLAN
    assert answer.answer.startswith("规划未载明地区生产总值的届时数字。")  # a year that this turn does not name is not printed


def test_what_a_named_place_did_is_no_look_back_on_all(talk: Talk) -> None:
    answer = talk("平原镇上个五年拿过什么称号？")
    assert "文明村镇" in answer.answer and len(answer.answer.split("\n")) == 1


def test_a_year_as_the_plan_spells_it() -> None:
    assert spelled(2035) == "二〇三五"


def test_why_wants_a_sentence_that_gives_a_reason(talk: Talk) -> None:
    assert "机遇" in talk("为啥要跟高新区“套合”，图的是什么？").answer


def test_what_becomes_of_the_plan_itself(talk: Talk) -> None:
    assert talk("规划中途能改吗").citations[0].label == "第十二章第五节"
    assert "累计" in talk("目标表里方括号是什么意思").answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("规划半道上能改吗", "中期评估"),
        ("谁来盯着规划落地", "人大监督"),
        ("园区为什么要盖人才公寓", "解决人才引进问题"),
        ("2035年那会儿，铜材技术要排到啥位置", "全国领先"),
    ],
)
def test_what_the_sentence_is_about_that_is_told_first(talk: Talk, question: str, told: str) -> None:
    assert told in talk(question).answer

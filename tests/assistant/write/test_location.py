"""Where something stands."""

from __future__ import annotations

import pytest

from assistant.answer import Status
from tests.assistant.conftest import Talk


def test_a_place_is_told_by_the_sentence_that_says_it(talk: Talk) -> None:
    assert "京广铁路以西" in talk("铁西区域在哪儿").answer


def test_a_place_that_the_plan_does_not_say(talk: Talk) -> None:
    assert talk("市殡仪馆搬到哪去").status is Status.NOT_IN_PLAN


@pytest.mark.parametrize(("question", "told"), [("和别的县区比卫滨的短处在哪里", "城市更新速度慢"), ("跟高新区套合好处在哪", "套合")])
def test_what_is_abstract_stands_nowhere(talk: Talk, question: str, told: str) -> None:
    assert told in talk(question).answer


@pytest.mark.parametrize("question", ["招商主要往哪些地方跑", "招商主攻全国哪几块地方"])
def test_regions_are_told_where_they_are_asked_for(talk: Talk, question: str) -> None:
    answer = talk(question)
    assert "长三角" in answer.answer.split("\n")[0] and answer.citations[0].label == "第五章第二节"


def test_what_something_is_used_for_is_no_place(talk: Talk) -> None:
    assert "沼气锅炉" in talk("畜禽粪污集中处理后产生的沼气用到哪里？").answer


def test_a_sub_district_is_found_by_its_office(talk: Talk) -> None:
    assert "智慧医疗健康路" in talk("健康路办事处在规划里是个什么定位").answer.split("\n")[0]


def test_the_place_of_another_project_is_no_answer(talk: Talk) -> None:
    answer = talk("公共文化艺术中心建多大", "选址在哪条路上")
    assert answer.status is Status.NOT_IN_PLAN and "滨河湾" not in answer.answer


def test_the_site_of_another_thing_is_none_of_what_was_asked_before(talk: Talk) -> None:
    answer = talk("消防站还要再建吗", "选址定在哪条路")
    assert answer.status is Status.NOT_IN_PLAN


def test_levels_of_an_organisation_are_no_place(talk: Talk) -> None:
    assert "镇（办）" in talk("人民调解委员会设哪三级").answer


def test_regions_asked_in_a_later_turn(talk: Talk) -> None:
    assert "长三角" in talk("市外资金和进出口呢", "这三项2025年要到多少", "那招商往哪些地方跑").answer

"""What a sentence lists, counted where it is asked how many there are."""

from __future__ import annotations

import pytest

from assistant.answer import Status
from tests.assistant.conftest import Talk

MUSEUMS = ("共列出3个", "1. 新乡望野艺术博物馆", "3. 赵林陶瓷博物馆")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("被点名支持的非国有博物馆数量", MUSEUMS),
        ("支持哪些博物馆，一共几家", MUSEUMS),
        ("被支持建设的博物馆叫什么名字，合计几座", MUSEUMS),
        ("承接产业转移，重点盯外头几个地区/经济圈？", ("共列出4个", "4. 成渝经济圈")),
        ("要提质升级的医院点了哪几家名，合计几家？", ("共列出3个", "2. 口腔医院")),
        ("全域5G加什么什么的，点出来的有几样", ("共列出4个", "智慧消防")),
        ("打通断头路 南边修哪几条", ("共列出3个", "1. 午阳路", "3. 德源路")),
        ("西边断头路一共几条", ("共列出5个", "5. 太行大道")),
        ("特色种植里点名的优势果树有几种", ("共列出2个", "1. 樱桃", "2. 葡萄")),
    ],
)
def test_how_many_a_sentence_lists_comes_first_and_then_each(talk: Talk, question: str, told: tuple[str, ...]) -> None:
    answer = talk(question)
    assert answer.status is Status.ANSWERED
    assert [words for words in told if words not in answer.answer] == []


@pytest.mark.parametrize("turns", [("晚上有哪些活动", "摊位费能免几个月"), ("高龄补贴一个月给多少块",), ("哪几家医院要提质升级", "这几家靠哪些特色科室")])
def test_what_is_not_counted_is_not_listed(talk: Talk, turns: tuple[str, ...]) -> None:
    assert "共列出" not in talk(*turns).answer


def test_one_more_that_is_counted_is_not_what_the_row_is_called(talk: Talk) -> None:
    assert "村卫生室共列出" not in talk("列的项目里有几个村卫生室？").answer
    assert "15个" in talk("村卫生室，项目里安排建几个").answer


def test_members_of_a_kind_that_the_plan_names(talk: Talk) -> None:
    assert "共列出8个" in talk("特色街区打造，主打医疗的是哪个办", "这样的镇办一共列了几个？").answer


def test_what_stands_before_the_noun_is_not_what_is_counted(talk: Talk) -> None:
    assert "共列出" not in talk("5G基站建多少个").answer

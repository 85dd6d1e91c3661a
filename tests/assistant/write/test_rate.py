"""Rates over several years, compounded."""

from __future__ import annotations

import pytest

from assistant.answer import Question, Status
from assistant.reply import reply
from index.search import Index


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("照目标速度，社零五年下来总共能涨百分之几", "整个规划期累计增长约43.56%"),
        ("固定资产投资按目标增速，五年累计增幅多大", "整个规划期累计增长约46.93%"),
        ("GDP每年7%，连续五年累计增幅是多少？", "整个规划期累计增长约40.26%"),
        ("每千人执业医师数从2020年到2025年，折成年均复合增速百分之几？", "年均增长约1.71%"),
    ],
)
def test_what_is_worked_from_the_plans_own_rate_or_ends(index: Index, question: str, told: str) -> None:
    assert told in reply(Question(question=question), index).answer


def test_a_yearly_rate_that_the_plan_gives_is_told_and_not_worked(index: Index) -> None:
    answer = reply(Question(question="社会消费品零售总额年均增长多少？"), index)
    assert "7.5%" in answer.answer
    assert not answer.calculations


def test_a_rate_that_the_plan_does_not_give_is_not_worked_unasked(index: Index) -> None:
    assert reply(Question(question="每千人执业医师数年均增长多少？"), index).status is Status.NOT_IN_PLAN

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
    ],
)
def test_computed(talk: Talk, question: str, expression: str, result: str) -> None:
    made = talk(question).calculations[0]
    assert (made.expression, made.result) == (expression, result)
    assert made.operands


def test_what_one_of_two_lacks_is_said_first(talk: Talk) -> None:
    answer = talk("铁西区域和南部区域的面积加起来多少")
    assert answer.status is Status.PARTIAL
    assert answer.answer.startswith("规划未给出“铁西区域 面积”的具体数字。")
    assert "17平方公里" in answer.answer

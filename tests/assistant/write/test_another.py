"""Money of a project that the plan gives none of."""

from __future__ import annotations

import pytest

from assistant.answer import Status
from tests.assistant.conftest import Talk


@pytest.mark.parametrize(
    "question", ["万邦冷链物流园投多少", "万邦农产品冷链物流园总投资多少亿", "那万邦的冷链园投资多大", "智能机器人产业园总投资", "德鑫双创空间投多少钱"]
)
def test_it_is_not_told_by_that_of_another(talk: Talk, question: str) -> None:
    answer = talk(question)
    assert answer.status is Status.NOT_IN_PLAN
    assert "2000万元" not in answer.answer and "50亿元" not in answer.answer


@pytest.mark.parametrize(("question", "money"), [("元庄那个冷链投多少", "2000万元"), ("农博城总投资", "20亿元"), ("田园综合体投资多少", "1.63亿元")])
def test_its_own_is_told(talk: Talk, question: str, money: str) -> None:
    assert talk(question).answer.split("\n")[0].endswith(f"{money}。[1]")

"""A name, a level, a side or a place that the plan has otherwise is corrected."""

from __future__ import annotations

import pytest

from assistant.answer import Status
from tests.assistant.conftest import Talk


@pytest.mark.parametrize(
    ("question", "said", "says"),
    [
        ("勤工争创国家级工程技术研发平台，怎么支持", "国家级", "省级"),
        ("五大战略是什么", "五大战略", "四大战略"),
        ("铁西区域在京广铁路东边吧", "京广铁路以东", "京广铁路以西"),
        ("田园综合体不是放平原镇嘛", "平原镇", None),
        ("十三五实施亿元以上项目460个对吧", "亿元以上项目", "千万元以上项目"),
    ],
)
def test_corrected(talk: Talk, question: str, said: str, says: str | None) -> None:
    answer = talk(question)
    assert answer.status is Status.ANSWERED
    assert answer.corrections[0].said == said
    assert says is None or answer.corrections[0].plan_says == says


@pytest.mark.parametrize("question", ["四大战略是什么", "铁西区域在京广铁路西边吧"])
def test_what_is_so_is_not_corrected(talk: Talk, question: str) -> None:
    assert talk(question).corrections == ()

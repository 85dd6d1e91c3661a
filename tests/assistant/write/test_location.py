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

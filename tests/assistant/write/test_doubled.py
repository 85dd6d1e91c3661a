"""What is said to have doubled."""

from __future__ import annotations

import pytest

from assistant.answer import Question, Turn
from assistant.reply import reply
from index.search import Index


@pytest.mark.parametrize(
    ("question", "times"), [("老旧小区改造比十三五翻番了吧", "1.29倍，没有翻番"), ("人均体育场地面积五年是不是翻一番", "1.15倍，没有翻番")]
)
def test_it_is_worked_out(index: Index, question: str, times: str) -> None:
    assert times in reply(Question(question=question), index).answer


def test_a_later_turn_says_it_of_what_was_told(index: Index) -> None:
    first = "每千人执业医师数的基数和目标？"
    history = (Turn(role="user", content=first), Turn(role="assistant", content=reply(Question(question=first), index).answer))
    assert "1.09倍，没有翻番" in reply(Question(question="等于翻一番了？", history=history), index).answer

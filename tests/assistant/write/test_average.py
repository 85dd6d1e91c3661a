"""A figure over the count that it is shared among."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Talk


@pytest.mark.parametrize(
    ("question", "made"),
    [
        ("四座危桥一共51.5延米，平均一座多长", "51.5 ÷ 4 = 12.88"),
        ("460个项目平均一个投了多少钱", "286.9 ÷ 460 = 0.62"),
        ("十三五千万级项目平均投多少", "286.9 ÷ 460 = 0.62"),
    ],
)
def test_shared_among_what_the_question_counts(talk: Talk, question: str, made: str) -> None:
    assert made in talk(question).answer

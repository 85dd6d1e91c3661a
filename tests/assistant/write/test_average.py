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
        ("市外资金年均多少", "156.1 ÷ 5 = 31.22"),
    ],
)
def test_shared_among_what_the_question_counts(talk: Talk, question: str, made: str) -> None:
    assert made in talk(question).answer


def test_a_rate_of_growth_is_no_part_of_a_sum(talk: Talk) -> None:
    answer = talk("GDP年均多少")
    assert "7%左右" in answer.answer and not answer.calculations


def test_two_computations_in_one_message(talk: Talk) -> None:
    answer = talk("名师和骨干教师目标各多少", "两类合计，再说说骨干是名师的几倍")
    assert [made.result for made in answer.calculations] == ["50", "4"]


def test_a_share_of_a_person_in_another_unit(talk: Talk) -> None:
    assert talk("农村饮水设计供水人口", "一天供多少水", "折算下来一个人一天多少升").calculations[0].result == "70.1"

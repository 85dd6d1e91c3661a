"""What a question takes for given is corrected before anything else."""

from __future__ import annotations

import pytest

from assistant.answer import Status
from tests.assistant.conftest import Talk


@pytest.mark.parametrize(
    ("question", "said", "says"),
    [
        ("为什么城镇化率目标定成80%", "80%", "100%"),
        ("创业担保贷款要放9000亿，带动就业多少人", "9000亿", "9000万元以上"),
        ("现代农业休闲观光示范区投12个亿，分几个版块", "12个亿", "1.2亿元"),
        ("地区生产总值是2018年突破300亿元的，怎么做到的", "2018年", "2020年"),
        ("小学入学率这个预期性指标2025年目标是多少", "预期性", "约束性"),
    ],
)
def test_corrected(talk: Talk, question: str, said: str, says: str) -> None:
    answer = talk(question)
    assert answer.status is Status.ANSWERED
    assert answer.corrections[0].said == said
    assert "不是" in answer.answer.split("\n")[0]
    assert answer.corrections[0].plan_says == says


@pytest.mark.parametrize(
    "question",
    [
        "2020年地区生产总值突破300亿元，怎么做到的",
        "创业担保贷款要放9000万元以上，带动就业多少人",
        "小学入学率这个约束性指标2025年目标是多少",
    ],
)
def test_what_is_so_is_not_corrected(talk: Talk, question: str) -> None:
    assert talk(question).corrections == ()


def test_the_rest_of_the_question_is_answered_too(talk: Talk) -> None:
    assert "2500人以上" in talk("创业担保贷款要放9000亿，带动就业多少人").answer


def test_a_year_that_bounds_a_thing_is_corrected(talk: Talk) -> None:
    answer = talk("老旧小区要改200个，都是2005年以前盖的吧")
    assert answer.answer.startswith("规划中不是2005年以前，而是2000年以前。")


def test_a_year_that_the_plan_has_of_another_thing_is_corrected(talk: Talk) -> None:
    assert talk("194个老旧小区说的是2010年以前盖的吧").answer.startswith("规划中不是2010年以前，而是2000年以前。")
    assert not talk("早期供水工程是2010年之前建的吧").corrections


def test_a_corrected_figure_is_told_whose_it_is(talk: Talk) -> None:
    assert "固定资产投资" in talk("规划定的GDP年均增速是8%吧？", "那8是谁的").answer


def test_a_figure_within_a_name_is_no_premise(talk: Talk) -> None:
    assert not talk("十三五干了多少个千万元以上的项目").corrections

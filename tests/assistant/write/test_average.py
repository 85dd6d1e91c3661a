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


@pytest.mark.parametrize(
    ("turns", "result"),
    [
        (("上个五年粮食种植面积保持在多少", "用当时的总产量除一下，一亩地合多少斤"), "1000"),
        (("前五年咱区种粮食的地保住了多少亩", "打下来多少粮", "合一亩大概几斤？"), "1000"),
        (("政府贴息的创业贷款，这五年想放多少出去", "能带动多少人上岗", "摊到每个岗位是多少贷款"), "3.6"),
        (("农村饮水那个管网延伸工程，弄好了能管多少人喝", "一天供多少嘞", "那摊到一个人头上一天是多少，帮我除除"), "70.1"),
        (("农博城总投资和建筑面积", "按建筑面积算一平米投多少钱"), "1.33"),
    ],
)
def test_shared_among_what_is_said_in_everyday_words(talk: Talk, turns: tuple[str, ...], result: str) -> None:
    assert [made.result for made in talk(*turns).calculations] == [result]


def test_of_several_that_were_told_the_one_that_is_called(talk: Talk) -> None:
    answer = talk("铜加工、机器人、智能装备的企业数各多少", "铜那块平均一家营收多少")
    assert [made.expression for made in answer.calculations] == ["100 ÷ 10"]


def test_a_share_of_a_person_in_another_unit(talk: Talk) -> None:
    assert talk("农村饮水设计供水人口", "一天供多少水", "折算下来一个人一天多少升").calculations[0].result == "70.1"

"""One figure that tells three: 一二三产业比重为1：33：66."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Talk


@pytest.mark.parametrize(
    ("turns", "expression", "result"),
    [
        (("2020年三产的份额是二产的几倍",), "66 ÷ 33", "2"),
        (("第二产业2020年占GDP的比重是多少",), "33 ÷ 100 × 100", "33"),
        (("一产占比多少",), "1 ÷ 100 × 100", "1"),
        (("2020年服务业占的比例是多少",), "66 ÷ 100 × 100", "66"),
        (("2020年地区生产总值多少", "三产占多少", "折成钱是多少亿"), "300 × 66 ÷ 100", "198"),
    ],
)
def test_a_part_is_told_of_the_whole(talk: Talk, turns: tuple[str, ...], expression: str, result: str) -> None:
    made = talk(*turns).calculations[0]
    assert (made.expression, made.result) == (expression, result)


def test_a_part_is_told_in_money_where_the_proportion_is_named(talk: Talk) -> None:
    assert talk("2020年GDP就按300亿算，照三次产业的比例，第三产业大约多少亿").calculations[0].result == "198"


@pytest.mark.parametrize("question", ["三产融合发展占比多少", "2020年现代服务业占比多少", "三产占比2025年目标", "2020年第三产业增加值多少亿"])
def test_what_it_does_not_tell_is_not_computed(talk: Talk, question: str) -> None:
    assert not talk(question).calculations


def test_of_the_whole_that_is_said_again(talk: Talk) -> None:
    answer = talk("2020年GDP多大", "三次产业怎么分的", "那按300亿来算，第二产业大概多少亿")
    assert [made.result for made in answer.calculations] == ["99"]
    assert not talk("2020年GDP多大", "三次产业怎么分的", "那按500亿来算，第二产业大概多少亿").calculations

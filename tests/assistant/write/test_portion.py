"""A share of an amount that the question names."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Talk


@pytest.mark.parametrize(
    ("turns", "made"),
    [
        (("2020年优良天数比例多少", "按那年366天折算，差不多多少天"), "366 × 65.3 ÷ 100 = 239"),
        (("2020年优良天数比例多少", "那水呢", "再回到空气那个，一年按365天算好天气大概多少天"), "365 × 65.3 ÷ 100 = 238.34"),
    ],
)
def test_of_what_is_said_in_the_unit_that_is_asked(talk: Talk, turns: tuple[str, ...], made: str) -> None:
    assert made in talk(*turns).answer


def test_a_rate_of_growth_is_a_share_of_nothing(talk: Talk) -> None:
    assert not talk("社零十四五每年增几个点", "就按500亿元算，是多少亿元").calculations


def test_nothing_without_an_amount(talk: Talk) -> None:
    assert not talk("2020年优良天数比例多少", "那是多少天").calculations

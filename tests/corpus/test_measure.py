"""Units of one measure: by definition, never across measures."""

from __future__ import annotations

from fractions import Fraction

import pytest

from corpus.measure import steps, times, wanted_unit


@pytest.mark.parametrize(
    ("unit", "other", "factor"),
    [
        ("亩", "平方米", Fraction(2000, 3)),
        ("万亩", "公顷", Fraction(2000, 3)),
        ("亿元", "万元", Fraction(10000)),
        ("万元", "亿", Fraction(1, 10000)),
        ("公里", "里", Fraction(2)),
        ("吨", "斤", Fraction(2000)),
        ("人", "亩", None),
        ("吨", "升", None),
    ],
)
def test_times(unit: str, other: str, factor: Fraction | None) -> None:
    assert times(unit, other) == factor


def test_a_ton_of_water_is_a_thousand_litres() -> None:
    assert times("吨", "升", water=True) == 1000
    assert times("吨", "立方米", water=True) == 1


@pytest.mark.parametrize(("text", "unit"), [("折成平方米呢", "平方米"), ("一天合多少升", "升"), ("换算成万元", "万元"), ("方案里有多少条", ""), ("村里呢", "")])
def test_wanted_unit(text: str, unit: str) -> None:
    assert wanted_unit(text) == unit


def test_steps() -> None:
    assert (steps(Fraction(2000, 3)), steps(Fraction(1)), steps(Fraction(1, 10))) == (" × 2000 ÷ 3", "", " ÷ 10")

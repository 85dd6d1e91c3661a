"""The sides of a subject."""

from __future__ import annotations

import pytest

from assistant.aspects import is_side, same_family, side_of, sides_of, subject_of, units_of


@pytest.mark.parametrize(
    ("topic", "subject", "sides"),
    [
        ("农博城总投资", "农博城", ("总投资",)),
        ("农博城 总投资 建筑面积", "农博城", ("总投资", "建筑面积")),
        ("夜间经济", "夜间经济", ()),
        ("总投资", "总投资", ("总投资",)),
    ],
)
def test_subject_and_sides(topic: str, subject: str, sides: tuple[str, ...]) -> None:
    assert (subject_of(topic), sides_of(topic)) == (subject, sides)


def test_a_topic_of_sides_only() -> None:
    assert is_side("总投资 建筑面积")
    assert not is_side("农博城 总投资")
    assert not is_side("")


def test_units_that_would_answer() -> None:
    assert units_of("农博城总投资") == ("元",)
    assert units_of("铁西的范围") == ()
    assert side_of("总投资和建筑面积") == "建筑面积"


@pytest.mark.parametrize(("units", "unit", "answers"), [(("元",), "亿元", True), (("家", "个"), "条", True), (("号",), "小时", False), (("元",), "家", False)])
def test_families(units: tuple[str, ...], unit: str, answers: bool) -> None:
    assert same_family(units, unit) is answers

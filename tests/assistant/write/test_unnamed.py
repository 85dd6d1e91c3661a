"""Figures of a thing that no fact is named after."""

from __future__ import annotations

from tests.assistant.conftest import Talk


def test_the_nearest_figure_is_told(talk: Talk) -> None:
    assert talk("旱涝保收的好地多少亩").answer.startswith("高标准农田建设为1.5万亩")


def test_the_nearest_figure_is_of_the_years_that_are_asked_about(talk: Talk) -> None:
    first = talk("前头那个五年（2016到2020），咱区经济平均一年长几个点？").answer.split("\n")[0]
    assert "6.5%" in first and "7%" not in first

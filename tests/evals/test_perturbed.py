"""Spelled otherwise."""

from __future__ import annotations

import random

import pytest

from evals.cases import Case, Turn
from evals.perturbed import WAYS, perturbed
from index.search import Index


@pytest.mark.parametrize(
    ("way", "text", "other"),
    [
        ("全角", "GDP增速7%", "ＧＤＰ增速７％"),
        ("繁体", "养老服务", "養老服務"),
        ("无标点", "绿化？", "绿化"),
        ("同音字", "绿化怎么做", None),
        ("全角", "绿化", None),
    ],
)
def test_way(index: Index, way: str, text: str, other: str | None) -> None:
    assert next(each for each in WAYS if each.name == way).spelled(text, index, random.Random(1)) == other


def test_a_name_is_misheard_and_digits_stay(index: Index) -> None:
    misheard = next(way for way in WAYS if way.name == "同音字")
    other = misheard.spelled("2025年普惠性幼儿园占比是多少", index, random.Random(1))
    assert other and other != "2025年普惠性幼儿园占比是多少" and other.startswith("2025年") and len(other) == 16


def test_shares(index: Index) -> None:
    case = Case(id="x", kind="figure", turns=(Turn(question="2025年普惠性幼儿园占比目标是多少？", status=("answered",)),))
    assert perturbed((case,), index)["繁体"] == (1, 1)

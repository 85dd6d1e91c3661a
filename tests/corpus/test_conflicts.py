"""The reviewed conflicts stand in the plan word for word."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.conflicts import conflicts_of
from corpus.plan import Plan, PlanError
from corpus.shelf import SHIPPED


def test_every_place_is_in_the_plan(plan: Plan) -> None:
    found = conflicts_of(plan, SHIPPED / "weibin-145")
    assert len(found) >= 9
    assert all(conflict.names and conflict.places for conflict in found)


def test_a_plan_nobody_has_reviewed_has_none(toy: Plan, tmp_path: Path) -> None:
    assert conflicts_of(toy, tmp_path) == ()


def test_a_place_that_is_not_there_is_named(toy: Plan, tmp_path: Path) -> None:
    (tmp_path / "conflicts.toml").write_text('[[conflicts]]\nnames = ["甲"]\nwhat = "甲"\nreading = "乙"\nplaces = [["第一章第一节", "没有这句"]]\n', "utf-8")
    with pytest.raises(PlanError, match="没有这句"):
        conflicts_of(toy, tmp_path)

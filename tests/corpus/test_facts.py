"""The reviewed facts stand in the plan word for word; what is extracted is close to them; filters filter."""

from __future__ import annotations

import csv
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.extract import extract
from corpus.facts import chosen
from corpus.plan import Plan, PlanError
from corpus.quantity import read
from corpus.review import facts_of, load
from corpus.shelf import SHIPPED

FOLDER = SHIPPED / "weibin-145"


def test_reviewed_facts_stand_in_the_plan(plan: Plan) -> None:
    facts = facts_of(plan, FOLDER)
    assert len(facts) > 150
    for fact in facts:
        held = "".join(plan.source[fact.char_start : fact.char_end].split())
        assert fact.text.replace(" ", "") in held.replace("—17—", ""), fact.id


def test_values_are_what_the_words_say(plan: Plan) -> None:
    for fact in facts_of(plan, FOLDER):
        if fact.value is not None and fact.measure not in ("duration",):
            assert any(fact.value in (str(q.value), q.ratio) for q in read(fact.text)), fact.id


def test_every_filled_cell_of_the_table_is_a_fact(plan: Plan) -> None:
    facts = {(f.locator.serial, f.column): f.text for f in facts_of(plan, FOLDER) if f.row}
    cells = {
        (p.serial, head): cell
        for p in plan.passages if p.row
        for head, cell in list(p.row.items())[3:-1] if cell not in ("—", "")
    }  # fmt: skip
    assert facts == cells


def test_close_subjects_are_apart(plan: Plan) -> None:
    facts = facts_of(plan, FOLDER)
    texts = {subject: {f.text for f in facts if f.subject == subject and f.stage == "target"} for subject in ("城镇登记失业率", "城镇调查失业率")}
    assert texts == {"城镇登记失业率": {"4%以内"}, "城镇调查失业率": {"＜4"}}


def test_filters(plan: Plan) -> None:
    facts = facts_of(plan, FOLDER)
    assert {f.text for f in chosen(facts, subject="普惠性幼儿园", year=2020)} == {"81.2"}
    assert len(chosen(facts, attribute="约束性", stage="target")) == 5
    assert all(f.locator.place.box == "专栏7-1" for f in chosen(facts, label="专栏7-1"))


def test_a_changed_digit_is_named(plan: Plan, tmp_path: Path) -> None:
    """A seeded fault: one digit of the reviewed table changed."""
    path = tmp_path / "facts.csv"
    path.write_text((FOLDER / "facts.csv").read_text("utf-8").replace("突破300亿元,2020年地区", "突破800亿元,2020年地区", 1), "utf-8")
    with pytest.raises(PlanError, match="1.1-gdp"):
        list(load(path, plan))


def test_extraction_finds_the_figures_of_the_text(toy: Plan) -> None:
    found = {(f.subject, f.value, f.unit, f.bound, f.stage) for f in extract(toy)}
    assert ("城镇化率", "65", "%", "ge", "target") in found
    assert ("智能装备企业", "8", "家", "eq", "target") in found
    assert ("森林覆盖率", None, "%", "none", "target") in found
    assert all("第一" not in f.text for f in extract(toy))


def test_a_plan_without_review_serves_what_is_extracted(toy: Plan, tmp_path: Path) -> None:
    served = facts_of(toy, tmp_path)
    assert [replace(fact, aliases=()) for fact in served] == [replace(fact, aliases=()) for fact in extract(toy)]
    assert "GDP" in next(fact.aliases for fact in served if fact.subject == "地区生产总值")
    shutil.copy(FOLDER / "facts.csv", tmp_path / "facts.csv")
    with pytest.raises(PlanError):
        facts_of(toy, tmp_path)


def test_ids_are_unique() -> None:
    with (FOLDER / "facts.csv").open(encoding="utf-8", newline="") as file:
        ids = [line["id"] for line in csv.DictReader(file)]
    assert len(ids) == len(set(ids))

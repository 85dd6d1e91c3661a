"""Tables of facts that open well, and whose cells no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from corpus.facts import Fact
from corpus.plan import Plan
from corpus.review import facts_of
from corpus.sheet import COLUMNS, csv_of, xlsx_of
from corpus.shelf import SHIPPED


@pytest.fixture(scope="module")
def facts(plan: Plan) -> tuple[Fact, ...]:
    return facts_of(plan, SHIPPED / "weibin-145")


def test_sheet_has_every_fact_with_its_source(facts: tuple[Fact, ...]) -> None:
    sheet = load_workbook(io.BytesIO(xlsx_of(facts, "卫滨区"))).active
    assert sheet is not None
    assert (sheet.title, sheet.freeze_panes, sheet.max_row) == ("卫滨区", "B2", len(facts) + 1)
    assert sheet.auto_filter.ref and sheet.column_dimensions["A"].width == COLUMNS[0][1]
    rows = [dict(zip((c[0] for c in COLUMNS), row, strict=True)) for row in sheet.iter_rows(min_row=2, values_only=True)]
    row = next(row for row in rows if row["编号"] == "box1-1-13-target")
    assert (row["主题"], row["数值"], row["单位"], row["阶段"], row["出处"], row["页"]) == ("普惠性幼儿园占比", 85, "%", "目标", "第一章第五节 专栏1-1", 17)


def test_csv_has_every_field_and_a_mark(facts: tuple[Fact, ...]) -> None:
    text = csv_of(facts)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert text.startswith("\ufeffid,") and len(rows) == len(facts) and rows[0]["quote"] == facts[0].quote
    assert csv_of([]).startswith("\ufeffid,subject,")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-5%", "@cmd", "\t=1"])
def test_no_cell_is_a_formula(facts: tuple[Fact, ...], text: str) -> None:
    changed = [replace(facts[0], subject=text, value=None)]
    cell = load_workbook(io.BytesIO(xlsx_of(changed, "x"))).active["A2"]  # type: ignore[index]
    assert cell.value == f"'{text}" and cell.data_type == "s"
    assert next(csv.DictReader(io.StringIO(csv_of(changed).removeprefix("\ufeff"))))["subject"] == f"'{text}"

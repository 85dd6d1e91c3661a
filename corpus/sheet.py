"""Facts as a table for people: CSV that Excel reads as Chinese, and a sheet one would like to open; the only door to openpyxl.

>>> csv_of(facts).splitlines()[0].split(",")[:4]
['\\ufeffid', 'subject', 'aliases', 'stage']
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from corpus.facts import Fact, as_dict

BOM = "\ufeff"  # without it Excel reads Chinese as something else
FORMULA = re.compile(r"^[=+\-@\t\r]")
LEFT_OUT = ("row", "span")
STAGES = {"base": "基数", "target": "目标", "achieved": "已完成", "planned": "安排", "none": ""}
BOUNDS = {"eq": "", "ge": "不低于", "gt": "超过", "le": "不超过", "lt": "低于", "approx": "约", "range": "区间", "none": ""}
# Head, width in characters, and what stands there.
COLUMNS: tuple[tuple[str, int, str], ...] = (
    ("主题", 30, "subject"), ("原文数字", 16, "text"), ("数值", 10, "value"), ("上限", 8, "value_max"), ("单位", 10, "unit"), ("限定", 8, "bound"),
    ("时期", 12, "period"), ("阶段", 8, "stage"), ("属性", 9, "attribute"), ("范围", 14, "scope"), ("出处", 22, "label"), ("页", 6, "page_start"),
    ("原句", 60, "quote"), ("备注", 30, "note"), ("已复核", 8, "reviewed"), ("编号", 24, "id"),
)  # fmt: skip


def csv_of(facts: Sequence[Fact]) -> str:
    """All fields under their names of the API, with a byte-order mark; the heads alone where there are no facts."""
    file = io.StringIO()
    places = ["label", "anchor", "page_start", "page_end", "char_start", "char_end"]
    heads = [field.name for field in fields(Fact) if field.name not in (*LEFT_OUT, "locator")] + places
    table = csv.DictWriter(file, heads, extrasaction="ignore")
    table.writeheader()
    table.writerows({name: _escaped("|".join(value) if isinstance(value, tuple) else value) for name, value in as_dict(fact).items()} for fact in facts)
    return BOM + file.getvalue()


def xlsx_of(facts: Sequence[Fact], title: str) -> bytes:
    """One sheet: Chinese heads, frozen and filtered, numbers as numbers, the source beside each."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = re.sub(r"[\[\]:*?/\\]", " ", title)[:31]
    sheet.append([head for head, _, _ in COLUMNS])
    for fact in facts:
        known = as_dict(fact)
        sheet.append([_shown(name, known[name]) for _, _, name in COLUMNS])
    for number, (_, width, _) in enumerate(COLUMNS, 1):
        cell = sheet.cell(1, number)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="E8EEF4")
        sheet.column_dimensions[get_column_letter(number)].width = width
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    sheet.freeze_panes, sheet.auto_filter.ref = "B2", sheet.dimensions
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _shown(name: str, value: Any) -> Any:
    if name in ("value", "value_max") and value is not None and re.fullmatch(r"-?\d+(\.\d+)?", value):
        return float(value) if "." in value else int(value)
    named = {"stage": STAGES, "bound": BOUNDS}.get(name, {}).get(value, value)
    return ("是" if value else "") if isinstance(value, bool) else _escaped(named)


def _escaped(value: Any) -> Any:
    """A cell that a spreadsheet would take for a formula, as text."""
    return f"'{value}" if isinstance(value, str) and FORMULA.match(value) else value

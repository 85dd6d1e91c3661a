"""What the log says, for people: a table of questions, and those that found no answer, the most asked first."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from sqlalchemy import Engine, select

from assistant.office.tables import ASKED, VOTES
from corpus.sheet import BOM
from index.spelling import plain

UNANSWERED = ("not_in_plan", "out_of_scope", "clarify", "withheld", "partial", "error")
# Head, width in characters, and what stands there.
COLUMNS: tuple[tuple[str, int, str], ...] = (
    ("时间（UTC）", 20, "at"), ("谁", 16, "who"), ("身份", 8, "kind"), ("接口", 10, "door"), ("规划", 14, "plan"), ("问题", 48, "question"), ("状态", 12, "status"),
    ("写法", 11, "generator"), ("出处", 48, "citations"), ("毫秒", 8, "ms_total"), ("评价", 8, "vote"), ("理由", 16, "reason"), ("意见", 30, "comment"), ("编号", 34, "id"),
)  # fmt: skip
# What a spreadsheet would take for a formula, though unseen characters stand before it.
RUN = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\ufeff]*[=+\-@]|[\t\r]")
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def rows(engine: Engine, since: datetime | None = None, until: datetime | None = None) -> list[Mapping[str, Any]]:
    """Questions with their votes, oldest first, from `since` to before `until` (UTC)."""
    columns = (*ASKED.c, VOTES.c.vote, VOTES.c.reason, VOTES.c.comment)
    statement = select(*columns).join(VOTES, VOTES.c.id == ASKED.c.id, isouter=True).order_by(ASKED.c.at, ASKED.c.number)
    statement = statement if since is None else statement.where(ASKED.c.at >= since)
    statement = statement if until is None else statement.where(ASKED.c.at < until)
    with engine.connect() as connection:
        return [dict(row._mapping) for row in connection.execute(statement)]


def csv_of(found: Sequence[Mapping[str, Any]]) -> str:
    """Chinese heads, a byte-order mark, no cell that a spreadsheet would run."""
    file = io.StringIO()
    table = csv.writer(file)
    table.writerow([head for head, _, _ in COLUMNS])
    table.writerows([_cell(row[name]) for _, _, name in COLUMNS] for row in found)
    return BOM + file.getvalue()


def xlsx_of(found: Sequence[Mapping[str, Any]]) -> bytes:
    """The same as a sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "问答记录"
    sheet.append([head for head, _, _ in COLUMNS])
    for row in found:
        sheet.append([_cell(row[name]) for _, _, name in COLUMNS])
    for number, (_, width, _) in enumerate(COLUMNS, 1):
        sheet.cell(1, number).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = width
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    sheet.freeze_panes, sheet.auto_filter.ref = "A2", sheet.dimensions
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def unanswered(found: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, str, Sequence[str]]]:
    """`(3, "not_in_plan", ("局长是谁", "局长是哪位？"))`: how often, what came of it, the wordings that come to the same."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in found:
        if row["question"] and (row["status"] in UNANSWERED or row["vote"] == "down"):
            groups[row["status"], _core(row["question"])].append(row["question"])
    for (status, _), wordings in sorted(groups.items(), key=lambda group: -len(group[1])):
        yield len(wordings), status, tuple(dict.fromkeys(wordings))


def _core(question: str) -> str:
    """A question without spelling, punctuation and white space."""
    return re.sub(r"[\W_]+|[吗呢啊呀吧]+$", "", plain(question)).rstrip("吗呢啊呀吧")


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, list):
        value = "；".join(value)
    if not isinstance(value, str):
        return value
    text = UNPRINTABLE.sub("", value)
    return f"'{text}" if RUN.match(text) else text

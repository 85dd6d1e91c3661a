"""What comes out of the log for people."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import Engine

from assistant.office import report
from assistant.office.database import address_of, opened
from assistant.office.log import Asked, Log, Vote

HOSTILE = ("=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\u200b=1", "正常的\x07问题\ufffe")


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return opened(address_of(tmp_path))


def fill(engine: Engine, *entries: tuple[str, str]) -> None:
    log = Log(engine)
    for n, (question, status) in enumerate(entries):
        log.take(Asked(str(n), "门户", "key", "ask", "weibin-145", question, status, citations=("第一章，第1页", "第二章，第9页"), at=datetime(2026, 1, 1 + n)))
    log.close()


def test_nothing_in_a_table_is_run(engine: Engine) -> None:
    fill(engine, *((question, "answered") for question in HOSTILE))
    found = report.rows(engine)
    table = report.csv_of(found)
    assert table.startswith("\ufeff时间")
    questions = [row["问题"] for row in csv.DictReader(io.StringIO(table.removeprefix("\ufeff")))]
    sheet = load_workbook(io.BytesIO(report.xlsx_of(found))).active
    assert sheet is not None and [cell.value for cell in sheet["F"][1:]] == questions and all(cell.data_type == "s" for cell in sheet["F"])
    assert all(question.startswith("'") for question in questions[:-1]) and questions[-1] == "正常的问题"
    assert sheet["I2"].value == "第一章，第1页；第二章，第9页"


def test_from_a_day_to_before_another(engine: Engine) -> None:
    fill(engine, ("一", "answered"), ("二", "answered"), ("三", "answered"))
    assert [row["question"] for row in report.rows(engine, datetime(2026, 1, 2), datetime(2026, 1, 3))] == ["二"]


def test_the_unanswered_come_grouped_the_most_asked_first(engine: Engine) -> None:
    fill(
        engine, ("局长是谁", "not_in_plan"), ("天气怎么样", "out_of_scope"), ("局长是谁？", "not_in_plan"), ("局長是誰呢？", "not_in_plan"), ("占比", "answered"), ("基数", "answered")
    )  # fmt: skip
    log = Log(engine)
    log.take(Vote("5", "门户", "down"))
    log.close()
    groups = list(report.unanswered(report.rows(engine)))
    assert groups[0] == (3, "not_in_plan", ("局长是谁", "局长是谁？", "局長是誰呢？"))
    assert {wordings[0] for _, _, wordings in groups} == {"局长是谁", "天气怎么样", "基数"}

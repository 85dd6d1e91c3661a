"""The log: what it keeps, for how long, and that no trouble of its own stops an answer."""

from __future__ import annotations

import sqlite3
import time
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, text

from assistant.office import log as module
from assistant.office import report
from assistant.office.database import FILE, address_of, opened
from assistant.office.log import Asked, Log, Vote, now


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return opened(address_of(tmp_path))


def asked(id: str = "a", question: str = "问", **given: object) -> Asked:
    return Asked(id, "门户", "key", "ask", "weibin-145", question, "answered", **given)  # type: ignore[arg-type]


def test_what_is_asked_is_written(engine: Engine) -> None:
    log = Log(engine)
    log.take(asked(citations=("第一章第五节，第17页",), ms={"total": 3.5}))
    log.take(Vote("a", "门户", "up"))
    log.take(Vote("a", "门户", "down", "数字不对"))
    log.close()
    (row,) = report.rows(engine)
    assert (row["question"], row["citations"], row["ms"], row["vote"], row["reason"]) == ("问", ["第一章第五节，第17页"], {"total": 3.5}, "down", "数字不对")


def test_questions_can_be_kept_out_and_all_of_it(engine: Engine) -> None:
    for kept in ("without_questions", "off"):
        log = Log(engine, kept)  # type: ignore[arg-type]
        log.take(asked(kept))
        log.close()
    (row,) = report.rows(engine)
    assert row["id"] == "without_questions" and row["question"] is None


def test_old_entries_go(engine: Engine) -> None:
    first = Log(engine)
    first.take(asked("old", at=now() - timedelta(days=31)))
    first.take(asked("new", at=now() - timedelta(days=29)))
    first.close()
    Log(engine, days=30).close()
    assert [row["id"] for row in report.rows(engine)] == ["new"]


def test_a_locked_database_delays_nothing_and_is_written_later(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PAUSE", 0.05)
    log = Log(engine)
    other = sqlite3.connect(tmp_path / FILE)
    other.execute("BEGIN EXCLUSIVE")
    start = time.perf_counter()
    for n in range(100):
        log.take(asked(str(n)))
    assert time.perf_counter() - start < 0.1
    time.sleep(2.3)
    assert log.failing
    other.rollback()
    log.close(10)
    assert len(report.rows(engine)) == 100 and not log.failing


def test_a_full_disk_is_survived_and_said(engine: Engine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(module, "PAUSE", 0.02)
    with engine.begin() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar()
    room, lost = [pages], list[int]()
    full = opened(str(engine.url))
    event.listen(full, "begin", lambda connection: connection.exec_driver_sql(f"PRAGMA max_page_count={room[0]}"))  # each connection has a limit of its own
    log = Log(full, lost=lost.append)
    for n in range(200):
        log.take(asked(str(n), question="问" * 500))
    time.sleep(0.3)
    assert log.failing and "log_not_written" in capsys.readouterr().out
    room[0] = 1_000_000
    log.close(10)
    assert len(report.rows(full)) == 200 and not lost


def test_what_has_no_room_is_lost_and_counted(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ROOM", 3)
    monkeypatch.setattr(module, "GATHER", 0.3)
    lost: list[int] = []
    log = Log(engine, lost=lost.append)
    time.sleep(0.1)
    for n in range(5):
        log.take(asked(str(n)))
    log.close()
    assert sum(lost) == 2 and [row["id"] for row in report.rows(engine)] == ["2", "3", "4"]

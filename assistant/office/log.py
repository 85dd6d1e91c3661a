"""The log: who asked what, when, and what came of it. Written beside the answers by a thread of its own; it never delays or fails one."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Event, Thread
from typing import Any, Literal

import structlog
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from assistant.office.tables import ASKED, VOTES

Kept = Literal["full", "without_questions", "off"]
ROOM = 10_000  # entries that wait for the database at most; the oldest go first
PAUSE = 1.0  # seconds before what failed is tried again
GATHER = 0.05  # seconds in which entries gather into one write
SAID_EVERY = 60.0  # seconds between two complaints of the same trouble
PRUNED_EVERY = 3600.0
log = structlog.get_logger(__name__)


def now() -> datetime:
    """UTC, without its zone, as the tables have it."""
    return datetime.now(UTC).replace(tzinfo=None)


@dataclass(frozen=True)
class Asked:
    """One question and what came of it; `citations` are `第一章第五节 专栏1-1，第17页`, `ms` milliseconds by step."""

    id: str
    who: str
    kind: str
    door: str
    plan: str
    question: str | None
    status: str
    generator: str = ""
    citations: tuple[str, ...] = ()
    ms: Mapping[str, float] = field(default_factory=dict)
    ms_total: float = 0
    index: str = ""
    at: datetime = field(default_factory=now)


@dataclass(frozen=True)
class Vote:
    """What someone thinks of an answer; a later vote of the same person takes the place of the earlier."""

    id: str
    who: str
    vote: str
    reason: str | None = None
    comment: str | None = None
    at: datetime = field(default_factory=now)


class Log:
    """Takes entries at once, writes them soon."""

    def __init__(self, engine: Engine, kept: Kept = "full", days: int = 0, lost: Callable[[int], None] = lambda count: None) -> None:
        """`days` is how long entries stay, 0 for ever; `lost` hears of entries that could not be written."""
        self._engine, self.kept, self._days, self._lost = engine, kept, days, lost
        self._waiting: deque[Asked | Vote] = deque()
        self._wake, self._stop = Event(), Event()
        self._said, self._pruned = -SAID_EVERY, -PRUNED_EVERY
        self.failing = False
        self._thread = Thread(target=self._run, name="log", daemon=True)
        self._thread.start()

    def take(self, entry: Asked | Vote) -> None:
        """Keep this, as far as the setting allows."""
        if self.kept == "off":
            return
        if isinstance(entry, Asked) and self.kept == "without_questions":
            entry = _without_question(entry)
        self._waiting.append(entry)
        while len(self._waiting) > ROOM:
            self._waiting.popleft()
            self._lost(1)
        self._wake.set()

    def close(self, patience: float = 5.0) -> None:
        """Write what waits and end; whatever the database does not take within `patience` seconds is lost, and said."""
        self._stop.set()
        self._wake.set()
        self._thread.join(patience)
        if self._waiting:
            self._lost(len(self._waiting))
            log.error("log_lost", entries=len(self._waiting))

    # ---- the thread ------------------------------------------------------------------------------------------------------------------

    def _run(self) -> None:
        while not self._stop.is_set():
            self._write()
            self._wake.wait(PAUSE if self.failing else PRUNED_EVERY)
            self._wake.clear()
            self._stop.wait(GATHER)
        self._write()

    def _write(self) -> None:
        batch = list(self._waiting.copy())
        try:
            with self._engine.begin() as connection:
                _put(connection, batch)
                self._prune(connection)
        except Exception as error:  # a full disk, a lock, a database that is away: all of them are waited for
            self._failed(error)
            return
        for entry in batch:  # the oldest may have gone meanwhile, for want of room
            if self._waiting and self._waiting[0] is entry:
                self._waiting.popleft()
        if self.failing:
            self.failing = False
            log.info("log_written_again")

    def _failed(self, error: Exception) -> None:
        self.failing = True
        if time.monotonic() - self._said >= SAID_EVERY:
            self._said = time.monotonic()
            why = str(getattr(error, "orig", None) or error).split("\n")[0][:120] if isinstance(error, SQLAlchemyError) else type(error).__name__
            log.error("log_not_written", why=why, waiting=len(self._waiting), advice="请检查磁盘空间和数据库；恢复后会补写")

    def _prune(self, connection: Connection) -> None:
        if self._days and time.monotonic() - self._pruned >= PRUNED_EVERY:
            prune(connection, self._days)
            self._pruned = time.monotonic()


def prune(connection: Connection, days: int) -> int:
    """Remove what is older than `days` days; how many questions went."""
    before = now() - timedelta(days=days)
    connection.execute(VOTES.delete().where(VOTES.c.at < before))
    return int(connection.execute(ASKED.delete().where(ASKED.c.at < before)).rowcount)


def _put(connection: Connection, batch: Sequence[Asked | Vote]) -> None:
    asked = [_row(entry) for entry in batch if isinstance(entry, Asked)]
    if asked:
        connection.execute(ASKED.insert(), asked)
    for vote in (entry for entry in batch if isinstance(entry, Vote)):
        connection.execute(VOTES.delete().where(VOTES.c.id == vote.id, VOTES.c.who == vote.who))
        connection.execute(VOTES.insert(), _row(vote))


def _row(entry: Asked | Vote) -> dict[str, Any]:
    row = dict(vars(entry))
    return row | {"citations": list(entry.citations), "ms": dict(entry.ms)} if isinstance(entry, Asked) else row


def _without_question(entry: Asked) -> Asked:
    return Asked(**{**vars(entry), "question": None})

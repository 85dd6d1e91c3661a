"""So many requests a minute for each principal, by a clock that never jumps; in memory, or in a file where several workers count together."""

from __future__ import annotations

import math
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass

import structlog

MINUTE = 60.0
ALONE = ":memory:"
BUSY_SECONDS = 0.5  # for another worker that counts
log = structlog.get_logger(__name__)

# A bucket is as large as a minute's requests and filled evenly; one statement, so that no two workers grant the same request.
NOW_IN_IT = "min(:full, tokens + max(0, :now - at) * :full / :minute)"
TAKE = f"""
    INSERT INTO buckets VALUES (:name, :full - 1.0, :now, 1)
    ON CONFLICT DO UPDATE SET granted = {NOW_IN_IT} >= 1, tokens = {NOW_IN_IT} - ({NOW_IN_IT} >= 1), at = :now
    RETURNING tokens, granted
"""


@dataclass(frozen=True)
class Count:
    """Where a principal stands: `limit` a minute, `left` now, `reset` seconds until all are back, `wait` seconds until one is."""

    limit: int
    left: int
    reset: int
    wait: int

    @property
    def headers(self) -> dict[str, str]:
        """As a response tells them."""
        return {"RateLimit-Limit": str(self.limit), "RateLimit-Remaining": str(self.left), "RateLimit-Reset": str(self.reset)}


class Limit:
    """A bucket for each name; one that is full again is forgotten."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, path: str = ALONE) -> None:
        """`path` is the file of those who count together: on one machine, as long as it runs, their clock is the same."""
        self._clock, self._swept = clock, clock()
        self._buckets = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        self._buckets.execute("PRAGMA journal_mode=WAL").fetchone()
        self._buckets.execute("PRAGMA synchronous=OFF")  # counts need not outlive the machine
        self._buckets.execute("CREATE TABLE IF NOT EXISTS buckets (name TEXT PRIMARY KEY, tokens REAL, at REAL, granted INTEGER) WITHOUT ROWID")

    def take(self, name: str, per_minute: int) -> Count | None:
        """Count one request; `left` is -1 for one too many. None when any number is allowed, or when it cannot be counted."""
        if not per_minute:
            return None
        try:
            tokens, granted = self._taken(name, per_minute)
        except sqlite3.Error as error:  # a full disk stops no answer
            log.warning("not_counted", why=str(error))
            return None
        seconds = MINUTE / per_minute
        left = math.floor(tokens + 1e-9) if granted else -1
        return Count(per_minute, left, math.ceil((per_minute - tokens) * seconds), max(1, math.ceil((1 - tokens) * seconds)))

    def _taken(self, name: str, per_minute: int) -> tuple[float, int]:
        now = self._clock()
        if now - self._swept > MINUTE:
            self._swept = now
            self._buckets.execute("DELETE FROM buckets WHERE at < ?", (now - MINUTE,))
        found: tuple[float, int] = self._buckets.execute(TAKE, {"name": name, "full": per_minute, "now": now, "minute": MINUTE}).fetchone()
        return found

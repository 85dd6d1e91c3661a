"""So many requests a minute for each principal, counted in this process by a clock that never jumps."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

MINUTE = 60.0
REMEMBERED = 10_000  # principals; past that the quiet ones are forgotten


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
    """A bucket for each name: as large as a minute's requests, filled evenly."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._buckets: dict[str, tuple[float, float]] = {}  # name → tokens left, when that was

    def take(self, name: str, per_minute: int) -> Count | None:
        """Count one request; `left` is -1 for one too many. None when any number is allowed."""
        if not per_minute:
            return None
        now = self._clock()
        tokens, since = self._buckets.get(name, (float(per_minute), now))
        tokens = min(per_minute, tokens + (now - since) * per_minute / MINUTE)
        granted = tokens >= 1
        tokens -= granted
        self._remember(name, tokens, now)
        seconds = MINUTE / per_minute
        return Count(per_minute, math.floor(tokens) if granted else -1, math.ceil((per_minute - tokens) * seconds), max(1, math.ceil((1 - tokens) * seconds)))

    def _remember(self, name: str, tokens: float, now: float) -> None:
        if len(self._buckets) >= REMEMBERED:
            self._buckets = {kept: bucket for kept, bucket in self._buckets.items() if now - bucket[1] < MINUTE}
        self._buckets[name] = tokens, now

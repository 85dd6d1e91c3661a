"""Wrong keys from one address: after ten different ones it is let try no more for a while, at the doors and at the sign-in alike.

The same wrong key counts once, so that a portal with an old key or a browser left signed in shuts nobody out; and a key that opened from an
address before opens on, so that a neighbour behind the same router cannot shut out a colleague.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from ipaddress import IPv6Address, ip_address, ip_network

from cachetools import LRUCache

from assistant.api.errors import refusal
from assistant.office.keys import Key, digest

ALLOWED = 10
SECONDS = 300.0  # from the first wrong key
REMEMBERED = 10_000  # addresses; past that the least lately seen is forgotten
HOUSEHOLD = 64  # bits of an IPv6 address that belong to one subscriber


@dataclass(frozen=True)
class Wrong:
    """The wrong keys of an address since the first of them, as digests."""

    since: float
    keys: set[str] = field(default_factory=set)


class Tries:
    """The wrong keys of late, and those that opened."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong: LRUCache[str, Wrong] = LRUCache(REMEMBERED)
        self._right: LRUCache[tuple[str, str], None] = LRUCache(REMEMBERED)

    def opened(self, find: Callable[[str], Key | None], shown: str, address: str | None) -> Key | None:
        """The key that `find` finds; Refusal when too many wrong ones came from there."""
        place, mark = _place(address), digest(shown)
        wrong = self._of_late(place)
        if len(wrong.keys) >= ALLOWED and (place, mark) not in self._right:
            wait = max(1, math.ceil(wrong.since + SECONDS - self._clock()))
            raise refusal(429, "too_many_wrong", {"Retry-After": str(wait)}, limit=ALLOWED, seconds=wait)
        key = find(shown)
        if key is not None:
            self._right[place, mark] = None
        elif shown:
            wrong.keys.add(mark)
            self._wrong[place] = wrong
        return key

    def _of_late(self, place: str) -> Wrong:
        known = self._wrong.get(place)
        return known if known and self._clock() - known.since < SECONDS else Wrong(self._clock())


def _place(address: str | None) -> str:
    """The address, of IPv6 the network that one subscriber has."""
    try:
        at = ip_address(address or "")
    except ValueError:
        return ""
    if isinstance(at, IPv6Address):
        return str(at.ipv4_mapped or ip_network((at, HOUSEHOLD), strict=False))
    return str(at)

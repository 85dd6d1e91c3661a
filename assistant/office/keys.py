"""Keys: made and revoked by a command, shown once, kept only as hashes.

>>> made(engine, "门户", ("ask", "read"), 60)
'planqa-Zl5x…'
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock
from typing import Any

import structlog
from sqlalchemy import Engine, select
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from assistant.office.tables import KEYS

SCOPES = ("ask", "read", "feedback", "admin")
FRESH_SECONDS = 5.0  # within which a revoked key stops working in every process
NAME = re.compile(r"\w[\w .@-]{0,63}")
log = structlog.get_logger(__name__)


class KeysError(ValueError):
    """A key that cannot be made or revoked; the message says why."""


@dataclass(frozen=True)
class Key:
    """Who holds it, what it opens, and how many requests a minute it is good for (0: any)."""

    name: str
    scopes: frozenset[str]
    per_minute: int


def digest(text: str) -> str:
    """A key has 256 random bits: one round is enough."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def pass_for(token: str) -> str:
    """What a browser keeps once signed in: made from the key, of no use to find it."""
    return hmac.digest(token.encode(), b"planqa window", "sha256").hex()


# ---- the commands' verbs -------------------------------------------------------------------------------------------------------------


def made(engine: Engine, name: str, scopes: Iterable[str], per_minute: int) -> str:
    """A new key, returned this once; KeysError when the name is taken or no name, or a scope is unknown."""
    chosen = tuple(dict.fromkeys(scopes))
    if not NAME.fullmatch(name):
        raise KeysError(f"“{name}”不能作密钥的名称；请用1到64个汉字、字母、数字")
    if not chosen or set(chosen) - set(SCOPES):
        raise KeysError(f"范围不能是“{'、'.join(chosen)}”；可选：{'、'.join(SCOPES)}")
    if not 0 <= per_minute <= 100_000:
        raise KeysError(f"每分钟次数不能是 {per_minute}；请用0（不限）到100000")
    token = f"planqa-{secrets.token_urlsafe(32)}"
    row = {"name": name, "token_hash": digest(token), "pass_hash": digest(pass_for(token)), "scopes": list(chosen), "per_minute": per_minute, "made": _now()}
    try:
        with engine.begin() as connection:
            connection.execute(KEYS.insert(), row)
    except IntegrityError as error:
        raise KeysError(f"已有名为“{name}”的密钥；请换一个名称") from error
    return token


def revoked(engine: Engine, name: str) -> None:
    """From now on the key opens nothing; KeysError when there is no such key."""
    with engine.begin() as connection:
        found = connection.execute(KEYS.update().where(KEYS.c.name == name, KEYS.c.revoked.is_(None)).values(revoked=_now()))
    if not found.rowcount:
        raise KeysError(f"没有名为“{name}”的有效密钥；请用 keys list 查看")


def listed(engine: Engine) -> list[Mapping[str, Any]]:
    """All keys, revoked ones too, in the order they were made: name, scopes, per_minute, made, revoked."""
    with engine.connect() as connection:
        columns = (KEYS.c.name, KEYS.c.scopes, KEYS.c.per_minute, KEYS.c.made, KEYS.c.revoked)
        return [dict(row._mapping) for row in connection.execute(select(*columns).order_by(KEYS.c.made))]


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


# ---- what the doors ask --------------------------------------------------------------------------------------------------------------


class KeyRing:
    """The keys that open, by the hash of what is shown; while the database is away, as last read."""

    def __init__(self, engine: Engine | None = None, own: str | None = None, per_minute: int = 0) -> None:
        """`own` is the key of the environment: it opens everything and cannot be revoked."""
        self._engine, self._lock = engine, Lock()
        whole = Key("PLANQA_API_KEY", frozenset(SCOPES), per_minute)
        self._own = {f"token {digest(own)}": whole, f"pass {digest(pass_for(own))}": whole} if own else {}
        self._known: dict[str, Key] = {}
        self._read = 0.0
        self.ever = bool(own) or bool(engine and listed(engine))
        self.refresh()

    @property
    def stale(self) -> bool:
        """Whether it is time to read again: a key may have been revoked by a command."""
        return self._engine is not None and time.monotonic() - self._read > FRESH_SECONDS

    def refresh(self) -> None:
        """Read the keys again; whoever comes meanwhile goes by those read last."""
        if self._engine is None or not self._lock.acquire(blocking=False):
            return
        try:
            self._read = time.monotonic()
            self._known = _holders(self._engine)
        except SQLAlchemyError as error:
            log.warning("keys_not_read", error=type(error).__name__)
        finally:
            self._lock.release()

    def holder(self, token: str) -> Key | None:
        """Whose key this is, None for nobody's."""
        return self._found(f"token {digest(token)}")

    def signed_in(self, passed: str) -> Key | None:
        """Whose browser this is."""
        return self._found(f"pass {digest(passed)}")

    def _found(self, hashed: str) -> Key | None:
        return self._own.get(hashed) or self._known.get(hashed)


def _holders(engine: Engine) -> dict[str, Key]:
    with engine.connect() as connection:
        rows = connection.execute(select(KEYS).where(KEYS.c.revoked.is_(None))).all()
    keys = [(row, Key(row.name, frozenset(row.scopes), row.per_minute)) for row in rows]
    return {hashed: key for row, key in keys for hashed in (f"token {row.token_hash}", f"pass {row.pass_hash}")}

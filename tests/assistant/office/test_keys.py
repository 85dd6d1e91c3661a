"""Keys: shown once, kept as hashes, revoked for good."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from assistant.office import keys
from assistant.office.database import FILE, address_of, opened


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return opened(address_of(tmp_path))


def test_a_key_is_nowhere_at_rest(engine: Engine, tmp_path: Path) -> None:
    token = keys.made(engine, "门户", ["ask"], 60)
    held = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert token.encode() not in held and token.removeprefix("planqa-").encode() not in held and keys.pass_for(token).encode() not in held
    assert keys.digest(token) in sqlite3.connect(tmp_path / FILE).execute("select token_hash from keys").fetchone()


def test_a_ring_knows_its_keys(engine: Engine) -> None:
    token = keys.made(engine, "门户", ["ask", "read"], 60)
    ring = keys.KeyRing(engine, own="from the environment", per_minute=9)
    assert ring.holder(token) == keys.Key("门户", frozenset({"ask", "read"}), 60) and ring.ever
    own = ring.holder("from the environment")
    assert own is not None and own.scopes == frozenset(keys.SCOPES) and own.per_minute == 9
    assert ring.signed_in(keys.pass_for(token)) == ring.holder(token)
    for wrong in ("", token + "x", keys.pass_for(token), keys.digest(token), "\ud800"):
        assert ring.holder(wrong) is None
    assert ring.signed_in(token) is None and not keys.KeyRing().ever


def test_revoked_for_good(engine: Engine) -> None:
    token = keys.made(engine, "门户", ["ask"], 60)
    keys.revoked(engine, "门户")
    ring = keys.KeyRing(engine)
    assert ring.holder(token) is None and ring.ever
    with pytest.raises(keys.KeysError, match="门户"):
        keys.revoked(engine, "门户")


def test_keys_that_are_not_made(engine: Engine) -> None:
    keys.made(engine, "门户", ["ask"], 60)
    for name, scopes, per_minute, words in (
        ("门户", ["ask"], 1, "已有"),
        ("", ["ask"], 1, "名称"),
        ("a\nb", ["ask"], 1, "名称"),
        ("b", ["root"], 1, "root"),
        ("b", [], 1, "范围"),
        ("b", ["ask"], -1, "-1"),
    ):
        with pytest.raises(keys.KeysError, match=words):
            keys.made(engine, name, scopes, per_minute)


def test_while_the_database_is_away_keys_are_as_last_read(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    token = keys.made(engine, "门户", ["ask"], 60)
    ring = keys.KeyRing(engine)

    def away(*_: object) -> object:
        raise OperationalError("select", {}, Exception("database is locked"))

    monkeypatch.setattr(engine, "connect", away)
    ring.refresh()
    assert ring.holder(token) is not None

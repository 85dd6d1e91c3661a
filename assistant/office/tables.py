"""The tables of the office's database; `migrations/` brings an older one to this shape."""

from __future__ import annotations

from sqlalchemy import JSON, Column, DateTime, Float, Index, Integer, MetaData, String, Table, Text

METADATA = MetaData()
# A key itself is never stored: only the hashes of what its holder shows.
KEYS = Table(
    "keys", METADATA,
    Column("name", String(64), primary_key=True), Column("token_hash", String(64), nullable=False, unique=True),
    Column("pass_hash", String(64), nullable=False, unique=True), Column("scopes", JSON, nullable=False), Column("per_minute", Integer, nullable=False),
    Column("made", DateTime, nullable=False), Column("revoked", DateTime),
)  # fmt: skip
ASKED = Table(
    "asked", METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True), Column("id", String(64), nullable=False, index=True),
    Column("at", DateTime, nullable=False, index=True), Column("who", String(128), nullable=False), Column("kind", String(16), nullable=False),
    Column("door", String(32), nullable=False), Column("plan", String(64), nullable=False), Column("question", Text), Column("status", String(16), nullable=False),
    Column("generator", String(16), nullable=False), Column("citations", JSON, nullable=False), Column("ms", JSON, nullable=False),
    Column("ms_total", Float, nullable=False), Column("index", String(64), nullable=False),
)  # fmt: skip
VOTES = Table(
    "votes", METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True), Column("id", String(64), nullable=False), Column("who", String(128), nullable=False),
    Column("at", DateTime, nullable=False), Column("vote", String(8), nullable=False), Column("reason", String(100)), Column("comment", Text),
)  # fmt: skip
Index("votes_of_an_answer", VOTES.c.id, VOTES.c.who, unique=True)

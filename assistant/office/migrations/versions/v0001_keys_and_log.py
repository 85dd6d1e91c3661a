"""Keys, questions, votes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """The three tables as they first were."""
    op.create_table(
        "keys",
        sa.Column("name", sa.String(64), primary_key=True), sa.Column("token_hash", sa.String(64), nullable=False, unique=True),
        sa.Column("pass_hash", sa.String(64), nullable=False, unique=True), sa.Column("scopes", sa.JSON, nullable=False),
        sa.Column("per_minute", sa.Integer, nullable=False), sa.Column("made", sa.DateTime, nullable=False), sa.Column("revoked", sa.DateTime),
    )  # fmt: skip
    op.create_table(
        "asked",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True), sa.Column("id", sa.String(64), nullable=False, index=True),
        sa.Column("at", sa.DateTime, nullable=False, index=True), sa.Column("who", sa.String(128), nullable=False), sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("door", sa.String(32), nullable=False), sa.Column("plan", sa.String(64), nullable=False), sa.Column("question", sa.Text),
        sa.Column("status", sa.String(16), nullable=False), sa.Column("generator", sa.String(16), nullable=False), sa.Column("citations", sa.JSON, nullable=False),
        sa.Column("ms", sa.JSON, nullable=False), sa.Column("ms_total", sa.Float, nullable=False), sa.Column("index", sa.String(64), nullable=False),
    )  # fmt: skip
    op.create_table(
        "votes",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True), sa.Column("id", sa.String(64), nullable=False),
        sa.Column("who", sa.String(128), nullable=False), sa.Column("at", sa.DateTime, nullable=False), sa.Column("vote", sa.String(8), nullable=False),
        sa.Column("reason", sa.String(100)), sa.Column("comment", sa.Text),
    )  # fmt: skip
    op.create_index("votes_of_an_answer", "votes", ["id", "who"], unique=True)


def downgrade() -> None:
    """Back to nothing."""
    for table in ("votes", "asked", "keys"):
        op.drop_table(table)

"""Alembic's entry: the connection comes from `office.database`, nothing is read from a file."""

from __future__ import annotations

from alembic import context

from assistant.office.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()

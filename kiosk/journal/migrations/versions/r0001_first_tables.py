"""The journal as it first was: facts, what the outbox knows of them, and the journal's id."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer, String

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table("meta", Column("name", String, primary_key=True), Column("value", String, nullable=False))
    op.create_table(
        "fact",
        Column("seq", Integer, primary_key=True),
        Column("at", String, nullable=False),
        Column("session", String, nullable=False),
        Column("kind", String, nullable=False),
        Column("version", Integer, nullable=False),
        Column("data", String, nullable=False),
        Column("batch", Integer, nullable=False),
        Column("hash", String, nullable=False),
    )
    op.create_table("outbox_cursor", Column("id", Integer, primary_key=True), Column("seq", Integer, nullable=False))
    op.create_table("outbox_parked", Column("seq", Integer, primary_key=True), Column("reason", String, nullable=False))
